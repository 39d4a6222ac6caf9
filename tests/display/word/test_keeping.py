"""Keeping text together: what is about an indicator, and the rows of a short table."""

from typing import Any

import pytest

from display.word.opened import opened
from qpr_core import Narrative, Paragraph
from qpr_core.text import Heading, Table, Words

TEXT = Paragraph((Words("All well."),))


def kept(result: Narrative) -> list[bool]:
    """Return for each paragraph, but headings, if it stays with the next."""
    document: Any = opened(result)
    return [bool(each.paragraph_format.keep_with_next) for each in document.paragraphs if each.style.name == "Normal"]


def test_text_about_an_indicator_stays_together_until_its_last_paragraph() -> None:
    about = Heading((Words("Bins"),), level=3, code="B1")
    other = Heading((Words("Notes"),), level=2)
    assert kept(Narrative((TEXT, about, TEXT, TEXT, TEXT, other, TEXT, TEXT))) == [
        *[False],
        *[True, True, False],
        *[False, False],
    ]
    assert kept(Narrative((about, TEXT, about, TEXT))) == [False, False]
    table = Table(((Words("a"),),), (((Words("b"),),),))
    assert kept(Narrative((about, TEXT, table, TEXT))) == [True, False]


@pytest.mark.parametrize(("rows", "is_kept"), [(14, True), (15, False)])
def test_rows_of_a_table_stay_together_if_they_are_15_at_most_with_its_heading(rows: int, *, is_kept: bool) -> None:
    cells = ((Words("a"),), (Words("b"),))
    document: Any = opened(Narrative((Table(cells, (cells,) * rows),)))
    body = [
        [paragraph.paragraph_format.keep_with_next for cell in row.cells for paragraph in cell.paragraphs]
        for row in document.tables[0].rows[1:]
    ]
    assert [all(row) for row in body] == [is_kept] * (rows - 1) + [False]
