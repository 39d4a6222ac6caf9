"""Strategies for results in time, gaps among them."""

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from qpr_core.model.series.observation import Gap, Observation, Status, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Frequency, Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.testing.strategies.figures import figures, ratios


def financial_years() -> st.SearchStrategy[FinancialYear]:
    """Financial years; shrink to the calendar year."""
    return st.builds(FinancialYear, st.integers(1, 12))


def periods(*, frequency: Frequency | None = None) -> st.SearchStrategy[Period]:
    """Periods of any length, or of one, that begin in any month; shrink to an early January."""
    lengths = st.sampled_from(Frequency) if frequency is None else st.just(frequency)
    return st.builds(Period, st.integers(1, 9996), st.integers(1, 12), lengths)


def quarters() -> st.SearchStrategy[Period]:
    """Quarters of fifty years that begin in April; shrink to Q4 1999/00."""
    return st.integers(0, 200).map(Period(2000, 1, Frequency.QUARTERLY).shift)


def results(
    *,
    measured: st.SearchStrategy[Fraction] | st.SearchStrategy[Ratio] | None = None,
) -> st.SearchStrategy[list[Fraction | Ratio | None]]:
    """Results of following quarters, gaps among them; shrink to one of nought."""
    return _RESULTS if measured is None else _listed(measured)


def _listed(
    measured: st.SearchStrategy[Fraction] | st.SearchStrategy[Ratio] | st.SearchStrategy[Fraction | Ratio],
) -> st.SearchStrategy[list[Fraction | Ratio | None]]:
    return st.lists(measured | st.just(Ratio(0, 0)) | st.none(), min_size=1, max_size=16)


_RESULTS: Final = _listed(figures() | ratios())


@st.composite
def series(draw: st.DrawFn, *, given: st.SearchStrategy[list[Fraction | Ratio | None]] | None = None) -> TimeSeries:
    """Time series from Q4 1999/00 on, some results provisional or revised; shrink to a single final nought.

    >>> from hypothesis import given
    >>> @given(series())
    ... def test_series(made: TimeSeries) -> None:
    ...     assert str(made.first) == "Q4 1999/00"
    >>> test_series()

    Args:
        given: the results of the quarters from then on; those of `results` if not given.
    """
    first = Period(2000, 1, Frequency.QUARTERLY)
    made = {first.shift(place): result for place, result in enumerate(draw(results() if given is None else given))}
    whole = [period for period, result in made.items() if is_result(result)]
    told = draw(st.lists(st.sampled_from(whole), unique=True, max_size=3)) if whole else []
    return TimeSeries(made, statuses={period: draw(st.sampled_from(Status)) for period in told})


def gaps() -> st.SearchStrategy[Gap]:
    """Periods without a result; shrink to Q4 1999/00."""
    return st.builds(Gap, quarters())


def observations() -> st.SearchStrategy[Observation]:
    """Results with their period and status; shrink to a final nought of Q4 1999/00."""
    return st.builds(Observation, quarters(), figures() | ratios(), st.sampled_from(Status))
