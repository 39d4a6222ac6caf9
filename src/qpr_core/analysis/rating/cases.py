"""Cases: the number by which two counts miss or keep a band."""

import math
from collections.abc import Callable
from fractions import Fraction

from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.rating_rule import rank_in
from qpr_core.model.values.ratio import Ratio


def cases_away(
    indicator: Indicator, in_force: ThresholdsInForce, target: Fraction, result: Ratio
) -> tuple[int | None, int | None]:
    """Return the fewest cases that would give a better or a worse band.

    The first number is for a better band, the second for losing this one. A negative number means fewer cases. The
    total stays the same. A number is `None` if there is no such band, or if no number of cases reaches it. Cases cannot
    be negative or more than the total, and the value must be possible.

    >>> from qpr_core import Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> cases_away(calls, calls.thresholds_at(), Fraction(85), Ratio(17, 20))
    (None, -1)
    >>> cases_away(calls, calls.thresholds_at(), Fraction(85), Ratio(7, 10))
    (1, None)
    >>> cases_away(calls, calls.thresholds_at(), Fraction(85), Ratio(83, 100))
    (2, -4)

    The last one worked out: 83 of 100 is 83%, and one case is one percentage point. Green begins 2 points higher. As
    rounding changes a value by less than 1, up to 3 more cases are tried: 84% is Amber and 85% is Green, so 2 cases are
    enough. Red begins below 80, 3 points lower, so up to 4 fewer cases are tried: 80% is Amber and 79% is Red.
    """

    def value_after(more: int) -> Fraction:
        return Ratio(result.numerator + more, result.denominator).scaled(indicator.unit.per)

    def rank_after(more: int) -> int:
        value = indicator.rated(value_after(more))
        return rank_in(in_force.ranges, value)

    def fewest(sign: int, margin: Fraction, found: Callable[[int], bool], limit: int | None = None) -> int | None:
        within = result.numerator if sign < 0 else result.denominator - result.numerator
        bounds = [bound for bound in (limit, within if within >= 0 else None) if bound is not None]
        far = min([math.ceil((abs(margin) + 1) * cases_per_unit), *bounds])  # rounding changes a value by less than one
        if far < 1:
            return None
        # Towards a target, each case is nearer than the one before, except the last, which may go past it.
        cases = sign * _first(1, far, lambda more: found(rank_after(sign * more)))
        possible = indicator.possible is None or indicator.possible.contains(value_after(cases))
        return cases if possible and found(rank_after(cases)) else None

    cases_per_unit = Fraction(result.denominator, indicator.unit.per)
    value = indicator.rated(value_after(0))
    clearances = [band.clearance(value) for band in in_force.ranges]
    rank = rank_in(in_force.ranges, value)
    towards, limit = (-1 if indicator.polarity is Polarity.LOWER_IS_BETTER else 1), None
    if indicator.polarity.needs_target:
        off = target - value_after(0)
        towards, limit = (1 if off > 0 else -1), math.ceil(abs(off) * cases_per_unit)
    better = fewest(towards, clearances[rank - 1], lambda other: other < rank, limit) if rank else None
    if rank == len(clearances):
        return better, None
    band = in_force.ranges[rank]
    ends = {1: None if band.high is None else band.high - value, -1: None if band.low is None else value - band.low}
    ways = [(sign, end) for sign, end in ends.items() if end is not None]
    worse = [fewest(sign, end, lambda other: other > rank) for sign, end in ways]
    return better, min((cases for cases in worse if cases is not None), key=abs, default=None)


def _first(low: int, high: int, found: Callable[[int], bool]) -> int:
    """Return the first number from *low* that *found* accepts, or *high*.

    *found* must accept every later number too.
    """
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if found(middle) else (middle + 1, high)
    return low
