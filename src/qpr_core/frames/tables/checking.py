"""What is wrong in a table, found by computing it: each fault, how many rows have it, and the first of them."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import OWN, Columns, require_columns
from qpr_core.frames.tables.conditions import as_code, has_result, status_of
from qpr_core.frames.tables.engines import known, with_own_errors
from qpr_core.frames.tables.periods import AGO, any_moment, periods_ago
from qpr_core.frames.tables.rating import RESULTS, prepared, results_of_observation
from qpr_core.frames.tables.row_codes import CODE, SIGN, is_nameless, sign_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, with_steps
from qpr_core.frames.tables.table import opened
from qpr_core.model.values.records import FrozenMapping, evolvable

_LEAST: Final = f"{OWN}least"


_ROWS: Final = f"{OWN}rows"


@evolvable
class Fault(NamedTuple):
    """Something that is wrong in a table: what, in how many rows, and the first of these, column by column.

    What is missing in it is `None`.

    >>> Fault(RowStatus.TOO_LARGE, 1, FrozenMapping({"indicator": "CS01"})).row_count
    1
    """

    status: RowStatus
    row_count: int
    first_row: Mapping[str, object]


@with_own_errors
def check(frame: object, *, columns: Columns | None = None, unique: bool = True) -> tuple[Fault, ...]:
    """Find what is wrong in a table: each fault that `rate` and the other verbs give a status, and its rows.

    This computes: the table is gone through once for the counts, and once more for each fault. The first of the rows is
    the first by series and period. What is merely missing is no fault.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["C1", "C1", "C2"], "period": ["Q2 2023/24", "Q2 2023/24", "Q2 23/24"],
    ...                       "value": [84, 85, 5], "target": [85, 85, 5], "floor": [80, 80, 4],
    ...                       "polarity": ["higher is better"] * 3})
    >>> for fault in check(table):
    ...     print(fault.status, fault.row_count, fault.first_row["indicator"])
    RowStatus.DUPLICATE 2 C1
    RowStatus.UNKNOWN_PERIOD 1 C2

    Args:
        frame: a table of any engine that Narwhals knows, eager or lazy.
        columns: what its columns are called.
        unique: whether the columns of the series and of the period are there to be looked at: for rows without a name
            or a known period, for two results of one, and for a polarity that changes.

    Raises:
        TableError: if *frame* is none, lacks a column, or has one of another type than is needed.
    """
    names = require_columns(columns)
    keys = names.keys if unique else ()
    table = opened(frame, names, numbers=names.figures, keys=keys, flags=names.data_only_flags)
    figures = Figures(table)
    made, code = prepared(figures), status_of(figures, as_code)
    if unique:
        made = with_steps(made, [periods_ago(table, any_moment(table)).alias(AGO), sign_of(names).alias(SIGN)])
        made = with_steps(made, *results_of_observation(figures))
        made = with_steps(made, [nw.col(SIGN).min().over(*table.over(names.series)).alias(_LEAST)])
        made = with_steps(made, [nw.col(SIGN).max().over(*table.over(names.series)).alias(SIGN)])
        code = _of_keys(figures, code)
    coded = made.with_columns(code.alias(CODE)).select(*table.schema, CODE).lazy()
    coded = coded.filter(nw.col(CODE) > RowStatus.RATED.code)
    counts: Any = coded.group_by(CODE).agg(nw.len().alias(_ROWS)).sort(CODE).collect()
    return tuple(
        Fault(list(RowStatus)[code], rows, _first(coded, code, list(table.schema), keys))
        for code, rows in counts.select(CODE, _ROWS).iter_rows()
    )


def _of_keys(figures: Figures, code: nw.Expr) -> nw.Expr:
    """Add to the faults of a row those of its name, its period and its series."""
    twice = has_result(figures) & (nw.col(RESULTS) > 1)
    for is_so, status in (
        (twice, RowStatus.DUPLICATE),
        (nw.col(_LEAST) != nw.col(SIGN), RowStatus.MIXED_POLARITY),
        (nw.col(AGO).is_null(), RowStatus.UNKNOWN_PERIOD),
        (is_nameless(figures.columns), RowStatus.NO_NAME),
    ):
        code = nw.when(is_so & (code < status.code)).then(as_code(status)).otherwise(code)
    return code


def _first(coded: Any, code: int, columns: list[str], order: tuple[str, ...]) -> FrozenMapping[str, object]:
    rows = coded.filter(nw.col(CODE) == code).select(*columns)
    first = (rows.sort(*order) if order else rows).head(1).collect()
    row = next(iter(first.iter_rows(named=True)))
    return FrozenMapping((name, known(row[name])) for name in columns)
