"""The rows of an eager data frame, cell by cell."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from attrs import frozen

from qpr_core.errors import QprError, TableError
from qpr_core.frames.tables.engines import Cell, known, read_frame
from qpr_core.model.values.figures import shortest

_SIZES: Final = {"Float16": "e", "Float32": "f"}
"""Types whose Python floats get extra digits, with their `struct` characters."""


@frozen(kw_only=True)
class Rows:
    """The rows, the columns and the name of a table.

    Error messages contain the name. Rows are counted from 1.
    """

    name: str
    columns: tuple[str, ...]
    cells: tuple[Mapping[str, Cell], ...]

    def numbered(self) -> Iterator[tuple[int, Mapping[str, Cell]]]:
        """Return the rows with their numbers."""
        return enumerate(self.cells, start=1)

    def check_columns(self, needed: Collection[str], known: Collection[str]) -> None:
        """Check that the table has the *needed* columns, and only *known* ones.

        Raises:
            TableError: If a column is missing or unknown.
        """
        missing = [column for column in needed if column not in self.columns]
        if missing:
            raise TableError(f"{self.name} must have a column {missing[0]!r}", given=list(self.columns))
        unknown = [column for column in self.columns if column not in known]
        if unknown:
            raise TableError(
                f"{self.name} must only have known columns (name others in ignore= to leave them out)", given=unknown[0]
            )


def rows_of(table: object, name: str, ignore: Collection[str]) -> Rows:
    """Read an eager data frame.

    Text is stripped. Blank cells, missing values and NaN become `None`.

    Raises:
        TableError: If *table* is not a data frame that Narwhals knows, is lazy, or has two columns with the same name.
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
    """Add the number of the row and the name of the table to the message of an error."""
    try:
        yield
    except QprError as error:
        raise error.of(f"row {number} of {table.name}") from error
