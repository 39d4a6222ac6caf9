"""Definitions first, results later: read_indicators and with_results."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeVar, Unpack

from attrs import evolve

from qpr_core.analysis.reporting.entry import Entry, check_entry
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.errors import TableError
from qpr_core.frames.scorecards.accepting import check_accept, still_open
from qpr_core.frames.scorecards.assembling import context_of, drafts_of, indicators_of, missing_drafts, read_beside
from qpr_core.frames.scorecards.cell_faults import FaultsError
from qpr_core.frames.scorecards.cells import code_key
from qpr_core.frames.scorecards.found import Found, check_possible, series_of
from qpr_core.frames.scorecards.indicator_rows import known_of
from qpr_core.frames.scorecards.opening import NOTHING, ignored_columns, missing_tables, open_tables
from qpr_core.frames.scorecards.options import HowToRead, options_of
from qpr_core.frames.scorecards.plausible import warn_of_results
from qpr_core.frames.scorecards.published_ratings import warn_of_ratings
from qpr_core.frames.scorecards.row_reader import Context
from qpr_core.frames.scorecards.scorecard_reading import Definitions, Reading, actions_of, published_of
from qpr_core.frames.scorecards.source import Place
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import FrozenMapping

P = TypeVar("P")


V = TypeVar("V")


@with_table_errors
def read_indicators(source: object, *, targets: object | None = None, **how: Unpack[HowToRead]) -> Definitions:
    """Read definitions alone, from a workbook or a table of indicators.

    Their results come later, with `with_results`. Results in the tables are checked and left out.

    >>> import polars as pl
    >>> table = pl.DataFrame({"Ref": ["C1"], "Indicator": ["Calls"], "Good is": ["high"], "Unit": ["%"],
    ...                       "Target": [85], "Floor": [80]})
    >>> [indicator.thresholds for indicator in read_indicators(table)]
    [Thresholds(target=85, floor=80)]

    Args:
        source: The path of a workbook, an open binary file, or a table with a row for each indicator.
        targets: A table with a row for each target and its first period.
        how: The other keyword arguments of `read_scorecard`, except for `accept`.

    Raises:
        FaultsError: If the tables have faults.
        TableError: If *source* is neither a workbook nor a table, or an argument is wrong.
    """
    options = options_of(**how)
    tables, opened = open_tables(source, None, targets, options, only="indicators")
    context = context_of(tables, options)
    missing_tables(tables, ("indicators",), context.faults)
    drafts = drafts_of(tables, context)
    missing_drafts(tables, drafts, context.faults)
    beside = read_beside(tables, {key: draft.known for key, draft in drafts.items()}, context)
    indicators = indicators_of(drafts, beside, context)
    places, strange = ignored_columns(tables, options)
    notices = (*opened, *context.notices, *strange)
    if context.faults.found:
        raise FaultsError(context.faults.in_order(table.source for table in tables), notices)
    return Definitions(indicators=tuple(indicators.values()), notices=notices, ignored=places)


@with_table_errors
def with_results(
    given: Reading | Scorecard | Definitions | Iterable[Indicator],
    source: object,
    *,
    accept: Collection[str] = (),
    **how: Unpack[HowToRead],
) -> Reading:
    """Read the results of more periods into a scorecard or indicators.

    A result that differs from the earlier one for its period replaces it, with a notice. A blank cell keeps
    the earlier result, and an indicator without a row keeps its series. Published ratings and actions of a `Reading`
    are kept. `Scorecard.with_results` does the same with a mapping.

    >>> import polars as pl
    >>> from qpr_core.frames import read_scorecard
    >>> calls = pl.DataFrame({"Code": ["C1"], "Name": ["Calls"], "Good is": ["high"], "Unit": "%", "Q1 2023/24": [84]})
    >>> scorecard = read_scorecard(calls).scorecard
    >>> with_results(scorecard, pl.DataFrame({"Code": ["C1"], "Q2 2023/24": ["86%"]})).scorecard["C1"].series
    TimeSeries({'Q1 2023/24': 84, 'Q2 2023/24': 86})

    Args:
        given: A scorecard, what was read with it, or indicators without results.
        source: The path of a workbook, an open binary file, or a table of results, long or wide.
        accept: The names or kinds of warnings whose figures are correct.
        how: The other keyword arguments of `read_scorecard`.

    Raises:
        FaultsError: If the table has faults, or warnings that are not accepted.
        TableError: If *given* has no indicators, *source* is neither a workbook nor a table, or an argument is wrong.
    """
    names = check_accept(accept)
    earlier = given if isinstance(given, Reading) else None
    before = _before(given if earlier is None else earlier.scorecard)
    how.setdefault("financial_year", next(iter(before.values())).indicator.financial_year)
    options = options_of(**how)
    tables, opened = open_tables(source, None, None, options, only="results")
    context = context_of(tables, options)
    missing_tables(tables, ("results",), context.faults)
    indicators = {key: each.indicator for key, each in before.items()}
    beside = read_beside(tables, {key: known_of(indicator) for key, indicator in indicators.items()}, context)
    place = (tables[0].source if tables else NOTHING).place()
    joined = [_joined(each, beside.found.get(key, Found()), context, place) for key, each in before.items()]
    kept = [entry for entry in joined if entry is not None]
    warn_of_results(kept, beside.found, context.faults)
    warn_of_ratings(kept, beside.found, context.faults)
    found = context.faults.in_order(table.source for table in tables)
    unanswered = still_open(found, names, codes=[indicator.code for indicator in indicators.values()])
    places, strange = ignored_columns(tables, options)
    notices = (*opened, *context.notices, *strange)
    if unanswered:
        raise FaultsError(unanswered, notices)
    return Reading(
        scorecard=Scorecard(kept),
        published=_joined_by_period(
            None if earlier is None else earlier.published, published_of(indicators, beside.found)
        ),
        actions=_joined_by_period(None if earlier is None else earlier.actions, actions_of(indicators, beside.found)),
        warnings=found,
        notices=notices,
        ignored=places,
    )


def _joined_by_period(
    before: Mapping[P, FrozenMapping[str, V]] | None, new: Mapping[P, FrozenMapping[str, V]]
) -> FrozenMapping[P, FrozenMapping[str, V]]:
    """Join mappings by period and code; what is new counts."""
    known = {} if before is None else before
    nothing = FrozenMapping[str, V]({})
    return FrozenMapping(
        {at: FrozenMapping({**known.get(at, nothing), **new.get(at, nothing)}) for at in {**known, **new}}
    )


class _Before(NamedTuple):
    """An indicator with the series it has so far."""

    indicator: Indicator
    series: TimeSeries | None


def _before(given: object) -> dict[str, _Before]:
    if isinstance(given, Scorecard):
        return {code_key(indicator.code): _Before(indicator, series) for indicator, series in given}
    indicators = items_of(given)
    read = {code_key(each.code): _Before(each, None) for each in indicators or () if isinstance(each, Indicator)}
    if indicators is None or not read or len(read) < len(indicators):
        raise TableError("results must be read into a Scorecard, or into indicators with different codes", given=given)
    return read


def _joined(each: _Before, found: Found, context: Context, table: Place) -> Entry | None:
    """Return an entry with its new results; None if they have a fault."""
    indicator, before = each
    if not found.tables:
        if before is None:
            rule = "indicator must have a row of results (with empty cells if it has no results)"
            context.faults.add(TableError(rule, shown="no row"), evolve(table, code=indicator.code))
            return None
        context.notice(f"{indicator.code} has no row of results, and keeps its series")
        return Entry(indicator, before)
    if found.comparators:
        rule = "results of comparators must be read with the definition (read both tables together)"
        shown = " and ".join(found.comparators)
        context.faults.add(TableError(rule, shown=shown), evolve(table, code=indicator.code))
    if not found.results:
        return None
    faults = len(context.faults.found)
    _check_thresholds(indicator, found, context)
    if before is not None:
        _compare(indicator, before, found, context)
        if not found.results:
            return Entry(indicator, before)
    with context.faults.at(found.place(next(iter(found.results)))):
        new = series_of(found, context)
        entry = Entry(indicator, new if before is None else before | new)
        if check_possible(indicator, new, found, context):
            check_entry(entry, indicator)
        if len(context.faults.found) == faults:
            return entry
    return None


def _check_thresholds(indicator: Indicator, found: Found, context: Context) -> None:
    for period, thresholds in found.thresholds.items():
        in_force = indicator.thresholds_at(period)
        if thresholds is not None and (in_force is None or in_force.thresholds != thresholds):
            rule = (
                "target beside a result must be the same as in the definition "
                "(change the definition, or pass the heading of this column in ignore=)"
            )
            context.faults.add(TableError(rule, given=thresholds), found.threshold_rows[period].place("target"))


def _compare(indicator: Indicator, before: TimeSeries, found: Found, context: Context) -> None:
    """Note each result that changes; a blank cell keeps the result before."""
    for period, result in list(found.results.items()):
        known = before.get(period) if period.frequency is before.frequency else None
        if known is None or isinstance(known, Withheld) or result == known:
            continue
        if result is None and period not in found.markers:
            del found.results[period]
        else:
            was = "" if indicator.must_withhold(known) else f", which was {_written(known)}"
            place = found.place(period)
            context.notice(f"{place} replaces the result of {indicator.code} for {period}{was}")


def _written(result: Result) -> str:
    return as_code(result) if isinstance(result, Fraction) else repr(result)
