"""Results of each period alone, from figures of the year to date."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from analysis.small_series import SICKNESS
from analysis.small_series import make_with_target as make
from qpr_core import (
    Basis,
    FinancialYear,
    Period,
    Polarity,
    Ratio,
    Rolling,
    Status,
    TimeSeries,
    in_period_results,
)
from qpr_core.errors import IndicatorError, SeriesError
from qpr_core.testing import a_series, an_indicator, figures

FIVE: Any = 5  # what no type checker lets through
JANUARY = qpr.FinancialYear("January")

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def test_in_period_results_of_a_total_are_differences() -> None:
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    assert in_period_results(total, SICKNESS) == TimeSeries(
        {
            "Q1 2013/14": 2.0,
            "Q2 2013/14": 2.0,
            "Q3 2013/14": 2.0,
            "Q4 2013/14": 2.1,
            "Q1 2014/15": 2.6,
            "Q2 2014/15": 0.1,
        }
    )


def test_in_period_results_of_a_rate_are_differences_of_counts() -> None:
    rate = make(basis=Basis.YEAR_TO_DATE_RATE)
    series = TimeSeries({"Q1 2014/15": Ratio(9, 10), "Q2 2014/15": Ratio(12, 20), "Q3 2014/15": Ratio(12, 20)})
    assert in_period_results(rate, series) == TimeSeries(
        {"Q1 2014/15": Ratio(9, 10), "Q2 2014/15": Ratio(3, 10), "Q3 2014/15": Ratio(0, 0)}
    )


def test_in_period_results_after_a_gap_and_of_weaker_status() -> None:
    total = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    gapped = TimeSeries(
        {"Q1 2014/15": 1, "Q2 2014/15": None, "Q3 2014/15": 6, "Q4 2014/15": 9, "Q1 2015/16": 2},
        statuses={"Q3 2014/15": Status.PROVISIONAL, "Q1 2015/16": Status.REVISED},
    )
    derived = in_period_results(total, gapped)
    assert [result for _, result, _ in derived] == [1, None, None, 3, 2]
    assert derived.statuses == {
        Period.parse("Q4 2014/15"): Status.PROVISIONAL,
        Period.parse("Q1 2015/16"): Status.REVISED,
    }


def test_in_period_results_use_the_financial_year_of_the_indicator() -> None:
    calendar = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None, financial_year=FinancialYear("January"))
    series = TimeSeries({"Oct-Dec 2014": 9, "Jan-Mar 2015": 2, "Apr-Jun 2015": 5})
    assert [result for _, result, _ in in_period_results(calendar, series)] == [None, 2, 3]


@pytest.mark.parametrize(
    ("basis", "results", "error", "message"),
    [
        (
            Basis.IN_PERIOD,
            {"Q1 2014/15": 1},
            IndicatorError,
            "basis must be a total or rate of the year to date, got Basis.IN_PERIOD",
        ),
        (
            Rolling(4),
            {"Q1 2014/15": 1},
            IndicatorError,
            "basis must be a total or rate of the year to date, got Rolling",
        ),
        (
            Basis.YEAR_TO_DATE_RATE,
            {"Q1 2014/15": 84},
            SeriesError,
            r"year-to-date rate must be two counts \(use a Ratio\), got",
        ),
        (
            Basis.YEAR_TO_DATE_RATE,
            {"Q1 2014/15": Ratio(9, 10), "Q2 2014/15": Ratio(8, 20)},
            SeriesError,
            r"counts of the year to date must not decrease, got Ratio\(numerator=8, denominator=20\) after",
        ),
        (
            Basis.YEAR_TO_DATE_TOTAL,
            {"Q1 2014/15": 5, "Q2 2014/15": Ratio(8, 20)},
            SeriesError,
            "figures of the year to date must all be two counts or all be single figures, got Ratio",
        ),
    ],
)
def test_in_period_results_of_other_figures_raise_an_error(
    basis: Any, results: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        in_period_results(make(basis=basis, thresholds=None), TimeSeries(results))


@given(st.lists(figures(least=0), min_size=1, max_size=12))
def test_round_trip_in_period_results_add_up_to_the_total(amounts: list[Fraction]) -> None:
    total = make(basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    quarters: list[tuple[Period, Fraction]] = []
    for place, amount in enumerate(amounts):
        so_far = Fraction(0) if place % 4 == 0 else quarters[-1][1]
        quarters.append((Period.parse("Q1 2014/15").shift(place), so_far + amount))
    assert [result for _, result, _ in in_period_results(total, TimeSeries(quarters))] == amounts


def test_in_period_results_first_quarter_does_not_take_the_status_before() -> None:
    total = an_indicator(None, basis=qpr.Basis.YEAR_TO_DATE_TOTAL)
    series = qpr.TimeSeries({"Q4 2022/23": 9, "Q1 2023/24": 2}, statuses={"Q4 2022/23": qpr.Status.PROVISIONAL})
    assert qpr.in_period_results(total, series).statuses == {}


def test_in_period_results_and_by_quarter_keep_the_financial_year() -> None:
    months = qpr.TimeSeries({"January 2023": 1, "February 2023": 2, "March 2023": 3}, financial_year=JANUARY)
    assert months.by_quarter(qpr.Aggregation.SUM).financial_year == JANUARY
    total = an_indicator(None, basis=qpr.Basis.YEAR_TO_DATE_TOTAL, financial_year=JANUARY)
    assert qpr.in_period_results(total, months).financial_year == JANUARY


@pytest.mark.parametrize(
    ("basis", "before", "now", "message"),
    [
        (Basis.YEAR_TO_DATE_RATE, 80, 81, "got Fraction(80, 1) (K8, Q3 2023/24)"),
        (Basis.YEAR_TO_DATE_RATE, Ratio(3, 4), 81, "got Fraction(81, 1) (K8, Q4 2023/24)"),
        (
            Basis.YEAR_TO_DATE_RATE,
            Ratio(3, 4),
            Ratio(2, 9),
            "must not decrease, got Ratio(numerator=2, denominator=9) after Ratio(numerator=3, denominator=4) (K8, Q4 2023/24)",
        ),
        (
            Basis.YEAR_TO_DATE_TOTAL,
            Ratio(3, 4),
            9,
            "must all be two counts or all be single figures, got Fraction(9, 1) after Ratio(numerator=3, denominator=4) (K8, Q4 2023/24)",
        ),
    ],
)
def test_in_period_results_error_names_the_figure_and_its_period(
    basis: Basis, before: int | Ratio, now: int | Ratio, message: str
) -> None:
    with pytest.raises(SeriesError, match=re.escape(message) + "$"):
        in_period_results(an_indicator(None, code="K8", basis=basis), a_series(before, now, until="Q4 2023/24"))


def test_in_period_results_of_anything_but_a_series_raises_an_error() -> None:
    indicator = an_indicator(code="K8", basis=Basis.YEAR_TO_DATE_RATE)
    with pytest.raises(qpr.QprError, match=r"series must be a TimeSeries, got 5 \(K8\)$"):
        in_period_results(indicator, FIVE)


def test_in_period_results_keep_the_marker_of_a_missing_figure() -> None:
    """A period whose earlier figure is missing has no result either, but its own figure has no marker."""
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    figures_to_date = {"Q1 2013/14": 2, "Q2 2013/14": None, "Q3 2013/14": 6}
    found = in_period_results(total, TimeSeries(figures_to_date, markers={"Q2 2013/14": "n/a"}))
    assert found == TimeSeries({"Q1 2013/14": 2, "Q2 2013/14": None, "Q3 2013/14": None}, markers={"Q2 2013/14": "n/a"})
