"""Streaks: for how many periods running a result has had its band."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Aggregation,
    Baseline,
    Basis,
    Indicator,
    Period,
    Rag,
    Ratio,
    Rolling,
    Thresholds,
    TimeSeries,
    assess,
)
from qpr_core.analysis.comparing.comparison import compare_periods
from qpr_core.answers import Streak
from qpr_core.rules import Case, RatingRule
from qpr_core.testing import a_series, an_indicator, indicators, ratios, series
from qpr_core.testing import results as drawn_results

GREEN, AMBER, RED = Rag
NOW = "Q2 2023/24"
_COUNTS = drawn_results(measured=ratios())


def streak(indicator: Indicator, results: TimeSeries, at: str = NOW) -> tuple[object, int, str] | None:
    found = assess(indicator, results, at).streak
    return None if found is None else (found.rating, found.count, str(found.since))


def kpi(**parts: Any) -> Indicator:
    return an_indicator(85, 80, **parts)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((70,), (RED, 1, NOW)),
        ((70, 79, "79.9"), (RED, 3, "Q4 2022/23")),
        ((70, 80, 79, 78), (RED, 2, "Q1 2023/24")),
        ((70, None, 79), (RED, 1, NOW)),
        ((70, Ratio(0, 0), 79), (RED, 1, NOW)),
        ((70, 79, None), None),
    ],
)
def test_streak_counts_results_with_the_band_up_to_a_gap(results: tuple[Any, ...], expected: object) -> None:
    """79.9% is Red by a floor of 80%, and 80% is Amber. Nothing to count is a gap too."""
    assert streak(kpi(), a_series(*results)) == expected


def test_streak_rates_each_result_by_the_thresholds_of_its_period() -> None:
    """86% was Amber by the 90 and 85 of 2022/23 and is Green by the 85 of 2023/24: the streak is that of Amber."""
    thresholds = {"2022/23": Thresholds(target=90, floor=85), "2023/24": Thresholds(target=85, floor=80)}
    changed = Indicator(code="K1", name="K1", polarity="higher", unit="%", thresholds=thresholds)
    assert streak(changed, a_series(86, 86, 84, 84)) == (AMBER, 4, "Q3 2022/23")
    assert streak(changed, a_series(86, 86, 86, 86)) == (GREEN, 2, "Q1 2023/24")


def test_streak_ends_where_no_target_was_in_force() -> None:
    late = Indicator(
        code="K1", name="K1", polarity="higher", unit="%", thresholds={"2023/24": Thresholds(target=85, floor=80)}
    )
    assert streak(late, a_series(70, 70, 70)) == (RED, 2, "Q1 2023/24")


def test_streak_does_not_reach_across_a_changed_definition() -> None:
    redefined = kpi(redefined={"Q1 2023/24": "counts webchats"})
    assert streak(redefined, a_series(70, 70, 70, 70)) == (RED, 2, "Q1 2023/24")


def test_streak_of_withheld_counts_has_only_the_published_ratings() -> None:
    """3 of 100 is below 5 and is withheld; its rating is published in every quarter."""
    small = kpi(withhold_below=5)
    made = assess(small, a_series(Ratio(3, 100), Ratio(3, 100)), NOW)
    assert (made.streak, made.record) == (Streak(rating=RED, count=2, since=Period.parse("Q1 2023/24")), None)


def test_streak_of_pooled_months_counts_quarters() -> None:
    months = TimeSeries(dict.fromkeys(Period.range("January 2023", "September 2023"), 70))
    assert streak(kpi(aggregation=Aggregation.MEAN), months) == (RED, 3, "Q4 2022/23")
    assert streak(kpi(), months, "September 2023") == (RED, 9, "Jan 2023")


def test_streak_of_years_counts_years_up_to_the_one_that_was_due() -> None:
    years = TimeSeries({"2020/21": 86, "2021/22": 70, "2022/23": 70})
    assert streak(kpi(), years) == (RED, 2, "2021/22")


def test_streak_in_arrears_ends_with_the_period_that_was_due() -> None:
    assert streak(kpi(arrears=1), a_series(70, 70, until="Q1 2023/24")) == (RED, 2, "Q4 2022/23")


@pytest.mark.parametrize("basis", [Basis.YEAR_TO_DATE_RATE, Rolling(4)])
def test_streak_of_ratings_crosses_the_year_end(basis: Any) -> None:
    """Each result is rated by itself, so that ratings follow one another also where figures cannot be compared."""
    assert streak(kpi(basis=basis), a_series(70, 70, 70)) == (RED, 3, "Q4 2022/23")


def test_streak_of_a_rule_that_looks_back_uses_each_earlier_result() -> None:
    """By the rule, 82% is Amber if it is better than before and Red if not: 81, 82 (better), 82 (not), 82 (not)."""

    def decide(case: Case) -> Rag | None:
        if case.previous_value is None:
            return None
        return AMBER if case.value > case.previous_value else RED

    rule = RatingRule(name="better", version=1, decide=decide, looks_back=Baseline.PREVIOUS_PERIOD)
    assert streak(kpi(rule=rule), a_series(81, 82, 82, 82)) == (RED, 2, "Q1 2023/24")


def test_streak_without_a_band_is_none() -> None:
    assert streak(kpi(thresholds=None, data_only=True), a_series(70, 70)) is None


@given(st.data())
def test_streak_is_that_of_the_ratings_of_the_earlier_reports(data: st.DataObject) -> None:
    """Law: every period of a streak has the rating by itself, and the one before does not, or cannot be added."""
    indicator = data.draw(indicators(code="K1"))
    results = data.draw(series(given=None if indicator.disclosure is None else _COUNTS))
    made = assess(indicator, results, "Q4 2000/01")
    if made.streak is None:
        assert made.is_carried or not isinstance(made.rating, Rag)
        return
    ratings = [_rating_at(indicator, results, made.due.shift(-back)) for back in range(made.streak.count + 1)]
    assert ratings[:-1] == [made.rating] * made.streak.count
    assert ratings[-1] is not made.rating or any(since == made.streak.since for since in indicator.redefined)


def _rating_at(indicator: Indicator, results: TimeSeries, period: Period) -> object:
    """Return the rating of one period, as the comparison of a report at the time has it."""
    return compare_periods(indicator, results, period, period.shift(-1)).now.rating
