"""No hidden count can be worked out from all outputs together."""

import pytest
from attrs import evolve

from attack.attacker import CHANNELS, Attack, least_candidates
from attack.channels import QUICK
from attack.scenarios import draw_scenario, is_small

EVERYTHING_EACH = 4
"""One in four scorecards is attacked through the slow channels too."""


def leaks_of(seeds: range) -> list[str]:
    """Return a line for each hidden count with too few values that fit, with the channels that reveal it."""
    attacks = (Attack(draw_scenario(seed), list(QUICK if seed % EVERYTHING_EACH else CHANNELS)) for seed in seeds)
    return [f"{leak}, by {attack.channels_of(leak)}" for attack in attacks for leak in attack.leaks()]


@pytest.mark.parametrize("first", range(0, 6, 2))
def test_hidden_counts_of_few_scorecards_keep_enough_candidates(first: int) -> None:
    assert leaks_of(range(first, first + 2)) == []


@pytest.mark.large
@pytest.mark.parametrize("first", range(0, 60, 10))
def test_hidden_counts_of_60_scorecards_keep_enough_candidates(first: int) -> None:
    assert leaks_of(range(first, first + 10)) == []


@pytest.mark.attack
@pytest.mark.parametrize("first", range(0, 2000, 10))
def test_hidden_counts_of_2000_scorecards_keep_enough_candidates(first: int) -> None:
    assert leaks_of(range(first, first + 10)) == []


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_attacker_finds_counts_that_are_not_protected(seed: int) -> None:
    attack = Attack(evolve(draw_scenario(seed), is_protected=False))
    leak = next(attack.leaks())
    assert leak.is_exact
    assert leak.candidates == (leak.count,)
    assert {"rate", "report", "narrate Kent", "chart of a series"} & set(attack.channels_of(leak))


def test_scorecards_have_hidden_counts_of_every_kind() -> None:
    scenarios = [draw_scenario(seed) for seed in range(200)]
    secrets = [secret for each in scenarios for secret in each.secrets()]
    measured = [one for each in scenarios for one in each.measured]
    kinds = {
        "peer": any(secret.cell.peer for secret in secrets),
        "difference of totals": any(secret.before for secret in secrets),
        "month": any("aggregation" in one.parts for one in measured),
        "rule": any("rule" in one.parts for one in measured),
        "comparator": any("comparators" in one.parts for one in measured),
        "second": any(each.second for each in scenarios),
        "published": any(each.is_published for each in scenarios),
        "four bands": any("scheme" in one.parts for one in measured),
    }
    assert [kind for kind, has_it in kinds.items() if not has_it] == []


@pytest.mark.parametrize(
    ("count", "small"),
    [
        (0, False),
        (1, True),
        (4, True),
        (5, False),
        (None, False),
        ((3, 20), True),
        ((17, 20), True),
        ((10, 20), False),
        ((0, 4), True),
        ((0, 20), False),
        ((20, 20), False),
    ],
)
def test_small_counts_are_the_part_the_rest_or_the_whole(count: int | tuple[int, int] | None, small: bool) -> None:
    assert is_small(count, 5) is small


@pytest.mark.parametrize(("below", "least"), [(2, 1), (3, 2), (4, 3), (5, 3), (10, 3)])
def test_three_counts_must_remain_or_all_small_ones(below: int, least: int) -> None:
    assert least_candidates(below) == least
