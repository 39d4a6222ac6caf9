"""The cover: what the workbook contains, and the counts by rating."""

import pytest

from display.excel.opened import opened, rows_of
from pictured import WHOLE, made
from qpr_core import ExpectedRange, Polarity, Rag, Scorecard, Section, Summary, narrate, summarise
from qpr_core.display.excel.cover_sheet import counts_of
from qpr_core.styles import PLAIN
from small_reports import report_of
from two_schemes import Met, two_schemes


def test_cover_has_the_title_the_counts_in_words_and_links_to_every_sheet() -> None:
    book = opened(WHOLE)
    sheet = book["Cover"]
    assert sheet["A1"].value == "Quarterly Performance Report, Quarter 2, 2023/24"
    assert sheet["A2"].value == str(narrate(WHOLE, sections=Section.OPENING))
    assert sheet["A3"].value == "This workbook contains:"
    links = [sheet.cell(row, 1) for row in range(4, 8)]
    assert [cell.hyperlink.location for cell in links] == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert links[1].value == "Notes: what a reader needs to know about the data"


def test_counts_are_those_of_the_summary_and_of_the_expectations() -> None:
    rows = {row["Rating"]: tuple(row.values())[1:] for row in rows_of(opened(WHOLE)["Cover"])}
    summary = summarise(WHOLE)
    assert rows["■ Red"] == (summary.ratings[Rag.RED], 0, summary.change_in_rating(Rag.RED))
    assert rows["Not rated"] == (summary.unrated_count, 1, summary.change_in_unrated)
    assert rows["↓ below expectations"] == (1, 0, 1)
    assert rows["= within expectations"] == (0, 1, -1)
    assert rows["Without an expected range"] == (0, 0, 0)


def test_counts_without_a_quarter_before_have_no_change() -> None:
    (first, *_) = rows_of(opened(report_of(made(90)))["Cover"])
    assert first == {"Rating": "● Green", "Number of indicators": 1}


def test_counts_that_cannot_be_compared_say_none() -> None:
    """The activity indicator was in the report before, and no KPI was."""
    calls = made(90, reported_from="Q2 2023/24")
    visits = made(5, 5, code="V", polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(3, 9))
    report = report_of(calls, visits)
    rows = {row["Rating"]: row["Change"] for row in rows_of(opened(report)["Cover"])}
    assert rows["= within expectations"] == 0
    assert rows["● Green"] == ("none" if summarise(report).change_in_rating(Rag.GREEN) is None else 1)


def test_report_of_activity_indicators_only_has_their_counts_only() -> None:
    visits = made(5, code="V", polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(3, 9))
    report = report_of(visits)
    assert [count.is_kpi for count in counts_of(report)] == [False] * 4
    assert opened(report)["Cover"]["A2"].value == "This workbook contains:"


def test_counts_before_are_restated_as_in_the_report() -> None:
    card = Scorecard([made(90, 84), made(90, 90, code="B")])
    published = Summary(period="Q1 2023/24", indicators=2, ratings={Rag.GREEN: 0, Rag.AMBER: 2, Rag.RED: 0})
    rows = rows_of(opened(card.report("Q2 2023/24", published=published))["Cover"])
    assert [(row["In the previous Quarter"], row["Change"]) for row in rows[:3]] == [(2, -1), (0, 1), (0, 0)]


def test_counts_before_are_of_the_quarter_that_the_style_names() -> None:
    card = Scorecard([made(90, 84, 82)])
    for quarter, heading in (("Q2 2023/24", "In Quarter 1"), ("Q1 2023/24", "In Quarter 4 2022/23")):
        assert heading in rows_of(opened(card.report(quarter), style=PLAIN)["Cover"])[0]


def test_live_counts_are_formulas_that_count_the_ratings() -> None:
    formulas = [row["Number of indicators"] for row in rows_of(opened(WHOLE, live=True)["Cover"])]
    assert formulas[0] == "=SUMPRODUCT(--EXACT('Scorecard'!$J$7:$J$11,\"● Green\"))"
    assert formulas[3] == "=4-SUM($B9:$B11)"
    values = [row["Number of indicators"] for row in rows_of(opened(WHOLE, live=True, values=True)["Cover"])]
    assert values == [row["Number of indicators"] for row in rows_of(opened(WHOLE)["Cover"])]
    assert opened(WHOLE, live=True)["Cover"]["A2"].value == "This workbook contains:"  # the words would not change


def test_cover_has_no_positions_if_no_indicator_has_an_expected_range() -> None:
    visits = made(5, 5, code="V", polarity=Polarity.NEITHER, unit="number", thresholds=None)
    assert [count.is_kpi for count in counts_of(report_of(made(90, 90), visits))] == [True] * 4
    assert "expectations" not in str(rows_of(opened(report_of(made(90, 90), visits))["Cover"]))


@pytest.mark.parametrize("live", [False, True])
def test_workbook_of_several_schemes_counts_each_for_itself(live: bool) -> None:
    workbook = opened(two_schemes(), live=live, actions={"M2": "More vans"})
    rows = [[cell.value for cell in row] for row in workbook["Cover"].iter_rows()]
    names = [row[0] for row in rows[[row[0] for row in rows].index("Rating") + 1 :]]
    assert names == [
        "● Green",
        "◆ Amber",
        "■ Red",
        "Not rated: KPIs on the Green, Amber and Red scale",
        "+ Met",
        "Not met",
        "Not rated: KPIs on the Met and Not met scale",
    ]
    counts = [row[1] for row in rows[-7:]]
    if live:
        assert [str(count)[:7] for count in (counts[3], counts[6])] == ["=4-SUM(", "=3-SUM("]
    else:
        assert counts == [2, 0, 1, 1, 1, 1, 1]
        opening = " ".join(str(row[0]) for row in rows)
        assert "Of 3 KPIs on the Met and Not met scale" in opening
    codes = [row[0].value for row in workbook["Scorecard"].iter_rows() if row[0].value in two_schemes()]
    assert sorted(map(str, codes)) == ["A1", "C1", "C2", "C3", "D1", "M1", "M2", "M3"]
    heads = {cell.value for row in workbook["Scorecard"].iter_rows() for cell in row}
    assert "Red or Not met limit" in heads
    assert {row[0].value for row in workbook["Definitions"].iter_rows()} >= {"C1", "M1"}
    notes = "\n".join(str(cell.value) for row in workbook["Notes"].iter_rows() for cell in row)
    assert "1 of the 3 KPIs on the Met and Not met scale is not rated" in notes


def test_counts_of_activity_alone_beside_another_scheme_have_no_positions() -> None:
    counts = list(counts_of(two_schemes().where(codes=["A1", "M1"])))
    assert [(count.rating, count.now) for count in counts] == [(Met.MET, 1), (Met.MISSED, 0), (None, 0)]
