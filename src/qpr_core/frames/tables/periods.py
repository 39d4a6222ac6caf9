"""The age of each row of a table: how many periods it is before a given period."""

from typing import Final, TypeAlias

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError
from qpr_core.frames.tables.columns import TEMPORARY, Columns
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.table import TEXT, WHOLE, Table
from qpr_core.model.time.period import Baseline, Frequency, Period, as_period
from qpr_core.model.values.figures import whole_number
from qpr_core.model.values.records import SPACES, member_of

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


_SPACES: Final = f"[{SPACES}]+"
"""White space as `Period.parse` defines it. Engines have different definitions."""


_QUARTERS: Final = r"^Q[1-4] [0-9]{4}/[0-9]{2}$"


_QUARTERS_OF_CALENDAR_YEARS: Final = r"^Q[1-4] [0-9]{4}$"


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
    if not isinstance(kind, (nw.Date, nw.Datetime, *TEXT)):
        raise TableError(
            f"column {columns.period!r} must contain dates, names of quarters or whole numbers", shown=kind
        )
    if not isinstance(at, Period | str):
        raise TableError("at must be a Period or its name", given=at)
    period = as_period(at, columns.financial_year, whose="table")
    if isinstance(kind, TEXT) and period.frequency is not Frequency.QUARTERLY:
        raise TableError(
            "at must be a quarter if periods are text (use a column of dates for other periods)", shown=period
        )
    return period


def any_period(table: Table) -> PeriodOrNumber:
    """Return an arbitrary period that fits the column of periods.

    Raises:
        TableError: If the column does not contain periods.
    """
    first = Period(2000, table.columns.financial_year.month, Frequency.QUARTERLY)
    return read_period(table, 0 if isinstance(table.schema[table.columns.period], _NUMBER_TYPES) else first)


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


def ages_of(table: Table, at: PeriodOrNumber) -> nw.Expr:
    """Return how many periods before *at* each row is; null if unknown.

    Later rows have negative ages.

    A table that counts periods has the ages 0, 1 and -1 for its rows of the periods 6, 5 and 7, if *at* is 6.
    """
    columns, kind = table.columns, table.schema[table.columns.period]
    named = nw.col(columns.period)
    if isinstance(at, int) and isinstance(kind, _NARROW):
        return nw.lit(at, nw.Int64) - named.cast(nw.Int64)
    if isinstance(at, int):
        if isinstance(kind, (nw.UInt64, nw.UInt128, nw.Float32)):
            named, kind = table.as_float(columns.period), nw.Float64()
        near = (named < at + _FARTHEST) & (
            named > at - _FARTHEST
        )  # differences of farther ones may not fit into 64 bits
        number = nw.when(near).then(named).otherwise(nw.lit(0))
        whole = number if isinstance(kind, WHOLE) else rounded(number)
        return nw.when(near & (number == whole)).then(nw.lit(at, nw.Int64) - whole.cast(nw.Int64))
    month = _month_of_name(columns) if isinstance(kind, TEXT) else _month_of_day(named)
    known = ~month.is_null()
    months = nw.when(known).then(nw.lit(at.end - 1, nw.Int64) - month).otherwise(nw.lit(0, nw.Int64))
    length = at.frequency.months
    past = rounded((months.cast(nw.Float64) - (length - 1) / 2) / length).cast(nw.Int64)
    return nw.when(known).then(past)


def _month_of_day(day: nw.Expr) -> nw.Expr:
    return day.dt.year().cast(nw.Int64) * 12 + day.dt.month().cast(nw.Int64) - 1


def _month_of_name(columns: Columns) -> nw.Expr:
    """Return the first month of a named quarter; null for any other text.

    Months are counted from the year 0.

    The expression reads a valid name in place of any other text, as an engine may evaluate both branches.
    """
    calendar = columns.financial_year.month == 1
    words = nw.col(columns.period).cast(nw.String).str.replace_all(_SPACES, " ").str.replace_all("^ | $", "")
    is_name = words.str.contains(_QUARTERS_OF_CALENDAR_YEARS if calendar else _QUARTERS)
    good = nw.when(is_name).then(words).otherwise(nw.lit("Q1 2000" if calendar else "Q1 2000/01"))
    year, quarter = good.str.slice(3, 4).cast(nw.Int64), good.str.slice(1, 1).cast(nw.Int64)
    if not calendar:
        following = year.cast(nw.Float64) + 1
        of_century = following - rounded((following - 49.5) / 100) * 100
        is_name = is_name & (of_century == good.str.slice(8, 2).cast(nw.Float64))
    return nw.when(is_name).then(year * 12 + (quarter - 1) * 3 + columns.financial_year.month - 1)
