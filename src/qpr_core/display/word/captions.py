"""Captions of tables in a Word document, with their numbers as fields."""

import re
from typing import Final

from docx.document import Document as WordDocument

from qpr_core.display.palette import Palette
from qpr_core.display.word.fields import add_field
from qpr_core.display.word.text import write_runs
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans, Words

_NEXT: Final = r"SEQ Table \* ARABIC"
"""The instruction for the next number; Word's list of tables looks for it."""

_SAME: Final = r"SEQ Table \c"
"""The instruction for the same number again."""

_MARK: Final = Words("{number}")


def number_caption(document: WordDocument, caption: Spans, phrase: str, palette: Palette, *, is_again: bool) -> None:
    """Write the caption of a table, with the next number.

    If the phrase has no `{number}`, the caption has no number.

    Args:
        document: The document, with the tables that have been written.
        caption: The caption.
        phrase: The text around `{number}` and `{caption}`.
        palette: The colours of ratings in the caption.
        is_again: True if the table continues the one before, whose number it has.
    """
    found = fill(phrase, number=_MARK, caption=caption)
    number = _tables_in(document) + (0 if is_again else 1)
    paragraph = document.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = True  # the style of a template may not have it
    for span in found:
        if span == _MARK:
            add_field(paragraph, _SAME if is_again else _NEXT, f"{number}")
        else:
            write_runs(paragraph, (span,), palette)


def _tables_in(document: WordDocument) -> int:
    """Return the number of numbered tables, including those of a template."""
    instructions = document.element.body.xpath(".//w:instrText")
    return sum(re.match(r"\s*SEQ Table (?!\\c)", each.text or "") is not None for each in instructions)
