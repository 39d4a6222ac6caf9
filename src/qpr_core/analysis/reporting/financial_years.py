"""Scorecards of indicators with different financial years."""

from collections.abc import Iterable
from typing import Final

from qpr_core.analysis.reporting.entry import Entry
from qpr_core.errors import PeriodError, ScorecardError
from qpr_core.model.time.period import Period

ONE: Final = "one"
MIXED: Final = "mixed"


def check_financial_years(given: object) -> str:
    """Check that *given* is "one" or "mixed", and return it.

    >>> check_financial_years("mixed")
    'mixed'

    Raises:
        ScorecardError: If it is neither.
    """
    if not isinstance(given, str) or given not in {ONE, MIXED}:
        raise ScorecardError("financial_years must be 'one' or 'mixed'", given=given)
    return given


def check_years(entries: Iterable[Entry], period: Period) -> None:
    """Check that a period is one of the financial year of each indicator.

    Quarters of years that begin in April and in January have the same months. Their half-years and years do not.

    Raises:
        PeriodError: If the year of an indicator has no such period.
    """
    for indicator, _ in entries:
        year = indicator.financial_year
        if (period.ordinal - year.month + 1) % period.frequency.months:
            raise PeriodError(
                f"period must be a {period.frequency.noun} of the financial year of each indicator "
                "(make a report for each year, or of shorter periods)",
                shown=f"{period} for {year}",
                whose=indicator.code,
            )
