"""The figures of peers: the period that they share, and those that are left out."""

from collections import Counter
from fractions import Fraction
from typing import NamedTuple

from qpr_core.analysis.comparing.peer_answers import NoPeerFigure
from qpr_core.errors import SeriesError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping


class PeersAt(NamedTuple):
    """The figures of the peers for a period, and why the others have none."""

    figures: FrozenMapping[str, Fraction]
    left_out: FrozenMapping[str, NoPeerFigure]


def shared_period(indicator: Indicator, results: TimeSeries, until: Period) -> Period | None:
    """Return the latest period that a result shares with at least half of the peers.

    Peers without any figure up to then, of periods like those of the results, are not counted. If there is no such
    period, the latest that a result shares with any peer is returned, or None.
    """
    alike = [peer for each in indicator.peers.values() if (peer := _alike(indicator, each, until)) is not None]
    having = Counter(each.period for peer in alike for each in peer.published(until=until))
    known = sum(bool(peer.published(until=until, most=1)) for peer in alike)
    shared = [each.period for each in reversed(results.published(until=until)) if having[each.period]]
    by_half = (period for period in shared if 2 * having[period] >= known)
    return next(by_half, shared[0] if shared else None)


def peers_at(indicator: Indicator, period: Period) -> PeersAt:
    """Return the figures of the peers for a *period*, without those of small counts.

    Raises:
        FigureError: If a figure is not a possible value.
        SeriesError: If quarters cannot be made of the months of a peer.
    """
    figures: dict[str, Fraction] = {}
    left_out: dict[str, NoPeerFigure] = {}
    for name, series in indicator.peers.items():
        peer = _alike(indicator, series, period)
        result = None if peer is None else peer.get(period)
        if peer is None:
            left_out[name] = NoPeerFigure.OTHER_PERIODS
        elif isinstance(result, Withheld):
            left_out[name] = NoPeerFigure.WITHHELD
        elif not is_result(result):
            left_out[name] = NoPeerFigure.NO_FIGURE
        else:
            figures[name] = indicator.measure(result, at=period)
    return PeersAt(FrozenMapping(figures), FrozenMapping(left_out))


def _alike(indicator: Indicator, series: TimeSeries, period: Period) -> TimeSeries | None:
    """Return the series of a peer in periods like *period*, or None."""
    if series.frequency is Frequency.MONTHLY and period.frequency is Frequency.QUARTERLY and indicator.aggregation:
        try:
            series = series.by_quarter(indicator.aggregation, financial_year=indicator.financial_year)
        except SeriesError as error:
            raise error.of(indicator.code) from error
    is_alike = series.frequency is period.frequency and (series.first.end - period.end) % period.frequency.months == 0
    return series if is_alike else None
