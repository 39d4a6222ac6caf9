"""Regressions for figures that share data: rolling ones, and year-to-date rates."""

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import NoDirection
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Finding
from qpr_core.analysis.methods.judged_line import judge_line
from qpr_core.analysis.methods.least_squares import fit_overlapping, fit_year_to_date
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import check_point_count, check_whole, check_window, read_level
from qpr_core.analysis.methods.trend_test import TrendTest
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown

OVERLAPPING: Final = Rule("generalised least squares for figures that overlap, two-sided t-test of the slope", 1)
YEAR_TO_DATE: Final = Rule("generalised least squares for year-to-date rates, two-sided t-test of the slope", 1)


@explains_calls
@frozen(kw_only=True, repr=False)
class RollingRegression:
    """Fit a line to figures that each cover several periods, and so share data.

    Generalised least squares weighs the figures by their overlap: the correlation of two figures that are *k* periods
    apart is 1 - k / *periods*. This is exact for sums and means of periods that are independent and alike.

    >>> RollingRegression(periods=4)
    RollingRegression(periods=4, window=12, level=0.05, minimum_points=5)

    Args:
        periods: How many periods each figure covers, including its own. 2 or more.
        window: How many of the latest results to look at. If None, all of them, which must be 1,000 or fewer.
        level: The significance level, between 0 and 1. A p-value that equals it is a trend.
        minimum_points: With fewer results, the direction is unknown. 3 or more.

    Raises:
        MethodError: If one of them has the wrong type or value, or the window is smaller than the minimum.

    Source: A. C. Aitken, On least squares and linear combination of observations, 1935.
    """

    periods: int
    window: int | None = 12
    level: Fraction = field(default=Fraction(5, 100), converter=read_level)
    minimum_points: int = 5

    trend_test = TrendTest.OVERLAP
    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = False
    window_for = one_window
    movements_without = Method.movements_without
    for_coverage = Method.for_coverage

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parameters."""
        check_whole("periods", self.periods, 2)
        check_window(self.window, self.minimum_points, least=3)

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return OVERLAPPING

    def find(self, course: Course) -> Finding:
        """Return the trend of a *course*."""
        check_point_count(len(course))
        if len(course) < 3:
            return Finding(NoDirection.TOO_FEW_POINTS)
        return judge_line(fit_overlapping(course.times, course.heights, self.periods, self.level))


@explains_calls
@frozen(kw_only=True, repr=False)
class YearToDateRegression:
    """Fit a line to rates of the year to date, which share data within each year.

    The rate of the third quarter is the mean of three quarters, two of which are in the rate of the second. So within
    a year, the rates of the *j*-th and the *k*-th period have the covariance 1 / max(*j*, *k*), in units of the
    variance of one period; across years it is 0. This is exact for periods that are independent and have equal
    denominators. Generalised least squares weighs the rates by it. The line goes through the rates, not through the
    results of single periods.

    >>> YearToDateRegression()
    YearToDateRegression(window=12, level=0.05, minimum_points=5)

    Args:
        window: How many of the latest results to look at. If None, all of them.
        level: The significance level, between 0 and 1. A p-value that equals it is a trend.
        minimum_points: With fewer results, the direction is unknown. 3 or more.

    Raises:
        MethodError: If one of them has the wrong type or value, or the window is smaller than the minimum.

    Source: A. C. Aitken, On least squares and linear combination of observations, 1935.
    """

    window: int | None = 12
    level: Fraction = field(default=Fraction(5, 100), converter=read_level)
    minimum_points: int = 5

    trend_test = TrendTest.YEAR_TO_DATE
    recalculated_from = ()
    allows_for_overlap = True
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
        return YEAR_TO_DATE

    def find(self, course: Course) -> Finding:
        """Return the trend of a *course*."""
        if len(course) < 3:
            return Finding(NoDirection.TOO_FEW_POINTS)
        return judge_line(fit_year_to_date(course.times, course.heights, course.places_in_year, self.level))
