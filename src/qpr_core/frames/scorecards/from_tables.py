"""Scorecards from tables and workbooks: read_scorecard, check_scorecard, read_indicators and with_results."""

from collections.abc import Collection, Iterable, Mapping
from os import PathLike
from typing import Any, Final

from attrs import evolve

from qpr_core.analysis.reporting.entry import Entry
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.errors import QprError, TableError
from qpr_core.frames.scorecards.context import Context, Options
from qpr_core.frames.scorecards.data_frames import table_of
from qpr_core.frames.scorecards.definitions import (
    DEFINITION,
    ROW_BY_ROW,
    THRESHOLDS,
    Draft,
    build,
    folded,
    known_of,
    read_drafts,
)
from qpr_core.frames.scorecards.faults import CellFault, Faults, ScorecardFaults
from qpr_core.frames.scorecards.headings import plain, read_headings
from qpr_core.frames.scorecards.layout import Layout
from qpr_core.frames.scorecards.plausible import KINDS, warn
from qpr_core.frames.scorecards.reading import Reading
from qpr_core.frames.scorecards.results import LONG, Found, heading_periods, is_long, read_results, series_of
from qpr_core.frames.scorecards.sheets import Role, Table, roles_of, tables_of
from qpr_core.frames.scorecards.targets import TARGETS, read_targets, timeline_of
from qpr_core.frames.scorecards.workbook import read_sheets
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.file_periods import FyNames, read_periods
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period import Frequency, Period
from qpr_core.model.values.arguments import check_flag
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.typed_figures import MARKERS

Ignored = Collection[str] | Mapping[str, Collection[str]]
"""The headings to leave out: for all tables, or by the name of the table or the sheet."""


_ALLOWED: Final[Mapping[Role, tuple[str, ...]]] = {"indicators": DEFINITION, "results": LONG, "targets": TARGETS}


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
    markers: Collection[str] = MARKERS,
    two_bands: bool = False,
    schemes: Mapping[str, type[Scheme]] | None = None,
    rules: Mapping[str, RatingRule] | None = None,
    sheets: Mapping[Role, str] | None = None,
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
    results. Targets that never change may be in the table of indicators. Targets that change are beside the results, or
    in a table of their own.

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
        accept: The names of warnings that are correct, or their kinds, such as "fraction of 1".
        defaults: The values of parts whose cell is blank, or that have no column, such as {"unit": "%"}. A mapping has
            values by code.
        markers: The texts that stand for a missing result.
        two_bands: True if a result that misses a target without floor and tolerance is Red. Defaults to False.
        schemes: The custom rating schemes by the name that the column `scheme` has.
        rules: The custom rating rules by the name that the column `rule` has.
        sheets: The names of the sheets of a workbook, by what they are read as. If None, their headings show it.
        century: The first of the 100 years that years of two digits are in, such as 2000.
        fy_names: Whether "FY2024" starts or ends in 2024. If None, such names are refused.
        financial_year: The financial year that the names of periods refer to. Defaults to April.

    Raises:
        ScorecardFaults: If the tables have faults, or warnings that are not accepted.
        TableError: If *source* is neither a workbook nor a table, or an argument is wrong.
    """
    reading, faults = _read(
        source, results, targets, layout, ignore, defaults, markers, two_bands, schemes, rules, sheets, century,
        fy_names, financial_year,
    )  # fmt: skip
    names = items_of(accept)
    if names is None or not all(isinstance(name, str) for name in names):
        raise TableError("accept must be a list of names of warnings", given=accept)
    open_faults = [each for each in faults if not _is_accepted(each, names)]
    if open_faults or reading is None:
        raise ScorecardFaults(open_faults)
    known = {*KINDS, *(each.name for each in faults)}
    if strange := [name for name in names if name not in known and not _could_be(name, reading)]:
        raise TableError(f"accept must have kinds ({', '.join(KINDS)}) or names of warnings", given=strange[0])
    return evolve(reading, warnings=tuple(faults))
