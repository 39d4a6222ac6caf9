"""Results from tables with a column for each period."""

from collections import Counter

from qpr_core.errors import QprError, TableError
from qpr_core.frames.scorecards.cells import read_status, read_text
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.headings import FIGURES, Columns
from qpr_core.frames.scorecards.indicator_rows import THRESHOLDS, Known
from qpr_core.frames.scorecards.period_cells import joined_heading
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.result_cells import keep_beside, keep_status, read_result
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.scorecards.row_thresholds import read_target
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period


def filled_columns(table: Table, context: Context) -> frozenset[int]:
    """Return the columns of results that have at least one figure."""
    markers = context.options.markers
    return frozenset(
        column
        for column, part, _ in table.columns.periods
        if part in {"value", "numerator"}
        and any(
            cell is not None and not (isinstance(cell, str) and " ".join(cell.lower().split()) in markers)
            for cell in (row[column] for row in table.source.rows)
        )
    )


def read_wide(row: RowReader, known: Known, found: Found, *, filled: frozenset[int], has_definitions: bool) -> None:
    """Read the results of one row, which has a column for each period.

    Args:
        row: The row.
        known: The parts of its indicator that results are read with.
        found: What is found for the indicator.
        filled: The columns with at least one figure in the table.
        has_definitions: Whether the table defines its indicators, so that its targets are read there.
    """
    by_period = _by_period(row, known)
    of_row = {part: at for part, at in row.columns.parts.items() if part in THRESHOLDS and part != "target"}
    _leave_out_other_lengths(row, by_period, known.frequency)
    with_figures = [period for period, parts in by_period.items() if not filled.isdisjoint(parts.values())]
    latest = max(with_figures or by_period, key=lambda period: period.end, default=None)
    for period, parts in by_period.items():
        cells = RowReader(
            context=row.context,
            table=row.table,
            columns=Columns(parts={**of_row, **parts} if "target" in parts else parts, periods=(), unknown=()),
            row=row.row,
            code=row.code,
        )
        _read_wide_period(cells, known, found, period)
    if not has_definitions and by_period and "target" in row.columns.parts:
        first = min(by_period, key=lambda period: period.first_day)
        found.thresholds.setdefault(first, read_target(row, known.unit))
        found.threshold_rows.setdefault(first, row)
    of_latest = [part for part in ("published", "action", "status") if part in row.columns.parts]
    if latest is not None and "published" in of_latest and "published" in by_period[latest]:
        rule = f"published ratings of {latest} must be in one column (pass the other in ignore=)"
        column = row.columns.parts["published"]
        twice = TableError(rule, given=row.table.heading(column))
        row.context.faults.add_once(twice, row.table.place(None, column))
    if latest is not None and of_latest:
        headings = " and ".join(repr(row.table.heading(row.columns.parts[part])) for part in of_latest)
        row.context.notice(
            f"{headings} of {row.table.shown_name} {'was' if len(of_latest) == 1 else 'were'} read as of {latest}, "
            "the last period with a result"
        )
        if found.results.get(latest) is not None:
            keep_status(row, found, latest, row.read("status", read_status))
        keep_beside(row, known, found, latest)
    elif (text := row.read("action", read_text)) is not None:
        found.actions[latest] = text


def _by_period(row: RowReader, known: Known) -> dict[Period, dict[str, int]]:
    """Return the column of each part, for each period."""
    by_period: dict[Period, dict[str, int]] = {}
    for column, part, heading in row.columns.periods:
        try:
            period = row.context.period_of(joined_heading(heading), known.frequency, table=row.table.name)
        except QprError as error:
            row.context.faults.add_once(error, row.table.place(None, column))
            if part in FIGURES:
                row.check_figure(column, known.unit if part == "value" else None)
            continue
        own = by_period.setdefault(period, {})
        if part in own:
            rule = "columns must be for different periods (pass one of them in ignore=)"
            shown = f"{row.table.heading(own[part])!r} and {row.table.heading(column)!r}, both for {period}"
            row.context.faults.add_once(TableError(rule, shown=shown), row.table.place(None, column))
            continue
        own[part] = column
    return by_period


def _leave_out_other_lengths(
    row: RowReader, by_period: dict[Period, dict[str, int]], frequency: Frequency | None
) -> None:
    """Leave out blank cells of periods with a different length.

    A sheet may have columns of quarters and of a year. A row with figures of both has a fault in the heading.
    """
    figures = {
        period: parts.get("value", parts.get("numerator"))
        for period, parts in by_period.items()
        if "value" in parts or "numerator" in parts
    }
    if len({period.frequency for period in figures}) < 2:
        return
    cells = row.table.rows[row.row]
    lengths = Counter(period.frequency for period, at in figures.items() if at is not None and cells[at] is not None)
    shortest = min((period.frequency for period in figures), key=lambda frequency: frequency.months)
    main = lengths.most_common(1)[0][0] if lengths else frequency or shortest
    for period, at in figures.items():
        if period.frequency is main:
            continue
        if at is not None and cells[at] is not None:
            rule = "columns must be for periods of one length (pass this heading in ignore=)"
            error = TableError(rule, shown=f"{row.table.heading(at)!r} beside {main.noun}s")
            row.context.faults.add_once(error, row.table.place(None, at))
        by_period[period] = {part: column for part, column in by_period[period].items() if part not in FIGURES}


def _read_wide_period(cells: RowReader, known: Known, found: Found, period: Period) -> None:
    parts = cells.columns.parts
    if "value" in parts or "numerator" in parts:
        if period in found.results:
            column = parts.get("value", parts.get("numerator"))
            fault = TableError("result must occur once for a period (remove one)", shown=f"two for {period}")
            cells.context.faults.add(fault, cells.table.place(cells.row, column, code=known.code))
            return
        found.rows[period] = cells
        found.results[period] = read_result(cells, known, found.markers, period)
    status = cells.read("status", read_status)
    keep_status(cells, found, period, status)
    keep_beside(cells, known, found, period)
    if any(part in parts for part in THRESHOLDS):
        found.thresholds[period] = read_target(cells, known.unit)
        found.threshold_rows[period] = cells


def read_wide_targets(row: RowReader, known: Known, found: Found) -> None:
    """Read the targets of a row with a column for each period."""
    read_wide(row, known, found, filled=frozenset(), has_definitions=True)
