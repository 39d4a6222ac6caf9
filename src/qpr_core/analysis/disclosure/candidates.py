"""Candidates: the counts that a withheld result could be."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import Final, NamedTuple

from qpr_core.model.indicators.disclosure import BandOnly, Suppress
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.indicators.withholding import possible_counts
from qpr_core.model.series.observation import Result
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.values.ratio import Ratio


class Base(NamedTuple):
    """The last published figure of a year, which later ones add to."""

    numerator: int
    denominator: int


NOTHING: Final = Base(0, 0)
"""The start of a financial year."""


class Candidates(NamedTuple):
    """The counts that a withheld result could be, for its known denominator.

    `denominator` is `None` for a result that is one count.

    >>> Candidates((range(1, 5),), None).number
    4
    """

    counts: tuple[range, ...]
    denominator: int | None

    @property
    def number(self) -> int:
        """The number of candidates."""
        return sum(map(len, self.counts))

    def include(self, result: Result) -> bool:
        """Return True if a result is one of them."""
        return any(result.numerator in each for each in self.counts)

    def each(self) -> Iterator[int]:
        """Iterate over the counts."""
        return (count for counts in self.counts for count in counts)

    def value_of(self, count: int, per: int) -> Fraction:
        """Return the value of a candidate."""
        return Fraction(count) if self.denominator is None else Fraction(count * per, self.denominator)


def candidates_of(indicator: Indicator, protection: Suppress | BandOnly, result: Result, base: Base) -> Candidates:
    """Return the candidates of a withheld *result*.

    A figure of the year to date is withheld because of what was added since the last published one, the *base*. Results
    that no list of candidates has, such as negative counts, have none.
    """
    denominator = result.denominator if isinstance(result, Ratio) else None
    total = None if denominator is None else denominator - base.denominator
    if isinstance(protection, Suppress):
        found = (range(1, protection.below),) if total is None else _small_parts(protection.below, total)
    else:
        found = (range(_enough(indicator, protection) if total is None else total + 1),)
    limits = _limits(indicator, denominator)
    shifted = (range(each.start + base.numerator, each.stop + base.numerator) for each in found)
    counts = Candidates(tuple(possible_counts(limits, each) for each in shifted), denominator)
    is_large = isinstance(protection, BandOnly) and denominator is None and result.numerator >= 0
    return counts if counts.include(result) or is_large else Candidates((), denominator)


def _small_parts(below: int, total: int) -> tuple[range, ...]:
    """Return the numerators for which a small count would be withheld."""
    if total < 2 * below:
        return (range(total + 1),) if 0 < total < below else (range(1, total),)
    return range(1, below), range(total - below + 1, total)


def _enough(indicator: Indicator, protection: BandOnly) -> int:
    """Return a number of counts that goes well beyond the last end of a range."""
    return ceil(max([Fraction(0), *edges_of(indicator)])) + protection.fewest + 2


def edges_of(indicator: Indicator) -> list[Fraction]:
    """Return the ends of all acceptable ranges that an indicator ever has."""
    return [
        end
        for in_force in indicator.all_thresholds
        for each in in_force.ranges
        for end in (each.low, each.high)
        if end is not None
    ]


def _limits(indicator: Indicator, denominator: int | None) -> Interval | None:
    """Return the counts that are possible, as an interval."""
    possible = indicator.possible
    if possible is None or denominator is None:
        return possible
    per = Fraction(denominator, indicator.unit.per)
    return Interval(
        None if possible.low is None else possible.low * per,
        None if possible.high is None else possible.high * per,
        excludes_low=possible.excludes_low,
        excludes_high=possible.excludes_high,
    )
