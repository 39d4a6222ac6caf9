"""Results from the rows of long and wide tables, and the other cells next to them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

from attrs import field, frozen

from qpr_core.errors import QprError, TableError, got
from qpr_core.frames.scorecards.cells import read_band, read_figure, read_status, read_text
from qpr_core.frames.scorecards.context import Context, RowReader
from qpr_core.frames.scorecards.definitions import THRESHOLDS, Known
from qpr_core.frames.scorecards.finding import rows_for, rows_of
from qpr_core.frames.scorecards.headings import Columns, has_year
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.source import Place
from qpr_core.frames.scorecards.thresholds import read_target
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.file_periods import join_period
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.typed_figures import Marker

LONG: Final = (
    "code", "name", "period", "year", "quarter", "value", "numerator", "denominator", "status", "marker", "comparator",
    "published", "action", *THRESHOLDS,
)  # fmt: skip
"""The parts that a long table of results may have."""


_NOT_RATED: Final = frozenset({"grey", "gray", "not rated", "unrated", "no rating", "no rag", "no target"})
"""The words for a published lack of a rating, besides the markers."""


_BESIDE: Final = ("status", "published", "action", *THRESHOLDS)
"""The parts that a result may have beside it."""


_FIGURES: Final = frozenset({"value", "numerator", "denominator"})
"""The parts that are results."""


@frozen(kw_only=True)
class Found:
    """Everything that the tables of results have for one indicator.

    `tables` has the names of the tables of results with a row for it, also if that row has faults.
    """

    tables: set[str] = field(factory=set)
    results: dict[Period, Given] = field(factory=dict)
    statuses: dict[Period, Status] = field(factory=dict)
    markers: dict[Period, str] = field(factory=dict)
    rows: dict[Period, RowReader] = field(factory=dict)
    thresholds: dict[Period, AnyThresholds | None] = field(factory=dict)
    threshold_rows: dict[Period, RowReader] = field(factory=dict)
    published: dict[Period, Scheme | None] = field(factory=dict)
    actions: dict[Period | None, str] = field(factory=dict)
    comparators: "dict[str, Found]" = field(factory=dict)

    def place(self, period: Period) -> Place:
        """Return the place of a result, or of its numerator."""
        row = self.rows[period]
        has_counts = row.cell("value") is None and "numerator" in row.columns.parts
        return row.place("numerator" if has_counts else "value")


def read_results(table: Table, context: Context, known: Mapping[str, Known], found: dict[str, Found]) -> None:
    """Read a table of results, and keep its contents by the key of each code."""
    read = (
        _read_long
        if table.columns.is_long
        else partial(_read_wide, filled=_filled(table, context), has_definitions="indicators" in table.roles)
    )
    for row, key in rows_for(table, context, known, "result"):
        if key not in found:
            found[key] = Found()
        found[key].tables.add(row.table.name)
        read(row, known[key], found[key])


def _read_long(row: RowReader, known: Known, found: Found) -> None:
    period = _period(row, known)
    if period is None:
        return
    comparator = row.read("comparator", read_text) if row.has("comparator") else None
    into = found if comparator is None else found.comparators.setdefault(comparator, Found())
    if period in into.results:
        row.fault(TableError("result must occur once for a period", shown=f"two for {period}"), row.columns.period_part)
        return
    into.results[period] = None
    if comparator is None:
        found.rows[period] = row
    into.results[period] = _result(row, known, into.markers, period)
    if not row.has(*_BESIDE):
        return
    _keep_status(row, into, period, row.read("status", read_status))
    if comparator is not None:
        return
    _keep_beside(row, known, found, period)
    if any(part in row.columns.parts for part in THRESHOLDS):
        found.thresholds[period] = read_target(row, known.unit)
        found.threshold_rows[period] = row


def _period(row: RowReader, known: Known) -> Period | None:
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


def _result(row: RowReader, known: Known, markers: dict[Period, str], period: Period) -> Any:
    if row.has("numerator", "denominator"):
        counted, total = (row.read(part, partial(_count, row=row, part=part)) for part in ("numerator", "denominator"))
        marked = next((each for each in (counted, total) if isinstance(each, Marker)), None)
        value = row.cell("value")
        if marked is not None and value is None:
            markers[period] = marked.text
            return None
        if value is None and (counted is not None or total is not None):
            return row.read("numerator" if counted is not None else "denominator", lambda _: Ratio(counted, total))  # type: ignore[arg-type]  # refused by the class
        if counted is not None or total is not None:
            shown = f"{got(value)} with {got(counted)} of {got(total)}"
            row.fault(TableError("result must be either a value or two counts", shown=shown), "value")
            return None
    marker = row.read("marker", read_text)
    if marker is not None:
        if row.cell("value") is not None:
            row.fault(TableError("marker must be for a period without a result", given=marker), "marker")
        markers[period] = marker
    figure = row.figure("value", known.unit)
    if isinstance(figure, Marker):
        markers[period] = figure.text
        return None
    return figure


def _count(cell: Cell, row: RowReader, part: str) -> Any:
    if row.is_percent(part):
        raise TableError("cell of a count must not have a percentage format (change the format)", given=cell)
    figure = read_figure(cell, None, is_percent=False, markers=row.context.options.markers)
    if isinstance(figure, Marker):
        return figure
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
    word = " ".join(cell.lower().split()) if isinstance(cell, str) else None
    if band is None and word not in row.context.options.markers | _NOT_RATED:
        names = ", ".join(repr(each.value) for each in scheme)
        raise TableError(f"published rating must be one of {names}, or blank", given=cell)
    return band


def _filled(table: Table, context: Context) -> frozenset[int]:
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


def _read_wide(row: RowReader, known: Known, found: Found, *, filled: frozenset[int], has_definitions: bool) -> None:
    by_period: dict[Period, dict[str, int]] = {}
    for column, part, heading in row.columns.periods:
        try:
            period = row.context.period_of(joined_heading(heading), known.frequency, table=row.table.name)
        except QprError as error:
            row.context.faults.add_once(error, row.table.place(None, column))
            continue
        own = by_period.setdefault(period, {})
        if part in own:
            rule = f"columns must be for different periods (pass one of them in ignore=, both are {period})"
            shown = f"{row.table.heading(column)!r} after {row.table.heading(own[part])!r}"
            row.context.faults.add_once(TableError(rule, shown=shown), row.table.place(None, column))
            continue
        own[part] = column
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
            _keep_status(row, found, latest, row.read("status", read_status))
        _keep_beside(row, known, found, latest)
    elif (text := row.read("action", read_text)) is not None:
        found.actions[latest] = text


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
            rule = f"columns must be for periods of one length (pass the {period.frequency.noun} in ignore=)"
            error = TableError(rule, shown=f"{row.table.heading(at)!r} beside {main.noun}s")
            row.context.faults.add_once(error, row.table.place(None, at))
        by_period[period] = {part: column for part, column in by_period[period].items() if part not in _FIGURES}


def _read_wide_period(cells: RowReader, known: Known, found: Found, period: Period) -> None:
    parts = cells.columns.parts
    if "value" in parts or "numerator" in parts:
        if period in found.results:
            column = parts.get("value", parts.get("numerator"))
            fault = TableError("result must occur once for a period", shown=f"two for {period}")
            cells.context.faults.add(fault, cells.table.place(cells.row, column, code=known.code))
            return
        found.rows[period] = cells
        found.results[period] = _result(cells, known, found.markers, period)
    status = cells.read("status", read_status)
    _keep_status(cells, found, period, status)
    _keep_beside(cells, known, found, period)
    if any(part in parts for part in THRESHOLDS):
        found.thresholds[period] = read_target(cells, known.unit)
        found.threshold_rows[period] = cells


def read_wide_targets(row: RowReader, known: Known, found: Found) -> None:
    """Read the targets of a row with a column for each period."""
    _read_wide(row, known, found, filled=frozenset(), has_definitions=True)


def joined_heading(heading: Cell) -> Cell:
    """Return the name of the period in a heading of one or two rows."""
    if not isinstance(heading, tuple):
        return heading
    years = [part for part in heading if has_year(part) or isinstance(part, int | float)]
    parts = [part for part in heading if part not in years]
    return join_period(*years, *parts) if len(years) == 1 == len(parts) else join_period(*heading)


def frequency_of(known: Known, found: Found | None) -> Frequency | None:
    """Return the frequency of an indicator, or of its results."""
    if known.frequency is not None or found is None:
        return known.frequency
    return next((period.frequency for period in found.results), None)


def series_of(found: Found, context: Context) -> TimeSeries:
    """Create the series of an indicator."""
    return TimeSeries(
        found.results,
        statuses=found.statuses,
        markers={period: text for period, text in found.markers.items() if found.results[period] is None},
        financial_year=context.options.financial_year,
    )


def check_possible(indicator: Indicator, series: TimeSeries, found: Found, context: Context) -> bool:
    """Return True if the indicator can have every result.

    Each that it cannot have is kept as a fault of its cell.
    """
    if indicator.possible is None:
        return True
    before = len(context.faults.found)
    for period, result, _ in series.observations():
        try:
            indicator.measure(result, at=period)
        except QprError as error:
            context.faults.add(error, found.place(period))
    return len(context.faults.found) == before
