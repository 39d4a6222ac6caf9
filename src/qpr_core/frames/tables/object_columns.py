"""Columns of Python objects, such as decimal numbers in pandas."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import inf
from numbers import Integral, Real
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from qpr_core.errors import FigureError, TableError
from qpr_core.frames.tables.columns import TEMPORARY
from qpr_core.frames.tables.engines import known
from qpr_core.frames.tables.exact_floats import FINE_LIMIT, FINER
from qpr_core.model.values.figures import FLOAT_PLACES, LARGEST, exact, whole_number


class ScaledCell(NamedTuple):
    """A scaled figure as a float, and whether it is exact.

    Both are `None` for an empty cell.
    """

    scaled: float | None
    is_exact: bool | None


def with_objects(frame: Any, places: Iterable[tuple[str, int]]) -> Any:
    """Add the scaled figures of columns of objects to a table, as columns of floats.

    Args:
        frame: The table.
        places: The name of each column, and the number of decimal places that its figures are scaled by.

    Raises:
        TableError: If a cell is not a number, or the table is lazy.
    """
    for name, scale in places:
        if not isinstance(frame, nw.DataFrame):
            raise TableError(f"column {name!r} must contain numbers of one type (convert it first)", shown="Object")
        cells = [_cell(given, name, scale) for given in frame.get_column(name).to_list()]
        backend = frame.implementation
        frame = frame.with_columns(
            nw.new_series(scaled_name(name), [cell.scaled for cell in cells], nw.Float64, backend=backend),
            nw.new_series(exact_name(name), [cell.is_exact for cell in cells], nw.Boolean, backend=backend),
        )
    return frame


def scaled_name(name: str) -> str:
    """Return the name of the column of scaled figures for a column of objects."""
    return f"{TEMPORARY}object {name}"


def exact_name(name: str) -> str:
    """Return the name of the column that marks which scaled figures are exact."""
    return f"{TEMPORARY}exact {name}"


def are_keys(frame: Any, name: str) -> bool:
    """Return True if rows can be grouped by a column of objects."""
    if not isinstance(frame, nw.DataFrame) or frame.implementation.is_polars():
        return False
    return all(map(can_be_hashed, frame.get_column(name).to_list()))


def can_be_hashed(key: object) -> bool:
    """Return True if an object can be a key of a dictionary."""
    try:
        hash(key)
    except (TypeError, ValueError):  # a list or a signalling NaN; a length of time without a unit
        return False
    return True


def _cell(given: object, name: str, places: int) -> ScaledCell:
    value = known(given)
    if value is None:
        return ScaledCell(None, None)
    is_length = isinstance(value, Integral) and whole_number(value) is None
    if isinstance(value, bool) or is_length or not isinstance(value, Real | Decimal):
        raise TableError(f"column {name!r} must contain numbers", given=value)
    try:
        figure = exact(value, name)
    except FigureError:
        return ScaledCell(inf, is_exact=True) if _is_large(value) else ScaledCell(0.0, is_exact=False)
    return _scaled(figure, places)


def _is_large(value: Real | Decimal) -> bool:
    try:
        return abs(float(value)) >= LARGEST
    except OverflowError:
        return True


def _scaled(figure: Fraction, places: int) -> ScaledCell:
    scaled = figure * 10**places
    if scaled.denominator == 1:
        return ScaledCell(float(scaled), is_exact=True)
    finer = scaled * 10**FINER
    is_exact = places == FLOAT_PLACES and finer.denominator == 1 and abs(scaled) < FINE_LIMIT
    return ScaledCell(float(finer) / 10**FINER, is_exact)
