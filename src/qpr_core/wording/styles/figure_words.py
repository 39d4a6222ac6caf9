"""FigureWords: the marks in numbers, their scale, and words for shares."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, NamedTuple

from attrs import evolve, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import shown_as_given
from qpr_core.model.values.unit import Unit
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.phrases import check_parts

_DECIMAL: Final = (".", ",", "·")
"""The marks that can be before decimal places."""


_THOUSANDS: Final = (
    *(",", ".", " ", "'", ""),
    *("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{RIGHT SINGLE QUOTATION MARK}"),
)
"""The marks that can separate thousands."""


_NUMBER: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
"""A number as the library makes it, with the marks of English."""


class Scale(NamedTuple):
    """A number that figures are divided by, and the text behind them, such as "m"."""

    size: int
    after: str


UNSCALED: Final = Scale(1, "")
"""The scale of figures that are written as they are."""


@explains_calls
@frozen(kw_only=True, repr=False)
class FigureWords:
    """The marks in numbers, their scale, and the words for shares.

    `decimal` is the mark before decimal places, and `thousands` the one between thousands; "" leaves it out. All
    numbers of a report have them, except those in the cells of Excel, which follow the settings of the reader.

    `million` and `thousand` are written behind figures in millions and thousands, such as "m" in "£204.2m". If they are
    "", figures are not scaled. All figures of a sentence have the scale that suits the largest of them. Percentages and
    rates have none.

    The other phrases are the shares that {share_in_words} writes in words. All other shares are a `percentage`.

    >>> FigureWords(decimal=",", thousands=".").text_of("-1,234.5")
    '-1.234,5'
    >>> FigureWords(decimal=",")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: thousands must be different from decimal, got ','

    Raises:
        StyleError: If a mark is not a usual one, both are the same, or a word is not text.
    """

    decimal: str = "."
    thousands: str = ","
    million: str = ""
    thousand: str = ""
    none: str = "none"
    quarter: str = "a quarter"
    third: str = "a third"
    half: str = "half"
    two_thirds: str = "two thirds"
    three_quarters: str = "three quarters"
    all: str = "all"
    percentage: str = "{share}%"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check the marks and the words."""
        for name, known in (("decimal", _DECIMAL), ("thousands", _THOUSANDS)):
            given: object = getattr(self, name)
            if not isinstance(given, str) or given not in known:
                raise StyleError(f"{name} must be one of {', '.join(map(repr, known))}", given=given)
        if self.decimal == self.thousands:
            raise StyleError("thousands must be different from decimal", given=self.thousands)
        check_parts(self)

    def text_of(self, text: str) -> str:
        """Return a number with the marks of this style; any other text unchanged.

        >>> FigureWords(thousands=" ").text_of("1,200"), FigureWords(thousands=" ").text_of("three")
        ('1 200', 'three')
        """
        marks = {ord(","): self.thousands, ord("."): self.decimal}
        return text.translate(marks) if _NUMBER.fullmatch(text) else text

    def scale_of(self, figures: Iterable[Fraction], unit: Unit) -> Scale:
        """Return the scale for the *figures* of a sentence, which suits the largest.

        Figures of a unit that is a scale itself, such as thousands of pounds, are not scaled again.

        >>> from qpr_core.units import PER_CENT, POUNDS, THOUSAND_POUNDS
        >>> words = FigureWords(million="m")
        >>> words.scale_of([Fraction(900_000), Fraction(204_200_000)], POUNDS)
        Scale(size=1000000, after='m')
        >>> words.scale_of([Fraction(900_000)], POUNDS), words.scale_of([Fraction(2_000_000)], PER_CENT)
        (Scale(size=1, after=''), Scale(size=1, after=''))
        >>> words.scale_of([Fraction(2_000_000)], THOUSAND_POUNDS)
        Scale(size=1, after='')
        """
        is_scale = bool(unit.before and unit.after) or unit.form is not None  # "£" and " thousand"
        if unit.per != 1 or unit.is_percentage or is_scale:
            return UNSCALED
        largest = max(map(abs, figures), default=Fraction(0))
        scales = (Scale(1_000_000, self.million), Scale(1_000, self.thousand))
        return next((scale for scale in scales if scale.after and largest >= scale.size), UNSCALED)

    def marked(self, numbers: NumberStyle) -> NumberStyle:
        """Return a number style with this mark of thousands, if it has none."""
        return evolve(numbers, thousands=self.thousands) if numbers.thousands is None else numbers

    def in_english_marks(self, text: str) -> str:
        """Return text with the marks of English in its numbers, of the same length.

        >>> FigureWords(decimal=",", thousands=".").in_english_marks("1.200 KPIs. In May, 57,5%.")
        '1,200 KPIs. In May, 57.5%.'
        """
        if (self.decimal, self.thousands) == (".", ","):
            return text
        separator, decimal = re.escape(self.thousands), re.escape(self.decimal)
        grouped = rf"[0-9]{{1,3}}(?:{separator}[0-9]{{3}})+(?:{decimal}[0-9]+)?" if separator else "(?!)"
        pattern = rf"(?<![0-9/])(?<![0-9]{separator})(?<![0-9]{decimal})(?:{grouped}|[0-9]+{decimal}[0-9]+)(?![0-9])"
        marks = {ord(self.decimal): ".", **({ord(self.thousands): ","} if self.thousands else {})}
        return re.sub(pattern, lambda match: match[0].translate(marks), text)

    def share_in_words(self, share: Fraction) -> str | None:
        """Return a share of 1 in words; None if it is not one that has words.

        >>> FigureWords().share_in_words(Fraction(2, 3)), FigureWords().share_in_words(Fraction(2, 5))
        ('two thirds', None)
        """
        return getattr(self, _SHARES[share]) if share in _SHARES else None


_SHARES: Final = {
    Fraction(0): "none",
    Fraction(1, 4): "quarter",
    Fraction(1, 3): "third",
    Fraction(1, 2): "half",
    Fraction(2, 3): "two_thirds",
    Fraction(3, 4): "three_quarters",
    Fraction(1): "all",
}
"""The shares that have words, each with the name of its phrase."""
