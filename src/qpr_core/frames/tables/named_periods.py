"""Names of periods in a column, read as `Period.parse` reads them."""

import re
from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import TEMPORARY
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.month_lengths import last_day_of
from qpr_core.frames.tables.name_tokens import (
    A_MONTH,
    as_number,
    digits_of,
    has_whole_words,
    is_short,
    kind_of,
    month_of,
    patterns_of_grammar,
    tokens,
    without_groups,
)
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period_names import ISO_MONTH

TOKENS: Final = f"{TEMPORARY}tokens"
"""The column of names in tokens."""


NAMED_START: Final = f"{TEMPORARY}named start"
"""The column of the first month of each named period, counted from the year 0.

It is -1 if the text names no period.
"""


NAMED_MONTHS: Final = f"{TEMPORARY}named months"
"""The column of the number of months of each named period; 0 if there is none."""


_NO_YEAR: Final = -1e6
"""The first month of a year that cannot be read.

Every month counted from it is outside the calendar.
"""


_FEWEST, _MOST = 12, 9999 * 12
"""The first month of the calendar, and the month after its last."""


_KINDS: Final = {"quarter": 1, "first": 2, "twelve": 3, "months": 4, "number": 5, "month": 6, "half": 8}
"""The kind of a name, by the group that only its pattern has."""


_YEAR: Final = 7


_QUARTER, _RANGE, _ENDING, _INTERVAL, _NUMBER, _MONTH, _HALF = _KINDS.values()


def _kind(pattern: re.Pattern[str]) -> int:
    return next((kind for group, kind in _KINDS.items() if group in pattern.groupindex), _YEAR)


_PATTERNS: Final = patterns_of_grammar(_kind)


def _col(name: str) -> nw.Expr:
    return nw.col(f"{TEMPORARY}{name}")


def _is(*kinds: int) -> nw.Expr:
    return _col("kind").is_in(kinds)


def steps_of_names(text: str, financial_year: FinancialYear) -> list[list[nw.Expr]]:
    """Return the steps that read a column *text* of names.

    They add `TOKENS`, `NAMED_START` and `NAMED_MONTHS`.

    >>> import polars as pl
    >>> from qpr_core.frames.tables.scaled_figures import with_steps
    >>> frame = nw.from_native(pl.DataFrame({"name": ["Q2 2023/24", "FYE 2024", "May 2023", "Q2 2023", "2010-11"]}))
    >>> found = with_steps(frame, *steps_of_names("name", FinancialYear())).select(NAMED_START, NAMED_MONTHS)
    >>> found.rows() == [(2023 * 12 + 6, 3), (2023 * 12 + 3, 12), (2023 * 12 + 4, 1), (-1, 0), (-1, 0)]
    True
    """
    is_sound = is_short(nw.col(text)) & has_whole_words(nw.col(TOKENS))
    names = {
        "kind": kind_of(nw.col(TOKENS), _PATTERNS, is_sound),
        "numbers": digits_of(nw.col(TOKENS).str.replace_all("^(?:3|6|12) months", "")),
        "has first year": nw.col(TOKENS).str.contains(rf"^{A_MONTH}\.?[ -][0-9]{{4}}"),
    }
    return [
        [tokens(nw.col(text)).alias(TOKENS)],
        _named(names),
        _named({"years": _years()}),
        _named(_numbers()),
        _named(_beginnings(financial_year)),
        _named(_chosen(financial_year)),
        _in_calendar(),
    ]


def _named(expressions: dict[str, nw.Expr]) -> list[nw.Expr]:
    return [expression.alias(f"{TEMPORARY}{name}") for name, expression in expressions.items()]


def _years() -> nw.Expr:
    """Return the year of a name, with the following year if it has one."""
    numbers = _col("numbers")
    years = nw.when(_is(_QUARTER, _HALF, _MONTH, _YEAR, _RANGE)).then(numbers).otherwise(nw.lit("2000"))
    years = nw.when(_is(_RANGE) & _col("has first year")).then(numbers.str.slice(5)).otherwise(years)
    years = nw.when(_is(_ENDING)).then(numbers.str.tail(4)).otherwise(years)
    years = nw.when(_is(_NUMBER)).then(numbers.str.slice(3, 4)).otherwise(years)
    return nw.when(_is(_INTERVAL)).then(numbers.str.slice(0, 4)).otherwise(years)


def _numbers() -> dict[str, nw.Expr]:
    """Return the numbers of a name.

    One that it lacks is 0, or -1 where a name can have 0.
    """
    numbers, years = _col("numbers"), _col("years")
    before = numbers.str.replace_all(" ?[0-9]{4}$", "")
    month = nw.when(_is(_INTERVAL)).then(numbers.str.slice(5, 2)).otherwise(numbers.str.slice(0, 2))
    return {
        "year": years.str.slice(0, 4).cast(nw.Float64),
        "following": as_number(years.str.slice(5, 4), years.str.len_chars() > 4, -1),
        "has two digits": years.str.len_chars() == len("2023 24"),
        "first year": as_number(numbers.str.slice(0, 4), _is(_RANGE) & _col("has first year"), -1),
        "day": as_number(before, _is(_ENDING) & (before.str.len_chars() > 0), -1),
        "number": as_number(month, _is(_INTERVAL, _NUMBER), 0),
        "length": as_number(numbers.str.slice(8), _is(_INTERVAL), 1),
        "quarter": as_number(nw.col(TOKENS).str.replace_all("^.*Q", "").str.slice(0, 1), _is(_QUARTER), 0),
        "half": as_number(nw.col(TOKENS).str.replace_all("^.*H", "").str.slice(0, 1), _is(_HALF), 0),
        "first month": month_of(nw.col(TOKENS), "^[^M]*M"),
        "last month": month_of(nw.col(TOKENS), "^.*M"),
    }


def _beginnings(financial_year: FinancialYear) -> dict[str, nw.Expr]:
    """Return the first month of the year of a name, and its distance from January."""
    year, following = _col("year"), _col("following")
    last_two = year + 1 - rounded((year - 48.5) / 100) * 100
    follows = following == nw.when(_col("has two digits")).then(last_two).otherwise(year + 1)
    calendar, financial = year * 12, year * 12 + (financial_year.month - 1)
    is_single = following < 0
    if financial_year.is_calendar_year:
        begins, is_calendar = nw.when(is_single).then(calendar).otherwise(nw.lit(_NO_YEAR)), nw.lit(value=True)
    else:
        is_calendar = is_single & ~nw.col(TOKENS).str.contains("fy|financial year")
        is_ending = is_single & nw.col(TOKENS).str.contains("fye|year ending")
        begins = nw.when(follows).then(financial).otherwise(nw.lit(_NO_YEAR))
        if financial_year.fy_names is not None:
            named = financial - 12 if financial_year.fy_names == "ends" else financial
            begins = nw.when(is_single).then(named).otherwise(begins)
        begins = nw.when(is_ending).then(financial - 12).otherwise(begins)
        begins = nw.when(is_calendar).then(calendar).otherwise(begins)
    offset = nw.when(is_calendar).then(nw.lit(0.0)).otherwise(nw.lit(float(financial_year.month - 1)))
    return {"begins": begins, "offset": offset, "follows": follows}


def _in_year(number: nw.Expr) -> nw.Expr:
    after = number - 1 - _col("offset")
    return _col("begins") + nw.when(after < 0).then(after + 12).otherwise(after)


def _readings(financial_year: FinancialYear) -> dict[int, tuple[nw.Expr, nw.Expr]]:
    """Return the first month and the number of months of each kind of name.

    A number of months may be impossible.
    """
    year, number, last = _col("year"), _col("number"), _col("year") * 12 + _col("last month") - 1
    quarter = _col("begins") + (_col("quarter") - 1) * 3
    half = _col("begins") + (_col("half") - 1) * 6
    if not financial_year.is_calendar_year:
        quarter, half = (
            nw.when(_col("offset") == 0).then(nw.lit(_NO_YEAR)).otherwise(part) for part in (quarter, half)
        )
    of_year = nw.col(TOKENS).str.contains("^(?:12 months|(?:financial )?year) ")
    of_half = nw.col(TOKENS).str.contains("^(?:6 months|half[ -]year) ")
    ending = nw.when(of_half).then(nw.lit(6.0)).otherwise(nw.lit(3.0))
    ending = nw.when(of_year).then(nw.lit(12.0)).otherwise(ending)
    day = _col("day")
    at_end = (day < 0) | (day == last_day_of(_col("last month"), _col("years")))
    first_in_year, last_in_year = _in_year(_col("first month")), _in_year(_col("last month"))
    other = _col("first year") * 12 + _col("first month") - 1
    first = nw.when(_col("first year") < 0).then(first_in_year).otherwise(other)
    is_number = (number >= 1) & (number <= 12)
    numbered = nw.when(is_number).then(year * 12 + number - 1).otherwise(nw.lit(_NO_YEAR))
    return {
        _QUARTER: (quarter, nw.lit(3.0)),
        _HALF: (half, nw.lit(6.0)),
        _YEAR: _year_or_month(),
        _ENDING: (nw.when(at_end).then(last - ending + 1).otherwise(nw.lit(_NO_YEAR)), ending),
        _MONTH: (first_in_year, nw.lit(1.0)),
        _RANGE: (first, last_in_year - first + 1),
        _NUMBER: (numbered, nw.lit(1.0)),
        _INTERVAL: (numbered, _col("length")),
    }


def _year_or_month() -> tuple[nw.Expr, nw.Expr]:
    """Return the start and the months of a name like "2023/24" or "2016-05".

    "2010-11" can be both, and has no start.
    """
    following = _col("following")
    is_month = (
        nw.col(TOKENS).str.contains(f"^(?:{without_groups(ISO_MONTH.pattern)})$") & (following >= 1) & (following <= 12)
    )
    month = nw.when(_col("follows")).then(nw.lit(_NO_YEAR)).otherwise(_col("year") * 12 + following - 1)
    start = nw.when(is_month).then(month).otherwise(_col("begins"))
    return start, nw.when(is_month).then(nw.lit(1.0)).otherwise(nw.lit(12.0))


def _chosen(financial_year: FinancialYear) -> dict[str, nw.Expr]:
    """Return the first month and the number of months by the kind of a name."""
    start = length = nw.lit(_NO_YEAR)
    for kind, (its_start, its_length) in _readings(financial_year).items():
        start = nw.when(_is(kind)).then(its_start).otherwise(start)
        length = nw.when(_is(kind)).then(its_length).otherwise(length)
    return {"start": start, "length": length}


def _in_calendar() -> list[nw.Expr]:
    start, length = _col("start"), _col("length")
    is_sound = (start >= _FEWEST) & (start + length <= _MOST) & length.is_in([1.0, 3.0, 6.0, 12.0])
    return [
        nw.when(is_sound).then(start).otherwise(nw.lit(-1.0)).cast(nw.Int64).alias(NAMED_START),
        nw.when(is_sound).then(length).otherwise(nw.lit(0.0)).cast(nw.Int64).alias(NAMED_MONTHS),
    ]
