"""Evidence of a file: its years, its months and the distance of its dates."""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from qpr_core.errors import PeriodError
from qpr_core.model.time.days import read_day
from qpr_core.model.time.file_names import period_named
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.time.period_names import can_be_month_or_year
from qpr_core.model.time.period_spellings import plain_in_file
from qpr_core.model.time.short_years import FOUR_DIGITS, can_be_month, is_pair_alone, written_out
from qpr_core.model.values.figures import whole_number

_FARTHEST: Final = 50
"""The largest number of years from a guessed year to every other year of the file."""


@frozen(kw_only=True)
class Evidence:
    """The facts that all periods of a file show together.

    Args:
        first_year: The earliest year of four digits; None if there is none.
        last_year: The latest one.
        has_months: Whether a name such as "2010-09" can only be a month.
        has_years: Whether a name such as "2013-14" can only be a financial year.
        has_short_years: Whether a name such as "13/14" can only be a financial year.
        named: The lengths of the periods that have a name.
        apart: The length of a period that the distances of the dates show; None if they show none.
    """

    first_year: int | None
    last_year: int | None
    has_months: bool
    has_years: bool
    has_short_years: bool
    named: frozenset[Frequency]
    apart: Frequency | None

    def year_of(self, digits: int, century: int | None) -> int | None:
        """Return the year that two *digits* mean; None if it cannot be known.

        Args:
            digits: The last two digits of the year.
            century: The first of the 100 years in which the year is. If None, the year is within 50 years of every
                other year of the file.
        """
        if century is not None:
            return century + (digits - century) % 100
        if self.first_year is None or self.last_year is None:
            return None
        first, last = self.last_year - _FARTHEST, self.first_year + _FARTHEST
        near = [year for year in range(first + (digits - first) % 100, last + 1, 100) if year >= 1]
        return near[0] if len(near) == 1 else None

    @property
    def frequency(self) -> Frequency | None:
        """The length of the periods that dates name; None if it is unknown."""
        found = self.named if self.apart is None else self.named | {self.apart}
        return next(iter(found)) if len(found) == 1 else None


def evidence_of(given: Iterable[object], financial_year: FinancialYear, century: int | None) -> Evidence:
    """Return what all periods of a file show.

    >>> from qpr_core import FinancialYear
    >>> shown = evidence_of(["30/06/2023", "30/09/2023", "2016-05"], FinancialYear(), None)
    >>> shown.first_year, shown.last_year, shown.apart, shown.has_months
    (2016, 2023, Frequency.QUARTERLY, True)
    """
    every = list(given)
    names = {plain_in_file(each) for each in every if isinstance(each, str)}
    both = {name: can_be_month_or_year(name) for name in names}
    periods = {each for each in every if isinstance(each, Period)}
    periods |= {period for name in names for period in _named(name, financial_year)}
    days = {day for each in every for day in [day_of(each)] if day is not None}
    numbers = {year for each in every for year in [as_year(each)] if year is not None}
    years = {period.year for period in periods} | {day.year for day in days} | numbers
    years |= {int(name[:4]) for name, kinds in both.items() if all(kinds)}
    seen = Evidence(
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        has_months=(True, False) in both.values(),
        has_years=(False, True) in both.values(),
        has_short_years=any(is_pair_alone(name) and not can_be_month(name) for name in names),
        named=frozenset(period.frequency for period in periods) | ({Frequency.YEARLY} if numbers else set()),
        apart=None,
    )
    return evolve(seen, apart=_distance(days | _short_days(names, seen, century), financial_year))


def _named(name: str, financial_year: FinancialYear) -> list[Period]:
    try:
        return [period_named(name, financial_year, name)]
    except PeriodError:
        return []


def day_of(given: object) -> date | None:
    """Return the day that is given or that a text names; None if it is not a day.

    >>> day_of("30/06/2023"), day_of("30/02/2023"), day_of(2023)
    (datetime.date(2023, 6, 30), None, None)
    """
    if not isinstance(given, date) and not (isinstance(given, str) and FOUR_DIGITS.search(given)):
        return None
    try:
        return read_day(given)
    except PeriodError:
        return None


def _short_days(names: set[str], seen: Evidence, century: int | None) -> set[date]:
    found: set[date] = set()
    for name in names:
        if not FOUR_DIGITS.search(name):
            day = day_of(written_out(name, lambda digits: seen.year_of(digits, century) or 0))
            found |= set() if day is None else {day}
    return found


def as_year(given: object) -> int | None:
    """Return a whole number of four digits, which is a year; None for others.

    >>> as_year(2023), as_year(2023.0), as_year(2023.5), as_year(45107), as_year(True)
    (2023, 2023, None, None, None)
    """
    is_whole = isinstance(given, float | Decimal) and math.isfinite(given) and given == int(given)
    whole = int(given) if isinstance(given, float | Decimal) and is_whole else whole_number(given)
    return whole if whole is not None and 1000 <= whole <= 9998 else None


def _distance(days: set[date], financial_year: FinancialYear) -> Frequency | None:
    """Return the length of the periods that begin, or end, on all *days*."""
    ordered = sorted(days)
    months = [Period(day.year, day.month, Frequency.MONTHLY) for day in ordered]
    begin = all(day == month.first_day for day, month in zip(ordered, months, strict=True))
    end = all(day == month.last_day for day, month in zip(ordered, months, strict=True))
    steps = [earlier.distance(later) for earlier, later in pairwise(months)]
    if not steps or not (begin or end) or min(steps) not in {1, 3, 6, 12} or any(step % min(steps) for step in steps):
        return None
    edge = months[0].ordinal if begin else months[0].end
    return Frequency(min(steps)) if (edge - financial_year.month + 1) % min(steps) == 0 else None
