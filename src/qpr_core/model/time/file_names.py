"""Names of the periods of a file: those of `Period.parse`, and months in brackets."""

import re
from typing import Final

from qpr_core.errors import PeriodError
from qpr_core.model.time import period_names
from qpr_core.model.time.financial_year import FinancialYear, month_number
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.time.period_names import HALF, QUARTER

_MONTHS: Final = re.compile(
    r"(?P<first>[a-z]+)\.?(?: [0-9]{4})? ?(?:-|/| to ) ?(?P<last>[a-z]+)\.?(?: (?P<year>[0-9]{4}))?"
)


_BRACKETS: Final = re.compile(r"(?P<before>[^()]*?) ?\((?P<inside>[^()]*)\) ?(?P<after>[^()]*)")


def period_named(name: str, financial_year: FinancialYear, shown: str) -> Period:
    """Return the period of a name that may have its months in brackets.

    >>> period_named("q1 2023/24 (apr-jun)", FinancialYear(), "")
    Period.parse('Q1 2023/24')
    >>> period_named("q1 (april - june 2023)", FinancialYear(), "")
    Period.parse('Q1 2023/24')
    >>> period_named("q2 2023/24 (apr-jun)", FinancialYear(), "'Q2 2023/24 (Apr-Jun)'")
    Traceback (most recent call last):
    qpr_core.errors.PeriodError: months in brackets must be those of the period, got 'Q2 2023/24 (Apr-Jun)'

    Args:
        name: A name in the form of `period_spellings.plain_in_file`, with years of four digits.
        financial_year: The financial year that it refers to.
        shown: What an error shows.

    Raises:
        PeriodError: If it does not name one period.
    """
    brackets = _BRACKETS.fullmatch(name)
    months = None if brackets is None else _MONTHS.fullmatch(brackets["inside"])
    if brackets is None or months is None or None in _ends(months):
        return _read(name, financial_year, shown)
    rest = f"{brackets['before']} {brackets['after']}".strip()
    of_months = None if months["year"] is None else _read(months[0], financial_year, shown)
    part = re.fullmatch(QUARTER, rest) or re.fullmatch(HALF, rest)
    if part is not None and of_months is not None:
        place = (of_months.ordinal - financial_year.month + 1) % 12
        length = Frequency.QUARTERLY if part.re.pattern == QUARTER else Frequency.HALF_YEARLY
        if of_months.frequency is length and place == length.months * (int(part[1]) - 1):
            return of_months
    else:
        period = _read(rest, financial_year, shown)
        last = period.first_month.shift(period.frequency.months - 1)
        if of_months in {None, period} and _ends(months) == (period.month, last.month):
            return period
    raise PeriodError("months in brackets must be those of the period", shown=shown)


def _ends(months: re.Match[str]) -> tuple[int | None, int | None]:
    return month_number(months["first"]), month_number(months["last"])


def _read(name: str, financial_year: FinancialYear, shown: str) -> Period:
    first, months = period_names.read(name, financial_year, written=shown)
    return Period(first // 12, first % 12 + 1, Frequency(months))
