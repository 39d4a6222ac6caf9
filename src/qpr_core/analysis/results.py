"""Which result counts at a quarter: its own, the latest one carried forward, or none and why."""

from typing import NamedTuple

from qpr_core.analysis.answers import NoRating
from qpr_core.errors import SeriesError
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Frequency, Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import evolvable


def reported_series(indicator: Indicator, series: TimeSeries, period: Period) -> TimeSeries:
    """Give the series itself, or that of its quarters if months are asked for one and the indicator says how.

    >>> from qpr_core import Aggregation, Polarity
    >>> visits = Indicator(code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number",
    ...                    aggregation=Aggregation.SUM)
    >>> months = TimeSeries({"April 2023": 5, "May 2023": 6, "June 2023": 7, "July 2023": 8})
    >>> reported_series(visits, months, Period.parse("Q1 2023/24"))
    TimeSeries({'Q1 2023/24': 18, 'Q2 2023/24': None})

    Raises:
        IndicatorError: if *indicator* is none.
        SeriesError: if *series* is none, or has shorter periods than the one asked for and nothing says how several
            make one, or is not of the frequency at which the indicator is reported.
    """
    check_indicator(indicator)
    check_kind(series, TimeSeries, "series", whose=indicator.code)
    declared = indicator.frequency
    if declared is not None and series.frequency is not declared:
        raise SeriesError(
            f"series must be of {declared.noun}s, as the indicator is reported, got {series.frequency.noun}s "
            f"({indicator.code})"
        )
    if series.frequency.months >= period.frequency.months:
        return series
    if period.frequency is Frequency.QUARTERLY and indicator.aggregation is not None:
        try:
            return series.by_quarter(indicator.aggregation, financial_year=indicator.financial_year)
        except SeriesError as error:
            raise SeriesError(f"{error} ({indicator.code})") from error
    raise SeriesError(
        f"{period.frequency.noun} must not be asked of a series of {series.frequency.noun}s without an aggregation "
        f"that says how several make one, got {period} ({indicator.code})"
    )


@evolvable
class LatestResult(NamedTuple):
    """The result that counts at a period, or why none does, and the period whose result was due by then.

    A result of an earlier period than the one that was due is carried forward.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> latest = latest_result(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}), "Q2 2023/24")
    >>> latest.due, latest.found.period
    (Period.parse('Q2 2023/24'), Period.parse('Q1 2023/24'))
    """

    period: Period
    due: Period
    found: Observation | NoRating

    @property
    def is_carried(self) -> bool:
        """Whether an earlier result stands in for the one that was due."""
        return isinstance(self.found, Observation) and self.found.period != self.due


def ended_period(indicator: Indicator, series: TimeSeries, period: Period) -> Period:
    """Give the last period of the *series* that has ended by the end of *period*, which is as long or shorter.

    For a quarter of a quarterly series it is that quarter; for a quarter in the middle of a year, of a
    yearly series, it is the year before.

    >>> from qpr_core import Polarity
    >>> survey = Indicator(code="S1", name="Survey", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> ended_period(survey, TimeSeries({"2021/22": 70, "2022/23": 74}), Period.parse("Q2 2023/24"))
    Period.parse('2022/23')

    Raises:
        SeriesError: if *period* is not one of the series'.
    """
    frequency, between = series.frequency, period.end - series.first.end
    if frequency is not period.frequency:
        return series.first.shift(between // frequency.months)
    if between % frequency.months:
        raise SeriesError(
            f"period must be one of a series of {frequency.noun}s like {series.first}, got {period} ({indicator.code})"
        )
    return period


def due_period(indicator: Indicator, series: TimeSeries, period: Period) -> Period:
    """Return the last period of the *series* whose result was due by the end of *period*.

    It is the last that has ended or, where results come in arrears, as many quarters earlier. A result that came early
    counts from the quarter in which it was due, so that a later look back at this quarter finds what was known then.

    >>> from qpr_core import Polarity
    >>> deaths = Indicator(code="D1", name="Deaths", polarity=Polarity.LOWER_IS_BETTER, unit="number", arrears=1)
    >>> due_period(deaths, TimeSeries({"Q1 2023/24": 70, "Q2 2023/24": 64}), Period.parse("Q2 2023/24"))
    Period.parse('Q1 2023/24')

    Raises:
        SeriesError: If *period* is not one of the series'.
    """
    ended = ended_period(indicator, series, period)
    if indicator.arrears == 0:
        return ended
    late = Frequency.QUARTERLY.months * indicator.arrears
    return series.first.shift((period.end - late - series.first.end) // series.frequency.months)


def latest_result(indicator: Indicator, series: TimeSeries, at: Period | str) -> LatestResult:
    """Find the result that counts at a period: the latest, if it is not older than the indicator allows.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q4 2022/23": 74})
    >>> latest_result(calls, results, "Q1 2023/24").is_carried
    True
    >>> latest_result(calls, results, "Q2 2023/24").found
    NoRating.TOO_OLD

    Raises:
        IndicatorError: if *indicator* is none.
        SeriesError: if *series* is none, has shorter periods than *at* and nothing says how several make one, or *at*
            is not one of its periods.
        PeriodError: if *at* names no period.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    return latest_of(reported_series(indicator, series, period), indicator, period)


def latest_of(series: TimeSeries, indicator: Indicator, period: Period) -> LatestResult:
    """Find the result that counts at a period, of results at the length of period that is asked for."""
    due = due_period(indicator, series, period)
    observation = series.latest(until=due)
    if observation is not None and observation.period.distance(due) <= indicator.carry_forward:
        return LatestResult(period, due, observation)
    if isinstance(series.get(due), Ratio):
        return LatestResult(period, due, NoRating.NOTHING_TO_COUNT)
    if observation is not None:
        return LatestResult(period, due, NoRating.TOO_OLD)
    begun = series.first.ordinal < period.end
    return LatestResult(period, due, NoRating.NOT_YET_DUE if due < series.first and begun else NoRating.NO_RESULT)
