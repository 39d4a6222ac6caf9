"""Publishable ratings: those that leave enough counts possible."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.bands.decide import rating_by
from qpr_core.analysis.disclosure.candidates import Candidates
from qpr_core.errors import SchemeError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result
from qpr_core.model.series.withheld import PublishedRating, Withheld
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio

MOST_TRIED: Final = 10_000
"""The largest number of candidates that a custom rule is tried with."""


Class = tuple[Scheme | Expectation | NoRating, ...]
"""The ratings of one candidate by several thresholds."""


def withheld(
    indicator: Indicator, result: Result, period: Period | None, candidates: Candidates, *, fewest: int
) -> Withheld:
    """Return a withheld *result* with the ratings that may be published.

    The rating by the thresholds of the *period* may be if at least *fewest* candidates have each rating that they
    could have. Ratings by other thresholds of the indicator may be if this is so for all of them together. So whether a
    rating is published does not depend on the result.
    """
    if indicator.rule is not None and indicator.rule.looks_back is not None:
        return Withheld()
    if candidates.number == 0:
        return Withheld()
    own = indicator.thresholds_at(period)
    everything = tuple({each.thresholds: each for each in indicator.all_thresholds}.values())
    leaves = {
        each: _leave_enough(indicator, each, candidates, fewest) for each in {() if own is None else (own,), everything}
    }
    ratings: list[PublishedRating] = []
    for each in everything:
        is_own = own is not None and each.thresholds == own.thresholds
        if leaves[everything] or (is_own and leaves[(each,)]):
            band = _rating(indicator, each, _value(indicator, result))
            if not isinstance(band, NoRating):
                ratings.append(PublishedRating(each.thresholds, band))
    return Withheld(ratings)


def consistent(indicator: Indicator, known: Withheld, candidates: Candidates) -> frozenset[int]:
    """Return the candidates that have all published ratings of a result."""
    in_force = {each.thresholds: each for each in indicator.all_thresholds}
    return frozenset(
        count
        for count in candidates.each()
        if all(
            _rating(indicator, in_force[thresholds], candidates.value_of(count, indicator.unit.per)) is rating
            for thresholds, rating in known.ratings
        )
    )


def _value(indicator: Indicator, result: Result) -> Fraction:
    return result.scaled(indicator.unit.per) if isinstance(result, Ratio) else result


def _rating(indicator: Indicator, by: ThresholdsInForce, value: Fraction) -> Scheme | Expectation | NoRating:
    try:
        return rating_by(indicator, by, value)
    except SchemeError:  # a custom rule may fail for a candidate, which then has no rating
        return NoRating.WITHHELD


def _leave_enough(indicator: Indicator, by: Sequence[ThresholdsInForce], candidates: Candidates, fewest: int) -> bool:
    """Return True if enough candidates have each combination of ratings."""
    if indicator.rule is not None and candidates.number > MOST_TRIED:
        return False
    sizes: Counter[Class] = Counter()
    for counts in candidates.counts:
        for alike in _alike(indicator, by, candidates, counts):
            value = candidates.value_of(alike.start, indicator.unit.per)
            sizes[tuple(_rating(indicator, each, value) for each in by)] += len(alike)
    return min(sizes.values(), default=0) >= fewest


def _alike(
    indicator: Indicator, by: Iterable[ThresholdsInForce], candidates: Candidates, counts: range
) -> Iterator[range]:
    """Divide *counts* into ranges in which every count is rated alike."""
    if not counts:
        return
    if indicator.rule is not None:
        yield from (range(count, count + 1) for count in counts)
        return

    def rated(count: int) -> Fraction:
        return indicator.rated(candidates.value_of(count, indicator.unit.per))

    cuts = {counts.start, counts.stop}
    for in_force in by:
        for each in in_force.ranges:
            for end in (each.low, each.high):
                if end is not None:
                    cuts.add(counts[0] + bisect_left(counts, end, key=rated))
                    cuts.add(counts[0] + bisect_right(counts, end, key=rated))
    yield from (range(first, stop) for first, stop in pairwise(sorted(cuts)))
