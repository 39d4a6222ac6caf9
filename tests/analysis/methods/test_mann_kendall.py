"""MannKendall agrees with all permutations, SciPy and pymannkendall."""

import itertools
import math
import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import pymannkendall
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Direction, Indicator, Period, Polarity, TimeSeries, direction_of_travel
from qpr_core.analysis.methods.mann_kendall import MOST_EXACT, NullDistribution, kendall_of
from qpr_core.methods import Kendall, MannKendall
from qpr_core.testing import figures
from tried import tried

LEVEL = Fraction(5, 100)
START = Period.parse("Q1 2010/11")
CALLS = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")


def score(heights: Sequence[object]) -> int:
    pairs = itertools.combinations(heights, 2)
    return sum((later > earlier) - (later < earlier) for earlier, later in pairs)  # type: ignore[operator]  # numbers


def found(heights: Sequence[int | Fraction], level: Fraction = LEVEL) -> Kendall:
    return kendall_of(range(len(heights)), [Fraction(height) for height in heights], level)


@pytest.mark.parametrize(
    "heights",
    [
        (1, 2, 3),
        (1, 2, 3, 4, 5, 6),
        (1, 1, 2, 3),
        (1, 1, 2, 2, 3),
        (1, 1, 1, 2, 2),
        (1, 2, 2, 3, 3, 3, 4),
        (7, 7, 1, 2),
    ],
    ids=str,
)
def test_null_distribution_is_that_over_all_permutations_with_ties(heights: tuple[int, ...]) -> None:
    scores = [score(order) for order in itertools.permutations(heights)]
    null = NullDistribution.of(len(heights)).with_ties([count for count in Counter(heights).values() if count > 1])
    for s in sorted(set(scores)):
        expected = Fraction(sum(abs(other) >= abs(s) for other in scores), len(scores))
        assert Fraction(null.beyond(s), null.orders) == expected
    for level in (Fraction(1, 100), LEVEL, Fraction(1, 3), Fraction(1, 2)):
        refused = [abs(s) for s in scores if Fraction(null.beyond(s), null.orders) <= level]
        assert null.refused(level) == (min(refused) if refused else None)


@pytest.mark.parametrize(
    ("n", "s", "one_sided"),
    [(4, 6, 0.042), (5, 8, 0.042), (5, 10, 0.0083), (8, 16, 0.031), (9, 18, 0.038), (10, 21, 0.036), (10, 23, 0.023)],
)
def test_null_distribution_has_the_printed_table_of_kendall(n: int, s: int, one_sided: float) -> None:
    """M. G. Kendall, Rank Correlation Methods, appendix table 1: the probability that S attains a value."""
    null = NullDistribution.of(n)
    assert null.beyond(s) / null.orders / 2 == pytest.approx(one_sided, abs=0.0005)


@pytest.mark.parametrize("n", [3, 4, 5, 8, 12, 13, 20, MOST_EXACT])
def test_kendall_of_without_ties_has_the_exact_probability_of_scipy(n: int) -> None:
    heights = random.Random(n).sample(range(100), n)
    test = found(heights)
    peer = scipy.stats.kendalltau(range(n), heights, method="exact")
    assert test.is_exact
    assert (test.tau, test.p_value) == pytest.approx((peer.statistic, peer.pvalue), rel=1e-12)


@pytest.mark.parametrize("ties", [False, True], ids=["no ties", "ties"])
@pytest.mark.parametrize("n", [MOST_EXACT + 1, 40, 60, 120])
def test_kendall_of_more_than_30_points_agrees_with_pymannkendall(n: int, ties: bool) -> None:
    numbers = random.Random(n)
    heights = [numbers.randrange(20) + place // 9 for place in range(n)] if ties else numbers.sample(range(10 * n), n)
    test = found(heights)
    peer = pymannkendall.original_test(heights)
    assert not test.is_exact
    assert (test.s, test.p_value, test.slope) == pytest.approx((peer.s, peer.p, peer.slope), rel=1e-12)
    assert test.intercept == pytest.approx(peer.intercept, rel=1e-12)


@pytest.mark.parametrize("gaps", [False, True], ids=["whole", "gaps"])
@pytest.mark.parametrize("n", [3, 4, 5, 8, 13, 31, 60])
def test_kendall_of_has_the_slope_and_interval_of_theil_and_sen(n: int, gaps: bool) -> None:
    numbers = random.Random(n)
    times = sorted({0, *numbers.sample(range(1, 3 * n), n - 1)}) if gaps else list(range(n))
    heights = [Fraction(numbers.randrange(7000, 9000), 10) for _ in times]
    test = kendall_of(times, heights, LEVEL)
    peer = scipy.stats.theilslopes([float(height) for height in heights], times, 1 - float(LEVEL))
    assert test.slope == pytest.approx(peer.slope, rel=1e-12, abs=1e-13)
    assert test.intercept == pytest.approx(peer.intercept, rel=1e-12)
    if not test.is_exact:
        assert (test.lowest_slope, test.highest_slope) == pytest.approx((peer.low_slope, peer.high_slope), rel=1e-11)


@given(
    st.lists(figures(), min_size=3, max_size=14, unique=True),
    st.sampled_from([Fraction(1, 100), LEVEL, Fraction(1, 5)]),
)
def test_slope_interval_contains_0_exactly_if_there_is_no_trend(heights: list[Fraction], level: Fraction) -> None:
    test = found(heights, level)
    assert test.p_value is not None
    if test.lowest_slope is None or test.highest_slope is None:
        assert test.lowest_slope is test.highest_slope is None
        assert test.p_value > level
    else:
        assert test.lowest_slope <= test.slope <= test.highest_slope
        assert (test.lowest_slope <= 0 <= test.highest_slope) is (test.p_value > float(level))


def test_slope_interval_ends_at_slopes_that_the_test_accepts() -> None:
    """By definition: the test of the heights less so much a period, for each end and a little beyond it."""
    heights = [Fraction(height) for height in (3, 8, 2, 9, 14, 11, 17, 12)]
    test = found(heights)

    def p_value_less(slope: float) -> float:
        left = [height - Fraction(slope) * place for place, height in enumerate(heights)]
        return found(left).p_value or 0

    assert test.lowest_slope is not None
    assert test.highest_slope is not None
    for inside, outside in ((test.lowest_slope, -1e-6), (test.highest_slope, 1e-6)):
        assert p_value_less(inside - outside) > LEVEL >= p_value_less(inside + outside)


@pytest.mark.parametrize("level", ["1e-16", "1e-30"])
def test_slope_interval_at_a_tiny_level_has_every_slope(level: str) -> None:
    numbers = random.Random(31)
    heights = [numbers.randrange(1000) for _ in range(31)]
    test = found(heights, Fraction(level))
    slopes = [(later - earlier) / (j - i) for (i, earlier), (j, later) in itertools.combinations(enumerate(heights), 2)]
    assert (test.lowest_slope, test.highest_slope) == (min(slopes), max(slopes))


def test_kendall_of_slopes_that_cancel_keeps_their_digits() -> None:
    """The middle two slopes of six differ in sign and, except in the fifteenth digit, not in size."""
    heights = [
        Fraction(f"{above}/21") for above in (-29999999999994, 150000000000021, 179999999999944, -119999999999986)
    ]
    slopes = sorted((heights[j] - heights[i]) / (j - i) for i, j in itertools.combinations(range(4), 2))
    assert slopes[2] < 0 < slopes[3]
    exact = (slopes[2] + slopes[3]) / 2
    assert (float(slopes[2]) + float(slopes[3])) / 2 != pytest.approx(float(exact), rel=1e-6)
    assert found(heights).slope == float(exact)
    tenfold = kendall_of([0, 10, 20, 30], heights, LEVEL)
    assert tenfold.slope == float(exact / 10)


def test_kendall_of_a_constant_series_has_neither_tau_nor_p_value() -> None:
    for n in (5, 60):
        test = found([5] * n)
        assert (test.s, test.tau, test.p_value, test.slope, test.intercept) == (0, None, None, 0, 5)
        series = TimeSeries((START.shift(place), 5) for place in range(n))
        assert direction_of_travel(CALLS, series, series.last, method=MannKendall(window=None)).direction is (
            Direction.STABLE
        )


def test_mann_kendall_with_four_points_cannot_reach_5_per_cent() -> None:
    test = found([1, 2, 3, 4])
    assert (test.p_value, test.lowest_slope, test.highest_slope) == (pytest.approx(1 / 12), None, None)
    rising = TimeSeries((START.shift(place), place) for place in range(4))
    at = {"at": rising.last}
    four = MannKendall(minimum_points=3)
    assert direction_of_travel(CALLS, rising, **at, method=four).direction is Direction.STABLE
    lenient = MannKendall(minimum_points=3, level=Fraction(1, 12))
    assert direction_of_travel(CALLS, rising, **at, method=lenient).direction is Direction.POSITIVE


def test_mann_kendall_with_a_wild_result_keeps_its_trend() -> None:
    calm, wild = [80, 81, 82, 83, 84, 85, 86, 87], [80, 81, 82, 83, 84, 85, 86, 870]
    assert (found(calm).s, found(calm).slope) == (found(wild).s, 1) == (28, 1)
    assert found(wild).slope == 1


def test_mann_kendall_with_two_points_has_too_few() -> None:
    two = TimeSeries({"Q1 2023/24": 1, "Q2 2023/24": 2, "Q3 2023/24": 3})
    travel = direction_of_travel(CALLS, two, "Q3 2023/24", method=MannKendall(minimum_points=3))
    assert (travel.direction, tried(travel)) == (Direction.STABLE, {})


@given(st.lists(figures(), min_size=3, max_size=12))
def test_kendall_of_mirrored_heights_or_times_has_the_opposite_s(heights: list[Fraction]) -> None:
    test = found(heights)
    for other in (found([-height for height in heights]), found(heights[::-1])):
        assert (other.s, other.p_value, other.slope) == (-test.s, test.p_value, -test.slope)
        assert other.lowest_slope == (None if test.highest_slope is None else -test.highest_slope)
    assert test.tau is None or math.isclose(test.tau**2, min(1, test.tau**2), rel_tol=1e-12)


@pytest.mark.parametrize("points", [5, 6, 7, 8])
@pytest.mark.parametrize(
    "level", [Fraction(1, 20), Fraction(3, 20), Fraction(2, 5), Fraction(9, 10), Fraction(1, 10**6)]
)
def test_null_distribution_refuses_from_the_least_s_that_is_rare_enough(points: int, level: Fraction) -> None:
    null = NullDistribution.of(points)
    pairs = points * (points - 1) // 2
    rare = [s for s in range(pairs % 2, pairs + 1, 2) if Fraction(null.beyond(s), null.orders) <= level]
    assert null.refused(level) == (rare[0] if rare else None)


def test_kendall_of_an_s_of_0_has_a_p_value_of_1() -> None:
    """Up as often as down, in more points than are counted out, so that the normal approximation is used."""
    points = MOST_EXACT + 4 - (MOST_EXACT % 4)
    heights = [
        Fraction(abs(place - points // 2) if place % 2 else -abs(place - points // 2)) for place in range(points)
    ]
    balanced = [*heights[: points // 2], *reversed(heights[: points // 2])]
    found = kendall_of(range(points), balanced, Fraction(1, 20))
    assert (found.s, found.p_value) == (0, 1)
