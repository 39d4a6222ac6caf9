"""Observations of a series: iteration, look-up, adding and joining."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import FinancialYear, Flag, Frequency, Observation, Period, Ratio, Status, TimeSeries, assess
from qpr_core.answers import Gap
from qpr_core.errors import FigureError, LookUpError, PeriodError, SeriesError, SeriesLookUpError
from qpr_core.testing import an_indicator, series

Q1, Q2, Q3 = Period.range("Q1 2023/24", "Q3 2023/24")
RESULTS = TimeSeries({Q1: 80, Q2: 86, Q3: None}, statuses={Q2: Status.PROVISIONAL})


@given(series())
def test_series_made_of_its_observations_is_the_same(made: TimeSeries) -> None:
    assert TimeSeries(made) == TimeSeries([*made]) == made
    assert TimeSeries([(period, result, status) for period, result, status in made]) == made
    assert all(isinstance(row, Gap) == (row.result is None) == (made[row.period] is None) for row in made)


def test_series_with_an_added_quarter_keeps_the_statuses() -> None:
    """A provisional result stays provisional, in the series and in the report."""
    longer = TimeSeries([*RESULTS, ("Q4 2023/24", 87)])
    assert longer.statuses == {Q2: Status.PROVISIONAL}
    assert list(longer)[1:] == [
        Observation(Q2, Fraction(86), Status.PROVISIONAL),
        Gap(Q3),
        Observation(Q3 + 1, Fraction(87), Status.FINAL),
    ]
    assert Flag.PROVISIONAL in assess(an_indicator(), longer, Q2).flags


def test_dict_of_a_time_series_raises_an_error() -> None:
    with pytest.raises(ValueError, match="length 3; 2 is required"):
        dict(RESULTS)  # type: ignore[arg-type]  # what is tested is that it cannot be done


def test_ratio_of_0_out_of_0_is_an_observation_with_its_counts() -> None:
    assert list(TimeSeries({Q1: Ratio(0, 0)})) == [Observation(Q1, Ratio(0, 0))]


@pytest.mark.parametrize(
    ("rows", "statuses", "message"),
    [
        (
            [(Q1, 80, "last")],
            {},
            r"must be a Status or one of 'final', 'provisional', 'revised', got 'last' \(Q1 2023/24\)",
        ),
        ([(Q1, 80, None)], {}, r"status of a result must be a Status or one of .*, got None \(Q1 2023/24\)"),
        ([(Q1, 80, Status.FINAL, 1)], {}, "series must be a mapping from period to result, pairs"),
        ([(Q1, None, Status.REVISED)], {}, "status must be for a period that has a result, got one for Q1 2023/24"),
        (
            [(Q1, 80, Status.FINAL)],
            {"Q1 2023/24": Status.REVISED},
            r"must be the same with its result and in statuses \(use with_result to change it\), "
            "got Status.FINAL and Status.REVISED for Q1 2023/24",
        ),
    ],
)
def test_series_rejects_a_status_that_does_not_fit(rows: Any, statuses: Any, message: str) -> None:
    with pytest.raises(SeriesError, match=message):
        TimeSeries(rows, statuses=statuses)


def test_time_series_accepts_a_status_twice_if_both_are_the_same() -> None:
    assert TimeSeries(RESULTS, statuses={Q2: Status.PROVISIONAL}) == RESULTS


def test_time_series_of_an_array_without_a_dimension_is_refused() -> None:
    with pytest.raises(SeriesError, match="series must be a mapping from period to result"):
        TimeSeries(np.array(5))


def test_series_contains_its_periods_and_their_observations() -> None:
    assert "Q2 2023/24" in RESULTS
    assert RESULTS["Q2 2023/24"] == 86
    assert Q3 in RESULTS
    assert RESULTS[Q3] is None
    others: list[object] = [
        "Q4 2023/24",
        "2023/24",
        Period.parse("Jul 2023"),
        86,
        None,
        ("Q2 2023/24", 86),
        [],
        np.array([1]),
    ]
    assert not [other for other in others if other in RESULTS]
    assert all(row in RESULTS for row in RESULTS)
    assert Observation(Q2, Fraction(86)) not in RESULTS
    assert len(RESULTS) == len(list(RESULTS)) == 3


def test_get_reads_a_name_in_the_financial_year_of_the_series() -> None:
    made = TimeSeries({"Q2 2023": 5}, financial_year=FinancialYear("January"))
    assert "Q2 2023" in made
    assert made.get("Q2 2023") == 5
    with pytest.raises(PeriodError, match="got 'Q2 2023'"):
        assert "Q2 2023" in RESULTS


@pytest.mark.parametrize("name", ["", "Q5 2023/24", "CS01"])
def test_text_that_names_no_period_is_an_error_wherever_it_is_looked_up(name: str) -> None:
    for ask in (RESULTS.__contains__, RESULTS.__getitem__, RESULTS.get):
        with pytest.raises(PeriodError):
            ask(name)


def test_time_series_item_of_an_unknown_period_raises_a_look_up_error() -> None:
    for error in (SeriesLookUpError, LookUpError, SeriesError, KeyError, ValueError):
        with pytest.raises(error) as caught:
            RESULTS["Q4 2023/24"]
    assert str(caught.value) == (
        "period must be one of the series (`get` returns None for other periods), got Q4 2023/24 (series)"
    )
    assert RESULTS.get("Q4 2023/24") is None
    assert RESULTS.get("Q4 2023/24", 5) == 5
    assert RESULTS.get(Q3, 5) is None
    assert RESULTS.get(Q2, 5) == 86


@pytest.mark.parametrize("period", ["2023/24", "Jul 2023", "Aug-Oct 2023"])
def test_get_of_a_period_of_a_different_kind_raises_an_error(period: str) -> None:
    with pytest.raises(KeyError, match="period must fit the series, which has quarters like Q1 2023/24"):
        RESULTS.get(period)


def test_with_result_adds_or_replaces_a_result_and_its_status() -> None:
    assert RESULTS.with_result("Q4 2023/24", 87).statuses == RESULTS.statuses
    assert RESULTS.with_result("Q4 2023/24", "87.5", status=Status.REVISED)["Q4 2023/24"] == 87.5
    assert list(RESULTS.with_result(Q2, 85))[1] == Observation(Q2, Fraction(85), Status.FINAL)
    assert list(RESULTS.with_result(Q2, None))[1] == Gap(Q2)
    assert RESULTS.with_result(Q1 - 1, 79).first == Q1 - 1


@pytest.mark.parametrize(
    ("period", "result", "status", "error"),
    [
        ("May 2023", 5, Status.FINAL, SeriesError),
        ("Aug-Oct 2023", 5, Status.FINAL, SeriesError),
        ("Q5 2023/24", 5, Status.FINAL, PeriodError),
        (5, 5, Status.FINAL, PeriodError),
        (Q2, "n/a", Status.FINAL, FigureError),
        (Q2, None, Status.PROVISIONAL, SeriesError),
        (Q2, 5, "early", SeriesError),
    ],
)
def test_with_result_refuses_a_result_that_does_not_fit(
    period: Any, result: Any, status: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        RESULTS.with_result(period, result, status=status)


@given(series(), series(), st.integers(-3, 3))
def test_of_two_series_joined_the_right_one_wins(left: TimeSeries, right: TimeSeries, steps: int) -> None:
    moved = right.shift(steps)
    joined = left | moved
    assert {row.period for row in joined} == {row.period for row in left} | {row.period for row in moved}
    for row in joined:
        assert row in (moved if row.period in moved else left)


def test_joined_series_keep_the_financial_year_of_the_left_one() -> None:
    joined = TimeSeries({"Q1 2023": 5}, financial_year=FinancialYear(1)) | TimeSeries({"Q1 2023/24": 6})
    assert joined.financial_year == FinancialYear(1)
    assert joined["Q2 2023"] == 6


@pytest.mark.parametrize("other", [TimeSeries({"May 2023": 1}), TimeSeries({"Aug-Oct 2023": 1}), {"Q4 2023/24": 1}, 5])
def test_what_cannot_be_joined_is_refused(other: Any) -> None:
    with pytest.raises(SeriesError):
        RESULTS | other


def test_evolve_time_series_reads_parts_like_a_new_one() -> None:
    assert evolve(RESULTS) == RESULTS
    assert evolve(RESULTS, statuses={Q1: Status.REVISED}) == TimeSeries(
        {Q1: 80, Q2: 86, Q3: None}, statuses={Q1: Status.REVISED}
    )
    assert evolve(RESULTS, given={Q2: 5}) == TimeSeries({Q2: 5}, statuses={Q2: Status.PROVISIONAL})
    assert evolve(RESULTS, financial_year=FinancialYear(1)).financial_year == FinancialYear(1)
    with pytest.raises(SeriesError, match="status must be for a period that has a result, got one for Q2 2023/24"):
        evolve(RESULTS, given={Q1: 5})
    assert RESULTS.frequency is Frequency.QUARTERLY
