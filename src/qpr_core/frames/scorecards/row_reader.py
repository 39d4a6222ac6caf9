"""Context of the reader: the options, the periods and the faults so far."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeVar

from attrs import Factory, field, frozen

from qpr_core.errors import PeriodError, QprError, TableError, got
from qpr_core.frames.scorecards.cell_faults import CellFaults
from qpr_core.frames.scorecards.cells import is_spreadsheet_error, read_figure
from qpr_core.frames.scorecards.dates import is_date
from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.options import Options
from qpr_core.frames.scorecards.source import Place, SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.time.file_periods import FilePeriods
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit

T = TypeVar("T")


_FRACTION: Final = re.compile(r"-?[0-9]+/[1-9][0-9]*")


@frozen(kw_only=True)
class Context:
    """The options, the periods of all tables, and the faults and notices found so far.

    `lengths` has the length of the periods that the dates of a table name, by the name of the table. `refused` has the
    keys of codes with a row that was refused. `sections` has the heading over a row inside a table, and `comparators`
    the first spelling of each comparator.
    """

    options: Options
    periods: FilePeriods
    faults: CellFaults
    notices: list[str] = field(factory=list)
    lengths: dict[str, Frequency] = field(factory=dict)
    refused: set[str] = field(factory=set)
    sections: dict[tuple[str, int | None], str] = field(factory=dict)
    comparators: dict[str, str] = field(factory=dict)
    _known: dict[tuple[type, Cell, Frequency | None, str], Period] = field(init=False, factory=dict)

    def notice(self, text: str) -> None:
        """Keep a notice, once."""
        if text not in self.notices:
            self.notices.append(text)

    def present(self, columns: Columns) -> frozenset[str]:
        """Return the parts that a table has, or that there are defaults for."""
        return frozenset(columns.parts) | frozenset(self.options.defaults)

    def period_of(self, given: Cell, frequency: Frequency | None = None, *, table: str = "") -> Period:
        """Read the name of a period with the help of the others in the file.

        Raises:
            PeriodError: If it does not name one period.
        """
        key = type(given), given, frequency, table
        try:
            found = self._known.get(key)
        except TypeError:  # a cell of a type that has no hash
            return self.periods.period_of(given, frequency)
        if found is None:
            found = self._known[key] = self._read(given, frequency, table)
        return found

    def _read(self, given: Cell, frequency: Frequency | None, table: str) -> Period:
        if frequency is None and is_date(given):
            frequency = self.lengths.get(table)
            if frequency is None and self.periods.length_of_dates is None:
                raise PeriodError(
                    "date must come with the length of its period (enter 'monthly', 'quarterly' or "
                    "'yearly' in a column 'frequency' of the indicators, or pass defaults={'frequency': ...})",
                    given=given,
                )
        return self.periods.period_of(given, frequency)


@frozen(kw_only=True)
class RowReader:
    """The cells of one row, read part by part.

    A part that cannot be read is kept as a fault of its cell, and gives `None`. `present` are the parts that the table
    has, or that there are defaults for.
    """

    context: Context
    table: SourceTable
    columns: Columns
    row: int
    code: str | None = None
    present: frozenset[str] = Factory(lambda self: self.context.present(self.columns), takes_self=True)

    def cell(self, part: str) -> Cell:
        """Return the cell of a part; the default if the cell is blank or there is none."""
        column = self.columns.parts.get(part)
        found = None if column is None else self.table.rows[self.row][column]
        if found is None and part in self.context.options.defaults:
            return self.context.options.default(part, self.code)
        return found

    def is_default(self, part: str) -> bool:
        """Return True if the value of a part is not in the row but a default."""
        column = self.columns.parts.get(part)
        return column is None or self.table.rows[self.row][column] is None

    def has(self, *parts: str) -> bool:
        """Return True if the table has one of the parts, or there is a default for it."""
        return not self.present.isdisjoint(parts)

    def is_percent(self, part: str) -> bool:
        """Return True if Excel shows the cell of a part as a percentage."""
        column = self.columns.parts.get(part)
        return column is not None and (self.row, column) in self.table.percents

    def read(self, part: str, reader: Callable[[Cell], T]) -> T | None:
        """Read the cell of a part; `None` if it is blank or has a fault."""
        if part not in self.present:
            return None  # most tables have few of the parts
        cell = self.cell(part)
        if cell is None:
            return None
        if is_spreadsheet_error(cell):
            rule = "cell must not have a spreadsheet error (correct its formula, or empty the cell)"
            self.fault(TableError(rule, given=cell), part)
            return None
        try:
            return reader(cell)
        except QprError as error:
            shown = got(cell) if isinstance(error.given, Fraction) else error.shown
            self.context.faults.add(error, self.place(part), shown=shown)
            return None

    def figure(self, part: str, unit: Unit | None) -> Fraction | Marker | None:
        """Read the figure of a part, or the marker in its place.

        It is `None` if the cell is blank or has a fault.
        """
        markers, is_percent = self.context.options.markers, self.is_percent(part)
        return self.read(
            part, lambda cell: read_figure(self.unwritten(cell), unit, is_percent=is_percent, markers=markers)
        )

    def check_figure(self, column: int, unit: Unit | None) -> None:
        """Add a fault if a figure cannot be read; the figure is not kept."""
        cell, markers = self.table.rows[self.row][column], self.context.options.markers
        if cell is not None:
            is_percent = (self.row, column) in self.table.percents
            with self.context.faults.at(self.table.place(self.row, column, code=self.code)):
                read_figure(self.unwritten(cell), unit, is_percent=is_percent, markers=markers)

    def unwritten(self, cell: Cell) -> Cell:
        """Return the fraction that `to_excel` wrote as text; anything else as it is."""
        if self.table.is_written and isinstance(cell, str) and _FRACTION.fullmatch(cell):
            return Fraction(cell)
        return cell

    def fault(self, error: QprError, part: str | None = None) -> None:
        """Keep an error as a fault of the cell of a part, or of the row."""
        self.context.faults.add(error, self.place(part))

    def place(self, part: str | None = None) -> Place:
        """Return the place of the cell of a part, or of the row."""
        column = None if part is None else self.columns.parts.get(part)
        return self.table.place(self.row, column, code=self.code)
