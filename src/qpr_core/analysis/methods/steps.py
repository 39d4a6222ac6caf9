"""Methods that compare the newest result with an earlier one, or with a mean.

Changes smaller than a dead band do not count.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Movement, NoDirection, movement_of
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import Finding, Step
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import check_whole, read_dead_band
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.period import Baseline
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown

AGAINST_LAST_PERIOD: Final = Rule("newest result against that of the period before", 1)
AGAINST_LAST_YEAR: Final = Rule("newest result against that of the same period last year", 1)
AGAINST_MEAN: Final = Rule("newest result against the mean of those before", 1)


@explains_calls
@frozen(kw_only=True, repr=False)
class LastPeriod:
    """Compare the newest result with that of the period before.

    A change that reaches the dead band counts.

    >>> LastPeriod(dead_band="5%")
    LastPeriod(dead_band=Tolerance('5%'))

    Args:
        dead_band: The least change that counts, in the unit of the indicator. As text it is a percentage of the earlier
            result, such as "5%". A change of 0 never counts.

    Raises:
        MethodError: If the dead band is not a figure, or is negative.

    Source: Scotland's National Performance Framework, with a criterion for change per indicator (a change of that
        size or more counts); the short trend of Pentana; Bracknell Forest.
    """

    dead_band: Tolerance = field(default=Tolerance(0), converter=read_dead_band)

    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = False
    window_for = one_window
    movements_without = Method.movements_without
    for_coverage = Method.for_coverage

    __repr__ = shown

    @property
    def window(self) -> int:
        """The number of results to look at: the two, and one to try without the newest."""
        return 3

    @property
    def minimum_points(self) -> int:
        """The fewest results; with fewer, the direction is unknown."""
        return 2

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return AGAINST_LAST_PERIOD

    def find(self, course: Course) -> Finding:
        """Return the step from the period before to the newest point of a *course*."""
        return _against(course, Baseline.PREVIOUS_PERIOD, self.dead_band)


@explains_calls
@frozen(kw_only=True, repr=False)
class SamePeriodLastYear:
    """Compare the newest result with that of the same period last year.

    A change that reaches the dead band counts. This is the only method that has an answer for a year-to-date total,
    which grows through its year.

    >>> SamePeriodLastYear(dead_band=1)
    SamePeriodLastYear(dead_band=Tolerance(1))

    Args:
        dead_band: The least change that counts, in the unit of the indicator. As text it is a percentage of the earlier
            result, such as "5%". A change of 0 never counts.

    Raises:
        MethodError: If the dead band is not a figure, or is negative.

    Source: the long direction of Maidstone.
    """

    dead_band: Tolerance = field(default=Tolerance(0), converter=read_dead_band)

    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = True
    window_for = one_window
    movements_without = Method.movements_without
    for_coverage = Method.for_coverage

    __repr__ = shown

    @property
    def window(self) -> int:
        """The number of results to look at: 13 months, and one before."""
        return 14

    @property
    def minimum_points(self) -> int:
        """The fewest results; with fewer, the direction is unknown."""
        return 2

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return AGAINST_LAST_YEAR

    def find(self, course: Course) -> Finding:
        """Return the step from a year before to the newest point of a *course*."""
        return _against(course, Baseline.SAME_PERIOD_LAST_YEAR, self.dead_band)


@explains_calls
@frozen(kw_only=True, repr=False)
class MeanOfPrevious:
    """Compare the newest result with the mean of those before.

    A change that reaches the dead band counts.

    >>> MeanOfPrevious(results=4)
    MeanOfPrevious(results=4, dead_band=Tolerance(0))

    Args:
        results: How many results before the newest one make the mean, 2 or more. With fewer, the direction is unknown.
        dead_band: The least change that counts, in the unit of the indicator. As text it is a percentage of the mean,
            such as "5%". A change of 0 never counts.

    Raises:
        MethodError: If one of them has the wrong type or value.

    Source: the long trend of Pentana.
    """

    results: int = 4
    dead_band: Tolerance = field(default=Tolerance(0), converter=read_dead_band)

    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = False
    window_for = one_window
    movements_without = Method.movements_without
    for_coverage = Method.for_coverage

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parameters."""
        check_whole("results", self.results, 2)

    @property
    def window(self) -> int:
        """The number of the latest results to look at."""
        return self.results + 1

    @property
    def minimum_points(self) -> int:
        """The fewest results; with fewer, the direction is unknown."""
        return self.results + 1

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return AGAINST_MEAN

    def find(self, course: Course) -> Finding:
        """Return the step from the mean of the others to the newest point."""
        return _step(course.points[-1], course.points[:-1], self.dead_band)


def _against(course: Course, baseline: Baseline, dead_band: Tolerance) -> Finding:
    newest = course.points[-1]
    wanted = baseline.of(newest.period)
    found = [point for point in course.points if point.period == wanted]
    return _step(newest, found, dead_band) if found else Finding(NoDirection.GAP)


def _step(newest: Point, before: Sequence[Point], dead_band: Tolerance) -> Finding:
    reference = sum((point.height for point in before), Fraction(0)) / len(before)
    step = Step(
        now=newest.height,
        reference=reference,
        results=len(before),
        first=before[0].period,
        last=before[-1].period,
        dead_band=dead_band.around(reference),
    )
    counts = abs(step.change) >= step.dead_band
    return Finding(movement_of(step.change) if counts else Movement.UNCHANGED, step)
