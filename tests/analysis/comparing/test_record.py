"""Records: the best or the worst result since an earlier period."""

from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Aggregation,
    Basis,
    Indicator,
    Judgement,
    NoComparison,
    Period,
    Polarity,
    Profile,
    Ratio,
    Rolling,
    Thresholds,
    TimeSeries,
    assess,
)
from qpr_core.analysis.comparing.comparison import compare_periods
from qpr_core.answers import Extreme
from qpr_core.testing import a_series, an_indicator, indicators, ratios, series
from qpr_core.testing import results as drawn_results

BEST, WORST = Extreme
NOW = "Q2 2023/24"
_COUNTS = drawn_results(measured=ratios())


def record(indicator: Indicator, results: TimeSeries, at: str = NOW) -> tuple[Any, ...] | None:
    found = assess(indicator, results, at).record
    if found is None:
        return None
    return found.extreme, None if found.since is None else str(found.since), found.beats, str(found.first), found.gaps


def kpi(**parts: Any) -> Indicator:
    return an_indicator(85, 80, **parts)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((90,), None),
        ((90, 90), None),
        ((80, 81), (BEST, None, 1, "Q1 2023/24", 0)),
        ((90, 81, 80, 82), (BEST, "Q3 2022/23", 2, "Q4 2022/23", 0)),
        ((82, 81, 80, 82), (BEST, "Q3 2022/23", 2, "Q4 2022/23", 0)),
        ((70, 81, 80, 75), (WORST, "Q3 2022/23", 2, "Q4 2022/23", 0)),
        ((90, None, 80, None, 82), (BEST, "Q2 2022/23", 1, "Q4 2022/23", 2)),
        ((None, 80, None, 82), (BEST, None, 1, "Q4 2022/23", 1)),
        ((90, 80, 82, None), None),
    ],
)
def test_record_is_the_best_since_a_result_as_good(results: tuple[Any, ...], expected: object) -> None:
    """A result as good ends a record, and a gap is counted; a result that is carried forward has no record."""
    assert record(kpi(), a_series(*results)) == expected


def test_record_looks_back_beyond_the_twelve_latest_results() -> None:
    assert record(kpi(), a_series(99, *range(60, 80))) == (BEST, "Q2 2018/19", 19, "Q3 2018/19", 0)


def test_record_of_lower_is_better_is_the_lowest() -> None:
    days = an_indicator(5, 8, polarity=Polarity.LOWER_IS_BETTER, unit="days")
    assert record(days, a_series(4, 6, 7, 5)) == (BEST, "Q3 2022/23", 2, "Q4 2022/23", 0)


def test_record_of_closest_is_best_uses_the_target_of_each_period() -> None:
    """The distances are 4 from 50, 3 from 50 and 2 from 60; without a target in 2021/22 nothing is known before."""
    thresholds = {"2022/23": Thresholds(target=50, tolerance=5), "2023/24": Thresholds(target=60, tolerance=5)}
    staff = Indicator(
        code="S", name="Staff", polarity="closest to target is best", unit="number", thresholds=thresholds
    )
    results = TimeSeries({"Q4 2021/22": 60, "Q3 2022/23": 54, "Q4 2022/23": 47, "Q1 2023/24": 58})
    assert record(staff, results, "Q1 2023/24") == (BEST, None, 2, "Q3 2022/23", 0)
    assert record(staff, results, "Q4 2021/22") is None


def test_record_does_not_reach_across_a_changed_definition() -> None:
    assert record(kpi(redefined={"Q4 2022/23": "counts webchats"}), a_series(70, 75, 80, 90)) == (
        BEST,
        None,
        2,
        "Q4 2022/23",
        0,
    )


def test_record_of_a_year_to_date_total_is_that_of_the_same_quarters() -> None:
    """The totals of second quarters are 40, none, 30 and 36: one second quarter has no result."""
    visits = an_indicator(basis=Basis.YEAR_TO_DATE_TOTAL, unit="number", thresholds=None, data_only=True)
    totals = TimeSeries({"Q2 2020/21": 40, "Q4 2020/21": 99, "Q2 2022/23": 30, "Q1 2023/24": 90, NOW: 36})
    assert record(visits, totals) == (BEST, "Q2 2020/21", 1, "Q2 2022/23", 1)
    assert record(visits, a_series(20, 40, 60, 80)) is None


@pytest.mark.parametrize("basis", [Basis.YEAR_TO_DATE_RATE, Rolling(4)])
def test_record_of_rates_and_rolling_figures_compares_every_quarter(basis: Any) -> None:
    assert record(kpi(basis=basis), a_series(70, 75, 80)) == (BEST, None, 2, "Q4 2022/23", 0)


def test_record_of_pooled_months_compares_quarters() -> None:
    months = TimeSeries(dict(zip(Period.range("January 2023", "September 2023"), range(70, 79), strict=True)))
    assert record(kpi(aggregation=Aggregation.MEAN), months) == (BEST, None, 2, "Q4 2022/23", 0)


def test_record_is_unknown_if_any_result_to_compare_with_is_withheld() -> None:
    """Whether 50 of 100 is better than 3 of 100 would reveal the 3, and so would a record that stops before it."""
    small = kpi(withhold_below=5)
    results = a_series(Ratio(3, 100), Ratio(60, 100), Ratio(40, 100), Ratio(50, 100))
    assert record(small, results) is None
    redefined = kpi(withhold_below=5, redefined={"Q4 2022/23": "counts webchats"})
    assert record(redefined, results) == (BEST, "Q4 2022/23", 1, "Q1 2023/24", 0)


def test_record_of_an_activity_indicator_is_none() -> None:
    assert record(an_indicator(polarity=Polarity.NEITHER, unit="number"), a_series(1, 2, 3)) is None


def test_record_of_years_counts_years() -> None:
    years = TimeSeries({"2019/20": 90, "2020/21": 70, "2021/22": None, "2022/23": 75})
    assert record(kpi(), years) == (BEST, "2019/20", 1, "2020/21", 1)


def test_record_of_totals_with_a_profile_does_not_need_targets() -> None:
    profile = {"2023/24": Profile.spread(100)}
    visits = Indicator(
        code="V", name="V", polarity="higher", unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=profile
    )
    assert record(visits, TimeSeries({"Q2 2022/23": 30, NOW: 36})) == (BEST, None, 1, "Q2 2022/23", 0)


@given(st.data())
def test_record_agrees_with_the_comparison_with_each_earlier_period(data: st.DataObject) -> None:
    """Law: every result after `since` is beaten, and that of `since` is not, as `compare` judges them one by one."""
    indicator = data.draw(indicators(code="K1"))
    results = data.draw(series(given=None if indicator.disclosure is None else _COUNTS))
    made = assess(indicator, results, "Q4 2000/01")
    if made.is_carried or made.result_period is None:
        assert made.record is None
        return
    now = made.result_period
    earlier = [each for each in reversed(results.observations(until=now)) if each.period != now]
    judged = [(each.period, compare_periods(indicator, results, now, each.period).judgement) for each in earlier]
    same_part = [pair for pair in judged if pair[1] is not NoComparison.ACCUMULATES]
    known = [(period, found) for period, found in takewhile(_is_judged, same_part) if isinstance(found, Judgement)]
    small = any(indicator.must_withhold(each.result) for each in results.observations(until=now))
    if made.record is None:
        assert small or _expected(known) is None
        return
    parts = made.record.extreme, made.record.since, [made.record.against, made.record.first]
    extreme, since, beaten = _expected(known) or (None, None, [])
    assert (*parts, made.record.beats) == (extreme, since, [beaten[0], beaten[-1]], len(beaten))


def _is_judged(pair: tuple[Period, Judgement | NoComparison]) -> bool:
    return isinstance(pair[1], Judgement)


def _expected(judged: list[tuple[Period, Judgement]]) -> tuple[Extreme, Period | None, list[Period]] | None:
    """Return what a record must have, from the judgements of the latest result by each earlier one."""
    if not judged or judged[0][1] is Judgement.SAME:
        return None
    beaten = [period for period, _ in takewhile(lambda pair: pair[1] is judged[0][1], judged)]
    since = judged[len(beaten)][0] if len(beaten) < len(judged) else None
    return BEST if judged[0][1] is Judgement.BETTER else WORST, since, beaten
