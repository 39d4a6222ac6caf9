"""Strategies for scorecards, reports and summaries."""

from collections.abc import Iterable
from typing import Final

from hypothesis import strategies as st

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.testing.builders import Four, an_indicator
from qpr_core.testing.strategies.figures import figures, ratios
from qpr_core.testing.strategies.indicators import indicators, plain_indicators, services
from qpr_core.testing.strategies.series import results, series

_LEVELS: Final[dict[Scheme, int]] = {Four.BLUE: 95, Four.GREEN: 85, Four.AMBER: 80}

_COUNTS: Final = results(measured=ratios())


_QUARTERS: Final = ("Q4 1999/00", "Q1 2000/01", "Q2 2000/01", "Q4 2000/01", "Q3 2001/02")


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Return scorecards of every kind of indicator; they shrink to two plain ones.

    The last indicator is K9, and has a result for Q4 1999/00. The others may have no result yet.
    """
    scheme = draw(st.sampled_from([Rag, Four]))
    entries = []
    for place in range(draw(st.integers(1, 6))):
        indicator = draw(indicators(code=f"K{place}", scheme=scheme))
        entries.append((indicator, draw(series(given=None if indicator.disclosure is None else _COUNTS))))
    plain = draw(indicators(code="K9", scheme=Four)) if scheme is Four else draw(plain_indicators(code="K9"))
    return Scorecard([*entries, (plain, TimeSeries({"Q4 1999/00": draw(ratios())}))])


@st.composite
def mixed_scorecards(draw: st.DrawFn) -> Scorecard:
    """Return scorecards of two rating schemes; they shrink to one KPI of each.

    The indicators of `Rag` and `Four` are in any order. K8 and K9 have thresholds and a result for Q4 1999/00.

    >>> from hypothesis import given
    >>> @given(mixed_scorecards())
    ... def test_schemes(card: Scorecard) -> None:
    ...     assert len(card.report("Q4 1999/00").by_scheme) == 2
    >>> test_schemes()
    """
    entries = []
    for place in range(draw(st.integers(0, 4))):
        indicator = draw(indicators(code=f"K{place}", scheme=draw(st.sampled_from([Rag, Four]))))
        entries.append((indicator, draw(series(given=None if indicator.disclosure is None else _COUNTS))))
    first = TimeSeries({"Q4 1999/00": draw(figures())})
    known: list[tuple[Indicator, TimeSeries]] = [
        (an_indicator(code="K8", service=draw(services())), first),
        (an_indicator(code="K9", service=draw(services()), scheme=Four, thresholds=Levels(_LEVELS)), first),
    ]
    return Scorecard(draw(st.permutations([*entries, *known])))


@st.composite
def plain_scorecards(draw: st.DrawFn) -> Scorecard:
    """Return scorecards of up to six plain indicators; they shrink to one indicator."""
    entries = []
    for place in range(draw(st.integers(1, 6))):
        indicator = draw(plain_indicators(code=f"K{place}"))
        first = TimeSeries({"Q4 1999/00": draw(figures())})
        entries.append((indicator, TimeSeries([*first, *list(draw(series()))[1:]])))
    return Scorecard(entries)


@st.composite
def second_ratings(draw: st.DrawFn, *, codes: Iterable[str] = ("K1", "K2")) -> SecondRating:
    """Return second ratings for some quarters; they shrink to one without bands.

    Args:
        codes: The codes of the indicators that may have bands.
    """
    scheme = draw(st.sampled_from([Rag, Four]))
    bands = st.dictionaries(st.sampled_from(_QUARTERS), st.sampled_from(scheme))
    ratings = {code: draw(bands) for code in codes}
    return SecondRating(name="Forecast for the year end", ratings=ratings, scheme=scheme)


@st.composite
def reports(draw: st.DrawFn, *, cards: st.SearchStrategy[Scorecard] | None = None) -> Report:
    """Return reports on one of the first quarters; they shrink to one indicator.

    Some have a second rating.

    Args:
        cards: A strategy for scorecards. Defaults to plain ones.
    """
    card = draw(plain_scorecards() if cards is None else cards)
    kpis = [entry.indicator.code for entry in card if not entry.indicator.is_activity]
    return card.report(draw(st.sampled_from(_QUARTERS)), second=draw(st.none() | second_ratings(codes=kpis)))


@st.composite
def summaries(draw: st.DrawFn, *, with_previous: bool = True, period: str = "Q2 2023/24") -> Summary:
    """Return summaries with some KPIs not rated; they shrink to one unrated KPI.

    Args:
        with_previous: True if there may be a summary of the quarter before.
        period: The period of the summary.
    """
    total = draw(st.integers(1, 60))
    ratings = _shares(draw, total)
    directions = draw(st.none() | st.just(0))
    previous = draw(st.none() | summaries(with_previous=False, period="Q1 2023/24")) if with_previous else None
    listed = draw(st.none() | st.sampled_from(Rag))
    names = (
        [] if listed is None else [(f"Service {place % 3}", f"KPI {place}") for place in range(ratings[listed.rank])]
    )
    return Summary(
        period=period,
        indicators=total,
        ratings=dict(zip(Rag, ratings, strict=True)),
        directions=None if directions is None else dict(zip(Direction, _shares(draw, total), strict=True)),
        listed=None if listed is None else {listed: names},
        previous=previous,
    )


def _shares(draw: st.DrawFn, total: int) -> list[int]:
    first = draw(st.integers(0, total))
    second = draw(st.integers(0, total - first))
    return [first, second, draw(st.integers(0, total - first - second))]
