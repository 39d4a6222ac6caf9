"""Regression methods: a trend counts if the slope is significant."""

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.course import Course, whole
from qpr_core.analysis.methods.evidence import Finding
from qpr_core.analysis.methods.judged_line import judge_line, judge_slope
from qpr_core.analysis.methods.least_squares import fit_line, fit_seasons, sums_of
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import check_true_or_false, check_whole, check_window, read_level
from qpr_core.analysis.methods.shared_data import RollingRegression, YearToDateRegression
from qpr_core.analysis.methods.trend_test import TrendTest
from qpr_core.model.indicators.basis import Coverage, Rolling
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown

LEAST_SQUARES: Final = Rule("ordinary least squares, two-sided t-test of the slope", 1)
SEASONAL: Final = Rule("least squares with a height for each season, two-sided t-test of the slope", 1)


@explains_calls
@frozen(kw_only=True, repr=False)
class Regression:
    """Fit a line to the latest results; it is a trend if its slope is significant.

    A missing quarter leaves a gap in time. For figures that share data the method becomes one that allows for it, with
    the same parameters, unless *ignores_overlap* is True: `RollingRegression` for rolling figures, and
    `YearToDateRegression` for year-to-date rates.

    >>> Regression()
    Regression(window=12, level=0.05, minimum_points=5, ignores_overlap=False)

    Args:
        window: How many of the latest results to look at. If None, all of them.
        level: The significance level, between 0 and 1. A p-value that equals it is a trend.
        minimum_points: With fewer results, the direction is unknown. 3 or more.
        ignores_overlap: Whether to test figures that share data as if they did not, which finds trends too readily.

    Raises:
        MethodError: If one of them has the wrong type or value, or the window is smaller than the minimum.

    Source: Kent County Council uses a regression over the timeframe that its graphs show. It does not publish the
        window, the level or the fewest points, so they are parameters here.
    """

    window: int | None = 12
    level: Fraction = field(default=Fraction(5, 100), converter=read_level)
    minimum_points: int = 5
    ignores_overlap: bool = False

    trend_test = TrendTest.LEAST_SQUARES
    recalculated_from = ()
    allows_for_overlap = False
    allows_totals = False
    window_for = one_window

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parameters."""
        check_window(self.window, self.minimum_points, least=3)
        check_true_or_false("ignores_overlap", self.ignores_overlap)

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return LEAST_SQUARES

    def find(self, course: Course) -> Finding:
        """Return the trend of a *course* of three points or more."""
        return judge_line(fit_line(course.times, course.heights, self.level))

    def movements_without(self, course: Course) -> list[Movement | NoDirection]:
        """Return the movement without each of the points, by taking it out of the sums."""
        if len(course) < 4:
            return [NoDirection.TOO_FEW_POINTS] * len(course)
        times, (ys, scale) = course.times, whole(course.heights)
        sums = sums_of(times, ys, scale)
        left = [sums.less(x, y).moments(len(ys) - 3) for x, y in zip(times, ys, strict=True)]
        return [judge_slope(moments.xy, moments.p_value, self.level) for moments in left]

    def for_coverage(self, coverage: Coverage) -> Method:
        """Return the same regression, but allowing for shared data unless it is ignored."""
        if self.ignores_overlap:
            return self
        if isinstance(coverage, Rolling):
            return RollingRegression(
                periods=coverage.periods, window=self.window, level=self.level, minimum_points=self.minimum_points
            )
        return YearToDateRegression(window=self.window, level=self.level, minimum_points=self.minimum_points)


@explains_calls
@frozen(kw_only=True, repr=False)
class SeasonalRegression:
    """Find a trend in figures that depend on the time of year.

    Each season, a quarter or a month of the year, has its own height, and all seasons have one slope. So a season
    neither hides a trend nor imitates one. Each season costs a degree of freedom, so the method needs some years.

    >>> SeasonalRegression()
    SeasonalRegression(years=5, level=0.05, minimum_years=3)

    Args:
        years: How many years of the latest results to look at. If None, all of them.
        level: The significance level, between 0 and 1. A p-value that equals it is a trend.
        minimum_years: How many years must have a result for each season, 2 or more. With fewer, the direction is
            unknown.

    Raises:
        MethodError: If one of them has the wrong type or value.
    """

    years: int | None = 5
    level: Fraction = field(default=Fraction(5, 100), converter=read_level)
    minimum_years: int = 3

    trend_test = TrendTest.SEASON
    recalculated_from = ()
    allows_for_overlap = False
    allows_totals = False
    for_coverage = Method.for_coverage

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parameters."""
        check_whole("minimum_years", self.minimum_years, 2)
        if self.years is not None:
            check_whole("years", self.years, self.minimum_years)

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return SEASONAL

    @property
    def minimum_points(self) -> int:
        """The fewest results that could be enough: those of one season a year."""
        return self.minimum_years

    def window_for(self, frequency: Frequency) -> int | None:
        """Return the number of results in the years to look at, or None for all."""
        return None if self.years is None else self.years * Frequency.YEARLY.months // frequency.months

    def find(self, course: Course) -> Finding:
        """Return the trend of a *course* if all of its seasons have enough years."""
        return self._find(course, self.minimum_years)

    def movements_without(self, course: Course) -> list[Movement | NoDirection]:
        """Return the movement without each of the points.

        The seasons then need only one year each.
        """
        return [self._find(course.without(index), 1).movement for index in range(len(course))]

    def _find(self, course: Course, fewest: int) -> Finding:
        seasons = course.seasons
        known = set(seasons)
        if len(course) < len(known) + 2 or any(seasons.count(season) < fewest for season in known):
            return Finding(NoDirection.TOO_FEW_YEARS)
        return judge_line(fit_seasons(course.times, course.heights, seasons, self.level))
