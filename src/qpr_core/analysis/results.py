"""Latest result: the result that counts in a reporting period, or why none does.

What is due decides, in a report of any length:

- Results shorter than the reporting period are combined by the aggregation of the indicator. Without one they cannot be
  reported.
- Otherwise the result that was due counts: that of the last period of the series that has ended by the end of the
  reporting period, or that ended as many quarters earlier as results come in arrears. So in a monthly report, a
  quarterly result is due from the last month of its quarter on, and counts until the next one is due. Its own period is
  shown beside it. A survey every two years is due every second year, counted from its first result.
- If the result that was due is missing, an earlier one is carried forward, for as many of its own periods as the
  indicator allows.
"""

from typing import NamedTuple

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.disclosure.gate import released
from qpr_core.analysis.disclosure.wholes import released_whole
from qpr_core.errors import SeriesError
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import Gap, Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import evolvable


def reported_series(indicator: Indicator, series: TimeSeries, period: Period) -> TimeSeries:
    """Return the published series, or one of longer periods if combined.

    Results that are shorter than *period* are combined. Others are as they are. Small counts are withheld or rounded.

    >>> from qpr_core import Aggregation, Polarity
    >>> visits = Indicator(code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number",
    ...                    aggregation=Aggregation.SUM)
    >>> months = TimeSeries({"April 2023": 5, "May 2023": 6, "June 2023": 7, "July 2023": 8})
    >>> reported_series(visits, months, Period.parse("Q1 2023/24"))
    TimeSeries({'Q1 2023/24': 18, 'Q2 2023/24': None})

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`.
        SeriesError: If *series* is not a `TimeSeries`, has shorter periods than *period* and the indicator has no
            aggregation, or does not have the frequency at which the indicator is reported.
    """
    check_indicator(indicator)
    check_kind(series, TimeSeries, "series", whose=indicator.code)
    declared = indicator.frequency
    if declared is not None and series.frequency is not declared:
        raise SeriesError(
            f"series must be of {declared.noun}s, the frequency of the indicator",
            shown=f"{series.frequency.noun}s",
            whose=indicator.code,
        )
    if indicator.every > 1:
        _check_apart(indicator, series)
    if series.frequency.months >= period.frequency.months:
        return released(indicator, series)
    if indicator.aggregation is not None:
        try:
            return released_whole(indicator, series, period.frequency, indicator.aggregation)
        except SeriesError as error:
            raise error.of(indicator.code) from error
    noun = series.frequency.noun
    raise SeriesError(
        f"period must be a {noun} for a series of {noun}s (or give the indicator an aggregation)",
        shown=period,
        whose=indicator.code,
    )


def _check_apart(indicator: Indicator, series: TimeSeries) -> None:
    """Check that results are as far apart as the indicator has them.

    Raises:
        SeriesError: If they are not.
    """
    for period, _, _ in series:
        if series.first.distance(period) % indicator.every:
            raise SeriesError(
                f"series must have results every {indicator.every} {series.frequency.noun}s from {series.first} on",
                shown=period,
                whose=indicator.code,
            )


@evolvable
class LatestResult(NamedTuple):
    """The result that counts in a period, or the reason for having none.

    `due` is the period whose result was due by then. A result of an earlier period than the one that was due is carried
    forward. A result that is withheld is a `Gap` with `Withheld`.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> latest = latest_result(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}), "Q2 2023/24")
    >>> latest.due, latest.found.period
    (Period.parse('Q2 2023/24'), Period.parse('Q1 2023/24'))
    """

    period: Period
    due: Period
    found: Observation | Gap | NoRating

    @property
    def is_carried(self) -> bool:
        """Whether an earlier result is used in place of the one that was due."""
        return not isinstance(self.found, NoRating) and self.found.period != self.due


def ended_period(indicator: Indicator, series: TimeSeries, period: Period) -> Period:
    """Return the last period of the *series* that has ended by *period*.

    *period* must be as long as those of the series, or shorter. For a quarterly series and a quarter, it is that
    quarter. For a yearly series and a quarter in the middle of a year, it is the year before.

    >>> from qpr_core import Polarity
    >>> survey = Indicator(code="S1", name="Survey", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> ended_period(survey, TimeSeries({"2021/22": 70, "2022/23": 74}), Period.parse("Q2 2023/24"))
    Period.parse('2022/23')

    Raises:
        SeriesError: If *period* is not a period of the series, such as a quarter of a different financial year.
    """
    frequency, between = series.frequency, period.end - series.first.end
    if frequency is not period.frequency or indicator.every > 1:
        return _last_of(indicator, series, between)
    if between % frequency.months:
        raise SeriesError(
            f"period must fit the series, which has {frequency.noun}s like {series.first}",
            shown=period,
            whose=indicator.code,
        )
    return period


def due_period(indicator: Indicator, series: TimeSeries, period: Period) -> Period:
    """Return the last period of the *series* whose result was due.

    It was due by the end of *period*. It is the last period that has ended or, if results come in arrears, as many
    quarters earlier. A result that came early counts from the quarter in which it was due, so that an old report can be
    repeated.

    >>> from qpr_core import Polarity
    >>> deaths = Indicator(code="D1", name="Deaths", polarity=Polarity.LOWER_IS_BETTER, unit="number", arrears=1)
    >>> due_period(deaths, TimeSeries({"Q1 2023/24": 70, "Q2 2023/24": 64}), Period.parse("Q2 2023/24"))
    Period.parse('Q1 2023/24')

    Raises:
        SeriesError: If *period* is not a period of the series.
    """
    ended = ended_period(indicator, series, period)
    if indicator.arrears == 0:
        return ended
    late = Frequency.QUARTERLY.months * indicator.arrears
    return _last_of(indicator, series, period.end - late - series.first.end)


def _last_of(indicator: Indicator, series: TimeSeries, months: int) -> Period:
    """Return the last period of a result that ends up to *months* after the first."""
    return series.first.shift(months // (series.frequency.months * indicator.every) * indicator.every)


def latest_result(indicator: Indicator, series: TimeSeries, at: Period | str) -> LatestResult:
    """Return the result that counts in a period.

    It is the latest, if that is not older than the indicator allows.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q4 2022/23": 74})
    >>> latest_result(calls, results, "Q1 2023/24").is_carried
    True
    >>> latest_result(calls, results, "Q2 2023/24").found
    NoRating.TOO_OLD

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`.
        SeriesError: If *series* is not a `TimeSeries`, has shorter periods than *at* and the indicator has no
            aggregation, or *at* is not one of its periods.
        PeriodError: If *at* does not name a period.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    return latest_of(indicator, reported_series(indicator, series, period), period)


def latest_of(indicator: Indicator, series: TimeSeries, period: Period) -> LatestResult:
    """Return the result that counts, from a series that needs no combining."""
    due = due_period(indicator, series, period)
    known = series.published(until=due, most=1)
    observation = known[0] if known else None
    if observation is not None and observation.period.distance(due) <= indicator.carry_forward * indicator.every:
        return LatestResult(period, due, observation)
    if isinstance(series.get(due), Ratio):
        return LatestResult(period, due, NoRating.NOTHING_TO_COUNT)
    if observation is not None:
        return LatestResult(period, due, NoRating.TOO_OLD)
    begun = series.first.ordinal < period.end
    return LatestResult(period, due, NoRating.NOT_YET_DUE if due < series.first and begun else NoRating.NO_RESULT)
