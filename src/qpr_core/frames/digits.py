"""The digits of whole numbers that floats hold, in bases that are powers of two: small numbers packed into one."""

import narwhals.stable.v2 as nw

from qpr_core.frames.scaling import rounded


def quotient(figure: nw.Expr, power: int) -> nw.Expr:
    """Divide a whole number by a power of two, the rest left out; the engines' own way is slow on some."""
    return figure if power == 1 else rounded((figure - (power - 1) / 2) * (1 / power))


def digit(figure: nw.Expr, unit: int, base: int) -> nw.Expr:
    """Give one digit of a whole number, in a base that is a power of two, as its unit is."""
    return quotient(figure, unit) - quotient(figure, unit * base) * base
