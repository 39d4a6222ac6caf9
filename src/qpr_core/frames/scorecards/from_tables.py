"""Scorecards from tables and workbooks: read_scorecard and check_scorecard."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, Unpack

from attrs import evolve

from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.frames.scorecards.accepting import check_accept, still_open
from qpr_core.frames.scorecards.assembling import (
    context_of,
    drafts_of,
    entries_of,
    indicators_of,
    missing_drafts,
    read_beside,
)
from qpr_core.frames.scorecards.cell_faults import CellFault, FaultsError
from qpr_core.frames.scorecards.layout import Layout
from qpr_core.frames.scorecards.opening import ignored_columns, missing_tables, open_tables
from qpr_core.frames.scorecards.options import GivenGroupings, HowToRead, Ignored, Options, Role, options_of
from qpr_core.frames.scorecards.plausible import warn
from qpr_core.frames.scorecards.published_ratings import warn_of_ratings
from qpr_core.frames.scorecards.scorecard_reading import Reading, actions_of, published_of, unpublished
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, FyNames


@with_table_errors
def read_scorecard(  # noqa: PLR0913  the tables, and how to read them
    source: object,
    results: object | None = None,
    *,
    targets: object | None = None,
    layout: Layout | None = None,
    ignore: Ignored = (),
    accept: Collection[str] = (),
    defaults: Mapping[str, object] | None = None,
    markers: Collection[str] = (),
    two_bands: bool = False,
    schemes: Mapping[str, type[Scheme]] | None = None,
    rules: Mapping[str, RatingRule] | None = None,
    sheets: Mapping[Role, str] | None = None,
    groupings: GivenGroupings | None = None,
    century: int | None = None,
    fy_names: FyNames | None = None,
    financial_year: FinancialYear = APRIL,
) -> Reading:
    """Read a scorecard from a workbook, or from tables of indicators and results.

    The scorecard has the order of the table of indicators. Nothing is dropped without a notice. All faults are found
    before one error reports them, each with its cell. Figures that are probably typing errors are warnings, which you
    accept by name.

    The tables may be of pandas, Polars, PyArrow or any other eager engine that Narwhals knows. Results may be long,
    with a row for each result, or wide, with a column for each period. One table may have both the definitions and the
    results. Targets that never change may be in the table of indicators. Targets that change are next to the results,
    or in a separate table.

    >>> import polars as pl
    >>> indicators = pl.DataFrame({"Code": ["CS01"], "Indicator": ["Complaints in time"], "Good is": ["high"],
    ...                            "Unit": ["%"], "Target": ["85%"], "Tolerance": ["±5"]})
    >>> results = pl.DataFrame({"code": ["cs 01"], "Q1 2023/24": ["84%"], "Q2 2023/24": ["n/a"]})
    >>> read_scorecard(indicators, results).scorecard["CS01"].series
    TimeSeries({'Q1 2023/24': 84, 'Q2 2023/24': None}, markers={'Q2 2023/24': 'n/a'})

    Args:
        source: The path of a workbook, an open binary file, or a table with a row for each indicator.
        results: A table of results. If None, *source* has them.
        targets: A table with a row for each target and its first period. If None, targets are in the other tables.
        layout: The names of the columns, for headings that are not recognised. If None, the defaults of `Layout`.
        ignore: The headings of columns to leave out, for all tables or by the name of each.
        accept: The names of warnings whose figures are correct, such as "fraction of 1 (CS01)", or kinds of warnings,
            such as "fraction of 1".
        defaults: The values of parts whose cell is blank, or that have no column, such as {"unit": "%"}. A mapping has
            values by code.
        markers: Texts that stand for a missing result, besides the usual ones such as "n/a", "TBC", "-" and "<5".
        two_bands: True if a result that misses a target without floor and tolerance is Red. Defaults to False.
        schemes: The custom rating schemes by the name that the column `scheme` has.
        rules: The custom rating rules by the name that the column `rule` has.
        sheets: The names of the sheets of a workbook, by their roles. If None, the headings show the roles.
        groupings: The headings of the columns with groupings, such as {"directorate": "Directorate", "priority":
            ["Priority", "Theme"]}, from the outermost level to the innermost. A column is not a grouping unless it is
            named here, or its heading is like "Group: directorate".
        century: The first of the 100 years that years of two digits are in, such as 2000.
        fy_names: Whether "FY2024" starts or ends in 2024. If None, such names are refused.
        financial_year: The financial year that the names of periods refer to. Defaults to April.

    Raises:
        FaultsError: If the tables have faults, or warnings that are not accepted.
        TableError: If *source* is neither a workbook nor a table, or an argument is wrong.
    """
    names = check_accept(accept)
    options = options_of(
        layout=layout,
        ignore=ignore,
        defaults=defaults,
        markers=markers,
        two_bands=two_bands,
        schemes=schemes,
        rules=rules,
        sheets=sheets,
        groupings=groupings,
        century=century,
        fy_names=fy_names,
        financial_year=financial_year,
    )
    outcome = _read(source, results, targets, options)
    reading = outcome.reading
    unanswered = still_open(outcome.faults, names, codes=None if reading is None else reading.codes)
    if unanswered or reading is None:
        raise FaultsError(unanswered, outcome.notices)
    return evolve(reading, warnings=outcome.faults)


@with_table_errors
def check_scorecard(
    source: object, results: object | None = None, *, targets: object | None = None, **how: Unpack[HowToRead]
) -> tuple[CellFault, ...]:
    """Return every fault and every warning of a workbook or of tables.

    Faults of the data never raise an error. The error of `read_scorecard` has the same list.

    >>> import polars as pl
    >>> calls = pl.DataFrame({"code": ["C1"], "name": ["Calls"], "polarity": ["up"], "unit": "%", "Q1 2023/24": [0.5]})
    >>> [fault.name for fault in check_scorecard(calls)]
    ['fraction of 1 (C1)']

    Args:
        source: As in `read_scorecard`.
        results: As in `read_scorecard`.
        targets: As in `read_scorecard`.
        how: The other keyword arguments of `read_scorecard`, except for `accept`.

    Raises:
        TableError: If *source* is neither a workbook nor a table, or an argument is wrong.
    """
    return _read(source, results, targets, options_of(**how)).faults


class _Outcome(NamedTuple):
    """The reading of tables, its faults and warnings, and its notices."""

    reading: Reading | None
    faults: tuple[CellFault, ...]
    notices: tuple[str, ...]


def _read(source: object, results: object | None, targets: object | None, options: Options) -> _Outcome:
    tables, opened = open_tables(source, results, targets, options)
    context = context_of(tables, options)
    faults = context.faults
    missing_tables(tables, ("indicators", "results"), faults)
    drafts = drafts_of(tables, context)
    missing_drafts(tables, drafts, faults)
    beside = read_beside(tables, {key: draft.known for key, draft in drafts.items()}, context)
    indicators = indicators_of(drafts, beside, context)
    entries = entries_of(indicators, drafts, beside, context)
    warn(entries.known, drafts, beside.found, faults)
    warn_of_ratings(entries.fitting, beside.found, faults)
    places, strange = ignored_columns(tables, options)
    found = faults.in_order(table.source for table in tables)
    published = published_of(indicators, beside.found)
    notices = (*opened, *context.notices, *strange, *unpublished(indicators.values(), published))
    if any(not fault.is_warning for fault in found):
        return _Outcome(None, found, notices)
    reading = Reading(
        scorecard=Scorecard(entries.fitting),
        published=published,
        actions=actions_of(indicators, beside.found, drafts),
        warnings=(),
        notices=notices,
        ignored=places,
    )
    return _Outcome(reading, found, notices)
