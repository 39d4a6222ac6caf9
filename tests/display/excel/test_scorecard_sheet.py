"""The sheet of the scorecard: a row for each indicator, by group."""

import re
from typing import Any

import pytest

from display.excel.opened import files, opened, rows_of, without_unit
from grouped_report import BY_OUTER, BY_PRIORITY, BY_WARD, GROUPED, UNKNOWN
from pictured import made
from qpr_core import (
    Basis,
    ExpectedRange,
    Indicator,
    Polarity,
    Ratio,
    Report,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    narrate,
)
from qpr_core.errors import ReportError, StyleError
from qpr_core.rules import Levels, Scheme, Tolerance
from qpr_core.styles import ScorecardTable, Style
from qpr_core.units import DAYS
from small_reports import report_of

CLOSEST = Polarity.CLOSEST_TO_TARGET_IS_BEST


def scorecard_of(report: Report, **parts: Any) -> list[dict[str, Any]]:
    return rows_of(opened(report, **parts)["Scorecard"])


def cell_of(report: Report, code: str, heading: str) -> Any:
    sheet = opened(report)["Scorecard"]
    (table,) = sheet.tables.values()
    head, *rows = sheet[table.ref]
    place = [without_unit(cell.value) for cell in head].index(heading)
    return next(row[place] for row in rows if row[0].value == code)


def test_row_has_the_result_the_target_the_ratings_and_the_change() -> None:
    (row,) = scorecard_of(report_of(made(79, "84.5", service="Access")))
    assert row == {
        "Code": "A",
        "Indicator": "Indicator A",
        "Service": "Access",
        "Unit": "per cent",
        "Period": "Q2 2023/24",
        "Result": 84.5,
        "Target": 85,
        "Floor standard": 80,
        "Rating": "◆ Amber",
        "Previous rating": "■ Red",
        "Change": 5.5,
        "Better or worse": "better",
        "Direction of travel": "unknown",
        "Recent results": None,
    }


def test_figures_have_their_unit_and_their_decimal_places_as_a_number_format() -> None:
    report = report_of(
        made(79, "84.5"),
        made(
            3, 1, code="D", unit=DAYS, polarity=Polarity.LOWER_IS_BETTER, thresholds=Thresholds(target=2, floor="4.25")
        ),
        made(Ratio(1, 3), Ratio(2, 3), code="R", decimal_places=2),
    )
    formats = {code: cell_of(report, code, "Result").number_format for code in "ADR"}
    assert formats == {
        "A": '#,##0.0"%"',
        "D": '[=1]#,##0.00" day";[=-1]-#,##0.00" day";#,##0.00" days"',
        "R": '#,##0.00"%"',
    }
    assert cell_of(report, "D", "Floor standard").number_format.startswith('[=1]#,##0.00" day"')
    assert cell_of(report, "A", "Change").number_format == "+#,##0.0;-#,##0.0;0.0"


def test_rows_are_by_service_in_the_order_of_their_first_indicator() -> None:
    report = report_of(made(84), made(84, code="B", service="Waste"), made(84, code="C"))
    assert [(row["Code"], row["Service"]) for row in scorecard_of(report)] == [
        ("A", "No service named"),
        ("C", "No service named"),
        ("B", "Waste"),
    ]


def test_place_among_peers_is_a_column_if_an_indicator_has_peers() -> None:
    peers = {"Ashby": TimeSeries({"Q2 2023/24": 90}), "Dunmere": TimeSeries({"Q2 2023/24": 70})}
    report = report_of(made(84, peers=peers), made(84, code="B"))
    places = [row["Place among similar councils"] for row in scorecard_of(report)]
    assert places == ["Second of three", "none"]


def test_column_that_no_indicator_needs_is_left_out() -> None:
    headings = set(scorecard_of(report_of(made(84)))[0])
    assert not headings & {"Service", "Numerator", "Denominator", "Expected range", "Previous rating", "Live"}
    activity = made(5, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(3, None))
    headings = set(scorecard_of(report_of(activity))[0])
    assert "Expected range" in headings
    assert not headings & {"Target", "Floor standard", "Direction of travel"}


@pytest.mark.parametrize(
    ("thresholds", "text"),
    [(ExpectedRange(3, 9), "3 to 9"), (ExpectedRange(3, None), "3 or more"), (ExpectedRange(None, 9), "9 or less")],
)
def test_activity_indicator_has_an_expected_range_and_a_position(thresholds: ExpectedRange, text: str) -> None:
    activity = made(5, code="V", polarity=Polarity.NEITHER, unit="number", thresholds=thresholds)
    row = scorecard_of(report_of(made(84), activity))[1]
    assert (row["Target"], row["Floor standard"], row["Expected range"]) == ("none", "none", text)
    assert row["Rating"] == "= within expectations"


def test_floor_of_a_target_with_two_sides_is_a_range() -> None:
    row = scorecard_of(report_of(made(50, polarity=CLOSEST, thresholds=Thresholds(target=50, tolerance=5))))[0]
    assert (row["Target"], row["Red limit"]) == (50, "45 to 55")


def test_two_counts_have_a_column_each() -> None:
    first, second = scorecard_of(report_of(made(Ratio(74, 125)), made(84, code="B")))
    assert (first["Result"], first["Numerator"], first["Denominator"]) == (59.2, 74, 125)
    assert (second["Result"], second["Numerator"], second["Denominator"]) == (84, "none", "none")


def test_missing_and_carried_results_say_their_reason_and_their_period() -> None:
    missing, carried = scorecard_of(report_of(made(None), made(84, None, code="B")))
    assert (missing["Result"], missing["Rating"]) == ("no result", "Not rated: there is no result")
    assert (missing["Period"], missing["Change"], missing["Better or worse"]) == ("Q2 2023/24", *["not compared"] * 2)
    assert (carried["Result"], carried["Period"], carried["Rating"]) == (84, "Q1 2023/24", "◆ Amber")


def test_indicator_that_is_new_was_not_in_the_report_before() -> None:
    rows = scorecard_of(report_of(made(84, 84), made(84, code="B", reported_from="Q2 2023/24")))
    assert [row["Previous rating"] for row in rows] == ["◆ Amber", "not in the report"]


def test_withheld_result_is_a_word_and_keeps_its_rating() -> None:
    small = made(Ratio(80, 100), Ratio(3, 100), withhold_below=5)
    row = scorecard_of(report_of(small, made(Ratio(1, 2), code="B")))[0]
    assert [row[heading] for heading in ("Result", "Numerator", "Denominator", "Change")] == ["withheld"] * 4
    assert (row["Rating"], row["Better or worse"]) == ("■ Red", "withheld")


def test_sparkline_draws_the_figures_of_the_sheet_of_results() -> None:
    sheet = files(report_of(made(84, None, 86), made(None, code="B")))["xl/worksheets/sheet2.xml"]
    assert "<xm:f>'Results'!J4:J6</xm:f><xm:sqref>M5</xm:sqref>" in sheet
    assert sheet.count("<x14:sparkline>") == 1


def test_levels_have_the_limit_of_the_worst_band() -> None:
    class Three(Scheme):
        GOOD = "Good"
        FAIR = "Fair"
        POOR = "Poor"

    levels = Levels({Three.GOOD: 90, Three.FAIR: Tolerance(5)}, target=90)
    calls = Indicator(code="L", name="Calls", polarity="higher is better", unit="%", thresholds=levels)
    (row,) = scorecard_of(Scorecard([(calls, TimeSeries({"Q2 2023/24": 86}))]).report("Q2 2023/24"))
    assert (row["Target"], row["Poor limit"], row["Rating"]) == (90, 85, "Fair")


def test_owner_and_management_action_have_a_column_if_there_are_some() -> None:
    report = report_of(made(84, owner="Head of Access"), made(84, code="B"))
    first, second = scorecard_of(report, actions={"A": "More staff\nat noon."})
    assert (first["Owner"], first["Management action"]) == ("Head of Access", "More staff at noon.")
    assert (second["Owner"], second["Management action"]) == ("none", "none")
    assert "Management action" not in scorecard_of(report)[0]
    assert "Owner" not in scorecard_of(report_of(made(84)))[0]


@pytest.mark.parametrize(
    ("before", "cell", "reason"),
    [
        (84, "too old", "its latest result is too old"),
        (None, 'no result (marked "TBC")', "there is no result"),
    ],
)
def test_reason_for_a_missing_result_is_short_in_its_cell(before: int | None, cell: str, reason: str) -> None:
    indicator, _ = made(84)
    series = TimeSeries({"Q2 2023/24": None, "Q1 2023/24": None, "Q4 2022/23": before}, markers={"Q2 2023/24": "TBC"})
    row, _ = scorecard_of(Scorecard([(indicator, series), made(84, code="B")]).report("Q2 2023/24"))
    assert (row["Result"], row["Rating"]) == (cell, f"Not rated: {reason}")


def test_scorecard_table_chooses_names_and_orders_the_columns() -> None:
    report = report_of(made(84, 86), made(90, 79, code="B"))
    table = ScorecardTable(columns=["code", "rating", "previous rating", "target"], names={"target": "Goal"})
    first, second = scorecard_of(report, table=table)
    assert [*first.items()] == [("Code", "A"), ("Rating", "● Green"), ("Previous rating", "◆ Amber"), ("Goal", 85)]
    assert second["Rating"] == "■ Red"
    assert scorecard_of(report, style=Style(table=table)) == [first, second]
    sheet = files(report, table=table)["xl/worksheets/sheet2.xml"]
    assert "sparkline" not in sheet


def test_lines_above_the_scorecard_describe_only_columns_that_it_has() -> None:
    report = report_of(made(84, 86))
    lines = [cell.value for cell in opened(report, table=ScorecardTable(columns=["code"]))["Scorecard"]["A"][:3]]
    assert "This sheet contains one table." in lines
    assert not any("Changes are" in str(line) or "sparklines" in str(line) for line in lines)
    named = ScorecardTable(names={"recent results": "History"})
    lines = [cell.value for cell in opened(report, table=named)["Scorecard"]["A"][:3]]
    assert any("The column History contains only small charts" in str(line) for line in lines)


def test_live_workbook_with_chosen_columns_says_which_rows_are_live() -> None:
    table = ScorecardTable(columns=["code", "result", "numerator", "denominator", "rating"])
    (row,) = scorecard_of(report_of(made(84, 86)), live=True, table=table)
    assert [*row] == ["Code", "Result", "Rating", "Live"]
    assert str(row["Rating"]).startswith("=")


def test_live_workbook_refuses_a_table_without_the_columns_of_its_formulas() -> None:
    rule = "must include 'result', 'numerator', 'denominator', 'rating' .or pass live=False., got "
    with pytest.raises(StyleError, match=rule):
        opened(report_of(made(84, 86)), live=True, table=ScorecardTable(columns=["code", "rating"]))


def test_baseline_has_a_column_if_it_is_not_the_quarter_before_for_every_indicator() -> None:
    """The total of a year to date is compared with the same quarter last year."""
    same = made(80, 81, 82, 83, 84, 78, baseline="same period last year")
    rows = scorecard_of(report_of(same, made(84, 86, code="B")))
    assert [row["Compared with"] for row in rows] == ["Q2 2022/23", "Q1 2023/24"]
    assert "Compared with" not in scorecard_of(report_of(made(84, 86)))[0]


def test_figures_of_a_row_have_equal_decimal_places() -> None:
    """84.06 - 84.02 = 0.04 is shown with two places, because with one it would be 0."""
    report = report_of(made(79, "84.5"), made("84.02", "84.06", code="B", decimal_places=1))
    formats = {
        column: [cell_of(report, code, column).number_format for code in "AB"]
        for column in ("Result", "Target", "Floor standard", "Change")
    }
    one = "#,##0.0"
    assert formats == {
        "Result": [one, one],
        "Target": [one, one],
        "Floor standard": [one, one],
        "Change": ["+#,##0.0;-#,##0.0;0.0", "+#,##0.00;-#,##0.00;0.00"],
    }


def headings_of(report: Report, **parts: Any) -> list[str]:
    sheet = opened(report, **parts)["Scorecard"]
    (table,) = sheet.tables.values()
    return [cell.value for cell in sheet[table.ref][0]]


@pytest.mark.parametrize("live", [False, True])
def test_unit_of_all_rows_is_in_the_headings(live: bool) -> None:
    one = report_of(made(79, "84.5"), made(1200, 1300, code="B"))
    named = [each for each in headings_of(one, live=live) if each.endswith(")")]
    margins = ["Margin to a better rating (pts)", "Margin to a worse rating (pts)"]
    figures = ["Result (%)", "Target (%)", "Floor standard (%)"]
    assert named == [*figures, *(margins if live else []), "Change (pts)"]
    other = report_of(made(79, "84.5"), made(1200, 1300, code="B", unit="days"))
    assert not any(each.endswith(")") for each in headings_of(other, live=live))
    days = [each for each in headings_of(report_of(made(79, 80, unit="days")), live=live) if each.endswith("(days)")]
    assert len(days) == len(named)
    assert {cell_of(one, code, "Result").number_format for code in "AB"} == {"#,##0.0", "#,##0"}
    assert cell_of(other, "A", "Result").number_format == '#,##0.0"%"'


def test_unit_without_room_in_a_heading_stays_beside_the_figures() -> None:
    report = report_of(made(79, "84.5"))
    table = ScorecardTable(names={"result": "R" * 253})
    assert "R" * 253 in headings_of(report, table=table)
    assert "Target" in headings_of(report, table=table)
    assert cell_of(report, "A", "Result").number_format == "#,##0.0"


@pytest.mark.parametrize("name", ["C" * 250, "Change (pts)"])
def test_heading_of_changes_without_room_or_with_a_unit_stays_as_it_is(name: str) -> None:
    assert name in headings_of(report_of(made(79, "84.5")), table=ScorecardTable(names={"change": name}))


def test_sparkline_of_a_total_draws_this_year_alone() -> None:
    totals = made(60, 90, 10, 30, basis=Basis.YEAR_TO_DATE_TOTAL, unit="days", thresholds=None)
    sheet = files(report_of(totals, quarters=4))["xl/worksheets/sheet2.xml"]
    results = rows_of(opened(report_of(totals, quarters=4))["Results"])
    assert [row["Figure in units"] for row in results] == [60, 90, 10, 30]
    assert re.findall("<xm:f>(.*?)</xm:f>", sheet) == ["'Results'!J6:J7"]


def test_limit_of_a_tolerance_has_decimal_places_for_itself_alone() -> None:
    report = report_of(made(26_000, 26_502, unit="number", thresholds=Thresholds(target=23_850, tolerance="25%")))
    formats = [cell_of(report, "A", heading).number_format for heading in ("Result", "Target", "Red limit")]
    assert formats == ["#,##0", "#,##0", "#,##0.0"]


WITHOUT_PERIODS = ScorecardTable(columns=["code", "result", "rating"])


@pytest.mark.parametrize("live", [False, True])
def test_chosen_columns_have_the_periods_if_a_result_is_carried_forward(live: bool) -> None:
    columns = ["code", "result", "numerator", "denominator", "rating"] if live else ["code", "result", "rating"]
    parts: dict[str, Any] = {"table": ScorecardTable(columns=columns), "live": live}
    carried = scorecard_of(report_of(made(79, None), made(80, 84, code="B")), **parts)
    assert [(row["Code"], row["Period"], row["Result"]) for row in carried] == [
        ("A", "Q1 2023/24", 79), ("B", "Q2 2023/24", 84),
    ]  # fmt: skip
    assert [*carried[0]][:3] == ["Code", "Period", "Result"]
    assert "Period" not in scorecard_of(report_of(made(79, 84), made(80, None, code="B", carry_forward=0)), **parts)[0]


def test_period_of_a_withheld_result_that_is_carried_forward_is_shown() -> None:
    small = made(Ratio(3, 100), None, withhold_below=5)
    (row,) = scorecard_of(report_of(small), table=WITHOUT_PERIODS)
    assert (row["Period"], row["Result"]) == ("Q1 2023/24", "withheld")


def test_periods_are_added_to_columns_of_results_only_and_once() -> None:
    report = report_of(made(79, None))
    for names in (["code", "rating"], ["code", "rating", "result", "period"]):
        (row,) = scorecard_of(report, table=ScorecardTable(columns=names))
        assert len(row) == len(names)
    (row,) = scorecard_of(report_of(made(Ratio(3, 4), None)), table=ScorecardTable(columns=["code", "numerator"]))
    assert [*row] == ["Code", "Period", "Numerator"]


def test_result_and_change_that_are_missing_have_the_words_of_the_text() -> None:
    report = report_of(made(84, None, carry_forward=0), made(84, None, None, code="B"))
    printed = str(narrate(report, sections=Section.SCORECARD))
    for row in scorecard_of(report):
        assert row["Result"] in printed
        assert row["Change"] == "not compared"
        assert row["Change"] in printed


def test_result_is_shown_as_it_is_rated() -> None:
    """1.72 is rated as 2, which meets the target of 1.8: the cell must not show 1.7."""
    parts: dict[str, Any] = {"decimal_places": 0, "thresholds": Thresholds(target="1.8", floor="1.5")}
    cell = cell_of(report_of(made("1.72", rated_as_displayed=True, **parts)), "A", "Result")
    assert (cell.value, cell.number_format) == (2, "#,##0.0")


def test_rows_and_a_column_follow_the_grouping_of_the_style() -> None:
    rows = scorecard_of(GROUPED, style=BY_PRIORITY)
    assert [(row["Code"], row["Service"], row["Priority"]) for row in rows] == [
        ("W1", "Highways", "Clean: Waste"),
        ("W2", "Highways", "Clean: Waste"),
        ("S1", "Highways", "Clean: Streets"),
        ("V1", "Highways", "Clean: Streets"),
        ("C1", "Highways", "Safe"),
        ("X1", "Highways", "No priority named"),
    ]
    outer = scorecard_of(GROUPED, style=BY_OUTER, live=True)
    assert [row["Priority"] for row in outer] == [*["Clean"] * 4, "Safe", "No priority named"]
    assert not {"Group", "Priority"} & scorecard_of(GROUPED)[0].keys()


def test_workbook_without_the_grouping_of_the_style_is_refused() -> None:
    with pytest.raises(ReportError) as refused:
        opened(GROUPED, style=BY_WARD)
    assert str(refused.value) == UNKNOWN
