"""The last day of a month, in columns."""

from typing import Final

import narwhals.stable.v2 as nw

_LEAP_YEAR: Final = "^(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
"""A year of four digits with a 29 February.

It can be divided by 4, and a whole century by 400.
"""


def last_day_of(month: nw.Expr, year: nw.Expr) -> nw.Expr:
    """Return the last day of a month from its number and the text of its year.

    >>> import polars as pl
    >>> frame = nw.from_native(pl.DataFrame({"month": [2.0, 2.0, 2.0, 6.0], "year": ["2023", "2024", "2100", "2023"]}))
    >>> frame.select(last_day_of(nw.col("month"), nw.col("year")))["literal"].to_list()
    [28.0, 29.0, 28.0, 30.0]
    """
    february = nw.when(year.str.contains(_LEAP_YEAR)).then(nw.lit(29.0)).otherwise(nw.lit(28.0))
    other = nw.when(month.is_in([4.0, 6.0, 9.0, 11.0])).then(nw.lit(30.0)).otherwise(nw.lit(31.0))
    return nw.when(month == 2).then(february).otherwise(other)
