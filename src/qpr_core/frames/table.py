"""A table of any engine, opened: what can be known from the names and the types of its columns is an error at once."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any, Final, NamedTuple

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError
from qpr_core.frames.columns import Columns

OWN: Final = "__qpr "
"""What the names of columns begin with that are made on the way, and taken away again."""

WHOLE: Final = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64)
TEXT: Final = (nw.String, nw.Categorical, nw.Enum)
_NESTED: Final = (nw.List, nw.Array, nw.Struct)
_NUMBERS: Final = (*WHOLE, nw.Float32, nw.Float64, nw.Decimal)


class Table(NamedTuple):
    """A table that is known to have the columns that a verb reads, what they are called, and their types."""

    frame: Any
    columns: Columns
    schema: Mapping[str, object]

    def is_whole(self, name: str) -> bool:
        """Tell whether a column holds whole numbers and nothing else, by its type."""
        return isinstance(self.schema[name], WHOLE)

    def is_long(self, name: str) -> bool:
        """Tell whether a column may hold whole numbers that no float holds, by its type."""
        return isinstance(self.schema[name], (nw.Int64, nw.UInt64))


def opened(
    frame: object, names: Columns, *, numbers: Collection[str], keys: Collection[str] = (), adds: Collection[str] = ()
) -> Table:
    """Open a table of which a verb reads columns of *numbers*, the polarities and some *keys*, and to which it *adds*.

    Raises:
        TableError: if it is none, lacks a column, or has one of another type than is needed, or one of the name of
            a column that is added.
    """
    try:
        table: Any = nw.from_native(frame)
    except TypeError as error:
        raise TableError(f"frame must be one that Narwhals knows, got a {type(frame).__name__}") from error
    schema = table.collect_schema()
    require(schema, [*numbers, *names.polarities, *keys])
    for name in numbers:
        if not isinstance(schema[name], _NUMBERS) and not _are_numbers(table, name, schema[name]):
            raise TableError(f"column {name!r} must be of numbers, got {schema[name]}")
        if isinstance(schema[name], nw.Float32) and table.implementation.is_dask():
            raise TableError(f"column {name!r} must be of floats of 64 bits in Dask, which adds digits, got Float32")
    for name in keys:
        if name != names.period and not _are_keys(table, name, schema[name]):
            raise TableError(f"column {name!r} must be of text, numbers or days, got {schema[name]}")
    for name in names.polarities:
        if not isinstance(schema[name], TEXT):
            raise TableError(f"column {name!r} must be of text, got {schema[name]}")
    require_apart(schema, adds)
    return Table(table, names, schema)


def require(schema: Mapping[str, object], needed: Collection[str]) -> None:
    """Refuse a table without a column that is needed, or with a name that is kept for the way.

    Raises:
        TableError: if it is so.
    """
    for name in needed:
        if name not in schema:
            raise TableError(f"frame must have a column {name!r}, got {list(schema)!r}")
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
        return all(isinstance(key, Hashable) for key in table.get_column(name).to_list())
    has_type = not (isinstance(kind, nw.Unknown) and table.implementation.is_pyarrow())
    return has_type and not isinstance(kind, _NESTED)


def _are_numbers(table: Any, name: str, kind: object) -> bool:
    """Tell whether a column of objects, as pandas keeps decimals, holds numbers."""
    if not isinstance(kind, nw.Object):
        return False
    try:
        table.select(nw.col(name).cast(nw.Float64))
    except (TypeError, ValueError):
        return False
    return True
