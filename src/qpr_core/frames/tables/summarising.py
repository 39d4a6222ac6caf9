"""How many rows of a table have which rating, group by group: the counts of `summarise`."""

from collections.abc import Iterable
from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError, got
from qpr_core.frames.tables.columns import OWN, Columns, require_columns
from qpr_core.frames.tables.conditions import CAN, as_code, has_result, status_of
from qpr_core.frames.tables.engines import with_own_errors
from qpr_core.frames.tables.periods import AGO, periods_ago, read_moment
from qpr_core.frames.tables.rating import band_of, is_amber, is_green, prepared
from qpr_core.frames.tables.row_codes import CODE, is_nameless
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, with_steps
from qpr_core.frames.tables.table import opened, require_apart
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of

F = TypeVar("F")


_ADDED: Final = ("total", *(band.value for band in Rag), "unrated_count", "faulty_count")


_BAND: Final = f"{OWN}band"


_RESULTS: Final = f"{OWN}results"


_PARTS: Final = tuple(f"{OWN}{name}" for name in ("total", "rated", "green", "amber", "faulty"))


@with_own_errors
def summarise(
    frame: F, *, columns: Columns | None = None, by: str | Iterable[str] = (), at: Period | str | int | None = None
) -> F:
    """Count the ratings of a table, in all or group by group.

    There is a row for each group: the columns that name it, how many there are in `total`, how many are `Green`,
    `Amber`, `Red` and `unrated`, which together are all of them, and how many of the unrated are `faulty`, as something
    is wrong with them. With a period, the series that have a row of it are counted, each once; without one, all rows,
    and whether there are two of one period is not looked at. The table is of the kind of the one given; lazy in, lazy
    out.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["CS01", "CS02", "HT01"], "service": ["CS", "CS", "HT"],
    ...                       "period": ["Q2 2023/24"] * 3, "value": [85, None, 79], "target": [85] * 3,
    ...                       "floor": [80] * 3, "polarity": ["higher is better"] * 3})
    >>> for row in summarise(table, by="service", at="Q2 2023/24").sort("service").rows():
    ...     print(row)
    ('CS', 2, 1, 0, 0, 1, 0)
    ('HT', 1, 0, 0, 1, 0, 0)

    Args:
        frame: a table of any engine that Narwhals knows, eager or lazy.
        columns: what its columns are called.
        by: the columns that name a group; with a period, of a series all rows have the same.
        at: the period to look at, or its name, or, where the table counts periods, its number; all rows if not given.

    Raises:
        TableError: if *frame* is none, lacks a column, or has one of another type than is needed, a column of a group
            has the name of a count, or *at* does not fit the column of the periods.
        PeriodError: if a name names no period.
    """
    names = require_columns(columns)
    groups = _read_groups(by)
    require_apart(groups, _ADDED)
    keys = (*(() if at is None else names.keys), *groups)
    table = opened(frame, names, numbers=names.figures, keys=keys, flags=names.data_only_flags)
    figures = Figures(table)
    if at is None:
        counted = _rows(figures)
    else:
        ago = periods_ago(table, read_moment(table, at))
        rows = table.frame.with_columns(ago.alias(AGO)).filter((nw.col(AGO) == 0) | nw.col(AGO).is_null())
        counted = _series(Figures(table._replace(frame=rows)), groups)
    sums = [nw.col(name).sum() for name in _PARTS]
    summed = counted.group_by(*groups).agg(*sums) if groups else counted.select(*sums)
    total, rated, green, amber, faulty = (nw.col(name).cast(nw.Int64) for name in _PARTS)
    counts = (total, green, amber - green, rated - amber, total - rated, faulty)
    found: F = summed.select(
        *groups, *(count.alias(name) for name, count in zip(_ADDED, counts, strict=True))
    ).to_native()
    return found


def _read_groups(by: object) -> list[str]:
    given = (by,) if isinstance(by, str) else items_of(by)
    names = [name for name in given or () if isinstance(name, str)]
    if given is None or len(set(names)) < len(given):
        raise TableError(f"by must be names of columns, each once, got {got(by)}")
    return names


def _rows(figures: Figures) -> Any:
    """Say of every row, as nought or one, what it counts for."""
    can = nw.col(CAN)
    faulty = status_of(figures, as_code) > RowStatus.RATED.code
    flags = (can, can & is_green(figures), can & is_amber(figures), faulty)
    return with_steps(prepared(figures), _counts(*flags))


def _series(figures: Figures, groups: list[str]) -> Any:
    """Say of every series of one period, as nought or one, what it counts for."""
    columns = figures.columns
    named = [*columns.series, *(name for name in groups if name not in columns.series)]
    code = nw.when(nw.col(AGO).is_null()).then(as_code(RowStatus.UNKNOWN_PERIOD)).otherwise(status_of(figures, as_code))
    parts = [
        nw.when(is_nameless(columns)).then(as_code(RowStatus.NO_NAME)).otherwise(code).alias(CODE),
        nw.when(nw.col(CAN)).then(band_of(figures)).alias(_BAND),
        nw.when(has_result(figures)).then(nw.lit(1)).otherwise(nw.lit(0)).alias(_RESULTS),
    ]
    brought = [nw.col(CODE).max(), nw.col(_BAND).max(), nw.col(_RESULTS).sum()]
    series = with_steps(prepared(figures), parts).group_by(*named).agg(*brought)
    twice = nw.col(_RESULTS) > 1
    rated = ~twice & (nw.col(CODE) == RowStatus.RATED.code)
    faulty = twice | (nw.col(CODE) > RowStatus.RATED.code)
    return series.with_columns(*_counts(rated, rated & (nw.col(_BAND) == 0), rated & (nw.col(_BAND) <= 1), faulty))


def _counts(*flags: nw.Expr) -> list[nw.Expr]:
    """Write truth values as noughts and ones, and a one for the total."""
    ones = [nw.when(flag).then(nw.lit(1)).otherwise(nw.lit(0)) for flag in flags]
    return [one.alias(name) for name, one in zip(_PARTS, (nw.lit(1), *ones), strict=True)]
