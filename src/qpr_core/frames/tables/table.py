"""A table of any engine, opened: what can be known from the names and the types of its columns is an error at once."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError, got
from qpr_core.frames.tables.columns import OWN, Columns
from qpr_core.frames.tables.engines import read_frame
from qpr_core.frames.tables.object_columns import are_keys, with_objects

_LONG: Final = (nw.Int64, nw.UInt64, nw.Int128, nw.UInt128)


WHOLE: Final = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32, *_LONG)


TEXT: Final = (nw.String, nw.Categorical, nw.Enum)


_NESTED: Final = (nw.List, nw.Array, nw.Struct)


_NUMBERS: Final = (*WHOLE, nw.Float32, nw.Float64, nw.Decimal)


_TOP: Final = 2**53
"""Floats can hold every whole number up to this one."""


_UNKNOWN_SCALE: Final = 38
"""The most decimal places of a decimal number, where an earlier Narwhals does not show its scale."""


class Table(NamedTuple):
    """A table that is known to have the columns that a verb reads, what they are called, and their types."""

    frame: Any
    columns: Columns
    schema: Mapping[str, object]

    def is_whole(self, name: str) -> bool:
        """Tell whether a column holds whole numbers and nothing else, by its type."""
        return isinstance(self.schema[name], WHOLE)

    def as_float(self, name: str) -> nw.Expr:
        """Convert a column to floats; whole numbers beyond the range of exact floats may become any large ones.

        Arrow refuses to convert these to floats, and to compare the largest with any other type.
        """
        column, kind = nw.col(name), self.schema[name]
        if isinstance(kind, _LONG) and self._is_of_arrow(name):
            column = column.clip(-_TOP, _TOP) if isinstance(kind, nw.Int64) else column.cast(nw.String)
        return column if isinstance(kind, nw.Float64) else column.cast(nw.Float64)

    def _is_of_arrow(self, name: str) -> bool:
        engine = self.frame.implementation
        is_arrow = engine.is_pandas() and "pyarrow" in str(self.frame.to_native()[name].dtype)
        return is_arrow or bool(engine.is_pyarrow())

    def decoded(self, names: Iterable[str]) -> list[nw.Expr]:
        """Return copies of key columns, where an engine loses rows if it groups by the originals.

        PyArrow does so if a dictionary column has a null.
        """
        return [nw.col(name).cast(nw.String).alias(f"{OWN}key {name}") for name in names if self._has_dictionary(name)]

    def over(self, names: Iterable[str]) -> list[str]:
        """Return the names of the columns to group by: those of the copies, where there are any."""
        return [f"{OWN}key {name}" if self._has_dictionary(name) else name for name in names]

    def _has_dictionary(self, name: str) -> bool:
        return isinstance(self.schema[name], nw.Categorical) and bool(self.frame.implementation.is_pyarrow())

    def is_object(self, name: str) -> bool:
        """Return whether a column holds Python objects, by its type."""
        return isinstance(self.schema[name], nw.Object)

    def is_single(self, name: str) -> bool:
        """Return whether a column holds floats of 32 bits, by its type."""
        return isinstance(self.schema[name], nw.Float32)

    def scale_of(self, name: str) -> int:
        """Return how many decimal places the decimal numbers of a column may have; 0 for another type."""
        kind = self.schema[name]
        scale = getattr(kind, "scale", None)
        if not isinstance(kind, nw.Decimal):
            return 0
        return scale if isinstance(scale, int) else _UNKNOWN_SCALE


def opened(  # noqa: PLR0913  the names of columns, by their purposes
    frame: object,
    names: Columns,
    *,
    numbers: Collection[str],
    keys: Collection[str] = (),
    flags: Collection[str] = (),
    adds: Collection[str] = (),
) -> Table:
    """Open a table of which a verb reads columns of *numbers*, the polarities and some *keys*, and to which it *adds*.

    Raises:
        TableError: if it is none, lacks a column, or has one of another type than is needed, or one of the name of
            a column that is added.
    """
    table, schema = read_frame(frame, "frame")
    require(schema, [*numbers, *names.polarities, *flags, *keys])
    for name in numbers:
        if not isinstance(schema[name], (*_NUMBERS, nw.Object)):
            raise TableError(f"column {name!r} must be of numbers, got {schema[name]}")
    for name in keys:
        if not _are_keys(table, name, schema[name]):
            raise TableError(f"column {name!r} must be of text, numbers or days, got {schema[name]}")
    for name in names.polarities:
        if not isinstance(schema[name], TEXT):
            raise TableError(f"column {name!r} must be of text, got {schema[name]}")
    for name in flags:
        if not isinstance(schema[name], nw.Boolean):
            raise TableError(f"column {name!r} must contain True and False (convert it first), got {schema[name]}")
    require_apart(schema, adds)
    objects = [(name, names.places_of(name)) for name in dict.fromkeys(numbers) if isinstance(schema[name], nw.Object)]
    return Table(with_objects(table, objects), names, schema)


def require(schema: Mapping[str, object], needed: Collection[str]) -> None:
    """Refuse a table without a column that is needed, or with a name that is kept for the way.

    Raises:
        TableError: if it is so.
    """
    for name in needed:
        if name not in schema:
            raise TableError(f"frame must have a column {name!r}, got {got(list(schema))}")
    for name in schema:
        if name.startswith(OWN):
            raise TableError(f"frame must have no column whose name begins with {OWN!r}, got {name!r}")


def require_apart(kept: Iterable[str], added: Collection[str]) -> None:
    """Refuse a column that is kept under the name of one that is added.

    Raises:
        TableError: if there is one.
    """
    for name in kept:
        if name in added:
            raise TableError(f"frame must have no column of the name of one that is added, got {name!r}")


def _are_keys(table: Any, name: str, kind: object) -> bool:
    """Tell whether a column can be grouped and joined by: not by lists, nor by what has no type in Arrow."""
    if isinstance(kind, nw.Object):
        return are_keys(table, name)
    has_type = not (isinstance(kind, nw.Unknown) and table.implementation.is_pyarrow())
    return has_type and not isinstance(kind, _NESTED)
