"""Dates as text: year first if the text begins with the year, otherwise day first."""

import re
from datetime import date, datetime
from typing import Final

from qpr_core.errors import PeriodError, got
from qpr_core.model.time.financial_year import month_number

_LONGEST: Final = 60


_BETWEEN: Final = r"(?:\s*[-/.,]\s*|\s+)"


_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"


_MONTH: Final = r"(?P<month>[0-9]{1,2}|[a-z]{3,9}\.?)"


_YEAR: Final = r"(?P<year>[0-9]{4})"


_LATER: Final = r"(?:[t\s,].*)?"
"""The text after the day: a time and its zone, which dateutil must understand."""


_ZONE: Final = re.compile(r"(?<=[0-9])(?:z|[+-][0-9]{2}:[0-9]{2})$", re.IGNORECASE)
"""A zone right after the day, as in XML; it does not change the day."""


_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_LAYOUTS: Final = tuple(
    re.compile(rf"(?:(?P<weekday>[a-z]{{3,9}})[\s,.]+)?{layout}{_LATER}", re.IGNORECASE)
    for layout in (
        rf"{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?",
        rf"{_DAY}(?:\s+of)?{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
        rf"(?P<month>[a-z]{{3,9}}\.?){_BETWEEN}{_DAY}{_BETWEEN}{_YEAR}",
    )
)


def read_day(given: date | str) -> date:
    """Return the day that is given, or the day that a text names.

    Of a text with a time, the day that is written counts.

    >>> read_day("2023/04/01") == read_day("1 April 2023") == read_day("2023-04-01T23:30:00+01:00")
    True
    >>> read_day("9/30/2023")
    Traceback (most recent call last):
    qpr_core.errors.PeriodError: month must be 1 to 12 (the day comes first, unless the text begins with the year), \
got '9/30/2023'

    Raises:
        PeriodError: If *given* is neither a day nor the text of one that exists, with a year of four digits.
    """
    if isinstance(given, date):
        if not isinstance(given.year, int):  # the missing time of pandas is a date whose parts are not numbers
            raise PeriodError("day must be a date that exists", given=given)
        return given.date() if isinstance(given, datetime) else given
    if not isinstance(given, str) or len(given) > _LONGEST or not re.search(r"(?<![0-9])[0-9]{4}", given):
        raise PeriodError("day must be a date or the text of one with a year of four digits", given=given)
    text = given.strip() if ":" in _ZONE.sub("", given.strip()) else _ZONE.sub("", given.strip())
    match = next((match for layout in _LAYOUTS if (match := layout.fullmatch(text))), None)
    if match is None:
        raise PeriodError("day must be a whole date: day, month and year", given=given)
    month = _month(match["month"], got(given))
    read = _read(text, year_first=match.start("year") < match.start("day"))
    if read is None or (read.year, read.month, read.day) != (int(match["year"]), month, int(match["day"])):
        raise PeriodError("day must be a date that exists", given=given)
    weekday = match["weekday"]
    if weekday is not None and not _WEEKDAYS[read.weekday()].lower().startswith(weekday.lower()):
        raise PeriodError(f"day of the week must match the date ({_WEEKDAYS[read.weekday()]})", given=given)
    return read


def _month(written: str, text: str) -> int:
    if not written.isdigit():
        named = month_number(written.removesuffix("."))
        if named is None:
            raise PeriodError("month must be an English name or its first three letters", shown=text)
        return named
    if not 1 <= int(written) <= 12:
        raise PeriodError(
            "month must be 1 to 12 (the day comes first, unless the text begins with the year)", shown=text
        )
    return int(written)


def _read(text: str, *, year_first: bool) -> date | None:
    # dateutil guesses where a text is ambiguous, so read_day compares its answer with the digits of the text.
    # The default keeps it from taking a missing part from the clock.
    from dateutil import parser  # noqa: PLC0415  a slow import that few callers need

    default = datetime(2001, 1, 1)  # noqa: DTZ001  a default needs no time zone
    try:
        return parser.parse(text, dayfirst=not year_first, yearfirst=year_first, default=default, ignoretz=True).date()
    except (ValueError, OverflowError, TypeError):
        return None
