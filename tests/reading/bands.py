"""Acceptable values and ratings, worked out again from the thresholds."""

from fractions import Fraction
from typing import Final, TypeAlias

from qpr_core import ExpectedRange, Indicator, Polarity, Thresholds
from qpr_core.analysis.answers import Rating
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.rules import Interval, Levels, Stretch, Tolerance

HIGHER: Final = Polarity.HIGHER_IS_BETTER
LOWER: Final = Polarity.LOWER_IS_BETTER

Edges: TypeAlias = tuple[Fraction | None, Fraction | None]
"""The lowest and the highest value of a band, both included; `None` if open."""


def edges_of(indicator: Indicator, in_force: AnyThresholds) -> list[Edges]:
    """Return the edges of each band but the worst, or of the expected range."""
    if isinstance(in_force, ExpectedRange):
        return [(in_force.low, in_force.high)]
    if isinstance(in_force, Thresholds):
        green = _size(in_force.green_tolerance, in_force.target)
        worst = in_force.floor if in_force.floor is not None else None
        slack = _size(in_force.tolerance, in_force.target) if worst is None else abs(in_force.target - worst)
        return [_around(indicator, in_force.target, green), _around(indicator, in_force.target, slack)]
    return [_level(indicator, level, in_force) for level in in_force.levels.values()]


def _size(tolerance: Tolerance | None, target: Fraction) -> Fraction:
    if tolerance is None:
        return Fraction(0)
    return tolerance.size * abs(target) if tolerance.is_relative else tolerance.size


def _around(indicator: Indicator, target: Fraction, slack: Fraction) -> Edges:
    if indicator.polarity is HIGHER:
        return target - slack, None
    return (None, target + slack) if indicator.polarity is LOWER else (target - slack, target + slack)


def _level(indicator: Indicator, level: Fraction | Tolerance | Stretch | Interval, in_force: Levels) -> Edges:
    if isinstance(level, Interval):
        return level.low, level.high
    if isinstance(level, Tolerance):
        return _around(indicator, in_force.target, _size(level, in_force.target))
    if isinstance(level, Stretch):
        return _around(indicator, in_force.target, -_size(level.by, in_force.target))
    return _around(indicator, level, Fraction(0))


def is_within(value: Fraction, edges: Edges) -> bool:
    """Return whether a value is between two edges; a value on an edge is."""
    low, high = edges
    return (low is None or value >= low) and (high is None or value <= high)


def rate_again(indicator: Indicator, in_force: AnyThresholds | None, value: Fraction) -> Rating | None:
    """Return the rating by thresholds; `None` without any, or for a custom rule."""
    if in_force is None or indicator.rule is not None:
        return None
    edges = edges_of(indicator, in_force)
    if isinstance(in_force, ExpectedRange):
        if is_within(value, edges[0]):
            return Expectation.WITHIN
        return Expectation.BELOW if in_force.low is not None and value < in_force.low else Expectation.ABOVE
    index = next((index for index, each in enumerate(edges) if is_within(value, each)), len(edges))
    return list(indicator.scheme)[index]


def round_to(value: Fraction, places: int) -> Fraction:
    """Round a value half up, away from zero, to a number of decimal places."""
    scale = 10**places
    size = (abs(value) * scale * 2 + 1) // 2
    return Fraction(size if value >= 0 else -size, scale)


def displayed(indicator: Indicator, value: Fraction) -> Fraction:
    """Round a value to the decimal places that its indicator displays."""
    return value if indicator.decimal_places is None else round_to(value, indicator.decimal_places)


def rated(indicator: Indicator, value: Fraction) -> Fraction:
    """Return the value that is rated, exact or displayed."""
    return displayed(indicator, value) if indicator.rated_as_displayed else value


def merit(indicator: Indicator, value: Fraction, target: Fraction | None) -> Fraction | None:
    """Return a figure that grows as a value gets better; `None` if there is no better."""
    if indicator.polarity is Polarity.NEITHER:
        return None
    if indicator.polarity is Polarity.CLOSEST_TO_TARGET_IS_BEST:
        return None if target is None else -abs(value - target)
    return value if indicator.polarity is HIGHER else -value
