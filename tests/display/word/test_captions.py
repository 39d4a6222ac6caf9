"""Captions of tables in Word documents: numbers that Word's list of tables finds."""

from typing import Any

from docx.oxml.ns import qn

from display.word.opened import opened, styled_lines
from qpr_core import Narrative
from qpr_core.styles import ReportWords, Style
from qpr_core.text import Table, Words

ONE = Table(((Words("A"),),), (), caption=(Words("Counts"),))
LONG = Table(tuple((Words(f"Quarterly{place}"),) for place in range(12)), (), caption=(Words("Long"),))
BARE = Table(((Words("A"),),), ())


def _fields(document: Any) -> list[str]:
    return [each.text.strip() for each in document.element.body.iter(qn("w:instrText")) if "SEQ" in each.text]


def test_captions_are_numbered_in_their_order() -> None:
    document = opened(Narrative((ONE, BARE, ONE)))
    assert styled_lines(document) == [("Caption", "Table 1: Counts"), ("Caption", "Table 2: Counts")]
    assert _fields(document) == [r"SEQ Table \* ARABIC"] * 2


def test_continued_table_has_the_number_of_its_first_part() -> None:
    document = opened(Narrative((LONG, ONE)))
    assert [text for _, text in styled_lines(document)] == [
        "Table 1: Long",
        "Table 1: Long, continued",
        "Table 2: Counts",
    ]
    assert _fields(document) == [r"SEQ Table \* ARABIC", r"SEQ Table \c", r"SEQ Table \* ARABIC"]


def test_words_of_a_numbered_caption_are_those_of_the_style() -> None:
    style = Style(report=ReportWords(caption_numbered="{caption} (table {number})"))
    assert styled_lines(opened(Narrative((ONE,)), style=style)) == [("Caption", "Counts (table 1)")]


def test_caption_of_a_style_without_numbers_has_none() -> None:
    document = opened(Narrative((ONE,)), style=Style(report=ReportWords(caption_numbered="{caption}")))
    assert styled_lines(document) == [("Caption", "Counts")]
    assert _fields(document) == []
