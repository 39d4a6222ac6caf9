"""The properties of a Word document: its title, its author and its language."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from qpr_core.display.properties import LONGEST


def declare(document: WordDocument, *, title: str, author: str, language: str) -> None:
    """Set the properties, in place of those of a template.

    Screen readers and spelling checkers use the language.
    """
    properties = document.core_properties
    properties._element.clear()  # noqa: SLF001  python-docx cannot remove a property
    properties.title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
    if author:
        properties.author = author
    properties.language = language
    sheet = document.styles.element
    base = document.styles["Normal"].element.get_or_add_rPr()
    if base.find(qn("w:lang")) is None:
        base.insert_element_before(OxmlElement("w:lang"), "w:eastAsianLayout", "w:specVanish", "w:oMath")
    for declared in sheet.iter(qn("w:lang")):
        declared.set(qn("w:val"), language)
