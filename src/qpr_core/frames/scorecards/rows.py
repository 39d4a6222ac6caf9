"""The rows of a data frame of any kind, cell by cell, with nothing guessed and nothing dropped."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from attrs import frozen

from qpr_core.errors import QprError, TableError
from qpr_core.frames.tables.engines import Cell, known, read_frame
from qpr_core.model.values.figures import shortest

_SIZES: Final = {"Float16": "e", "Float32": "f"}
"""Types of columns whose cells come as Python floats with digits that they do not have, as `struct` names them."""


@frozen(kw_only=True)
class Rows:
    """The rows of a table, its columns, and what it is called in an error; rows are counted from 1."""

    name: str
    columns: tuple[str, ...]
    cells: tuple[Mapping[str, Cell], ...]

    def numbered(self) -> Iterator[tuple[int, Mapping[str, Cell]]]:
        """Go through the rows and their numbers."""
        return enumerate(self.cells, start=1)

    def require(self, needed: Collection[str], known: Collection[str]) -> None:
        """Refuse a table without a column that is needed, or with one that nobody knows.

        Raises:
            TableError: if that is so.
        """
        missing = [column for column in needed if column not in self.columns]
        if missing:
            raise TableError(f"{self.name} must have a column {missing[0]!r}, got {list(self.columns)!r}")
        unknown = [column for column in self.columns if column not in known]
        if unknown:
            raise TableError(
                f"{self.name} must have no column that is not known (name it in ignore= to leave it out), "
                f"got {unknown[0]!r}"
            )


def rows_of(table: object, name: str, ignore: Collection[str]) -> Rows:
    """Read an eager data frame: text is stripped, and what is blank, missing or no number is `None`.

    Raises:
        TableError: if it is none that Narwhals knows, or is lazy, or has two columns of one name.
    """
    frame, schema = read_frame(table, name, eager=True)
    columns = tuple(column for column in frame.columns if column not in ignore)
    single = {column: size for column in columns if (size := _SIZES.get(str(schema[column]))) is not None}
    rows = frame.iter_rows(named=True)
    cells = tuple({column: _cell(row[column], single.get(column)) for column in columns} for row in rows)
    return Rows(name=name, columns=columns, cells=cells)


def _cell(given: object, size: str | None) -> Cell:
    value = given.strip() or None if isinstance(given, str) else known(given)
    return value if size is None or value is None else shortest(value, size)


@contextmanager
def row(number: int, table: Rows) -> Iterator[None]:
    """Say of an error in which row of which table it was."""
    try:
        yield
    except QprError as error:
        raise type(error)(f"{error} (row {number} of {table.name})") from error
