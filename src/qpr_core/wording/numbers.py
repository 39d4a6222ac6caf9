"""How counts and figures are written for readers."""

from collections.abc import Iterable
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from qpr_core.errors import StyleError, got
from qpr_core.model.figures import FLOAT_PLACES, as_text, decimal_places
from qpr_core.model.pairs import items_of
from qpr_core.model.shown import shown
from qpr_core.model.unit import Unit

POINTS: Final = Unit(name="percentage points", after=" percentage points", after_one=" percentage point")

_WORDS: Final = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _words(given: Iterable[str]) -> tuple[str, ...]:
    words = items_of(given)
    if words is None or not all(isinstance(word, str) and word.strip() for word in words):
        raise StyleError(f"words of a number style must be texts from nought on, none blank, got {got(given)}")
    return words


@frozen(repr=False)
class NumberStyle:
    """How a count is written: in words as far as there are any, from nought on, and in digits beyond.

    >>> count_text(9, NumberStyle.WORDS_TO_NINE), count_text(9, NumberStyle.DIGITS)
    ('nine', '9')
    >>> count_text(2, NumberStyle(["nil", "one", "a couple"]))
    'a couple'

    Raises:
        StyleError: if a word is blank or no text.
    """

    DIGITS: ClassVar["NumberStyle"]
    WORDS_TO_NINE: ClassVar["NumberStyle"]

    words: tuple[str, ...] = field(default=(), converter=_words)

    __repr__ = shown


NumberStyle.DIGITS = NumberStyle()
NumberStyle.WORDS_TO_NINE = NumberStyle(_WORDS)


def count_text(count: int, style: NumberStyle) -> str:
    """Write a *count* of nought or more.

    >>> [count_text(count, NumberStyle.WORDS_TO_NINE) for count in (1, 9, 10, 1200)]
    ['one', 'nine', '10', '1,200']
    """
    return style.words[count] if count < len(style.words) else f"{count:,}"


def figure_text(
    figure: Fraction, *, apart_from: Iterable[Fraction] = (), places: int = 1, shown_places: int | None = None
) -> str:
    """Write a *figure* exactly if six decimal places are enough, and rounded half up if not.

    A rounded figure keeps as many more *places* as it takes to tell it from nought and from the figures that
    it has to be seen apart from, so that no reader is told that 84.97 % is below 85.0 %. Where *shown_places* are
    given, it is written with these, noughts included, or with as many more as that takes.

    >>> figure_text(Fraction(100, 3)), figure_text(Fraction("1234.5"))
    ('33.3', '1,234.5')
    >>> figure_text(Fraction(849_999, 10_001), apart_from=[Fraction(85)])
    '84.99'
    >>> figure_text(Fraction(84), shown_places=1), figure_text(Fraction("84.97"), apart_from=[Fraction(85)],
    ...                                                          shown_places=1)
    ('84.0', '84.97')
    """
    text = as_text(figure, places_of(figure, apart_from=apart_from, places=places, shown_places=shown_places))
    return _with_commas(text.rstrip("0").rstrip(".") if shown_places is None and "." in text else text)


def places_of(
    figure: Fraction, *, apart_from: Iterable[Fraction] = (), places: int = 1, shown_places: int | None = None
) -> int:
    """Count the decimal places, those of noughts at the end included, that `figure_text` writes a figure with.

    >>> places_of(Fraction("84.97"), apart_from=[Fraction(85)], shown_places=1), places_of(Fraction(85), shown_places=1)
    (2, 1)
    """
    others = list(apart_from)
    if shown_places is None:
        needed = decimal_places(figure)
        if needed is not None and needed <= FLOAT_PLACES:
            return needed
        others.append(Fraction(0))
    count = places if shown_places is None else shown_places
    for other in others:
        while figure != other and as_text(figure, count) == as_text(other, count):
            count += 1
    return count


def _with_commas(text: str) -> str:
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole != "-0" else text


def value_text(
    value: Fraction, unit: Unit, *, apart_from: Iterable[Fraction] = (), shown_places: int | None = None
) -> str:
    """Write a *value* with its unit.

    >>> from qpr_core import DAYS, PER_CENT, POUNDS
    >>> value_text(Fraction(1), DAYS), value_text(Fraction(-1500), POUNDS), value_text(Fraction("78.5"), PER_CENT)
    ('1 day', '-£1,500', '78.5%')
    """
    size = figure_text(abs(value), apart_from=sizes_beside(value, apart_from), shown_places=shown_places)
    sign = "-" if value < 0 and size.strip("0.") else ""
    return f"{sign}{unit.before}{size}{unit.after_one if size == '1' else unit.after}"


def sizes_beside(value: Fraction, others: Iterable[Fraction]) -> list[Fraction]:
    """Give the sizes of those of some values that no sign tells from *value*: on its side of nought, and nought.

    >>> sizes_beside(Fraction(3), [Fraction(0), Fraction(-2), Fraction(4)])
    [Fraction(0, 1), Fraction(4, 1)]
    """
    return [abs(other) for other in others if other * value >= 0]


def difference_text(  # noqa: PLR0913  a number may be told in as many ways
    difference: Fraction,
    unit: Unit,
    *,
    apart_from: Iterable[Fraction] = (),
    places: int = 1,
    shown_places: int | None = None,
    points: Unit = POINTS,
) -> str:
    """Write the size of a *difference* of two values: percentage *points* where the unit is per cent.

    >>> from qpr_core import DAYS, PER_CENT
    >>> difference_text(Fraction(-1), PER_CENT), difference_text(Fraction(5, 2), DAYS)
    ('1 percentage point', '2.5 days')
    """
    others = [Fraction(0), *map(abs, apart_from)]
    size = figure_text(abs(difference), apart_from=others, places=places, shown_places=shown_places)
    said = points if unit.is_percentage else unit
    return f"{said.before}{size}{said.after_one if size == '1' else said.after}"
