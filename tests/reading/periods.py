"""Names of periods, as each style has to print them."""

from typing import Final, NamedTuple

from qpr_core import Frequency, Period

MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class PeriodNames(NamedTuple):
    """Templates for names of periods; months are short in the tables of some styles."""

    quarter: str
    quarter_in_text: str
    quarter_of_same_year: str
    long_quarter: str
    year: str
    span: str
    has_short_months: bool


KENT_NAMES: Final = PeriodNames(
    quarter="Q{quarter} {year}",
    quarter_in_text="Quarter {quarter} {year}",
    quarter_of_same_year="Quarter {quarter}",
    long_quarter="Quarter {quarter}, {year}",
    year="{one}/{short}",
    span="{first}-{last} {two}",
    has_short_months=True,
)
STATISTICAL_NAMES: Final = PeriodNames(
    quarter="{first} to {last} {calendar}",
    quarter_in_text="{first} to {last} {calendar}",
    quarter_of_same_year="{first} to {last} {calendar}",
    long_quarter="{first} to {last} {calendar} (Quarter {quarter}, {year})",
    year="{one} to {two}",
    span="{first} to {last} {calendar}",
    has_short_months=False,
)


def year_of(period: Period) -> int:
    """Return the calendar year in which the financial year of a period begins in April."""
    return period.year - (period.month < 4)


def name_of(period: Period, names: PeriodNames, *, is_long: bool = False) -> str:
    """Name a period in a table, or in a heading."""
    months = [month[:3] for month in MONTHS] if names.has_short_months and not is_long else MONTHS
    return _name(period, names, names.long_quarter if is_long else names.quarter, months)


def name_in_text(period: Period, names: PeriodNames, known: Period | None) -> str:
    """Name a period in a sentence; a quarter has no year if its reader knows the year."""
    is_known = known is not None and year_of(known) == year_of(period)
    return _name(period, names, names.quarter_of_same_year if is_known else names.quarter_in_text, MONTHS)


def _name(period: Period, names: PeriodNames, quarter: str, months: list[str]) -> str:
    first, last = period.month - 1, (period.month - 2 + period.frequency.months) % 12
    calendar = f"{period.year + (last < first):04d}"
    if period.frequency is Frequency.MONTHLY:
        return f"{months[first]} {period.year:04d}"
    begins = year_of(period)
    year = names.year.format(one=f"{begins:04d}", two=f"{begins + 1:04d}", short=f"{(begins + 1) % 100:02d}")
    if period.frequency is Frequency.YEARLY:
        return year if period.month == 4 else f"{period.year:04d}"
    number = (period.month - 4) % 12 // 3 + 1
    return quarter.format(quarter=number, year=year, first=months[first], last=months[last], calendar=calendar)
