"""Records that are read without a check: they are as written, and every text shows the mark."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from interchange.records import make, with_part
from interchange.test_items import REPORT as WITH_ITEMS
from pictured import WHOLE
from qpr_core import (
    Aggregation,
    Period,
    Rag,
    Report,
    Scorecard,
    Summary,
    TimeSeries,
    assess,
    bridge,
    check_text,
    compare_methods,
    explain,
    narrate,
    needed_by_year_end,
    project,
    summarise,
    to_html,
)
from qpr_core.display.excel import to_excel
from qpr_core.display.word import to_word
from qpr_core.errors import InterchangeError, QprError, SummaryError
from qpr_core.interchange import Record, from_json, from_plain, to_json, to_plain
from qpr_core.styles import KENT
from qpr_core.testing import Four
from qpr_core.wording.papers.appendix import appendix
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.cover_paper import cover_paper
from qpr_core.wording.sections.notes import notes

MARK = KENT.common.unverified

RISING = TimeSeries((Period.parse("Q1 2022/23").shift(place), 76 + place + place % 2) for place in range(6))
MISSED = assess(make(), TimeSeries({"Q1 2023/24": 82, "Q2 2023/24": 78}), "Q2 2023/24")
RECORDS: list[Record] = [
    WHOLE,
    MISSED,
    MISSED.standing,
    MISSED.comparison,
    MISSED.direction_of_travel,
    summarise(WHOLE),
    bridge(WHOLE),
    project(make(), RISING, RISING.last),
    needed_by_year_end(make(), RISING, RISING.last, made_by=Aggregation.MEAN),
    compare_methods(make(), RISING, RISING.last),
    WITH_ITEMS,
    WITH_ITEMS.items[0],
    WITH_ITEMS.items[0].assessments[0],
]


def unverified(record: Record) -> Any:
    return from_json(to_json(record), schemes=[Four], verify=False)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_record_read_without_a_check_says_so_and_is_otherwise_the_same(record: Any) -> None:
    read = unverified(record)
    assert (record.unverified, read.unverified) == (False, True)
    assert read != record
    assert "unverified" in repr(read)
    assert "unverified" not in repr(record)
    assert to_json(read) == to_json(record)
    assert from_json(to_json(read), schemes=[Four]) == record


@pytest.mark.parametrize(
    "record", [RISING, make(), Scorecard([(make(), RISING)])], ids=lambda each: type(each).__name__
)
def test_record_without_worked_out_parts_needs_no_mark(record: Record) -> None:
    assert unverified(record) == record


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_text_about_an_unverified_record_shows_the_mark_once(record: Any) -> None:
    for each, count in ((unverified(record), 1), (record, 0)):
        try:
            text = str(explain(each))
        except QprError:
            text = str(narrate(each))
        assert text.count(MARK) == count


def test_every_kind_of_document_shows_the_mark() -> None:
    read = unverified(WHOLE)
    assert isinstance(read, Report)
    texts = [
        to_html(read),
        to_html(read, page=True),
        to_html(read.assessments[0]),
        to_html(read.assessments[0].direction_of_travel),
        to_html(unverified(summarise(WHOLE))),
        str(read),
        str(read.by("service")),
        str(narrate(read, sections="moved")),
        str(narrate(read.where(codes=[read.assessments[0].code]))),
        str(notes(read)),
        str(appendix(read)),
        str(cover_paper(read, CoverPaper())),
    ]
    assert [MARK in text for text in texts] == [True] * len(texts)
    assert MARK in [paragraph.text for paragraph in to_word(narrate(read)).paragraphs]
    to_excel(read, excel := BytesIO())
    cover = load_workbook(excel, read_only=True)["Cover"]
    assert MARK in [cell.value for row in cover.iter_rows() for cell in row]


def test_what_is_counted_from_an_unverified_report_is_unverified() -> None:
    read = unverified(WHOLE)
    assert summarise(read).unverified
    assert bridge(read).unverified
    assert read.by_scheme[0].unverified
    part = read.where(codes=[read.assessments[0].code])
    assert [each.unverified for each in part.history] == [True] * len(read.history)
    assert not summarise(WHOLE).unverified


def test_forged_record_is_refused_with_its_path_or_marked() -> None:
    forged = with_part(to_plain(MISSED), ("data", "standing", "rating"), "Rag.GREEN")
    with pytest.raises(InterchangeError, match=r"rating must be 'Rag\.RED', .*, got 'Rag\.GREEN' at data\.standing"):
        from_plain(forged)
    read: Any = from_plain(forged, verify=False)
    assert read.rating is Rag.GREEN
    assert str(explain(read)).startswith(MARK)


def test_mark_of_a_summary_is_true_or_false() -> None:
    counts: dict[str, Any] = {"period": "Q1 2023/24", "indicators": 1, "ratings": {"Green": 1, "Amber": 0, "Red": 0}}
    assert Summary(**counts, unverified=True) != Summary(**counts)
    with pytest.raises(QprError, match="unverified must be True or False, got 1"):
        Summary(**counts, unverified=1)  # type: ignore[arg-type]  # the wrong kind


def test_history_of_any_length_survives_a_round_trip() -> None:
    last: Summary | None = None
    for step in range(1_500):
        ratings = {"Green": step % 2, "Amber": 1 - step % 2, "Red": 0}
        last = Summary(period=Period.parse("Q1 1600/01").shift(step), indicators=1, ratings=ratings, previous=last)
    assert last is not None
    text = to_json(last)
    read: Any = from_json(text)
    assert read == last
    assert hash(read) == hash(last)
    assert to_json(read) == text
    assert len(unverified(last).with_earlier) == 1_500
    assert read != last.previous


def test_contradiction_in_an_earlier_summary_has_its_path() -> None:
    last: Summary | None = None
    for step in range(3):
        ratings = {"Green": 1, "Amber": 0, "Red": 0}
        last = Summary(period=Period.parse("Q1 2022/23").shift(step), indicators=1, ratings=ratings, previous=last)
    assert last is not None
    plain = to_plain(last)
    for value, message in (
        ({"Rag.GREEN": 2, "Rag.AMBER": 0, "Rag.RED": 0}, r"got 2 of 1 .* at data\.previous\[1\]$"),
        (5, r"at data\.previous\[1\]\.ratings$"),
    ):
        with pytest.raises(QprError, match=message):
            from_plain(with_part(plain, ("data", "previous", 1, "ratings"), value))
    nested = with_part(plain, ("data", "previous", 0, "previous"), to_plain(last)["data"])
    with pytest.raises(InterchangeError, match=r"previous must be null in a list .* at data\.previous\[0\]\.previous$"):
        from_plain(nested)
    with pytest.raises(InterchangeError, match=r"Summary must have the parts .* at data\.previous\[0\]$"):
        from_plain(with_part(plain, ("data", "previous", 0), 5))


def test_draft_is_not_compared_with_an_unverified_report() -> None:
    """A forged Green would make a false draft right."""
    for source in (unverified(WHOLE), unverified(summarise(WHOLE))):
        with pytest.raises(SummaryError, match="source must be verified, as its figures may contradict each other"):
            check_text("One KPI is Green.", source)
