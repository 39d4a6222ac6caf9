"""Text and tables of a Word document that stay on one page."""

from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

_SHORT: Final = 15
"""The greatest number of rows of a table that stays on one page."""


def keep_together(document: WordDocument, start: int) -> None:
    """Keep together the parts of the body that were written after *start* elements."""
    for element in document.element.body[start - 1 : -2]:
        if element.tag == qn("w:p"):
            _keep(document, element)


def keep_rows_together(document: WordDocument, start: int) -> None:
    """Keep the rows of a short table on one page, if written after *start* elements."""
    for table in document.element.body[start - 1 :]:
        rows = [*table.iterchildren(qn("w:tr"))]
        for row in rows[:-1] if len(rows) <= _SHORT else ():
            for element in row.iter(qn("w:p")):
                _keep(document, element)


def _keep(document: WordDocument, element: BaseOxmlElement) -> None:
    WordParagraph(element, document).paragraph_format.keep_with_next = True
