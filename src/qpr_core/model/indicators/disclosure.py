"""Disclosure control: how small counts are protected."""

import re
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import field, frozen

from qpr_core.errors import IndicatorError
from qpr_core.model.series.observation import Result
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.ratio import Ratio

USUAL: Final = 3
"""The number of values that must remain, unless fewer are withheld."""


BASES: Final = (5, 10)


def _is_below(_: object, __: object, given: object) -> None:
    check_whole_number(given, "below", IndicatorError, least=1)


def _fit_suppressed(instance: "Suppress", _: object, given: int | None) -> None:
    if given is None:
        return
    if check_whole_number(given, "candidates", IndicatorError, least=1) > instance.below - 1:
        raise IndicatorError(
            f"candidates must be at most {instance.below - 1}, because only counts from 1 to {instance.below - 1} "
            "are withheld",
            given=given,
        )


@frozen
class Suppress:
    """Withhold counts from 1 up to (not including) *below*.

    Figures that would reveal them are withheld too. The rating of a withheld count is published only if each rating
    that such counts can have fits at least *candidates* of them.

    >>> Suppress(5).fewest, Suppress(3).fewest
    (3, 2)
    >>> Suppress(3, candidates=3)
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: candidates must be at most 2, because only counts from 1 to 2 are withheld, got 3

    Args:
        below: The smallest count that is published. 0 is published too.
        candidates: The number of values that must remain possible. If None, the smaller of 3 and *below* - 1.

    Raises:
        IndicatorError: If *below* is not a whole number of 1 or more, or *candidates* is more than *below* - 1.
    """

    below: int = field(default=5, validator=_is_below)
    candidates: int | None = field(default=None, validator=_fit_suppressed)

    @property
    def fewest(self) -> int:
        """The number of values that must remain possible."""
        return min(USUAL, self.below - 1) if self.candidates is None else self.candidates

    def hides(self, result: Result) -> bool:
        """Return True if one of the counts of a *result* is small.

        >>> [Suppress(5).hides(Ratio(*counts)) for counts in ((4, 100), (5, 100), (0, 100), (97, 100), (0, 4))]
        [True, False, False, True, True]
        """
        if isinstance(result, Ratio):
            return self.has_small(result.numerator, result.denominator - result.numerator, result.denominator)
        return self.has_small(result.numerator)

    def has_small(self, *counts: int) -> bool:
        """Return True if one of several *counts* is small, whatever its sign."""
        return any(0 < abs(count) < self.below for count in counts)

    def __str__(self) -> str:
        """Return the words that a table or a definition file has for it."""
        more = "" if self.candidates is None else f", {self.candidates} candidates"
        return f"suppress below {self.below}{more}"


def _is_base(_: object, __: object, given: object) -> None:
    if isinstance(given, bool) or not isinstance(given, int) or given not in BASES:
        raise IndicatorError("base of rounding must be 5 or 10", given=given)


@frozen
class RoundTo:
    """Round every count to the nearest multiple of a base, half up.

    Both counts of a ratio are rounded. Only rounded counts are used: ratings, changes and totals are worked out from
    them, so that each answer fits at least three counts.

    >>> RoundTo(5).rounded(12), RoundTo(5).rounded(13), RoundTo(10).rounded(5)
    (10, 15, 10)

    Raises:
        IndicatorError: If *base* is neither 5 nor 10.

    Source: Office for National Statistics, and NHS England: rounding to base 5 is an alternative to suppression.
    """

    base: int = field(default=5, validator=_is_base)

    def rounded(self, count: int) -> int:
        """Return the nearest multiple of the base; half of the base is rounded up."""
        return (2 * count + self.base) // (2 * self.base) * self.base

    def applied(self, result: Result) -> Result | Withheld:
        """Return a result with rounded counts.

        It is withheld if its total would be rounded to 0.

        >>> RoundTo(5).applied(Ratio(12, 98)), RoundTo(5).applied(Ratio(1, 2))
        (Ratio(numerator=10, denominator=100), Withheld())
        """
        if not isinstance(result, Ratio):
            return Fraction(self.rounded(result.numerator))
        counted, total = self.rounded(result.numerator), self.rounded(result.denominator)
        return Withheld() if total == 0 and result.denominator else Ratio(counted, total)

    def __str__(self) -> str:
        """Return the words that a table or a definition file has for it."""
        return f"round to {self.base}"


def _is_enough(_: object, __: object, given: object) -> None:
    check_whole_number(given, "candidates", IndicatorError, least=1)


@frozen
class BandOnly:
    """Publish the rating of each result and no figure.

    The rating is withheld as well, for every result, if a band has fewer than *candidates* possible counts.

    >>> from qpr_core import Indicator, Thresholds, classify
    >>> falls = Indicator(code="F1", name="Falls", polarity="lower is better", unit="number", disclosure=BandOnly(),
    ...                   thresholds=Thresholds(target=8, floor=10))
    >>> classify(falls, 20)  # only 9 and 10 would be Amber
    NoRating.WITHHELD

    Raises:
        IndicatorError: If *candidates* is not a whole number of 1 or more.
    """

    candidates: int = field(default=USUAL, validator=_is_enough)

    @property
    def fewest(self) -> int:
        """The number of values that must remain possible."""
        return self.candidates

    def __str__(self) -> str:
        """Return the words that a table or a definition file has for it."""
        more = "" if self.candidates == USUAL else f", {self.candidates} candidates"
        return f"band only{more}"


Disclosure: TypeAlias = Suppress | RoundTo | BandOnly
"""A way to protect small counts."""


GivenDisclosure: TypeAlias = Disclosure | str
"""A way to protect small counts, or the words for one, such as "round to 5"."""


_WRITTEN: Final = re.compile(
    r"(?:suppress(?:ed)? below (?P<below>[0-9]{1,9})|round(?:ed)? to (?P<base>[0-9]{1,2})|(?P<band>bands? only))"
    r"(?:, (?P<candidates>[0-9]{1,9}) candidates?)?",
    re.IGNORECASE,
)


def read_disclosure(given: object) -> Disclosure:
    """Return a way to protect small counts, from its words or as it is.

    >>> read_disclosure("suppress below 5"), read_disclosure("Band only, 4 candidates")
    (Suppress(below=5, candidates=None), BandOnly(candidates=4))

    Raises:
        IndicatorError: If *given* is neither.
    """
    if isinstance(given, Suppress | RoundTo | BandOnly):
        return given
    match = _WRITTEN.fullmatch(" ".join(given.split())) if isinstance(given, str) else None
    if match is None or (match["base"] is not None and match["candidates"] is not None):
        rule = "disclosure must be Suppress, RoundTo or BandOnly, or words such as 'suppress below 5', 'round to 5'"
        raise IndicatorError(f"{rule} or 'band only'", given=given)
    number = None if match["candidates"] is None else int(match["candidates"])
    if match["below"] is not None:
        return Suppress(int(match["below"]), candidates=number)
    if match["base"] is not None:
        return RoundTo(int(match["base"]))
    return BandOnly() if number is None else BandOnly(number)


def protection_of(withhold_below: object, disclosure: object) -> Disclosure | None:
    """Return the way to protect small counts that two arguments of an indicator name.

    Raises:
        IndicatorError: If both are given, or if one is not what it must be.
    """
    if withhold_below is not None:
        below = check_whole_number(withhold_below, "withhold_below", IndicatorError, least=1)
        if disclosure is not None:
            raise IndicatorError(
                "withhold_below and disclosure must not both be given (withhold_below=5 is Suppress(5))",
                given=disclosure,
            )
        return Suppress(below)
    return None if disclosure is None else read_disclosure(disclosure)
