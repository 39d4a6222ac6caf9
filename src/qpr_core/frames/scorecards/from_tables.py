"""Scorecards from the tables of an analyst: read_scorecard."""

import math
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.errors import QprError, TableError, got
from qpr_core.frames.scorecards.layout import Layout
from qpr_core.frames.scorecards.plausible import Cells, check_plausible
from qpr_core.frames.scorecards.rows import Rows, row, rows_of
from qpr_core.frames.tables.engines import Cell, with_table_errors
from qpr_core.frames.tables.object_columns import can_be_hashed
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.time.financial_year import APRIL, FinancialYear
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.figures import LARGEST, whole_number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, known_words, member_of

C = TypeVar("C", bound=Choice)


@with_table_errors
def read_scorecard(  # noqa: PLR0913  the tables, and how to read them
    indicators: object,
    results: object,
    *,
    targets: object | None = None,
    layout: Layout | None = None,
    ignore: Collection[str] = (),
    financial_year: FinancialYear = APRIL,
    checked: Collection[str] = (),
) -> Scorecard:
    """Read a scorecard from a table of indicators and a table of results.

    The scorecard has the order of the table of indicators.

    The tables may be of pandas, Polars, PyArrow or any other eager engine that Narwhals knows. Results may be long,
    with a row for each result, or wide, with a column for each period. An empty cell means that there is no result.
    Targets that never change may be in the table of indicators. Targets that change over time are in a separate table,
    in which an empty target ends the target before it.

    Figures are read as everywhere: a float to six decimal places, a 32-bit float by its shortest decimal, text as it
    is. Nothing is dropped. Unknown columns are refused unless `ignore` names them, and so are results of unknown
    indicators. A figure that is probably an entry error, according to `implausible_figures`, is refused too: a cell
    that a spreadsheet shows as 86% contains 0.86.

    >>> import polars as pl
    >>> indicators = pl.DataFrame({"code": ["CS01"], "name": ["Complaints in time"], "polarity": ["higher is better"],
    ...                            "unit": ["%"], "target": [85], "floor": [80]})
    >>> results = pl.DataFrame({"code": ["CS01"], "Q1 2023/24": [84.0], "Q2 2023/24": [None]})
    >>> read_scorecard(indicators, results).entries[0].series
    TimeSeries({'Q1 2023/24': 84, 'Q2 2023/24': None})

    Args:
        indicators: A table with a row for each indicator.
        results: A table with a row for each result, or a row for each indicator.
        targets: A table with a row for each target and its first period. If `None`, targets are in *indicators*.
        layout: The names of the columns. If `None`, the defaults of `Layout`.
        ignore: The names of columns to leave out.
        financial_year: The financial year that the names of periods refer to. Defaults to April.
        checked: The codes of indicators whose implausible figures are correct. A report still flags them.

    Raises:
        TableError: If a table is not a data frame, lacks a column or has an unknown one. Also if a row belongs to an
            unknown indicator, or a figure is implausible.
        QprError: If a row does not define a valid indicator, result or target. The error has the class of that object,
            and the message names the row.
    """
    if layout is not None and not isinstance(layout, Layout):
        raise TableError("layout must be a Layout", given=layout)
    left_out = items_of(ignore)
    if left_out is None:
        raise TableError("ignore must contain names of columns", given=ignore)
    names, cells = Layout() if layout is None else layout, Cells()
    timelines = {} if targets is None else _targets(rows_of(targets, "targets", left_out), names, financial_year, cells)
    defined = _indicators(rows_of(indicators, "indicators", left_out), names, timelines, financial_year, cells)
    found = _results(rows_of(results, "results", left_out), names, set(defined), financial_year, cells)
    scorecard = Scorecard((indicator, _series(code, found, financial_year)) for code, indicator in defined.items())
    check_plausible(scorecard, cells, checked, names)
    return scorecard


def _indicators(
    table: Rows,
    names: Layout,
    timelines: Mapping[str, dict[Period, Thresholds | None]],
    financial_year: FinancialYear,
    origins: Cells,
) -> dict[str, Indicator]:
    needed = (names.code, names.name, names.polarity, names.unit)
    thresholds = (names.target, names.floor, names.tolerance)
    limits = (names.lowest, names.highest)
    rare = (names.decimal_places, names.data_only, names.aggregation, names.basis)
    optional = (names.service, *thresholds, *limits, *rare)
    table.check_columns(needed, (*needed, *optional))
    made: dict[str, Indicator] = {}
    for number, cells in table.numbered():
        with row(number, table):
            code = _code(cells, names)
            if code in made:
                raise TableError("code of an indicator must be unique", shown=f"{code!r} twice")
            constant = _thresholds(cells, names)
            if constant is not None and code in timelines:
                raise TableError("targets must be in one of the two tables", shown="targets in both", whose=code)
            origins.keep_thresholds(code, constant, number, table, names)
            lowest, highest = (cells.get(column) for column in limits)
            aggregation, basis = cells.get(names.aggregation), cells.get(names.basis)
            made[code] = Indicator(
                code=code,
                name=cells[names.name],  # type: ignore[arg-type]  # Indicator refuses a wrong type
                service=cells.get(names.service),  # type: ignore[arg-type]  # the same
                polarity=_choice(cells[names.polarity], Polarity, "polarity", code),
                unit=cells[names.unit],  # type: ignore[arg-type]  # the same
                thresholds=timelines.get(code, constant),
                possible=None if lowest is highest is None else (lowest, highest),  # type: ignore[arg-type]  # the same
                decimal_places=_whole(cells.get(names.decimal_places)),  # type: ignore[arg-type]  # the same
                data_only=_yes(cells.get(names.data_only), code),
                aggregation=None if aggregation is None else _choice(aggregation, Aggregation, "aggregation", code),
                basis=Basis.IN_PERIOD if basis is None else _choice(basis, Basis, "basis", code),
                financial_year=financial_year,
            )
    unknown = [code for code in timelines if code not in made]
    if unknown:
        raise TableError("target must be for an indicator in the table of indicators", shown=f"code {unknown[0]!r}")
    return made


def _code(cells: Mapping[str, Cell], names: Layout) -> str:
    code = _whole(cells[names.code])
    if isinstance(code, int) and not isinstance(code, bool):
        code = str(code)  # a spreadsheet stores a code of digits as a number
    if not isinstance(code, str):
        raise TableError("code must be text", given=code)
    return code


def _choice(given: Cell, choices: type[C], what: str, code: str) -> C:
    choice = member_of(choices, given)
    if choice is None:
        raise TableError(f"{what} must be one of {known_words(choices)}", given=given, whose=code)
    return choice


def _yes(given: Cell, code: str) -> bool:
    words = given.lower() if isinstance(given, str) else given
    if can_be_hashed(words) and words in {None, False, "no", "false"}:
        return False
    if can_be_hashed(words) and words in {True, "yes", "true"}:
        return True
    raise TableError("data_only must be yes or no", given=given, whose=code)


def _thresholds(cells: Mapping[str, Cell], names: Layout) -> Thresholds | None:
    parts = {"target": names.target, "floor": names.floor, "tolerance": names.tolerance}
    given: dict[str, Any] = {part: cells[column] for part, column in parts.items() if cells.get(column) is not None}
    if given and "target" not in given:
        raise TableError("floor or tolerance needs a target (enter one)", given=given)
    return Thresholds(**given) if given else None


def _targets(
    table: Rows, names: Layout, financial_year: FinancialYear, origins: Cells
) -> dict[str, dict[Period, Thresholds | None]]:
    needed = (names.code, names.since, names.target)
    table.check_columns(needed, (*needed, names.floor, names.tolerance))
    timelines: dict[str, dict[Period, Thresholds | None]] = {}
    for number, cells in table.numbered():
        with row(number, table):
            code = _code(cells, names)
            since = as_period(cells[names.since], financial_year, whose=code)  # type: ignore[arg-type]  # refused by the class
            if since in timelines.setdefault(code, {}):
                raise TableError("target must occur once for a period", shown=f"two for {since}", whose=code)
            timelines[code][since] = thresholds = _thresholds(cells, names)
            origins.keep_thresholds(code, thresholds, number, table, names)
    return timelines


_Found: TypeAlias = dict[str, tuple[dict[Period, Given], dict[Period, Status]]]
"""The results and their statuses, by the code of their indicator."""


def _results(
    table: Rows, names: Layout, codes: Collection[str], financial_year: FinancialYear, origins: Cells
) -> _Found:
    found: _Found = {}
    is_long = names.period in table.columns
    if is_long:
        figures = (names.value, names.numerator, names.denominator)
        by_ratio = names.value not in table.columns
        needed = (names.code, names.period, *(figures[1:] if by_ratio else figures[:1]))
        table.check_columns(needed, (names.code, names.period, *figures, names.status))
    else:
        table.check_columns((names.code,), table.columns)
    for number, cells in table.numbered():
        with row(number, table):
            code = _code(cells, names)
            if code not in codes:
                raise TableError("result must be for an indicator in the table of indicators", shown=f"code {code!r}")
            results, statuses = found.setdefault(code, ({}, {}))
            for name, result, status in [_long(cells, names)] if is_long else _wide(cells, names):
                period = as_period(name, financial_year, whose=code)  # type: ignore[arg-type]  # refused by the class
                if period in results:
                    raise TableError("result must occur once for a period", shown=f"two for {period}", whose=code)
                results[period] = result
                origins.keep_result(code, period, number, table, names.value if is_long else name)
                if status is not None:
                    statuses[period] = _choice(status, Status, "status", code)
    return found


def _long(cells: Mapping[str, Cell], names: Layout) -> tuple[Cell, Any, Cell]:
    counted, total = (_whole(cells.get(column)) for column in (names.numerator, names.denominator))
    value = cells.get(names.value)
    if counted is None and total is None:
        return cells[names.period], value, cells.get(names.status)
    if value is not None:
        raise TableError(
            "result must be either a value or two counts", shown=f"{got(value)} with {got(counted)} of {got(total)}"
        )
    return cells[names.period], Ratio(counted, total), cells.get(names.status)  # type: ignore[arg-type]  # refused by the class


def _wide(cells: Mapping[str, Cell], names: Layout) -> list[tuple[Cell, Any, Cell]]:
    return [(column, result, None) for column, result in cells.items() if column != names.code]


def _whole(cell: Cell) -> Cell:
    """Convert a whole number of any type to an `int`; return anything else as it is."""
    if isinstance(cell, float | Decimal) and math.isfinite(cell) and -LARGEST < cell < LARGEST:
        return int(cell) if cell == int(cell) else cell
    number = whole_number(cell)
    return cell if number is None else number


def _series(code: str, found: _Found, financial_year: FinancialYear) -> TimeSeries:
    if code not in found:
        raise TableError(
            "indicator must have a row of results (with empty cells if it has no results)", shown="no row", whose=code
        )
    results, statuses = found[code]
    try:
        return TimeSeries(results, statuses=statuses, financial_year=financial_year)
    except QprError as error:
        raise error.of(code) from error
