"""Goals: the edges of bands that a line reaches or leaves, in each period."""

from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.time.period import Period

_SLACK: Final = 1e-9
"""The share of an edge by which a height may fall short: the rounding of floats."""


class Goal(NamedTuple):
    """An edge, the sign of the better side, and whether a height must pass the edge.

    >>> Goal(Fraction(85), 1, is_strict=False).is_met(85.0), Goal(Fraction(85), 1, is_strict=True).is_met(85.0)
    (True, False)
    """

    edge: Fraction
    sign: int
    is_strict: bool

    def is_met(self, height: float) -> bool:
        """Return True if a line of that *height* is on the better side.

        A rounding error of floats is forgiven.
        """
        slack = _SLACK * max(1.0, abs(float(self.edge)))
        beyond = (height - float(self.edge)) * self.sign
        return beyond > slack if self.is_strict else beyond >= -slack

    def is_met_exactly(self, height: Fraction) -> bool:
        """Return True if the *height* of a point is on the better side."""
        beyond = (height - self.edge) * self.sign
        return beyond > 0 if self.is_strict else beyond >= 0


def goal_of(acceptable: Interval) -> Goal:
    """Return the edge of the heights that are acceptable.

    If they have two ends, it is the lower one.

    >>> goal_of(Interval(None, 9, excludes_high=True))
    Goal(edge=Fraction(9, 1), sign=-1, is_strict=True)
    """
    if acceptable.low is not None:
        return Goal(acceptable.low, 1, acceptable.excludes_low)
    return Goal(acceptable.high or Fraction(0), -1, acceptable.excludes_high)


def acceptable_in(indicator: Indicator, period: Period) -> Interval | None:
    """Return the heights that meet the target of a period; None without a target.

    If closest to target is best, they are distances to it.
    """
    in_force, target = indicator.thresholds_at(period), indicator.target_at(period)
    if in_force is None or target is None:
        return None
    if indicator.polarity.needs_target:
        return _distances(in_force.ranges[0], target)
    acceptable = indicator.polarity.acceptable(target, Fraction(0))
    return acceptable.without_ends if any(each.excludes(target) for each in in_force.ranges) else acceptable


def edges_in(indicator: Indicator, period: Period) -> tuple[Goal, ...]:
    """Return the edge of each band but the worst, best first.

    If one of the bands has none, there are no edges.

    >>> from qpr_core import Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity="higher is better", unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> [int(goal.edge) for goal in edges_in(calls, Period.parse("Q1 2023/24"))]
    [85, 80]
    """
    in_force, target = indicator.thresholds_at(period), indicator.target_at(period)
    if in_force is None or indicator.rule is not None:
        return ()
    goals = [_edge(indicator.polarity, each, target) for each in in_force.ranges]
    return tuple(goal for goal in goals if goal is not None) if None not in goals else ()


def _edge(polarity: Polarity, band: Interval, target: Fraction | None) -> Goal | None:
    if polarity.needs_target:
        distances = None if target is None else _distances(band, target)
        return None if distances is None else goal_of(distances)
    if polarity is Polarity.HIGHER_IS_BETTER:
        return None if band.low is None else Goal(band.low, 1, band.excludes_low)
    return None if band.high is None else Goal(band.high, -1, band.excludes_high)


def _distances(band: Interval, target: Fraction) -> Interval | None:
    """Return the distances to the target in a band; None if they depend on the side."""
    if not band.is_around(target):
        return None
    return Interval(None, band.clearance(target), excludes_high=band.has_excluded_end)
