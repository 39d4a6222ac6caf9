"""Text in the column of periods. Each spelling is read once, for all its rows."""

from itertools import zip_longest
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import TEMPORARY
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.named_periods import NAMED_MONTHS, NAMED_START, steps_of_names
from qpr_core.frames.tables.scaled_figures import by_partition, with_steps
from qpr_core.frames.tables.table import Table
from qpr_core.frames.tables.written_days import DAY, DAY_MONTH, steps_of_days
from qpr_core.model.time.period import Period

UNREAD: Final = -(10**9)
"""The number of a spelling that cannot be read."""


WRITTEN: Final = f"{TEMPORARY}written_period"
"""The column of periods as text. Sqlframe cannot join by a name with spaces."""


def with_spellings(table: Table, number: nw.Expr, name: str) -> Any:
    """Add to each row the *number* of the spelling of its period.

    It is null, or `UNREAD`, if the cell is empty.

    A lazy table is joined with its own spellings, so that it stays lazy. A join in Dask would give rows the same
    index, so that each partition is read as a separate table.
    """
    names, days = steps_of_names(WRITTEN, table.columns.financial_year), steps_of_days(WRITTEN)
    none = list[nw.Expr]()
    steps = [name + day for name, day in zip_longest(names, [none, *days], fillvalue=none)]
    steps.append([number.alias(name)])
    frame = table.frame.with_columns(nw.col(table.columns.period).cast(nw.String).alias(WRITTEN))
    if isinstance(frame, nw.DataFrame):
        return _looked_up(frame, steps, name)
    if frame.implementation.is_dask():
        return by_partition(frame, _looked_up, steps, name)
    return frame.join(_read(frame, steps, name), on=WRITTEN, how="left")


def _looked_up(frame: Any, steps: list[list[nw.Expr]], name: str) -> Any:
    """Look the numbers up, because a join would lose the index of pandas."""
    numbers = {"": UNREAD} | dict(_read(frame, steps, name).iter_rows())
    return frame.with_columns(nw.col(WRITTEN).replace_strict(numbers, return_dtype=nw.Int64).alias(name))


def _read(frame: Any, steps: list[list[nw.Expr]], name: str) -> Any:
    spellings = frame.select(WRITTEN).filter(~nw.col(WRITTEN).is_null()).unique()
    return with_steps(spellings, *steps).select(WRITTEN, name)


def age_of_spelling(at: Period) -> nw.Expr:
    """Return how many periods before *at* a spelling is.

    A date has the age of the period that contains it. A name must have the length of *at*, and not overlap it.
    """
    length = at.frequency.months
    steps = (nw.lit(float(at.ordinal)) - nw.col(NAMED_START).cast(nw.Float64)) / length
    past = age_of_month(nw.col(DAY_MONTH).cast(nw.Float64), at)
    fits = (nw.col(NAMED_MONTHS) == length) & (steps == rounded(steps))
    age = nw.when(nw.col(DAY) > 0).then(past).otherwise(nw.lit(float(UNREAD)))
    return nw.when(fits).then(steps).otherwise(age).cast(nw.Int64)


def age_of_month(month: nw.Expr, at: Period) -> nw.Expr:
    """Return how many periods before *at* the period with a month is, as a float.

    Months are counted from the year 0.
    """
    length = at.frequency.months
    months = nw.lit(float(at.end - 1)) - month
    return rounded((months - (length - 1) / 2) / length)


def code_of_spelling() -> nw.Expr:
    """Return a number that is the same for every spelling of a period, and of a date."""
    named = nw.col(NAMED_START) * 10_000 + nw.col(NAMED_MONTHS) * 100
    date = nw.col(DAY_MONTH) * 10_000 + nw.col(DAY)
    code = nw.when(nw.col(DAY) > 0).then(date).otherwise(nw.lit(UNREAD, nw.Int64))
    return nw.when(nw.col(NAMED_MONTHS) > 0).then(named).otherwise(code)
