"""The results of an indicator at the length of period that it is asked for."""

from qpr_core.errors import SeriesError, got
from qpr_core.model.frequency import Frequency
from qpr_core.model.indicator import Indicator, require_indicator
from qpr_core.model.period import Period
from qpr_core.model.time_series import TimeSeries


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
    require_indicator(indicator)
    if not isinstance(series, TimeSeries):
        raise SeriesError(f"results must be a TimeSeries, got {got(series)} ({indicator.code})")
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
