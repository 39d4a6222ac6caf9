"""MannKendall: the test of whether later results are higher, and Sen's slope."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from statistics import NormalDist
from typing import Final, NamedTuple, TypeVar

from attrs import field, frozen

from qpr_core.analysis.answers import NoDirection
from qpr_core.analysis.methods.course import Course, whole
from qpr_core.analysis.methods.evidence import Finding, Kendall
from qpr_core.analysis.methods.judged_line import judge_slope
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import check_point_count, check_window, read_level
from qpr_core.analysis.methods.trend_test import TrendTest
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown


class NullDistribution(NamedTuple):
    """The distribution of S if every order of the heights is equally likely.

    S is the number of rising pairs less the number of falling pairs. The coefficients of a polynomial are the numbers
    of `orders` with 0, 1, 2 ... falling pairs. The polynomial is the product of 1 + q + ... + q^(k-1) for each k up to
    the number of points, divided by the same product for each group of ties. `coefficients` is its value at a large
    power of two, 2^`width`: its digits to that base are the coefficients. `most` is the number of pairs without ties.

    >>> null = NullDistribution.of(4)
    >>> null.orders, null.beyond(6), null.beyond(4), null.beyond(0)
    (24, 2, 8, 24)
    >>> null = NullDistribution.of(3).with_ties([2])  # two equal heights and a greater one: S is -2, 0 or 2
    >>> null.orders, null.beyond(2)
    (3, 2)

    Source: M. G. Kendall, Rank Correlation Methods: the distribution of S; its generating function with ties is the
        q-multinomial coefficient of P. A. MacMahon.
    """

    most: int
    orders: int
    width: int
    coefficients: int

    @classmethod
    def of(cls, points: int) -> "NullDistribution":
        """Return the distribution for points of different heights."""
        orders = math.factorial(points)
        width = orders.bit_length() + 1
        return cls(pair_count(points), orders, width, _product(points, width))

    def with_ties(self, ties: Sequence[int]) -> "NullDistribution":
        """Return the distribution with groups of equal heights, of sizes *ties*."""
        most, orders, width, coefficients = self
        for tied in ties:
            most -= pair_count(tied)
            orders //= math.factorial(tied)
            coefficients //= _product(tied, width)
        return NullDistribution(most, orders, width, coefficients)

    def beyond(self, s: int) -> int:
        """Return the number of orders with an S at least as far from 0 as *s*.

        Only an *s* that can occur is allowed.
        """
        # The sum of the digits of a number is its remainder when divided by the base less 1.
        left = self.coefficients >> (self.width * ((self.most + abs(s)) // 2))
        base = 1 << self.width
        return min(2 * (left % (base - 1)), self.orders)

    def refused(self, level: Fraction) -> int | None:
        """Return the least size of S that no more than *level* of all orders reach.

        None if there is no such size.

        >>> NullDistribution.of(4).refused(Fraction(1, 12)), NullDistribution.of(4).refused(Fraction(1, 20))
        (6, None)
        """
        sizes = range(self.most % 2, self.most + 1, 2)
        low, high = 0, len(sizes)
        while low < high:
            middle = (low + high) // 2
            if self.beyond(sizes[middle]) * level.denominator <= self.orders * level.numerator:
                high = middle
            else:
                low = middle + 1
        return sizes[low] if low < len(sizes) else None


def pair_count(points: int) -> int:
    """Return the number of pairs of points."""
    return points * (points - 1) // 2


def _product(points: int, width: int) -> int:
    # Each factor is (q^k - 1) / (q - 1), with q = 2^width.
    product = 1
    for k in range(2, points + 1):
        product = (product << (k * width)) - product
    divisor: int = ((1 << width) - 1) ** (points - 1)
    return product // divisor


MANN_KENDALL: Final = Rule("Mann-Kendall test, exact for up to 30 points, with Sen's slope", 1)


MOST_EXACT: Final = 30


N = TypeVar("N", int, Fraction)


@explains_calls
@frozen(kw_only=True, repr=False)
class MannKendall:
    """Find a trend by asking of every two results whether the later is higher.

    The method assumes no shape of the trend and no distribution of the results, and one wild result has little
    influence. The probability is exact for up to 30 results, ties included. Beyond that it is the normal approximation
    with the correction for continuity. Very few results cannot reach a level at all: the p-value of four that rise one
    after the other is 1/12. The work grows with the square of the number of results, so 1,000 is the most.

    >>> MannKendall()
    MannKendall(window=12, level=0.05, minimum_points=5)

    Args:
        window: How many of the latest results to look at. If None, all of them, which must be 1,000 or fewer.
        level: The significance level, between 0 and 1. A p-value that equals it is a trend.
        minimum_points: With fewer results, the direction is unknown. 3 or more.

    Raises:
        MethodError: If one of them has the wrong type or value, or the window is smaller than the minimum.

    Source: H. B. Mann, Nonparametric tests against trend, 1945; M. G. Kendall, Rank Correlation Methods; P. K. Sen,
        Estimates of the regression coefficient based on Kendall's tau, 1968.
    """

    window: int | None = 12
    level: Fraction = field(default=Fraction(5, 100), converter=read_level)
    minimum_points: int = 5

    trend_test = TrendTest.KENDALL
    recalculated_from = ()
    allows_for_overlap = False
    allows_totals = False
    window_for = one_window
    movements_without = Method.movements_without
    for_coverage = Method.for_coverage

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parameters."""
        check_window(self.window, self.minimum_points, least=3)

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return MANN_KENDALL

    def find(self, course: Course) -> Finding:
        """Return the trend of a *course*."""
        check_point_count(len(course))
        if len(course) < 3:
            return Finding(NoDirection.TOO_FEW_POINTS)
        found = kendall_of(course.times, course.heights, self.level)
        return Finding(judge_slope(found.s, found.p_value, self.level), found)


def kendall_of(times: Sequence[int], heights: Sequence[Fraction], level: Fraction) -> Kendall:
    """Return the test of three points or more, in the order of time, with the slope.

    >>> kendall_of([0, 1, 2, 3], [Fraction(height) for height in (1, 3, 4, 9)], Fraction(1, 5)).p_value == 1 / 12
    True
    """
    n = len(heights)
    ys, scale = whole(heights)
    ties = [count for count in Counter(ys).values() if count > 1]
    slopes = _slopes([time * scale for time in times], ys)
    pairs, untied = len(slopes), len(slopes) - sum(map(pair_count, ties))
    s = pairs - bisect_right(slopes, 0) - bisect_left(slopes, 0)
    if n <= MOST_EXACT:
        untied_null = NullDistribution.of(n)
        null = untied_null.with_ties(ties)
        p_value = null.beyond(s) / null.orders if untied else None
        first = _first_exact(untied_null, level)
        last = None if first is None else pairs - 1 - first
    else:
        deviation = math.sqrt(_variance(n, ties))
        p_value = math.erfc(max(abs(s) - 1, 0) / (deviation * math.sqrt(2))) if untied else None
        first, last = _approximate_ends(pairs, deviation, level)
    slope = _median_slope(slopes, times, ys, scale)
    return Kendall(
        point_count=n,
        s=s,
        tau=s / math.sqrt(pairs * untied) if untied else None,
        p_value=p_value,
        is_exact=n <= MOST_EXACT,
        level=level,
        slope=slope,
        intercept=_twice_median(sorted(ys)) / (2 * scale) - slope * _twice_median(times) / 2,
        lowest_slope=None if first is None else slopes[first],
        highest_slope=None if last is None else slopes[last],
    )


def _slopes(xs: Sequence[int], ys: Sequence[int]) -> list[float]:
    # Rounding keeps the order, so the middle of the rounded slopes is the middle slope, rounded once.
    points = list(zip(xs, ys, strict=True))
    slopes = [(later - earlier) / (end - start) for (start, earlier), (end, later) in combinations(points, 2)]
    slopes.sort()
    return slopes


def _median_slope(slopes: Sequence[float], times: Sequence[int], ys: Sequence[int], scale: int) -> float:
    low, high = slopes[(len(slopes) - 1) // 2], slopes[len(slopes) // 2]
    if not low < 0 < high:
        return (low + high) / 2
    # The two cancel, and the digits that were rounded away count: take the exact slopes.
    points = list(zip(times, ys, strict=True))
    exact = sorted(Fraction(later - earlier, end - start) for (start, earlier), (end, later) in combinations(points, 2))
    return float(_twice_median(exact) / (2 * scale))


def _twice_median(ordered: Sequence[N]) -> N:
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


def _variance(n: int, ties: Sequence[int]) -> Fraction:
    return Fraction(n * (n - 1) * (2 * n + 5) - sum(tied * (tied - 1) * (2 * tied + 5) for tied in ties), 18)


def _first_exact(null: NullDistribution, level: Fraction) -> int | None:
    # The test keeps a slope if S about it, the rising pairs less the falling ones, is smaller than this.
    refused = null.refused(level)
    return None if refused is None else (null.most - refused) // 2


def _approximate_ends(pairs: int, deviation: float, level: Fraction) -> tuple[int, int]:
    reach = -NormalDist().inv_cdf(float(level) / 2) * deviation
    return max(round((pairs - reach) / 2) - 1, 0), min(round((pairs + reach) / 2), pairs - 1)
