"""Names of periods as they are written, in each `PeriodStyle`."""

from typing import Final

from qpr_core.model.time.financial_year import MONTHS, FinancialYear, check_financial_year
from qpr_core.model.time.period_names import Months, PeriodStyle


def write(period: Months, style: PeriodStyle, financial_year: FinancialYear) -> str:
    """Write the name of a period.

    A period without a name in the financial year is written with its months.
    """
    first, months = period
    offset = (first - (check_financial_year(financial_year).month - 1)) % 12
    if style is not PeriodStyle.MONTHS:
        if months == 1:
            return _month_name(first, whole=style is PeriodStyle.LONG)
        if months == 12 and first % 12 == 0:
            return f"{first // 12:04d}"
        if offset % months == 0:
            return _in_year(first - offset, _PARTS.get(months), offset // months + 1, style)
    return _month_range(first, months)


_PARTS: Final = {3: ("Q", "Quarter"), 6: ("H", "Half-year")}
"""The letter and the word of each part of a year with a number, by its months."""


def _in_year(first: int, part: tuple[str, str] | None, number: int, style: PeriodStyle) -> str:
    year = first // 12
    if first % 12 == 0:
        name = f"{year:04d}"
    elif style is PeriodStyle.FULL_YEARS:
        name = f"{year:04d}-{year + 1:04d}"
    else:
        name = f"{year:04d}/{(year + 1) % 100:02d}"
    if part is None:
        return name
    letter, word = part
    match style:
        case PeriodStyle.YEAR_FIRST:
            return f"{name} {letter}{number}"
        case PeriodStyle.LONG:
            return f"{word} {number}, {name}"
        case _:
            return f"{letter}{number} {name}"


def _month_range(first: int, months: int) -> str:
    last = first + months - 1
    if months == 1:
        return _month_name(first, whole=False)
    if first // 12 == last // 12:
        return f"{MONTHS[first % 12][:3]}-{_month_name(last, whole=False)}"
    return f"{_month_name(first, whole=False)}-{_month_name(last, whole=False)}"


def _month_name(month: int, *, whole: bool) -> str:
    name = MONTHS[month % 12]
    return f"{name if whole else name[:3]} {month // 12:04d}"
