"""Names of periods: the grammar that reads and writes them.

A period is a pair here: its first month, counted from January of the year 0, and its number of months.
"""

import re
from collections.abc import Callable
from typing import Final

from qpr_core.errors import PeriodError, got
from qpr_core.model.time.financial_year import MONTHS, FinancialYear, check_financial_year, month_number
from qpr_core.model.values.records import Choice

Months = tuple[int, int]
"""The first month of a period, counted from the year 0, and its number of months."""


class PeriodStyle(Choice):
    """The styles of period names. `Period.parse` reads all of them.

    >>> [style.value for style in PeriodStyle]
    ['Q2 2023/24', '2023/24 Q2', 'Quarter 2, 2023/24', 'Q2 2023-2024', 'Jul-Sep 2023']
    """

    SHORT = "Q2 2023/24"
    YEAR_FIRST = "2023/24 Q2"
    LONG = "Quarter 2, 2023/24"
    FULL_YEARS = "Q2 2023-2024"
    MONTHS = "Jul-Sep 2023"


_LONGEST: Final = 60


_DASHES: Final = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-"})


_YEAR: Final = r"(?P<year>[0-9]{4})(?:(?P<mark>[/-])(?P<next>[0-9]{4}|[0-9]{2}))?"


_QUARTER: Final = r"(?:q|quarter) ?(?P<quarter>[0-9]+)"


_MONTH: Final = r"(?P<month>[a-z]+) (?P<year>[0-9]{4})"


_RANGE: Final = r"(?P<first>[a-z]+)(?: (?P<first_year>[0-9]{4}))? ?(?:-| to ) ?(?P<last>[a-z]+) (?P<last_year>[0-9]{4})"


_GUESSED_CENTURY: Final = re.compile(r"(?:^|.*[ ,])[0-9]{2}[/-][0-9]{2}(?:$|[ ,].*)")


def read(text: str, financial_year: FinancialYear) -> Months:
    """Read the name of a period.

    Raises:
        PeriodError: If *text* does not name one period.
    """
    check_financial_year(financial_year)
    if not isinstance(text, str):
        raise PeriodError("name of a period must be text", given=text)
    if len(text) > _LONGEST:
        raise PeriodError(f"name of a period must be no longer than {_LONGEST} characters", given=text)
    plain = " ".join(text.translate(_DASHES).lower().split())
    for pattern, reader in _GRAMMAR:
        match = re.fullmatch(pattern, plain)
        if match:
            first, months = reader(match, got(text), financial_year)
            if first < 12 or first + months > 9999 * 12:
                raise PeriodError("period must be in the years 1 to 9998", given=text)
            return first, months
    if _GUESSED_CENTURY.fullmatch(plain):
        raise PeriodError("year must have four digits (2023/24)", given=text)
    known = ", ".join(repr(style.value) for style in PeriodStyle)
    raise PeriodError(f"period must be written like one of {known}, 'September 2023', '2023/24' or '2023'", given=text)


def _read_year(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    year, mark, following = int(match["year"]), match["mark"], match["next"]
    if following is None:
        return year * 12, 12
    if financial_year.is_calendar_year:
        raise PeriodError("year that begins in January must be written with one number", shown=text)
    if mark == "-" and len(following) == 2 and 1 <= int(following) <= 12 and int(following) == (year + 1) % 100:
        raise PeriodError(
            f"year must not look like a month (write {year}/{following}, or {MONTHS[int(following) - 1]} {year})",
            shown=text,
        )
    if int(following) != (year + 1) % 10 ** len(following):
        raise PeriodError(f"financial year must end in the year after {year}", shown=text)
    return year * 12 + financial_year.month - 1, 12


def _read_quarter(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    quarter = match["quarter"]
    if quarter not in {"1", "2", "3", "4"}:
        raise PeriodError("quarter must be 1, 2, 3 or 4", shown=text)
    if match["next"] is None and not financial_year.is_calendar_year:
        raise PeriodError(
            f"year of a quarter must be a financial year (write Q{quarter} {match['year']}/"
            f"{(int(match['year']) + 1) % 100:02d}, or pass a financial_year that begins in January)",
            shown=text,
        )
    first, _ = _read_year(match, text, financial_year)
    return first + 3 * (int(quarter) - 1), 3


def _read_month(match: re.Match[str], text: str, _: FinancialYear) -> Months:
    return _month(match["month"], match["year"], text), 1


def _read_range(match: re.Match[str], text: str, _: FinancialYear) -> Months:
    last = _month(match["last"], match["last_year"], text)
    first = _month(match["first"], match["first_year"] or match["last_year"], text)
    months = last - first + 1
    if months < 1 and match["first_year"] is None:
        raise PeriodError("range across the end of a year must have both years (Dec 2023-Feb 2024)", shown=text)
    if months not in {1, 3, 12}:
        raise PeriodError("period must be 1, 3 or 12 whole months", shown=f"{months} in {text}")
    return first, months


def _month(name: str, year: str, text: str) -> int:
    number = month_number(name)
    if number is None:
        raise PeriodError("month must be an English name or its first three letters", shown=text)
    return int(year) * 12 + number - 1


_Reader = Callable[[re.Match[str], str, FinancialYear], Months]


_GRAMMAR: Final[tuple[tuple[str, _Reader], ...]] = (
    (rf"{_QUARTER},? {_YEAR}", _read_quarter),
    (rf"{_YEAR},? {_QUARTER}", _read_quarter),
    (_YEAR, _read_year),
    (_MONTH, _read_month),
    (_RANGE, _read_range),
)


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
        if (months == 12 and offset == 0) or (months == 3 and offset % 3 == 0):
            return _in_year(first - offset, offset // 3 + 1 if months == 3 else None, style)
    return _month_range(first, months)


def _in_year(first: int, quarter: int | None, style: PeriodStyle) -> str:
    year = first // 12
    if first % 12 == 0:
        name = f"{year:04d}"
    elif style is PeriodStyle.FULL_YEARS:
        name = f"{year:04d}-{year + 1:04d}"
    else:
        name = f"{year:04d}/{(year + 1) % 100:02d}"
    if quarter is None:
        return name
    match style:
        case PeriodStyle.YEAR_FIRST:
            return f"{name} Q{quarter}"
        case PeriodStyle.LONG:
            return f"Quarter {quarter}, {name}"
        case _:
            return f"Q{quarter} {name}"


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
