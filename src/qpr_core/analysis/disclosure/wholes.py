"""Longer periods that are worked out from shorter ones, as they are published."""

from collections.abc import Sequence
from typing import Final

from qpr_core.analysis.disclosure.candidates import NOTHING, candidates_of
from qpr_core.analysis.disclosure.gate import is_combined, released, released_parts, with_results
from qpr_core.analysis.disclosure.publishable import consistent
from qpr_core.model.indicators.disclosure import RoundTo, Suppress
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.indicators.withholding import is_count
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period

MOST_ADDED: Final = 1000
"""The largest limit of small counts for which sums of candidates are listed."""


def released_whole(indicator: Indicator, series: TimeSeries, length: Frequency, aggregation: Aggregation) -> TimeSeries:
    """Return results of longer periods as they are published.

    Months of a quarter are not published if one of them is withheld, so its quarter can be. A half-year or a year with
    a withheld quarter is withheld too, unless enough counts of that quarter remain possible.

    >>> from qpr_core.model.thresholds.polarity import Polarity
    >>> falls = Indicator(code="F1", name="Falls", polarity=Polarity.LOWER_IS_BETTER, unit="number", withhold_below=5,
    ...                   aggregation="sum")
    >>> quarters = TimeSeries({"Q1 2023/24": 12, "Q2 2023/24": 3, "Q3 2023/24": 2, "Q4 2023/24": 3})
    >>> released_whole(falls, quarters, Frequency.HALF_YEARLY, Aggregation.SUM)
    TimeSeries({'H1 2023/24': Withheld(), 'H2 2023/24': 5})

    Raises:
        SeriesError: If *aggregation* does not fit the results.
    """
    protection, year = indicator.disclosure, indicator.financial_year
    if protection is None or isinstance(protection, RoundTo) or not is_combined(indicator):
        return released(indicator, series).combined(length, aggregation, financial_year=year)
    wholes = series.combined(length, aggregation, financial_year=year)
    if aggregation is Aggregation.MEAN and all(is_count(each.result, indicator.unit) for each in series.observations()):
        sums = released_whole(indicator, series, length, Aggregation.SUM).withheld
        return with_results(wholes, {period: Withheld() if period in sums else mean for period, mean, _ in wholes})
    results = released_parts(indicator, protection, wholes)
    if length is Frequency.QUARTERLY:
        return with_results(wholes, results)
    is_monthly = series.frequency is Frequency.MONTHLY
    parts = series.combined(Frequency.QUARTERLY, aggregation, financial_year=year) if is_monthly else series
    known = released_parts(indicator, protection, parts)
    for whole, result in results.items():
        inside = parts_of(whole, parts.frequency)
        if isinstance(result, Withheld):
            results[whole] = Withheld()
        elif is_result(result) and isinstance(protection, Suppress):
            terms = [
                _term(indicator, protection, raw, hidden)
                for each in inside
                if is_result(raw := parts.get(each)) and isinstance(hidden := known[each], Withheld)
            ]
            number = len(inside) if aggregation is Aggregation.MEAN else 1
            shown = sum(each.numerator for part in inside if is_result(each := known.get(part)))
            if not leave_enough(terms, result.numerator * number - shown, protection):
                results[whole] = Withheld()
    return with_results(wholes, results)


def parts_of(whole: Period, length: Frequency) -> list[Period]:
    """Return the periods of a length that a longer one consists of."""
    first = Period(whole.year, whole.month, length)
    return [first.shift(step) for step in range(whole.frequency.months // length.months)]


def _term(indicator: Indicator, protection: Suppress, result: Result, known: Withheld) -> frozenset[int]:
    """Return the counts that a withheld term of a sum can be; none if many."""
    if protection.below > MOST_ADDED:
        return frozenset()
    return consistent(indicator, known, candidates_of(indicator, protection, result, NOTHING))


def leave_enough(terms: Sequence[frozenset[int]], total: int, protection: Suppress) -> bool:
    """Return True if enough counts remain possible for each term of a published sum."""
    for at, term in enumerate(terms):
        sums = {0}
        for other in (*terms[:at], *terms[at + 1 :]):
            sums = {known + each for known in sums for each in other}
        if sum(total - each in sums for each in term) < protection.fewest:
            return False
    return True
