"""The formulas of a live row: rating, margins, change and judgement.

They are made from the nested bands by which the library rates, and from nothing else.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Judgement, NoComparison, NoRating, Rating
from qpr_core.analysis.comparing.between_periods import totals_differ_in_length
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.comparing.judgement import judged
from qpr_core.analysis.rating.standing import Standing
from qpr_core.display.excel.bounds import Bound, Bounds, bounds_of, rated_bounds
from qpr_core.display.excel.live_conditions import literal
from qpr_core.display.excel.live_entry import Entry, FigureEntry, Replies
from qpr_core.display.excel.references import quoted
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.values.figures import FLOAT_PLACES, decimal_places

_PLACES: Final = 9
"""The decimal places of a difference of figures that have more than six."""


Texts = Callable[[Rating], str]
"""A function that returns the text of a rating."""


def rating_bounds(standing: Standing) -> tuple[Bounds, ...]:
    """Return the bounds of the exact values in each acceptable range, best first."""
    return tuple(rated_bounds(standing.indicator, each) for each in standing.ranges)


def rating_formula(entry: Entry, standing: Standing, without: NoRating, texts: Texts, replies: Replies) -> str:
    """Return the formula for the rating of an entry.

    *without* is the reason for having no rating where there are no thresholds.
    """
    bounds = rating_bounds(standing)
    if standing.thresholds is None:
        inner = quoted(texts(without))
    elif isinstance(standing.thresholds, ExpectedRange):
        low, high = Bounds(low=bounds[0].low), Bounds(high=bounds[0].high)
        names = {each: quoted(texts(each)) for each in Expectation}
        above = f"IF({entry.condition(high)},{names[Expectation.WITHIN]},{names[Expectation.ABOVE]})"
        inner = f"IF({entry.condition(low)},{above},{names[Expectation.BELOW]})"
    else:
        *better, worst = list(standing.indicator.scheme)
        inner = quoted(texts(worst))
        for band, each in reversed(list(zip(better, bounds, strict=True))):
            inner = f"IF({entry.condition(each)},{quoted(texts(band))},{inner})"
    return "=" + entry.answer(inner, replies, bounds)


def margin_formulas(entry: Entry, standing: Standing, rating_cell: str, texts: Texts, none: str) -> tuple[str, str]:
    """Return the formulas for the margins to the next better and the next worse band."""
    ranges, bands = standing.ranges, list(standing.indicator.scheme)
    value = entry.value
    if standing.indicator.rated_as_displayed:
        value = f"ROUND({value},{standing.indicator.decimal_places})"
    clearances = [_clearance(value, each) for each in ranges]
    places = _places(entry, [end for each in ranges for end in (each.low, each.high) if end is not None])
    better = worse = quoted(none)
    for rank in reversed(range(len(bands))):
        is_band = f"EXACT({rating_cell},{quoted(texts(bands[rank]))})"
        if rank > 0:
            better = f"IF({is_band},ROUND(-{clearances[rank - 1]},{places}),{better})"
        if rank < len(clearances):
            worse = f"IF({is_band},ROUND({clearances[rank]},{places}),{worse})"
    return f"={better}", f"={worse}"


def change_formula(entry: Entry, before: Fraction, not_compared: str) -> str:
    """Return the formula for the change since the value *before*."""
    difference = f"ROUND({entry.value}-{literal(before)},{_places(entry, [before])})"
    return "=" + entry.answer(difference, Replies.all_alike(not_compared), ())


def judgement_formula(entry: Entry, comparison: Comparison, answers: Callable[[Judgement | NoComparison], str]) -> str:
    """Return the formula for whether an entry is better than the result before."""
    replies = Replies.all_alike(answers(NoComparison.NO_RESULT))
    reason = reason_not_judged(comparison)
    if reason is not None:
        return "=" + entry.answer(quoted(answers(reason)), replies, ())
    better, at_least = judged_bounds(comparison)
    same, worse = quoted(answers(Judgement.SAME)), quoted(answers(Judgement.WORSE))
    others = f"IF({entry.condition(at_least)},{same},{worse})"
    inner = f"IF({entry.condition(better)},{quoted(answers(Judgement.BETTER))},{others})"
    return "=" + entry.answer(inner, replies, (better, at_least))


def reason_not_judged(comparison: Comparison) -> NoComparison | None:
    """Return the reason why no result of the period could be judged, or None."""
    indicator, now, before = comparison.indicator, comparison.now, comparison.before
    if before.value is None:
        return NoComparison.NO_RESULT_BEFORE
    if comparison.is_redefined:
        return NoComparison.REDEFINED
    if totals_differ_in_length(indicator, comparison.period, comparison.against):
        return NoComparison.ACCUMULATES
    if not indicator.polarity.judges:
        return NoComparison.NO_POLARITY
    lacks_target = now.target is None or before.target is None
    return NoComparison.NO_TARGET if indicator.polarity.needs_target and lacks_target else None


def judged_bounds(comparison: Comparison) -> tuple[Bounds, Bounds]:
    """Return the bounds of better values, and of those that are no worse.

    >>> from qpr_core import Indicator, TimeSeries, compare
    >>> calls = Indicator(code="C1", name="Calls", polarity="lower is better", unit="number")
    >>> better, no_worse = judged_bounds(compare(calls, TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 7}), "Q2 2023/24"))
    >>> better.high, no_worse.high
    (Bound(value=Fraction(5, 1), is_included=False), Bound(value=Fraction(5, 1), is_included=True))
    """
    before, target = comparison.before.value or Fraction(0), comparison.now.target or Fraction(0)
    match comparison.indicator.polarity:
        case Polarity.HIGHER_IS_BETTER | Polarity.NEITHER:
            ends = Interval(before, None)
        case Polarity.LOWER_IS_BETTER:
            ends = Interval(None, before)
        case Polarity.CLOSEST_TO_TARGET_IS_BEST:
            distance = abs(before - (comparison.before.target or Fraction(0)))
            ends = Interval(target - distance, target + distance)
            rank = judged(comparison.before, before).band
            if any(judged(each, target).is_lopsided for each in (comparison.now, comparison.before)):
                return _judged_by_band(comparison.now.ranges, ends, rank)
    no_worse = bounds_of(ends)
    return _without_ends(no_worse), no_worse


def _judged_by_band(ranges: Sequence[Interval], closer: Interval, rank: int) -> tuple[Bounds, Bounds]:
    """Return the bounds where a better band is better, and then a closer value.

    A value is better in a better band, or if it is closer and in the band of *rank*.
    """
    within = bounds_of(ranges[rank]) if rank < len(ranges) else Bounds()
    above = bounds_of(ranges[rank - 1]) if rank > 0 else None
    found = []
    for each in (_without_ends(bounds_of(closer)), bounds_of(closer)):
        low = max((end for end in (within.low, each.low) if end is not None), key=_low_key)
        high = min((end for end in (within.high, each.high) if end is not None), key=_high_key)
        if above is not None and above.low is not None and above.high is not None:
            low, high = min(low, above.low, key=_low_key), max(high, above.high, key=_high_key)
        found.append(Bounds(low=low, high=high))
    return found[0], found[1]


def _low_key(bound: Bound) -> tuple[Fraction, bool]:
    return bound.value, not bound.is_included


def _high_key(bound: Bound) -> tuple[Fraction, bool]:
    return bound.value, bound.is_included


def _without_ends(bounds: Bounds) -> Bounds:
    return Bounds(low=_without(bounds.low), high=_without(bounds.high))


def _without(bound: Bound | None) -> Bound | None:
    return None if bound is None else Bound(bound.value, is_included=False)


def _clearance(value: str, interval: Interval) -> str:
    ends = [
        *(() if interval.low is None else (f"{value}-{literal(interval.low)}",)),
        *(() if interval.high is None else (f"{literal(interval.high)}-{value}",)),
    ]
    return f"({ends[0]})" if len(ends) == 1 else f"MIN({','.join(ends)})"


def _places(entry: Entry, ends: Sequence[Fraction]) -> int:
    """Return the decimal places that differences of a figure and some ends can have."""
    needed = [decimal_places(end) for end in ends]
    is_short = isinstance(entry, FigureEntry) and all(each is not None and each <= FLOAT_PLACES for each in needed)
    return FLOAT_PLACES if is_short else _PLACES
