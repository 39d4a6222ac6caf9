"""Names of periods in the cells and headings of tables of results."""

from collections.abc import Iterator
from contextlib import suppress

from qpr_core.errors import QprError, TableError
from qpr_core.frames.scorecards.finding import rows_of
from qpr_core.frames.scorecards.headings import has_year
from qpr_core.frames.scorecards.indicator_rows import Known
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.time.joined_names import join_period
from qpr_core.model.time.period import Period


def period_of_row(row: RowReader, known: Known) -> Period | None:
    """Read the period of a row of a long table."""
    part = row.columns.period_part or "period"
    cell = row.cell(part)
    if cell is None:
        row.fault(TableError(f"row must have a {part}", shown="a blank cell"), part)
        return None
    period = row.read(
        part,
        lambda cell: row.context.period_of(_with_year(row, part, cell), known.frequency, table=row.table.name),
    )
    if period is not None and part != "year" and "year" in row.present:
        _check_year(row, period, cell)
    return period


def _with_year(row: RowReader, part: str, cell: Cell) -> Cell:
    """Join the name of a part of a year with the year beside it."""
    year = None if part == "year" else row.cell("year")
    if year is None or has_year(cell):
        return cell
    return join_period(year, cell, are_quarters=part == "quarter")


def _check_year(row: RowReader, period: Period, cell: Cell) -> None:
    """Keep a year that contradicts the period beside it as a fault."""
    beside = row.cell("year")
    if beside is None or not has_year(cell):
        return
    year = row.read("year", row.context.period_of)
    if year is not None and not year.first_day <= period.first_day <= year.last_day:
        calendar = year.first_day.year if year.first_day.month == 1 else None
        if calendar not in {period.first_day.year, period.last_day.year}:
            row.fault(TableError(f"year must be that of the period beside it ({period})", given=beside), "year")


def spelled_periods(table: Table, context: Context) -> Iterator[Cell]:
    """Yield every name of a period in a table.

    Names in two columns are joined, as far as that is possible.
    """
    for _, _, heading in table.columns.periods:
        with suppress(QprError):
            yield joined_heading(heading)
    part = table.columns.period_part
    if part is not None and table.columns.parts.keys().isdisjoint({"year"} - {part}):
        yield from (cell for row in table.source.rows if (cell := row[table.columns.parts[part]]) is not None)
    elif part is not None:
        for row in rows_of(table, context):
            cell = row.cell(part)
            if cell is not None:
                with suppress(QprError):
                    yield _with_year(row, part, cell)


def joined_heading(heading: Cell) -> Cell:
    """Return the name of the period in a heading of one or two rows."""
    if not isinstance(heading, tuple):
        return heading
    years = [part for part in heading if has_year(part) or isinstance(part, int | float)]
    parts = [part for part in heading if part not in years]
    return join_period(*years, *parts) if len(years) == 1 == len(parts) else join_period(*heading)
