"""Results of each period alone, from figures that cover the year to date."""

from qpr_core.analysis.disclosure.gate import released
from qpr_core.errors import IndicatorError, SeriesError, got
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import Result, Status, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio


def in_period_results(indicator: Indicator, series: TimeSeries) -> TimeSeries:
    """Return the results of each period alone, from year-to-date figures.

    Figures of the year to date cover the financial year up to the end of their period. The figure of the first period
    of a year stays as it is. From every other figure, the one before is subtracted. A period has no result if its
    figure or the one before is missing, and a withheld one if one of them is withheld. A missing figure keeps its
    marker. A year-to-date rate must be two counts.

    >>> from qpr_core import Polarity
    >>> sickness = Indicator(code="HR11", name="Days lost", polarity=Polarity.LOWER_IS_BETTER, unit="days",
    ...                      basis=Basis.YEAR_TO_DATE_TOTAL)
    >>> in_period_results(sickness, TimeSeries({"Q3 2013/14": 5, "Q4 2013/14": 8, "Q1 2014/15": "2.6"}))
    TimeSeries({'Q3 2013/14': None, 'Q4 2013/14': 3, 'Q1 2014/15': 2.6})

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`, or its figures do not cover the year to date.
        SeriesError: If *series* is not a `TimeSeries`, if a rate is not two counts, if a figure follows two counts or
            the other way round, or if counts of the year to date decrease.
    """
    code = check_indicator(indicator).code
    if indicator.basis not in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}:
        raise IndicatorError("basis must be a total or rate of the year to date", given=indicator.basis, whose=code)
    series = released(indicator, series)
    year = indicator.financial_year
    derived: dict[Period, Result | Withheld | None] = {}
    statuses: dict[Period, Status] = {}
    for period, result, _ in series:
        earlier = period.shift(-1)
        begins = year.year_of(earlier.ordinal) != year.year_of(period.ordinal)
        derived[period] = _without(indicator, period, result, None if begins else series.get(earlier), begins=begins)
        used = [period] if begins else [earlier, period]
        status = Status.weakest(series.statuses.get(each, Status.FINAL) for each in used)
        if status is not Status.FINAL and (is_result(derived[period]) or isinstance(derived[period], Withheld)):
            statuses[period] = status
    return TimeSeries(derived, statuses=statuses, markers=series.markers, financial_year=series.financial_year)


def _without(
    indicator: Indicator,
    period: Period,
    result: Result | Withheld | None,
    before: Result | Withheld | None,
    *,
    begins: bool,
) -> Result | Withheld | None:
    if isinstance(result, Withheld):
        return Withheld()
    rate = indicator.basis is Basis.YEAR_TO_DATE_RATE
    if rate and result is not None and not isinstance(result, Ratio):
        raise SeriesError(
            "year-to-date rate must be two counts (use a Ratio)", given=result, whose=f"{indicator.code}, {period}"
        )
    if begins or result is None:
        return result
    if before is None:
        return None
    if isinstance(before, Withheld):
        return Withheld()
    if isinstance(result, Ratio) and isinstance(before, Ratio):
        counted, total = result.numerator - before.numerator, result.denominator - before.denominator
        if counted < 0 or total < 0:
            raise SeriesError(
                "counts of the year to date must not decrease",
                shown=f"{got(result)} after {got(before)}",
                whose=f"{indicator.code}, {period}",
            )
        return Ratio(counted, total)
    if isinstance(result, Ratio) or isinstance(before, Ratio):
        raise SeriesError(
            "figures of the year to date must all be two counts or all be single figures",
            shown=f"{got(result)} after {got(before)}",
            whose=f"{indicator.code}, {period}",
        )
    return result - before
