from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Aggregation, FinancialYear, Frequency, Observation, Period, Ratio, Status, TimeSeries
from qpr_core.errors import FigureError, PeriodError, SeriesError
from qpr_core.model.series.observation import is_result
from qpr_core.testing import a_series, series

RESULTS = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": None, "Q3 2023/24": Ratio(0, 0), "Q1 2024/25": Ratio(74, 125)})


@given(series(), st.randoms())
def test_order_of_observations_changes_no_time_series(made: TimeSeries, chance: Random) -> None:
    rows = list(made)
    chance.shuffle(rows)
    assert TimeSeries(rows) == made
    results = {period: result for period, result, _ in rows}
    assert TimeSeries(results, statuses=made.statuses, markers=made.markers) == made


@given(series(), st.integers(-30, 30))
def test_shift_there_and_back_is_the_same_time_series(made: TimeSeries, steps: int) -> None:
    assert made.shift(steps).shift(-steps) == made
    assert made.shift(steps).first == made.first.shift(steps)


@given(series())
def test_time_series_repr_pastes_back(made: TimeSeries) -> None:
    assert eval(repr(made), {"TimeSeries": TimeSeries, "Ratio": Ratio, "Fraction": Fraction, "Status": Status}) == made


@given(series(), st.integers(-3, 20), st.integers(1, 20))
def test_observations_are_the_results_up_to_a_period_without_the_gaps(made: TimeSeries, until: int, most: int) -> None:
    last = made.first.shift(until)
    kept = [
        Observation(period, result, made.statuses.get(period, Status.FINAL))
        for period, result, _ in made
        if period <= last and is_result(result)
    ]
    assert list(made.observations(until=last)) == kept
    assert list(made.observations(until=last, most=most)) == kept[-most:]
    assert made.latest(until=last) == (kept[-1] if kept else None)


def test_time_series_keeps_a_gap() -> None:
    assert RESULTS["Q2 2023/24"] is None
    assert RESULTS["Q1 2024/25"] == Ratio(74, 125)
    assert len(RESULTS) == 4
    assert [str(period) for period, _, _ in RESULTS.observations()] == ["Q1 2023/24", "Q1 2024/25"]


def test_latest_includes_the_period_itself_and_none_after_it() -> None:
    assert RESULTS.latest(until="Q4 2023/24") == Observation(Period.parse("Q1 2023/24"), Fraction(80))
    assert RESULTS.latest() == RESULTS.latest(until="Q1 2024/25") == RESULTS.latest(until="Q3 2030/31")
    assert RESULTS.latest(until="Q4 2022/23") is None


def test_between_includes_both_ends() -> None:
    part = RESULTS.between(first="Q2 2023/24", last="Q1 2024/25")
    assert (str(part.first), str(part.last), len(part)) == ("Q2 2023/24", "Q1 2024/25", 3)
    assert RESULTS.between() == RESULTS
    assert len(RESULTS.between(first="Q4 2023/24")) == 1


def test_names_of_periods_are_read_in_the_financial_year_that_is_said() -> None:
    january = FinancialYear("January")
    made = TimeSeries({"Q1 2023": 5, "Q2 2023": 6}, financial_year=january)
    assert made.first == Period.parse("Jan-Mar 2023")
    assert made["Q2 2023"] == made.between(first="Q2 2023")["Q2 2023"] == made.shift(4)["Q2 2024"] == 6
    assert repr(made) == "TimeSeries({'Q1 2023': 5, 'Q2 2023': 6}, financial_year=FinancialYear(month=1))"
    assert eval(repr(made), {"TimeSeries": TimeSeries, "FinancialYear": FinancialYear}) == made
    assert made == TimeSeries({"Q4 2022/23": 5, "Q1 2023/24": 6})


NO_ROWS = "series must be a mapping from period to result, pairs of them, or triples of period, result and status"


@pytest.mark.parametrize(
    ("observations", "error", "message"),
    [
        ({}, SeriesError, "series must have at least one period (its result may be None), got no periods"),
        ([], SeriesError, "series must have at least one period (its result may be None), got no periods"),
        (None, SeriesError, f"{NO_ROWS}, got None"),
        ("Q1 2023/24", SeriesError, f"{NO_ROWS}, got 'Q1 2023/24'"),
        ([80, 81], SeriesError, f"{NO_ROWS}, got [80, 81]"),
        (["ab"], SeriesError, f"{NO_ROWS}, got ['ab']"),
        (
            [("Q1 2023/24", 1), ("Apr-Jun 2023", 2)],
            SeriesError,
            "series must have one result for a period, got two for Q1 2023/24",
        ),
        (
            {"Q1 2023/24": 1, "May 2023": 2},
            SeriesError,
            "series must have periods of the same length, got a quarter (Q1 2023/24) and a month (May 2023)",
        ),
        (
            {"Q1 2023/24": 1, "Aug-Oct 2023": 2},
            SeriesError,
            "periods of a series must not overlap, got Q1 2023/24 and Aug-Oct 2023",
        ),
        ({2023: 1}, PeriodError, "period of a series must be a Period or the name of one, got 2023"),
        ({"Q9 2023/24": 1}, PeriodError, "quarter must be 1, 2, 3 or 4, got 'Q9 2023/24' (series)"),
        (
            {"Q1 2023/24": True},
            FigureError,
            "result in words must come with its unit (pass unit='yes/no' to TimeSeries, or use Unit.read), got True",
        ),
        ({"Q1 2023/24": float("nan")}, FigureError, "figure must be finite, got nan (Q1 2023/24)"),
        ({"Q1 2023/24": "n/a"}, FigureError, "got 'n/a' (Q1 2023/24)"),
        ({"Q1 2023/24": "1e999999"}, FigureError, "got '1e999999' (Q1 2023/24)"),
    ],
)
def test_what_makes_no_series_is_refused(observations: dict[str, int], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        TimeSeries(observations)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "ask",
    [
        RESULTS.__getitem__,
        lambda asked: RESULTS.latest(until=asked),
        lambda asked: RESULTS.observations(until=asked),
        lambda asked: RESULTS.between(first=asked),
    ],
    ids=["item", "latest", "observations", "between"],
)
@pytest.mark.parametrize("period", ["2023/24", "May 2023", "Aug-Oct 2023"])
def test_time_series_refuses_a_period_of_a_different_frequency(ask: Callable[[str], object], period: str) -> None:
    with pytest.raises(SeriesError, match="period must fit the series, which has quarters like Q1 2023/24, got"):
        ask(period)


def test_between_without_a_result_raises_an_error() -> None:
    with pytest.raises(SeriesError) as caught:
        RESULTS.between(last="Q4 2022/23")
    assert str(caught.value) == (
        "part of a series must contain one of its periods (Q1 2023/24 to Q1 2024/25), got Q1 2023/24 to Q4 2022/23"
    )


@pytest.mark.large
def test_time_series_of_100_000_months_is_read_and_searched() -> None:
    first = Period(2, 1, Frequency.MONTHLY)
    made = TimeSeries((first.shift(place), place) for place in range(100_000))
    assert made.latest(until=first.shift(77_777)) == Observation(first.shift(77_777), Fraction(77_777))


def test_status_of_a_result_is_final_by_default() -> None:
    firm = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 81}, statuses={"Q2 2023/24": Status.PROVISIONAL})
    assert [each.status for each in firm.observations()] == [Status.FINAL, Status.PROVISIONAL]
    assert firm != TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 81})
    assert firm == TimeSeries(
        {"Q1 2023/24": 80, "Q2 2023/24": 81},
        statuses={Period.parse("Q1 2023/24"): Status.FINAL, Period.parse("Q2 2023/24"): Status.PROVISIONAL},
    )


def test_between_and_shift_keep_the_statuses() -> None:
    firm = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 81}, statuses={"Q2 2023/24": Status.REVISED})
    assert firm.between(last="Q1 2023/24").statuses == {}
    assert firm.between(first="Q2 2023/24").statuses == {Period.parse("Q2 2023/24"): Status.REVISED}
    assert firm.shift(4).statuses == {Period.parse("Q2 2024/25"): Status.REVISED}


@pytest.mark.parametrize(
    ("aggregation", "status"), [(Aggregation.SUM, Status.PROVISIONAL), (Aggregation.LAST_MONTH, Status.REVISED)]
)
def test_by_quarter_has_the_weakest_status_of_its_months(aggregation: Aggregation, status: Status) -> None:
    months = TimeSeries(
        {"April 2023": 1, "May 2023": 2, "June 2023": 3},
        statuses={"May 2023": Status.PROVISIONAL, "June 2023": Status.REVISED},
    )
    assert months.by_quarter(aggregation).statuses == {Period.parse("Q1 2023/24"): status}


def test_by_quarter_without_a_result_has_no_status() -> None:
    months = TimeSeries({"April 2023": 1, "May 2023": 2}, statuses={"April 2023": Status.PROVISIONAL})
    assert months.by_quarter(Aggregation.SUM).statuses == {}


@pytest.mark.parametrize(
    ("statuses", "message"),
    [
        (5, "statuses must be a mapping from period to Status, got 5"),
        ({"Q1 2023/24": "last"}, r"status of a result must be a Status or one of .*, got 'last' \(Q1 2023/24\)"),
        ({"Q2 2023/24": Status.FINAL}, "status must be for a period that has a result, got one for Q2 2023/24"),
        ({"Q3 2023/24": Status.FINAL}, "status must be for a period that has a result, got one for Q3 2023/24"),
        (
            {"Q1 2023/24": Status.FINAL, Period.parse("Q1 2023/24"): Status.FINAL},
            "status of a result must be given once, got two for Q1 2023/24",
        ),
    ],
)
def test_time_series_refuses_wrong_statuses(statuses: Any, message: str) -> None:
    with pytest.raises(SeriesError, match=message):
        TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": None}, statuses=statuses)


def test_observations_most_of_1_is_the_latest_result() -> None:
    assert [each.result for each in a_series(80, 81).observations(most=1)] == [81]
