"""The properties of a Word document: its title, its author and its language."""

from typing import Final

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from qpr_core.errors import StyleError
from qpr_core.model.values.names import check_name

_LONGEST: Final = 255
"""The greatest number of characters of a property."""


def check_property(given: str | None, name: str) -> str:
    """Return a property as it was given, or nothing if it is None.

    >>> check_property("Strategic Performance", "author")
    'Strategic Performance'

    Raises:
        StyleError: If it is not text of one line, or has more than 255 characters.
    """
    if given is None:
        return ""
    if len(check_name(given, name, StyleError)) > _LONGEST:
        raise StyleError(f"{name} must have no more than {_LONGEST} characters", shown=f"{len(given)}")
    return given


def declare(document: WordDocument, *, title: str, author: str, language: str) -> None:
    """Declare the properties, in place of those of a template.

    Screen readers and spelling checkers use the language.
    """
    properties = document.core_properties
    properties._element.clear()  # noqa: SLF001  python-docx cannot remove a property
    properties.title = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
    if author:
        properties.author = author
    properties.language = language
    sheet = document.styles.element
    base = document.styles["Normal"].element.get_or_add_rPr()
    if base.find(qn("w:lang")) is None:
        base.insert_element_before(OxmlElement("w:lang"), "w:eastAsianLayout", "w:specVanish", "w:oMath")
    for declared in sheet.iter(qn("w:lang")):
        declared.set(qn("w:val"), language)
