"""Counts and figures as text."""

from collections.abc import Iterable
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.figures import FLOAT_PLACES, as_text, decimal_places
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.names import PRINTABLE, check_line, is_line
from qpr_core.model.values.records import shown_as_given
from qpr_core.model.values.unit import Unit
from qpr_core.wording.text.spans import Quantity

POINTS: Final = Unit(name="percentage points", after=" percentage points", after_one=" percentage point")


_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _words(given: Iterable[str]) -> tuple[str, ...]:
    words = ordered_items_of(given)
    if words is None or not all(map(is_line, words)):
        raise StyleError(
            "words of a number style must be non-blank texts of one line for 0, 1, 2 and so on", given=given
        )
    return words


@frozen(repr=False)
class NumberStyle:
    """The words for small counts, from 0 on. Larger counts are written in digits.

    `thousands` is the mark between the thousands of larger counts. If None, it is the one of the style.

    >>> count_text(9, NumberStyle.WORDS_TO_NINE), count_text(9, NumberStyle.DIGITS)
    ('nine', '9')
    >>> count_text(2, NumberStyle(["nil", "one", "a couple"]))
    'a couple'

    Raises:
        StyleError: If a word is blank or not text, or if *thousands* is neither one line of text nor `None`.
    """

    DIGITS: ClassVar["NumberStyle"]
    WORDS_TO_NINE: ClassVar["NumberStyle"]

    words: tuple[str, ...] = field(default=(), converter=_words)
    thousands: str | None = None

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check the mark."""
        if self.thousands is None:
            return
        if not isinstance(self.thousands, str):
            raise StyleError(f"thousands must be {PRINTABLE}, or None", given=self.thousands)
        check_line(self.thousands, "thousands", StyleError)


NumberStyle.DIGITS = NumberStyle()


NumberStyle.WORDS_TO_NINE = NumberStyle(_WORDS)


def count_text(count: int, style: NumberStyle) -> str:
    """Return a *count* as text; it is 0 or more.

    >>> [count_text(count, NumberStyle.WORDS_TO_NINE) for count in (1, 9, 10, 1200)]
    ['one', 'nine', '10', '1,200']
    """
    if count < len(style.words):
        return style.words[count]
    return f"{count:,}" if style.thousands is None else f"{count:,}".replace(",", style.thousands)


def written_count(count: int, source: str, style: NumberStyle) -> Quantity:
    """Return a *count* as text, with the expression that gives it.

    >>> written_count(2, "unrated_count", NumberStyle.WORDS_TO_NINE)
    Quantity(text='two', value=2, source='unrated_count')
    """
    return Quantity(count_text(count, style), count, source)


def count_or_none(count: int, source: str, style: NumberStyle, none: str) -> Quantity:
    """Return a *count* as text, in which 0 is the word *none*.

    >>> [count_or_none(count, "unrated_count", NumberStyle.DIGITS, "none").text for count in (0, 2)]
    ['none', '2']
    """
    return written_count(count, source, style) if count else Quantity(none, count, source)


def figure_text(figure: Fraction, *, apart_from: Iterable[Fraction] = (), places: int = 1) -> str:
    """Return a *figure* as text.

    It is exact if six decimal places are enough, and otherwise rounded half up.

    A rounded figure keeps as many more *places* as it takes to distinguish it from zero and from the figures in
    *apart_from*.

    >>> figure_text(Fraction(100, 3)), figure_text(Fraction("1234.5"))
    ('33.3', '1,234.5')
    >>> figure_text(Fraction(849_999, 10_001), apart_from=[Fraction(85)])
    '84.99'
    """
    return written(figure, places_of(figure, apart_from=apart_from, places=places))


def places_of(figure: Fraction, *, apart_from: Iterable[Fraction] = (), places: int = 1) -> int:
    """Return how many decimal places `figure_text` writes, final zeros included.

    >>> places_of(Fraction("84.97")), places_of(Fraction(849_999, 10_001), apart_from=[Fraction(85)])
    (2, 2)
    """
    needed = decimal_places(figure)
    if needed is not None and needed <= FLOAT_PLACES:
        return needed
    count = places
    for other in (*apart_from, Fraction(0)):
        while figure != other and as_text(figure, count) == as_text(other, count):
            count += 1
    return count


def _with_commas(text: str) -> str:
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole != "-0" else text


def exact_text(figure: Fraction, places: int = 1) -> str:
    """Return a *figure* of a definition as exact text.

    A figure without an end is rounded, as by `figure_text`.

    >>> exact_text(Fraction("0.12345678")), exact_text(Fraction(200, 3), 2)
    ('0.12345678', '66.67')
    """
    exact = decimal_places(figure)
    return figure_text(figure, places=places) if exact is None else written(figure, exact)


def written(figure: Fraction, places: int, *, padded: bool = False) -> str:
    """Return a *figure* rounded half up to a number of decimal *places*.

    Zeros at the end are kept only if *padded*.

    >>> written(Fraction(1234), 2), written(Fraction(1234), 2, padded=True), written(Fraction(-4, 10), 0)
    ('1,234', '1,234.00', '0')
    """
    text = as_text(figure, places)
    return _with_commas(text if padded or "." not in text else text.rstrip("0").rstrip("."))


def value_text(value: Fraction, unit: Unit, text: str | None = None) -> str:
    """Return a *value* with its unit as text.

    *text* is the number as it is printed. Defaults to that of `figure_text`.

    >>> from qpr_core.units import DAYS, HOURS_AND_MINUTES, PER_CENT, POUNDS
    >>> value_text(Fraction(1), DAYS), value_text(Fraction(-1500), POUNDS), value_text(Fraction("78.5"), PER_CENT)
    ('1 day', '-£1,500', '78.5%')
    >>> value_text(Fraction(135), HOURS_AND_MINUTES)
    '2h 15m'
    """
    number = figure_text(value) if text is None else text
    if unit.form is not None:
        return unit.form.text(number)
    size = number.removeprefix("-")
    sign = "-" if number != size else ""
    return f"{sign}{unit.before}{size}{unit.after_one if size == '1' else unit.after}"


def share_beside_end(per_cent: Fraction) -> int | None:
    """Return the whole percentage next to 0% or 100% for a share that rounds to it.

    This is 99 for a share that only rounding makes 100%, 1 for one that it makes 0%, and `None` for others.

    >>> [share_beside_end(Fraction(count * 100, 300)) for count in (0, 1, 2, 298, 299, 300)]
    [None, 1, None, None, 99, None]
    """
    if per_cent < Fraction(1, 2):
        return 1 if per_cent > 0 else None
    return 99 if Fraction(199, 2) <= per_cent < 100 else None
