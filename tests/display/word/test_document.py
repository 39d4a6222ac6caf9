"""Word documents: real headings, lists, captions and tables, and names that stay text."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from display.word.opened import opened, styled_lines
from kent import summary as kent_summary
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Paragraph, Period, Report, Scorecard, Section, compare_methods, narrate
from qpr_core.display.word import to_word
from qpr_core.errors import ReportError, StyleError
from qpr_core.testing import scorecards
from qpr_core.text import Heading, Spark, Words
from small_reports import report_of


def test_kents_report_has_headings_and_bullets_of_word() -> None:
    lines = styled_lines(opened(narrate(kent_summary())))
    assert lines[0] == ("Heading 1", "Quarterly Performance Report, Quarter 2, 2023/24")
    assert lines[3][0] == "Normal"
    assert lines[4] == (
        "List Bullet",
        "15 are rated Green (one fewer than the previous Quarter) – the target was achieved or exceeded.",
    )
    assert ("List Bullet 2", "Percentage of complaints responded to within timescale") in lines


def test_each_service_begins_on_a_new_page_that_is_landscape_for_its_table() -> None:
    document = opened(WHOLE.by("service"))
    starts = [each.text for each in document.paragraphs if each.paragraph_format.page_break_before]
    assert starts == ["Highways", "Waste", "No service named"]
    assert [section.page_width > section.page_height for section in document.sections] == [False, True]
    assert len(document.tables) == len(starts) + 2  # the counts, and an activity indicator of the last service


def test_management_actions_are_third_level_bullets() -> None:
    lines = styled_lines(opened(narrate(WHOLE, sections=Section.LISTED, actions={"A": "More staff."})))
    assert ("List Bullet 3", "Management action: More staff.") in lines


def test_table_without_a_caption_is_written_and_a_lone_sparkline_is_not() -> None:
    methods = opened(compare_methods(*made(1, 2, 3), "Q2 2023/24"))
    assert [cell.text for cell in methods.tables[0].rows[0].cells] == ["Method", "Direction", "Because"]
    (line,) = opened(WHOLE.assessments[0].direction_of_travel).paragraphs
    assert line.text.startswith("The direction of travel is negative")
    beside = Narrative((Paragraph((Words("Results: "), Spark(WHOLE.assessments[0].trail))),))
    assert styled_lines(opened(beside)) == [("Normal", "Results: ")]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_a_document(name: str) -> None:
    report = report_of(made(86, 84, 85, 81, 80, 78, code=name, name=name, service=name))
    document = opened(narrate(report, actions={name: name}))
    assert document.tables[0].rows[2].cells[0].text == f"{name} {name}"
    assert any(name in text for _, text in styled_lines(document))


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


def test_title_language_and_author_are_in_the_properties() -> None:
    written = opened(narrate(WHOLE), author="Strategic Performance").core_properties
    assert (written.title, written.author, written.language) == (
        "Quarterly Performance Report, Quarter 2, 2023/24", "Strategic Performance", "en-GB",
    )  # fmt: skip
    assert opened(narrate(WHOLE), title="Performance").core_properties.title == "Performance"
    assert opened(narrate(WHOLE, sections=Section.SCORECARD)).core_properties.title == ""
    long = opened(Narrative((Heading((Words("a" * 400),)),))).core_properties.title
    assert long == "a" * 254 + "…"


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def saved(**parts: str) -> bytes:
    to_word(narrate(WHOLE), contents=True, **parts).save(kept := BytesIO())  # type: ignore[arg-type]
    return kept.getvalue()


def test_nothing_in_a_document_names_a_program_or_a_time() -> None:
    parts = parts_of(saved())
    assert set(parts) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer1.xml",
    }  # fmt: skip
    text = b"".join(parts.values()).lower()
    assert not any(name in text for name in (b"python", b"qpr_core", b"macintosh", b"2013-12-23", b"dcterms:created"))


def test_same_report_is_saved_to_the_same_bytes() -> None:
    assert saved() == saved()
    with ZipFile(BytesIO(saved())) as zipped:
        assert {each.date_time for each in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_document_is_saved_to_a_path(tmp_path: Path) -> None:
    document: Any = to_word(narrate(WHOLE), contents=True)
    document.save(tmp_path / "report.docx")
    document.save(str(tmp_path / "again.docx"))
    assert (tmp_path / "report.docx").read_bytes() == (tmp_path / "again.docx").read_bytes() == saved()


def test_empty_text_is_an_empty_document_with_numbered_pages() -> None:
    document = opened(Narrative(()), contents=True)
    assert styled_lines(document) == []
    assert document.sections[0].footer.paragraphs[0].text == "Page 1 of 1"


def test_introduction_of_a_list_stays_with_its_first_item() -> None:
    paragraphs = {each.text: each for each in opened(narrate(kent_summary())).paragraphs}
    introduction = paragraphs["Of the 38 KPIs included in the report, the latest RAG status are as follows:"]
    assert introduction.paragraph_format.keep_with_next
    assert paragraphs["Customer Services"].paragraph_format.keep_with_next
    assert not paragraphs["Percentage of complaints responded to within timescale"].paragraph_format.keep_with_next


def test_bullets_of_all_levels_have_the_same_space() -> None:
    styles = opened(narrate(WHOLE)).styles
    spaces = [styles[name].paragraph_format for name in ("List Bullet", "List Bullet 2", "List Bullet 3")]
    assert {(each.space_before, each.space_after, each.line_spacing) for each in spaces} == {(Pt(4), Pt(0), 1.15)}


def test_to_word_refuses_arguments_of_a_wrong_kind() -> None:
    with pytest.raises(StyleError, match="result must be one of"):
        to_word(5)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="palette must be a Palette, got 'red'"):
        to_word(WHOLE, palette="red")  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="page must be a PageSize or one of 'A3', 'A4', 'A5', got 'A9'"):
        to_word(WHOLE, page="A9")
    with pytest.raises(StyleError, match="contents must be True or False, got 1"):
        to_word(WHOLE, contents=1)  # type: ignore[arg-type]  # a wrong type is what is tested


@pytest.mark.parametrize("name", ["title", "author"])
def test_properties_that_word_cannot_keep_are_refused(name: str) -> None:
    with pytest.raises(StyleError, match=f"{name} must be one line of printable characters"):
        saved(**{name: "two\nlines"})
    with pytest.raises(StyleError, match=f"{name} must have no more than 255 characters, got 256"):
        saved(**{name: "a" * 256})
