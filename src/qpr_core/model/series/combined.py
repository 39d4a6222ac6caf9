"""Longer periods made from those of a series: results, statuses and markers."""

from collections.abc import Iterable

from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Result, Status, is_result
from qpr_core.model.series.series_parts import SeriesParts
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping


def combined_parts(
    series: SeriesParts, frequency: Frequency, aggregation: Aggregation, financial_year: FinancialYear
) -> SeriesParts:
    """Make periods of a longer *frequency* from the parts of a series.

    The status of a result is the weakest of the parts that count for it. A period without a result has the markers of
    these parts.

    Raises:
        SeriesError: If *aggregation* does not fit the results.
    """
    length = next(iter(series.results)).frequency
    wholes = {Period.containing(part.first_day, frequency, financial_year=financial_year) for part in series.results}
    results: dict[Period, Result | Withheld | None] = {}
    statuses: dict[Period, Status] = {}
    markers: dict[Period, str] = {}
    for whole in sorted(wholes):
        first = Period(whole.year, whole.month, length)
        parts = [first.shift(step) for step in range(frequency.months // length.months)]
        results[whole] = aggregation.combine([series.results.get(part) for part in parts])
        counted = parts[-1:] if aggregation is Aggregation.LAST_MONTH else parts
        status = Status.weakest(series.statuses.get(part, Status.FINAL) for part in counted)
        if status is not Status.FINAL and (is_result(results[whole]) or isinstance(results[whole], Withheld)):
            statuses[whole] = status
        marker = joined_markers(series.markers[part] for part in counted if part in series.markers)
        if marker is not None:  # a period has no result without all parts that count
            markers[whole] = marker
    return SeriesParts(FrozenMapping(results), FrozenMapping(statuses), FrozenMapping(markers))


def joined_markers(markers: Iterable[str]) -> str | None:
    """Return the marker of a gap whose parts have *markers*; `None` if none has.

    >>> joined_markers(["n/a", "TBC", "n/a"])
    'n/a; TBC'
    """
    return "; ".join(dict.fromkeys(markers)) or None
