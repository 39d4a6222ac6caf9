"""XmR: control charts, with special causes and the assurance of a target."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import evolve, field, frozen

from qpr_core.analysis.answers import Movement, NoDirection, movement_of
from qpr_core.analysis.methods.caution import (
    RARE,
    RARE_AMONG_TIES,
    mostly_tied,
    never_before,
    steady_distances,
    without_shifted_mean,
)
from qpr_core.analysis.methods.course import Course, whole
from qpr_core.analysis.methods.evidence import Assurance, ChartBaseline, ControlChart, Finding, Signal, SpecialCause
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.near import NearLimitRule, read_near
from qpr_core.analysis.methods.parameters import (
    check_baseline,
    check_true_or_false,
    check_whole,
    check_window,
    read_baseline,
    read_order,
    read_periods,
)
from qpr_core.analysis.methods.sides import Sides, beyond, first_side, in_a_row, near_limit, trends
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.period import Period
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown

CONTROL_CHART: Final = Rule("XmR control chart, special cause at the newest result", 1)

_LIMIT: Final = Fraction("2.66")
_WIDEST_RANGE: Final = Fraction("3.267")
_FEWEST: Final = 3


class _Process(NamedTuple):
    """The results as whole numbers, and the mean and limits of the first *base*."""

    heights: Sequence[int]
    distances: Sequence[int]
    base: int
    mean: Fraction
    moving_range: Fraction
    is_screened: bool
    limit: Fraction
    """The distance of the limits from the mean, in the unit of the *distances*."""


@explains_calls
@frozen(kw_only=True, repr=False)
class XmR:
    """Distinguish chance from special cause with an XmR control chart.

    The chart is of the results and their moving ranges. The limits are 2.66 mean moving ranges from the mean. The
    newest result is a special cause if it is outside them, or is part of a run on one side of the mean, of results near
    one limit, or of a trend. If it is several of these, the first in the *order* decides the direction. If it is not
    any of them, the process is stable: there is nothing to explain.

    A result on the mean is on neither side, and one on a limit is within it. Results count as neighbours even if a
    period is missing between them.

    These are the library's own rules. For those of an organisation, use its preset, such as `MAKING_DATA_COUNT`.

    >>> XmR(run=8, trend=None).near
    (NearLimitRule(hits=2, of=3, beyond=Fraction(2, 3), one_side=False, within=False),)

    Args:
        window: How many of the latest results to look at. If None, all of them.
        minimum_points: With fewer results, or fewer since the last recalculation, the direction is unknown. 3 or more.
        run: How many results in a row on one side of the mean are a special cause. If None, there is no such rule.
        trend: How many results in a row, each above the one before or each below it, are a trend. The first of them
            counts. If None, there is no such rule.
        near: Rules on results that are near one limit. May be empty.
        screens_ranges: Whether moving ranges beyond 3.267 times their mean, which are not chance variation, are left
            out of the mean that makes the limits. They are kept if only ranges of 0 would remain.
        recalculated_from: The periods from which the limits are calculated again, because the process has changed.
            Names are read in financial years from April.
        baseline: The results whose mean and limits are frozen for all later ones: a number of first results, or the
            period of the last one. If None, or until there are later ones, all results make them.
        order: Which cause decides if the newest result has several, the first one first.
        prefers_improvement: Whether, if the newest result has causes in both directions, the better direction decides,
            whatever the order.
        is_cautious: Whether to leave out causes that come from ties, or from a mean that few results have moved.
            A run has to be beyond the median of the others and rare: at most one in 10 of all orders of the results may
            have it, or one in 100 if more than half of the results are the same. In that case, a result outside or near
            the limits does not count if an unrelated one was as far out. If ranges were left out and a result is
            outside the limits, those on the other side must be as far from the median as from the mean. The evidence
            lists what does not count, as `discounted`.

    Raises:
        MethodError: If one of them has the wrong type or value.
        PeriodError: If a name is not that of a period.

    Source: D. J. Wheeler, Understanding Variation, 1993; L. S. Nelson, Control Charts for Individual Measurements,
        Journal of Quality Technology 14(3), 1982, for the screening. The caution is the library's own.
    """

    window: int | None = None
    minimum_points: int = 12
    run: int | None = 7
    trend: int | None = 7
    near: tuple[NearLimitRule, ...] = field(default=(NearLimitRule(2, 3, Fraction(2, 3)),), converter=read_near)
    screens_ranges: bool = True
    _recalculated_from: tuple[Period, ...] = field(default=(), alias="recalculated_from", converter=read_periods)
    baseline: int | Period | None = field(default=None, converter=read_baseline)
    order: tuple[SpecialCause, ...] = field(default=tuple(SpecialCause), converter=read_order)
    prefers_improvement: bool = False
    is_cautious: bool = True

    allows_for_overlap = False
    allows_totals = False
    window_for = one_window
    for_coverage = Method.for_coverage

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parameters."""
        check_window(self.window, self.minimum_points, least=_FEWEST)
        for name, length in (("run", self.run), ("trend", self.trend)):
            if length is not None:
                check_whole(name, length, 3)
        check_true_or_false("screens_ranges", self.screens_ranges)
        check_true_or_false("prefers_improvement", self.prefers_improvement)
        check_true_or_false("is_cautious", self.is_cautious)
        if self.baseline is not None:
            check_baseline(self.baseline, self.window, self.recalculated_from, least=_FEWEST)

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return CONTROL_CHART

    @property
    def recalculated_from(self) -> tuple[Period, ...]:
        """The periods from which the limits are calculated again, sorted."""
        return self._recalculated_from  # a property, as Pyright does not match a field with a converter to a protocol

    def find(self, course: Course) -> Finding:
        """Return the chart of a *course*, and the movement of its newest point."""
        return self._chart(course, self._last_of_baseline(course))

    def movements_without(self, course: Course) -> list[Movement | NoDirection]:
        """Return the movement without each of the points, with the same baseline."""
        last = self._last_of_baseline(course)
        return [self._chart(course.without(index), last).movement for index in range(len(course))]

    def _last_of_baseline(self, course: Course) -> Period | None:
        if not isinstance(self.baseline, int):
            return self.baseline
        return course.points[self.baseline - 1].period if len(course) > self.baseline else None

    def _chart(self, course: Course, last: Period | None) -> Finding:
        if len(course) < _FEWEST:
            return Finding(NoDirection.TOO_FEW_POINTS)
        base = len(course) if last is None else sum(point.period.ordinal < last.end for point in course.points)
        if base < _FEWEST:
            return Finding(NoDirection.NO_BASELINE)
        process = self._process(course, base)
        if process.moving_range == 0 and any(process.distances):
            return Finding(NoDirection.NO_VARIATION)
        tied = self.is_cautious and mostly_tied(process.heights[:base])
        plain = self._signals(course, self._plain(process))
        signals = self._signals(course, self._cautious(process, tied=tied)) if self.is_cautious else plain
        counted = frozenset(signals)
        reach = _LIMIT * process.moving_range
        lower, upper = process.mean - reach, process.mean + reach
        acceptable = course.acceptable
        met = None if acceptable is None else sum(acceptable.contains(height) for height in course.heights)
        chart = ControlChart(
            point_count=len(course),
            mean=process.mean,
            moving_range=process.moving_range,
            lower=lower,
            upper=upper,
            signals=signals,
            assurance=_assurance(lower, upper, acceptable),
            met=met,
            baseline=_baseline(course, base),
            discounted=tuple(signal for signal in plain if signal not in counted),
        )
        if tied and chart.contradicting:
            chart = chart._replace(assurance=Assurance.HITS_AND_MISSES)
        newest = chart.signal_at(course.points[-1].period)
        return Finding(Movement.UNCHANGED if newest is None else newest.movement, chart)

    def _signals(self, course: Course, special: Iterable[tuple[SpecialCause, Sides]]) -> tuple[Signal, ...]:
        better = course.better if self.prefers_improvement else None
        found = [
            (
                index,
                better not in {None, side},
                self.order.index(cause),
                Signal(course.points[index].period, cause, side),
            )
            for cause, sides in special
            for index, side in enumerate(sides)
            if side is not Movement.UNCHANGED
        ]
        return tuple(signal for *_, signal in sorted(found, key=lambda each: each[:3]))

    def _process(self, course: Course, base: int) -> _Process:
        heights, scale = whole(course.heights)
        total = sum(heights[:base])
        ranges = _chance_ranges(heights[:base], screens=self.screens_ranges)
        moving_range = Fraction(sum(ranges), len(ranges) * scale)
        return _Process(
            heights=heights,
            distances=[base * height - total for height in heights],  # from the mean, as whole numbers of one size
            base=base,
            mean=Fraction(total, base * scale),
            moving_range=moving_range,
            is_screened=len(ranges) < base - 1,
            limit=_LIMIT * moving_range * base * scale,
        )

    def _plain(self, process: _Process) -> Iterator[tuple[SpecialCause, Sides]]:
        distances, limit = process.distances, process.limit
        yield SpecialCause.OUTSIDE_LIMITS, beyond(distances, limit)
        if self.run is not None:
            yield SpecialCause.RUN, _runs(process, self.run)
        yield SpecialCause.NEAR_LIMIT, _first_of(near_limit(distances, limit, rule) for rule in self.near)
        if self.trend is not None:
            yield SpecialCause.TREND, trends(process.heights, self.trend)

    def _cautious(self, process: _Process, *, tied: bool) -> Iterator[tuple[SpecialCause, Sides]]:
        base, twice = process.base, 2 * process.limit
        distances = [2 * each for each in process.distances]
        if process.is_screened:  # what was screened has moved the mean, and not widened the limits
            distances = steady_distances(process.distances, base, process.limit)
        outside = beyond(distances, twice)
        yield SpecialCause.OUTSIDE_LIMITS, never_before(outside, distances, base, 1) if tied else outside
        if self.run is not None:
            rarest = RARE_AMONG_TIES if tied else max(RARE, Fraction(2, 2**self.run))  # a short run is common
            yield SpecialCause.RUN, without_shifted_mean(_runs(process, self.run), process.distances, base, rarest)
        rules = [evolve(rule, one_side=True) for rule in self.near] if tied else self.near
        zones = [near_limit(distances, twice, rule) for rule in rules]
        if tied:
            zones = [never_before(zone, distances, base, rule.of - 1) for zone, rule in zip(zones, rules, strict=True)]
        yield SpecialCause.NEAR_LIMIT, _first_of(zones)
        if self.trend is not None:
            yield SpecialCause.TREND, trends(process.heights, self.trend)


def _chance_ranges(heights: Sequence[int], *, screens: bool) -> list[int]:
    ranges = [abs(later - earlier) for earlier, later in pairwise(heights)]
    widest = _WIDEST_RANGE * sum(ranges) / len(ranges)
    kept = [each for each in ranges if each <= widest] if screens else ranges
    return kept if any(kept) else ranges


def _runs(process: _Process, length: int) -> list[Movement]:
    return in_a_row([movement_of(each) for each in process.distances], length)


def _first_of(zones: Iterable[Sides]) -> list[Movement]:
    return [first_side(sides) for sides in zip(*zones, strict=True)]


def _baseline(course: Course, base: int) -> ChartBaseline | None:
    if base == len(course):
        return None
    return ChartBaseline(base, course.points[0].period, course.points[base - 1].period)


def _assurance(lower: Fraction, upper: Fraction, acceptable: Interval | None) -> Assurance | None:
    if acceptable is None:
        return None
    if acceptable.contains(lower) and acceptable.contains(upper):
        return Assurance.CONSISTENTLY_PASSES
    missed_below = acceptable.low is not None and upper <= acceptable.low and not acceptable.contains(upper)
    missed_above = acceptable.high is not None and lower >= acceptable.high and not acceptable.contains(lower)
    return Assurance.CONSISTENTLY_FAILS if missed_below or missed_above else Assurance.HITS_AND_MISSES
