"""Word documents: real headings, lists, captions and tables, and names that stay text."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from kent import summary as kent_summary
from pictured import HOSTILE, WHOLE, made
from qpr_core import Period, Report, Scorecard, Section, compare_methods, narrate
from qpr_core.display.word import to_word
from qpr_core.errors import ReportError, StyleError
from qpr_core.styles import ScorecardTable
from qpr_core.testing import scorecards
from small_reports import report_of


def opened(result: Any, **parts: Any) -> Any:
    kept = BytesIO()
    to_word(result, **parts).save(kept)
    return Document(BytesIO(kept.getvalue()))


def styled_lines(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_kents_report_has_headings_and_bullets_of_word() -> None:
    lines = styled_lines(opened(narrate(kent_summary())))
    assert lines[0] == ("Heading 1", "Quarterly Performance Report, Quarter 2, 2023/24")
    assert lines[3][0] == "Normal"
    assert lines[4] == (
        "List Bullet",
        "15 are rated Green (one fewer than the previous Quarter) – the target was achieved or exceeded.",
    )
    assert ("List Bullet 2", "Percentage of complaints responded to within timescale") in lines


def test_management_actions_are_third_level_bullets() -> None:
    lines = styled_lines(opened(narrate(WHOLE, sections=Section.LISTED, actions={"A": "More staff."})))
    assert ("List Bullet 3", "Management action: More staff.") in lines


def test_scorecard_is_a_table_with_a_caption_a_header_and_coloured_ratings() -> None:
    document = opened(narrate(WHOLE, sections=Section.SCORECARD))
    assert ("Caption", "Key performance indicators, Quarter 2, 2023/24") in styled_lines(document)
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Code", "Indicator", "Result", "Target", "Floor standard", "Rating", "Previous rating", "Change",
        "Direction of travel",
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001  python-docx has no name for it
    assert {cell.text for cell in table.rows[1].cells} == {"Highways"}
    rating = table.rows[2].cells[5].paragraphs[0].runs[0]
    assert rating.text == "R Red"
    assert rating._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == "651B1B"  # noqa: SLF001  nor for this
    assert str(rating.font.color.rgb) == "FFFFFF"


def test_scorecard_table_chooses_the_columns_of_the_document() -> None:
    document = to_word(
        WHOLE, table=ScorecardTable(columns=["code", "target", "recent results"], names={"target": "Aim"})
    )
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Code", "Aim"]


def test_columns_fit_their_texts_and_the_table_fits_the_page() -> None:
    long = made(86, 84, name="Percentage of complaints responded to within the agreed timescale", service="Highways")
    document = opened(narrate(report_of(long), sections=Section.SCORECARD))
    widths = [column.width for column in document.tables[0].columns]
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(widths) - room) < 0.01 * room
    assert max(widths) == widths[1]  # the names
    assert widths[0] < widths[6]  # codes, and changes
    assert {cell.width for cell in document.tables[0].rows[2].cells} == set(widths)
    crowded = opened(narrate(report_of(made(86, 84, name="x" * 400, code="y" * 400)), sections=Section.SCORECARD))
    assert min(column.width for column in crowded.tables[0].columns) > 200_000


def test_bars_are_left_to_the_table_next_to_them() -> None:
    document = opened(narrate(WHOLE, sections=Section.HISTORY))
    assert len(document.tables) == 1
    assert document.tables[0].rows[-1].cells[0].text == "Q2 2023/24"


def test_table_without_a_caption_and_sparkline_are_written() -> None:
    methods = opened(compare_methods(*made(1, 2, 3), "Q2 2023/24"))
    assert [cell.text for cell in methods.tables[0].rows[0].cells] == ["Method", "Direction", "Because"]
    travel = opened(WHOLE.assessments[0].direction_of_travel)
    assert styled_lines(travel)[0][1].startswith("The direction of travel is negative")
    assert styled_lines(travel)[1] == ("Normal", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_a_document(name: str) -> None:
    report = report_of(made(86, 84, 85, 81, 80, 78, code=name, name=name, service=name))
    document = opened(narrate(report, actions={name: name}))
    assert document.tables[0].rows[2].cells[1].text == name
    assert any(name in text for _, text in styled_lines(document))


def test_characters_that_word_cannot_read_are_replaced() -> None:
    document = opened(narrate(report_of(made(86, 84, name="Calls\uffff\ufffe", service="A\uffff"))))
    assert document.tables[0].rows[2].cells[1].text == "Calls\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"


@pytest.mark.large
@settings(max_examples=15)
@given(scorecards(), st.integers(0, 9))
def test_any_report_becomes_a_document(card: Scorecard, steps: int) -> None:
    try:
        report: Report = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=4)
    except ReportError:
        return  # nothing to report by then
    document = opened(narrate(report))
    assert document.tables
    assert styled_lines(opened(report))[0][0].startswith("Heading")


def test_to_word_refuses_arguments_of_a_wrong_kind() -> None:
    with pytest.raises(StyleError, match="result must be one of"):
        to_word(5)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="palette must be a Palette, got 'red'"):
        to_word(WHOLE, palette="red")  # type: ignore[arg-type]  # a wrong type is what is tested
