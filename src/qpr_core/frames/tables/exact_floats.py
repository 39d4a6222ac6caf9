"""Columns of floats and decimal numbers as scaled figures, exactly as `exact` reads one number."""

from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.model.values.figures import FLOAT_PLACES

_ROUNDING: Final = 1.5 * 2**52
"""Added to a float below 2**51 and subtracted again, this leaves the nearest whole number.

The engines' own functions for it differ: that of DuckDB is slow, and that of Ibis fails for what is not a number.
"""


_SPLIT: Final = float(2**27 + 1)
"""What a float is multiplied by to cut it into two halves of 26 bits (Dekker 1971)."""


_FEWEST: Final = -3


_MOST: Final = 12
"""The decimal places that the shortest decimal of a 32-bit float from 0.0004 to 2,000 million can have.

It has nine digits at most. Below 0.0004 all that counts is that it is not 0.
"""


FINER: Final = 3
"""How many more decimal places than six a decimal number may have that is compared as a float of millionths."""


FINE_LIMIT: Final = 1e11
"""What such a number of millionths may come to, so that a float keeps the three places after it."""


def rounded(figure: nw.Expr) -> nw.Expr:
    """Round a float of less than 2**51 to the nearest whole number, half to even."""
    return figure + _ROUNDING - _ROUNDING


def quotient_of(figure: nw.Expr, divisor: int) -> nw.Expr:
    """Divide by a number that is not a constant.

    Polars multiplies by the inverse of a constant, which can be wrong in the last digit.
    """
    return figure / (figure * 0 + float(divisor))


def nearest(figure: nw.Expr, scaled: nw.Expr, unit: int) -> nw.Expr:
    """Round a float times a unit to a whole number as if the product had not been rounded before.

    The product of 1.9999995 and a million is 1999999.5 as a float, though 1.9999995 is a little less as a float. What
    the product has lost is found exactly, by multiplying both halves of the float, and decides where it is half way.

    Args:
        figure: The float.
        scaled: The product of the two, as a float of less than 2**51.
        unit: A whole number of at most 26 bits.
    """
    whole = rounded(scaled)
    carried = figure * _SPLIT
    upper = carried - (carried - figure)
    lost = (upper * unit - scaled) + (figure - upper) * unit
    above = (scaled - whole == 0.5) & (lost > 0)
    below = (scaled - whole == -0.5) & (lost < 0)
    return nw.when(above).then(whole + 1).otherwise(nw.when(below).then(whole - 1).otherwise(whole))


def of_single(column: nw.Expr, places: int) -> nw.Expr:
    """Scale a 32-bit float by its shortest decimal: the one with the fewest places that is the same 32-bit float.

    Engines write such floats as text in different ways, and some wrongly. The result is a whole number if the decimal
    has no more than *places*, and otherwise a float between two whole numbers.
    """
    figure = column.cast(nw.Float64)
    chosen = figure * float(10**places)
    for kept in reversed(range(_FEWEST, _MOST + 1)):
        if kept < 0:
            digits = rounded(quotient_of(figure, 10**-kept))
            decimal = digits * float(10**-kept)
        else:
            digits = rounded(figure * float(10**kept))
            decimal = quotient_of(digits, 10**kept)
        scaled = digits * float(10 ** (places - kept)) if kept <= places else quotient_of(digits, 10 ** (kept - places))
        chosen = nw.when(decimal.cast(nw.Float32) == column).then(scaled).otherwise(chosen)
    return chosen


def of_decimal(column: nw.Expr) -> nw.Expr:
    """Scale a decimal number to millionths: a whole number if it has six places, otherwise one with three more."""
    figure = column.cast(nw.Float64)
    finer = quotient_of(rounded(figure * float(10 ** (FLOAT_PLACES + FINER))), 10**FINER)
    plain = has_places(column, FLOAT_PLACES)
    return nw.when(plain).then(rounded(figure * float(10**FLOAT_PLACES))).otherwise(finer)


def is_exact(column: nw.Expr) -> nw.Expr:
    """Return whether the float of `of_decimal` is exact: with more than six places, of nine and below 100,000."""
    figure = column.cast(nw.Float64)
    is_small = figure.abs() < FINE_LIMIT / 10**FLOAT_PLACES
    exact: nw.Expr = has_places(column, FLOAT_PLACES) | (has_places(column, FLOAT_PLACES + FINER) & is_small)
    return exact


def has_places(column: nw.Expr, places: int) -> nw.Expr:
    """Return whether a decimal number has at most *places* decimal places, by how it is written.

    To round it natively fails in some engines, and with it the whole table, where a number fills its column: 999.9 has
    no room to become 1000.0. Arrow and Spark write numbers below a millionth with an exponent of ten.
    """
    plain = rf"[0-9]*\.?[0-9]{{0,{places}}}0*"
    powers = "|".join(rf"[0-9](?:\.[0-9]{{0,{places - power}}}0*)?E-0?{power}" for power in range(7, places + 1))
    return column.cast(nw.String).str.contains(rf"^-?(?:{plain}|0(?:\.0*)?E-?[0-9]+{'|' if powers else ''}{powers})$")
