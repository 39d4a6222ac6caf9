"""Number formats of Excel: a figure with the unit of its indicator."""

from fractions import Fraction
from typing import Final

from qpr_core.errors import FigureError
from qpr_core.model.values.figures import as_data, exact
from qpr_core.model.values.unit import Unit
from qpr_core.model.values.yes_no import YesNo

_LONGEST_UNIT: Final = 24
"""The longest unit that is written beside figures; it has its own column too."""


_DIGITS: Final = 15
"""The number of digits that Excel keeps of a number."""


def number_format(unit: Unit, places: int, *, most: int | None = None) -> str:
    """Return the number format of figures in a *unit*, with some decimal *places*.

    >>> from qpr_core.units import DAYS, PER_CENT, POUNDS, YES_NO
    >>> number_format(PER_CENT, 1), number_format(POUNDS, 0)
    ('#,##0.0"%"', '"£"#,##0')
    >>> print(number_format(DAYS, 0))
    [=1]#,##0" day";[=-1]-#,##0" day";#,##0" days"
    >>> print(number_format(YES_NO, 0))
    [=1]"Yes";[=0]"No";#,##0

    Args:
        unit: The unit, whose signs are part of the format. Very long signs are left out.
        places: The number of decimal places that are always shown.
        most: The greatest number of decimal places. If None, *places*.
    """
    return _with_unit(unit, plain_format(places, most=most))


def plain_format(places: int, *, most: int | None = None) -> str:
    """Return the number format of figures without a unit.

    >>> plain_format(1, most=3)
    '#,##0.0##'
    """
    digits = "0" * places + "#" * ((places if most is None else most) - places)
    return f"#,##0.{digits}" if digits else "#,##0"


def any_format(unit: Unit) -> str:
    """Return the number format of figures in a *unit*, with their own places.

    >>> from qpr_core.units import PER_CENT
    >>> any_format(PER_CENT)
    'General"%"'
    """
    return _with_unit(unit, "General")


def _with_unit(unit: Unit, number: str) -> str:
    if isinstance(unit.form, YesNo):
        if max(len(unit.form.yes), len(unit.form.no)) > _LONGEST_UNIT:
            return number
        return f"[=1]{_literal(unit.form.yes)};[=0]{_literal(unit.form.no)};{number}"
    if max(len(unit.before + end) for end in (unit.after, unit.after_one)) > _LONGEST_UNIT:
        return number
    many = f"{_literal(unit.before)}{number}{_literal(unit.after)}"
    one = f"{_literal(unit.before)}{number}{_literal(unit.after_one)}"
    return many if unit.after_one == unit.after else f"[=1]{one};[=-1]-{one};{many}"


def signed_format(places: int, *, most: int | None = None) -> str:
    """Return the number format of a change: with its sign, and without a unit.

    >>> signed_format(1)
    '+#,##0.0;-#,##0.0;0.0'
    """
    number, zero = plain_format(places, most=most), f"0.{'0' * places}" if places else "0"
    return f"+{number};-{number};{zero}"


def _literal(text: str) -> str:
    """Return text as a part of a number format, in which no letter has a meaning."""
    if '"' in text:
        return "".join(f"\\{letter}" for letter in text)
    return f'"{text}"' if text else ""


def kept_exactly(figure: Fraction) -> float | int | None:
    """Return the number that keeps a *figure* exactly in a cell; `None` if none does.

    Excel keeps 15 digits, and the library reads a number from a cell to six decimal places.

    >>> kept_exactly(Fraction("84.95")), kept_exactly(Fraction(1, 3)), kept_exactly(Fraction(10**16 + 1))
    (84.95, None, None)
    """
    number = float(figure)
    try:
        is_kept = exact(float(f"{number:.{_DIGITS}g}"), "") == figure
    except FigureError:
        return None
    if not is_kept:
        return None
    return int(number) if number.is_integer() else number


def figure_value(figure: Fraction) -> float | int | str:
    """Return what a cell contains for a *figure*: a number, or exact text.

    >>> figure_value(Fraction(86)), figure_value(Fraction("0.0000001")), figure_value(Fraction(1, 3))
    (86, '0.0000001', '1/3')
    """
    number = kept_exactly(figure)
    return as_data(figure) if number is None else number
