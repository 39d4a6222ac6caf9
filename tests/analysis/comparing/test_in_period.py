"""Results of each period alone, from figures of the year to date."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Basis,
    FinancialYear,
    Indicator,
    Period,
    Polarity,
    Ratio,
    Rolling,
    Status,
    Thresholds,
    TimeSeries,
    in_period_results,
)
from qpr_core.errors import IndicatorError, SeriesError
from qpr_core.testing import figures

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
T = Thresholds(target=85, floor=80)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"unit": "%", "thresholds": T} | parts
    return Indicator(code="K1", name="Calls", polarity=polarity, **given_parts)


SICKNESS = TimeSeries(
    {
        "Q1 2013/14": "2",
        "Q2 2013/14": "4",
        "Q3 2013/14": "6",
        "Q4 2013/14": "8.1",
        "Q1 2014/15": "2.6",
        "Q2 2014/15": "2.7",
    }
)


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


def test_in_period_results_keep_the_marker_of_a_missing_figure() -> None:
    """A period whose earlier figure is missing has no result either, but its own figure has no marker."""
    total = make(LOWER, unit="days", thresholds=None, basis=Basis.YEAR_TO_DATE_TOTAL)
    figures_to_date = {"Q1 2013/14": 2, "Q2 2013/14": None, "Q3 2013/14": 6}
    found = in_period_results(total, TimeSeries(figures_to_date, markers={"Q2 2013/14": "n/a"}))
    assert found == TimeSeries({"Q1 2013/14": 2, "Q2 2013/14": None, "Q3 2013/14": None}, markers={"Q2 2013/14": "n/a"})
