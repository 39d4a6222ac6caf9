"""The sheet of results: exact figures by period, with gaps, statuses and comparators."""

from fractions import Fraction
from typing import Any

from display.excel.opened import opened, rows_of
from pictured import made
from qpr_core import Ratio, Report, Scorecard, Status, TimeSeries
from small_reports import report_of


def results_of(report: Report, *headings: str) -> list[tuple[Any, ...]]:
    return [tuple(row[heading] for heading in headings) for row in rows_of(opened(report)["Results"])]


def test_result_is_a_value_or_two_counts_and_has_its_figure_in_units() -> None:
    report = report_of(made("84.5", Ratio(2, 3)))
    headings = ("Code", "Name", "Period", "Value", "Numerator", "Denominator")
    assert results_of(report, *headings) == [
        ("A", "Indicator A", "Q1 2023/24", 84.5, None, None),
        ("A", "Indicator A", "Q2 2023/24", None, 2, 3),
    ]
    assert results_of(report, "Figure in units") == [(84.5,), (float(Fraction(200, 3)),)]


def test_gap_and_a_missing_result_have_a_row_without_a_value() -> None:
    report = report_of(made(84, None, 85, None), made(Ratio(0, 0), code="B"))
    assert results_of(report, "Code", "Period", "Value", "Numerator", "Figure in units") == [
        ("A", "Q3 2022/23", 84, None, 84),
        ("A", "Q4 2022/23", None, None, None),
        ("A", "Q1 2023/24", 85, None, 85),
        ("A", "Q2 2023/24", None, None, None),
        ("B", "Q2 2023/24", None, None, None),
    ]


def test_status_that_is_not_final_is_beside_its_result() -> None:
    indicator, _ = made(84)
    series = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 85}, statuses={"Q2 2023/24": Status.PROVISIONAL})
    report = Scorecard([(indicator, series)]).report("Q2 2023/24")
    assert results_of(report, "Status") == [(None,), ("provisional",)]


def test_comparators_follow_with_their_name_and_their_gaps() -> None:
    england = TimeSeries({"Q1 2023/24": None, "Q2 2023/24": Ratio(1, 2), "Q3 2023/24": Ratio(0, 0)})
    report = report_of(made(84, comparators={"England": england}))
    headings = ("Period", "Value", "Numerator", "Denominator", "Comparator", "Figure in units")
    assert results_of(report, *headings) == [
        ("Q2 2023/24", 84, None, None, None, 84),
        ("Q1 2023/24", None, None, None, "England", None),
        ("Q2 2023/24", None, 1, 2, "England", 50),
        ("Q3 2023/24", None, 0, 0, "England", None),
    ]


def test_twelve_results_and_the_one_before_them_are_enough_for_the_quarter_before() -> None:
    """The direction of travel uses twelve results, and that of the quarter before the thirteenth."""
    report = report_of(made(*range(50, 70)))
    periods = results_of(report, "Period")
    assert (len(periods), periods[0], periods[-1]) == (13, ("Q2 2020/21",), ("Q2 2023/24",))
    assert len(results_of(Scorecard([made(*range(50, 70))]).report("Q2 2023/24").where(codes="A"), "Period")) == 13


def test_figure_that_excel_would_change_is_exact_text() -> None:
    assert results_of(report_of(made("0.1234567", Fraction(1, 3))), "Value") == [("0.1234567",), ("1/3",)]
