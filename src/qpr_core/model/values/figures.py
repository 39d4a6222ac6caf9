"""The one door by which a figure enters and becomes exact, and how an exact figure is written."""

import math
import re
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from operator import index
from struct import pack
from typing import TypeAlias

from qpr_core.errors import FigureError, got

Number: TypeAlias = int | float | str | Decimal | Fraction
"""What may stand for a figure where one is asked for."""


LARGEST = 10**30
"""A figure is smaller than this; anything larger is a slip of the keyboard, not a performance figure."""


PLACES = 30
"""A figure has no more decimal places than this, and as a fraction no larger denominator than ten to it."""


FLOAT_PLACES = 6
"""The decimal places to which a float is taken."""


_TEXT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")


_LONGEST_TEXT = 100


def exact(value: object, whose: object) -> Fraction:  # noqa: PLR0911  one exit for each kind of number
    """Read *value* as an exact figure.

    Whole numbers, text, `Decimal` and `Fraction` are taken as they are. A float is taken to six decimal
    places, half to even, so that a typed 84.95 stays what it is and the noise of arithmetic done upstream
    goes. A NumPy float of another size is read by its shortest decimal.

    >>> exact(0.57 * 100, "CS01")
    Fraction(57, 1)
    >>> exact("84.95", "CS01") == exact(84.95, "CS01") == Fraction(8495, 100)
    True
    >>> exact(float("nan"), "CS01")
    Traceback (most recent call last):
    qpr_core.errors.FigureError: figure must be finite, got nan (CS01)
    >>> exact(1e-9, "CS01")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    qpr_core.errors.FigureError: float must survive being taken to 6 decimal places (pass text or Decimal ...

    Args:
        value: the figure, in any form listed above; text is a plain number with a point, without sign of
            unit and without thousands separators.
        whose: who the figure belongs to; it stands in brackets at the end of an error.

    Raises:
        FigureError: if *value* is no number, a boolean, not finite, 1e30 or more in size, has more than
            30 decimal places, or is a float that would lose more than a thousandth of itself.
    """
    if isinstance(value, Fraction):
        return _bounded(value, value, whose)
    if isinstance(value, bool):
        raise FigureError(f"figure must be a number and not a truth value, got {got(value)} ({whose})")
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
    raise FigureError(f"figure must be a number, got {got(value)} ({whose})")


def _bounded(figure: Fraction, value: object, whose: object) -> Fraction:
    if abs(figure.numerator) >= LARGEST * figure.denominator:
        raise FigureError(f"figure must be smaller than 1e30, got {got(value)} ({whose})")
    if figure.denominator > 10**PLACES:
        raise FigureError(
            f"figure must have no more than {PLACES} decimal places or digits below the line, "
            f"got {got(value)} ({whose})"
        )
    return figure


def _from_float(value: float, whose: object) -> Fraction:
    if not math.isfinite(value):
        raise FigureError(f"figure must be finite, got {got(value)} ({whose})")
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return _bounded(Fraction(numerator), value, whose)
    raised = numerator * 10**FLOAT_PLACES
    whole = round(Fraction(raised, denominator))
    if abs(whole * denominator - raised) * 1000 > abs(raised):
        raise FigureError(
            f"float must survive being taken to {FLOAT_PLACES} decimal places (pass text or Decimal instead), "
            f"got {got(value)} ({whose})"
        )
    return Fraction(whole, 10**FLOAT_PLACES)


def _from_decimal(value: Decimal, whose: object) -> Fraction:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, str):
        raise FigureError(f"figure must be finite, got {got(value)} ({whose})")
    if value.adjusted() >= PLACES:
        raise FigureError(f"figure must be smaller than 1e30, got {got(value)} ({whose})")
    if exponent < -PLACES:
        raise FigureError(f"figure must have no more than {PLACES} decimal places, got {got(value)} ({whose})")
    return Fraction(*value.as_integer_ratio())


def _from_text(text: str, whose: object) -> Fraction:
    stripped = text.strip() if len(text) <= _LONGEST_TEXT else text
    if stripped.lower().lstrip("+-") in {"nan", "inf", "infinity"}:
        raise FigureError(f"figure must be finite, got {got(text)} ({whose})")
    if len(stripped) > _LONGEST_TEXT or not _TEXT.fullmatch(stripped):
        raise FigureError(
            "text of a figure must be a plain number such as 84.95, without sign of unit or thousands "
            f"separators, got {got(text)} ({whose})"
        )
    return _from_decimal(Decimal(stripped), whose)


def whole_number(value: object) -> int | None:
    """Read a whole number of any kind, NumPy's included; `None` for anything else, truth values and times included.

    >>> whole_number(38), whole_number(True), whole_number(38.0)
    (38, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        return None
    try:
        return index(value)
    except TypeError:  # NumPy registers its lengths of time as whole numbers, but they cannot count anything
        return None


def shortest(value: object, size: str) -> object:
    """Read a float that was kept in fewer bits by its shortest decimal; anything else as it is.

    >>> shortest(85.0999984741211, "f")
    Decimal('85.1')

    Args:
        value: A Python float that has digits which the smaller one does not have.
        size: "f" for 32 bits, "e" for 16 bits.
    """
    if not isinstance(value, float) or not math.isfinite(value):
        return value
    texts = (f"{value:.{digits}e}" for digits in range(9))
    return Decimal(next(text for text in texts if _kept(text, size) == _kept(value, size)))


def _kept(value: float | str, size: str) -> bytes | None:
    try:
        return pack(size, float(value))
    except OverflowError:  # a decimal with few digits may be rounded up beyond the largest float of that size
        return None


def decimal_places(figure: Fraction) -> int | None:
    """Count the decimal places that *figure* needs; `None` if no finite number of them is enough.

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
    """Take *figure* to so many decimal *places*, half up (away from nought), as readers expect.

    >>> rounded(Fraction("84.95"), 1), rounded(Fraction("-2.5"), 0)
    (Fraction(85, 1), Fraction(-3, 1))
    """
    return Fraction(as_text(figure, places))


def as_text(figure: Fraction, places: int) -> str:
    """Write *figure* with so many decimal *places*, half up (away from nought), and never as "-0".

    >>> as_text(Fraction(1, 3), 2), as_text(Fraction(5, 2), 0), as_text(Fraction(-5, 2), 0)
    ('0.33', '3', '-3')
    >>> as_text(Fraction(-1, 1000), 1)
    '0.0'
    """
    scaled, rest = divmod(abs(figure.numerator) * 10**places, figure.denominator)
    scaled += 2 * rest >= figure.denominator
    sign = "-" if figure < 0 and scaled else ""
    digits = f"{scaled:0{places + 1}d}"
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def as_data(figure: Fraction) -> str:
    """Write *figure* exactly, as a decimal number, or as a fraction where no finite decimal number is enough.

    >>> as_data(Fraction("84.95")), as_data(Fraction(1, 3))
    ('84.95', '1/3')
    """
    places = decimal_places(figure)
    return str(figure) if places is None or places > PLACES else as_text(figure, places)


def as_code(figure: Fraction) -> str:
    """Write *figure* so that it can be pasted back where a figure is asked for, in the shortest form.

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
    """Write *figure* as `as_code` does, or `None` where there is none.

    >>> optional_as_code(None)
    'None'
    """
    return "None" if figure is None else as_code(figure)
