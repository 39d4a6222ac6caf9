"""Control charts: ties, presets of organisations, and frozen limits."""

from collections.abc import Sequence
from fractions import Fraction
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
    Rolling,
    Thresholds,
    TimeSeries,
    direction_of_travel,
    explain,
)
from qpr_core.errors import PeriodError
from qpr_core.methods import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
    Assurance,
    ChartBaseline,
    ControlChart,
    Course,
    NearLimitRule,
    Point,
    SpecialCause,
    XmR,
)
from tried import tried

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
START = Period.parse("Q1 2018/19")
OUTSIDE, RUN, NEAR, TREND = SpecialCause
UP, DOWN, _ = Movement
PRESETS = (XmR(), MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER)
CALM = (50, 52, 49, 51, 50, 48, 51, 50, 49, 51, 50, 49)
"""Mean 50; the moving ranges are 2 3 2 1 2 3 1 1 2 1 1, 19 in 11, and 2.66 x 19/11 = 4.59."""
ONE_MISS = [100] * 5 + [98] + [100] * 8


def travel(values: Sequence[Any], method: XmR, polarity: Polarity = HIGHER, **parts: Any) -> DirectionOfTravel:
    series = TimeSeries((START.shift(place), value) for place, value in enumerate(values))
    indicator = Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)
    return direction_of_travel(indicator, series, series.last, method=method)


def chart_of(values: Sequence[Any], method: XmR, polarity: Polarity = HIGHER, **parts: Any) -> ControlChart:
    found = travel(values, method, polarity, **parts).evidence
    assert isinstance(found, ControlChart)
    return found


def causes(chart: ControlChart, place: int) -> list[tuple[SpecialCause, Movement]]:
    return [(each.cause, each.movement) for each in chart.signals if each.period == START.shift(place)]


def limits(chart: ControlChart) -> tuple[float, float]:
    return round(float(chart.lower), 2), round(float(chart.upper), 2)


# Screening and ties.


@pytest.mark.parametrize("polarity", [HIGHER, LOWER])
def test_chart_of_ties_with_one_miss_has_limits_and_no_newest_signal(polarity: Polarity) -> None:
    """Mean 1398/14 = 99.857; ranges 2 and 2 in 13, which screening would leave out; 2.66 x 4/13 = 0.818."""
    sign = 1 if polarity is HIGHER else -1
    thresholds = Thresholds(target=sign * 100, floor=sign * 90)
    found = travel([sign * value for value in ONE_MISS], XmR(), polarity, thresholds=thresholds)
    chart = found.evidence
    assert isinstance(chart, ControlChart)
    assert limits(chart) == ((99.04, 100.68) if sign > 0 else (-100.68, -99.04))
    assert found.direction is Direction.STABLE
    assert not causes(chart, 13)
    assert (chart.assurance, chart.met, chart.contradicting) == (Assurance.HITS_AND_MISSES, 13, 0)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("values", [ONE_MISS, [100] * 13 + [98], [98] + [100] * 13, [*[100] * 6, 98, 98, *[100] * 6]])
def test_screening_never_leaves_limits_without_width(preset: XmR, values: list[int]) -> None:
    chart = chart_of(values, preset)
    assert chart.moving_range > 0
    assert chart.lower < chart.upper


@pytest.mark.parametrize(
    "values",
    [
        ONE_MISS,
        [100] * 5 + [98] + [100] * 4 + [97] + [100] * 7,  # two misses
        [100, 95, 100, 95, *[100] * 10],  # half of the others are low, and many orders of these have a run of 10
        [100, 101] * 3 + [50] + [101, 100] * 4,  # one wild result among two values, neither of them most
        [50] + [100, 101] * 9,  # all but one
    ],
)
def test_run_from_a_mean_that_few_results_moved_does_not_count(values: list[int]) -> None:
    for sign, side in ((1, UP), (-1, DOWN)):
        chart = chart_of([sign * value for value in values], XmR(run=7, trend=None, near=()))
        assert not [signal for signal in chart.signals if signal.cause is RUN]
        assert [signal.movement for signal in chart.discounted if signal.cause is RUN][-1] is side
        plain = chart_of([sign * value for value in values], XmR(trend=None, near=(), is_cautious=False))
        assert causes(plain, len(values) - 1)[-1] == (RUN, side)
        assert plain.discounted == ()


@pytest.mark.parametrize(
    "values",
    [
        [100] * 7 + [99] * 8,  # 1 of 6,435 orders
        [95] * 5 + [100] * 9,  # 1 of 2,002
        [95, 95, 100, 95, 95, *[100] * 9],  # 10 of 2,002: fewer than one in a hundred
        [100, 101] * 4 + [99] * 9,
        [40, 60] * 4 + [45, 46, 44, 45, 46, 44, 45],  # 330 of 6,435
    ],
)
def test_run_among_ties_counts_after_a_real_change_of_level(values: list[int]) -> None:
    for sign in (1, -1):
        newest = causes(chart_of([sign * value for value in values], XmR(trend=None, near=())), len(values) - 1)
        assert RUN in dict(newest)


def test_result_outside_limits_among_ties_counts_if_it_is_the_first() -> None:
    """Of 14, 12 or 13 are 100; one and two results of 95 have limits above 95 (97.6 and 96.2)."""
    first = travel([100] * 13 + [95], XmR())
    assert first.direction is Direction.NEGATIVE
    again = chart_of([100] * 5 + [95] + [100] * 7 + [95], XmR())
    assert not again.signals
    assert {(signal.cause, signal.movement) for signal in again.discounted if signal.cause is not RUN} == {
        (OUTSIDE, DOWN)
    }
    worse = chart_of([100] * 5 + [95] + [100] * 7 + [80], XmR())
    assert causes(worse, 13) == [(OUTSIDE, DOWN)]
    together = chart_of([100] * 10 + [95] * 4, XmR())
    assert [causes(together, place)[:1] for place in range(10, 14)] == [[(OUTSIDE, DOWN)]] * 4


def test_results_near_a_limit_among_ties_must_be_on_one_side_and_new() -> None:
    """Of the first, the mean is 99, the ranges are 4 in 15 times 5 and 2.66 x 20/15 = 3.55: near begins at 96.6."""
    only = XmR(minimum_points=3, run=None, trend=None, near=NearLimitRule(2, 3, "1/3"))
    chart = chart_of([*[100] * 6, 94, 93, *[100] * 6, 95, 96], only)
    plain = chart_of([*[100] * 6, 94, 93, *[100] * 6, 95, 96], evolve(only, is_cautious=False))
    assert (NEAR, DOWN) in causes(plain, 15)
    assert (NEAR, DOWN) not in causes(chart, 15)
    split = [*[100] * 11, 96, 100, 96]
    assert (NEAR, DOWN) in causes(chart_of(split, evolve(only, is_cautious=False)), 13)
    assert not causes(chart_of(split, only), 13)


def test_wild_result_does_not_put_the_others_outside_the_limits() -> None:
    """The 50 moves the mean to 1457/15 = 97.13; its ranges of 51 are screened, 12 of 1 remain: 97.13 +/- 2.66."""
    values = [100, 101] * 3 + [50] + [101, 100] * 4
    found = travel(values, XmR())
    assert found.direction is Direction.STABLE
    assert limits(chart_of(values, XmR())) == (94.47, 99.79)
    assert {signal.period for signal in chart_of(values, XmR()).signals} == {START.shift(6)}
    beyond_both = chart_of([*values, 120], XmR())
    assert (OUTSIDE, UP) in causes(beyond_both, 15)


def test_assurance_among_ties_does_not_contradict_most_results() -> None:
    """Mean 98.57, 2.66 x 5/13 = 1.02: limits of 97.55 to 99.59, below a target that 10 of 14 meet."""
    thresholds = Thresholds(target=100, floor=90)
    chart = chart_of([100] * 10 + [95] * 4, XmR(), thresholds=thresholds)
    assert limits(chart) == (97.55, 99.59)
    assert (chart.assurance, chart.met) == (Assurance.HITS_AND_MISSES, 10)
    by_limits = chart_of([100] * 10 + [95] * 4, MAKING_DATA_COUNT, thresholds=thresholds)
    assert (by_limits.assurance, by_limits.contradicting) == (Assurance.CONSISTENTLY_FAILS, 10)
    passing = chart_of([*CALM, 40], XmR(), thresholds=Thresholds(target=43, floor=30))
    assert (passing.assurance, passing.met, passing.contradicting) == (Assurance.CONSISTENTLY_PASSES, 12, 1)


@pytest.mark.parametrize("preset", PRESETS)
def test_assurance_of_a_constant_series_on_its_target_passes(preset: XmR) -> None:
    chart = chart_of([100] * 14, preset, thresholds=Thresholds(target=100, floor=90))
    assert (chart.signals, chart.assurance, chart.contradicting) == ((), Assurance.CONSISTENTLY_PASSES, 0)


def test_distances_to_a_target_among_ties_get_the_same_caution() -> None:
    near = Thresholds(target=50, tolerance=10, green_tolerance=5)
    found = travel([50] * 5 + [52] + [50] * 8, XmR(), CLOSEST, thresholds=near)
    assert found.direction is Direction.STABLE
    assert isinstance(found.evidence, ControlChart)
    assert limits(found.evidence) == (-0.68, 0.96)


@pytest.mark.parametrize("values", [[100, 98, 100], [100, 100, 98], [98, 100, 100], [1, 2, 3]])
def test_three_results_have_limits_with_width(values: list[int]) -> None:
    chart = chart_of(values, XmR(minimum_points=3))
    assert chart.lower < chart.upper


# The presets.

CLASH = [70, 72, 69, 71, 70, 73, 70, 72, 71, 70, 72, 71, *range(60, 67)]


@pytest.mark.parametrize(("sign", "polarity"), [(1, HIGHER), (-1, LOWER)])
def test_making_data_count_shows_a_good_trend_before_a_bad_run(sign: int, polarity: Polarity) -> None:
    values = [sign * value for value in CLASH]
    found = travel(values, MAKING_DATA_COUNT, polarity)
    assert found.direction is Direction.POSITIVE
    side = "higher" if sign > 0 else "lower"
    assert f"positive: each of the latest results is {side} than the one before" in str(explain(found))
    assert travel(values, XmR(), polarity).direction is Direction.NEGATIVE
    assert travel(values, NHSR_PLOT_THE_DOTS, polarity).direction is Direction.POSITIVE


def test_making_data_count_shows_a_good_run_before_a_bad_trend() -> None:
    """Of improvement and concern at once, its single chart tool shows improvement: NHSRplotthedots, issue 194."""
    falling = [60, 40] * 6 + [70, 69, 68, 67, 66, 65, 64]
    assert travel(falling, MAKING_DATA_COUNT).direction is Direction.POSITIVE
    assert travel(falling, MAKING_DATA_COUNT, LOWER).direction is Direction.POSITIVE
    assert travel(falling, NHSR_PLOT_THE_DOTS).direction is Direction.NEGATIVE
    assert travel(falling, MAKING_DATA_COUNT, NEITHER).direction is NoDirection.NO_POLARITY
    assert causes(chart_of(falling, MAKING_DATA_COUNT, NEITHER), 18) == [(TREND, DOWN), (RUN, UP)]
    assert causes(chart_of(falling, MAKING_DATA_COUNT), 18) == [(RUN, UP), (TREND, DOWN)]


def test_making_data_count_names_a_trend_before_other_causes_in_its_direction() -> None:
    rising = [50, 51, 49] * 4 + [51, 53, 55, 58, 61, 65, 70]
    assert next(cause for cause, _ in causes(chart_of(rising, MAKING_DATA_COUNT), 18)) is TREND
    assert next(cause for cause, _ in causes(chart_of(rising, NHSR_PLOT_THE_DOTS), 18)) is OUTSIDE


def test_two_of_three_near_a_limit_need_all_three_on_one_side_in_the_nhs() -> None:
    """The mean is 50.5; of the last three the middle one is 50."""
    split = [50, 51, 49] * 4 + [50, 54, 50, 54]
    for preset in (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS):
        assert travel(split, preset).direction is Direction.STABLE
        assert travel([-value for value in split], preset, LOWER).direction is Direction.STABLE
    assert travel(split, XmR()).direction is Direction.POSITIVE
    together = [50, 51, 49] * 4 + [50, 54, 51, 54]
    for preset in (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS):
        assert travel(together, preset).direction is Direction.POSITIVE
        assert causes(chart_of(together, preset), 15) == [(NEAR, UP)]
        assert not causes(chart_of(together, preset), 14)


def test_making_data_count_counts_a_result_beyond_a_limit_as_near_it() -> None:
    """Unscreened limits of 45.2 to 56.6 (mean 50.9, 2.66 x 30/14 = 5.7): 55 is near the upper one and 58 beyond it."""
    values = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 51, 58, 55]
    programme = chart_of(values, MAKING_DATA_COUNT)
    assert (NEAR, UP) in causes(programme, 14)
    package = chart_of(values, evolve(NHSR_PLOT_THE_DOTS, screens_ranges=False))
    assert limits(package) == limits(programme)
    assert (NEAR, UP) not in causes(package, 14)


def test_only_the_r_package_screens_the_limits_in_the_nhs() -> None:
    """Mean 35/18; all ranges 32/17, so 1.94 +/- 5.01; without 8 and 9, which are over 6.15, 15/15, so 1.94 +/- 2.66."""
    values = [1, 2, 1, 2, 10] + [1, 2] * 6 + [1]
    assert limits(chart_of(values, MAKING_DATA_COUNT)) == (-3.06, 6.95)
    assert limits(chart_of(values, NHSR_PLOT_THE_DOTS)) == (-0.72, 4.6)
    assert limits(chart_of(values, HEALTH_CARE_DATA_GUIDE)) == (-0.72, 4.6)


@given(
    st.lists(st.integers(-9, 9), min_size=3, max_size=24),
    st.sampled_from([*PRESETS, XmR(baseline=5), XmR(prefers_improvement=True, baseline=START.shift(9))]),
    st.sampled_from([HIGHER, LOWER]),
)
def test_mirror_every_preset_has_the_same_direction_for_negated_values(
    values: list[int], preset: XmR, polarity: Polarity
) -> None:
    method, target = evolve(preset, minimum_points=3), values[0]
    here = travel(values, method, polarity, thresholds=Thresholds(target=target, tolerance=1))
    mirrored = Thresholds(target=-target, tolerance=1)
    there = travel([-value for value in values], method, polarity.mirrored, thresholds=mirrored)
    assert (here.direction, here.without) == (there.direction, there.without)
    if isinstance(here.evidence, ControlChart) and isinstance(there.evidence, ControlChart):
        assert (here.evidence.assurance, here.evidence.met) == (there.evidence.assurance, there.evidence.met)
        assert (here.evidence.lower, here.evidence.upper) == (-there.evidence.upper, -there.evidence.lower)


@given(st.lists(st.integers(0, 4), min_size=3, max_size=20), st.integers(1, 50), st.sampled_from(PRESETS))
def test_scale_every_preset_has_the_same_direction_for_multiplied_values(
    values: list[int], factor: int, preset: XmR
) -> None:
    method = evolve(preset, minimum_points=3)
    assert travel(values, method).direction is travel([value * factor for value in values], method).direction


@given(st.lists(st.integers(0, 5), min_size=3, max_size=20), st.integers(3, 12) | st.none())
def test_caution_only_takes_signals_away_and_lists_them(values: list[int], baseline: int | None) -> None:
    method = XmR(minimum_points=3, run=4, baseline=baseline)
    careful, plain = travel(values, method), travel(values, evolve(method, is_cautious=False))
    assert (careful.evidence is None) is (plain.evidence is None)
    if isinstance(careful.evidence, ControlChart) and isinstance(plain.evidence, ControlChart):
        kept, dropped = set(careful.evidence.signals), set(careful.evidence.discounted)
        assert kept | dropped == set(plain.evidence.signals)
        assert not kept & dropped


# Limits frozen from a baseline.

LATER = (52, 53, 52, 53, 52, 53, 52)


@pytest.mark.parametrize("baseline", [12, "Q4 2020/21", "2020/21", START.shift(11)])
def test_xmr_baseline_freezes_the_mean_and_the_limits(baseline: int | str | Period) -> None:
    """Those of CALM: 50 and 50 +/- 4.59; all 19 results would have a mean of 50.9 and a range of 29/18."""
    found = travel([*CALM, *LATER], XmR(baseline=baseline))
    chart = found.evidence
    assert isinstance(chart, ControlChart)
    assert (chart.point_count, chart.mean, chart.moving_range) == (19, 50, Fraction(19, 11))
    assert limits(chart) == (45.41, 54.59)
    assert chart.baseline == ChartBaseline(12, START, START.shift(11))
    assert (found.direction, causes(chart, 18)) == (Direction.POSITIVE, [(RUN, UP)])
    assert str(explain(found)) == (
        "The direction of travel is positive: the latest results are all above the mean of 50%. The mean and the "
        "limits are based on the 12 results from Quarter 1 2018/19 to Quarter 4 2020/21. Without the newest "
        "result the direction would be stable or with no clear trend."
    )
    assert chart_of([*CALM, *LATER], XmR()).baseline is None


def test_baseline_without_later_results_has_limits_from_all_results() -> None:
    for baseline in (12, 20, "Q4 2020/21", "Q4 2030/31"):
        assert chart_of(CALM, XmR(baseline=baseline)) == chart_of(CALM, XmR())


def test_baseline_without_limits_has_no_direction() -> None:
    flat = travel([50] * 12 + [51], XmR(baseline=12))
    assert (flat.direction, flat.evidence) == (NoDirection.NO_VARIATION, None)
    assert "unknown: the results in the baseline are all the same, so there are no limits to calculate." in str(
        explain(flat)
    )
    assert travel([50] * 13, XmR(baseline=12)).direction is Direction.STABLE
    early = travel(CALM, XmR(baseline="Q2 2018/19"))
    assert (early.direction, early.evidence) == (NoDirection.NO_BASELINE, None)
    assert "unknown: there are too few results in the baseline to calculate limits." in str(explain(early))
    assert travel(CALM, XmR(baseline="Q3 2018/19")).direction is not NoDirection.NO_BASELINE


def test_baseline_begins_at_the_recalculation() -> None:
    values = [*(value - 30 for value in CALM), *CALM, *LATER]
    recalculated = XmR(baseline=12, recalculated_from=[START.shift(12)])
    chart = chart_of(values, recalculated)
    assert (chart.mean, chart.baseline) == (50, ChartBaseline(12, START.shift(12), START.shift(23)))
    by_period = XmR(baseline=START.shift(23), recalculated_from=[START.shift(12)])
    assert chart_of(values, by_period) == chart


def test_baseline_without_one_of_its_results_keeps_its_end() -> None:
    """Were a later result to take the place, the first 12 would have a mean that the run has moved."""
    values = [*CALM, *[55] * 7]
    by_count = travel(values, XmR(baseline=12))
    assert by_count.without == travel(values, XmR(baseline="Q4 2020/21")).without
    three = travel([50, 52, 50, 60], XmR(minimum_points=3, baseline=3))
    assert START.shift(0) not in tried(three)


def test_caution_looks_for_earlier_results_only_in_the_baseline() -> None:
    """The baseline has limits of 99.0 to 100.6; 95 is outside, and after the baseline it happens for the first time."""
    base = [100] * 6 + [98] + [100] * 5
    chart = chart_of([*base, 95, 100, 95], XmR(baseline=12))
    assert [causes(chart, place)[:1] for place in (12, 14)] == [[(OUTSIDE, DOWN)]] * 2
    known = chart_of([*base, 100, 98], XmR(baseline=12))
    assert (causes(known, 13), causes(known, 6)) == ([], [(OUTSIDE, DOWN)])
    run = chart_of([*base, *[100] * 8], XmR(baseline=12))
    assert not causes(run, 19)


def test_baseline_reads_names_in_financial_years_from_april() -> None:
    assert XmR(baseline="Q4 2020/21").baseline == START.shift(11)
    with pytest.raises(PeriodError, match=r"\(baseline\)"):
        XmR(baseline="Q5 2020/21")


def test_course_by_hand_has_no_better_side_and_uses_the_order() -> None:
    points = tuple(Point(START.shift(place), Fraction(value)) for place, value in enumerate(CLASH))
    assert MAKING_DATA_COUNT.find(Course(points=points)).movement is UP
    assert MAKING_DATA_COUNT.find(Course(points=points, better=DOWN)).movement is DOWN
    assert evolve(MAKING_DATA_COUNT, order=[RUN, TREND, NEAR, OUTSIDE]).find(Course(points=points)).movement is DOWN


def test_overlapping_figures_with_a_baseline_have_the_warning_of_narrow_limits() -> None:
    found = travel([*CALM, *LATER], XmR(baseline=12), basis=Rolling(4))
    assert ". The periods overlap, so the limits are too narrow" in str(explain(found))
    assert travel(CALM, XmR(), basis=Basis.YEAR_TO_DATE_TOTAL).direction is NoDirection.ACCUMULATES
