"""XmR control charts: which results are more than chance, and whether the process meets its target."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from attrs import field, frozen

from qpr_core.analysis.heading import Unknown
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Assurance, ControlChart, Finding, Signal, SpecialCause
from qpr_core.analysis.methods.parameters import read_periods, read_share, require_flag, require_whole, require_window
from qpr_core.analysis.methods.whole import whole
from qpr_core.analysis.movement import Movement, movement_of
from qpr_core.errors import MethodError, got
from qpr_core.model.interval import Interval
from qpr_core.model.period import Period
from qpr_core.model.rule import Rule
from qpr_core.model.shown import shown

CONTROL_CHART: Final = Rule("XmR control chart, special cause at the newest result", 1)

_LIMIT: Final = Fraction("2.66")
_WIDEST_RANGE: Final = Fraction("3.267")

_Sides: TypeAlias = Sequence[Movement]


@frozen(repr=False)
class Near:
    """A rule of a control chart: so many of so many neighbouring results, on one side, lie beyond a share of the limit.

    >>> Near(2, 3, "2/3")
    Near(hits=2, of=3, beyond=Fraction(2, 3))

    Args:
        hits: how many of them have to lie there.
        of: of how many results one after the other.
        beyond: the share of the way from the mean to the limit that they lie farther out than; text may be a fraction.

    Raises:
        MethodError: if there are more hits than results, or the share does not lie between 0 and 1.
    """

    hits: int
    of: int
    beyond: Fraction = field(converter=read_share)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that no results could meet."""
        require_whole("hits", self.hits, 2)
        require_whole("of", self.of, self.hits)


def _near_rules(given: object) -> tuple[Near, ...]:
    rules = tuple(given) if isinstance(given, tuple | list) else (given,)
    if not all(isinstance(rule, Near) for rule in rules):
        raise MethodError(f"near must be rules of the kind Near, got {got(given)}")
    return rules


@frozen(kw_only=True, repr=False)
class XmR:
    """Tell chance from special cause by a control chart of the results and their moving ranges.

    The limits lie 2.66 mean moving ranges from the mean. The newest result is a special cause if it lies outside of
    them, or is part of a run on one side of the mean, of results near one limit, or of a trend; if of several, the
    first of these says to which side. If it is none, the process is stable: there is nothing to explain. A result on
    the mean is on neither side, and one on a limit within it. Neighbours in the chart are neighbours though a period is
    missing between them.

    The default rules are those of `MAKING_DATA_COUNT`.

    >>> XmR(run=8, trend=None).near
    (Near(hits=2, of=3, beyond=Fraction(2, 3)),)

    Args:
        window: how many of the latest results to look at; `None` for all.
        minimum_points: with fewer results, or fewer since the last recalculation, the direction is unknown; 3 or more.
        run: how many results in a row on one side of the mean are one too many; `None` for no such rule.
        trend: how many results in a row, each above the one before or each below it, are a trend; the first of them
            counts. `None` for no such rule.
        near: rules on results that are near one limit; none if empty.
        screens_ranges: whether moving ranges beyond 3.267 times their mean, which are no chance variation, are left out
            of the mean that makes the limits.
        recalculated_from: the periods from which the limits are made anew, as the process is another one; names are
            those of financial years from April.

    Raises:
        MethodError: if one of them is not so.
        PeriodError: if a name names no period.

    Source: D. J. Wheeler, Understanding Variation, 1993; NHS England, Making Data Count.
    """

    window: int | None = None
    minimum_points: int = 12
    run: int | None = 7
    trend: int | None = 7
    near: tuple[Near, ...] = field(default=(Near(2, 3, Fraction(2, 3)),), converter=_near_rules)
    screens_ranges: bool = True
    recalculated_from: tuple[Period, ...] = field(default=(), converter=read_periods)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse parameters that make no sense."""
        require_window(self.window, self.minimum_points, least=3)
        for name, length in (("run", self.run), ("trend", self.trend)):
            if length is not None:
                require_whole(name, length, 3)
        require_flag("screens_ranges", self.screens_ranges)

    @property
    def rule(self) -> Rule:
        """The name and the version of the method."""
        return CONTROL_CHART

    def find(self, course: Course) -> Finding:
        """Chart a *course*; the newest point says which way it goes."""
        if len(course) < 3:
            return Finding(Unknown.TOO_FEW_POINTS)
        heights, scale = whole(course.heights)
        n, total = len(heights), sum(heights)
        ranges = _chance_ranges(heights, screens=self.screens_ranges)
        mean, moving_range = Fraction(total, n * scale), Fraction(sum(ranges), len(ranges) * scale)
        reach = _LIMIT * moving_range
        # The distances from the mean as whole numbers of one size, and the limit in the same.
        distances = [n * height - total for height in heights]
        found = sorted(self._special(heights, distances, reach * n * scale), key=lambda special: special[0])
        chart = ControlChart(
            points=n,
            mean=mean,
            moving_range=moving_range,
            lower=mean - reach,
            upper=mean + reach,
            signals=tuple(Signal(course.points[place].period, cause, movement) for place, cause, movement in found),
            assurance=_assurance(mean - reach, mean + reach, course.acceptable),
        )
        newest = [movement for place, _, movement in found if place == n - 1]
        return Finding(newest[0] if newest else Movement.UNCHANGED, chart)

    def _special(
        self, heights: Sequence[int], distances: Sequence[int], limit: Fraction
    ) -> Iterator[tuple[int, SpecialCause, Movement]]:
        yield from _marked(SpecialCause.OUTSIDE_LIMITS, _beyond(distances, limit))
        if self.run is not None:
            yield from _marked(SpecialCause.RUN, _in_a_row([movement_of(each) for each in distances], self.run))
        zones = [_near(_beyond(distances, limit * rule.beyond), rule) for rule in self.near]
        yield from _marked(SpecialCause.NEAR_LIMIT, [_any(place) for place in zip(*zones, strict=True)])
        if self.trend is not None:
            steps = [movement_of(later - earlier) for earlier, later in pairwise(heights)]
            ends = _in_a_row(steps, self.trend - 1)
            into, out = [Movement.UNCHANGED, *ends], [*ends, Movement.UNCHANGED]
            yield from _marked(SpecialCause.TREND, [_any(place) for place in zip(into, out, strict=True)])


def _chance_ranges(heights: Sequence[int], *, screens: bool) -> list[int]:
    ranges = [abs(later - earlier) for earlier, later in pairwise(heights)]
    widest = _WIDEST_RANGE * sum(ranges) / len(ranges)
    return [each for each in ranges if each <= widest] if screens else ranges


def _beyond(distances: Sequence[int], limit: Fraction) -> list[Movement]:
    whole_limit = math.floor(limit)  # a whole number lies beyond the limit if it lies beyond the one below
    return [movement_of(each) if abs(each) > whole_limit else Movement.UNCHANGED for each in distances]


def _in_a_row(sides: _Sides, length: int) -> list[Movement]:
    found: list[Movement] = []
    for side, group in groupby(sides):
        count = len(list(group))
        found += [side if count >= length else Movement.UNCHANGED] * count
    return found


def _near(sides: _Sides, rule: Near) -> list[Movement]:
    found = [Movement.UNCHANGED] * len(sides)
    for start in range(len(sides) - rule.of + 1):
        places = range(start, start + rule.of)
        for side in (Movement.UP, Movement.DOWN):
            hits = [place for place in places if sides[place] is side]
            if len(hits) >= rule.hits:
                for place in hits:
                    found[place] = side
    return found


def _any(found: _Sides) -> Movement:
    return next((side for side in found if side is not Movement.UNCHANGED), Movement.UNCHANGED)


def _marked(cause: SpecialCause, sides: _Sides) -> Iterator[tuple[int, SpecialCause, Movement]]:
    return ((place, cause, side) for place, side in enumerate(sides) if side is not Movement.UNCHANGED)


def _assurance(lower: Fraction, upper: Fraction, acceptable: Interval | None) -> Assurance | None:
    if acceptable is None:
        return None
    if acceptable.contains(lower) and acceptable.contains(upper):
        return Assurance.CONSISTENTLY_PASSES
    missed_below = acceptable.low is not None and upper < acceptable.low
    missed_above = acceptable.high is not None and lower > acceptable.high
    return Assurance.CONSISTENTLY_FAILS if missed_below or missed_above else Assurance.HITS_AND_MISSES


MAKING_DATA_COUNT: Final = XmR()
WESTERN_ELECTRIC: Final = XmR(
    run=8, trend=None, near=(Near(2, 3, Fraction(2, 3)), Near(4, 5, Fraction(1, 3))), screens_ranges=False
)
WHEELER: Final = XmR(run=8, trend=None, near=(Near(3, 4, Fraction(1, 2)),), screens_ranges=False)
HEALTH_CARE_DATA_GUIDE: Final = XmR(run=8, trend=6, screens_ranges=False)
