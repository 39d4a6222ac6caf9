"""PeerComparison: the place of a result among those of similar organisations."""

from collections.abc import Mapping
from fractions import Fraction
from statistics import median
from typing import Final

from attrs import evolve, field, frozen

from qpr_core.analysis.comparing.peer_answers import NoPeerFigure, NoPeerRank, PeerQuarter
from qpr_core.analysis.comparing.peer_figures import PeersAt, peers_at, shared_period
from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result, is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import FrozenMapping, shown

PERCENTILE_RANK: Final = Rule("percentile rank, equal figures at their middle rank, edges in the middle quarters", 1)

LEAST_PEERS: Final = 4
"""The fewest peers with a figure that can be divided into quarters."""


@frozen(kw_only=True, repr=False)
class PeerComparison:
    """The place of a result among the figures of its peers, for one period.

    `period` is the latest period, up to that of the rated result, in which the indicator has a result and at least half
    of its peers have a figure. If there is no such period, it is the latest in which a peer has one. `value` is the
    result of that period. `figures` has the figures of the peers, and `left_out` the reason why each of the others has
    none.

    `rank` is 1 for the best. Equal figures share a rank, and the next one counts them all: 1, 2, 2, 4. If closest to
    target is best, figures are ranked by their distance to the indicator's target. `position` is counted from the
    highest figure in the same way, and is known even if neither side is better. `count` is how many are ranked, the
    indicator among them. `level_with` names the peers with the same rank or, without a rank, the same position.

    `quarter` divides all that are ranked. It is that of the percentile rank: (`rank` - 1 + half of those that share the
    rank) / `count`. Below 1/4 is the top quarter, and so on. The edges 1/4 and 3/4 belong to the middle quarters, and
    1/2 belongs to the upper one. So equal figures are in one quarter, and not all of them at the top.

    `median` is that of the peers, without the indicator. It is `None` if closest to target is best.
    `distance_to_median` and `distance_to_best` are in the unit of the indicator. They are positive if the result is
    better than the median and the best of the peers. If closest to target is best, they compare distances to the
    target. If neither side is better, `distance_to_median` is positive above the median.

    If the result is based on a small count, there are no figures. Peers with small counts are left out. A figure of a
    peer that is not a count is one that the peer has published, and is used.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, assess
    >>> peers = {"Ashby": 81, "Brackwell": 84, "Colne Vale": 79, "Dunmere": None, "Eastmarsh": 90}
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   peers={name: TimeSeries({"Q2 2023/24": figure}) for name, figure in peers.items()})
    >>> compared = assess(calls, TimeSeries({"Q2 2023/24": 84}), "Q2 2023/24").peers
    >>> compared.rank, compared.level_with, compared.count, compared.quarter
    (2, ('Brackwell',), 5, PeerQuarter.UPPER_MIDDLE)
    >>> compared.median, compared.distance_to_median, compared.distance_to_best, compared.best
    (Fraction(165, 2), Fraction(3, 2), Fraction(-6, 1), ('Eastmarsh',))
    >>> dict(compared.left_out)
    {'Dunmere': NoPeerFigure.NO_FIGURE}

    Source: Hazen, A. (1914), Storage to be provided in impounding reservoirs, Transactions of the American Society of
        Civil Engineers 77, for the position (rank - 1/2) / count; scipy's `percentileofscore(kind="mean")` is the same.
    """

    period: Period | None
    value: Fraction | None
    rank: int | NoPeerRank
    quarter: PeerQuarter | NoPeerRank
    position: int | None = None
    count: int = 0
    level_with: tuple[str, ...] = ()
    median: Fraction | None = None
    distance_to_median: Fraction | None = None
    distance_to_best: Fraction | None = None
    figures: FrozenMapping[str, Fraction] = field(default=FrozenMapping({}))
    best: tuple[str, ...] = ()
    left_out: FrozenMapping[str, NoPeerFigure] = field(default=FrozenMapping({}))
    rule: Rule = PERCENTILE_RANK

    __repr__ = shown

    @property
    def is_joint(self) -> bool:
        """Whether peers share the rank or, without a rank, the position."""
        return bool(self.level_with)


def compare_peers(standing: Standing, results: TimeSeries, until: Period | None) -> PeerComparison | None:
    """Return the place of the result among those of the peers, if there are any.

    *until* is the period of the rated result of the *standing*, and *results* has those of the earlier periods.

    Raises:
        FigureError: If a figure of a peer is not a possible value. The error names the period.
        SeriesError: If quarters cannot be made of the months of a peer.
    """
    indicator = standing.indicator
    if not indicator.peers:
        return None
    if until is None:
        return _without(NoPeerRank.NO_RESULT)
    period = shared_period(indicator, results, until)
    found = peers_at(indicator, until if period is None else period)
    if period is None:
        return evolve(_without(NoPeerRank.NO_SHARED_PERIOD), left_out=found.left_out)
    result = results[period]
    if standing.is_withheld or not is_result(result):
        return evolve(_without(NoPeerRank.WITHHELD), period=period, left_out=found.left_out)
    return _ranked(indicator, result, period, found)


def _without(reason: NoPeerRank) -> PeerComparison:
    return PeerComparison(period=None, value=None, rank=reason, quarter=reason)


def _ranked(indicator: Indicator, result: Result, period: Period, found: PeersAt) -> PeerComparison:
    value, figures = indicator.measure(result, at=period), found.figures
    if not figures:
        return evolve(_without(NoPeerRank.NO_PEERS), period=period, value=value, left_out=found.left_out)
    polarity = indicator.polarity
    target = indicator.target_at(period) if polarity.needs_target else None
    compared = PeerComparison(
        period=period,
        value=value,
        rank=NoPeerRank.NO_POLARITY,
        quarter=NoPeerRank.NO_POLARITY,
        position=_place(value, figures),
        count=len(figures) + 1,
        level_with=_level_with(value, figures),
        median=None if polarity.needs_target else median(figures.values()),
        figures=figures,
        left_out=found.left_out,
    )
    if compared.median is not None:
        compared = evolve(compared, distance_to_median=value - compared.median)
    if not polarity.judges:
        return compared
    if polarity.needs_target and target is None:
        return evolve(compared, rank=NoPeerRank.NO_TARGET, quarter=NoPeerRank.NO_TARGET)
    worth = polarity.merit(value, target)
    merits = {name: polarity.merit(figure, target) for name, figure in figures.items()}
    rank, level_with, best = _place(worth, merits), _level_with(worth, merits), max(merits.values())
    return evolve(
        compared,
        rank=rank,
        quarter=quarter_of(rank, 1 + len(level_with), compared.count),
        level_with=level_with,
        distance_to_median=worth - median(merits.values()),
        distance_to_best=worth - best,
        best=_level_with(best, merits),
    )


def _place(one: Fraction, others: Mapping[str, Fraction]) -> int:
    return 1 + sum(other > one for other in others.values())


def _level_with(one: Fraction, others: Mapping[str, Fraction]) -> tuple[str, ...]:
    return tuple(name for name, other in others.items() if other == one)


def quarter_of(rank: int, sharing: int, count: int) -> PeerQuarter | NoPeerRank:
    """Return the quarter of a *rank* that a number of figures share.

    >>> [quarter_of(rank, 1, 6).value for rank in range(1, 7)]
    ['top', 'upper middle', 'upper middle', 'lower middle', 'lower middle', 'bottom']
    >>> quarter_of(1, 8, 8), quarter_of(1, 1, 4)
    (PeerQuarter.UPPER_MIDDLE, NoPeerRank.TOO_FEW_PEERS)

    Args:
        rank: The rank, from 1 for the best.
        sharing: How many share it, from 1.
        count: How many are ranked.
    """
    if count <= LEAST_PEERS:
        return NoPeerRank.TOO_FEW_PEERS
    share = Fraction(2 * (rank - 1) + sharing, 2 * count)
    if share <= Fraction(1, 2):
        return PeerQuarter.TOP if share < Fraction(1, 4) else PeerQuarter.UPPER_MIDDLE
    return PeerQuarter.BOTTOM if share > Fraction(3, 4) else PeerQuarter.LOWER_MIDDLE
