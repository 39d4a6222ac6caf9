"""Boundaries that belong to the worse band: ratings, margins and cases, against a count over a grid."""

from fractions import Fraction
from itertools import product
from typing import Final

import pytest

from qpr_core import Polarity, Rag, Ratio, Thresholds, classify, direction_of_travel, explain, rate
from qpr_core.methods import XmR
from qpr_core.rules import Case, Edge, Law, Levels, RatingRule, Tolerance, broken_laws
from qpr_core.testing import Four, a_series, an_indicator

HIGHER, LOWER, CLOSEST = (
    Polarity.HIGHER_IS_BETTER,
    Polarity.LOWER_IS_BETTER,
    Polarity.CLOSEST_TO_TARGET_IS_BEST,
)
STRICT: Final = [(), ("target",), ("floor",), ("target", "floor")]
GRID: Final = [Fraction(tenth, 10) for tenth in range(81)]
"""The figures from 0 to 8 in tenths."""


def test_red_at_3_or_less_is_a_strict_floor() -> None:
    plans = an_indicator(thresholds=Thresholds(target="4.0", floor="3.0", strict="floor"))
    assert [classify(plans, value) for value in ("4.0", "3.9", "3.1", "3.0")] == [
        Rag.GREEN,
        Rag.AMBER,
        Rag.AMBER,
        Rag.RED,
    ]


@pytest.mark.parametrize("strict", STRICT)
@pytest.mark.parametrize("polarity", [HIGHER, LOWER])
def test_rating_by_a_floor_equals_plain_comparisons(polarity: Polarity, strict: tuple[str, ...]) -> None:
    sign = 1 if polarity is HIGHER else -1
    for target, floor in product(range(1, 8), repeat=2):
        if sign * (target - floor) < 0 or (target == floor and strict == ("floor",)):
            continue
        indicator = an_indicator(
            polarity=polarity, unit="days", thresholds=Thresholds(target=target, floor=floor, strict=strict)
        )
        for value in GRID:
            over_target, over_floor = (sign * (value - edge) for edge in (target, floor))
            is_green = over_target > 0 if "target" in strict else over_target >= 0
            is_amber = over_floor > 0 if "floor" in strict else over_floor >= 0
            expected = Rag.GREEN if is_green else Rag.AMBER if is_amber else Rag.RED
            assert classify(indicator, value) is expected, (target, floor, value)


@pytest.mark.parametrize("strict", STRICT)
def test_rating_by_tolerances_around_a_target_equals_plain_comparisons(strict: tuple[str, ...]) -> None:
    for narrow, wide in ((1, 2), (1, 3), (2, 3)):
        thresholds = Thresholds(target=4, tolerance=wide, green_tolerance=narrow, strict=strict)
        indicator = an_indicator(polarity=CLOSEST, unit="days", thresholds=thresholds)
        for value in GRID:
            off = abs(value - 4)
            is_green = off < narrow if "target" in strict else off <= narrow
            is_amber = off < wide if "floor" in strict else off <= wide
            assert classify(indicator, value) is (Rag.GREEN if is_green else Rag.AMBER if is_amber else Rag.RED)


@pytest.mark.parametrize("strict", STRICT)
@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
def test_margins_are_the_distance_to_where_the_rating_changes(polarity: Polarity, strict: tuple[str, ...]) -> None:
    """The nearest value with a better band, or a worse one, is searched for on the grid.

    Beyond an open edge the first better value of the grid is one tenth further; on the edge itself it is worse.
    """
    thresholds = Thresholds(target=4, tolerance=2, green_tolerance=1, strict=strict)
    indicator = an_indicator(polarity=polarity, unit="days", thresholds=thresholds)
    tenth = Fraction(1, 10)
    for value in GRID:
        standing = rate(indicator, value)
        assert isinstance(standing.rating, Rag)
        rank = standing.rating.rank
        found = {
            "better": [abs(other - value) for other in GRID if _rank(classify(indicator, other)) < rank],
            "worse": [abs(other - value) for other in GRID if _rank(classify(indicator, other)) > rank],
        }
        to_better, to_worse = standing.margin_to_better, standing.margin_to_worse
        assert (to_better is None) is (rank == 0)
        assert (to_worse is None) is (rank == 2)
        if to_better is not None:
            is_open = (Edge.TARGET, Edge.FLOOR)[rank - 1] in thresholds.strict
            assert min(found["better"]) == to_better + (tenth if is_open else 0), value
        if to_worse is not None and found["worse"]:
            is_open = (Edge.TARGET, Edge.FLOOR)[rank] in thresholds.strict
            assert min(found["worse"]) == to_worse + (0 if is_open else tenth), value


def _rank(band: object) -> int:
    assert isinstance(band, Rag)
    return band.rank


@pytest.mark.parametrize("strict", STRICT)
@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
@pytest.mark.parametrize("total", [7, 20, 40])
def test_cases_away_equal_a_search_of_all_counts(polarity: Polarity, strict: tuple[str, ...], total: int) -> None:
    thresholds = Thresholds(target=50, tolerance=20, green_tolerance=10, strict=strict)
    indicator = an_indicator(polarity=polarity, thresholds=thresholds)
    for counted in range(total + 1):
        standing = rate(indicator, Ratio(counted, total))
        ranks = {other - counted: _rank(classify(indicator, Ratio(other, total))) for other in range(total + 1)}
        better = [abs(more) for more, rank in ranks.items() if rank < ranks[0]]
        worse = [abs(more) for more, rank in ranks.items() if rank > ranks[0]]
        for found, away in ((standing.cases_to_better, better), (standing.cases_to_worse, worse)):
            assert (None if found is None else abs(found)) == min(away, default=None), (counted, found)


def test_a_value_on_a_strict_boundary_has_a_margin_of_0_and_its_own_rule() -> None:
    standing = rate(an_indicator(thresholds=Thresholds(target=4, floor=3, strict="floor")), 3)
    assert (standing.rating, standing.margin_to_better) == (Rag.RED, 0)
    assert standing.rule.name == "nested bands, best first, boundaries as the thresholds state"
    inclusive = rate(an_indicator(thresholds=Thresholds(target=4, floor=3)), 3)
    assert inclusive.rule.name == "nested bands, best first, boundaries in the better band"


@pytest.mark.parametrize("bands", [[], [Four.BLUE], [Four.GREEN, Four.AMBER], list(Four)[:-1]])
def test_levels_state_the_bands_whose_level_is_worse(bands: list[Four]) -> None:
    thresholds = Levels({Four.BLUE: 6, Four.GREEN: 4, Four.AMBER: Tolerance("50%")}, target=4, strict=bands)
    levels = {Four.BLUE: 6, Four.GREEN: 4, Four.AMBER: 2}
    indicator = an_indicator(unit="days", thresholds=thresholds)
    for value in GRID:
        met = [band for band, level in levels.items() if (value > level if band in bands else value >= level)]
        assert classify(indicator, value) is (met[0] if met else Four.RED)


@pytest.mark.parametrize("strict", STRICT)
@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
def test_strict_boundaries_obey_every_law(polarity: Polarity, strict: tuple[str, ...]) -> None:
    thresholds = Thresholds(target=4, tolerance=2, green_tolerance=1, strict=strict)
    assert broken_laws(an_indicator(polarity=polarity, unit="days", thresholds=thresholds)) == ()


def test_the_law_of_mirrors_finds_a_rule_that_is_strict_on_one_side() -> None:
    def one_sided(case: Case) -> Rag:
        return Rag.GREEN if case.value > case.target else Rag.RED

    rule = RatingRule(name="one-sided", version=1, decide=one_sided)
    thresholds = Thresholds(target=4, floor=3, strict="target")
    assert Law.MIRROR in [broken.law for broken in broken_laws(an_indicator(thresholds=thresholds, rule=rule))]


def test_rating_of_displayed_values_is_strict_on_the_displayed_one() -> None:
    thresholds = Thresholds(target=4, floor=3, strict="floor")
    plans = an_indicator(thresholds=thresholds, decimal_places=1, rated_as_displayed=True)
    assert [classify(plans, value) for value in ("3.04", "3.05")] == [Rag.RED, Rag.AMBER]


def test_assurance_of_a_constant_series_on_a_strict_target_fails() -> None:
    series = a_series(*[85] * 12)
    for strict, words in ((None, "meet the target each time"), ("target", "miss the target each time")):
        indicator = an_indicator(thresholds=Thresholds(target=85, floor=80, strict=strict))
        travel = direction_of_travel(indicator, series, "Q2 2023/24", method=XmR())
        assert words in str(explain(travel))


def test_result_without_a_target_neither_meets_nor_misses_it() -> None:
    assert rate(an_indicator(None, data_only=True), 5).meets_target is None
    assert rate(an_indicator(85), None).meets_target is None
