"""How many cases a margin amounts to, where a result is two counts."""

import math
from collections.abc import Callable
from fractions import Fraction

from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.rating_rule import rank_of
from qpr_core.model.values.ratio import Ratio


def cases_away(
    indicator: Indicator, standard: ThresholdsInForce, target: Fraction, result: Ratio
) -> tuple[int | None, int | None]:
    """Return the fewest cases that would have made a better band, and the fewest that would have lost this one.

    A negative number means fewer cases. The total stays the same. It is `None` where there is
    no such band, or where no number of cases reaches it: there are no fewer cases than none, no more in a part than in
    the whole, and no value outside of what is possible.

    >>> from qpr_core import Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> cases_away(calls, calls.thresholds_at(), Fraction(85), Ratio(17, 20))
    (None, -1)
    >>> cases_away(calls, calls.thresholds_at(), Fraction(85), Ratio(7, 10))
    (1, None)
    """

    def value_after(more: int) -> Fraction:
        return Ratio(result.numerator + more, result.denominator).scaled(indicator.unit.per)

    def place_after(more: int) -> int:
        value = indicator.rated(value_after(more))
        return rank_of([band.clearance(value) for band in standard.ranges])

    def fewest(way: int, margin: Fraction, found: Callable[[int], bool], limit: int | None = None) -> int | None:
        within = result.numerator if way < 0 else result.denominator - result.numerator
        bounds = [bound for bound in (limit, within if within >= 0 else None) if bound is not None]
        far = min([math.ceil((abs(margin) + 1) * per_case), *bounds])  # to round moves a value by less than one
        if far < 1:
            return None
        # On the way to a target each case is nearer than the one before, but for the last, which may go beyond it.
        cases = way * _first(1, far, lambda more: found(place_after(way * more)))
        possible = indicator.possible is None or indicator.possible.contains(value_after(cases))
        return cases if possible and found(place_after(cases)) else None

    per_case = Fraction(result.denominator, indicator.unit.per)
    value = indicator.rated(value_after(0))
    clearances = [band.clearance(value) for band in standard.ranges]
    place = rank_of(clearances)
    towards, limit = (-1 if indicator.polarity is Polarity.LOWER_IS_BETTER else 1), None
    if indicator.polarity.needs_target:
        off = target - value_after(0)
        towards, limit = (1 if off > 0 else -1), math.ceil(abs(off) * per_case)
    better = fewest(towards, clearances[place - 1], lambda other: other < place, limit) if place else None
    if place == len(clearances):
        return better, None
    worse = [fewest(-towards, clearances[place], lambda other: other > place)]
    if indicator.polarity.needs_target:
        beyond = clearances[place] + 2 * abs(target - value)
        worse.append(fewest(towards, beyond, lambda other: other > place))
    return better, min((cases for cases in worse if cases is not None), key=abs, default=None)


def _first(low: int, high: int, found: Callable[[int], bool]) -> int:
    """Give the first number from *low* on that is found, where every later one is too; *high* if none is before it."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if found(middle) else (middle + 1, high)
    return low
