"""Bounds: sets of exact values between two ends, each included or not."""

from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.interval import Interval


@frozen
class Bound:
    """An end of a set of values, which may include it."""

    value: Fraction
    is_included: bool = True


@frozen(kw_only=True)
class Bounds:
    """The values from *low* to *high*; if one of them is None, that side is open."""

    low: Bound | None = None
    high: Bound | None = None


def bounds_of(interval: Interval) -> Bounds:
    """Return the bounds of an acceptable range."""
    return Bounds(
        low=None if interval.low is None else Bound(interval.low, not interval.excludes_low),
        high=None if interval.high is None else Bound(interval.high, not interval.excludes_high),
    )


def rated_bounds(indicator: Indicator, interval: Interval) -> Bounds:
    """Return the exact values whose rated value is in an acceptable range.

    If the displayed value is rated, a value just outside the range may be displayed as one inside.

    >>> from qpr_core import Thresholds
    >>> rate = Indicator(code="R1", name="Rate", polarity="higher is better", unit="%", decimal_places=0,
    ...                  rated_as_displayed=True, thresholds=Thresholds(target=85, floor=80))
    >>> rated_bounds(rate, Interval(85, None)).low
    Bound(value=Fraction(169, 2), is_included=True)
    >>> rated_bounds(rate, Interval(None, 85)).high
    Bound(value=Fraction(171, 2), is_included=False)
    >>> rated_bounds(rate, Interval(85, None, excludes_low=True)).low
    Bound(value=Fraction(171, 2), is_included=True)
    """
    bounds = bounds_of(interval)
    if not indicator.rated_as_displayed:
        return bounds
    step = Fraction(1, 10 ** (indicator.decimal_places or 0))
    return Bounds(
        low=None if bounds.low is None else _displayed_low(bounds.low, step),
        high=None if bounds.high is None else _displayed_high(bounds.high, step),
    )


def _displayed_low(end: Bound, step: Fraction) -> Bound:
    """Return the least value displayed within *end*; half is rounded away from 0."""
    least = (ceil(end.value / step) if end.is_included else floor(end.value / step) + 1) * step
    return Bound(least - step / 2, is_included=least > 0)


def _displayed_high(end: Bound, step: Fraction) -> Bound:
    mirrored = _displayed_low(Bound(-end.value, end.is_included), step)
    return Bound(-mirrored.value, mirrored.is_included)
