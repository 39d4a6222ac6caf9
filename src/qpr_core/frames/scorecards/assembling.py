"""The scorecard that tables contain, put together from their definitions, results and targets."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from qpr_core.analysis.reporting.entry import Entry, check_entry
from qpr_core.errors import QprError, TableError, got
from qpr_core.frames.scorecards.context import Context
from qpr_core.frames.scorecards.definitions import Draft, Known, build, folded, read_drafts
from qpr_core.frames.scorecards.faults import Faults
from qpr_core.frames.scorecards.finding import rows_of
from qpr_core.frames.scorecards.opening import check_columns
from qpr_core.frames.scorecards.options import Options
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.results import Found, check_possible, read_results, series_of, spelled_periods
from qpr_core.frames.scorecards.targets import Timelines, read_targets, timeline_of
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.file_periods import read_periods
from qpr_core.model.time.period import Frequency, Period

_DATES: Final = ("since", "reported_from", "reported_until")
"""The parts of definitions and targets that name periods."""


def context_of(tables: Iterable[Table], options: Options) -> Context:
    """Check the columns of the tables and read the names of their periods together.

    Raises:
        PeriodError: If `century` or `fy_names` is not of its kind.
    """
    faults, notices = Faults(), list[str]()
    nothing_known = read_periods(
        (), financial_year=options.financial_year, century=options.century, fy_names=options.fy_names
    )
    before = Context(options=options, periods=nothing_known, faults=faults, notices=notices)
    names: list[Cell] = []
    for table in tables:
        check_columns(table, faults, notices)
        names += spelled_periods(table, before)
        names += _dates(table, before)
    periods = read_periods(
        names, financial_year=options.financial_year, century=options.century, fy_names=options.fy_names
    )
    notices += (f"{got(guess.given)} was read as {guess.period}: {guess.why}" for guess in periods.guesses)
    return Context(options=options, periods=periods, faults=faults, notices=notices)


def _dates(table: Table, context: Context) -> Iterable[Cell]:
    parts = [part for part in _DATES if part in table.columns.parts]
    if parts:
        for row in rows_of(table, context):
            yield from (cell for part in parts if (cell := row.cell(part)) is not None)


def drafts_of(tables: Iterable[Table], context: Context) -> dict[str, Draft]:
    """Read the definitions of all tables of indicators, by the key of each code."""
    drafts: dict[str, Draft] = {}
    for table in tables:
        if "indicators" in table.roles:
            source = folded(table.source, table.columns, context) if table.columns.is_long else table.source
            read_drafts(source, table.columns, context, drafts)
    return drafts


@frozen(kw_only=True)
class Beside:
    """What the tables have for indicators besides their definitions, by the key of each code."""

    found: Mapping[str, Found]
    timelines: Timelines


def read_beside(tables: Iterable[Table], known: Mapping[str, Known], context: Context) -> Beside:
    """Read the results and the targets of all tables."""
    found: dict[str, Found] = {}
    timelines: Timelines = {}
    for table in tables:
        if "results" in table.roles:
            read_results(table, context, known, found)
        if "targets" in table.roles:
            read_targets(table, context, known, timelines, found)
    return Beside(found=found, timelines=timelines)


def indicators_of(drafts: Mapping[str, Draft], beside: Beside, context: Context) -> dict[str, Indicator]:
    """Create the indicators that have no fault, by the key of each code."""
    made: dict[str, Indicator] = {}
    for key, draft in drafts.items():
        found = beside.found.get(key, Found())
        indicator = build(
            draft,
            _timeline(draft, found, beside.timelines.get(key, {})),
            {name: series for name, results in found.comparators.items() if (series := _comparator(draft, results))},
            _first_year(found, draft, context),
        )
        if indicator is not None:
            made[key] = indicator
    return made


def _timeline(
    draft: Draft, found: Found, timeline: Mapping[Period, AnyThresholds | Profile | None]
) -> Mapping[Period, AnyThresholds | Profile | None]:
    own = timeline_of(found, draft.parts.get("basis"))
    if own and timeline:
        rule = "targets must be either beside the results or in a table of targets"
        draft.row.fault(TableError(rule, shown="targets in both"))
    return timeline or own


def _comparator(draft: Draft, results: Mapping[Period, object]) -> TimeSeries | None:
    try:
        return TimeSeries(results, financial_year=draft.row.context.options.financial_year)  # type: ignore[arg-type]  # read as figures
    except QprError as error:
        draft.row.fault(error)
        return None


def _first_year(found: Found, draft: Draft, context: Context) -> Period | None:
    if draft.since is not None:
        return draft.since
    first = min(found.results, key=lambda period: period.first_day, default=None)
    if first is None:
        return None
    return Period.containing(first.first_day, Frequency.YEARLY, financial_year=context.options.financial_year)


def entries_of(
    indicators: Mapping[str, Indicator], drafts: Mapping[str, Draft], beside: Beside, context: Context
) -> list[Entry]:
    """Pair each indicator with its series.

    An indicator without a row of results is a fault, and so is a result that its indicator cannot have.
    """
    entries: list[Entry] = []
    first = next((each for each in indicators.values() if each.is_rateable), next(iter(indicators.values()), None))
    for key, draft in drafts.items():
        found = beside.found.get(key)
        if found is None or not found.results:
            rule = "indicator must have a row of results (with empty cells if it has no results)"
            draft.row.fault(TableError(rule, shown="no row"))
            continue
        try:
            series = series_of(found, context)
        except QprError as error:
            context.faults.add(error, found.place(next(iter(found.results))))
            continue
        if (
            key in indicators
            and first is not None
            and _fits(entry := Entry(indicators[key], series), first, found, draft)
        ):
            entries.append(entry)
    return entries


def _fits(entry: Entry, first: Indicator, found: Found, draft: Draft) -> bool:
    """Return True if an entry can be in the scorecard; keep what is wrong with it as faults."""
    context = draft.row.context
    if not check_possible(entry.indicator, entry.series, found, context):
        return False
    before = len(context.faults.found)
    with context.faults.at(draft.row.place()):
        check_entry(entry, first)
    return len(context.faults.found) == before
