"""Two periods of every series of a table set against each other: the same answers as `compare`."""

from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import Columns, require_columns
from qpr_core.frames.tables.conditions import CAN, as_code, has_result, result_conditions, status_of
from qpr_core.frames.tables.differences import AIM, BAND, COUNT, SHOWN, TOTAL, differences
from qpr_core.frames.tables.engines import with_own_errors
from qpr_core.frames.tables.periods import AGO, periods_ago, read_baseline, read_moment, steps_between
from qpr_core.frames.tables.rating import band_of, prepared
from qpr_core.frames.tables.row_codes import CODE, SIGN, sign_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, all_of, with_steps
from qpr_core.frames.tables.table import opened, require_apart
from qpr_core.model.time.period import Baseline, Period

F = TypeVar("F")


_ANSWERS: Final = ("value", "value_before", "change", "movement", "judgement")


@with_own_errors
def compare(
    frame: F,
    *,
    columns: Columns | None = None,
    at: Period | str | int,
    against: Period | str | int | Baseline | None = None,
) -> F:
    """Set the result of one period of every series against that of another, each with the thresholds of its own.

    There is a row for each series that has one in either period: the columns that name it, `value` and `value_before`,
    their `change` (now minus before, in the unit of the values), the `movement`, the `judgement`, the rating and the
    status now and `_before`. Where a result is missing, movement and judgement say so. Where something is wrong with
    one, or there are two of a period, they are null, and the status says what. The table is of the kind of the
    one given; lazy in, lazy out.

    Of counts, a numerator times the denominator of the other period may come to two million million millions; where
    closest to target is best, also the distance to the target in millionths times both denominators.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["CS01", "CS01"], "period": ["Q1 2023/24", "Q2 2023/24"],
    ...                       "value": [84.0, 78.5], "target": [85, 85], "floor": [80, 80],
    ...                       "polarity": ["higher is better"] * 2})
    >>> compare(table, at="Q2 2023/24").drop("status", "status_before").rows()
    [('CS01', 78.5, 84.0, -5.5, 'down', 'worse', 'Red', 'Amber')]

    Args:
        frame: a table of any engine that Narwhals knows, eager or lazy.
        columns: what its columns are called.
        at: the period to look at, or its name, or, where the table counts periods, its number.
        against: the period before it, a baseline, or any other period.

    Raises:
        TableError: if *frame* is none, lacks a column, or has one of another type than is needed, or *at* or *against*
            does not fit the column of the periods.
        PeriodError: if a name names no period.
    """
    names = require_columns(columns)
    table = opened(frame, names, numbers=names.figures, keys=names.keys, flags=names.data_only_flags)
    both = (names.rating, names.status)
    added = (*_ANSWERS, *both, *(f"{each}_before" for each in both))
    require_apart(names.series, added)
    moment = read_moment(table, at)
    base = read_baseline(table, moment, against)
    steps = steps_between(base, moment)
    newest = moment if steps > 0 else base
    places = {"now": max(-steps, 0), "before": max(steps, 0)}
    rows = table.frame.with_columns(periods_ago(table, newest).alias(AGO))
    rows = rows.filter((nw.col(AGO) == 0) | (nw.col(AGO) == abs(steps)) | nw.col(AGO).is_null())
    figures = Figures(table._replace(frame=rows))
    made = with_steps(_of_series(figures, places), *differences(figures))
    compared: F = made.select(*names.series, *added).to_native()
    return compared


def _of_series(figures: Figures, places: dict[str, int]) -> Any:
    """Bring together what is needed of the two periods of a series."""
    columns, ago = figures.columns, nw.col(AGO)
    code = nw.when(ago.is_null()).then(as_code(RowStatus.UNKNOWN_PERIOD)).otherwise(status_of(figures, as_code))
    sound = all_of(result_conditions(figures))
    parts = {
        CODE: code,
        BAND: nw.when(nw.col(CAN)).then(band_of(figures)),
        SHOWN: nw.when(sound).then(figures.whole(columns.results[0])),
        SIGN: sign_of(columns),
        COUNT: nw.when(has_result(figures)).then(nw.lit(1)).otherwise(nw.lit(0)),
    }
    if figures.by_counts:
        parts[TOTAL] = nw.when(sound).then(figures.whole(columns.denominator))
    if columns.target is not None:
        parts[AIM] = nw.when(~figures.is_missing(columns.target)).then(figures.whole(columns.target))
    sides, brought = list[nw.Expr](), list[nw.Expr]()
    for side, place in places.items():
        here = (ago == place) | ago.is_null()
        sides += [nw.when(here).then(nw.col(part)).alias(f"{part} {side}") for part in parts]
        brought += [nw.col(f"{part} {side}").max() for part in parts if part != COUNT]
        brought.append(nw.col(f"{COUNT} {side}").sum())
    rows = with_steps(prepared(figures), [part.alias(name) for name, part in parts.items()], sides)
    return rows.group_by(*columns.series).agg(*brought)
