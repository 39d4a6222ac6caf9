"""Dates as text in a column, read as `Period.containing` reads them."""

from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import TEMPORARY
from qpr_core.frames.tables.month_lengths import last_day_of
from qpr_core.frames.tables.name_tokens import (
    A_MONTH,
    digits_of,
    is_short,
    kind_of,
    month_of,
)
from qpr_core.frames.tables.named_periods import TOKENS

DAY_MONTH: Final = f"{TEMPORARY}month of day"
"""The column of the month of each date, counted from the year 0.

It is -1 if the text is not a date.
"""


DAY: Final = f"{TEMPORARY}day of month"
"""The column of the day of the month of each date; 0 if the text is not a date."""


_FIRST_YEAR: Final = 1000
"""Before it, the first numbers of a date can be mistaken for one another."""


_TIME: Final = r"(?:[t ](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?)?"


_ZONE: Final = r"(?: ?(?:z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9]))?"


_AFTER_DAY: Final = f"(?:{_TIME}{_ZONE})$"


_YEAR_FIRST, _COMPACT, _DAY_FIRST, _MONTH_FIRST = 1, 2, 3, 4


_OF_MONTH: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"


_MARKS: Final = ("-", "/", " ", r"\.")


_LAYOUTS: Final = [
    *((rf"[0-9]{{4}}{mark}(?:[0-9]{{1,2}}|{A_MONTH}){mark}[0-9]{{1,2}}", _YEAR_FIRST) for mark in _MARKS),
    ("[0-9]{8}", _COMPACT),
    *((rf"[0-9]{{1,2}}{mark}(?:[0-9]{{1,2}}|{A_MONTH}){mark}[0-9]{{4}}", _DAY_FIRST) for mark in _MARKS),
    (rf"{_OF_MONTH}(?: of)? {A_MONTH}\.?,? [0-9]{{4}}", _DAY_FIRST),
    (rf"{A_MONTH}\.? {_OF_MONTH},? [0-9]{{4}}", _MONTH_FIRST),
]
"""The layouts of dates, in tokens.

`Period.containing` reads more, such as days of the week. Only these are read alike by every engine.
"""


def _col(name: str) -> nw.Expr:
    return nw.col(f"{TEMPORARY}day {name}")


def steps_of_days(text: str) -> list[list[nw.Expr]]:
    """Return the steps that read a column *text* of dates and its `TOKENS`.

    They add `DAY_MONTH` and `DAY`.

    >>> import polars as pl
    >>> from qpr_core.frames.tables.name_tokens import tokens
    >>> from qpr_core.frames.tables.scaled_figures import with_steps
    >>> frame = nw.from_native(pl.DataFrame({"day": ["30/06/2023", "2023-06-30T09:00", "30 Jun 2023", "31/06/2023"]}))
    >>> steps = [tokens(nw.col("day")).alias(TOKENS)], *steps_of_days("day")
    >>> found = with_steps(frame, *steps).select(DAY_MONTH, DAY)
    >>> found.rows() == [(2023 * 12 + 5, 30)] * 3 + [(-1, 0)]
    True
    """
    return [
        _named({"text": nw.col(TOKENS).str.replace_all(_AFTER_DAY, "")}),
        _named({"kind": kind_of(_col("text"), _LAYOUTS, is_short(nw.col(text))), "numbers": digits_of(_col("text"))}),
        _named(_parts()),
        _named(_numbers()),
        _found(),
    ]


def _is(*kinds: int) -> nw.Expr:
    return _col("kind").is_in(kinds)


def _parts() -> dict[str, nw.Expr]:
    """Return the year of a date, and the numbers beside it."""
    numbers = nw.when(_col("kind") > 0).then(_col("numbers")).otherwise(nw.lit("1 1 2000"))
    year = nw.when(_is(_YEAR_FIRST, _COMPACT)).then(numbers.str.slice(0, 4)).otherwise(numbers.str.tail(4))
    rest = nw.when(_is(_YEAR_FIRST)).then(numbers.str.slice(5)).otherwise(numbers.str.replace_all(" [0-9]{4}$", ""))
    return {"year": year, "rest": rest}


def _numbers() -> dict[str, nw.Expr]:
    """Return the numbers of the day and the month of a date."""
    first, second = _col("rest").str.replace_all(" .*$", ""), _col("rest").str.replace_all("^.* ", "")
    day = nw.when(_is(_YEAR_FIRST)).then(second).otherwise(first)
    day = nw.when(_is(_COMPACT)).then(_col("numbers").str.slice(6, 2)).otherwise(day)
    month = nw.when(_is(_YEAR_FIRST)).then(first).otherwise(second)
    month = nw.when(_is(_COMPACT)).then(_col("numbers").str.slice(4, 2)).otherwise(month)
    named = month_of(_col("text"), "^.*M")
    return {"number": day.cast(nw.Float64), "month": nw.when(named > 0).then(named).otherwise(month.cast(nw.Float64))}


def _named(expressions: dict[str, nw.Expr]) -> list[nw.Expr]:
    return [expression.alias(f"{TEMPORARY}day {name}") for name, expression in expressions.items()]


def _found() -> list[nw.Expr]:
    year, month, day = _col("year").cast(nw.Float64), _col("month"), _col("number")
    exists = (
        (year >= _FIRST_YEAR) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= last_day_of(month, _col("year")))
    )
    is_day = (_col("kind") > 0) & exists
    return [
        nw.when(is_day).then(year * 12 + month - 1).otherwise(nw.lit(-1.0)).cast(nw.Int64).alias(DAY_MONTH),
        nw.when(is_day).then(day).otherwise(nw.lit(0.0)).cast(nw.Int64).alias(DAY),
    ]
