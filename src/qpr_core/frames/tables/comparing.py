"""Comparison of two periods of every series, with the answers of `compare`."""

from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import Columns, read_columns
from qpr_core.frames.tables.conditions import CAN_BE_RATED, as_code, has_result, result_conditions, status_of
from qpr_core.frames.tables.differences import BAND, COUNT, TARGET, TOTAL, VALUE, WITHHELD, differences
from qpr_core.frames.tables.engines import with_table_errors
from qpr_core.frames.tables.periods import AGE, read_baseline, read_period, steps_between, with_age
from qpr_core.frames.tables.rating import band_of, prepared, with_withheld_ratings
from qpr_core.frames.tables.row_codes import CODE, SIGN, sign_of
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import Figures, all_of, with_steps
from qpr_core.frames.tables.table import check_added, open_table
from qpr_core.frames.tables.withholding import has_secret, is_hidden
from qpr_core.model.time.period import Baseline, Period

F = TypeVar("F")


_ANSWERS: Final = ("value", "value_before", "change", "movement", "judgement")


@with_table_errors
def compare(
    frame: F,
    *,
    columns: Columns | None = None,
    at: Period | str | int,
    against: Period | str | int | Baseline | None = None,
) -> F:
    """Compare the results of two periods for every series.

    Each result is rated by the thresholds of its period.

    The function returns a table of the same engine; a lazy table stays lazy. It has a row for each series that has a
    row in either period, with these columns:

    - the columns that name the series
    - `value` and `value_before`, and their `change` (now minus before, in the unit of the values)
    - `movement` and `judgement`. If a result is missing, they are the reason. If a result is faulty, or a period has
      two results, they are null.
    - the rating and the status now, and with the suffix `_before` those of the earlier period.

    If `columns` has a `withhold_below`, small counts are withheld. `is_withheld` and `is_withheld_before` mark them,
    and a comparison with one has the reason "withheld". There is no secondary suppression.

    Counts whose products are too large have the status "too large". A numerator times the denominator of the other
    period must be less than two million million million. If closest to target is best, so must the distance to the
    target in millionths, times both denominators.

    >>> import polars as pl
    >>> table = pl.DataFrame({"indicator": ["CS01", "CS01"], "period": ["Q1 2023/24", "Q2 2023/24"],
    ...                       "value": [84.0, 78.5], "target": [85, 85], "floor": [80, 80],
    ...                       "polarity": ["higher is better"] * 2})
    >>> compare(table, at="Q2 2023/24").drop("status", "status_before").rows()
    [('CS01', 78.5, 84.0, -5.5, 'down', 'worse', 'Red', 'Amber')]

    Args:
        frame: A table of any engine that Narwhals knows, eager or lazy.
        columns: The names of its columns. If `None`, the defaults of `Columns`.
        at: The period, its name, or its number if the table counts periods.
        against: The period to compare with, or a baseline. Defaults to the period before *at*.

    Raises:
        TableError: If *frame* is not a table, or lacks a column or has one of the wrong type. Also if *at* or *against*
            does not fit the column of periods.
        PeriodError: If text does not name a period, or the two periods have different lengths.
    """
    names = read_columns(columns)
    table = open_table(frame, names, numbers=names.figures, keys=names.keys, flags=names.data_only_flags)
    both = names.answers
    added = (*_ANSWERS, *both, *(f"{each}_before" for each in both))
    check_added(names.series, added)
    period = read_period(table, at)
    base = read_baseline(table, period, against)
    steps = steps_between(base, period)
    newest = period if steps > 0 else base
    ages = {"now": max(-steps, 0), "before": max(steps, 0)}
    table, age = with_age(table, newest)
    table = with_withheld_ratings(table)
    rows = table.frame.with_columns(age.alias(AGE))
    rows = rows.filter((nw.col(AGE) == 0) | (nw.col(AGE) == abs(steps)) | nw.col(AGE).is_null())
    figures = Figures(table._replace(frame=rows))
    made = with_steps(_of_series(figures, ages), *differences(figures))
    compared: F = made.select(*names.series, *added).to_native()
    return compared


def _of_series(figures: Figures, ages: dict[str, int]) -> Any:
    """Bring together the two rows of each series, given the age of each side."""
    columns, age = figures.columns, nw.col(AGE)
    code = nw.when(age.is_null()).then(as_code(RowStatus.UNKNOWN_PERIOD)).otherwise(status_of(figures, as_code))
    sound = all_of([*result_conditions(figures), ~is_hidden(figures)])
    can, is_withheld = nw.col(CAN_BE_RATED), has_secret(figures) & (code == RowStatus.RATED.code)
    parts = {
        CODE: nw.when(is_withheld).then(as_code(RowStatus.WITHHELD)).otherwise(code),
        BAND: nw.when(can & ~has_secret(figures)).then(band_of(figures)),
        VALUE: nw.when(sound).then(figures.whole(columns.results[0])),
        SIGN: sign_of(columns),
        COUNT: nw.when(has_result(figures)).then(nw.lit(1)).otherwise(nw.lit(0)),
    }
    if columns.withhold_below is not None:
        parts[WITHHELD] = nw.when(is_hidden(figures)).then(nw.lit(1)).otherwise(nw.lit(0))
    if figures.by_counts:
        parts[TOTAL] = nw.when(sound).then(figures.whole(columns.denominator))
    if columns.target is not None:
        parts[TARGET] = nw.when(~figures.is_missing(columns.target)).then(figures.whole(columns.target))
    sides, combined = list[nw.Expr](), list[nw.Expr]()
    for side, its_age in ages.items():
        here = (age == its_age) | age.is_null()
        sides += [nw.when(here).then(nw.col(part)).alias(f"{part} {side}") for part in parts]
        combined += [nw.col(f"{part} {side}").max() for part in parts if part != COUNT]
        combined.append(nw.col(f"{COUNT} {side}").sum())
    rows = with_steps(prepared(figures), [part.alias(name) for name, part in parts.items()], sides)
    return rows.group_by(*columns.series).agg(*combined)
