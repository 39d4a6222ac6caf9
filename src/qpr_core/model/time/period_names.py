"""Names of periods: the grammar that reads them.

A period is a pair here: its first month, counted from January of the year 0, and its number of months.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final

from qpr_core.errors import PeriodError, got
from qpr_core.model.time.days import read_day
from qpr_core.model.time.financial_year import MONTHS, FinancialYear, check_financial_year, month_number
from qpr_core.model.time.period_spellings import plain
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


LONGEST: Final = 60


_FINANCIAL: Final = r"(?:(?P<named>fye?|financial year(?: ending)?) ?)?"


_YEAR: Final = rf"{_FINANCIAL}(?P<year>[0-9]{{4}})(?:(?: ?(?P<mark>[/-]) ?| to )(?P<next>[0-9]{{4}}|[0-9]{{2}}))?"


QUARTER: Final = r"(?:q|qtr|quarter)\.? ?(?P<quarter>[0-9]+)"


HALF: Final = r"(?:half[ -]year|half|h)\.? ?(?P<half>[0-9]+)"


_PARTS: Final = {"Q": "quarter", "H": "half-year"}
"""The parts of a year that have numbers, by the letter of their short names."""


_MONTHS: Final = {"Q": 3, "H": 6}


_BETWEEN: Final = r"(?: ?[,:/-] ?| )"


_MONTH: Final = r"(?P<month>[a-z]+)\.?"


_RANGE: Final = r"(?P<first>[a-z]+)\.?(?:[ -](?P<first_year>[0-9]{4}))? ?(?:-|/| to ) ?(?P<last>[a-z]+)\.?"


_ENDING: Final = (
    r"(?:(?P<twelve>(?:financial )?year|12 months)|(?P<six>half[ -]year|6 months)|quarter|3 months) "
    r"(?:ending|ended|to) "
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?"
)


ISO_MONTH: Final = re.compile(r"(?P<year>[0-9]{4}) ?- ?(?P<next>[0-9]{2})")
"""A month as in ISO 8601, or a financial year."""


_DATE: Final = re.compile(r"[0-9]{1,4}([-/. ])(?:[0-9]{1,2}|[a-z]{3,9})\1[0-9]{1,4}(?:[ t].*)?")


_SHORT_YEAR: Final = re.compile(r"(?:.*[^0-9])?[0-9]{2}[/-][0-9]{2}(?:[^0-9].*)?|[a-z].*[ '\u2019-][0-9]{2}")


_WORD_AND_YEAR: Final = re.compile(r"(?!fye?\b|year\b|q\b)(?P<word>[a-z]+)\.?[ '\u2019-]+[0-9]{2}")


def read(text: str, financial_year: FinancialYear, *, written: str | None = None) -> Months:
    """Read the name of a period.

    Args:
        text: The name.
        financial_year: The financial year that it refers to.
        written: What an error shows in its place, if a file has a different text.

    Raises:
        PeriodError: If *text* does not name one period.
    """
    check_financial_year(financial_year)
    if not isinstance(text, str):
        raise PeriodError("name of a period must be text", given=text)
    if len(text) > LONGEST:
        raise PeriodError(f"name of a period must be no longer than {LONGEST} characters", given=text)
    name, shown = plain(text), got(text) if written is None else written
    for pattern, reader in GRAMMAR:
        match = pattern.fullmatch(name)
        if match:
            first, months = reader(match, shown, financial_year)
            if first < 12 or first + months > 9999 * 12:
                raise PeriodError("period must be in the years 1 to 9998", shown=shown)
            return first, months
    raise PeriodError(_missing(name, financial_year), shown=shown)


def _missing(name: str, financial_year: FinancialYear) -> str:
    """Return the rule that a text breaks which has no pattern of the grammar."""
    is_calendar = financial_year.is_calendar_year
    year = "2023" if is_calendar else "2023/24"
    for pattern, group, letter in ((QUARTER, "quarter", "Q"), (HALF, "half", "H")):
        part = re.fullmatch(pattern, name)
        if part:
            return f"{_PARTS[letter]} must have a year (write {letter}{part[group]} {year})"
    word = _WORD_AND_YEAR.fullmatch(name)
    if word and month_number(word["word"]) is None:
        return "month must be an English name or its first three letters"
    if _SHORT_YEAR.fullmatch(name) and not re.search("[0-9]{4}", name):
        return f"year must have four digits ({year})"
    if month_number(name.removesuffix(".")) is not None:
        return f"month must have a year (write {name.removesuffix('.').capitalize()} 2023)"
    if _DATE.fullmatch(name):
        return (
            _wrong_day(name)
            or "name of a period must have its length, which a date does not have (use Period.containing)"
        )
    examples = ["Q2 2023", "Jul-Sep 2023", "September 2023"] if is_calendar else [style.value for style in PeriodStyle]
    years = "" if is_calendar else ", 'September 2023', '2023/24'"
    return f"period must be written like one of {', '.join(map(repr, examples))}{years} or '2023'"


def _wrong_day(name: str) -> str | None:
    """Return the rule that a date breaks; None if the date exists."""
    try:
        read_day(name)
    except PeriodError as error:
        return error.rule
    return None


def can_be_month_or_year(name: str) -> tuple[bool, bool]:
    """Return whether a name like "2010-11" can be a month, and a financial year.

    >>> can_be_month_or_year("2010-11"), can_be_month_or_year("2016-05"), can_be_month_or_year("2013-14")
    ((True, True), (True, False), (False, True))
    """
    match = ISO_MONTH.fullmatch(name)
    if match is None:
        return False, False
    year, following = int(match["year"]), int(match["next"])
    return 1 <= following <= 12, following == (year + 1) % 100


def _read_year(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    year, following = match["year"], match["next"]
    is_month, is_year = can_be_month_or_year(match[0])
    if is_month and is_year:
        month = f"{MONTHS[int(following) - 1]} {year}"
        remedy = month if financial_year.is_calendar_year else f"{year}/{following}, or {month}"
        raise PeriodError(f"year must not look like a month (write {remedy})", shown=text)
    if is_month:
        return int(year) * 12 + int(following) - 1, 1
    return _first_of_year(match, text, financial_year), 12


def _first_of_year(match: re.Match[str], text: str, financial_year: FinancialYear, *, part: str = "") -> int:
    """Return the first month of a year, which the name of a *part* of it may precede."""
    year, named, following = int(match["year"]), match["named"], match["next"]
    if following is None and (named is None or financial_year.is_calendar_year):
        return year * 12
    if following is None and (named == "fye" or named.endswith("ending")):
        return (year - 1) * 12 + financial_year.month - 1
    if following is None and financial_year.fy_names is not None:
        return (year - (financial_year.fy_names == "ends")) * 12 + financial_year.month - 1
    if following is None:
        raise PeriodError(
            f"name of a financial year must have both years (write {part}{year - 1}/{year % 100:02d} "
            f"or {part}{year}/{(year + 1) % 100:02d}, or pass a financial_year with fy_names)",
            shown=text,
        )
    if financial_year.is_calendar_year:
        raise PeriodError("year that begins in January must be written with one number", shown=text)
    if int(following) != (year + 1) % 10 ** len(following):
        raise PeriodError(f"financial year must end in the year after {year}", shown=text)
    return year * 12 + financial_year.month - 1


def _read_quarter(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    if match["quarter"] not in {"1", "2", "3", "4"}:
        raise PeriodError("quarter must be 1, 2, 3 or 4", shown=text)
    return _part_of_year(match, text, financial_year, f"Q{match['quarter']}"), 3


def _read_half(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    if match["half"] not in {"1", "2"}:
        raise PeriodError("half-year must be 1 or 2", shown=text)
    return _part_of_year(match, text, financial_year, f"H{match['half']}"), 6


def _part_of_year(match: re.Match[str], text: str, financial_year: FinancialYear, part: str) -> int:
    """Return the first month of a *part* of a year, such as "Q2" or "H1"."""
    letter, number = part[0], part[1]
    if match["next"] is match["named"] is None and not financial_year.is_calendar_year:
        raise PeriodError(
            f"year of a {_PARTS[letter]} must be a financial year (write {part} {match['year']}/"
            f"{(int(match['year']) + 1) % 100:02d}, or pass a financial_year that begins in January)",
            shown=text,
        )
    first = _first_of_year(match, text, financial_year, part=f"{part} ")
    return first + _MONTHS[letter] * (int(number) - 1)


def _read_month(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    return _month(match["month"], _first_of_year(match, text, financial_year), text), 1


def _read_number_of_month(match: re.Match[str], text: str, _: FinancialYear) -> Months:
    number = int(match["number"])
    if not 1 <= number <= 12:
        raise PeriodError("month must be 1 to 12", shown=text)
    return int(match["year"]) * 12 + number - 1, int(match.groupdict().get("months") or 1)


def _read_range(match: re.Match[str], text: str, financial_year: FinancialYear) -> Months:
    begins = _first_of_year(match, text, financial_year)
    last = _month(match["last"], begins, text)
    if match["first_year"] is None:
        first = _month(match["first"], begins, text)
    else:
        first = _month(match["first"], int(match["first_year"]) * 12, text)
    months = last - first + 1
    if months < 1 and match["first_year"] is None:
        raise PeriodError("range across the end of a year must have both years (Dec 2023-Feb 2024)", shown=text)
    if months not in {1, 3, 6, 12}:
        raise PeriodError("period must be 1, 3, 6 or 12 whole months", shown=f"{months} in {text}")
    return first, months


def _read_ending(match: re.Match[str], text: str, _: FinancialYear) -> Months:
    last, day = _month(match["month"], int(match["year"]) * 12, text), match["day"]
    if day is not None and int(day) != monthrange(2000 + last // 12 % 400, last % 12 + 1)[1]:
        raise PeriodError("period must end on the last day of a month", shown=text)
    months = 12 if match["twelve"] is not None else 6 if match["six"] is not None else 3
    return last - months + 1, months


def _month(name: str, begins: int, text: str) -> int:
    """Return the month of that name in the year that *begins* with a month."""
    number = month_number(name)
    if number is None:
        raise PeriodError("month must be an English name or its first three letters", shown=text)
    return begins + (number - 1 - begins) % 12


_Reader = Callable[[re.Match[str], str, FinancialYear], Months]


GRAMMAR: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{QUARTER}(?:{_BETWEEN}|(?=fy)){_YEAR}", _read_quarter),
        (rf"{_YEAR}{_BETWEEN}?{QUARTER}", _read_quarter),
        (rf"{HALF}(?:{_BETWEEN}|(?=fy)){_YEAR}", _read_half),
        (rf"{_YEAR}{_BETWEEN}?{HALF}", _read_half),
        (_YEAR, _read_year),
        (rf"{_ENDING}{_MONTH}{_BETWEEN}(?P<year>[0-9]{{4}})", _read_ending),
        (rf"{_MONTH}{_BETWEEN}?{_YEAR}", _read_month),
        (rf"{_YEAR}{_BETWEEN}?{_MONTH}", _read_month),
        (rf"{_RANGE}{_BETWEEN}{_YEAR}", _read_range),
        (r"(?P<number>[0-9]{2})[/-](?P<year>[0-9]{4})", _read_number_of_month),
        (r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})/p(?P<months>1|3|6|12)m", _read_number_of_month),
    )
)
