"""Source tables: the cells of a data frame or a sheet, and the place of each."""

from collections.abc import Iterator

from attrs import frozen

from qpr_core.frames.tables.engines import Cell


@frozen
class ScaledNumber:
    """A number that its cell shows in thousands or millions.

    Its unit is not clear.
    """

    value: float

    def __repr__(self) -> str:
        """Return the number itself."""
        return repr(self.value)


@frozen(kw_only=True)
class SourceTable:
    """The headings and the cells of a table, before anything is read from them.

    A heading has one part, or several if the table has several header rows. Missing cells are `None`. The number of a
    row is the one that its user sees: in Excel, or counted from 1 in a data frame. `letters` are the columns as Excel
    names them, and `percents` are the cells that Excel shows as percentages: their row and column, counted from 0.
    A table that `to_excel` wrote has fractions such as 1/3 as text.

    >>> table = SourceTable(name="KPI results", headings=(("code",), ("Q1 2023/24",)), rows=(("C1", 84),), numbers=(2,),
    ...                     letters=("A", "B"))
    >>> print(table.place(0, 1), "and", table.place(0))
    'KPI results'!B2 and row 2 of 'KPI results'
    """

    name: str
    headings: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    letters: tuple[str, ...] | None = None
    percents: frozenset[tuple[int, int]] = frozenset()
    header: int = 0
    is_written: bool = False

    def numbered(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Return the rows, counted from 0."""
        return enumerate(self.rows)

    @property
    def shown_name(self) -> str:
        """The name, in quotation marks if it is a sheet whose name Excel quotes."""
        plain = self.letters is None or self.name.replace("_", "").isalnum()
        return self.name if plain else "'{}'".format(self.name.replace("'", "''"))

    def heading(self, column: int) -> str:
        """Return the heading of a column as text."""
        return " ".join(str(part) for part in self.headings[column] if part is not None)

    @property
    def listed_headings(self) -> str:
        """The headings, for an error message."""
        return "the columns " + ", ".join(repr(self.heading(column)) for column in range(len(self.headings)))

    def place(self, row: int | None = None, column: int | None = None, *, code: str | None = None) -> "Place":
        """Return a cell, a row, a heading or the whole table.

        Without a column it is the row, without a row the heading.
        """
        return Place(table=self, row=row, column=column, code=code)


@frozen(kw_only=True)
class Place:
    """A cell, a row, a heading or a whole table, with its indicator.

    Rows and columns are counted from 0. Without a row it is the heading of the column, without a column the whole row.
    """

    table: SourceTable
    row: int | None
    column: int | None
    code: str | None

    def __str__(self) -> str:
        """Return the place as its user names it."""
        table = self.table
        where = "" if self.number is None else f"row {self.number} of "
        if self.column is None:
            return f"{where}{table.shown_name}"
        if table.letters is not None:
            number = table.header if self.number is None else self.number
            return f"{table.shown_name}!{table.letters[self.column]}{number}"
        return f"{where}{table.name}, column {self.heading!r}"

    @property
    def number(self) -> int | None:
        """The number of the row that its user sees; None for a heading or a table."""
        return None if self.row is None else self.table.numbers[self.row]

    @property
    def heading(self) -> str | None:
        """The heading of the column; None for a row or a table."""
        return None if self.column is None else self.table.heading(self.column)

    @property
    def cell_name(self) -> str | None:
        """The name of a cell in Excel, such as "F14"; None for a data frame."""
        if self.table.letters is None or self.number is None or self.column is None:
            return None
        return f"{self.table.letters[self.column]}{self.number}"
