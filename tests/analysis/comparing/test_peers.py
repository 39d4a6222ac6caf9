"""Peers: rank, quarter, median and distances, and the peers that are left out."""

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import qpr_core as qpr
from qpr_core import Polarity, Ratio, TimeSeries, assess
from qpr_core.errors import FigureError, IndicatorError, SeriesError
from qpr_core.peers import NoPeerFigure, NoPeerRank, PeerComparison, PeerQuarter
from qpr_core.testing import an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
AT = "Q2 2023/24"


def compared(own: Any, peers: Mapping[str, Any], *, at: str = AT, **parts: Any) -> PeerComparison:
    """Compare a result, or a series, with peers that each have a figure or a series."""
    given_series = {
        name: each if isinstance(each, TimeSeries) else TimeSeries({AT: each}) for name, each in peers.items()
    }
    series = own if isinstance(own, TimeSeries) else TimeSeries({AT: own})
    answer = assess(an_indicator(peers=given_series, **parts), series, at).peers
    assert answer is not None
    return answer


def numbered(*figures: Any) -> dict[str, Any]:
    return {f"Council {number}": figure for number, figure in enumerate(figures)}


def test_peers_without_peers_are_none() -> None:
    assert assess(an_indicator(), TimeSeries({AT: 84}), AT).peers is None


@pytest.mark.parametrize(
    ("polarity", "own", "peers", "rank", "to_median", "to_best", "best"),
    [
        (HIGHER, 84, (80, 90, 70), 2, 4, -6, ("Council 1",)),
        (HIGHER, 95, (80, 90, 70), 1, 15, 5, ("Council 1",)),
        (LOWER, 84, (80, 90, 70), 3, -4, -14, ("Council 2",)),
        (LOWER, 60, (80, 90, 70), 1, 20, 10, ("Council 2",)),
        (CLOSEST, 84, (80, 90, 70), 1, 4, 4, ("Council 0", "Council 1")),  # the target is 85
        (CLOSEST, 91, (80, 90, 70), 3, -1, -1, ("Council 0", "Council 1")),
        (HIGHER, 90, (90, 90, 70), 1, 0, 0, ("Council 0", "Council 1")),
    ],
)
def test_rank_and_distances_follow_the_polarity(
    polarity: Polarity, own: int, peers: tuple[int, ...], rank: int, to_median: int, to_best: int, best: Any
) -> None:
    found = compared(own, numbered(*peers), polarity=polarity)
    assert (found.rank, found.distance_to_median, found.distance_to_best, found.best) == (
        rank,
        to_median,
        to_best,
        best,
    )
    assert found.median == (None if polarity is CLOSEST else 80 if peers[0] == 80 else 90)


def test_closest_to_target_without_a_target_has_a_position_and_a_reason() -> None:
    found = compared(84, numbered(80, 90, 70), polarity=CLOSEST, thresholds=None)
    assert (found.rank, found.quarter, found.position) == (NoPeerRank.NO_TARGET, NoPeerRank.NO_TARGET, 2)
    assert (found.median, found.distance_to_median, found.distance_to_best) == (None, None, None)


def test_neither_polarity_has_a_position_and_no_rank() -> None:
    found = compared(90, numbered(80, 90, 95), polarity=NEITHER)
    assert (found.rank, found.quarter) == (NoPeerRank.NO_POLARITY, NoPeerRank.NO_POLARITY)
    assert (found.position, found.level_with, found.is_joint, found.best) == (2, ("Council 1",), True, ())
    assert (found.median, found.distance_to_median, found.distance_to_best) == (90, 0, None)


def test_fewer_than_four_peers_have_no_quarters() -> None:
    assert compared(84, numbered(1, 2, 3)).quarter is NoPeerRank.TOO_FEW_PEERS
    assert compared(84, numbered(1, 2, 3, 4)).quarter is PeerQuarter.TOP


def test_equal_figures_of_all_are_not_all_at_the_top() -> None:
    found = compared(100, numbered(*[100] * 14))
    assert (found.rank, found.count, len(found.level_with)) == (1, 15, 14)
    assert found.quarter is PeerQuarter.UPPER_MIDDLE


@pytest.mark.parametrize(
    ("own", "peers", "period", "value", "names"),
    [
        ({"Q1 2023/24": 80, AT: 84}, [{AT: 1}, {AT: 2}], AT, 84, 2),
        ({"Q1 2023/24": 80, AT: 84}, [{"Q1 2023/24": 1}, {"Q1 2023/24": 2}, {AT: 3}], "Q1 2023/24", 80, 2),
        ({"Q1 2023/24": 80, AT: 84}, [{"Q1 2023/24": 1}, {AT: 3}], AT, 84, 1),  # half is enough
        ({"Q1 2023/24": None, AT: 84}, [{"Q1 2023/24": 1}, {"Q1 2023/24": 2}, {AT: 3}], AT, 84, 1),
        ({"Q1 2023/24": 80}, [{"Q1 2023/24": 1, AT: 99}, {AT: 99}], "Q1 2023/24", 80, 1),  # carried forward
        ({AT: 84}, [{AT: 1}, {"Q3 2023/24": 2}, {"2022/23": 3}, {"August 2023": 3}], AT, 84, 1),
    ],
)
def test_period_is_the_latest_that_half_of_the_peers_share(
    own: Any, peers: list[Any], period: str, value: int, names: int
) -> None:
    found = compared(TimeSeries(own), numbered(*map(TimeSeries, peers)))
    assert (str(found.period), found.value, found.count) == (period, value, names + 1)
    assert len(found.figures) + len(found.left_out) == len(peers)


def test_peers_that_are_left_out_come_with_the_reason() -> None:
    found = compared(
        Ratio(40, 100),
        numbered(
            TimeSeries({"2022/23": 3}),
            TimeSeries({"Q1 2023/24": 3}),
            TimeSeries({AT: Ratio(0, 0)}),
            Ratio(3, 100),
            Ratio(30, 100),
            TimeSeries({"Jul 2023": 5}),
        ),
        withhold_below=5,
    )
    assert dict(found.left_out) == {
        "Council 0": NoPeerFigure.OTHER_PERIODS,
        "Council 1": NoPeerFigure.NO_FIGURE,
        "Council 2": NoPeerFigure.NO_FIGURE,
        "Council 3": NoPeerFigure.WITHHELD,
        "Council 5": NoPeerFigure.OTHER_PERIODS,
    }
    assert dict(found.figures) == {"Council 4": 30}


def test_quarters_of_another_financial_year_are_other_periods() -> None:
    shifted = TimeSeries({"Q2 2023/24": 5}, financial_year=qpr.FinancialYear("February"))
    assert dict(compared(84, {"Ashby": shifted, "Dunmere": 80}).left_out) == {"Ashby": NoPeerFigure.OTHER_PERIODS}


def test_months_of_a_peer_become_quarters_by_the_aggregation() -> None:
    months = TimeSeries({"July 2023": 1, "August 2023": 2, "September 2023": 6})
    found = compared(84, {"Ashby": months}, aggregation="mean", unit="number")
    assert dict(found.figures) == {"Ashby": 3}
    counts = TimeSeries({"July 2023": 1, "August 2023": 2, "September 2023": 6})
    with pytest.raises(SeriesError, match=r"must be two counts to be aggregated by pooled counts, .* \(K1\)$"):
        compared(Ratio(1, 2), {"Ashby": counts}, aggregation="pooled counts")


def test_no_shared_period_has_a_reason() -> None:
    found = compared(84, {"Ashby": TimeSeries({"Q3 2023/24": 5}), "Dunmere": TimeSeries({"2022/23": 5})})
    assert (found.rank, found.quarter) == (NoPeerRank.NO_SHARED_PERIOD, NoPeerRank.NO_SHARED_PERIOD)
    assert (found.period, found.value, found.count, found.position) == (None, None, 0, None)
    assert dict(found.left_out) == {"Ashby": NoPeerFigure.NO_FIGURE, "Dunmere": NoPeerFigure.OTHER_PERIODS}


def test_no_result_has_a_reason() -> None:
    found = compared(None, numbered(80))
    assert (found.rank, found.period, found.figures) == (NoPeerRank.NO_RESULT, None, {})


def test_small_count_of_the_result_leaks_through_nothing() -> None:
    peers = numbered(*(Ratio(count, 100) for count in (10, 20, 30, 40, 50)))
    answers = {compared(Ratio(count, 100), peers, withhold_below=5) for count in (1, 2, 3, 4)}
    (found,) = answers  # the same whatever the count is
    assert (found.rank, found.quarter, found.value, found.position, found.median) == (
        NoPeerRank.WITHHELD,
        NoPeerRank.WITHHELD,
        None,
        None,
        None,
    )
    assert (found.figures, found.level_with, found.count) == ({}, (), 0)
    earlier = TimeSeries({"Q1 2023/24": Ratio(3, 100), AT: Ratio(30, 100)})
    before = compared(earlier, numbered(TimeSeries({"Q1 2023/24": 10})), withhold_below=5)
    assert before.rank is NoPeerRank.WITHHELD
    later = TimeSeries({"Q1 2023/24": Ratio(30, 100), AT: Ratio(3, 100)})
    assert compared(later, numbered(TimeSeries({"Q1 2023/24": 10})), withhold_below=5).rank is NoPeerRank.WITHHELD


def test_small_count_of_a_peer_leaks_through_nothing() -> None:
    def found(count: int) -> PeerComparison:
        return compared(Ratio(45, 100), numbered(Ratio(count, 100), Ratio(50, 100)), withhold_below=5)

    assert len({found(count) for count in (1, 2, 3, 4, 96, 97, 98, 99)}) == 1
    only = compared(Ratio(45, 100), numbered(Ratio(3, 100)), withhold_below=5)
    assert (only.rank, only.count, only.median, only.value) == (NoPeerRank.NO_PEERS, 0, None, 45)
    counts = compared(45, numbered(3, 4, 50), unit="number", withhold_below=5)
    assert dict(counts.figures) == {"Council 2": 50}


def test_published_figure_of_a_peer_that_is_no_count_is_used() -> None:
    found = compared(Ratio(45, 100), numbered("40.5", 50), withhold_below=5)
    assert found.rank == 2


def test_impossible_figure_of_a_peer_names_its_period() -> None:
    with pytest.raises(FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        compared(84, numbered(101), possible=(0, 100))


@pytest.mark.parametrize(
    ("peers", "error", "message"),
    [
        (5, IndicatorError, "peers must be a mapping from name to TimeSeries, got 5"),
        ({" ": 5}, IndicatorError, "name of a peer must not be blank, got ' '"),
        ({"Ashby": 5}, SeriesError, "peer Ashby must be a TimeSeries, got 5"),
        ({"England": TimeSeries({AT: 5})}, IndicatorError, "name of a peer must not be that of a comparator, got 'En"),
    ],
)
def test_indicator_with_wrong_peers_is_refused(peers: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        an_indicator(peers=peers, comparators={"England": TimeSeries({AT: 5})})


def brute_force(polarity: Polarity, own: Fraction, peers: list[Fraction | None]) -> tuple[Any, ...]:
    """Return the answer by counting, sorting and scipy, for a target of 85."""

    def worth(value: Fraction) -> Fraction:
        return {HIGHER: value, LOWER: -value, CLOSEST: -abs(value - 85)}[polarity]

    others = sorted((worth(each) for each in peers if each is not None), reverse=True)
    everyone = sorted([worth(own), *others], reverse=True)
    rank = everyone.index(worth(own)) + 1
    share = stats.percentileofscore([-float(each) for each in everyone], -float(worth(own)), kind="mean")
    quarter: Any = NoPeerRank.TOO_FEW_PEERS
    if len(others) >= 4:
        edges = [
            (25 - 1e-9, PeerQuarter.TOP),
            (50 + 1e-9, PeerQuarter.UPPER_MIDDLE),
            (75 + 1e-9, PeerQuarter.LOWER_MIDDLE),
        ]
        quarter = next((each for edge, each in edges if share < edge), PeerQuarter.BOTTOM)
    half, odd = divmod(len(others), 2)
    middle = others[half] if odd else (others[half - 1] + others[half]) / 2
    return rank, quarter, len(everyone), worth(own) - middle, worth(own) - others[0]


@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
@pytest.mark.parametrize("sets", [334, pytest.param(3_334, marks=pytest.mark.large)])
def test_rank_quarter_and_median_equal_brute_force(sets: int, polarity: Polarity) -> None:
    """Compare 1,000 random sets with ties and missing figures, or 10,000, in all."""
    chosen = random.Random(polarity.value)
    for _ in range(sets):
        spread = chosen.choice([2, 5, 40])
        figures = [
            None if chosen.random() < 0.15 else Fraction(chosen.randint(85 * 4 - spread, 85 * 4 + spread), 4)
            for _ in range(chosen.randint(1, 20))
        ]
        own = Fraction(chosen.randint(85 * 4 - spread, 85 * 4 + spread), 4)
        found = compared(own, numbered(*figures), polarity=polarity)
        if not any(figure is not None for figure in figures):
            assert found.rank is NoPeerRank.NO_SHARED_PERIOD
            continue
        got = (found.rank, found.quarter, found.count, found.distance_to_median, found.distance_to_best)
        assert got == brute_force(polarity, own, figures), (own, figures)


FIGURES = st.integers(0, 12).map(lambda tenths: Fraction(tenths, 10))


@given(FIGURES, st.lists(FIGURES, min_size=1, max_size=12), FIGURES)
def test_a_better_result_never_has_a_worse_place(own: Fraction, peers: list[Fraction], gain: Fraction) -> None:
    before, after = (compared(each, numbered(*peers)) for each in (own, own + gain))
    assert isinstance(before.rank, int)
    assert isinstance(after.rank, int)
    assert after.rank <= before.rank
    if isinstance(before.quarter, PeerQuarter):
        quarters = list(PeerQuarter)
        assert quarters.index(PeerQuarter(after.quarter)) <= quarters.index(before.quarter)


@given(FIGURES, st.lists(FIGURES, min_size=1, max_size=12))
def test_mirrored_figures_and_polarity_have_the_same_place(own: Fraction, peers: list[Fraction]) -> None:
    high = compared(own, numbered(*peers))
    low = compared(-own, numbered(*(-each for each in peers)), polarity=LOWER)
    for part in ("rank", "quarter", "count", "level_with", "distance_to_median", "distance_to_best", "best"):
        assert getattr(high, part) == getattr(low, part)
    shuffled = dict(reversed(numbered(*peers).items()))
    assert compared(own, shuffled).rank == high.rank
