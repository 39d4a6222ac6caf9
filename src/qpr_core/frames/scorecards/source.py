"""Source tables: the cells of a data frame or a sheet, and the place of each."""

from collections.abc import Iterator

from attrs import frozen

from qpr_core.frames.tables.engines import Cell


@frozen(kw_only=True)
class SourceTable:
    """The headings and the cells of a table, before anything is read from them.

    A heading has one part, or several if the table has several header rows. Missing cells are `None`. The number of a
    row is the one that its user sees: in Excel, or counted from 1 in a data frame. `letters` are the columns as Excel
    names them, and `percents` are the cells that Excel shows as percentages: their row and column, counted from 0.

    >>> table = SourceTable(name="KPI results", headings=(("code",), ("Q1 2023/24",)), rows=(("C1", 84),), numbers=(2,),
    ...                     letters=("A", "B"))
    >>> table.place(0, 1), table.place(0)
    ("'KPI results'!B2", "row 2 of 'KPI results'")
    """

    name: str
    headings: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    letters: tuple[str, ...] | None = None
    percents: frozenset[tuple[int, int]] = frozenset()
    header: int = 0

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

    def place(self, row: int | None, column: int | None = None) -> str:
        """Return the place of a cell, a row or a heading, as its user names it."""
        where = "" if row is None else f"row {self.numbers[row]} of "
        if column is None:
            return f"{where}{self.shown_name}"
        if self.letters is not None:
            number = self.header if row is None else self.numbers[row]
            return f"{self.shown_name}!{self.letters[column]}{number}"
        return f"{where}{self.name}, column {self.heading(column)!r}"

    def cell_name(self, row: int | None, column: int | None) -> str | None:
        """Return the name of a cell in Excel, such as "F14"; None for a data frame."""
        if self.letters is None or row is None or column is None:
            return None
        return f"{self.letters[column]}{self.numbers[row]}"
