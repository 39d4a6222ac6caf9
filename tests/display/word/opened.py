"""Word documents as they are read again."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from qpr_core.display.word import to_word


def opened(result: Any, **parts: Any) -> Any:
    """Write a document, and read it again."""
    kept = BytesIO()
    to_word(result, **parts).save(kept)
    return Document(BytesIO(kept.getvalue()))


def styled_lines(document: Any) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph."""
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]


def shading_of(cell: Any) -> str | None:
    """Return the colour of a cell."""
    shading = cell._tc.tcPr.find(qn("w:shd"))  # noqa: SLF001  python-docx has no name for shading
    return None if shading is None else shading.get(qn("w:fill"))


def marks_of(row: Any) -> set[str]:
    """Return the marks of a row: that it repeats, and that it is not split."""
    return {each.tag.rpartition("}")[2] for each in row._tr.trPr}  # noqa: SLF001  python-docx has no name for them


def contents_of(document: Any) -> list[tuple[str, str]]:
    """Return the style and the text of each line of the contents list."""
    names = {style.style_id: style.name for style in document.styles}
    return [
        (names[line.pPr.pStyle.val], "".join(text.text for text in line.iter(qn("w:t"))))
        for line in document.element.body.iterchildren(qn("w:sdt"))
        for line in line.iter(qn("w:p"))
    ]
