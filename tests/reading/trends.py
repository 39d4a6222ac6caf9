"""The line through the latest results, worked out again with SciPy."""

from fractions import Fraction

import numpy as np
from scipy import special

from qpr_core import Assessment, Direction, Period, Polarity, Rolling
from reading.bands import merit
from reading.facts import Facts, Trend, target_in, value_of

FEWEST = 5


def points_of(facts: Facts, one: Assessment) -> list[tuple[Period, Fraction]]:
    """Return the results of a trend: up to 12 since the definition changed."""
    indicator = one.indicator
    results = [(each.period, each.result) for each in one.results]
    if not results and facts.is_of_quarters(indicator.code):
        series = facts.card[indicator.code].series
        results = [(each.period, each.result) for each in series.observations(until=one.due, most=12)]
    since = max((start.ordinal for start in indicator.redefined if start.ordinal < one.due.end), default=0)
    values = ((period, value_of(indicator, result)) for period, result in results if period.ordinal >= since)
    return [(period, value) for period, value in values if value is not None]


def count_of(facts: Facts, one: Assessment) -> int:
    """Return the number of results of a trend, withheld or not."""
    since = max((start.ordinal for start in one.indicator.redefined if start.ordinal < one.due.end), default=0)
    return len(points_of(facts, one)) + sum(period.ordinal >= since for period in one.withheld)


def heights_of(one: Assessment, points: list[tuple[Period, Fraction]]) -> list[Fraction] | None:
    """Return the values, or the distances to the target; `None` without a target."""
    if one.indicator.polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST:
        return [value for _, value in points]
    merits = [merit(one.indicator, value, target_in(one.indicator, period)) for period, value in points]
    return None if None in merits else [-each for each in merits if each is not None]


def overlap_in(facts: Facts, one: Assessment) -> int:
    """Return how many periods each figure covers, in those that are reported."""
    basis = one.indicator.basis
    if not isinstance(basis, Rolling):
        return 1
    return -(-basis.periods * facts.card[one.indicator.code].series.frequency.months // one.due.frequency.months)


def trend_of(periods: list[Period], heights: list[Fraction], overlap: int) -> Trend:
    """Fit a line, weighed by how the figures overlap, and test its slope."""
    times = np.array([(each.ordinal - periods[0].ordinal) / each.frequency.months for each in periods])
    if len(set(heights)) == 1:
        return Trend(0.0, None)
    scale = float(max(abs(each) for each in heights))
    ys = np.array([float(each) for each in heights]) / scale
    apart = np.abs(times[:, None] - times[None, :])
    correlation = np.clip(1 - apart / overlap, 0, None)
    design, target = np.column_stack([np.ones(len(times)), times]), ys
    if overlap > 1:
        root = np.linalg.inv(np.linalg.cholesky(correlation))
        design, target = root @ design, root @ target
    found, *_ = np.linalg.lstsq(design, target, rcond=None)
    free = len(times) - 2
    variance = float(np.sum((target - design @ found) ** 2)) / free
    error = float(np.sqrt(variance * np.linalg.inv(design.T @ design)[1, 1]))
    p_value = 0.0 if error == 0 else float(2 * special.stdtr(free, -abs(found[1]) / error))
    return Trend(float(found[1]) * scale, p_value)


def direction_of(one: Assessment, trend: Trend) -> Direction:
    """Return the direction of travel that a trend means for an indicator."""
    if not trend.is_clear:
        return Direction.STABLE
    rises_are_good = one.indicator.polarity is Polarity.HIGHER_IS_BETTER
    return Direction.POSITIVE if (trend.slope > 0) is rises_are_good else Direction.NEGATIVE
