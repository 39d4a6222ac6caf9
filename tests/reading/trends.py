"""The line through the latest results, worked out again with SciPy."""

from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import special

from qpr_core import Assessment, Basis, Direction, Frequency, Period, Polarity, Rolling
from reading.bands import merit
from reading.facts import Facts, Trend, target_in, value_of

FEWEST = 5

Matrix: TypeAlias = npt.NDArray[np.float64]


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


def is_to_date(one: Assessment) -> bool:
    """Return True if each figure is a rate of the year so far, and the year has several."""
    return one.indicator.basis is Basis.YEAR_TO_DATE_RATE and one.due.frequency is not Frequency.YEARLY


def covariance_in(facts: Facts, one: Assessment, periods: list[Period]) -> Matrix | None:
    """Return the covariance of the figures of some periods; None if they share no data."""
    if is_to_date(one):
        start = one.indicator.financial_year.month - 1
        years = np.array([(each.ordinal - start) // 12 for each in periods])
        months = np.array([(each.ordinal - start) % 12 + each.frequency.months for each in periods])
        same = years[:, None] == years[None, :]
        shares: Matrix = np.where(same, 1 / np.maximum(months[:, None], months[None, :]), 0.0)
        return shares
    overlap = overlap_in(facts, one)
    if overlap == 1:
        return None
    times = np.array([each.ordinal / each.frequency.months for each in periods])
    parts: Matrix = np.clip(1 - np.abs(times[:, None] - times[None, :]) / overlap, 0, None)
    return parts


def trend_of(periods: list[Period], heights: list[Fraction], covariance: Matrix | None) -> Trend:
    """Fit a line, weighed by the data that the figures share, and test its slope."""
    times = np.array([(each.ordinal - periods[0].ordinal) / each.frequency.months for each in periods])
    if len(set(heights)) == 1:
        return Trend(0.0, None)
    scale = float(max(abs(each) for each in heights))
    ys = np.array([float(each) for each in heights]) / scale
    design, target = np.column_stack([np.ones(len(times)), times]), ys
    if covariance is not None:
        root = np.linalg.inv(np.linalg.cholesky(covariance))
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
