"""The assembly of a scorecard from definitions, results and targets."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from qpr_core.analysis.reporting.entry import Entry, check_entry
from qpr_core.analysis.results import reported_series
from qpr_core.errors import QprError, TableError, got
from qpr_core.frames.scorecards.cell_faults import CellFaults
from qpr_core.frames.scorecards.dates import distinct, is_date, length_of_dates
from qpr_core.frames.scorecards.finding import rows_of
from qpr_core.frames.scorecards.found import Found, check_possible, frequency_of, series_of
from qpr_core.frames.scorecards.indicator_rows import Draft, Known, build, folded, read_drafts
from qpr_core.frames.scorecards.opening import check_columns
from qpr_core.frames.scorecards.options import Options
from qpr_core.frames.scorecards.period_cells import spelled_periods
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.result_rows import read_results
from qpr_core.frames.scorecards.row_reader import Context
from qpr_core.frames.scorecards.row_thresholds import starting
from qpr_core.frames.scorecards.targets import Timelines, read_targets, timeline_of
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.time.file_periods import PeriodGuess, read_periods
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period

_DATES: Final = ("since", "reported_from", "reported_until")
"""The parts of definitions and targets that name periods."""


def context_of(tables: Iterable[Table], options: Options) -> Context:
    """Check the columns of the tables and read the names of their periods together.

    Raises:
        PeriodError: If `century` or `fy_names` is not of its kind.
    """
    year, century, fy_names = options.financial_year, options.century, options.fy_names
    faults, notices, lengths = CellFaults(), list[str](), dict[str, Frequency]()
    nothing_known = read_periods((), financial_year=year, century=century, fy_names=fy_names)
    before = Context(options=options, periods=nothing_known, faults=faults)
    names: list[Cell] = []
    for table in tables:
        check_columns(table, faults, notices)
        own = list(distinct(spelled_periods(table, before)))
        names += (*own, *_dates(table, before))
        length, notice = length_of_dates(table.source, table.columns, own, year)
        if length is not None:
            lengths[table.source.name] = length
        notices += () if notice is None else (notice,)
    periods = read_periods(names, financial_year=year, century=century, fy_names=fy_names)
    notices += _guesses(guess for guess in periods.guesses if not (lengths and is_date(guess.given)))
    return Context(options=options, periods=periods, faults=faults, notices=notices, lengths=lengths)


def _guesses(guesses: Iterable[PeriodGuess]) -> Iterable[str]:
    """Return a notice for each reason, with all the names that it is the reason for."""
    by_reason: dict[str, list[PeriodGuess]] = {}
    for guess in guesses:
        by_reason.setdefault(guess.why, []).append(guess)
    for why, found in by_reason.items():
        given, periods = (", ".join(map(show, found)) for show in (_given, _period))
        yield f"{given} {'was' if len(found) == 1 else 'were'} read as {periods}: {why}"


def _given(guess: PeriodGuess) -> str:
    return got(guess.given)


def _period(guess: PeriodGuess) -> str:
    return str(guess.period)


def _dates(table: Table, context: Context) -> Iterable[Cell]:
    parts = [part for part in _DATES if part in table.columns.parts]
    if parts:
        for row in rows_of(table, context):
            yield from (cell for part in parts if (cell := row.cell(part)) is not None and not is_date(cell))


def drafts_of(tables: Iterable[Table], context: Context) -> dict[str, Draft]:
    """Read the definitions of all tables of indicators, by the key of each code."""
    drafts: dict[str, Draft] = {}
    for table in tables:
        if "indicators" in table.roles:
            source = folded(table.source, table.columns, context) if table.columns.is_long else table.source
            read_drafts(source, table.columns, context, drafts)
    return drafts


def missing_drafts(tables: Iterable[Table], drafts: Mapping[str, Draft], faults: CellFaults) -> None:
    """Keep tables of indicators without a row as a fault."""
    first = next((table for table in tables if "indicators" in table.roles), None)
    if first is not None and not drafts and not faults.found:
        rule = "table of indicators must have a row for each indicator (add the rows)"
        faults.add(TableError(rule, shown="no row"), first.source.place())


@frozen(kw_only=True)
class Beside:
    """The results and targets that tables have, by the key of each code."""

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
            {name: series for name, each in found.comparators.items() if (series := _comparator(draft, each))},
            _start(found, draft, context),
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


def _comparator(draft: Draft, found: Found) -> TimeSeries | None:
    try:
        return series_of(found, draft.row.context)
    except QprError as error:
        draft.row.fault(error)
        return None


def _start(found: Found, draft: Draft, context: Context) -> Period | None:
    """Return the period that the thresholds of a definition start in.

    For a profile, it is the first year of its results.
    """
    if draft.thresholds is None:
        return None
    frequency = frequency_of(draft.known, found)
    since = draft.row.read("since", lambda cell: starting(cell, context, frequency))
    if since is not None or not isinstance(draft.thresholds, Profile) or not found.results:
        return since
    first = min(found.results, key=lambda period: period.first_day)
    return Period.containing(first.first_day, Frequency.YEARLY, financial_year=context.options.financial_year)


@frozen(kw_only=True)
class Entries:
    """Indicators with their series: all of them, and those that fit into a scorecard."""

    known: list[Entry]
    fitting: list[Entry]


def entries_of(
    indicators: Mapping[str, Indicator], drafts: Mapping[str, Draft], beside: Beside, context: Context
) -> Entries:
    """Pair each indicator with its series.

    An indicator without a row of results is a fault, and so is a result that its indicator cannot have.
    """
    entries: list[Entry] = []
    fitting: list[Entry] = []
    first = next((each for each in indicators.values() if each.is_rateable), next(iter(indicators.values()), None))
    for key, draft in drafts.items():
        found = beside.found.get(key, Found())
        if not found.tables and key not in context.refused:
            rule = "indicator must have a row of results (with empty cells if it has no results)"
            draft.row.fault(TableError(rule, shown="no row"))
        if not found.results and found.comparators:
            rule = (
                "indicator must have a row of results without a comparator (leave the cell of the comparator blank in "
                "its own rows)"
            )
            draft.row.fault(TableError(rule, shown=f"rows of {' and '.join(found.comparators)} alone"))
        if not found.results:
            continue
        try:
            series = series_of(found, context)
        except QprError as error:
            context.faults.add(error, found.place(next(iter(found.results))))
            continue
        if key not in indicators or first is None:
            continue
        entry = Entry(indicators[key], series)
        entries.append(entry)
        if _fits(entry, first, found, draft):
            fitting.append(entry)
    return Entries(known=entries, fitting=fitting)


def _fits(entry: Entry, first: Indicator, found: Found, draft: Draft) -> bool:
    """Return True if an entry fits; keep its faults if not."""
    context = draft.row.context
    if not check_possible(entry.indicator, entry.series, found, context):
        return False
    declared, found_length = entry.indicator.frequency, entry.series.frequency
    if declared is not None and found_length is not declared:
        rule = f"results must be of {declared.noun}s, the frequency of the indicator (correct one of them)"
        draft.row.fault(TableError(rule, shown=f"{found_length.noun}s"), "frequency")
        return False
    before = len(context.faults.found)
    with context.faults.at(draft.row.place()):
        check_entry(entry, first)
    is_combined = entry.series.frequency is Frequency.MONTHLY and entry.indicator.aggregation is not None
    if is_combined and len(context.faults.found) == before:
        year = entry.indicator.financial_year
        quarter = Period.containing(entry.series.last.first_day, Frequency.QUARTERLY, financial_year=year)
        with context.faults.at(draft.row.place("aggregation")):
            reported_series(entry.indicator, entry.series, quarter)
    return len(context.faults.found) == before
