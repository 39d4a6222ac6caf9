"""Bands with two different ends: ratings, margins, cases and judgements, against a search of a grid."""

from fractions import Fraction
from itertools import product
from typing import Any, Final

import pytest

from qpr_core import (
    Direction,
    Indicator,
    Judgement,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    assess,
    classify,
    compare,
    direction_of_travel,
    explain,
    narrate,
    rate,
)
from qpr_core.errors import ThresholdError
from qpr_core.methods import XmR
from qpr_core.rules import Interval, Levels, Tolerance, broken_laws
from qpr_core.testing import a_series, an_indicator

CLOSEST: Final = Polarity.CLOSEST_TO_TARGET_IS_BEST
GRID: Final = [Fraction(half, 2) for half in range(41)]
"""The figures from 0 to 20 in halves."""


def two_ended(green: tuple[Any, Any], amber: tuple[Any, Any], *, target: Any = None, **excluded: bool) -> Indicator:
    levels = {Rag.GREEN: Interval(*green), Rag.AMBER: Interval(*amber, **excluded)}
    return an_indicator(polarity=CLOSEST, unit="days", thresholds=Levels(levels, target=target))


CASES: Final = [
    (green, amber, {"excludes_low": low, "excludes_high": high})
    for green, amber in (((8, 12), (4, 13)), ((8, 8), (2, 9)), ((5, 15), (5, 16)))
    for low, high in product((False, True), repeat=2)
    if not (low and green[0] == amber[0])
]


def test_85_to_92_green_and_80_to_95_amber() -> None:
    indicator = two_ended((85, 92), (80, 95))
    values = {"79.9": "Red", "80": "Amber", "84.9": "Amber", "85": "Green", "92": "Green", "95": "Amber", "95.1": "Red"}
    assert {value: classify(indicator, value).value for value in values} == values


@pytest.mark.parametrize(("green", "amber", "excluded"), CASES)
def test_rating_and_margins_equal_a_search(green: Any, amber: Any, excluded: dict[str, bool]) -> None:
    indicator = two_ended(green, amber, **excluded)

    def expected(value: Fraction) -> Rag:
        if green[0] <= value <= green[1]:
            return Rag.GREEN
        low = value > amber[0] if excluded["excludes_low"] else value >= amber[0]
        high = value < amber[1] if excluded["excludes_high"] else value <= amber[1]
        return Rag.AMBER if low and high else Rag.RED

    edges = {Rag.GREEN: green, Rag.AMBER: amber}
    for value in GRID:
        standing = rate(indicator, value)
        band = expected(value)
        assert standing.rating is band, value
        if band is not Rag.RED:
            low, high = edges[band]
            assert standing.margin_to_worse == min(value - low, high - value)
        if band is not Rag.GREEN:
            low, high = edges[list(Rag)[band.rank - 1]]
            assert standing.margin_to_better == max(low - value, value - high)


@pytest.mark.parametrize("total", [9, 20])
@pytest.mark.parametrize(("green", "amber", "excluded"), CASES)
def test_cases_away_equal_a_search_of_all_counts(green: Any, amber: Any, excluded: dict[str, bool], total: int) -> None:
    levels = {
        Rag.GREEN: Interval(*(5 * end for end in green)),
        Rag.AMBER: Interval(*(5 * end for end in amber), **excluded),
    }
    indicator = an_indicator(polarity=CLOSEST, thresholds=Levels(levels))
    ranks = [_rank(classify(indicator, Ratio(counted, total))) for counted in range(total + 1)]
    for counted, rank in enumerate(ranks):
        standing = rate(indicator, Ratio(counted, total))
        worse = min((abs(other - counted) for other, found in enumerate(ranks) if found > rank), default=None)
        better = min((abs(other - counted) for other, found in enumerate(ranks) if found < rank), default=None)
        assert (None if standing.cases_to_worse is None else abs(standing.cases_to_worse)) == worse, counted
        assert (None if standing.cases_to_better is None else abs(standing.cases_to_better)) == better, counted


def _rank(band: object) -> int:
    assert isinstance(band, Rag)
    return band.rank


def test_judgement_never_contradicts_the_ratings_on_a_grid() -> None:
    """Of 4 and 13.5, the second is closer to the middle of Green, but Red."""
    indicator = two_ended((8, 12), (4, 13))
    for before, now in product(GRID, repeat=2):
        comparison = compare(indicator, a_series(before, now), "Q2 2023/24")
        gone = _rank(comparison.now.rating) - _rank(comparison.before.rating)
        closer = abs(before - 10) - abs(now - 10)
        expected = -gone or closer
        answer = Judgement.BETTER if expected > 0 else Judgement.WORSE if expected < 0 else Judgement.SAME
        assert comparison.judgement is answer, (before, now)


def test_sentences_have_both_ends() -> None:
    indicator = two_ended((85, 92), (80, 95), excludes_high=True)
    assert str(explain(rate(indicator, 95))) == (
        "It is Red: 95 days just misses the level of 80 or more but less than 95 for Amber."
    )
    assert str(explain(rate(indicator, 90))) == "It is Green: 90 days meets the level of 85 to 92 for Green."


def test_middle_of_a_range_is_never_printed_as_a_target() -> None:
    report = Scorecard([(two_ended((85, 92), (80, 95)), a_series(96, 81))]).report("Q2 2023/24")
    text = str(narrate(report, sections=["scorecard", "indicators", "watch list"])) + str(explain(report["K1"]))
    assert "88.5" not in text
    assert "85 to 92" in text
    stated = two_ended((85, 92), (80, 95), target=90)
    assert "90" in str(narrate(Scorecard([(stated, a_series(81))]).report("Q2 2023/24"), sections=["scorecard"]))


def test_laws_hold_with_bands_that_reach_further_on_one_side() -> None:
    assert broken_laws(two_ended((8, 12), (4, 13))) == ()
    assert broken_laws(two_ended((8, 12), (4, 13), excludes_high=True, target=9)) == ()


def test_direction_is_of_the_distance_and_assurance_only_around_the_target() -> None:
    series = a_series(*[Fraction(20 - step) for step in range(11)])
    assert direction_of_travel(two_ended((8, 12), (4, 13)), series, "Q2 2023/24").direction is Direction.POSITIVE
    for indicator, is_known in ((two_ended((8, 12), (4, 13)), True), (two_ended((8, 12), (4, 13), target=9), False)):
        travel = direction_of_travel(indicator, a_series(*[9, 10] * 6), "Q2 2023/24", method=XmR())
        assert (getattr(travel.evidence, "assurance", None) is not None) is is_known
    assert assess(two_ended((8, 12), (4, 13)), series, "Q2 2023/24").rating is Rag.GREEN


@pytest.mark.parametrize(
    ("levels", "parts", "polarity", "message"),
    [
        ((Interval(85, 92), Interval(86, 95)), {}, CLOSEST, "level of Amber must not be better than that of Green"),
        ((Interval(85, None), Interval(80, None)), {}, CLOSEST, "range of Green must have two ends, got"),
        ((Interval(85, 92), Interval(80, 95)), {"strict": Rag.AMBER}, CLOSEST, "range of Amber must state for itself which end it excludes"),
        ((Interval(85, 92), Interval(80, 95)), {"target": 93}, CLOSEST, "target must be in the best range"),
        ((Interval(85, 92), Interval(80, 95)), {}, Polarity.HIGHER_IS_BETTER, "range of two ends must be for an indicator where closest to target is best"),
        ((Interval(85, 92), Interval(80, 95)), {}, Polarity.NEITHER, "range of two ends must be for an indicator where closest to target is best"),
        ((Interval(85, 92), 80), {}, CLOSEST, "levels must be tolerances or ranges where closest to target is best"),
        ((Tolerance(5), Interval(80, 95)), {}, CLOSEST, "target must be given where the best level is not a figure"),
    ],
)  # fmt: skip
def test_ranges_that_contradict_the_rest_are_refused(
    levels: tuple[Any, Any], parts: dict[str, Any], polarity: Polarity, message: str
) -> None:
    with pytest.raises(ThresholdError, match=message):
        an_indicator(polarity=polarity, thresholds=Levels(dict(zip(Rag, levels, strict=False)), **parts))
