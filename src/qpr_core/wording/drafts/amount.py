"""Amount: a number of a draft, with its unit, bound and precision."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.model.values.figures import rounded
from qpr_core.model.values.records import Choice


class Bound(Choice):
    """The relation of a claimed number to the fact.

    >>> list(Bound)[:3]
    [Bound.EXACT, Bound.OVER, Bound.UNDER]
    """

    EXACT = "exactly"
    OVER = "more than"
    UNDER = "fewer than"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    ALMOST = "almost"
    JUST_OVER = "just over"
    IN_WORDS = "a fraction in words"


NEAR_POINTS: Final = 5
"""A share may be this many percentage points from "about" or "almost" so much."""

NEAR_PERCENT: Final = 10
"""Any other figure may be this many % of it away; a count by 1 at least."""

IN_WORDS_POINTS: Final = 2
"""A share such as "two thirds", in words, may be this many percentage points away."""


class Amount(NamedTuple):
    """A number and what it is of.

    `unit` is "" for a count, "%" for a share or a percentage, and otherwise the unit as written. `places` is the number
    of decimal places as written. A `signed` number such as "+4" is a change. The
    `rounding` of "£403k" is 1,000.

    >>> Amount(Fraction(39), "%").fits(Fraction(1500, 38)), Amount(Fraction(40), "%").fits(Fraction(1500, 38))
    (True, False)
    """

    value: Fraction
    unit: str = ""
    places: int = 0
    bound: Bound = Bound.EXACT
    signed: bool = False
    last: Fraction | None = None
    rounding: Fraction | None = None

    @property
    def is_share(self) -> bool:
        """Whether it is in %."""
        return self.unit == "%"

    def fits(self, fact: Fraction) -> bool:
        """Return True if the *fact* can be written so.

        A share in whole numbers is rounded, but only all are 100%, and only none are 0%.

        >>> Amount(Fraction(100), "%").fits(Fraction(29900, 300))
        False
        >>> Amount(Fraction(20), bound=Bound.OVER).fits(Fraction(22)), Amount(Fraction(10), bound=Bound.UNDER).fits(10)
        (True, False)
        >>> Amount(Fraction(25), "%", bound=Bound.ALMOST).fits(Fraction(900, 38))
        True
        """
        if self.bound in {Bound.EXACT, Bound.IN_WORDS} and self._is_rounded(fact):
            return True
        low, high = self._limits()
        above = fact > low if self.bound in {Bound.OVER, Bound.JUST_OVER} else low is not None and fact >= low
        below = fact < high if self.bound in {Bound.UNDER, Bound.ALMOST} else fact <= high
        return above and below

    def _is_rounded(self, fact: Fraction) -> bool:
        if self.rounding is not None:  # "£403k" is a whole number of thousands
            return rounded(fact / self.rounding, 0) * self.rounding == self.value
        whole_share = self.is_share and self.value in {0, 100}
        return fact == self.value if whole_share else rounded(fact, self.places) == self.value

    def _limits(self) -> tuple[Fraction, Fraction]:
        """Return the least and the greatest fact that fits."""
        near = Fraction(NEAR_POINTS) if self.is_share else max(Fraction(1), abs(self.value) * NEAR_PERCENT / 100)
        below, above = _WIDTHS[self.bound]
        return self.value - below * near, self.value + above * near


_EVER: Final = Fraction(10**9)
_WIDTHS: Final[Mapping[Bound, tuple[Fraction, Fraction]]] = {
    Bound.EXACT: (Fraction(0), Fraction(0)),
    Bound.OVER: (Fraction(0), _EVER),
    Bound.UNDER: (_EVER, Fraction(0)),
    Bound.AT_LEAST: (Fraction(0), _EVER),
    Bound.AT_MOST: (_EVER, Fraction(0)),
    Bound.ABOUT: (Fraction(1), Fraction(1)),
    Bound.ALMOST: (Fraction(1), Fraction(0)),
    Bound.JUST_OVER: (Fraction(0), Fraction(1)),
    Bound.IN_WORDS: (Fraction(IN_WORDS_POINTS, NEAR_POINTS), Fraction(IN_WORDS_POINTS, NEAR_POINTS)),
}
"""The distances below and above a number where a fact may be, in near amounts."""
