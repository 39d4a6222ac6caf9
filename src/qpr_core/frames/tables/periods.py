"""The periods of the rows of a table, as numbers: how many periods each row lies before another."""

from typing import Final, TypeAlias

import narwhals.stable.v2 as nw

from qpr_core.errors import TableError, got
from qpr_core.frames.tables.columns import OWN, Columns
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.table import TEXT, WHOLE, Table
from qpr_core.model.time.period import Baseline, Frequency, Period, as_period
from qpr_core.model.values.figures import whole_number

Moment: TypeAlias = Period | int
"""A period, or, where a table counts its periods, its number."""


AGO: Final = f"{OWN}ago"


COUNTED: Final = (*WHOLE, nw.Float32, nw.Float64)
"""What counts periods; whole numbers with a gap among them are floats in pandas."""


_NARROW: Final = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)
"""Numbers of which none can leave 64 bits by a difference."""


_FAR: Final = 10**9


_SPACES: Final = f"[{''.join(chr(code) for code in range(0x3001) if chr(code).isspace())}]+"
"""White space as `Period.parse` defines it; engines differ."""


_QUARTERS: Final = r"^Q[1-4] [0-9]{4}/[0-9]{2}$"


_QUARTERS_OF_CALENDAR_YEARS: Final = r"^Q[1-4] [0-9]{4}$"


def read_moment(table: Table, at: object) -> Moment:
    """Read a period as the table counts them: a whole number, or the name of a period, or a period.

    Raises:
        TableError: if it is something else, or the column is of something else.
        PeriodError: if a name names no period.
    """
    columns, kind = table.columns, table.schema[table.columns.period]
    if isinstance(kind, COUNTED):
        number = whole_number(at)
        if number is None or abs(number) >= _FAR:
            raise TableError(f"at must be a whole number like those of the column {columns.period!r}, got {got(at)}")
        return number
    if not isinstance(kind, (nw.Date, nw.Datetime, *TEXT)):
        raise TableError(f"column {columns.period!r} must be of days, names of quarters or whole numbers, got {kind}")
    if not isinstance(at, Period | str):
        raise TableError(f"at must be a period or its name, got {got(at)}")
    period = as_period(at, columns.financial_year, whose="table")
    if isinstance(kind, TEXT) and period.frequency is not Frequency.QUARTERLY:
        raise TableError(f"periods of text must be quarters (give days for others), got {period}")
    return period


def any_moment(table: Table) -> Moment:
    """Give a period that the table could have, by the type of its column.

    Raises:
        TableError: if the column is of something else than periods.
    """
    first = Period(2000, table.columns.financial_year.month, Frequency.QUARTERLY)
    return read_moment(table, 0 if isinstance(table.schema[table.columns.period], COUNTED) else first)


def read_baseline(table: Table, at: Moment, against: object) -> Moment:
    """Read what a period is set against: the one before if nothing is said, a baseline, or any other.

    Raises:
        TableError: if it is the same, of another length, or there is no telling what a baseline means for numbers.
        PeriodError: if a name names no period.
    """
    if against is None:
        against = at - 1 if isinstance(at, int) else Baseline.PREVIOUS_PERIOD
    if isinstance(against, Baseline):
        if isinstance(at, int):
            raise TableError(f"against must be a whole number where periods are counted, got {got(against)}")
        return against.of(at)
    base = read_moment(table, against)
    if base == at:
        raise TableError(f"against must be another period than at, got {got(against)}")
    if isinstance(base, Period) and isinstance(at, Period):
        at.distance(base)
    return base


def steps_between(earlier: Moment, later: Moment) -> int:
    """Count the steps from one period to another of the same length; below nought if that one is earlier."""
    return _number(later) - _number(earlier)


def _number(moment: Moment) -> int:
    return moment if isinstance(moment, int) else moment.ordinal // moment.frequency.months


def periods_ago(table: Table, at: Moment) -> nw.Expr:
    """Say how many periods before one the row is: nought for that one, below nought after; null if it is unknown."""
    columns, kind = table.columns, table.schema[table.columns.period]
    named = nw.col(columns.period)
    if isinstance(at, int) and isinstance(kind, _NARROW):
        return nw.lit(at, nw.Int64) - named.cast(nw.Int64)
    if isinstance(at, int):
        if isinstance(kind, (nw.UInt64, nw.UInt128, nw.Float32)):
            named, kind = table.as_float(columns.period), nw.Float64()
        near = (named < at + _FAR) & (named > at - _FAR)  # what is farther away could leave 64 bits
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
    """Read names of quarters, null for what is none; a row of another name is read as if it had one that is good."""
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
