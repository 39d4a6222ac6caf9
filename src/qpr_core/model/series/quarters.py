"""Quarters of a monthly series: their results, statuses and markers."""

from collections.abc import Iterable

from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Result, Status, is_result
from qpr_core.model.series.series_parts import SeriesParts
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping


def parts_of_quarters(months: SeriesParts, aggregation: Aggregation, financial_year: FinancialYear) -> SeriesParts:
    """Make quarters from the parts of a monthly series.

    The status of a quarter is the weakest of the months that count for it. A quarter without a result has the markers
    of these months.

    Raises:
        SeriesError: If *aggregation* does not fit the results.
    """
    quarters = {
        Period.containing(month.first_day, Frequency.QUARTERLY, financial_year=financial_year)
        for month in months.results
    }
    results: dict[Period, Result | None] = {}
    statuses: dict[Period, Status] = {}
    markers: dict[Period, str] = {}
    for quarter in sorted(quarters):
        three = [quarter.first_month.shift(step) for step in range(3)]
        results[quarter] = aggregation.combine([months.results.get(month) for month in three])
        counted = three[-1:] if aggregation is Aggregation.LAST_MONTH else three
        status = Status.weakest(months.statuses.get(month, Status.FINAL) for month in counted)
        if status is not Status.FINAL and is_result(results[quarter]):
            statuses[quarter] = status
        marker = joined_markers(months.markers[month] for month in counted if month in months.markers)
        if marker is not None:  # a quarter has no result without all months that count
            markers[quarter] = marker
    return SeriesParts(FrozenMapping(results), FrozenMapping(statuses), FrozenMapping(markers))


def joined_markers(markers: Iterable[str]) -> str | None:
    """Return the marker of a gap whose parts have *markers*; `None` if none has.

    >>> joined_markers(["n/a", "TBC", "n/a"])
    'n/a; TBC'
    """
    return "; ".join(dict.fromkeys(markers)) or None
