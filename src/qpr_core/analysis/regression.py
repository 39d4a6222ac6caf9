"""Least squares with a test of the slope: the default method of finding a direction of travel."""

import math
from collections.abc import Sequence
from fractions import Fraction
from operator import mul
from typing import Final, NamedTuple

from attrs import field, frozen

from qpr_core.analysis.student import two_sided_tail
from qpr_core.errors import FigureError, MethodError, got
from qpr_core.model.figures import Number, as_code, exact
from qpr_core.model.rule import Rule
from qpr_core.model.shown import shown

LEAST_SQUARES: Final = Rule("ordinary least squares, two-sided t-test of the slope", 1)


class Fit(NamedTuple):
    """A straight line through points, and how sure its slope is.

    `slope` is per period and `intercept` the height of the line at the first point. `standard_error` is that
    of the slope. A constant series has a slope and a standard error of nought and neither `t` nor `p_value`
    (`None`); a perfect line has an infinite `t` and a `p_value` of nought.

    >>> fit_line([(0, Fraction(1)), (1, Fraction(2)), (2, Fraction(2)), (3, Fraction(1))]).p_value
    1.0
    """

    points: int
    slope: float
    intercept: float
    standard_error: float
    t: float | None
    p_value: float | None
    degrees_of_freedom: int


def fit_line(points: Sequence[tuple[int, Fraction]]) -> Fit:
    """Fit a line by ordinary least squares to points of time and value; all sums are exact.

    >>> fit_line([(0, Fraction(1)), (1, Fraction(2)), (3, Fraction(4))])
    Fit(points=3, slope=1.0, intercept=1.0, standard_error=0.0, t=inf, p_value=0.0, degrees_of_freedom=1)
    >>> fit_line([(0, Fraction("0.1")), (1, Fraction("0.1")), (2, Fraction("0.1"))]).p_value is None
    True

    Raises:
        MethodError: if there are fewer than three points, which say nothing of how sure a slope is.
    """
    n = len(points)
    if n < 3:
        raise MethodError(f"line must have three points or more, got {n}")
    times, values = zip(*points, strict=True)
    above, below = zip(*(value.as_integer_ratio() for value in values), strict=True)
    scale = math.lcm(*below)
    xs = [time - times[0] for time in times]
    ys = [numerator * (scale // denominator) for numerator, denominator in zip(above, below, strict=True)]
    sum_x, sum_y = sum(xs), sum(ys)
    squares_x, squares_y, products = sum(map(mul, xs, xs)), sum(map(mul, ys, ys)), sum(map(mul, xs, ys))
    xx = n * squares_x - sum_x**2
    yy = n * squares_y - sum_y**2
    xy = n * products - sum_x * sum_y
    rest = xx * yy - xy**2
    t, p_value = _test(xy, rest, xx * yy, n - 2)
    return Fit(
        points=n,
        slope=xy / (xx * scale),
        intercept=(sum_y * squares_x - sum_x * products) / (xx * scale),
        standard_error=math.sqrt(rest / ((n - 2) * (xx * scale) ** 2)),
        t=t,
        p_value=p_value,
        degrees_of_freedom=n - 2,
    )


def _test(xy: int, rest: int, total: int, degrees_of_freedom: int) -> tuple[float | None, float | None]:
    if total == 0:
        return None, None
    explained, unexplained, sign = xy**2 / total, rest / total, 1 if xy >= 0 else -1
    if unexplained == 0:
        return sign * math.inf, 0.0
    t = sign * math.sqrt(degrees_of_freedom * (explained / unexplained))
    return t, two_sided_tail(unexplained=unexplained, explained=explained, degrees_of_freedom=degrees_of_freedom)


def _level(given: Number) -> Fraction:
    try:
        return exact(given, "level")
    except FigureError as error:
        raise MethodError(f"level must be a figure: {error}") from error


def _require_points(name: str, given: object) -> None:
    if not isinstance(given, int) or isinstance(given, bool) or given < 3:
        raise MethodError(f"{name} must be a whole number of 3 or more, got {got(given)}")


@frozen(kw_only=True, repr=False)
class Regression:
    """Find a trend by least squares over the latest results, and believe it if the test of the slope does.

    A missing quarter leaves a gap in time and does not close up.

    >>> Regression()
    Regression(window=12, level=0.05, minimum_points=5)

    Args:
        window: how many of the latest results to look at; `None` for all.
        level: the significance level, from 0 to 1, both excluded; a p-value that equals it is a trend.
        minimum_points: with fewer results the direction is unknown; 3 or more.

    Raises:
        MethodError: if one of them is not so, or the window holds fewer than the minimum.

    Source: Kent County Council uses a regression over the timeframe that its graphs show and publishes
        neither window nor level nor fewest points, so that they are parameters here.
    """

    window: int | None = 12
    level: Fraction = field(default=Fraction(5, 100), converter=_level)
    minimum_points: int = 5

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse parameters that make no sense."""
        if self.window is not None:
            _require_points("window", self.window)
        _require_points("minimum_points", self.minimum_points)
        if self.window is not None and self.window < self.minimum_points:
            raise MethodError(f"window must hold the minimum of points, got {self!r}")
        if not 0 < self.level < 1:
            raise MethodError(f"level must lie between 0 and 1, got {as_code(self.level)}")

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return LEAST_SQUARES

    def sees_trend(self, fit: Fit) -> bool:
        """Tell whether the slope of a *fit* differs from nought at the level of significance.

        >>> perfect = fit_line([(0, Fraction(1)), (1, Fraction(2)), (2, Fraction(3))])
        >>> flat = fit_line([(0, Fraction(1)), (1, Fraction(1)), (2, Fraction(1))])
        >>> Regression().sees_trend(perfect), Regression().sees_trend(flat)
        (True, False)
        """
        return fit.p_value is not None and fit.p_value <= self.level


DEFAULT_METHOD: Final = Regression()
