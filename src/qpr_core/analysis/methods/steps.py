"""The newest result against one before, or the mean of several; changes smaller than a dead band do not count."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Movement, NoDirection, movement_of
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import Finding, Step
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import read_dead_band, require_whole
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.period import Baseline
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown

AGAINST_LAST_PERIOD: Final = Rule("newest result against that of the period before", 1)
AGAINST_LAST_YEAR: Final = Rule("newest result against that of the same period last year", 1)
AGAINST_MEAN: Final = Rule("newest result against the mean of those before", 1)


@frozen(kw_only=True, repr=False)
class LastPeriod:
    """Compare the newest result with that of the period before; a change that reaches the dead band counts.

    >>> LastPeriod(dead_band="5%")
    LastPeriod(dead_band=Tolerance('5%'))

    Args:
        dead_band: the least change that counts, in the unit of the indicator, or as text in per cent of the result that
            is compared with; no change at all never counts.

    Raises:
        MethodError: if the dead band is no figure, or below nought.

    Source: Scotland's National Performance Framework, with a criterion for change per indicator (a change of that
        size or more counts); the short trend of Pentana; Bracknell Forest.
    """

    dead_band: Tolerance = field(default=Tolerance(0), converter=read_dead_band)

    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = False
    window_for = one_window
    movements_without = Method.movements_without
    for_overlap = Method.for_overlap

    __repr__ = shown

    @property
    def window(self) -> int:
        """How many of the latest results to look at: those two, and one that would do if there were no newest one."""
        return 3

    @property
    def minimum_points(self) -> int:
        """With fewer results the direction is unknown."""
        return 2

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return AGAINST_LAST_PERIOD

    def find(self, course: Course) -> Finding:
        """Compare the newest point of a *course* with its neighbour."""
        return _against(course, Baseline.PREVIOUS_PERIOD, self.dead_band)


@frozen(kw_only=True, repr=False)
class SamePeriodLastYear:
    """Compare the newest result with that of the same period last year; a change that reaches the dead band counts.

    This is the one method that has an answer for a year-to-date total, which grows with its year.

    >>> SamePeriodLastYear(dead_band=1)
    SamePeriodLastYear(dead_band=Tolerance(1))

    Args:
        dead_band: the least change that counts, in the unit of the indicator, or as text in per cent of the result that
            is compared with; no change at all never counts.

    Raises:
        MethodError: if the dead band is no figure, or below nought.

    Source: the long direction of Maidstone.
    """

    dead_band: Tolerance = field(default=Tolerance(0), converter=read_dead_band)

    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = True
    window_for = one_window
    movements_without = Method.movements_without
    for_overlap = Method.for_overlap

    __repr__ = shown

    @property
    def window(self) -> int:
        """How many of the latest results to look at: those of a year of months, and one more at either end."""
        return 14

    @property
    def minimum_points(self) -> int:
        """With fewer results the direction is unknown."""
        return 2

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return AGAINST_LAST_YEAR

    def find(self, course: Course) -> Finding:
        """Compare the newest point of a *course* with that of a year before."""
        return _against(course, Baseline.SAME_PERIOD_LAST_YEAR, self.dead_band)


@frozen(kw_only=True, repr=False)
class MeanOfPrevious:
    """Compare the newest result with the mean of those before; a change that reaches the dead band counts.

    >>> MeanOfPrevious(results=4)
    MeanOfPrevious(results=4, dead_band=Tolerance(0))

    Args:
        results: how many results before the newest one make the mean; 2 or more. With fewer the direction is unknown.
        dead_band: the least change that counts, in the unit of the indicator, or as text in per cent of the mean; no
            change at all never counts.

    Raises:
        MethodError: if one of them is not so.

    Source: the long trend of Pentana.
    """

    results: int = 4
    dead_band: Tolerance = field(default=Tolerance(0), converter=read_dead_band)

    recalculated_from = ()
    allows_for_overlap = True
    allows_totals = False
    window_for = one_window
    movements_without = Method.movements_without
    for_overlap = Method.for_overlap

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse parameters that make no sense."""
        require_whole("results", self.results, 2)

    @property
    def window(self) -> int:
        """How many of the latest results to look at."""
        return self.results + 1

    @property
    def minimum_points(self) -> int:
        """With fewer results the direction is unknown."""
        return self.results + 1

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return AGAINST_MEAN

    def find(self, course: Course) -> Finding:
        """Compare the newest point of a *course* with the mean of the others."""
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
