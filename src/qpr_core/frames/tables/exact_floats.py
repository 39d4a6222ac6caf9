"""Exact arithmetic with floats: rounding, division and scaling."""

from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.model.values.figures import FLOAT_PLACES

_ROUNDING: Final = 1.5 * 2**52
"""A number whose addition and subtraction leave the nearest whole number.

It works for floats below 2**51, and rounds half to even.

>>> 84.7 + _ROUNDING - _ROUNDING, 84.5 + _ROUNDING - _ROUNDING
(85.0, 84.0)

The rounding functions of the engines differ: that of DuckDB is slow, and that of Ibis fails for NaN.
"""


_SPLIT: Final = float(2**27 + 1)
"""The factor that cuts a float into two halves of 26 bits (Dekker 1971)."""


_FEWEST_PLACES: Final = -3


_MOST_PLACES: Final = 12
"""The decimal places that the shortest decimal of a 32-bit float can have.

The float is from 0.0004 to 2,000 million.

It has at most nine digits: 1,234,567,000 has -3 places, and 0.000412345678 has 12. For smaller floats, it only matters
that they are not 0.
"""


FINER: Final = 3
"""The decimal places after the sixth that a decimal number may have.

It is then compared as a float of millionths.

84.9999999 is 84,999,999.9 millionths.
"""


FINE_LIMIT: Final = 1e11
"""The limit for such a number of millionths: 100,000 in units.

Below it, a float keeps the three decimal places.
"""


def rounded(figure: nw.Expr) -> nw.Expr:
    """Round a float of less than 2**51 to the nearest whole number, half to even."""
    return figure + _ROUNDING - _ROUNDING


def quotient_of(figure: nw.Expr, divisor: int) -> nw.Expr:
    """Divide by a number that the engine does not see as a constant.

    Polars multiplies by the inverse of a constant, which can be wrong in the last digit.
    """
    return figure / (figure * 0 + float(divisor))


def nearest(figure: nw.Expr, scaled: nw.Expr, unit: int) -> nw.Expr:
    """Round the exact product of a float and a unit to a whole number.

    The product of 1.9999995 and a million is 1999999.5 as a float. The float 1.9999995 is a little less than that, so
    that the result is 1999999. Multiplying both halves of the float gives the exact error of the product, which decides
    if the product is halfway between two whole numbers.

    Args:
        figure: The float.
        scaled: The rounded product of the two, a float of less than 2**51.
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
    """Scale a 32-bit float by its shortest decimal.

    That is the decimal with the fewest places that gives the same 32-bit float.

    The 32-bit float of 85.1 is 85.0999985. Its shortest decimal is 85.1, which is 85,100,000 millionths. Engines write
    such floats as text in different ways, and some do it wrongly. The result is a whole number if the decimal has at
    most *places* decimal places, and otherwise lies between two whole numbers.
    """
    figure = column.cast(nw.Float64)
    chosen = figure * float(10**places)
    for kept in reversed(range(_FEWEST_PLACES, _MOST_PLACES + 1)):
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
    """Scale a decimal number to millionths.

    A number with more than six decimal places keeps three places of a millionth.
    """
    figure = column.cast(nw.Float64)
    finer = quotient_of(rounded(figure * float(10 ** (FLOAT_PLACES + FINER))), 10**FINER)
    plain = has_places(column, FLOAT_PLACES)
    return nw.when(plain).then(rounded(figure * float(10**FLOAT_PLACES))).otherwise(finer)


def is_exact(column: nw.Expr) -> nw.Expr:
    """Return True if the float of `of_decimal` is exact.

    It is for at most six decimal places, and for at most nine if the number is less than 100,000.
    """
    figure = column.cast(nw.Float64)
    is_small = figure.abs() < FINE_LIMIT / 10**FLOAT_PLACES
    exact: nw.Expr = has_places(column, FLOAT_PLACES) | (has_places(column, FLOAT_PLACES + FINER) & is_small)
    return exact


def has_places(column: nw.Expr, places: int) -> nw.Expr:
    """Return True if a decimal number has at most *places* decimal places.

    The test reads the text of the number.

    The rounding of some engines fails for the whole table if a number fills its column: 999.9 cannot become 1000.0 in a
    column of four digits. Arrow and Spark write numbers below a millionth with an exponent: 0.0000001 is "1E-7".
    """
    plain = rf"[0-9]*\.?[0-9]{{0,{places}}}0*"
    powers = "|".join(rf"[0-9](?:\.[0-9]{{0,{places - power}}}0*)?E-0?{power}" for power in range(7, places + 1))
    return column.cast(nw.String).str.contains(rf"^-?(?:{plain}|0(?:\.0*)?E-?[0-9]+{'|' if powers else ''}{powers})$")
