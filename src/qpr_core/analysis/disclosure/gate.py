"""The gate: the series that is published in place of the one that was given."""

from typing import TypeAlias

from qpr_core.analysis.disclosure.candidates import NOTHING, Base, Candidates, candidates_of
from qpr_core.analysis.disclosure.publishable import withheld
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.disclosure import Disclosure, RoundTo, Suppress
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.indicators.withholding import check_countable, is_missing
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.ratio import Ratio

Released: TypeAlias = Result | Withheld | None
"""The result of a released series for a period."""


def released(indicator: Indicator, series: TimeSeries) -> TimeSeries:
    """Return a series as it is published: small counts are withheld or rounded.

    Every function that takes an indicator and its results uses the released series, and so do all reports. Their
    answers are worked out from published data only. A released series stays as it is when it is
    released again. Without disclosure control, the series itself is returned.

    >>> from qpr_core import Thresholds
    >>> falls = Indicator(code="F1", name="Falls", polarity="lower is better", unit="number", withhold_below=5,
    ...                   thresholds=Thresholds(target=8, floor=12))
    >>> published = released(falls, TimeSeries({"Q1 2023/24": 12, "Q2 2023/24": 3}))
    >>> published["Q1 2023/24"], published["Q2 2023/24"].rating_by(falls.thresholds)
    (Fraction(12, 1), Rag.GREEN)

    If results of months are added up to quarters, all months of a quarter are withheld if one of them is.

    >>> from attrs import evolve
    >>> months = TimeSeries({"April 2023": 5, "May 2023": 5, "June 2023": 2, "July 2023": 7})
    >>> len(released(evolve(falls, aggregation="sum"), months).withheld)
    3

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`.
        SeriesError: If *series* is not a `TimeSeries`.
        FigureError: If the indicator has disclosure control and a result is neither a count nor two counts.
    """
    protection = check_indicator(indicator).disclosure
    check_kind(series, TimeSeries, "series", whose=indicator.code)
    if protection is None:
        return series
    results = released_parts(indicator, protection, series)
    if is_combined(indicator) and series.frequency is Frequency.MONTHLY and not isinstance(protection, RoundTo):
        results = _without_months(indicator, results)
    return with_results(series, results)


def released_result(indicator: Indicator, result: Released, period: Period | None) -> Released:
    """Return one result as it is published."""
    protection = indicator.disclosure
    if protection is None or not is_result(result):
        return result
    indicator.measure(result, at=period)
    return _released(indicator, protection, result, period)


def is_combined(indicator: Indicator) -> bool:
    """Return True if longer periods are worked out from all of their parts."""
    return indicator.aggregation not in {None, Aggregation.LAST_MONTH}


def with_results(series: TimeSeries, results: dict[Period, Released]) -> TimeSeries:
    """Return a series with other results of the same periods."""
    return TimeSeries(
        results,
        statuses={period: status for period, status in series.statuses.items() if not is_missing(results[period])},
        markers=series.markers,
        financial_year=series.financial_year,
    )


def released_parts(indicator: Indicator, protection: Disclosure, series: TimeSeries) -> dict[Period, Released]:
    """Return each result as it is published, whatever the longer periods."""
    if indicator.basis in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}:
        return _released_totals(indicator, protection, series)
    return {
        period: _released(indicator, protection, result, period) if is_result(result) else result
        for period, result, _ in series
    }


def _released(  # noqa: PLR0913  a result, and what is known beside it
    indicator: Indicator,
    protection: Disclosure,
    result: Result,
    period: Period | None,
    base: Base = NOTHING,
    *,
    is_first: bool = True,
) -> Result | Withheld:
    """Return one result as it is published.

    Of several withheld figures of the year to date, only the *first* has ratings, as figures that build up limit each
    other.
    """
    check_countable(result, indicator.unit, indicator.code)
    if isinstance(protection, RoundTo):
        return _rounded(indicator, protection, result)
    if isinstance(protection, Suppress) and not (protection.hides(result) or _adds_little(protection, result, base)):
        return result
    found = candidates_of(indicator, protection, result, base) if is_first else Candidates((), None)
    return withheld(indicator, result, period, found, fewest=protection.fewest)


def _rounded(indicator: Indicator, protection: RoundTo, result: Result) -> Result | Withheld:
    """Return a result with rounded counts; withhold one that is not possible."""
    value = protection.applied(result)
    if not is_result(value) or indicator.possible is None:
        return value
    per = indicator.unit.per
    is_possible = indicator.possible.contains(value.scaled(per) if isinstance(value, Ratio) else value)
    return value if is_possible else Withheld()


def _adds_little(protection: Suppress, result: Result, base: Base) -> bool:
    """Return True if a figure adds a small count to the last published one."""
    counted = result.numerator - base.numerator
    if not isinstance(result, Ratio):
        return protection.has_small(counted)
    total = result.denominator - base.denominator
    return protection.has_small(counted, total, total - counted)


def _released_totals(indicator: Indicator, protection: Disclosure, series: TimeSeries) -> dict[Period, Released]:
    """Return figures of the year to date as they are published.

    What a figure adds to the last published one of its year is the count to protect.
    """
    released_as: dict[Period, Released] = {}
    base, is_first, year = NOTHING, True, None
    for period, result, _ in series:
        of_year = indicator.financial_year.year_of(period.ordinal)
        if of_year != year:
            base, is_first, year = NOTHING, True, of_year
        shown: Released = result
        if is_result(result):
            shown = _released(indicator, protection, result, period, base, is_first=is_first)
        released_as[period] = shown
        if is_result(shown):
            base = Base(shown.numerator, shown.denominator if isinstance(shown, Ratio) else 0)
            is_first = True
        elif isinstance(shown, Withheld):
            is_first = False
    return released_as


def _without_months(indicator: Indicator, results: dict[Period, Released]) -> dict[Period, Released]:
    """Withhold all months of a quarter in which one is, with their ratings."""

    def quarter(month: Period) -> Period:
        return Period.containing(month.first_day, Frequency.QUARTERLY, financial_year=indicator.financial_year)

    hidden = {quarter(month) for month, result in results.items() if isinstance(result, Withheld)}
    return {
        month: Withheld() if quarter(month) in hidden and result is not None else result
        for month, result in results.items()
    }
