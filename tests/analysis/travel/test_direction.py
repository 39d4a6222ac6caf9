import math
import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Direction,
    Indicator,
    Movement,
    NoDirection,
    Period,
    Polarity,
    Ratio,
    Thresholds,
    TimeSeries,
    direction_of_travel,
)
from qpr_core.analysis.methods import least_squares
from qpr_core.analysis.methods.judged_line import judge_slope
from qpr_core.errors import FigureError, IndicatorError, MethodError, PeriodError, SeriesError
from qpr_core.methods import Line, Regression
from qpr_core.testing import a_series, an_indicator, figures, plain_indicators, positive_figures, regressions, series

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
START = Period.parse("Q1 2010/11")
LEVEL = Fraction(5, 100)
FALLING = [86, 84, 85, 81, 80, 78]


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def following(values: Sequence[int | Fraction | Ratio | None]) -> TimeSeries:
    return TimeSeries((START.shift(place), value) for place, value in enumerate(values))


def travel(values: list[int], polarity: Polarity = HIGHER, **parts: Any) -> Direction | NoDirection:
    made = following(values)
    return direction_of_travel(make(polarity, **parts), made, made.last).direction


def fit_line(points: Sequence[tuple[int, Fraction]]) -> Line:
    return least_squares.fit_line([time - points[0][0] for time, _ in points], [height for _, height in points], LEVEL)


def _cases() -> list[tuple[str, list[tuple[int, Fraction]]]]:
    numbers = random.Random(13)
    cases = []
    for n in (3, 4, 5, 8, 12, 13, 20, 37, 60):
        cases.append((f"noise of {n}", [(x, Fraction(numbers.randrange(700, 900), 10)) for x in range(n)]))
        cases.append((f"trend of {n}", [(x, Fraction(8 * x + numbers.randrange(60), 10)) for x in range(n)]))
        cases.append((f"huge offset, {n}", [(x, 10**9 + Fraction(numbers.randrange(9), 10)) for x in range(n)]))
        gaps = sorted(numbers.sample(range(3 * n), n))
        cases.append((f"gaps, {n}", [(x, Fraction(numbers.randrange(700, 900), 10)) for x in gaps]))
        ratios = [(x, Fraction(numbers.randrange(1, 500) * 100, numbers.randrange(500, 900))) for x in range(n)]
        cases.append((f"ratios, {n}", ratios))
    wiggle = [(x, Fraction(x) + Fraction((-1) ** x, 25)) for x in range(20)]
    cases.append(("tiny p", wiggle))
    return cases


@pytest.mark.parametrize(("name", "points"), _cases(), ids=[name for name, _ in _cases()])
def test_fit_line_has_twelve_digits_of_slope_error_t_and_p_value(name: str, points: list[tuple[int, Fraction]]) -> None:
    """Against exact rational sums and mpmath with 60 digits."""
    n = len(points)
    mean_x, mean_y = Fraction(sum(x for x, _ in points), n), sum((y for _, y in points), Fraction(0)) / n
    xx = sum(((x - mean_x) ** 2 for x, _ in points), Fraction(0))
    xy = sum(((x - mean_x) * (y - mean_y) for x, y in points), Fraction(0))
    slope = xy / xx
    intercept = mean_y - slope * (mean_x - points[0][0])
    residual = sum(((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in points), Fraction(0))
    with mpmath.workdps(60):
        variance = mpmath.mpf(residual.numerator) / residual.denominator / (n - 2)
        error = mpmath.sqrt(variance / (mpmath.mpf(xx.numerator) / xx.denominator))
        t = mpmath.mpf(slope.numerator) / slope.denominator / error
        df = mpmath.mpf(n - 2)
        p = mpmath.betainc(df / 2, mpmath.mpf(1) / 2, 0, df / (df + t**2), regularized=True)
        expected = [float(slope), float(intercept), float(error), float(t), float(p)]
    fit = fit_line(points)
    got = [fit.slope, fit.intercept, fit.standard_error, fit.t, fit.p_value]
    assert got == pytest.approx(expected, rel=1e-12, abs=0), name
    assert (fit.point_count, fit.degrees_of_freedom) == (n, n - 2)
    if name == "tiny p":
        assert 0 < expected[-1] < 1e-30


@pytest.mark.parametrize("n", [5, 8, 12, 13, 20, 60])
def test_fit_line_agrees_with_scipy_on_well_conditioned_points(n: int) -> None:
    numbers = random.Random(n)
    values = [numbers.randrange(700, 900) / 10 for _ in range(n)]
    fit = fit_line([(x, Fraction(str(value))) for x, value in enumerate(values)])
    peer = scipy.stats.linregress(np.arange(n), values)
    assert [fit.slope, fit.intercept, fit.standard_error, fit.p_value] == pytest.approx(
        [peer.slope, peer.intercept, peer.stderr, peer.pvalue], rel=1e-9
    )


@pytest.mark.parametrize("height", [Fraction(0), Fraction("85.1"), Fraction(1, 3), Fraction(10**9) + Fraction(1, 10)])
@pytest.mark.parametrize("n", [3, 5, 13, 60])
def test_fit_line_of_a_constant_series_is_flat_and_has_no_p_value(height: Fraction, n: int) -> None:
    fit = fit_line([(x, height) for x in range(n)])
    assert (fit.slope, fit.standard_error, fit.t, fit.p_value) == (0, 0, None, None)
    assert fit.intercept == float(height)
    assert judge_slope(fit.slope, fit.p_value, LEVEL) is Movement.UNCHANGED


def test_fit_line_keeps_sums_that_no_float_can_hold() -> None:
    """Sixty percentages of counts whose denominators share no factor have one of hundreds of digits in common."""
    totals = [10**6 + 2 * place + 1 for place in range(120)]
    points = [(x, Fraction(100 * (total // 2 + x), total)) for x, total in enumerate(totals)]
    assert math.lcm(*totals) > 10**330
    fit = fit_line(points)
    peer = scipy.stats.linregress([x for x, _ in points], [float(y) for _, y in points])
    assert fit.slope == pytest.approx(peer.slope, rel=1e-6)
    assert fit.t is not None
    falling = fit_line([(x, -y) for x, y in points])
    assert (falling.t, falling.p_value) == (-fit.t, fit.p_value)


@pytest.mark.parametrize("step", [Fraction(1, 10), Fraction(-1, 3), Fraction(7)])
@pytest.mark.parametrize("n", [3, 5, 13, 60])
def test_fit_line_of_a_perfect_line_is_exact_at_every_offset(step: Fraction, n: int) -> None:
    fit = fit_line([(x, 10**9 + step * x) for x in range(n)])
    assert (fit.slope, fit.standard_error, fit.p_value) == (float(step), 0, 0)
    assert fit.t == math.copysign(math.inf, step)
    assert judge_slope(fit.slope, fit.p_value, LEVEL) is (Movement.UP if step > 0 else Movement.DOWN)


def test_fit_line_that_floats_cannot_distinguish_from_perfect_is_perfect() -> None:
    tiny = Fraction(1, 10**200)
    fit = fit_line([(0, Fraction(0)), (1, Fraction(1)), (2, Fraction(2)), (3, Fraction(3) + tiny)])
    assert (fit.t, fit.p_value) == (math.inf, 0)


def test_fit_line_with_a_slope_of_0_in_noise_has_a_p_value_of_1() -> None:
    fit = fit_line([(0, Fraction(1)), (1, Fraction(2)), (2, Fraction(2)), (3, Fraction(1))])
    assert (fit.slope, fit.t, fit.p_value) == (0, 0, 1)


def test_missing_quarter_leaves_a_gap_in_time() -> None:
    gap = following([10, 20, None, None, 50, 60])
    found = direction_of_travel(make(), gap, gap.last, method=Regression(minimum_points=3)).evidence
    closed = direction_of_travel(make(), following([10, 20, 50, 60]), "Q4 2010/11", method=Regression(minimum_points=3))
    assert isinstance(found, Line)
    assert isinstance(closed.evidence, Line)
    assert (found.slope, found.p_value) == (10, 0)
    assert closed.evidence.slope == 18


@pytest.mark.parametrize(
    ("polarity", "direction"),
    [(HIGHER, Direction.NEGATIVE), (LOWER, Direction.POSITIVE), (NEITHER, NoDirection.NO_POLARITY)],
)
def test_direction_is_positive_if_results_get_better(polarity: Polarity, direction: Direction) -> None:
    made = following(FALLING)
    found = direction_of_travel(make(polarity), made, made.last)
    assert found.direction is direction
    assert isinstance(found.evidence, Line)
    assert found.evidence.slope == pytest.approx(-1.6)


def test_direction_of_closest_to_target_is_that_of_the_distance() -> None:
    near = {"thresholds": Thresholds(target=50, tolerance=5)}
    assert travel([62, 40, 57, 45, 53, 49], CLOSEST, **near) is Direction.POSITIVE
    assert travel([49, 53, 45, 57, 40, 62], CLOSEST, **near) is Direction.NEGATIVE
    assert travel([49, 53, 45, 57, 40, 62], CLOSEST) is NoDirection.NO_TARGET
    late = {"thresholds": {"2011/12": Thresholds(target=50, tolerance=5)}}
    assert travel([49, 53, 45, 57, 40, 62], CLOSEST, **late) is NoDirection.NO_TARGET


def test_direction_with_too_few_points_is_unknown_and_not_stable() -> None:
    assert travel(FALLING[:4]) is NoDirection.TOO_FEW_POINTS
    assert travel(FALLING[:5]) is not NoDirection.TOO_FEW_POINTS
    found = direction_of_travel(make(), following([5]), "Q1 2000/01")
    assert repr(found).startswith(
        "<DirectionOfTravel of 'K1' at Q1 2000/01: NoDirection.TOO_FEW_POINTS, 0 points, by Reg"
    )
    one = direction_of_travel(make(), following([5]), START)
    assert repr(one).startswith(
        "<DirectionOfTravel of 'K1' at Q1 2010/11: NoDirection.TOO_FEW_POINTS, 1 point, Q1 2010/11"
    )
    assert (found.direction, found.point_count, found.first, found.evidence) == (
        NoDirection.TOO_FEW_POINTS,
        0,
        None,
        None,
    )


def test_direction_with_a_last_point_that_is_too_old_is_unknown() -> None:
    made = following(FALLING)
    assert direction_of_travel(make(), made, made.last.shift(1)).direction is Direction.NEGATIVE
    assert direction_of_travel(make(), made, made.last.shift(2)).direction is NoDirection.TOO_OLD
    assert direction_of_travel(make(carry_forward=2), made, made.last.shift(2)).direction is Direction.NEGATIVE


def test_direction_ignores_a_result_with_nothing_to_count() -> None:
    made = following([*FALLING, None, None, Ratio(0, 0)])
    assert direction_of_travel(make(), made, made.last).direction is NoDirection.TOO_OLD
    soon = following([*FALLING, Ratio(0, 0)])
    assert direction_of_travel(make(), soon, soon.last).direction is Direction.NEGATIVE


def test_direction_has_its_window() -> None:
    made = following(list(range(20)))
    found = direction_of_travel(make(), made, made.last)
    assert (found.point_count, str(found.first), str(found.last)) == (12, "Q1 2012/13", "Q4 2014/15")
    everything = direction_of_travel(make(), made, made.last, method=Regression(window=None))
    assert (everything.point_count, everything.first) == (20, START)


def test_direction_depends_on_the_window() -> None:
    values = [0, 10, 0, 10, 0, 10, 9, 8, 7, 6, 5]
    recent = direction_of_travel(make(), following(values), "Q3 2012/13", method=Regression(window=6))
    assert recent.direction is Direction.NEGATIVE
    assert direction_of_travel(make(), following(values), "Q3 2012/13").direction is Direction.STABLE


def test_p_value_that_equals_the_level_is_a_trend() -> None:
    fit = fit_line([(place, Fraction(value)) for place, value in enumerate(FALLING)])
    assert fit.p_value is not None
    half = Fraction(1, 2)
    assert judge_slope(1, 0.5, half) is Movement.UP
    assert judge_slope(-1, math.nextafter(0.5, 1), half) is Movement.UNCHANGED
    assert judge_slope(-1, 0.05, LEVEL) is Movement.DOWN  # the float lies above 1/20, and is the level as a float
    for level, direction in (("0.004", Direction.NEGATIVE), ("0.003", Direction.STABLE)):
        found = direction_of_travel(make(), following(FALLING), "Q2 2011/12", method=Regression(level=level))
        assert found.direction is direction


@given(st.lists(figures(), min_size=5, max_size=14), st.sampled_from([HIGHER, LOWER]))
def test_mirror_negated_values_under_the_mirrored_polarity_have_the_same_direction(
    values: list[Fraction], polarity: Polarity
) -> None:
    plain, mirrored = following(values), following([-value for value in values])
    here = direction_of_travel(make(polarity), plain, plain.last)
    there = direction_of_travel(make(polarity.mirrored), mirrored, mirrored.last)
    assert here.direction is there.direction
    assert isinstance(here.evidence, Line)
    assert isinstance(there.evidence, Line)
    assert here.evidence.slope == -there.evidence.slope
    assert here.evidence.p_value == there.evidence.p_value


@given(st.lists(figures(), min_size=5, max_size=14), positive_figures(), figures())
def test_scale_values_multiplied_and_moved_have_the_same_direction(
    values: list[Fraction], factor: Fraction, offset: Fraction
) -> None:
    plain, scaled = following(values), following([value * factor + offset for value in values])
    here = direction_of_travel(make(), plain, plain.last)
    there = direction_of_travel(make(), scaled, scaled.last)
    assert here.direction is there.direction
    assert isinstance(here.evidence, Line)
    assert isinstance(there.evidence, Line)
    assert here.evidence.p_value == there.evidence.p_value


@given(st.lists(figures(), min_size=5, max_size=12))
def test_reversed_time_has_the_opposite_direction(values: list[Fraction]) -> None:
    there, back = (
        direction_of_travel(make(), following(way), START.shift(len(values) - 1)) for way in (values, values[::-1])
    )
    opposite = {Direction.POSITIVE: Direction.NEGATIVE, Direction.NEGATIVE: Direction.POSITIVE}
    assert isinstance(back.direction, Direction)
    assert there.direction is opposite.get(back.direction, back.direction)


@given(plain_indicators(), series(), regressions())
def test_every_answer_is_a_direction_with_a_line_or_a_reason(
    indicator: Indicator, made: TimeSeries, method: Regression
) -> None:
    found = direction_of_travel(indicator, made, made.last, method=method)
    if isinstance(found.direction, Direction):
        assert isinstance(found.evidence, Line)
        assert found.point_count == found.evidence.point_count >= method.minimum_points
        assert method.window is None or found.point_count <= method.window
    if found.direction is NoDirection.TOO_FEW_POINTS:
        assert found.point_count < method.minimum_points
    if isinstance(found.evidence, Line) and found.evidence.p_value is not None:
        assert (found.direction is Direction.STABLE) is (found.evidence.p_value > float(method.level))


def test_rates_of_counts_are_fitted_exactly() -> None:
    made = following([Ratio(place, 7) for place in range(1, 7)])
    found = direction_of_travel(make(), made, made.last)
    assert isinstance(found.evidence, Line)
    assert (found.evidence.slope, found.evidence.p_value) == (100 / 7, 0)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"window": 2}, "window must be a whole number of 3 or more, got 2"),
        ({"window": True}, "window must be a whole number of 3 or more, got True"),
        ({"window": 12.0}, "window must be a whole number of 3 or more, got 12.0"),
        ({"minimum_points": 2}, "minimum_points must be a whole number of 3 or more, got 2"),
        ({"minimum_points": None}, "minimum_points must be a whole number of 3 or more, got None"),
        ({"window": 10**5000}, "window must be smaller than 1e30, got a whole number of 16610 bits"),
        ({"minimum_points": 10**30}, "minimum_points must be smaller than 1e30, got 1000000"),
        ({"window": 4}, "window must be at least minimum_points, got a window of 4 and a minimum of 5"),
        ({"level": 0}, "level must lie between 0 and 1, got 0"),
        ({"level": 1}, "level must lie between 0 and 1, got 1"),
        ({"level": "5%"}, "level must be a figure: text of a figure must be a plain number"),
        ({"level": None}, "level must be a figure: figure must be a number, got None (level)"),
    ],
)
def test_regression_with_the_wrong_parameters_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(MethodError) as caught:
        Regression(**parts)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (
            lambda: direction_of_travel(make(), following([5]), START, method="ols"),  # type: ignore[arg-type]  # a wrong type is what is tested
            MethodError,
            "method must be one of the library's or a TravelRule, got 'ols' (K1)",
        ),
        (
            lambda: direction_of_travel("K1", following([5]), START),  # type: ignore[arg-type]  # a wrong type is what is tested
            IndicatorError,
            "indicator must be an Indicator, got 'K1'",
        ),
        (
            lambda: direction_of_travel(make(), [5], START),  # type: ignore[arg-type]  # a wrong type is what is tested
            SeriesError,
            "series must be a TimeSeries, got [5] (K1)",
        ),
        (
            lambda: direction_of_travel(make(possible=(0, 100)), following([5, 6, 7, 8, 101]), "Q1 2011/12"),
            FigureError,
            "result must be a possible value (0 to 100), got 101 (K1, Q1 2011/12)",
        ),
    ],
)
def test_direction_of_travel_refuses_the_wrong_arguments(
    ask: Callable[[], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert message in str(caught.value)


def test_direction_that_is_withheld_shows_it_in_its_repr() -> None:
    small = an_indicator(withhold_below=5)
    counts = a_series(*(qpr.Ratio(3, 40 + place) for place in range(6)))
    assert repr(qpr.direction_of_travel(small, counts, "Q2 2023/24")).endswith(", withheld>")


def test_direction_without_an_answer_keeps_its_course() -> None:
    method = qpr.methods.TravelRule(
        name="none", version=1, decide=lambda _: qpr.NoDirection.TOO_FEW_POINTS, minimum_points=2
    )
    travel = qpr.direction_of_travel(an_indicator(), a_series(80, 81), "Q2 2023/24", method=method)
    assert travel.course is not None
    assert [point.height for point in travel.course.points] == [80, 81]


def test_direction_is_not_withheld_for_a_small_count_outside_its_points() -> None:
    small = an_indicator(withhold_below=5)
    counts = [qpr.Ratio(cases, 50) for cases in (3, 40, 41, 42, 43, 44)]
    travel = [
        qpr.direction_of_travel(
            small, a_series(*given), "Q2 2023/24", method=qpr.methods.Regression(window=4, minimum_points=4)
        )
        for given in (counts, [*counts[1:3], *counts])
    ]
    assert [each.is_withheld for each in travel] == [False, False]


@pytest.mark.parametrize(
    "function",
    [
        qpr.direction_of_travel,
        qpr.compare_methods,
        qpr.project,
        qpr.needed_by_year_end,
        qpr.assess,
        qpr.compare,
        qpr.latest_result,
    ],
)
def test_error_of_a_period_that_does_not_exist_names_the_indicator(function: Callable[..., object]) -> None:
    with pytest.raises(PeriodError) as caught:
        function(an_indicator(), a_series(84), "Q9 2023/24")
    assert str(caught.value) == "quarter must be 1, 2, 3 or 4, got 'Q9 2023/24' (K1)"


def test_direction_of_more_than_120_points_is_not_worked_out_without_each() -> None:
    """A jump in the newest result of 120 is listed; with 121, there is no answer."""
    values = [80 + place % 2 for place in range(121)]
    newest = qpr.methods.LastPeriod(dead_band=0)
    rule = qpr.methods.TravelRule(
        name="step", version=1, decide=lambda course: newest.find(course).movement, window=None, minimum_points=2
    )
    made = {count: following(values[-count:]) for count in (120, 121)}
    short, long = (direction_of_travel(make(), each, each.last, method=rule) for each in made.values())
    assert short.direction is long.direction
    assert short.is_fragile
    assert short.without
    assert (long.point_count, long.without, long.is_fragile) == (121, None, None)
    words = "Whether it depends on a single result was not checked, because there are 121 results"
    assert words in str(qpr.explain(long))
    assert words[:40] not in str(qpr.explain(short))
