"""Which result counts at a quarter: its own, the latest one carried forward, or none and why."""

from typing import NamedTuple

from qpr_core.analysis.standing import Unrated
from qpr_core.errors import SeriesError, got
from qpr_core.model.indicator import Indicator, require_indicator
from qpr_core.model.period import Period, as_period
from qpr_core.model.ratio import Ratio
from qpr_core.model.time_series import Observation, TimeSeries


class Latest(NamedTuple):
    """The result that counts at a period, or why none does, and the period whose result was due by then.

    A result of an earlier period than the one that was due is carried forward.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> latest = latest_result(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}), "Q2 2023/24")
    >>> latest.due, latest.found.period
    (Period.parse('Q2 2023/24'), Period.parse('Q1 2023/24'))
    """

    at: Period
    due: Period
    found: Observation | Unrated

    @property
    def is_carried(self) -> bool:
        """Whether an earlier result stands in for the one that was due."""
        return isinstance(self.found, Observation) and self.found.period != self.due


def due_period(indicator: Indicator, series: TimeSeries, at: Period | str) -> Period:
    """Give the last period of the *series* that has ended by the end of *at*.

    For a quarter of a quarterly series it is that quarter; for a quarter in the middle of a year, of a
    yearly series, it is the year before.

    >>> from qpr_core import Polarity
    >>> survey = Indicator(code="S1", name="Survey", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> due_period(survey, TimeSeries({"2021/22": 70, "2022/23": 74}), "Q2 2023/24")
    Period.parse('2022/23')

    Raises:
        SeriesError: if the series has shorter periods than *at* (how several make one is not known), or
            *at* is not one of its periods.
        PeriodError: if *at* names no period.
    """
    require_indicator(indicator)
    if not isinstance(series, TimeSeries):
        raise SeriesError(f"results must be a TimeSeries, got {got(series)} ({indicator.code})")
    period = as_period(at, indicator.financial_year, whose=indicator.code)
    if series.frequency.months < period.frequency.months:
        raise SeriesError(
            f"{period.frequency.noun} must not be asked of a series of {series.frequency.noun}s, "
            f"as how several make one is not known, got {period} ({indicator.code})"
        )
    due = series.first.shift((period.end - series.first.end) // series.frequency.months)
    if due.frequency is period.frequency and due != period:
        raise SeriesError(
            f"period must be one of a series of {due.frequency.noun}s like {series.first}, "
            f"got {period} ({indicator.code})"
        )
    return due


def latest_result(indicator: Indicator, series: TimeSeries, at: Period | str) -> Latest:
    """Find the result that counts at a period: the latest, if it is not older than the indicator allows.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q4 2022/23": 74})
    >>> latest_result(calls, results, "Q1 2023/24").is_carried
    True
    >>> latest_result(calls, results, "Q2 2023/24").found
    Unrated.TOO_OLD

    Raises:
        SeriesError, PeriodError: as `due_period` does.
    """
    due = due_period(indicator, series, at)
    period = as_period(at, indicator.financial_year, whose=indicator.code)
    observation = series.latest(due)
    if observation is not None and observation.period.distance(due) <= indicator.carry_forward:
        return Latest(period, due, observation)
    result = series[due]
    if isinstance(result, Ratio):
        return Latest(period, due, Unrated.NOTHING_TO_COUNT)
    if observation is not None:
        return Latest(period, due, Unrated.TOO_OLD)
    begun = series.first.ordinal < period.end
    return Latest(period, due, Unrated.NOT_YET_DUE if due < series.first and begun else Unrated.NO_RESULT)
