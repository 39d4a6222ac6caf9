"""Names of periods are read in the financial year of the indicator."""

from collections.abc import Callable

import pytest

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator

JANUARY = qpr.FinancialYear("January")
CALLS = an_indicator(code="K7", financial_year=JANUARY)
AUTUMN = qpr.Period(2023, 10, qpr.Frequency.QUARTERLY)
SERIES = a_series(80, 81, 82, 83, 84, 85, 86, 87, 88, until=AUTUMN)
FUNCTIONS: list[Callable[[str], qpr.Period]] = [
    lambda at: qpr.latest_result(CALLS, SERIES, at).period,
    lambda at: qpr.compare(CALLS, SERIES, at).period,
    lambda at: qpr.compare(CALLS, SERIES, AUTUMN.shift(1), against=at).against,
    lambda at: qpr.direction_of_travel(CALLS, SERIES, at).period,
    lambda at: qpr.compare_methods(CALLS, SERIES, at).period,
    lambda at: qpr.project(CALLS, SERIES, at).travel.period,
    lambda at: qpr.needed_by_year_end(CALLS, SERIES, at, made_by=qpr.Aggregation.MEAN).period,
    lambda at: qpr.assess(CALLS, SERIES, at).period,
]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_quarter_is_read_in_the_financial_year_of_the_indicator(function: Callable[[str], qpr.Period]) -> None:
    assert function("Q4 2023") == AUTUMN


@pytest.mark.parametrize("function", FUNCTIONS)
def test_unreadable_name_of_a_period_raises_an_error_with_the_code(function: Callable[[str], qpr.Period]) -> None:
    with pytest.raises(qpr.errors.PeriodError, match=r"got 'Q5 2023' \(K7\)$"):
        function("Q5 2023")
