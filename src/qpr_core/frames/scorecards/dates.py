"""Dates in tables: `is_date`, and the length of the periods they name."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from qpr_core.errors import PeriodError
from qpr_core.frames.scorecards.headings import Columns, plain
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.time.file_evidence import day_of
from qpr_core.model.time.file_periods import read_periods
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency

_WORDS: Final = {"month": Frequency.MONTHLY, "quarter": Frequency.QUARTERLY, "qtr": Frequency.QUARTERLY,
                 "half": Frequency.HALF_YEARLY, "half-year": Frequency.HALF_YEARLY,
                 "year": Frequency.YEARLY, "fy": Frequency.YEARLY}  # fmt: skip


_SHORT_DATE: Final = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")


def distinct(cells: Iterable[Cell]) -> Iterable[Cell]:
    """Return each different text, number and date once, in the order of the cells."""
    known = [cell for cell in cells if isinstance(cell, str | int | float | date)]
    return [cell for _, cell in dict.fromkeys((type(cell), cell) for cell in known)]


def is_date(cell: Cell) -> bool:
    """Return True if a cell is a date, or a text such as "30/06/2023".

    >>> is_date("30/06/2023"), is_date("Q1 2023/24")
    (True, False)
    """
    if isinstance(cell, str):
        return _SHORT_DATE.fullmatch(cell) is not None or day_of(cell) is not None
    return isinstance(cell, date)


def length_of_dates(
    table: SourceTable, columns: Columns, names: Iterable[Cell], financial_year: FinancialYear
) -> tuple[Frequency | None, str | None]:
    """Return the length of the periods that dates name, with a notice.

    A heading such as "Month ending" shows it. Otherwise the dates are as far apart as the periods are long.
    """
    dates = [name for name in names if is_date(name)]
    part = columns.period_part
    if not dates:
        return None, None
    if part is not None:
        words = set(plain(table.heading(columns.parts[part])).split())
        found = next((length for word, length in _WORDS.items() if word in words), None)
        if found is not None:
            return found, None
    try:
        length = read_periods(dates, financial_year=financial_year).period_of(dates[0]).frequency
    except PeriodError:
        return None, None
    months = f"{length.months} month{'' if length.months == 1 else 's'}"
    return length, f"the dates of {table.shown_name} were read as {length.noun}s, as they are {months} apart"
