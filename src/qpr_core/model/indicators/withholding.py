"""Disclosure control: which results have counts that can be protected."""

from math import ceil, floor

from qpr_core.errors import FigureError
from qpr_core.model.indicators.disclosure import Disclosure, RoundTo, Suppress
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.unit import Unit


def check_countable(result: Result, unit: Unit, code: str) -> None:
    """Check that a *result* is a count in its *unit*, or two counts.

    Raises:
        FigureError: If the result of the indicator of that *code* is neither.
    """
    if not isinstance(result, Ratio) and not is_count(result, unit):
        raise FigureError(
            "result must be a count or two counts where small counts are withheld", shown=as_code(result), whose=code
        )


def is_count(result: Result, unit: Unit) -> bool:
    """Return True if a *result* is a count in its *unit*, or two counts."""
    return isinstance(result, Ratio) or (unit.per == 1 and result.denominator == 1)


def released_peers(
    peers: FrozenMapping[str, TimeSeries], protection: Disclosure | None, unit: Unit
) -> FrozenMapping[str, TimeSeries]:
    """Return the series of peers with protected counts.

    A figure that is not a count was published like that, so it stays.
    """
    if protection is None:
        return peers
    return FrozenMapping({name: _released(series, protection, unit) for name, series in peers.items()})


def _released(series: TimeSeries, protection: Disclosure, unit: Unit) -> TimeSeries:
    results: dict[Period, Result | Withheld | None] = {}
    for period, result, _ in series:
        results[period] = result
        if is_result(result) and is_count(result, unit):
            match protection:
                case RoundTo():
                    results[period] = protection.applied(result)
                case Suppress() if not protection.hides(result):
                    pass
                case _:
                    results[period] = Withheld()
    return TimeSeries(
        results,
        statuses={period: status for period, status in series.statuses.items() if not is_missing(results[period])},
        markers=series.markers,
        financial_year=series.financial_year,
    )


def is_missing(result: Result | Withheld | None) -> bool:
    """Return True if there is no result, so that it has no status."""
    return not isinstance(result, Withheld) and not is_result(result)


def possible_counts(possible: Interval | None, counts: range) -> range:
    """Return those of some *counts* that an interval has; all of them if it is None.

    >>> possible_counts(Interval("2.5", 9, excludes_high=True), range(1, 20))
    range(3, 9)
    """
    if possible is None:
        return counts
    first, end = counts.start, counts.stop
    if possible.low is not None:
        lowest = floor(possible.low) + 1 if possible.excludes_low else ceil(possible.low)
        first = max(first, lowest)
    if possible.high is not None:
        highest = ceil(possible.high) - 1 if possible.excludes_high else floor(possible.high)
        end = min(end, highest + 1)
    return range(first, max(first, end))
