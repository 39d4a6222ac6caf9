"""Counts of ratings in a table, by group: the counts of `summarise`."""

from collections.abc import Iterable
from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError
from qpr_core.frames.tables.columns import TEMPORARY, Columns, read_columns
from qpr_core.frames.tables.conditions import CAN_BE_RATED, as_code, has_result, status_of
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.frames.tables.periods import AGE, read_period, with_age
from qpr_core.frames.tables.rating import band_of, is_amber, is_green, prepared, with_withheld_ratings
from qpr_core.frames.tables.row_codes import CODE, is_nameless
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, with_steps
from qpr_core.frames.tables.table import check_added, open_table
from qpr_core.frames.tables.withholding import has_secret
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of

F = TypeVar("F")


_ADDED: Final = ("total", *(band.value for band in Rag), "unrated_count", "faulty_count")


_BAND: Final = f"{TEMPORARY}band"


_RESULTS: Final = f"{TEMPORARY}results"


_PARTS: Final = tuple(f"{TEMPORARY}{name}" for name in ("total", "rated", "green", "amber", "faulty"))


@with_table_errors
def summarise(
    frame: F, *, columns: Columns | None = None, by: str | Iterable[str] = (), at: Period | str | int | None = None
) -> F:
    """Count the ratings in a table, in total or by group.

    The function returns a table of the same engine; a lazy table stays lazy. It has a row for each group, with these
    columns:

    - the columns that name the group
    - `total`, which is the sum of `Green`, `Amber`, `Red` and `unrated_count`
    - `faulty_count`, the number of unrated ones that have a fault.

    With a period, each series that has a row for the period is counted once. Without a period, every row is counted,
    and duplicates are not looked for.

    If `columns` has a `withhold_below`, ratings that would reveal a small count are counted as unrated. There is no
    secondary suppression.

    The counts are those of `qpr_core.summarise` with `by`. A path of names is a column for each level, and a missing
    name is a level that a place does not have.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["CS01", "CS02", "HT01"], "service": ["CS", "CS", "HT"],
    ...                       "period": ["Q2 2023/24"] * 3, "value": [85, None, 79], "target": [85] * 3,
    ...                       "floor": [80] * 3, "polarity": ["higher is better"] * 3})
    >>> for row in summarise(table, by="service", at="Q2 2023/24").sort("service").rows():
    ...     print(row)
    ('CS', 2, 1, 0, 0, 1, 0)
    ('HT', 1, 0, 0, 1, 0, 0)

    Args:
        frame: A table of any engine that Narwhals knows, eager or lazy.
        columns: The names of its columns. If `None`, the defaults of `Columns`.
        by: The columns that name a group. With a period, every row of a series must be in the same group.
        at: The period, its name, or its number if the table counts periods. If `None`, all rows are counted.

    Raises:
        TableError: If *frame* is not a table, or lacks a column or has one of the wrong type. Also if a column of *by*
            has the name of a count, or *at* does not fit the column of periods.
        PeriodError: If *at* is text that does not name a period.
    """
    names = read_columns(columns)
    groups = _read_groups(by)
    check_added(groups, _ADDED)
    keys = (*(() if at is None else names.keys), *groups)
    table = open_table(frame, names, numbers=names.figures, keys=keys, flags=names.data_only_flags)
    table = with_withheld_ratings(table)
    if at is None:
        counted = _rows(Figures(table))
    else:
        table, age = with_age(table, read_period(table, at))
        rows = table.frame.with_columns(age.alias(AGE)).filter((nw.col(AGE) == 0) | nw.col(AGE).is_null())
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
        raise TableError("by must name different columns", given=by)
    return names


def _rows(figures: Figures) -> Any:
    """Return 1 or 0 for each row and count that it may belong to."""
    can = nw.col(CAN_BE_RATED) & ~has_secret(figures)
    faulty = status_of(figures, as_code) > RowStatus.RATED.code
    flags = (can, can & is_green(figures), can & is_amber(figures), faulty)
    return with_steps(prepared(figures), _counts(*flags))


def _series(figures: Figures, groups: list[str]) -> Any:
    """Return 1 or 0 for each series and count that it may belong to."""
    columns = figures.columns
    named = [*columns.series, *(name for name in groups if name not in columns.series)]
    code = nw.when(nw.col(AGE).is_null()).then(as_code(RowStatus.UNKNOWN_PERIOD)).otherwise(status_of(figures, as_code))
    can = nw.col(CAN_BE_RATED)
    is_withheld = has_secret(figures) & (code == RowStatus.RATED.code)
    code = nw.when(is_withheld).then(as_code(RowStatus.WITHHELD)).otherwise(code)
    parts = [
        nw.when(is_nameless(columns)).then(as_code(RowStatus.NO_NAME)).otherwise(code).alias(CODE),
        nw.when(can & ~has_secret(figures)).then(band_of(figures)).alias(_BAND),
        nw.when(has_result(figures)).then(nw.lit(1)).otherwise(nw.lit(0)).alias(_RESULTS),
    ]
    combined = [nw.col(CODE).max(), nw.col(_BAND).max(), nw.col(_RESULTS).sum()]
    series = with_steps(prepared(figures), parts).group_by(*named).agg(*combined)
    twice = nw.col(_RESULTS) > 1
    rated = ~twice & (nw.col(CODE) == RowStatus.RATED.code)
    faulty = twice | (nw.col(CODE) > RowStatus.RATED.code)
    return series.with_columns(*_counts(rated, rated & (nw.col(_BAND) == 0), rated & (nw.col(_BAND) <= 1), faulty))


def _counts(*flags: nw.Expr) -> list[nw.Expr]:
    """Convert conditions to 0 and 1, and add a 1 for the total."""
    ones = [nw.when(flag).then(nw.lit(1)).otherwise(nw.lit(0)) for flag in flags]
    return [one.alias(name) for name, one in zip(_PARTS, (nw.lit(1), *ones), strict=True)]
