"""Counterfactuals: the smallest changes equal those that a search of all changes finds."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qpr_core import NoRating, Rag
from qpr_core.groups import (
    BestOf,
    CountedMember,
    Counterfactual,
    CustomGroupRule,
    GroupCase,
    GroupRule,
    Majority,
    MeanScore,
    MemberChange,
    ShareOnTarget,
    Unrated,
    WorstOf,
    rate_group,
)
from qpr_core.model.values.records import FrozenMapping
from qpr_core.rules import Scheme
from qpr_core.testing import Four, group_rules, groups_of

GREEN, AMBER, RED = Rag

Bands = tuple[Scheme, ...]


def rated(rule: GroupRule, bands: Bands, weights: tuple[Fraction, ...]) -> object:
    codes = [f"K{number}" for number in range(len(bands))]
    given_weights = dict(zip(codes, weights, strict=True)) if rule.takes_weights else None
    return rate_group(dict(zip(codes, bands, strict=True)), rule, weights=given_weights).rating


def brute_force(rule: GroupRule, bands: Bands, weights: tuple[Fraction, ...], most: int) -> dict[object, set[Bands]]:
    """Return the smallest changes for each other rating: every way to give the members bands is tried."""
    now = rated(rule, bands, weights)
    smallest: dict[object, tuple[int, int]] = {}
    found: dict[object, set[Bands]] = {}
    for after in product(type(bands[0]), repeat=len(bands)):
        moved = [abs(one.rank - other.rank) for one, other in zip(bands, after, strict=True) if one is not other]
        size = (len(moved), sum(moved))
        if not 0 < len(moved) <= most:
            continue
        answer = rated(rule, after, weights)
        if answer is now or not isinstance(answer, Scheme) or size > smallest.get(answer, size):
            continue
        if size < smallest.setdefault(answer, size):
            smallest[answer] = size
            found[answer] = set()
        found.setdefault(answer, set()).add(after)
    return found


def spelt_out(found: Counterfactual, bands: Bands) -> Iterator[Bands]:
    """Return every group that a counterfactual describes."""
    codes = [f"K{number}" for number in range(len(bands))]

    def choose(changes: tuple[MemberChange, ...], after: dict[str, Scheme]) -> Iterator[dict[str, Scheme]]:
        if not changes:
            yield after
            return
        change, *others = changes
        free = [code for code in change.of if code not in after]
        for chosen in combinations(free, change.size):
            yield from choose(tuple(others), after | dict.fromkeys(chosen, change.after))

    for after in choose(found.changes, {}):
        yield tuple(after.get(code, band) for code, band in zip(codes, bands, strict=True))


def assert_equals_brute_force(rule: GroupRule, bands: Bands, weights: tuple[Fraction, ...]) -> None:
    codes = [f"K{number}" for number in range(len(bands))]
    given_weights = dict(zip(codes, weights, strict=True)) if rule.takes_weights else None
    group = rate_group(dict(zip(codes, bands, strict=True)), rule, weights=given_weights)
    most = len(bands) if group.most_changes is None else group.most_changes
    found: dict[object, set[Bands]] = {}
    sizes = [(each.size, each.steps) for each in group.counterfactuals]
    assert sizes == sorted(sizes)
    for each in group.counterfactuals:
        described = list(spelt_out(each, bands))
        assert all(change.size > 0 and change.before is not change.after for change in each.changes)
        assert not found.setdefault(each.rating, set()).intersection(described)
        found[each.rating].update(described)
    assert found == brute_force(rule, bands, weights, most)


@settings(max_examples=40, deadline=None)
@given(group_rules(), groups_of(most=4))
def test_counterfactuals_equal_brute_force(rule: GroupRule, group: tuple[CountedMember, ...]) -> None:
    bands, weights = tuple(each.band for each in group), tuple(each.weight for each in group)
    assert_equals_brute_force(rule, bands, weights)


@pytest.mark.large
@settings(max_examples=25, deadline=None)
@given(group_rules(), groups_of(most=7))
def test_counterfactuals_of_up_to_seven_members_equal_brute_force(
    rule: GroupRule, group: tuple[CountedMember, ...]
) -> None:
    bands, weights = tuple(each.band for each in group), tuple(each.weight for each in group)
    assert_equals_brute_force(rule, bands, weights)


FOUR_RULES: list[GroupRule] = [
    WorstOf(),
    BestOf(),
    Majority(ties="better"),
    MeanScore(cut_offs={Four.BLUE: "2.5", Four.GREEN: "1.5", Four.AMBER: "0.5"}),
    ShareOnTarget(cut_offs={Four.BLUE: "80%", Four.GREEN: "50%", Four.AMBER: "20%"}, met=Four.GREEN),
]


@pytest.mark.parametrize("rule", FOUR_RULES, ids=lambda rule: rule.rule.name)
@settings(max_examples=15, deadline=None)
@given(group=groups_of(Four, most=3))
def test_counterfactuals_of_four_bands_equal_brute_force(rule: GroupRule, group: tuple[CountedMember, ...]) -> None:
    bands, weights = tuple(each.band for each in group), tuple(each.weight for each in group)
    assert_equals_brute_force(rule, bands, weights)


LONG: list[Rag] = [GREEN, GREEN, AMBER, RED, AMBER, RED, RED, GREEN, AMBER, AMBER, RED, GREEN]
WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)


def all_changes(weights: tuple[int, ...]) -> dict[tuple[int, ...], dict[tuple[int, int], int]]:
    """Return for each weight of the bands the sizes of the changes of `LONG` that lead there, and their number."""
    found: dict[tuple[int, ...], dict[tuple[int, int], int]] = {}

    def give(index: int, tally: tuple[int, ...], members: int, steps: int) -> None:
        if index == len(LONG):
            sizes = found.setdefault(tally, {})
            sizes[members, steps] = sizes.get((members, steps), 0) + 1
            return
        for rank in range(3):
            after = tuple(size + weights[index] * (rank == each) for each, size in enumerate(tally))
            moved = abs(rank - LONG[index].rank)
            give(index + 1, after, members + (moved > 0), steps + moved)

    give(0, (0, 0, 0), 0, 0)
    return found


@pytest.mark.large
@pytest.mark.parametrize(
    "rule",
    [
        WorstOf(),
        Majority(ties="worse"),
        ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"}),
        MeanScore(cut_offs={GREEN: "1.5", AMBER: "0.5"}),
    ],
    ids=lambda rule: rule.rule.name,
)
def test_counterfactuals_of_twelve_members_equal_brute_force(rule: GroupRule) -> None:
    """If weights count, they are different, so that no two members are alike."""
    codes = [f"K{number}" for number in range(len(LONG))]
    weights = dict(zip(codes, WEIGHTS, strict=True)) if rule.takes_weights else None
    found = rate_group(dict(zip(codes, LONG, strict=True)), rule, weights=weights)
    assert found.most_changes is None
    smallest: dict[object, tuple[int, int]] = {}
    ways: dict[object, int] = {}
    for tally, sizes in all_changes(WEIGHTS if rule.takes_weights else (1,) * len(LONG)).items():
        pairs = zip(Rag, map(Fraction, tally), strict=True)
        answer = rule.decide(GroupCase(weights=FrozenMapping((band, weight) for band, weight in pairs if weight)))
        size, count = min(sizes.items())
        if answer is found.rating or size > smallest.get(answer, size):
            continue
        ways[answer] = count + (ways[answer] if smallest.get(answer) == size else 0)
        smallest[answer] = size
    described = {rating: [each for each in found.counterfactuals if each.rating is rating] for rating in smallest}
    assert {each.rating for each in found.counterfactuals} == set(smallest)
    for rating, changes in described.items():
        assert {(each.size, each.steps) for each in changes} == {smallest[rating]}
        groups = [after for each in changes for after in spelt_out(each, tuple(LONG))]
        assert len(set(groups)) == len(groups) == ways[rating]


def test_any_two_of_three_alike_members_may_change() -> None:
    two_strikes = CustomGroupRule(
        name="two strikes",
        version=1,
        decide=lambda case: RED if case.weight_of(RED) >= 3 else AMBER if case.weight_of(RED) >= 2 else GREEN,
    )
    found = rate_group({"A": RED, "B": RED, "C": RED, "D": AMBER}, two_strikes).counterfactuals
    assert found == (
        Counterfactual(rating=AMBER, changes=(MemberChange(1, ("A", "B", "C"), RED, AMBER),)),
        Counterfactual(rating=GREEN, changes=(MemberChange(2, ("A", "B", "C"), RED, AMBER),)),
    )


def test_unrated_members_that_count_as_the_worst_band_may_change() -> None:
    ratings: dict[str, Scheme | NoRating] = {"A": GREEN, "B": NoRating.NO_RESULT}
    found = rate_group(ratings, WorstOf(unrated=Unrated.AS_WORST))
    assert [each.changes for each in found.counterfactuals if each.rating is GREEN] == [
        (MemberChange(1, ("B",), RED, GREEN),)
    ]


def test_two_alike_members_may_change_to_different_bands() -> None:
    rule = MeanScore(cut_offs={GREEN: "1.5", AMBER: "0.5"})
    found = rate_group(dict.fromkeys("ABCDEF", RED), rule).counterfactuals
    amber = [each.changes for each in found if each.rating is AMBER]
    everybody = tuple("ABCDEF")
    assert amber == [(MemberChange(1, everybody, RED, GREEN), MemberChange(1, everybody, RED, AMBER))]


def test_members_move_to_the_nearest_bands_that_are_needed() -> None:
    """The better member takes the better band, although the other way would change as many members."""

    def decide(case: GroupCase) -> Scheme:
        return Four.GREEN if case.weight_of(Four.GREEN) == case.weight_of(Four.AMBER) == 1 else Four.RED

    rule = CustomGroupRule(name="one of each", version=1, decide=decide)
    assert rate_group({"A": Four.BLUE, "B": Four.RED}, rule).counterfactuals == (
        Counterfactual(
            rating=Four.GREEN,
            changes=(MemberChange(1, ("A",), Four.BLUE, Four.GREEN), MemberChange(1, ("B",), Four.RED, Four.AMBER)),
        ),
    )


def test_many_members_without_weights_have_all_counterfactuals() -> None:
    found = rate_group({f"K{number}": RED for number in range(60)}, WorstOf())
    assert found.most_changes is None
    assert [(each.rating, each.size) for each in found.counterfactuals] == [(AMBER, 60), (GREEN, 60)]


@pytest.mark.large
def test_thousands_of_members_have_small_counterfactuals_only() -> None:
    found = rate_group({f"K{number}": RED if number < 3 else GREEN for number in range(3000)}, WorstOf())
    assert found.most_changes == 23
    assert [(each.rating, each.size) for each in found.counterfactuals] == [(AMBER, 3), (GREEN, 3)]
    assert rate_group({f"K{number}": RED for number in range(3000)}, WorstOf()).counterfactuals == ()


def test_many_members_of_different_weights_have_small_counterfactuals_only() -> None:
    codes = [f"K{number}" for number in range(40)]
    weights = {code: number + 1 for number, code in enumerate(codes)}
    rule = ShareOnTarget(cut_offs={GREEN: "50.5%", AMBER: "1%"})
    ratings = {code: GREEN if number < 28 else RED for number, code in enumerate(codes)}
    found = rate_group(ratings, rule, weights=weights)
    assert (found.rating, found.most_changes) == (AMBER, 2)
    assert {(each.rating, each.size) for each in found.counterfactuals} == {(GREEN, 1)}


def first_two(case: GroupCase) -> Scheme:
    return max((each.band for each in case.members[:2]), key=lambda band: band.rank)


def test_rule_that_looks_at_members_has_counterfactuals_of_single_members() -> None:
    rule = CustomGroupRule(name="first two", version=1, decide=first_two, looks_at_members=True)
    found = rate_group(dict.fromkeys("ABC", GREEN), rule)
    assert found.most_changes is None
    assert [(each.rating, [change.of for change in each.changes]) for each in found.counterfactuals] == [
        (AMBER, [("A",)]),
        (AMBER, [("B",)]),
        (RED, [("A",)]),
        (RED, [("B",)]),
    ]
    assert rate_group({f"K{number}": GREEN for number in range(30)}, rule).most_changes == 2


@settings(max_examples=40, deadline=None)
@given(groups_of(most=4), st.booleans())
def test_custom_rule_has_the_same_counterfactuals_however_it_looks(
    group: tuple[CountedMember, ...], looks: bool
) -> None:
    rule = CustomGroupRule(name="worst", version=1, decide=lambda case: case.worst, looks_at_members=looks)
    bands = tuple(each.band for each in group)
    assert_equals_brute_force(rule, bands, tuple(each.weight for each in group))


def test_tie_without_a_rating_has_counterfactuals_too() -> None:
    found = rate_group({"A": GREEN, "B": RED}, Majority(ties="no rating"))
    assert [(each.rating, each.changes[0].of) for each in found.counterfactuals] == [
        (GREEN, ("B",)),
        (RED, ("A",)),
        (AMBER, ("A",)),
    ]
