"""Results from the rows of long and wide tables, with what else is beside them."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from attrs import field, frozen

from qpr_core.errors import QprError, TableError, got
from qpr_core.frames.scorecards.cells import code_key, read_band, read_choice, read_code, read_figure, read_text
from qpr_core.frames.scorecards.context import Context, RowReader
from qpr_core.frames.scorecards.definitions import THRESHOLDS, Known, data_rows
from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.source import Place, SourceTable
from qpr_core.frames.scorecards.thresholds import read_thresholds
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.file_periods import join_period
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.typed_figures import Marker

LONG: Final = (
    "code", "name", "period", "year", "quarter", "value", "numerator", "denominator", "status", "marker", "comparator",
    "published", "action", *THRESHOLDS,
)  # fmt: skip
"""The parts that a long table of results may have."""


_HAS_YEAR: Final = re.compile(r"[0-9]{4}|[0-9]{2} ?[/-] ?[0-9]{2}")


@frozen(kw_only=True)
class Found:
    """Everything that the tables of results have for one indicator."""

    results: dict[Period, Given] = field(factory=dict)
    statuses: dict[Period, Status] = field(factory=dict)
    markers: dict[Period, str] = field(factory=dict)
    places: dict[Period, Place] = field(factory=dict)
    thresholds: dict[Period, AnyThresholds | None] = field(factory=dict)
    threshold_rows: dict[Period, RowReader] = field(factory=dict)
    published: dict[Period, Scheme | None] = field(factory=dict)
    actions: dict[Period | None, str] = field(factory=dict)
    comparators: dict[str, dict[Period, Given]] = field(factory=dict)


def is_long(columns: Columns) -> bool:
    """Return True if a table has a row for each result."""
    parts = columns.parts
    return ("period" in parts or "year" in parts) and ("value" in parts or "numerator" in parts)


def read_results(
    table: SourceTable, columns: Columns, context: Context, known: Mapping[str, Known], found: dict[str, Found]
) -> None:
    """Read a table of results, and keep what it has by the key of each code."""
    by = "code" if "code" in columns.parts else "name"
    names = {code_key(each.name): key for key, each in known.items()}
    for row in data_rows(table, columns, context, by, {*known, *names}):
        reader = RowReader(context=context, table=table, columns=columns, row=row)
        code = reader.read(by, read_code)
        if code is None:
            if reader.cell(by) is None:
                reader.fault(TableError(f"row must have a {by}", shown="a blank cell"), by)
            continue
        key = code_key(code) if code_key(code) in known else names.get(code_key(code)) if by == "name" else None
        if key is None:
            rule = "result must be for an indicator in the table of indicators"
            reader.fault(TableError(rule, shown=f"{by} {code!r}"), by)
            continue
        own = RowReader(context=context, table=table, columns=columns, row=row, code=known[key].code)
        read = _read_long if is_long(columns) else _read_wide
        read(own, known[key], found.setdefault(key, Found()))


def _read_long(row: RowReader, known: Known, found: Found) -> None:
    period = _period(row, known)
    if period is None:
        return
    comparator = row.read("comparator", read_text)
    into = found.results if comparator is None else found.comparators.setdefault(comparator, {})
    if period in into:
        row.fault(
            TableError("result must occur once for a period", shown=f"two for {period}"), period_part(row.columns)
        )
        return
    part = "value" if row.cell("value") is not None or "numerator" not in row.columns.parts else "numerator"
    into[period] = None
    if comparator is None:
        found.places[period] = row.place(part)
    result = _result(row, known, found, period)
    into[period] = result
    if comparator is not None:
        return
    status = row.read("status", lambda cell: read_choice(cell, Status, "status"))
    _keep_status(row, found, period, status)
    _keep_beside(row, known, found, period)
    if any(part in row.columns.parts for part in THRESHOLDS):
        thresholds = read_thresholds(row, known.unit, known.scheme)
        if isinstance(thresholds, Profile):
            return
        found.thresholds[period] = thresholds
        found.threshold_rows[period] = row


def period_part(columns: Columns) -> str | None:
    """Return the part that names the period of a row; None if the table has none."""
    return next((part for part in ("period", "quarter", "year") if part in columns.parts), None)


def _period(row: RowReader, known: Known) -> Period | None:
    part = period_part(row.columns) or "period"
    cell = row.cell(part)
    if cell is None:
        row.fault(TableError(f"row must have a {part}", shown="a blank cell"), part)
        return None
    return row.read(part, lambda cell: row.context.period_of(_with_year(row, part, cell), known.frequency))


def _with_year(row: RowReader, part: str, cell: Cell) -> Cell:
    """Join the name of a part of a year with the year beside it."""
    year = None if part == "year" else row.cell("year")
    if year is None or hasattr(cell, "year") or (isinstance(cell, str) and _HAS_YEAR.search(cell)):
        return cell
    return join_period(year, cell, are_quarters=part == "quarter")


def spelled_periods(table: SourceTable, columns: Columns, context: Context) -> Iterator[Cell]:
    """Yield every name of a period in the headings and the rows of a table, as far as they can be joined."""
    for _, _, heading in columns.periods:
        with suppress(QprError):
            yield joined_heading(heading)
    part = period_part(columns)
    if part is not None:
        for row, _ in table.numbered():
            reader = RowReader(context=context, table=table, columns=columns, row=row)
            cell = reader.cell(part)
            if cell is not None:
                with suppress(QprError):
                    yield _with_year(reader, part, cell)


def _result(row: RowReader, known: Known, found: Found, period: Period) -> Any:
    counted, total = (row.read(part, lambda cell: _count(cell, row)) for part in ("numerator", "denominator"))
    value = row.cell("value")
    if counted is not None or total is not None:
        if value is not None:
            shown = f"{got(value)} with {got(counted)} of {got(total)}"
            row.fault(TableError("result must be either a value or two counts", shown=shown), "value")
            return None
        return row.read("numerator" if counted is not None else "denominator", lambda _: Ratio(counted, total))  # type: ignore[arg-type]  # refused by the class
    marker = row.read("marker", read_text)
    if marker is not None:
        found.markers[period] = marker
    figure = row.figure("value", known.unit)
    if isinstance(figure, Marker):
        found.markers[period] = figure.text
        return None
    return figure


def _count(cell: Cell, row: RowReader) -> Any:
    figure = read_figure(cell, None, is_percent=False, markers=row.context.options.markers)
    if isinstance(figure, Marker):
        return None
    return figure.numerator if figure.denominator == 1 else figure


def _keep_status(row: RowReader, found: Found, period: Period, status: Status | None) -> None:
    if status is None:
        return
    if found.results.get(period) is None:
        error = TableError("status must be for a period that has a result", shown=f"{status.value!r} without a result")
        row.fault(error, "status")
    else:
        found.statuses[period] = status


def _keep_beside(row: RowReader, known: Known, found: Found, period: Period) -> None:
    if "published" in row.columns.parts:
        with row.context.faults.at(row.place("published")):
            found.published[period] = _band(row.cell("published"), known, row)
    text = row.read("action", read_text)
    if text is not None:
        found.actions[period] = text


def _band(cell: Cell, known: Known, row: RowReader) -> Scheme | None:
    if cell is None:
        return None
    scheme = known.scheme or Rag
    band = read_band(cell, scheme)
    is_marker = isinstance(cell, str) and " ".join(cell.lower().split()) in row.context.options.markers
    if band is None and not is_marker:
        names = ", ".join(repr(each.value) for each in scheme)
        raise TableError(f"published rating must be one of {names}, or blank", given=cell)
    return band


def _read_wide(row: RowReader, known: Known, found: Found) -> None:
    by_period: dict[Period, dict[str, int]] = {}
    for column, part, heading in row.columns.periods:
        try:
            period = row.context.period_of(joined_heading(heading), known.frequency)
        except QprError as error:
            row.context.faults.add_once(error, row.table.place(None, column))
            continue
        by_period.setdefault(period, {})[part] = column
    latest = max(by_period, key=lambda period: period.end, default=None)
    for period, parts in by_period.items():
        cells = RowReader(
            context=row.context,
            table=row.table,
            columns=Columns(parts=parts, periods=(), unknown=()),
            row=row.row,
            code=row.code,
        )
        _read_wide_period(cells, known, found, period)
    if latest is not None and "published" in row.columns.parts and latest not in found.published:
        _keep_beside(row, known, found, latest)
    elif (text := row.read("action", read_text)) is not None:
        found.actions[latest] = text


def _read_wide_period(cells: RowReader, known: Known, found: Found, period: Period) -> None:
    parts = cells.columns.parts
    if "value" in parts or "numerator" in parts:
        if period in found.results:
            column = parts.get("value", parts.get("numerator"))
            fault = TableError("result must occur once for a period", shown=f"two for {period}")
            cells.context.faults.add(fault, cells.table.place(cells.row, column, code=known.code))
            return
        found.places[period] = cells.place("value" if "value" in parts else "numerator")
        found.results[period] = _result(cells, known, found, period)
    status = cells.read("status", lambda cell: read_choice(cell, Status, "status"))
    _keep_status(cells, found, period, status)
    _keep_beside(cells, known, found, period)
    if any(part in parts for part in THRESHOLDS):
        thresholds = read_thresholds(cells, known.unit, known.scheme)
        if not isinstance(thresholds, Profile):
            found.thresholds[period] = thresholds
            found.threshold_rows[period] = cells


def joined_heading(heading: Cell) -> Cell:
    """Return the name of the period in a heading of one or two rows."""
    return join_period(*heading) if isinstance(heading, tuple) else heading


def series_of(found: Found, context: Context) -> TimeSeries:
    """Create the series of an indicator."""
    return TimeSeries(
        found.results,
        statuses=found.statuses,
        # MARKERS
        financial_year=context.options.financial_year,
    )


def check_possible(indicator: Indicator, series: TimeSeries, found: Found, context: Context) -> bool:
    """Return True if the indicator can have every result; keep each that it cannot have as a fault of its cell."""
    before = len(context.faults.found)
    for period, result, _ in series.observations():
        with context.faults.at(found.places[period]):
            indicator.measure(result, at=period)
    return len(context.faults.found) == before
