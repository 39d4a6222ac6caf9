"""Counterfactuals of a limited number of changes, tried one after the other."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations_with_replacement
from math import comb
from typing import Final, NamedTuple

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import CountedMember, GroupCase, case_of
from qpr_core.analysis.groups.counterfactual import Alike, Counterfactual, MemberChange
from qpr_core.analysis.groups.decide import decided
from qpr_core.analysis.groups.rule import GroupRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import FrozenMapping

MOST_TRIED: Final = 20_000
"""The largest number of changes that are tried."""


class _Move(NamedTuple):
    """One member of some alike ones gets a different band."""

    alike: Alike
    after: Scheme


def most_changes_of(rule: GroupRule, members: Sequence[CountedMember], bands: int) -> int:
    """Return how many members change at most, so that not too many changes are tried.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import CustomGroupRule
    >>> first = CustomGroupRule(name="first", version=1, looks_at_members=True,
    ...                         decide=lambda case: case.members[0].band)
    >>> [most_changes_of(first, [CountedMember(str(n), Rag.RED) for n in range(size)], bands=3) for size in (4, 12, 50)]
    [4, 3, 2]
    """
    moves = (bands - 1) * len(_alike(rule, members))
    tried, most = 0, 0
    while most < len(members):
        tried += comb(moves + most, most + 1)
        if most and tried > MOST_TRIED:
            break
        most += 1
    return most


def find_by_change(
    rule: GroupRule, members: Sequence[CountedMember], scheme: type[Scheme], most: int
) -> list[Counterfactual]:
    """Return the smallest changes of up to *most* members for each rating.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import CustomGroupRule
    >>> first = CustomGroupRule(name="first", version=1, looks_at_members=True,
    ...                         decide=lambda case: case.members[0].band)
    >>> found = find_by_change(first, [CountedMember("K1", Rag.RED), CountedMember("K2", Rag.RED)], Rag, most=1)
    >>> [(each.rating, each.changes[0].of) for each in found]
    [(Rag.GREEN, ('K1',)), (Rag.AMBER, ('K1',))]
    """
    moves = [_Move(alike, band) for alike in _alike(rule, members) for band in scheme if band is not alike.band]
    ask = _asker(rule, members, scheme)
    now = ask(())
    found: dict[Scheme, list[Counterfactual]] = {}
    for size in range(1, most + 1):
        smallest: dict[Scheme, list[Counterfactual]] = {}
        for changes in _changes(moves, size):
            answer = ask(changes)
            if isinstance(answer, Scheme) and answer is not now and answer not in found:
                smallest.setdefault(answer, []).append(Counterfactual(rating=answer, changes=changes))
        for rating, each in smallest.items():
            least = min(other.steps for other in each)
            found[rating] = [other for other in each if other.steps == least]
    return [each for group in found.values() for each in group]


def _asker(
    rule: GroupRule, members: Sequence[CountedMember], scheme: type[Scheme]
) -> Callable[[tuple[MemberChange, ...]], Scheme | NoGroupRating]:
    """Return a function that asks a rule for the rating after some changes.

    A rule that does not look at the members needs only the weights, which are not added up again.
    """
    if rule.looks_at_members:
        return lambda changes: decided(rule, case_of(_after(members, changes), with_members=True))
    now = case_of(members)
    weight_of = {each.code: each.weight for each in members}

    def ask(changes: tuple[MemberChange, ...]) -> Scheme | NoGroupRating:
        weights = {band: now.weight_of(band) for band in scheme}
        for change in changes:
            weight = change.size * weight_of[change.of[0]]
            weights[change.before] -= weight
            weights[change.after] += weight
        left = FrozenMapping((band, weight) for band, weight in weights.items() if weight)
        return decided(rule, GroupCase(weights=left))

    return ask


def _alike(rule: GroupRule, members: Sequence[CountedMember]) -> list[Alike]:
    """Return the members that are alike; to a rule that looks at them, no two are."""
    if rule.looks_at_members:
        return [Alike(band, weight, (code,)) for code, band, weight in members]
    kinds = dict.fromkeys(each[1:] for each in members)
    return [
        Alike(band, weight, tuple(each.code for each in members if each[1:] == (band, weight)))
        for band, weight in kinds
    ]


def _changes(moves: list[_Move], size: int) -> Iterator[tuple[MemberChange, ...]]:
    """Return every change of a number of members."""
    for chosen in combinations_with_replacement(range(len(moves)), size):  # numbers: moves of many members hash slowly
        counts = Counter(chosen)
        changed = Counter(moves[at].alike.codes[0] for at in chosen)
        room = {moves[at].alike.codes[0]: len(moves[at].alike.codes) for at in counts}
        if all(count <= room[first] for first, count in changed.items()):
            yield tuple(
                MemberChange(count, moves[at].alike.codes, moves[at].alike.band, moves[at].after)
                for at, count in counts.items()
            )


def _after(members: Sequence[CountedMember], changes: tuple[MemberChange, ...]) -> list[CountedMember]:
    """Return the members after a change of the first of those that it may be about."""
    bands: dict[str, Scheme] = {}
    for change in changes:
        free = [code for code in change.of if code not in bands]
        bands.update(dict.fromkeys(free[: change.size], change.after))
    return [each._replace(band=bands.get(each.code, each.band)) for each in members]
