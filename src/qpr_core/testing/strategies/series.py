"""Strategies for periods and results over time, with gaps."""

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from qpr_core.model.series.observation import Gap, Observation, Status, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.typed_figures import Marker
from qpr_core.testing.strategies.figures import figures, ratios


def financial_years() -> st.SearchStrategy[FinancialYear]:
    """Return financial years; they shrink to the calendar year."""
    return st.builds(FinancialYear, st.integers(1, 12), fy_names=st.sampled_from([None, "starts", "ends"]))


def periods(*, frequency: Frequency | None = None) -> st.SearchStrategy[Period]:
    """Return periods of any or one frequency; they shrink to an early January."""
    lengths = st.sampled_from(Frequency) if frequency is None else st.just(frequency)
    return st.builds(Period, st.integers(1, 9996), st.integers(1, 12), lengths)


def quarters() -> st.SearchStrategy[Period]:
    """Return quarters of fifty financial years; they shrink to Q4 1999/00."""
    return st.integers(0, 200).map(Period(2000, 1, Frequency.QUARTERLY).shift)


def results(
    *,
    measured: st.SearchStrategy[Fraction] | st.SearchStrategy[Ratio] | None = None,
) -> st.SearchStrategy[list[Fraction | Ratio | None]]:
    """Return results of consecutive quarters, with gaps; they shrink to one 0."""
    return _RESULTS if measured is None else _listed(measured)


def _listed(
    measured: st.SearchStrategy[Fraction] | st.SearchStrategy[Ratio] | st.SearchStrategy[Fraction | Ratio],
) -> st.SearchStrategy[list[Fraction | Ratio | None]]:
    return st.lists(measured | st.just(Ratio(0, 0)) | st.none(), min_size=1, max_size=16)


_RESULTS: Final = _listed(figures() | ratios())


@st.composite
def series(draw: st.DrawFn, *, given: st.SearchStrategy[list[Fraction | Ratio | None]] | None = None) -> TimeSeries:
    """Return time series from Q4 1999/00 on; they shrink to one final result of 0.

    >>> from hypothesis import given
    >>> @given(series())
    ... def test_series(made: TimeSeries) -> None:
    ...     assert str(made.first) == "Q4 1999/00"
    >>> test_series()

    Args:
        given: A strategy for the results. Defaults to `results()`.
    """
    first = Period(2000, 1, Frequency.QUARTERLY)
    made = {first.shift(place): result for place, result in enumerate(draw(results() if given is None else given))}
    whole = [period for period, result in made.items() if is_result(result)]
    missing = [period for period, result in made.items() if result is None]
    named = draw(st.lists(st.sampled_from(whole), unique=True, max_size=3)) if whole else []
    marked = draw(st.lists(st.sampled_from(missing), unique=True, max_size=3)) if missing else []
    return TimeSeries(
        made,
        statuses={period: draw(st.sampled_from(Status)) for period in named},
        markers={period: draw(markers()).text for period in marked},
    )


def markers() -> st.SearchStrategy[Marker]:
    """Return markers of missing results; they shrink to "n/a"."""
    return st.sampled_from(("n/a", "TBC", "<5", "[c]", "*", ":")).map(Marker)


def gaps() -> st.SearchStrategy[Gap]:
    """Return periods without a result; they shrink to Q4 1999/00."""
    return st.builds(Gap, quarters(), st.none(), st.just(Status.FINAL) | markers())


def observations() -> st.SearchStrategy[Observation]:
    """Return observations; they shrink to a final 0 for Q4 1999/00."""
    return st.builds(Observation, quarters(), figures() | ratios(), st.sampled_from(Status))
