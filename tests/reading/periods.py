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
    """Templates for names of periods; months are short in the text of some styles."""

    quarter: str
    long_quarter: str
    year: str
    span: str
    has_short_months: bool


KENT_NAMES: Final = PeriodNames(
    quarter="Q{quarter} {year}",
    long_quarter="Quarter {quarter}, {year}",
    year="{one}/{short}",
    span="{first}-{last} {two}",
    has_short_months=True,
)
STATISTICAL_NAMES: Final = PeriodNames(
    quarter="{first} to {last} {calendar}",
    long_quarter="{first} to {last} {calendar} (Quarter {quarter}, {year})",
    year="{one} to {two}",
    span="{first} to {last} {calendar}",
    has_short_months=False,
)


def name_of(period: Period, names: PeriodNames, *, is_long: bool = False) -> str:
    """Name a period of a financial year that begins in April."""
    months = [month[:3] for month in MONTHS] if names.has_short_months and not is_long else MONTHS
    first, last = period.month - 1, (period.month - 2 + period.frequency.months) % 12
    calendar = f"{period.year + (last < first):04d}"
    if period.frequency is Frequency.MONTHLY:
        return f"{months[first]} {period.year:04d}"
    begins = period.year - (period.month < 4)
    year = names.year.format(one=f"{begins:04d}", two=f"{begins + 1:04d}", short=f"{(begins + 1) % 100:02d}")
    if period.frequency is Frequency.YEARLY:
        return year if period.month == 4 else f"{period.year:04d}"
    quarter = (period.month - 4) % 12 // 3 + 1
    template = names.long_quarter if is_long else names.quarter
    return template.format(quarter=quarter, year=year, first=months[first], last=months[last], calendar=calendar)
