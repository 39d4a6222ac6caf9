"""Streaks: for how many periods running a result has had its band."""

from attrs import frozen

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.comparing.between_periods import notes_between
from qpr_core.analysis.comparing.comparison import history
from qpr_core.analysis.rating.stand import band_in
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class Streak:
    """A band that an indicator has had for several periods running.

    `count` is the number of periods, the latest included, and `since` the first of them. Each result is rated by the
    thresholds of its own period. A period without a result ends a streak, and so does a change of the definition.

    >>> from qpr_core import Polarity, Thresholds, assess
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> results = TimeSeries({"Q1 2023/24": 70, "Q2 2023/24": None, "Q3 2023/24": 78, "Q4 2023/24": 79})
    >>> assess(calls, results, "Q4 2023/24").streak
    Streak(rating=Rag.RED, count=2, since=Period.parse('Q3 2023/24'))
    """

    rating: Scheme
    count: int
    since: Period

    __repr__ = shown


def streak_of(indicator: Indicator, series: TimeSeries, period: Period, rating: Rating) -> Streak | None:
    """Return the streak of the *rating* that the result of a *period* has.

    `None` if the rating is not a band. A period whose rating is withheld ends a streak.

    >>> from qpr_core import Polarity, Rag, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=70, floor=60),
    ...                               "2023/24": Thresholds(target=85, floor=80)})
    >>> results = TimeSeries({"Q3 2022/23": 65, "Q4 2022/23": 69, "Q1 2023/24": 82})
    >>> streak_of(calls, results, Period.parse("Q1 2023/24"), Rag.AMBER).count
    3

    Raises:
        FigureError: If a result is not a possible value.
        SchemeError: If the indicator's rule fails or returns something that is not a band.
    """
    if not isinstance(rating, Scheme):
        return None
    since, count = period, 1
    for each in reversed(series.published(until=period)[:-1]):
        if each.period.distance(since) != indicator.every or notes_between(indicator.redefined, each.period, since):
            break
        if band_in(indicator, each.result, each.period, history(indicator, series, each.period)) is not rating:
            break
        since, count = each.period, count + 1
    return Streak(rating=rating, count=count, since=since)
