"""Conditions of Excel that are true for exactly the values in some bounds."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor, gcd
from typing import Final

from qpr_core.display.excel.bounds import Bound, Bounds
from qpr_core.errors import FigureError
from qpr_core.model.values.figures import FLOAT_PLACES, as_data, decimal_places, exact

DIGITS: Final = 15
"""The number of digits of a number that Excel keeps, in a cell and in a formula."""


LARGEST_WHOLE: Final = 10**DIGITS
"""The first whole number with more digits."""


_STEP: Final = Fraction(1, 10**FLOAT_PLACES)
"""The distance of two figures as the library reads them from numbers."""


TRUE: Final = "TRUE"


def figure_condition(cell: str, bounds: Bounds) -> str:
    """Return the condition that the figure in a cell is in *bounds*.

    The library reads a number to six decimal places. So a figure of 84.9999996 is read as 85, and the formula compares
    it with 84.9999995. A figure in the middle is read as its binary digits decide.

    >>> figure_condition("F5", Bounds(low=Bound(Fraction(85))))
    'F5>=84.9999995'
    >>> figure_condition("F5", Bounds(low=Bound(Fraction(45)), high=Bound(Fraction(55))))
    'AND(F5>=44.9999995,F5<=55.0000005)'
    """
    ends = []
    if bounds.low is not None:
        end = _lowest(bounds.low)
        ends.append(f"{cell}{'>=' if end.is_included else '>'}{as_data(end.value)}")
    if bounds.high is not None:
        mirrored = _lowest(Bound(-bounds.high.value, bounds.high.is_included))
        ends.append(f"{cell}{'<=' if mirrored.is_included else '<'}{as_data(-mirrored.value)}")
    return all_of(ends)


def count_condition(counted: str, total: str, bounds: Bounds, per: int) -> str:
    """Return the condition that two counts have a value in *bounds*.

    They are compared by multiplication.

    >>> count_condition("G5", "H5", Bounds(low=Bound(Fraction(200, 3))), 100)
    'G5*3>=H5*2'
    """
    ends = []
    for end, included, excluded in ((bounds.low, ">=", ">"), (bounds.high, "<=", "<")):
        if end is not None:
            left, right = count_factors(end.value, per)
            ends.append(f"{counted}*{left}{included if end.is_included else excluded}{total}*{right}")
    return all_of(ends)


def largest_factors(bounds: Iterable[Bounds], per: int) -> tuple[int, int]:
    """Return the largest factors of the two counts in conditions of some bounds.

    >>> largest_factors([Bounds(low=Bound(Fraction(85))), Bounds(low=Bound(Fraction(80)))], 100)
    (20, 17)
    """
    ends = [end.value for each in bounds for end in (each.low, each.high) if end is not None]
    factors = [(1, 1), *(count_factors(end, per) for end in ends)]
    return max(left for left, _ in factors), max(abs(right) for _, right in factors)


def count_factors(end: Fraction, per: int) -> tuple[int, int]:
    """Return the factors of the part and the whole that compare two counts with *end*.

    >>> count_factors(Fraction(85), 100)
    (20, 17)
    """
    left, right = per * end.denominator, end.numerator
    common = gcd(left, right)
    return left // common, right // common


def all_of(conditions: Iterable[str]) -> str:
    """Return the condition that all conditions are true."""
    known = [each for each in conditions if each != TRUE]
    if len(known) > 1:
        return f"AND({','.join(known)})"
    return known[0] if known else TRUE


def literal(figure: Fraction) -> str:
    """Return a figure as a formula has it: a number, or a division.

    >>> literal(Fraction("84.95")), literal(Fraction(-1, 3))
    ('84.95', '(-1/3)')
    """
    text = as_data(figure)
    if _digits(figure) <= DIGITS:
        return text if figure >= 0 else f"({text})"
    if max(abs(figure.numerator), figure.denominator) < LARGEST_WHOLE:
        return f"({figure.numerator}/{figure.denominator})"
    return f"({float(figure)!r})"


def _lowest(bound: Bound) -> Bound:
    """Return the end of the numbers that the library reads as a figure above *bound*.

    A number that people type has up to 15 digits. If the middle between two figures has more, the end is the first
    number above the bound or the last one below it: the one with fewer digits, because LibreOffice does not distinguish
    numbers by the 15th.
    """
    scaled = bound.value / _STEP
    whole = ceil(scaled)
    if not bound.is_included and whole == scaled:
        whole += 1
    least = whole * _STEP
    middle = least - _STEP / 2
    if _digits(middle) <= DIGITS:
        return Bound(middle, is_included=_reads_as(middle, least))
    unit = Fraction(10) ** (len(str(floor(abs(least)))) - DIGITS)
    first = ceil(least / unit) * unit
    while _reads_as(first - unit, least):
        first -= unit
    while not _reads_as(first, least):
        first += unit
    last = first - unit
    return Bound(last, is_included=False) if _digits(last) < _digits(first) else Bound(first)


def _reads_as(number: Fraction, least: Fraction) -> bool:
    """Return True if the library reads a number as *least* or more."""
    try:
        return exact(float(number), "") >= least
    except FigureError:  # a very small number, which is refused
        return number >= least


def _digits(figure: Fraction) -> int:
    """Count the digits of a figure between the first and the last that is not 0."""
    places = decimal_places(figure)
    return (
        DIGITS + 1 if places is None else len(str(abs(figure.numerator) * 10**places // figure.denominator).strip("0"))
    )
