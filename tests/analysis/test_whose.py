"""Errors end with what was given and whose it was, in every function."""

import re
from collections.abc import Callable
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator

FIVE: Any = 5  # what no type checker lets through
JANUARY = qpr.FinancialYear("January")
CALLS = an_indicator(code="K7", financial_year=JANUARY)
AUTUMN = qpr.Period(2023, 10, qpr.Frequency.QUARTERLY)
SERIES = a_series(80, 81, 82, 83, 84, 85, 86, 87, 88, until=AUTUMN)

RENT_SO_FAR = qpr.Basis.YEAR_TO_DATE_RATE


def in_the_year(before: int | qpr.Ratio, now: int | qpr.Ratio, basis: qpr.Basis = RENT_SO_FAR) -> object:
    """Return the results of the single quarters, for the last two quarters of a year."""
    return qpr.in_period_results(an_indicator(None, code="K8", basis=basis), a_series(before, now, until="Q4 2023/24"))


VERBS: list[Callable[[str], qpr.Period]] = [
    lambda at: qpr.latest_result(CALLS, SERIES, at).period,
    lambda at: qpr.compare(CALLS, SERIES, at).period,
    lambda at: qpr.compare(CALLS, SERIES, AUTUMN.shift(1), against=at).against,
    lambda at: qpr.direction_of_travel(CALLS, SERIES, at).period,
    lambda at: qpr.compare_methods(CALLS, SERIES, at).period,
    lambda at: qpr.project(CALLS, SERIES, at).travel.period,
    lambda at: qpr.needed_by_year_end(CALLS, SERIES, at, made_by=qpr.Aggregation.MEAN).period,
    lambda at: qpr.assess(CALLS, SERIES, at).period,
]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: qpr.project(CALLS, SERIES, AUTUMN, target="?"), "got '?' (K7)"),
        (
            lambda: qpr.needed_by_year_end(CALLS, SERIES, AUTUMN, made_by=qpr.Aggregation.MEAN, target="?"),
            "got '?' (K7)",
        ),
        (lambda: CALLS.value_of("?"), "got '?' (K7)"),
        (lambda: qpr.rate(CALLS, "?"), "got '?' (K7)"),
        (
            lambda: qpr.in_period_results(an_indicator(code="K8", basis=RENT_SO_FAR), FIVE),
            "series must be a TimeSeries, got 5 (K8)",
        ),
        (lambda: in_the_year(80, 81), "got Fraction(80, 1) (K8, Q3 2023/24)"),
        (lambda: in_the_year(qpr.Ratio(3, 4), 81), "got Fraction(81, 1) (K8, Q4 2023/24)"),
        (
            lambda: in_the_year(qpr.Ratio(3, 4), qpr.Ratio(2, 9)),
            "must not decrease, got Ratio(numerator=2, denominator=9) after Ratio(numerator=3, denominator=4) (K8, Q4 2023/24)",
        ),
        (
            lambda: in_the_year(qpr.Ratio(3, 4), 9, basis=qpr.Basis.YEAR_TO_DATE_TOTAL),
            "must all be two counts or all be single figures, got Fraction(9, 1) after Ratio(numerator=3, denominator=4) (K8, Q4 2023/24)",
        ),
        (lambda: qpr.pool(FIVE), "report must be a Report, got 5"),
        (lambda: qpr.FinancialYear(13), "an English name, got 13"),
        (lambda: qpr.methods.XmR(near=qpr.methods.NearLimitRule(2, 3, "two/3")), "got 'two' (share)"),
        (lambda: qpr.methods.XmR(near=qpr.methods.NearLimitRule(2, 3, "2/three")), "got 'three' (share)"),
        (lambda: qpr.methods.XmR(near=qpr.methods.NearLimitRule(2, 3, 0)), "got 0"),
        (lambda: qpr.methods.XmR(recalculated_from=["Q9 2023/24"]), "got 'Q9 2023/24' (recalculated_from)"),
        (
            lambda: qpr.methods.TravelRule(name="mine", version=1, decide=FIVE),
            "decide must be a function from a Course to a Movement, got 5",
        ),
    ],
)
def test_an_error_ends_with_what_it_got_and_whose_it_was(call: Callable[[], object], message: str) -> None:
    with pytest.raises(qpr.QprError, match=re.escape(message) + "$"):
        call()
