"""Least squares with a test of the slope, from exact sums.

There are four: ordinary, with seasons, for figures that overlap, and for rates of the year to date.
"""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from operator import mul
from typing import NamedTuple

from qpr_core.analysis.methods.course import whole
from qpr_core.analysis.methods.evidence import Centre, Line
from qpr_core.analysis.methods.student import two_sided_tail


class Sums(NamedTuple):
    """Sums over points of time x and height y, as whole numbers.

    Heights are numerators over one denominator, `scale`. Each sum is of products of two of 1, x and y. If all points
    weigh the same, `n`, the sum of 1 times 1, is their number.
    """

    n: int
    x: int
    y: int
    xx: int
    xy: int
    yy: int
    scale: int

    def less(self, x: int, y: int) -> "Sums":
        """Return the sums without one point, of time *x* and scaled height *y*."""
        n, sum_x, sum_y, xx, xy, yy, scale = self
        return Sums(n - 1, sum_x - x, sum_y - y, xx - x * x, xy - x * y, yy - y * y, scale)

    def moments(self, degrees_of_freedom: int) -> "Moments":
        """Return the sums about the means, each times n, for a test of the slope."""
        n, x, y = self.n, self.x, self.y
        return Moments(
            n * self.xx - x * x, n * self.xy - x * y, n * self.yy - y * y, self.scale, degrees_of_freedom
        )  # fmt: skip

    @property
    def intercept(self) -> float:
        """The height of the line at time 0."""
        return (self.y * self.xx - self.x * self.xy) / ((self.n * self.xx - self.x * self.x) * self.scale)

    def centre(self, moments: "Moments", per: int, season: int | None = None) -> Centre:
        """Return the centre of a line through these points.

        The line may run through others too. *moments* are those of all, times the number *per*.
        """
        error = moments.standard_error * math.sqrt(moments.xx / (per * self.n))
        return Centre(self.x / self.n, self.y / (self.n * self.scale), error, season)


class Moments(NamedTuple):
    """Sums of squares and products about the means, times a positive number."""

    xx: int
    xy: int
    yy: int
    scale: int
    degrees_of_freedom: int

    @property
    def shares(self) -> tuple[float, float] | None:
        """The shares of the squares of y that the line explains and leaves.

        None if all heights are the same.
        """
        total, explained = self.xx * self.yy, self.xy * self.xy
        return None if total == 0 else (explained / total, (total - explained) / total)

    @property
    def p_value(self) -> float | None:
        """The p-value of the slope, or None if all heights are the same."""
        shares = self.shares
        if shares is None:
            return None
        explained, unexplained = shares
        if unexplained == 0:
            return 0.0
        return two_sided_tail(unexplained=unexplained, explained=explained, degrees_of_freedom=self.degrees_of_freedom)

    @property
    def t(self) -> float | None:
        """The slope in standard errors, or None if all heights are the same."""
        shares = self.shares
        if shares is None:
            return None
        explained, unexplained = shares
        size = math.inf if unexplained == 0 else math.sqrt(self.degrees_of_freedom * (explained / unexplained))
        return size if self.xy >= 0 else -size

    @property
    def standard_error(self) -> float:
        """The standard error of the slope; 0 for a perfect line."""
        xx, xy, yy, scale, degrees_of_freedom = self
        return math.sqrt((xx * yy - xy * xy) / (degrees_of_freedom * (xx * scale) ** 2))


def sums_of(xs: Sequence[int], ys: Sequence[int], scale: int) -> Sums:
    """Return the sums of points of time, in order and from 0, and scaled height."""
    n = len(xs)
    if xs[-1] == n - 1:  # without gaps there are formulas for these two sums
        x, xx = n * (n - 1) // 2, n * (n - 1) * (2 * n - 1) // 6
    else:
        x, xx = sum(xs), sum(map(mul, xs, xs))
    return Sums(n, x, sum(ys), xx, sum(map(mul, xs, ys)), sum(map(mul, ys, ys)), scale)


def line_of(moments: Moments, intercept: float, points: int, level: Fraction, centres: Iterable[Centre]) -> Line:
    """Return the line with its test; only the last steps are in floats."""
    return Line(
        point_count=points,
        slope=moments.xy / (moments.xx * moments.scale),
        intercept=intercept,
        standard_error=moments.standard_error,
        t=moments.t,
        p_value=moments.p_value,
        degrees_of_freedom=moments.degrees_of_freedom,
        level=level,
        centres=tuple(centres),
    )


def line_through(sums: Sums, points: int, level: Fraction) -> Line:
    """Return the line through all points, from their sums."""
    moments = sums.moments(points - 2)
    return line_of(moments, sums.intercept, points, level, (sums.centre(moments, sums.n),))


def fit_line(times: Sequence[int], heights: Sequence[Fraction], level: Fraction) -> Line:
    """Fit a line by ordinary least squares to three points or more.

    >>> line = fit_line([0, 1, 3], [Fraction(1), Fraction(2), Fraction(4)], Fraction(5, 100))
    >>> line.slope, line.intercept, line.standard_error, line.t, line.p_value
    (1.0, 1.0, 0.0, inf, 0.0)
    >>> fit_line([0, 1, 2], [Fraction("0.1")] * 3, Fraction(5, 100)).p_value is None
    True
    """
    ys, scale = whole(heights)
    sums = sums_of(times, ys, scale)
    n = len(ys)
    return line_through(sums, n, level)


def fit_seasons(times: Sequence[int], heights: Sequence[Fraction], seasons: Sequence[int], level: Fraction) -> Line:
    """Fit lines of one slope, with a separate height for each season.

    The intercept is that of the season of the first point. Each season is compared with its own mean, so a lasting
    difference between seasons does not count.

    >>> heights = [Fraction(height) for height in (1, 9, 3, 11, 5, 13)]
    >>> line = fit_seasons(range(6), heights, [1, 2, 1, 2, 1, 2], Fraction(5, 100))
    >>> line.slope, line.intercept, line.standard_error, line.degrees_of_freedom
    (1.0, 1.0, 0.0, 3)
    """
    ys, scale = whole(heights)
    parts: dict[int, Sums] = {}
    for season in dict.fromkeys(seasons):
        members = [index for index, each in enumerate(seasons) if each == season]
        parts[season] = sums_of([times[index] for index in members], [ys[index] for index in members], scale)
    degrees_of_freedom = len(ys) - len(parts) - 1
    common = math.lcm(*(part.n for part in parts.values()))
    about_means = [(common // part.n, part.moments(degrees_of_freedom)) for part in parts.values()]
    xx, xy, yy = (sum(weight * each[part] for weight, each in about_means) for part in range(3))
    first = parts[seasons[0]]
    intercept = (first.y - Fraction(xy, xx) * first.x) / (first.n * scale)
    moments = Moments(xx, xy, yy, scale, degrees_of_freedom)
    centres = [part.centre(moments, common, season) for season, part in parts.items()]
    return line_of(moments, float(intercept), len(ys), level, centres)


def fit_overlapping(times: Sequence[int], heights: Sequence[Fraction], overlap: int, level: Fraction) -> Line:
    """Fit a line by generalised least squares to figures that overlap.

    Each figure covers the last *overlap* periods. The correlation of two figures is the share of periods in common.

    >>> line = fit_overlapping(range(4), [Fraction(height) for height in (3, 4, 5, 6)], 2, Fraction(5, 100))
    >>> line.slope, line.intercept, line.standard_error
    (1.0, 3.0, 0.0)
    """
    ys, scale = whole(heights)
    n = len(ys)
    shared = [[max(0, overlap - abs(one - other)) for other in times] for one in times]
    (one, x, y), (_, xx, xy), (_, _, yy) = _reduced(shared, [[1] * n, list(times), ys], overlap - 1)
    sums = Sums(one, x, y, xx, xy, yy, scale)
    return line_through(sums, n, level)


def fit_year_to_date(
    times: Sequence[int], heights: Sequence[Fraction], places: Sequence[tuple[int, int]], level: Fraction
) -> Line:
    """Fit a line by generalised least squares to rates of the year to date.

    Each of the *places* is the year of a rate and the number of periods that it covers. The covariance of two rates of
    one year is one over the greater number. The rates times their numbers are sums, which grow by independent steps
    whose variance is the number of new periods. So the fit is one of the steps, weighted by one over that number.

    >>> heights = [Fraction(height) for height in (3, 4, 5, 6)]
    >>> places = [(2022, 3), (2022, 4), (2023, 1), (2023, 2)]
    >>> line = fit_year_to_date(range(4), heights, places, Fraction(5, 100))
    >>> line.slope, line.intercept, line.standard_error
    (1.0, 3.0, 0.0)
    """
    ys, scale = whole(heights)
    steps: list[tuple[int, int, int]] = []
    year, before = None, (0, 0, 0)
    for time, height, (of_year, covers) in zip(times, ys, places, strict=True):
        if of_year != year:
            year, before = of_year, (0, 0, 0)
        total = (covers, covers * time, covers * height)
        steps.append((total[0] - before[0], total[1] - before[1], total[2] - before[2]))
        before = total
    common = math.lcm(*(new for new, _, _ in steps))
    n = x = y = xx = xy = yy = 0
    for new, by_x, by_y in steps:
        weight = common // new
        n, x, y = n + common * new, x + common * by_x, y + common * by_y
        xx, xy, yy = xx + weight * by_x * by_x, xy + weight * by_x * by_y, yy + weight * by_y * by_y
    sums = Sums(n, x, y, xx, xy, yy, scale)
    return line_through(sums, len(ys), level)


def _reduced(matrix: list[list[int]], columns: list[list[int]], band: int) -> list[list[int]]:
    # Return the products of the columns through the inverse of the matrix, times its determinant. The matrix is
    # symmetric, and 0 farther than the band from its diagonal. It is bordered with the columns and eliminated without
    # fractions (Bareiss). The products are then in the corner, negated. Until a row is reached, each step would only
    # multiply it by the pivot and divide it by the pivot before. In total that multiplies it by the last pivot, which
    # happens when the row is reached.
    n, size = len(matrix), len(matrix) + len(columns)
    rows = [row + [column[index] for column in columns] for index, row in enumerate(matrix)]
    rows += [[0] * size for _ in columns]
    border = range(n, size)
    before = 1
    for index in range(n):
        top, reached = rows[index], min(index + band, n - 1)
        pivot = top[index]
        if index and index + band < n:
            rows[reached] = [before * value for value in rows[reached]]
        for row in (*range(index + 1, reached + 1), *border):
            left, each = top[row], rows[row]
            for column in (*range(row, min(row + band + 1, n)), *range(max(row, n), size)):
                each[column] = (each[column] * pivot - left * top[column]) // before
        before = pivot
    return [[-rows[one][other] for other in border] for one in border]
