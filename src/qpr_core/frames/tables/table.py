"""Table: an opened table of any engine, with checked columns."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError
from qpr_core.frames.tables.columns import TEMPORARY, Columns
from qpr_core.frames.tables.engines import read_frame
from qpr_core.frames.tables.object_columns import are_keys, with_objects

_LONG: Final = (nw.Int64, nw.UInt64, nw.Int128, nw.UInt128)


WHOLE: Final = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32, *_LONG)


TEXT: Final = (nw.String, nw.Categorical, nw.Enum)


_NESTED: Final = (nw.List, nw.Array, nw.Struct)


_NUMBERS: Final = (*WHOLE, nw.Float32, nw.Float64, nw.Decimal)


_LARGEST_WHOLE: Final = 2**53
"""Floats can represent every whole number up to this one."""


_UNKNOWN_SCALE: Final = 38
"""The most decimal places that a decimal number can have.

It is used if an early Narwhals does not show the scale of a column.
"""


class Table(NamedTuple):
    """A table, the names of its columns, and their types.

    It has every column that a function reads.
    """

    frame: Any
    columns: Columns
    schema: Mapping[str, object]

    @property
    def has_names(self) -> bool:
        """Whether the column of periods contains text."""
        return isinstance(self.schema[self.columns.period], TEXT)

    def is_whole(self, name: str) -> bool:
        """Return True if the type of a column is a type of whole numbers."""
        return isinstance(self.schema[name], WHOLE)

    def as_float(self, name: str) -> nw.Expr:
        """Convert a column to floats.

        Whole numbers too large to be exact floats may become any large number. Arrow refuses to convert them to floats,
        and to compare the largest with any other type.
        """
        column, kind = nw.col(name), self.schema[name]
        if isinstance(kind, _LONG) and self._is_of_arrow(name):
            column = (
                column.clip(-_LARGEST_WHOLE, _LARGEST_WHOLE) if isinstance(kind, nw.Int64) else column.cast(nw.String)
            )
        return column if isinstance(kind, nw.Float64) else column.cast(nw.Float64)

    def _is_of_arrow(self, name: str) -> bool:
        engine = self.frame.implementation
        is_arrow = engine.is_pandas() and "pyarrow" in str(self.frame.to_native()[name].dtype)
        return is_arrow or bool(engine.is_pyarrow())

    def decoded(self, names: Iterable[str]) -> list[nw.Expr]:
        """Return copies of key columns as text, for an engine that needs them.

        PyArrow loses rows if a dictionary column has a null.
        """
        return [
            nw.col(name).cast(nw.String).alias(f"{TEMPORARY}key {name}") for name in names if self._has_dictionary(name)
        ]

    def over(self, names: Iterable[str]) -> list[str]:
        """Return the names of the columns to group by: the copies, if there are any."""
        return [f"{TEMPORARY}key {name}" if self._has_dictionary(name) else name for name in names]

    def _has_dictionary(self, name: str) -> bool:
        return isinstance(self.schema[name], nw.Categorical) and bool(self.frame.implementation.is_pyarrow())

    def is_object(self, name: str) -> bool:
        """Return True if a column contains Python objects."""
        return isinstance(self.schema[name], nw.Object)

    def is_single(self, name: str) -> bool:
        """Return True if a column contains 32-bit floats."""
        return isinstance(self.schema[name], nw.Float32)

    def scale_of(self, name: str) -> int:
        """Return the scale of a column of decimal numbers; 0 for other types."""
        kind = self.schema[name]
        scale = getattr(kind, "scale", None)
        if not isinstance(kind, nw.Decimal):
            return 0
        return scale if isinstance(scale, int) else _UNKNOWN_SCALE


def open_table(
    frame: object,
    names: Columns,
    *,
    numbers: Collection[str],
    keys: Collection[str] = (),
    flags: Collection[str] = (),
) -> Table:
    """Open a table and check the columns that a function reads.

    Args:
        frame: A table of any engine that Narwhals knows.
        names: The names of its columns. The column of polarities is always checked.
        numbers: The columns that must contain numbers.
        keys: The columns that name a series, a period or a group.
        flags: The columns that must contain True and False.

    Raises:
        TableError: If *frame* is not a table, lacks a column, or has a column of the wrong type.
    """
    table, schema = read_frame(frame, "frame")
    check_columns(schema, [*numbers, *names.polarities, *flags, *keys])
    for name in numbers:
        if not isinstance(schema[name], (*_NUMBERS, nw.Object)):
            raise TableError(f"column {name!r} must contain numbers", shown=schema[name])
    for name in keys:
        if not _are_keys(table, name, schema[name]):
            raise TableError(f"column {name!r} must contain text, numbers or dates", shown=schema[name])
    for name in names.polarities:
        if not isinstance(schema[name], TEXT):
            raise TableError(f"column {name!r} must contain text", shown=schema[name])
    for name in flags:
        if not isinstance(schema[name], nw.Boolean):
            raise TableError(f"column {name!r} must contain True and False (convert it first)", shown=schema[name])
    objects = [(name, names.places_of(name)) for name in dict.fromkeys(numbers) if isinstance(schema[name], nw.Object)]
    return Table(with_objects(table, objects), names, schema)


def check_columns(schema: Mapping[str, object], needed: Collection[str]) -> None:
    """Check that a table has the needed columns, and no reserved name.

    Raises:
        TableError: If a column is missing, or a name starts with `TEMPORARY`.
    """
    for name in needed:
        if name not in schema:
            raise TableError(f"frame must have a column {name!r}", given=list(schema))
    for name in schema:
        if name.startswith(TEMPORARY):
            raise TableError(f"frame must not have column names that start with {TEMPORARY!r} (rename it)", given=name)


def check_added(kept: Iterable[str], added: Collection[str]) -> None:
    """Check that no column that is kept has the name of a column that is added.

    Raises:
        TableError: If a column has such a name.
    """
    for name in kept:
        if name in added:
            raise TableError("frame must not already have a column that is to be added (rename it)", given=name)


def _are_keys(table: Any, name: str, kind: object) -> bool:
    """Return True if rows can be grouped and joined by a column.

    Lists and columns without a type cannot be used.
    """
    if isinstance(kind, nw.Object):
        return are_keys(table, name)
    has_type = not (isinstance(kind, nw.Unknown) and table.implementation.is_pyarrow())
    return has_type and not isinstance(kind, _NESTED)
