"""Figures: reading them exactly, rounding them, and writing them as text."""

import math
import re
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from operator import index
from struct import pack
from typing import TypeAlias

from qpr_core.errors import FigureError

Number: TypeAlias = int | float | str | Decimal | Fraction
"""The types that can be given for a figure."""


LARGEST = 10**30
"""Figures must be smaller than this; anything larger is a typing error."""


PLACES = 30
"""The largest number of decimal places, or of digits in a denominator."""


FLOAT_PLACES = 6
"""The number of decimal places that a float is rounded to."""


NUMBER = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?"
"""A pattern for the text of a figure without a sign."""


_TEXT = re.compile(rf"[+-]?{NUMBER}")


_LONGEST_TEXT = 100


def exact(value: object, whose: object) -> Fraction:  # noqa: PLR0911  one exit for each kind of number
    """Read *value* as an exact figure.

    Whole numbers, text, `Decimal` and `Fraction` keep their value. A float is rounded to six decimal places, half to
    even: a typed 84.95 keeps its value, and noise from earlier arithmetic disappears. A NumPy float of a different size
    is read by its shortest decimal.

    >>> exact(0.57 * 100, "CS01")
    Fraction(57, 1)
    >>> exact("84.95", "CS01") == exact(84.95, "CS01") == Fraction(8495, 100)
    True
    >>> exact(float("nan"), "CS01")
    Traceback (most recent call last):
    qpr_core.errors.FigureError: figure must be finite, got nan (CS01)
    >>> exact(1e-9, "CS01")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    qpr_core.errors.FigureError: float must keep its value when rounded to 6 decimal places (pass text or ...

    Args:
        value: The figure, in any form listed above. Text is a plain number with a point, without units or thousands
            separators.
        whose: The object that the figure belongs to, printed in brackets at the end of an error.

    Raises:
        FigureError: If *value* is not a finite number below 1e30 in size, is True or False, has more than 30 decimal
            places, or is a float that would change by more than a thousandth.
    """
    if isinstance(value, Fraction):
        return _bounded(value, value, whose)
    if isinstance(value, bool):
        raise FigureError("figure must be a number, not True or False", given=value, whose=whose)
    if isinstance(value, int):
        return _bounded(Fraction(value), value, whose)
    if isinstance(value, float):
        return _from_float(value, whose)
    if isinstance(value, Decimal):
        return _from_decimal(value, whose)
    if isinstance(value, str):
        return _from_text(value, whose)
    whole = whole_number(value)
    if whole is not None:
        return _bounded(Fraction(whole), value, whose)
    if isinstance(value, Real) and not isinstance(value, Integral):
        return _from_text(str(value), whose)
    raise FigureError("figure must be a number", given=value, whose=whose)


def _bounded(figure: Fraction, value: object, whose: object) -> Fraction:
    if abs(figure.numerator) >= LARGEST * figure.denominator:
        raise FigureError("figure must be smaller than 1e30", given=value, whose=whose)
    if figure.denominator > 10**PLACES:
        raise FigureError(
            f"figure must have no more than {PLACES} decimal places or digits in its denominator",
            given=value,
            whose=whose,
        )
    return figure


def _from_float(value: float, whose: object) -> Fraction:
    if not math.isfinite(value):
        raise FigureError("figure must be finite", given=value, whose=whose)
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return _bounded(Fraction(numerator), value, whose)
    raised = numerator * 10**FLOAT_PLACES
    whole, rest = divmod(raised, denominator)
    whole += 2 * rest > denominator or (2 * rest == denominator and whole % 2)
    if abs(whole * denominator - raised) * 1000 > abs(raised):
        raise FigureError(
            f"float must keep its value when rounded to {FLOAT_PLACES} decimal places (pass text or a Decimal instead)",
            given=value,
            whose=whose,
        )
    return Fraction(whole, 10**FLOAT_PLACES)


def _from_decimal(value: Decimal, whose: object) -> Fraction:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, str):
        raise FigureError("figure must be finite", given=value, whose=whose)
    if value.adjusted() >= PLACES:
        raise FigureError("figure must be smaller than 1e30", given=value, whose=whose)
    if exponent < -PLACES:
        raise FigureError(f"figure must have no more than {PLACES} decimal places", given=value, whose=whose)
    return Fraction(*value.as_integer_ratio())


def _from_text(text: str, whose: object) -> Fraction:
    stripped = text.strip() if len(text) <= _LONGEST_TEXT else text
    if stripped.lower().lstrip("+-") in {"nan", "inf", "infinity"}:
        raise FigureError("figure must be finite", given=text, whose=whose)
    if len(stripped) > _LONGEST_TEXT or not _TEXT.fullmatch(stripped):
        raise FigureError(
            "text of a figure must be a plain number such as 84.95, without units or thousands separators",
            given=text,
            whose=whose,
        )
    return _from_decimal(Decimal(stripped), whose)


def whole_number(value: object) -> int | None:
    """Read a whole number of any type, including those of NumPy.

    Return None for anything else, including True, False and lengths of time.

    >>> whole_number(38), whole_number(True), whole_number(38.0)
    (38, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        return None
    try:
        return index(value)
    except TypeError:  # NumPy registers its lengths of time as whole numbers, although they count nothing
        return None


def shortest(value: object, size: str) -> object:
    """Read a float that was kept in fewer bits by its shortest decimal.

    Return anything else unchanged.

    >>> shortest(85.0999984741211, "f")
    Decimal('85.1')

    Args:
        value: A Python float with digits that the smaller float does not have.
        size: The size of the smaller float: "f" for 32 bits, "e" for 16 bits.
    """
    if not isinstance(value, float) or not math.isfinite(value):
        return value
    texts = (f"{value:.{digits}e}" for digits in range(9))
    return Decimal(next(text for text in texts if _kept(text, size) == _kept(value, size)))


def _kept(value: float | str, size: str) -> bytes | None:
    try:
        return pack(size, float(value))
    except OverflowError:  # few digits may round up beyond the largest float of that size
        return None


def decimal_places(figure: Fraction) -> int | None:
    """Count the decimal places that *figure* needs.

    Return None if no finite number of them is enough.

    >>> decimal_places(Fraction(8495, 100)), decimal_places(Fraction(86)), decimal_places(Fraction(1, 3))
    (2, 0, None)
    """
    rest, twos, fives = figure.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def rounded(figure: Fraction, places: int) -> Fraction:
    """Round *figure* to a number of decimal *places*, half up (away from 0).

    >>> rounded(Fraction("84.95"), 1), rounded(Fraction("-2.5"), 0)
    (Fraction(85, 1), Fraction(-3, 1))
    """
    scaled = _scaled(figure, places)
    return Fraction(-scaled if figure < 0 else scaled, 10**places)


def as_text(figure: Fraction, places: int) -> str:
    """Write *figure* with *places* decimals, half up (away from 0).

    The text is never "-0".

    >>> as_text(Fraction(1, 3), 2), as_text(Fraction(5, 2), 0), as_text(Fraction(-5, 2), 0)
    ('0.33', '3', '-3')
    >>> as_text(Fraction(-1, 1000), 1)
    '0.0'
    """
    scaled = _scaled(figure, places)
    sign = "-" if figure < 0 and scaled else ""
    digits = f"{scaled:0{places + 1}d}"
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _scaled(figure: Fraction, places: int) -> int:
    """Return *figure* times 10 to the power *places*, half up, without its sign."""
    unit: int = 10**places
    scaled, rest = divmod(abs(figure.numerator) * unit, figure.denominator)
    return scaled + (2 * rest >= figure.denominator)


def as_data(figure: Fraction) -> str:
    """Write *figure* exactly: as a decimal number if possible.

    Otherwise it is written as a fraction.

    >>> as_data(Fraction("84.95")), as_data(Fraction(1, 3))
    ('84.95', '1/3')
    """
    places = decimal_places(figure)
    return str(figure) if places is None or places > PLACES else as_text(figure, places)


def as_code(figure: Fraction) -> str:
    """Write *figure* as the shortest code that gives it.

    >>> as_code(Fraction(86)), as_code(Fraction(8495, 100)), as_code(Fraction(1, 3))
    ('86', '84.95', 'Fraction(1, 3)')
    >>> as_code(Fraction("0.0000001"))
    "'0.0000001'"
    """
    places = decimal_places(figure)
    if places is None:
        return repr(figure)
    text = as_text(figure, places)
    return text if places <= FLOAT_PLACES and len(text) <= 15 else repr(text)


def optional_as_code(figure: Fraction | None) -> str:
    """Write *figure* as `as_code` does, or as "None".

    >>> optional_as_code(None)
    'None'
    """
    return "None" if figure is None else as_code(figure)
