"""The newest result against others, control charts, and methods of one's own."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Basis,
    Direction,
    DirectionOfTravel,
    Indicator,
    Movement,
    NoDirection,
    Period,
    Polarity,
    Thresholds,
    TimeSeries,
    direction_of_travel,
)
from qpr_core.errors import MethodError, PeriodError
from qpr_core.methods import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
    Assurance,
    ControlChart,
    Course,
    Facts,
    LastPeriod,
    MannKendall,
    MeanOfPrevious,
    NearLimitRule,
    Regression,
    RollingRegression,
    SamePeriodLastYear,
    SeasonalRegression,
    SpecialCause,
    Step,
    TravelRule,
    XmR,
)
from qpr_core.testing import figures

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
START = Period.parse("Q1 2010/11")
METHODS: tuple[Any, ...] = (
    Regression(minimum_points=3),
    RollingRegression(periods=4, minimum_points=3),
    SeasonalRegression(minimum_years=2),
    LastPeriod(),
    LastPeriod(dead_band=1),
    SamePeriodLastYear(dead_band="5%"),
    MeanOfPrevious(results=3),
    MannKendall(minimum_points=3, level="0.2"),
    XmR(minimum_points=5, run=4, trend=4),
    XmR(minimum_points=5, run=4, trend=4, baseline=6),
    *(
        evolve(preset, minimum_points=4)
        for preset in (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER)
    ),
)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def following(values: Sequence[int | str | Fraction | None]) -> TimeSeries:
    return TimeSeries((START.shift(place), value) for place, value in enumerate(values))


def travel(values: Sequence[int | str | Fraction | None], method: Any, **parts: Any) -> DirectionOfTravel:
    made = following(values)
    return direction_of_travel(make(**parts), made, made.last, method=method)


# The newest result against others.


@pytest.mark.parametrize(
    ("before", "now", "dead_band", "direction"),
    [
        (80, 81, 0, Direction.POSITIVE),
        (80, 80, 0, Direction.STABLE),
        (80, 79, 0, Direction.NEGATIVE),
        (80, "80.9", 1, Direction.STABLE),
        (80, 81, 1, Direction.POSITIVE),
        (80, "79.1", 1, Direction.STABLE),
        (80, 79, 1, Direction.NEGATIVE),
        (80, "83.9", "5%", Direction.STABLE),
        (80, 84, "5%", Direction.POSITIVE),
        (-80, -84, "5%", Direction.NEGATIVE),
        (0, 0, "5%", Direction.STABLE),
        (0, "0.1", "5%", Direction.POSITIVE),
    ],
)
def test_a_change_that_reaches_the_dead_band_counts(
    before: Any, now: Any, dead_band: Any, direction: Direction
) -> None:
    """Scotland's National Performance Framework: a change of one percentage point or more is one."""
    assert travel([before, now], LastPeriod(dead_band=dead_band)).direction is direction
    last_year = travel([before, 1, 2, 3, now], SamePeriodLastYear(dead_band=dead_band))
    assert last_year.direction is direction
    mean = travel([before, before, before, now], MeanOfPrevious(results=3, dead_band=dead_band))
    assert mean.direction is direction


def test_a_gap_in_place_of_the_other_result_is_told() -> None:
    assert travel([80, None, 82], LastPeriod()).direction is NoDirection.GAP
    assert travel([None, 80, 81, 82, 83, 84], LastPeriod()).direction is Direction.POSITIVE
    assert travel([80, None, 81, 82, 83, 84], SamePeriodLastYear()).direction is NoDirection.GAP
    assert travel([80], LastPeriod()).direction is NoDirection.TOO_FEW_POINTS
    assert travel([80, 81, 82], MeanOfPrevious(results=3)).direction is NoDirection.TOO_FEW_POINTS


def test_the_mean_is_of_results_and_not_of_periods() -> None:
    found = travel([99, 80, None, 82, 84, 83], MeanOfPrevious(results=3))
    assert found.evidence == Step(
        now=Fraction(83),
        reference=Fraction(82),
        results=3,
        first=START.shift(1),
        last=START.shift(4),
        dead_band=Fraction(0),
    )
    assert found.direction is Direction.POSITIVE


def test_positive_is_better_for_steps_too() -> None:
    assert travel([80, 79], LastPeriod(), polarity=LOWER).direction is Direction.POSITIVE
    assert travel([80, 79], LastPeriod(), polarity=NEITHER).direction is NoDirection.NO_POLARITY
    near = {"polarity": CLOSEST, "thresholds": Thresholds(target=50, tolerance=5)}
    assert travel([48, 51], LastPeriod(), **near).direction is Direction.POSITIVE
    assert travel([48, 52], LastPeriod(), **near).direction is Direction.STABLE


def test_only_the_same_period_last_year_has_an_answer_for_a_year_to_date_total() -> None:
    total = {"polarity": LOWER, "basis": Basis.YEAR_TO_DATE_TOTAL}
    values = [2, 4, 6, 8, 1, 3]
    for method in METHODS:
        wanted = Direction.POSITIVE if isinstance(method, SamePeriodLastYear) else NoDirection.ACCUMULATES
        assert travel(values, method, **total).direction is wanted


def test_without_the_newest_result_the_one_before_is_compared() -> None:
    found = travel([80, 82, 81], LastPeriod())
    assert (found.direction, dict(found.without)) == (
        Direction.NEGATIVE,
        {START.shift(2): Direction.POSITIVE},
    )
    assert found.is_fragile
    assert not travel([80, 81, 82], LastPeriod()).is_fragile


# Control charts.

FLOW = ["49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"]


def chart_of(values: Sequence[Any], method: XmR, **parts: Any) -> ControlChart:
    found = travel(values, method, **parts).evidence
    assert isinstance(found, ControlChart)
    return found


def causes(chart: ControlChart, place: int) -> list[tuple[SpecialCause, Movement]]:
    return [(each.cause, each.movement) for each in chart.signals if each.period == START.shift(place)]


def test_the_chart_of_the_flow_rate_comes_out() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, with 3/1.128 = 2.6596 in place of 2.66."""
    chart = chart_of(FLOW, XmR(minimum_points=10, screens_ranges=False))
    assert (chart.point_count, float(chart.mean), round(float(chart.moving_range), 4)) == (10, 50.81, 1.8778)
    assert float(chart.lower) == pytest.approx(45.8159, abs=0.001)
    assert float(chart.upper) == pytest.approx(55.8041, abs=0.001)
    assert chart.mean - chart.lower == chart.upper - chart.mean == Fraction("2.66") * chart.moving_range


VISCOSITY = "33.75 33.05 34.00 33.81 33.46 34.02 33.68 33.27 33.49 33.20 33.62 33.00 33.54 33.12 33.84"


def test_the_chart_of_the_viscosity_comes_out() -> None:
    """D. C. Montgomery, Introduction to Statistical Quality Control, aircraft paint: mean 33.52, range 0.48, limits 32.24, 34.80."""
    chart = chart_of(VISCOSITY.split(), XmR(screens_ranges=False))
    assert [round(float(value), 2) for value in (chart.mean, chart.moving_range)] == [33.52, 0.48]
    assert [round(float(value), 2) for value in (chart.lower, chart.upper)] == [32.24, 34.80]
    assert not chart.signals


PRESETS = (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER)
CALM = [50, 52, 49, 51, 50, 48, 51, 50, 49, 51, 50, 49]


def test_a_result_on_a_limit_is_within_it() -> None:
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


def test_a_wide_range_is_left_out_of_the_limits_where_it_is_screened() -> None:
    values = [*CALM, 80, 50]
    wide = chart_of(values, XmR(screens_ranges=False))
    narrow = chart_of(values, XmR())
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    kept = [each for each in ranges if each <= Fraction("3.267") * Fraction(sum(ranges), len(ranges))]
    assert (wide.moving_range, narrow.moving_range) == (Fraction(sum(ranges), 13), Fraction(sum(kept), len(kept)))
    assert narrow.moving_range < wide.moving_range
    assert causes(narrow, 12)[0] == (SpecialCause.OUTSIDE_LIMITS, Movement.UP)


@pytest.mark.parametrize(("length", "flagged"), [(6, False), (7, True), (8, True)])
def test_a_run_is_so_many_results_on_one_side(length: int, flagged: bool) -> None:
    values = [40, 60] * 4 + [45, 46, 44, 45, 46, 44, 45, 46][:length]
    only_runs = XmR(minimum_points=3, trend=None, near=())
    chart = chart_of(values, only_runs)
    newest = causes(chart, len(values) - 1)
    assert newest == ([(SpecialCause.RUN, Movement.DOWN)] if flagged else [])
    longer = chart_of(values, XmR(minimum_points=3, trend=None, near=(), run=length + 2))
    assert not longer.signals


def test_a_result_on_the_mean_breaks_a_run() -> None:
    values = [40, 40, 40, 60, 60, 60, 50, 60, 60, 40, 40, 50]
    assert sum(values) == 50 * len(values)
    chart = chart_of(values, XmR(run=3, trend=None, near=()))
    assert [bool(causes(chart, place)) for place in range(12)] == [True] * 6 + [False] * 6


@pytest.mark.parametrize(("length", "flagged"), [(5, False), (6, True), (7, True)])
def test_a_trend_counts_its_first_result(length: int, flagged: bool) -> None:
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
def test_every_rule_flags_what_it_says(values: list[int], preset: XmR) -> None:
    heights = [Fraction(value) for value in values]
    chart = chart_of(values, evolve(preset, minimum_points=3))
    told = [(START.distance(each.period), each.cause, each.movement) for each in chart.signals]
    expected = by_definition(heights, preset)
    assert {(place, cause) for place, cause, _ in told} == {(place, cause) for place, cause, _ in expected}
    assert set(told) <= expected
    assert [place for place, *_ in told] == sorted(place for place, *_ in told)


def test_of_several_causes_the_weightiest_says_to_which_side() -> None:
    values = [60, 40] * 6 + [70, 69, 68, 67, 66, 65, 64]
    found = travel(values, XmR())
    chart = chart_of(values, XmR())
    newest = causes(chart, len(values) - 1)
    assert newest == [(SpecialCause.RUN, Movement.UP), (SpecialCause.TREND, Movement.DOWN)]
    assert found.direction is Direction.POSITIVE
    assert travel(values, XmR(run=None)).direction is Direction.NEGATIVE


@pytest.mark.parametrize("height", [0, "85.1", Fraction(1, 3)])
@pytest.mark.parametrize("preset", [XmR(), *PRESETS])
def test_a_constant_series_has_no_special_cause(preset: XmR, height: Any) -> None:
    found = travel([height] * 20, preset, thresholds=Thresholds(target=90, floor=80))
    chart = found.evidence
    assert isinstance(chart, ControlChart)
    assert (found.direction, chart.signals, chart.moving_range) == (Direction.STABLE, (), 0)
    assert chart.lower == chart.mean == chart.upper
    assert chart.assurance is Assurance.CONSISTENTLY_FAILS


def test_a_short_series_is_unknown_and_three_points_are_the_fewest() -> None:
    assert travel(CALM[:11], XmR()).direction is NoDirection.TOO_FEW_POINTS
    three = travel([50, 51, 50], XmR(minimum_points=3))
    assert (three.direction, dict(three.without)) == (Direction.STABLE, {})


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
def test_assurance_sets_the_limits_against_the_target(polarity: Polarity, target: Any, assurance: Assurance) -> None:
    """The mean is 50 and the mean moving range 19/11, so that the limits lie at 45.4 and 54.6."""
    held = Thresholds(target=target, tolerance=1)
    chart = chart_of(CALM, XmR(), polarity=polarity, thresholds=held)
    assert (round(float(chart.lower), 1), round(float(chart.upper), 1)) == (45.4, 54.6)
    assert chart.assurance is assurance


def test_a_target_on_a_limit_is_met_by_it() -> None:
    chart = chart_of(CALM, XmR())
    on = {"tolerance": 1}
    met = chart_of(CALM, XmR(), thresholds=Thresholds(target=chart.lower, **on)).assurance
    assert met is Assurance.CONSISTENTLY_PASSES
    touched = chart_of(CALM, XmR(), thresholds=Thresholds(target=chart.upper, **on)).assurance
    assert touched is Assurance.HITS_AND_MISSES
    lower = {"polarity": LOWER, "thresholds": Thresholds(target=chart.upper, **on)}
    assert chart_of(CALM, XmR(), **lower).assurance is Assurance.CONSISTENTLY_PASSES
    lower = {"polarity": LOWER, "thresholds": Thresholds(target=chart.lower, **on)}
    assert chart_of(CALM, XmR(), **lower).assurance is Assurance.HITS_AND_MISSES


def test_assurance_where_closest_is_best_asks_whether_the_distance_is_green() -> None:
    near = Thresholds(target=50, tolerance=10, green_tolerance=8)
    assert chart_of(CALM, XmR(), polarity=CLOSEST, thresholds=near).assurance is Assurance.CONSISTENTLY_PASSES
    narrow = Thresholds(target=50, tolerance=10, green_tolerance=2)
    assert chart_of(CALM, XmR(), polarity=CLOSEST, thresholds=narrow).assurance is Assurance.HITS_AND_MISSES


def test_there_is_no_assurance_without_a_target() -> None:
    assert chart_of(CALM, XmR()).assurance is None
    assert chart_of(CALM, XmR(), polarity=NEITHER).assurance is None


def test_limits_are_made_anew_from_a_recalculation() -> None:
    values = [*CALM, *(value + 30 for value in CALM)]
    step = START.shift(12)
    assert travel(values, XmR()).direction is Direction.POSITIVE
    anew = XmR(recalculated_from=[str(step)])
    assert anew.recalculated_from == (step,)
    found = travel(values, anew)
    assert (found.direction, found.first, found.point_count) == (Direction.STABLE, step, 12)
    late = XmR(recalculated_from=[step.shift(1), step])
    assert travel(values, late).direction is NoDirection.TOO_FEW_POINTS
    made = following(values)
    before = direction_of_travel(make(), made, step.shift(-1), method=late)
    assert (before.point_count, before.direction) == (12, Direction.STABLE)


def test_the_rules_of_the_houses_differ() -> None:
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


# Methods of one's own.


def last_three(course: Course) -> Any:
    older, middle, newest = course.heights[-3:]
    if older < middle < newest:
        return Movement.UP, {"rise": newest - older}
    return Movement.DOWN if older > middle > newest else Movement.UNCHANGED


OWN = TravelRule(name="three in a row", version=2, decide=last_three, window=3, minimum_points=3)


def test_a_method_of_ones_own_is_quoted_by_name_and_version() -> None:
    found = travel([1, 9, 80, 81, 83], OWN)
    assert (found.direction, found.method.rule, found.point_count) == (Direction.POSITIVE, OWN.rule, 3)
    assert isinstance(found.evidence, Facts)
    assert dict(found.evidence.figures) == {"rise": 3}
    assert travel([83, 81, 80], OWN).direction is Direction.NEGATIVE
    assert travel([83, 81, 80], OWN, polarity=LOWER).direction is Direction.POSITIVE
    assert travel([83, 81], OWN).direction is NoDirection.TOO_FEW_POINTS
    assert repr(OWN) == "TravelRule(name='three in a row', version=2, decide=last_three, window=3, minimum_points=3)"


def test_a_method_of_ones_own_is_never_shown_fewer_points_than_it_asks_for() -> None:
    found = travel([80, 81, 83], OWN)
    assert dict(found.without) == {}
    wide = TravelRule(name="three in a row", version=2, decide=last_three, window=4, minimum_points=3)
    assert dict(travel([84, 80, 81, 83], wide).without) == {
        START.shift(1): Direction.STABLE,
        START.shift(2): Direction.STABLE,
        START.shift(3): Direction.STABLE,
    }


def test_a_method_of_ones_own_may_not_know() -> None:
    rule = TravelRule(name="shy", version=1, decide=lambda _: NoDirection.GAP, minimum_points=1)
    assert travel([80], rule).direction is NoDirection.GAP


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (lambda course: course.heights[99], "method 'own' must give a Movement or a NoDirection, .*, got IndexError"),
        (lambda _: "up", "method 'own' must give a Movement or a NoDirection, alone or with figures by name, got 'up'"),
        (lambda _: (Movement.UP, 5), "method 'own' must give a Movement"),
        (lambda _: (Movement.UP, {"rise": "much"}), "figures of method 'own' must be numbers: text of a figure"),
        (lambda _: (Movement.UP, {"": 5}), "name of a figure must not be blank"),
    ],
)
def test_a_method_that_gives_something_else_is_told_by_name(decide: Any, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        travel([80], TravelRule(name="own", version=1, decide=decide, minimum_points=1))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: TravelRule(name="", version=1, decide=last_three), "name of a method must not be blank"),
        (lambda: TravelRule(name="own", version=0, decide=last_three), "version must be a whole number of 1 or more"),
        (
            lambda: TravelRule(name="own", version=1, decide="up"),  # type: ignore[arg-type]  # a wrong type is what is tested
            "decide must be a function from a Course to a Movement",
        ),
        (lambda: TravelRule(name="own", version=1, decide=last_three, minimum_points=0), "minimum_points must be"),
        (
            lambda: LastPeriod(dead_band=-1),
            "dead band must be a figure or a share in per cent: tolerance must be 0 or more",
        ),
        (lambda: LastPeriod(dead_band="much"), "dead band must be a figure or a share in per cent: text of a figure"),
        (lambda: MeanOfPrevious(results=1), "results must be a whole number of 2 or more, got 1"),
        (lambda: MannKendall(level=0), "level must lie between 0 and 1, got 0"),
        (lambda: MannKendall(window=2), "window must be a whole number of 3 or more, got 2"),
        (lambda: XmR(run=2), "run must be a whole number of 3 or more, got 2"),
        (lambda: XmR(trend=True), "trend must be a whole number of 3 or more, got True"),
        (lambda: XmR(screens_ranges=None), "screens_ranges must be True or False, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(near="2 of 3"), "near must be NearLimitRule rules, got '2 of 3'"),
        (lambda: XmR(prefers_improvement=1), "prefers_improvement must be True or False, got 1"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(is_cautious=None), "is_cautious must be True or False, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(order=list(SpecialCause)[1:]), "order must list each SpecialCause once, got "),
        (lambda: XmR(order=[*SpecialCause, SpecialCause.RUN]), "order must list each SpecialCause once, got "),
        (lambda: XmR(order=[*SpecialCause, "run"]), "order must list each SpecialCause once, got "),
        (lambda: XmR(order="run"), "order must list each SpecialCause once, got 'run'"),
        (lambda: XmR(order=5), "order must list each SpecialCause once, got 5"),
        (lambda: XmR(baseline=2), "baseline must be a whole number of 3 or more, got 2"),
        (lambda: XmR(baseline=True), "baseline must be a number of results or its last period, got True"),
        (lambda: XmR(baseline=12, window=20), "window must be None with a baseline \\(.*\\), got 20"),
        (
            lambda: XmR(baseline="Q4 2022/23", recalculated_from=["Q1 2020/21", "Q1 2023/24"]),
            "baseline must end after the last period of recalculated_from, got Q4 2022/23 and Q1 2023/24",
        ),
        (lambda: NearLimitRule(2, 3, "2/3", one_side=None), "one_side must be True or False, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: NearLimitRule(2, 3, "2/3", within=2), "within must be True or False, got 2"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(recalculated_from=5), "recalculated_from must be periods, got 5"),
        (lambda: NearLimitRule(1, 3, "2/3"), "hits must be a whole number of 2 or more, got 1"),
        (lambda: NearLimitRule(3, 2, "2/3"), "of must be a whole number of 3 or more, got 2"),
        (lambda: NearLimitRule(2, 3, 1), "share must lie between 0 and 1, got 1"),
        (lambda: NearLimitRule(2, 3, "1/0"), "share must be a figure or a fraction"),
        (lambda: NearLimitRule(2, 3, "most"), "share must be a figure or a fraction: text of a figure"),
    ],
)
def test_parameters_that_make_no_sense_are_refused(ask: Any, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        ask()


def test_a_recalculation_at_no_period_is_refused() -> None:
    with pytest.raises(PeriodError, match="recalculated_from"):
        XmR(recalculated_from="Q5 2010/11")


def test_a_dead_band_may_be_a_tolerance_and_a_rule_stand_alone() -> None:
    given = LastPeriod(dead_band="5%").dead_band
    assert LastPeriod(dead_band=given) == LastPeriod(dead_band="5%")
    assert XmR(near=NearLimitRule(2, 3, "2/3")) == XmR()
    assert XmR(recalculated_from="Q1 2010/11").recalculated_from == (START,)


# Laws of every method.


@given(st.lists(figures(), min_size=1, max_size=14), st.sampled_from(METHODS), st.sampled_from([HIGHER, LOWER]))
def test_mirror_negated_values_under_the_mirrored_polarity_have_the_same_direction(
    values: list[Fraction], method: Any, polarity: Polarity
) -> None:
    here = travel(values, method, polarity=polarity)
    there = travel([-value for value in values], method, polarity=polarity.mirrored)
    assert here.direction is there.direction
    assert here.without == there.without


@given(st.lists(figures(), min_size=1, max_size=14), st.sampled_from(METHODS), st.integers(1, 1000))
def test_scale_multiplied_values_have_the_same_direction(values: list[Fraction], method: Any, factor: int) -> None:
    if method == LastPeriod(dead_band=1):
        method = LastPeriod(dead_band="2%")
    assert travel(values, method).direction is travel([value * factor for value in values], method).direction


@given(figures(), st.integers(1, 14), st.sampled_from(METHODS))
def test_a_constant_series_is_stable_or_unknown_by_every_method(value: Fraction, length: int, method: Any) -> None:
    found = travel([value] * length, method)
    assert found.direction in {Direction.STABLE, NoDirection.TOO_FEW_POINTS, NoDirection.TOO_FEW_YEARS, NoDirection.GAP}
    assert dict(found.without) == {}


def test_every_method_has_a_name_and_a_version_of_its_own() -> None:
    rules = [method.rule for method in METHODS]
    assert len(set(rules)) == len({type(method) for method in METHODS})
    assert all(rule.version >= 1 for rule in rules)


@pytest.mark.parametrize("method", [MannKendall(window=None), RollingRegression(periods=4, window=2_000)])
def test_more_results_than_can_be_set_against_each_other_are_refused(method: Any) -> None:
    first = Period.parse("January 1900")
    months = TimeSeries({first.shift(place): place % 7 for place in range(1_001)})
    indicator = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="number")
    with pytest.raises(MethodError, match=r"window must hold 1,000 results at most, .* got 1,001"):
        direction_of_travel(indicator, months, months.last, method=method)
    assert direction_of_travel(indicator, months, months.last, method=Regression(window=None)).point_count == 1_001
