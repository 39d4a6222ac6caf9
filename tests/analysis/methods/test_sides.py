"""Rules of control charts: sides, runs, trends, limits and assurance."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from analysis.small_series import START, following, make, travel
from qpr_core import (
    Direction,
    Movement,
    NoDirection,
    Polarity,
    Thresholds,
    direction_of_travel,
)
from qpr_core.methods import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
    Assurance,
    ControlChart,
    NearLimitRule,
    SpecialCause,
    XmR,
)
from qpr_core.testing import a_series, an_indicator
from tried import tried

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


FLOW = ["49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"]


def chart_of(values: Sequence[Any], method: XmR, **parts: Any) -> ControlChart:
    found = travel(values, method, **parts).evidence
    assert isinstance(found, ControlChart)
    return found


def causes(chart: ControlChart, place: int) -> list[tuple[SpecialCause, Movement]]:
    return [(each.cause, each.movement) for each in chart.signals if each.period == START.shift(place)]


def test_xmr_has_the_published_limits_of_the_flow_rate() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, with 3/1.128 = 2.6596 in place of 2.66."""
    chart = chart_of(FLOW, XmR(minimum_points=10, screens_ranges=False))
    assert (chart.point_count, float(chart.mean), round(float(chart.moving_range), 4)) == (10, 50.81, 1.8778)
    assert float(chart.lower) == pytest.approx(45.8159, abs=0.001)
    assert float(chart.upper) == pytest.approx(55.8041, abs=0.001)
    assert chart.mean - chart.lower == chart.upper - chart.mean == Fraction("2.66") * chart.moving_range


VISCOSITY = "33.75 33.05 34.00 33.81 33.46 34.02 33.68 33.27 33.49 33.20 33.62 33.00 33.54 33.12 33.84"


def test_xmr_has_the_published_signals_of_the_viscosity() -> None:
    """D. C. Montgomery, Introduction to Statistical Quality Control, aircraft paint: mean 33.52, range 0.48, limits 32.24, 34.80."""
    chart = chart_of(VISCOSITY.split(), XmR(screens_ranges=False))
    assert [round(float(value), 2) for value in (chart.mean, chart.moving_range)] == [33.52, 0.48]
    assert [round(float(value), 2) for value in (chart.lower, chart.upper)] == [32.24, 34.80]
    assert not chart.signals


PRESETS = (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER)


CALM = [50, 52, 49, 51, 50, 48, 51, 50, 49, 51, 50, 49]


def test_result_on_a_limit_is_within_it() -> None:
    chart = chart_of(CALM, MAKING_DATA_COUNT)
    assert not chart.signals
    # After these eight, x lies on the limit where x = (4 + x)/9 + 2.66·(6 + x)/8.
    steps, way = [0, 1, 0, 1, 0, 1, 0, 1], Fraction("2.66") / 8
    on_the_limit = (Fraction(4, 9) + way * 6) / (1 - Fraction(1, 9) - way)
    bare = XmR(minimum_points=3, run=None, trend=None, near=(), screens_ranges=False)
    touched = chart_of([*steps, on_the_limit], bare)
    assert touched.upper == on_the_limit
    assert not touched.signals
    beyond = chart_of([*steps, on_the_limit + Fraction(1, 1000)], bare)
    assert causes(beyond, 8) == [(SpecialCause.OUTSIDE_LIMITS, Movement.UP)]
    below = chart_of([*(-step for step in steps), -on_the_limit - Fraction(1, 1000)], bare)
    assert causes(below, 8) == [(SpecialCause.OUTSIDE_LIMITS, Movement.DOWN)]


def test_screened_limits_leave_out_a_wide_range() -> None:
    values = [*CALM, 80, 50]
    wide = chart_of(values, XmR(screens_ranges=False))
    narrow = chart_of(values, XmR())
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    kept = [each for each in ranges if each <= Fraction("3.267") * Fraction(sum(ranges), len(ranges))]
    assert (wide.moving_range, narrow.moving_range) == (Fraction(sum(ranges), 13), Fraction(sum(kept), len(kept)))
    assert narrow.moving_range < wide.moving_range
    assert causes(narrow, 12)[0] == (SpecialCause.OUTSIDE_LIMITS, Movement.UP)


@pytest.mark.parametrize(("length", "flagged"), [(6, False), (7, True), (8, True)])
def test_run_is_a_number_of_results_on_one_side(length: int, flagged: bool) -> None:
    values = [40, 60] * 4 + [45, 46, 44, 45, 46, 44, 45, 46][:length]
    only_runs = XmR(minimum_points=3, trend=None, near=())
    chart = chart_of(values, only_runs)
    newest = causes(chart, len(values) - 1)
    assert newest == ([(SpecialCause.RUN, Movement.DOWN)] if flagged else [])
    longer = chart_of(values, XmR(minimum_points=3, trend=None, near=(), run=length + 2))
    assert not longer.signals


def test_run_ends_at_a_result_on_the_mean() -> None:
    values = [40, 40, 40, 60, 60, 60, 50, 60, 60, 40, 40, 50]
    assert sum(values) == 50 * len(values)
    chart = chart_of(values, XmR(run=3, trend=None, near=()))
    assert [bool(causes(chart, place)) for place in range(12)] == [True] * 6 + [False] * 6


@pytest.mark.parametrize(("length", "flagged"), [(5, False), (6, True), (7, True)])
def test_trend_counts_its_first_result(length: int, flagged: bool) -> None:
    values = [60, 40] * 6 + [41 + place for place in range(length - 1)]
    only_trends = XmR(run=None, trend=6, near=())
    chart = chart_of(values, only_trends)
    assert causes(chart, len(values) - 1) == ([(SpecialCause.TREND, Movement.UP)] if flagged else [])
    assert len(chart.signals) == (length if flagged else 0)
    level = chart_of([*values, values[-1]], only_trends)
    assert not causes(level, len(values))


def test_two_of_three_near_a_limit_are_flagged_and_the_third_is_not() -> None:
    values = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 54, 50, 54]
    chart = chart_of(values, XmR(run=None, trend=None))
    assert chart.mean + Fraction(2, 3) * (chart.upper - chart.mean) < 54 < chart.upper
    assert [signal.period for signal in chart.signals] == [START.shift(13), START.shift(15)]
    assert {(signal.cause, signal.movement) for signal in chart.signals} == {(SpecialCause.NEAR_LIMIT, Movement.UP)}
    assert not chart_of(values[:-1], XmR(run=None, trend=None)).signals
    apart = chart_of([*values[:-1], 46], XmR(run=None, trend=None))
    assert not apart.signals


def by_definition(heights: list[Fraction], method: XmR) -> set[tuple[int, SpecialCause, Movement]]:
    """Ask of every point and every window of results that holds it whether the rule holds there."""
    n, mean = len(heights), sum(heights, Fraction(0)) / len(heights)
    ranges = [abs(later - earlier) for earlier, later in pairwise(heights)]
    if method.screens_ranges:
        widest = Fraction("3.267") * sum(ranges, Fraction(0)) / len(ranges)
        kept = [each for each in ranges if each <= widest]
        ranges = kept if any(kept) else ranges
    reach = Fraction("2.66") * sum(ranges, Fraction(0)) / len(ranges)
    found = set()
    for sign, side in ((1, Movement.UP), (-1, Movement.DOWN)):
        off = [sign * (height - mean) for height in heights]
        found |= {(place, SpecialCause.OUTSIDE_LIMITS, side) for place in range(n) if off[place] > reach}
        for length, cause in ((method.run, SpecialCause.RUN), (method.trend, SpecialCause.TREND)):
            for window in (range(first, first + (length or n + 1)) for first in range(n - (length or n + 1) + 1)):
                rises = all(sign * (heights[later] - heights[earlier]) > 0 for earlier, later in pairwise(window))
                if rises if cause is SpecialCause.TREND else all(off[place] > 0 for place in window):
                    found |= {(place, cause, side) for place in window}
        for rule in method.near:
            for window in (range(first, first + rule.of) for first in range(n - rule.of + 1)):
                near = [place for place in window if off[place] > reach * rule.beyond]
                near = [place for place in near if not (rule.within and off[place] > reach)]
                if len(near) >= rule.hits and not (rule.one_side and any(off[place] <= 0 for place in window)):
                    found |= {(place, SpecialCause.NEAR_LIMIT, side) for place in near}
    return found


@given(
    st.lists(st.integers(0, 12), min_size=3, max_size=24),
    st.sampled_from([*PRESETS, XmR(run=3, trend=3, is_cautious=False)]),
)
def test_every_rule_flags_the_results_of_its_definition(values: list[int], preset: XmR) -> None:
    heights = [Fraction(value) for value in values]
    chart = chart_of(values, evolve(preset, minimum_points=3))
    found = [(START.distance(each.period), each.cause, each.movement) for each in chart.signals]
    expected = by_definition(heights, preset)
    assert {(place, cause) for place, cause, _ in found} == {(place, cause) for place, cause, _ in expected}
    assert set(found) <= expected
    assert [place for place, *_ in found] == sorted(place for place, *_ in found)


def test_first_of_several_causes_decides_the_side() -> None:
    values = [60, 40] * 6 + [70, 69, 68, 67, 66, 65, 64]
    found = travel(values, XmR())
    chart = chart_of(values, XmR())
    newest = causes(chart, len(values) - 1)
    assert newest == [(SpecialCause.RUN, Movement.UP), (SpecialCause.TREND, Movement.DOWN)]
    assert found.direction is Direction.POSITIVE
    assert travel(values, XmR(run=None)).direction is Direction.NEGATIVE


@pytest.mark.parametrize("height", [0, "85.1", Fraction(1, 3)])
@pytest.mark.parametrize("preset", [XmR(), *PRESETS])
def test_constant_series_has_no_special_cause(preset: XmR, height: Any) -> None:
    found = travel([height] * 20, preset, thresholds=Thresholds(target=90, floor=80))
    chart = found.evidence
    assert isinstance(chart, ControlChart)
    assert (found.direction, chart.signals, chart.moving_range) == (Direction.STABLE, (), 0)
    assert chart.lower == chart.mean == chart.upper
    assert chart.assurance is Assurance.CONSISTENTLY_FAILS


def test_short_series_is_unknown_and_three_points_are_the_fewest() -> None:
    assert travel(CALM[:11], XmR()).direction is NoDirection.TOO_FEW_POINTS
    three = travel([50, 51, 50], XmR(minimum_points=3))
    assert (three.direction, tried(three)) == (Direction.STABLE, {})


@pytest.mark.parametrize(
    ("polarity", "target", "assurance"),
    [
        (HIGHER, 45, Assurance.CONSISTENTLY_PASSES),
        (HIGHER, 50, Assurance.HITS_AND_MISSES),
        (HIGHER, 55, Assurance.CONSISTENTLY_FAILS),
        (LOWER, 55, Assurance.CONSISTENTLY_PASSES),
        (LOWER, 50, Assurance.HITS_AND_MISSES),
        (LOWER, 45, Assurance.CONSISTENTLY_FAILS),
    ],
)
def test_assurance_compares_the_limits_with_the_target(polarity: Polarity, target: Any, assurance: Assurance) -> None:
    """The mean is 50 and the mean moving range 19/11, so that the limits lie at 45.4 and 54.6."""
    thresholds = Thresholds(target=target, tolerance=1)
    chart = chart_of(CALM, XmR(), polarity=polarity, thresholds=thresholds)
    assert (round(float(chart.lower), 1), round(float(chart.upper), 1)) == (45.4, 54.6)
    assert chart.assurance is assurance


def test_target_on_a_limit_is_met() -> None:
    chart = chart_of(CALM, XmR())
    on: dict[str, Any] = {"tolerance": 1}
    met = chart_of(CALM, XmR(), thresholds=Thresholds(target=chart.lower, **on)).assurance
    assert met is Assurance.CONSISTENTLY_PASSES
    touched = chart_of(CALM, XmR(), thresholds=Thresholds(target=chart.upper, **on)).assurance
    assert touched is Assurance.HITS_AND_MISSES
    lower = {"polarity": LOWER, "thresholds": Thresholds(target=chart.upper, **on)}
    assert chart_of(CALM, XmR(), **lower).assurance is Assurance.CONSISTENTLY_PASSES
    lower = {"polarity": LOWER, "thresholds": Thresholds(target=chart.lower, **on)}
    assert chart_of(CALM, XmR(), **lower).assurance is Assurance.HITS_AND_MISSES


def test_assurance_of_distances_needs_the_best_band() -> None:
    near = Thresholds(target=50, tolerance=10, green_tolerance=8)
    assert chart_of(CALM, XmR(), polarity=CLOSEST, thresholds=near).assurance is Assurance.CONSISTENTLY_PASSES
    narrow = Thresholds(target=50, tolerance=10, green_tolerance=2)
    assert chart_of(CALM, XmR(), polarity=CLOSEST, thresholds=narrow).assurance is Assurance.HITS_AND_MISSES


def test_assurance_without_a_target_is_none() -> None:
    assert chart_of(CALM, XmR()).assurance is None
    assert chart_of(CALM, XmR(), polarity=NEITHER).assurance is None


def test_limits_are_calculated_again_from_a_recalculation() -> None:
    values = [*CALM, *(value + 30 for value in CALM)]
    step = START.shift(12)
    assert travel(values, XmR()).direction is Direction.POSITIVE
    recalculated = XmR(recalculated_from=[str(step)])
    assert recalculated.recalculated_from == (step,)
    found = travel(values, recalculated)
    assert (found.direction, found.first, found.point_count) == (Direction.STABLE, step, 12)
    late = XmR(recalculated_from=[step.shift(1), step])
    assert travel(values, late).direction is NoDirection.TOO_FEW_POINTS
    made = following(values)
    before = direction_of_travel(make(), made, step.shift(-1), method=late)
    assert (before.point_count, before.direction) == (12, Direction.STABLE)


def test_presets_have_the_parameters_of_their_sources() -> None:
    seven = [60, 40] * 5 + [55, 56, 54, 55, 56, 54, 55]
    assert travel(seven, MAKING_DATA_COUNT).direction is Direction.POSITIVE
    for eight in (HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER):
        assert travel(seven, eight).direction is Direction.STABLE
        assert travel([*seven, 55], eight).direction is Direction.POSITIVE
    outer, third, half = Fraction(2, 3), Fraction(1, 3), Fraction(1, 2)
    assert MAKING_DATA_COUNT.near == (NearLimitRule(2, 3, outer, one_side=True),)
    assert NHSR_PLOT_THE_DOTS.near == (NearLimitRule(2, 3, outer, one_side=True, within=True),)
    assert HEALTH_CARE_DATA_GUIDE.near == (NearLimitRule(2, 3, outer),)
    assert WESTERN_ELECTRIC.near == (NearLimitRule(2, 3, outer), NearLimitRule(4, 5, third))
    assert WHEELER.near == (NearLimitRule(3, 4, half),)
    assert [preset.trend for preset in PRESETS] == [7, 7, 6, None, None]
    assert [preset.screens_ranges for preset in PRESETS] == [False, True, True, False, False]


def test_results_near_a_limit_count_only_among_neighbours() -> None:
    """Two far apart are not two of three, whatever lies before the three."""
    series = a_series(50, 51, 54, 50, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 54)
    chart = qpr.direction_of_travel(
        an_indicator(), series, series.last, method=qpr.methods.XmR(run=None, trend=None)
    ).evidence
    assert isinstance(chart, qpr.methods.ControlChart)
    assert chart.mean + Fraction(2, 3) * (chart.upper - chart.mean) < 54 < chart.upper
    assert chart.signals == ()


def test_strict_target_on_a_limit_is_missed() -> None:
    chart = chart_of(CALM, XmR())
    on: dict[str, Any] = {"tolerance": 1, "strict": "target"}
    for target, assurance in (
        (chart.lower, Assurance.HITS_AND_MISSES),
        (chart.upper, Assurance.CONSISTENTLY_FAILS),
    ):
        assert chart_of(CALM, XmR(), thresholds=Thresholds(target=target, **on)).assurance is assurance
    for target, assurance in (
        (chart.upper, Assurance.HITS_AND_MISSES),
        (chart.lower, Assurance.CONSISTENTLY_FAILS),
    ):
        lower = {"polarity": LOWER, "thresholds": Thresholds(target=target, **on)}
        assert chart_of(CALM, XmR(), **lower).assurance is assurance
