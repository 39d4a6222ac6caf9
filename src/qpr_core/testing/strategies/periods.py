"""Strategies for time: financial years and reporting periods."""

from hypothesis import strategies as st

from qpr_core.model.financial_year import FinancialYear
from qpr_core.model.frequency import Frequency
from qpr_core.model.period import Period


def financial_years() -> st.SearchStrategy[FinancialYear]:
    """Financial years; shrink to the calendar year."""
    return st.builds(FinancialYear, st.integers(1, 12))


def periods(frequency: Frequency | None = None) -> st.SearchStrategy[Period]:
    """Periods of any length, or of one, that begin in any month; shrink to an early January."""
    lengths = st.sampled_from(Frequency) if frequency is None else st.just(frequency)
    return st.builds(Period, st.integers(1, 9996), st.integers(1, 12), lengths)


def quarters() -> st.SearchStrategy[Period]:
    """Quarters of fifty years that begin in April; shrink to Q4 1999/00."""
    return st.integers(0, 200).map(Period(2000, 1, Frequency.QUARTERLY).shift)
