"""The age of each row of a table: how many periods it is before a given period."""

from typing import Final, TypeAlias

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError
from qpr_core.frames.tables.columns import TEMPORARY, Columns
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.scaled_figures import with_steps
from qpr_core.frames.tables.spellings import (
    UNREAD,
    WRITTEN,
    age_of_month,
    age_of_spelling,
    code_of_spelling,
    with_spellings,
)
from qpr_core.frames.tables.table import TEXT, WHOLE, Table
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline, Period, as_period
from qpr_core.model.values.figures import whole_number
from qpr_core.model.values.records import member_of

PeriodOrNumber: TypeAlias = Period | int
"""A period, or its number if the table counts periods."""


AGE: Final = f"{TEMPORARY}age"
"""The column of ages: 0 for the period asked for, 1 for the period before it.

Later periods have negative ages.
"""


_NUMBER_TYPES: Final = (*WHOLE, nw.Float32, nw.Float64)
"""The types of columns that count periods.

In pandas, whole numbers with a gap among them are floats.
"""


_NARROW: Final = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)
"""Types whose differences always fit into 64 bits."""


_FARTHEST: Final = 10**9
"""The limit for the distance of two periods, which must fit into 64 bits."""


_DAYS: Final = (nw.Date, nw.Datetime)


_READ: Final = f"{TEMPORARY}read period"
"""The column of the age, or of another number, that a spelling has."""


_KNOWN: Final = f"{TEMPORARY}known period"


_UNREAD_TEXT: Final = f"{TEMPORARY}unread text"


def read_period(table: Table, at: object) -> PeriodOrNumber:
    """Check that *at* fits the column of periods and return it.

    It is a number if the table counts periods, and otherwise a `Period`.

    Raises:
        TableError: If *at* does not fit the column, or the column does not contain periods.
        PeriodError: If *at* is text that does not name a period.
    """
    columns, kind = table.columns, table.schema[table.columns.period]
    if isinstance(kind, _NUMBER_TYPES):
        number = whole_number(at)
        if number is None or abs(number) >= _FARTHEST:
            raise TableError(f"at must be a whole number, as in column {columns.period!r}", given=at)
        return number
    if not isinstance(kind, (*_DAYS, *TEXT)):
        raise TableError(f"column {columns.period!r} must contain names of periods, dates or whole numbers", shown=kind)
    if not isinstance(at, Period | str):
        raise TableError("at must be a Period or its name", given=at)
    period = as_period(at, columns.financial_year, whose="table")
    if columns.frequency not in {None, period.frequency}:
        raise TableError(f"at must be a {columns.frequency.noun} (the frequency of the columns)", shown=period)
    return period


def _any_period(table: Table) -> PeriodOrNumber:
    """Return an arbitrary period that fits the column of periods.

    Raises:
        TableError: If the column does not contain periods.
    """
    is_number = isinstance(table.schema[table.columns.period], _NUMBER_TYPES)
    return read_period(table, 0 if is_number else _any_of_calendar(table.columns))


def _any_of_calendar(columns: Columns) -> Period:
    return Period(2000, columns.financial_year.month, columns.frequency or Frequency.QUARTERLY)


def read_baseline(table: Table, at: PeriodOrNumber, against: object) -> PeriodOrNumber:
    """Return the period that *at* is compared with; `None` means the period before.

    Raises:
        TableError: If *against* is the same period, or is a `Baseline` although the table counts periods.
        PeriodError: If *against* is text that does not name a period, or has a different length.
    """
    if against is None:
        against = at - 1 if isinstance(at, int) else Baseline.PREVIOUS_PERIOD
    baseline = member_of(Baseline, against)
    if baseline is not None:
        if isinstance(at, int):
            raise TableError("against must be a whole number if the table counts periods", given=against)
        return baseline.of(at)
    base = read_period(table, against)
    if base == at:
        raise TableError("against must be different from at", given=against)
    if isinstance(base, Period) and isinstance(at, Period):
        at.distance(base)
    return base


def steps_between(earlier: PeriodOrNumber, later: PeriodOrNumber) -> int:
    """Return the number of periods from *earlier* to *later*.

    It is negative if *later* is the earlier one.
    """
    return _number(later) - _number(earlier)


def _number(period: PeriodOrNumber) -> int:
    return period if isinstance(period, int) else period.ordinal // period.frequency.months


def with_age(table: Table, at: PeriodOrNumber) -> tuple[Table, nw.Expr]:
    """Return a table, and how many periods before *at* each of its rows is.

    The table has what the age is read from. The age is null if the period of a row is unknown. Later rows have negative
    ages.

    A table that counts periods has the ages 0, 1 and -1 for its rows of the periods 6, 5 and 7, if *at* is 6.
    """
    if isinstance(at, int):
        return table, _age_of_number(table, at)
    if not table.has_names:
        return table, _age_of_day(table, at)
    frame = with_spellings(table, age_of_spelling(at), _READ)
    return table._replace(frame=frame), nw.when(nw.col(_READ) > UNREAD).then(nw.col(_READ))


def _age_of_number(table: Table, at: int) -> nw.Expr:
    named, kind = nw.col(table.columns.period), table.schema[table.columns.period]
    if isinstance(kind, _NARROW):
        return nw.lit(at, nw.Int64) - named.cast(nw.Int64)
    if isinstance(kind, (nw.UInt64, nw.UInt128, nw.Float32)):
        named, kind = table.as_float(table.columns.period), nw.Float64()
    near = (named < at + _FARTHEST) & (named > at - _FARTHEST)  # differences of farther ones may not fit into 64 bits
    number = nw.when(near).then(named).otherwise(nw.lit(0))
    whole = number if isinstance(kind, WHOLE) else rounded(number)
    return nw.when(near & (number == whole)).then(nw.lit(at, nw.Int64) - whole.cast(nw.Int64))


def _age_of_day(table: Table, at: Period) -> nw.Expr:
    day = nw.col(table.columns.period)
    month = day.dt.year().cast(nw.Float64) * 12 + day.dt.month().cast(nw.Float64) - 1
    known = ~month.is_null()
    of_known = nw.when(known).then(month).otherwise(nw.lit(0.0))
    return nw.when(known).then(age_of_month(of_known, at).cast(nw.Int64))


def with_key(table: Table) -> tuple[Table, list[str]]:
    """Return a table and its columns that are the same for all rows of a period.

    A name may be written in several ways. Dates are in the same period only if the columns have a frequency. An unknown
    period has its text as its key.
    """
    columns, name = table.columns, table.columns.period
    if table.has_names:
        number = code_of_spelling() if columns.frequency is None else age_of_spelling(_any_of_calendar(columns))
        known = nw.col(_KNOWN)
        text = nw.when(known).then(nw.lit("")).otherwise(nw.col(WRITTEN))
        frame = with_steps(
            with_spellings(table, number, _READ),
            [(nw.col(_READ) > UNREAD).fill_null(value=False).alias(_KNOWN)],
            [nw.when(known).then(nw.col(_READ)).otherwise(nw.lit(UNREAD, nw.Int64)).alias(_READ)],
            [text.fill_null("").alias(_UNREAD_TEXT)],
        )
        return table._replace(frame=frame), [_READ, _UNREAD_TEXT]
    if columns.frequency is None or not isinstance(table.schema[name], _DAYS):
        return table, [name]
    frame = table.frame.with_columns(_age_of_day(table, _any_of_calendar(columns)).alias(_READ))
    return table._replace(frame=frame), [_READ]


def is_unknown(table: Table) -> nw.Expr:
    """Return True for a row whose period is unknown, in a table of `with_key`.

    Raises:
        TableError: If the column does not contain periods.
    """
    if table.has_names:
        return ~nw.col(_KNOWN)
    _, age = with_age(table, _any_period(table))
    return age.is_null()
