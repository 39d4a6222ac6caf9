"""Faults in a table: check and Fault."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import TEMPORARY, Columns, read_columns
from qpr_core.frames.tables.conditions import as_code, has_result, status_of
from qpr_core.frames.tables.engines import known, with_table_errors
from qpr_core.frames.tables.periods import is_unknown, with_key
from qpr_core.frames.tables.rating import RESULTS, prepared, with_results_of_observation
from qpr_core.frames.tables.row_codes import CODE, SIGN, is_nameless, sign_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, with_steps
from qpr_core.frames.tables.table import open_table
from qpr_core.frames.tables.withholding import shown, with_hidden
from qpr_core.model.values.records import FrozenMapping, evolvable

_LEAST: Final = f"{TEMPORARY}least"


_UNKNOWN: Final = f"{TEMPORARY}unknown period"


_ROWS: Final = f"{TEMPORARY}rows"


@evolvable
class Fault(NamedTuple):
    """A fault in a table, the number of rows that have it, and the first of them.

    Missing cells of the first row are `None`.

    >>> Fault(RowStatus.TOO_LARGE, 1, FrozenMapping({"indicator": "CS01"})).row_count
    1
    """

    status: RowStatus
    row_count: int
    first_row: Mapping[str, object]


@with_table_errors
def check(frame: object, *, columns: Columns | None = None, unique: bool = True) -> tuple[Fault, ...]:
    """Find every fault in a table that the other functions give a status.

    Missing data is not a fault. This function computes at once: it reads the table once for the counts, and once more
    for the first rows. The first row of a fault is the first by series and period. Its figures are null if `columns`
    withholds them.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["C1", "C1", "C2"], "period": ["Q2 2023/24", "Q2 2023/24", "Q2 23/24"],
    ...                       "value": [84, 85, 5], "target": [85, 85, 5], "floor": [80, 80, 4],
    ...                       "polarity": ["higher is better"] * 3})
    >>> for fault in check(table):
    ...     print(fault.status, fault.row_count, fault.first_row["indicator"])
    RowStatus.DUPLICATE 2 C1
    RowStatus.UNKNOWN_PERIOD 1 C2

    Args:
        frame: A table of any engine that Narwhals knows, eager or lazy.
        columns: The names of its columns. If `None`, the defaults of `Columns`.
        unique: True to check the columns of the series and the period too: for missing names, unknown periods, two
            results for the same period, and a polarity that changes within a series. Defaults to True.

    Raises:
        TableError: If *frame* is not a table, or lacks a column or has one of the wrong type.
    """
    names = read_columns(columns)
    keys = names.keys if unique else ()
    table = open_table(frame, names, numbers=names.figures, keys=keys, flags=names.data_only_flags)
    table = with_hidden(table)
    if unique:
        table, key = with_key(table)
    figures = Figures(table)
    made, code = prepared(figures), status_of(figures, as_code)
    if unique:
        made = with_steps(made, [is_unknown(table).alias(_UNKNOWN), sign_of(names).alias(SIGN)])
        made = with_results_of_observation(made, figures, key)
        made = made.with_columns(nw.col(SIGN).min().over(*table.over(names.series)).alias(_LEAST))
        made = made.with_columns(nw.col(SIGN).max().over(*table.over(names.series)).alias(SIGN))
        code = _of_keys(figures, code)
    coded = made.with_columns(code.alias(CODE)).select(*shown(table), CODE).lazy()
    coded = coded.filter(nw.col(CODE) > RowStatus.RATED.code)
    counts: Any = coded.group_by(CODE).agg(nw.len().alias(_ROWS)).sort(CODE).collect()
    rows_by_code = dict(counts.select(CODE, _ROWS).iter_rows())
    firsts = _first_rows(coded, tuple(rows_by_code), keys)
    return tuple(Fault(list(RowStatus)[code], rows, firsts[code]) for code, rows in rows_by_code.items())


def _of_keys(figures: Figures, code: nw.Expr) -> nw.Expr:
    """Add the faults of the name, the period and the series of a row to its status."""
    twice = has_result(figures) & (nw.col(RESULTS) > 1)
    for condition, status in (
        (twice, RowStatus.DUPLICATE),
        (nw.col(_LEAST) != nw.col(SIGN), RowStatus.MIXED_POLARITY),
        (nw.col(_UNKNOWN), RowStatus.UNKNOWN_PERIOD),
        (is_nameless(figures.columns), RowStatus.NO_NAME),
    ):
        code = nw.when(condition & (code < status.code)).then(as_code(status)).otherwise(code)
    return code


def _first_rows(coded: Any, codes: tuple[int, ...], order: tuple[str, ...]) -> dict[int, FrozenMapping[str, object]]:
    """Return the first row with each code, in one reading of the table."""
    if not codes:
        return {}
    with_code = (coded.filter(nw.col(CODE) == code) for code in codes)  # as Dask cannot sort missing names
    rows: Any = nw.concat([(rows.sort(*order) if order else rows).head(1) for rows in with_code]).collect()
    return {
        row[CODE]: FrozenMapping((name, known(cell)) for name, cell in row.items() if name != CODE)
        for row in rows.iter_rows(named=True)
    }
