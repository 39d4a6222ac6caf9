"""Causes of different ratings: performance, the target, or both."""

from typing import Any

import pytest

from analysis.small_series import T
from analysis.small_series import make_with_target as make
from qpr_core import (
    NoComparison,
    NoRating,
    Polarity,
    Profile,
    Rag,
    Scorecard,
    Thresholds,
    TimeSeries,
    bridge,
    compare,
)
from qpr_core.answers import Cause

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
YEARS = {"2022/23": T, "2023/24": Thresholds(target=88, floor=86)}


@pytest.mark.parametrize(
    ("before", "now", "rated", "moved_by"),
    [
        (86, 86, (Rag.GREEN, Rag.AMBER, Rag.AMBER), Cause.TARGET),
        (86, 89, (Rag.GREEN, Rag.AMBER, Rag.GREEN), Cause.BOTH),
        (86, 85, (Rag.GREEN, Rag.AMBER, Rag.RED), Cause.BOTH),
        (89, 87, (Rag.GREEN, Rag.GREEN, Rag.AMBER), Cause.PERFORMANCE),
        (89, 90, (Rag.GREEN, Rag.GREEN, Rag.GREEN), Cause.NEITHER),
    ],
)
def test_compare_separates_performance_from_the_target(
    before: int, now: int, rated: tuple[Rag, Rag, Rag], moved_by: Cause
) -> None:
    comparison = compare(make(thresholds=YEARS), TimeSeries({"Q4 2022/23": before, "Q1 2023/24": now}), "Q1 2023/24")
    assert (comparison.before.rating, comparison.rebased.rating, comparison.now.rating) == rated
    assert comparison.cause is moved_by
    assert comparison.target_changed


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ({"Q4 2022/23": 86, "Q1 2023/24": None}, NoComparison.NO_RESULT),
        ({"Q1 2023/24": 86}, NoComparison.NO_RESULT_BEFORE),
    ],
)
def test_compare_without_a_result_has_a_reason_as_its_cause(results: dict[str, Any], reason: NoComparison) -> None:
    assert compare(make(thresholds=YEARS), TimeSeries(results), "Q1 2023/24").cause is reason


def test_compare_first_target_causes_the_rating_and_is_no_change() -> None:
    first = make(thresholds={"2023/24": T})
    comparison = compare(first, TimeSeries({"Q4 2022/23": 86, "Q1 2023/24": 86}), "Q1 2023/24")
    assert (comparison.target_changed, comparison.cause) == (False, Cause.TARGET)
    assert (comparison.before.rating, comparison.rebased.rating) == (NoRating.NO_TARGET, Rag.GREEN)


def test_compare_next_quarter_of_a_profile_is_no_changed_target() -> None:
    profiled = make(
        thresholds={"2022/23": Profile.of_targets([10, 20, 30, 40], tolerance=1), "2023/24": Profile([T, T, T, T])}
    )
    series = TimeSeries({"Q1 2022/23": 9, "Q2 2022/23": 21, "Q4 2022/23": 40, "Q1 2023/24": 86})
    within, over = (compare(profiled, series, quarter) for quarter in ("Q2 2022/23", "Q1 2023/24"))
    assert (within.thresholds_changed, within.target_changed) == (True, False)
    assert (over.thresholds_changed, over.target_changed) == (True, True)


def test_compare_falling_behind_a_profile_is_performance() -> None:
    """16 against 15 is within the tolerance, and so would 16 not be against the 50 of the next quarter; 43 is not."""
    profiled = make(thresholds={"2022/23": Profile.of_targets([15, 50, 75, 95], tolerance=5)})
    series = TimeSeries({"Q1 2022/23": 14, "Q2 2022/23": 43, "Q3 2022/23": 69})
    fell, stayed = (compare(profiled, series, quarter) for quarter in ("Q2 2022/23", "Q3 2022/23"))
    assert (fell.before.rating, fell.rebased.rating, fell.now.rating) == (Rag.AMBER, Rag.RED, Rag.RED)
    assert (fell.cause, stayed.cause) == (Cause.PERFORMANCE, Cause.NEITHER)
    report = Scorecard([(profiled, series)]).report("Q2 2022/23")
    assert [move.cause for move in bridge(report).moves] == [Cause.PERFORMANCE]
