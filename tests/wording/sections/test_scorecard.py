"""The scorecard section."""

import re
from typing import Any

import pytest
from hypothesis import given

import qpr_core as qpr
from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from qpr_core import (
    Baseline,
    ExpectedRange,
    Polarity,
    Ratio,
    Section,
    Thresholds,
    narrate,
)
from qpr_core.styles import ReportWords, ScorecardColumn, ScorecardTable
from qpr_core.testing import a_report, a_series, an_indicator, reports
from qpr_core.testing.strategies.styles import scorecard_tables
from qpr_core.text import Spark, Table
from qpr_core.units import Unit
from qpr_core.wording.styles.scorecard_table import DOCUMENT_COLUMNS
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.spans import Spans
from qpr_core.wording.text.spans import text_of as text_of_spans
from small_reports import WHOLE, every_text, make, report_of, text_of


def test_scorecard_section_has_a_row_for_each_indicator_by_service() -> None:
    tables = [part for part in narrate(WHOLE, sections=[Section.SCORECARD]).parts if isinstance(part, Table)]
    rows = [re.split(r"\s{2,}", line) for line in str(tables[0]).splitlines()[2:]]
    assert rows[0] == [
        "Code", "Indicator", "Result (%)", "Target (%)", "Floor standard (%)", "Rating", "Previous rating", "Change",
        "Direction of travel", "Recent results",
    ]  # fmt: skip
    assert rows[1] == ["Highways"]
    assert rows[2] == ["A", "Indicator A", "78", "85", "80", "Red", "Amber", "▼ 2 pts, worse", "↓ negative", "█▆▇▃▂▁"]  # fmt: skip
    assert [
        "E",
        "Indicator E",
        "84 (Q1 2023/24)",
        "85",
        "80",
        "Amber",
        "Amber",
        "not compared",
        "unknown",
        "▁",
    ] in rows
    assert ["F", "Indicator F", "60", "none", "none", "Not rated", "Not rated", "▲ 10 pts, better", "unknown", "▁█"] in rows  # fmt: skip
    activity = [re.split(r"\s{2,}", line) for line in str(tables[1]).splitlines()[2:]]
    assert activity[-1] == [
        "V",
        "Indicator V",
        "80",
        "100 to 200",
        "below expectations",
        "within expectations",
        "▼ 70, not judged",
        "█▁",
    ]
    assert tables[0].heads == 2


def test_scorecard_section_names_the_quarter_of_a_change_unless_it_is_the_one_before() -> None:
    """Totals of a year to date are compared with the same quarter last year."""
    last_year: dict[str, Any] = {"baseline": Baseline.SAME_PERIOD_LAST_YEAR, "service": None}
    text = text_of(
        report_of(
            make("A", 80, 81, 82, 83, 84, 78, **last_year),
            make("B", 80, 81, 82, 83, 84, 81, **last_year),
            make("C", Ratio(2, 4), None, None, None, Ratio(3, 4), withhold_below=5, **last_year),
            make("D", 84, 78, service=None),
        ),
        Section.SCORECARD,
    )
    for printed in (
        "▼ 3 pts since Q2 2022/23, worse",
        "the same as in Q2 2022/23",
        "withheld",
        "▼ 6 pts, worse",
    ):
        assert printed in text, printed


def test_result_without_a_comparison_is_compared_with_nothing() -> None:
    table = ScorecardTable(columns=["code", "floor standard", "compared with"])
    report = report_of(make("A", 80, 81, service=None), make("B", None, 81, service=None))
    assert [row[-1] for row in _cells(report, table)[-2:]] == ["Q1 2023/24", "none"]


def test_change_between_two_equal_withheld_results_is_withheld() -> None:
    small = make("A", Ratio(3, 40), Ratio(3, 40), withhold_below=5, service=None)
    assert re.split(r"\s{2,}", text_of(report_of(small), Section.SCORECARD).splitlines()[-1])[-2:] == [
        "withheld",
        "unknown",
    ]


def test_scorecard_section_with_tolerances_has_no_floor_column() -> None:
    card = bracknell_scorecard().report("Q2 2025/26")
    text = str(narrate(card, style=BRACKNELL, sections=[Section.SCORECARD]))
    assert "Red limit" in text
    assert "Floor" not in text


def test_scorecard_section_has_every_reason_for_a_missing_result() -> None:
    made = report_of(
        make("A", Ratio(3, 40), Ratio(2, 40), withhold_below=10, service=None),
        make("B", 84, 84),
        make("C", None, 5, polarity=Polarity.NEITHER, unit="number", thresholds=None, data_only=True),
        make("U", None, 80, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(100, None)),
        make("W", None, 80, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(None, 100)),
        make("X", None, 5, polarity=Polarity.NEITHER, unit="number", thresholds=None),
        make(
            "G",
            None,
            5,
            unit="number",
            polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST,
            thresholds=Thresholds(target=5, tolerance=2),
        ),
    )
    text = text_of(made, Section.SCORECARD)
    for printed in (
        "No service named",
        "withheld",
        "unchanged",
        "100 or more",
        "100 or less",
        "3 to 7",
    ):
        assert printed in text, printed
    spans = every_text(narrate(made, sections=Section.SCORECARD))
    described = [text_of_spans(span.description, PLAIN) for span in spans if isinstance(span, Spark)]
    assert described[0] == "no results"  # as they are withheld
    assert described[1] == "2 results, from 84% in Quarter 1 to 84% in Quarter 2, lowest 84%, highest 84%"
    assert described[2] == "1 result: 5 in Quarter 2"


GREEN, AMBER, RED = qpr.Rag


T = qpr.Thresholds(target=85, floor=80)


def said(report: qpr.Report, *sections: qpr.Section) -> str:
    return qpr.narrate(report, sections=sections).to_markdown()


def test_scorecard_section_has_a_reason_in_place_of_a_result() -> None:
    text = said(a_report(GREEN, None), qpr.Section.SCORECARD)
    assert "Key performance indicators, Quarter 2, 2023/24" in text
    assert "| K2 | Indicator 2 | no result |" in text


@pytest.mark.parametrize(
    ("thresholds", "in_force"),
    [
        (T, "| 85 | 80 |"),
        (qpr.Thresholds(target=85, tolerance=3), "| 85 | 82 |"),
    ],
)
def test_scorecard_section_has_the_floor_next_to_the_target(thresholds: qpr.Thresholds, in_force: str) -> None:
    card = qpr.Scorecard([(an_indicator(thresholds=thresholds), a_series(80, 86))])
    assert in_force in said(card.report("Q2 2023/24"), qpr.Section.SCORECARD)


def test_cell_of_a_missing_result_has_its_marker() -> None:
    gaps = qpr.TimeSeries({"Q2 2023/24": None}, markers={"Q2 2023/24": "n/a"})
    late = qpr.TimeSeries({"Q1 2023/24": 86})
    report = qpr.Scorecard([(an_indicator(code="K1"), gaps), (an_indicator(code="K2"), late)]).report("Q2 2023/24")
    assert ' no result (marked "n/a")' in str(narrate(report, sections=[Section.SCORECARD]))


def test_cell_of_a_missing_result_has_a_reason_in_few_words() -> None:
    counted = {"Q1 2023/24": Ratio(1, 2), "Q2 2023/24": Ratio(0, 0)}
    waits = {"Q2 2023/24": None, "Q3 2023/24": 5}
    old = qpr.TimeSeries({"Q4 2022/23": 78, "Q2 2023/24": None}, markers={"Q2 2023/24": "to follow in the next report"})
    series = [old, *(qpr.TimeSeries(each) for each in ({"Q2 2023/24": None}, counted, waits))]
    arrears = [0, 0, 0, 1]
    entries = [
        (an_indicator(code=f"K{place}", arrears=late, carry_forward=0), each)
        for place, (each, late) in enumerate(zip(series, arrears, strict=True))
    ]
    rows = _cells(qpr.Scorecard(entries).report("Q2 2023/24"), ScorecardTable(columns=["code", "result"]))[1:]
    assert [row[-1] for row in rows] == ["too old", "no result", "nothing to count", "not yet due"]


def _parts(report: qpr.Report, table: ScorecardTable, **parts: Any) -> tuple[Part, ...]:
    return narrate(report, sections="scorecard", table=table, **parts).parts


def _cells(report: qpr.Report, table: ScorecardTable, **parts: Any) -> list[list[str]]:
    (made,) = (part for part in _parts(report, table, **parts) if isinstance(part, Table))
    return [[text_of_spans(cell, PLAIN) for cell in row] for row in (made.columns, *made.rows)]


def test_scorecard_table_chooses_names_and_orders_the_columns() -> None:
    """80% in Quarter 1 has the floor of 80%, and is Amber; 79% is below it, and is Red."""
    table = ScorecardTable(
        columns=["indicator", "previous rating", "rating", "result", "target"],
        names={"result": "Now", "target": "*Goal*"},
    )
    report = report_of(make("A", 80, 79, service=None))
    assert _cells(report, table) == [
        ["Indicator", "Previous rating", "Rating", "Now (%)", "*Goal* (%)"],
        ["Indicator A", "Amber", "Red", "79", "85"],
    ]
    style = qpr.styles.Style(table=table)
    assert narrate(report, style=style, sections="scorecard") == narrate(report, table=table, sections="scorecard")


def test_unit_of_all_rows_is_once_in_a_heading() -> None:
    """A style can have the unit in the heading of a column already."""
    named = ScorecardTable(columns=["code", "result", "target"], names={"result": "Result in %"})
    assert _cells(report_of(make("A", 80, 84, service=None)), named)[0] == ["Code", "Result in %", "Target (%)"]


@pytest.mark.parametrize(
    ("heading", "unit", "shown"),
    [
        (None, "t", "Result (t)"),
        ("Result at 90 days", "days", "Result at 90 days (days)"),
        ("Result (days)", "days", "Result (days)"),
    ],
)
def test_unit_is_in_the_heading_though_its_letters_are_in_a_word(heading: str | None, unit: str, shown: str) -> None:
    named = ScorecardTable(columns=["code", "result"], names={} if heading is None else {"result": heading})
    report = report_of(make("A", 80, 84, service=None, unit=Unit(name=unit, after=f" {unit}")))
    assert _cells(report, named)[:2] == [["Code", shown], ["A", "84"]]


def test_scorecard_table_with_every_column_has_a_cell_for_each() -> None:
    """80 of 100 are 80%, 5 percentage points better than 3 of 4; 85 of 100 reach the target of 85%."""
    report = report_of(
        make("A", Ratio(3, 4), Ratio(80, 100), owner="Head of Roads", service="Roads"),
        make("B", 84, None, service="Roads"),
        make("C", Ratio(30, 40), Ratio(2, 40), withhold_below=5, service="Roads"),
    )
    table = ScorecardTable(columns=list(ScorecardColumn))
    head, service, first, second, third = _cells(report, table, actions={"A": "More staff"})
    assert service == ["Roads"]
    row = dict(zip(head, first, strict=True))
    assert "Expected range" not in row
    assert row == {
        "Code": "A", "Indicator": "Indicator A", "Service": "Roads", "Unit": "per cent", "Period": "Q2 2023/24",
        "Result (%)": "80 (80 of 100)", "Numerator": "80", "Denominator": "100", "Target (%)": "85",
        "Floor standard (%)": "80",
        "Rating": "Amber", "Previous rating": "Red", "Change": "▲ 5 pts, better", "Compared with": "Q1 2023/24",
        "Better or worse": "better",
        "Direction of travel": "unknown", "Owner": "Head of Roads", "Management action": "More staff",
        "Recent results": "▁█",
    }  # fmt: skip
    row = dict(zip(head, second, strict=True))
    assert (row["Numerator"], row["Owner"], row["Management action"]) == ("none", "none", "none")
    assert (row["Period"], row["Result (%)"]) == ("Q1 2023/24", "84")  # the period is not repeated beside the result
    row = dict(zip(head, third, strict=True))
    assert (row["Result (%)"], row["Numerator"], row["Denominator"]) == ("withheld", "withheld", "withheld")


def test_scorecard_table_counts_have_the_counts_of_the_result_as_their_source() -> None:
    report = report_of(make("A", Ratio(3, 4), Ratio(80, 100), service=None))
    table = ScorecardTable(columns=["code", "numerator", "denominator"])
    found = narrate(report, sections="scorecard", table=table).quantities
    assert [(each.text, eval(each.source, {"report": report})) for each in found] == [("80", 80), ("100", 100)]


def test_indicator_that_is_new_was_not_in_the_report_before() -> None:
    new = make("B", 84, 86, service=None, reported_from="Q2 2023/24")
    later = report_of(make("A", 84, 86, service=None), new)
    table = ScorecardTable(columns=["code", "rating", "previous rating"])
    assert _cells(later, table)[1:] == [["A", "Green", "Amber"], ["B", "Green", "not in the report"]]


def test_scorecard_table_without_a_column_for_activity_keeps_their_names() -> None:
    activity = make("V", 80, 90, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(10, 90))
    report = report_of(activity)
    assert _cells(report, ScorecardTable(columns=["code", "target", "owner", "direction of travel"])) == [
        ["Code"],
        ["V"],
    ]


@pytest.mark.parametrize(
    ("columns", "heads"), [(["code", "indicator", "rating"], 2), (["indicator", "rating"], 1), (["code"], 1)]
)
def test_columns_that_name_a_row_are_the_heads_of_the_rows(columns: list[str], heads: int) -> None:
    parts = _parts(WHOLE, ScorecardTable(columns=columns))
    assert {part.heads for part in parts if isinstance(part, Table)} == {heads}


def test_narrate_refuses_a_scorecard_table_of_a_summary() -> None:
    with pytest.raises(qpr.errors.SummaryError, match="table must be for a Report, got a Summary"):
        narrate(qpr.summarise(WHOLE), table=ScorecardTable())


def test_spark_has_the_rating_of_now_and_none_for_an_indicator_that_is_not_rated() -> None:
    """Without a target now, the rating of before must not colour the newest result."""
    without = make("A", 79, 84, service=None, thresholds={"Q1 2023/24": T, "Q2 2023/24": None})
    columns = ScorecardTable(columns=["code", "previous rating", "rating", "recent results"])
    sparks = [
        span
        for span in every_text(
            narrate(report_of(without, make("B", 79, 84, service=None)), table=columns, sections="scorecard")
        )
        if isinstance(span, Spark)
    ]
    assert _cells(report_of(without), columns)[1][1:3] == ["Red", "Not rated"]
    assert [spark.rating for spark in sparks] == [None, AMBER]


def test_change_is_short_and_is_one_point_in_the_singular() -> None:
    """From 80% to 81% is 1 percentage point; days have their own unit."""
    report = report_of(
        make("A", 80, 81, service=None),
        make("B", 80, 80, service=None),
        make(
            "C",
            9,
            8,
            unit="days",
            polarity=Polarity.LOWER_IS_BETTER,
            thresholds=Thresholds(target=8, floor=9),
            service=None,
        ),
    )
    cells = _cells(report, ScorecardTable(columns=["code", "change"]))
    assert cells[1:] == [["A", "▲ 1 pt, better"], ["B", "unchanged"], ["C", "▼ 1 day, better"]]


def test_short_points_are_words_of_the_style() -> None:
    words = ReportWords(points=" pwynt", point=" pwynt")
    text = text_of(report_of(make("A", 80, 82)), Section.SCORECARD, style=qpr.styles.Style(report=words))
    assert "▲ 2 pwynt, better" in text


def test_table_of_one_column_has_no_services_which_would_read_as_indicators() -> None:
    report = report_of(make("A", 80, 81), make("B", 80, 80, service="Waste"))
    assert _cells(report, ScorecardTable(columns=["indicator"])) == [["Indicator"], ["Indicator A"], ["Indicator B"]]
    text = narrate(report, sections="scorecard", table=ScorecardTable(columns=["code"])).to_markdown()
    assert text.endswith("| Code |\n| --- |\n| A |\n| B |")


def _rows(part: Part) -> list[dict[str, Spans]]:
    if not isinstance(part, Table):
        return []
    heads = [text_of_spans(head, PLAIN) for head in part.columns]
    return [dict(zip(heads, row, strict=True)) for row in part.rows if len(row) == len(heads)]


@given(reports(), scorecard_tables())
def test_cell_of_a_column_is_the_same_whatever_the_other_columns(report: qpr.Report, table: ScorecardTable) -> None:
    """Only a result depends on another column: it has its period if that has no column."""
    columns = DOCUMENT_COLUMNS if table.columns is None else table.columns
    left_out = {ScorecardColumn.PERIOD} - {*columns}
    every = ScorecardTable(columns=[column for column in ScorecardColumn if column not in left_out])
    found, whole = (_parts(report, each) for each in (ScorecardTable(columns=columns), every))
    for part, of in zip(found, whole, strict=True):
        for row, full in zip(_rows(part), _rows(of), strict=True):
            assert row.items() <= full.items()
