"""Source tables of eager data frames."""

from collections.abc import Iterable
from typing import Any, Final

from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.tables.engines import Cell, known, native_names, read_frame
from qpr_core.model.values.figures import shortest

_SIZES: Final = {"Float16": "e", "Float32": "f"}
"""Types whose Python floats get extra digits, with their `struct` characters."""


_NAMELESS: Final = "Unnamed:"
"""The beginning of the names that pandas gives to columns without one."""


def table_of(frame: object, name: str) -> SourceTable:
    """Read an eager data frame.

    Text is stripped. Blank cells, missing values and NaN become `None`. Column names may be dates or whole numbers, and
    in pandas they may have several levels.

    Raises:
        TableError: If *frame* is not a data frame that Narwhals knows, is lazy, or has two columns with the same name.
    """
    headings = [_parts(heading) for heading in native_names(frame)]
    if any(len(parts) != 1 or not isinstance(parts[0], str) for parts in headings):
        frame = _with_text_names(frame, headings)
    table, schema = read_frame(frame, name, eager=True)
    columns = tuple(table.columns)
    sizes = [_SIZES.get(str(schema[column])) for column in columns]
    rows = tuple(tuple(_cell(value, size) for value, size in zip(row, sizes, strict=True)) for row in table.iter_rows())
    named = headings if len(headings) == len(columns) else [(column,) for column in columns]
    used = [at for at, parts in enumerate(named) if not _is_nameless(parts) or any(row[at] is not None for row in rows)]
    if len(used) < len(named):
        rows = tuple(tuple(row[at] for at in used) for row in rows)
    return SourceTable(
        name=name,
        headings=tuple(named[at] for at in used),
        rows=rows,
        numbers=tuple(range(1, len(rows) + 1)),
    )


def _is_nameless(parts: tuple[Cell, ...]) -> bool:
    return all(part is None or str(part).startswith(_NAMELESS) for part in parts)


def _parts(heading: object) -> tuple[Cell, ...]:
    parts = heading if isinstance(heading, tuple) else (heading,)
    if len(parts) == 1:
        return parts
    return tuple(None if str(part).startswith(_NAMELESS) or known(part) is None else part for part in parts)


def _with_text_names(frame: object, headings: Iterable[tuple[Cell, ...]]) -> Any:
    """Name the columns of a pandas data frame by text.

    A sheet with dates has names that are not text.
    """
    rename: Any = getattr(frame, "set_axis", None)
    names = [" ".join(str(part) for part in parts) for parts in headings]
    if rename is None or len(set(names)) < len(names) or not all(map(_can_be_heading, headings)):
        return frame
    return rename(names, axis=1)


def _can_be_heading(parts: tuple[Cell, ...]) -> bool:
    return len(parts) > 1 or isinstance(parts[0], str | int | float) or hasattr(parts[0], "year")


def _cell(given: object, size: str | None) -> Cell:
    if isinstance(given, str):
        return given.strip() or None
    value = known(given)
    return value if size is None or value is None else shortest(value, size)
