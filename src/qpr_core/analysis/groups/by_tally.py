"""Counterfactuals of rules that look only at the weight of each band.

Members of one weight are interchangeable. So the search goes over the numbers of members in each band, for each weight,
and asks the rule once for each weight of the bands that they add up to.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, product
from math import comb, lcm, prod
from typing import NamedTuple, TypeAlias

from qpr_core.analysis.groups.case import CountedMember, GroupCase
from qpr_core.analysis.groups.counterfactual import Counterfactual, MemberChange
from qpr_core.analysis.groups.decide import decided
from qpr_core.analysis.groups.rule import GroupRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import FrozenMapping

Counts: TypeAlias = tuple[int, ...]
"""A number for each band of the scheme, best first."""


class Cost(NamedTuple):
    """The members that change and the bands that they move; fewer members come first."""

    members: int
    steps: int

    def plus(self, other: "Cost") -> "Cost":
        """Return the sum of two costs."""
        return Cost(self.members + other.members, self.steps + other.steps)


class _OfWeight(NamedTuple):
    """The members of one weight: the number in each band, now and possible."""

    weight: int
    now: Counts
    codes: tuple[tuple[str, ...], ...]
    reachable: tuple[tuple[Counts, Cost], ...]


def count_arrangements(members: Sequence[CountedMember], bands: int) -> int:
    """Return the number of ways to give the members bands.

    Members of one weight are alike.

    >>> from qpr_core import Rag
    >>> count_arrangements([CountedMember("K1", Rag.RED), CountedMember("K2", Rag.RED)], bands=3)
    6
    """
    sizes = [sum(each.weight == weight for each in members) for weight in {each.weight for each in members}]
    return prod(comb(size + bands - 1, bands - 1) for size in sizes)


def find_by_tally(rule: GroupRule, members: Sequence[CountedMember], scheme: type[Scheme]) -> list[Counterfactual]:
    """Return the smallest changes for each rating that the group could have.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import WorstOf
    >>> found = find_by_tally(WorstOf(), [CountedMember("K1", Rag.GREEN), CountedMember("K2", Rag.AMBER)], Rag)
    >>> [(each.rating, each.changes[0].of, each.changes[0].after) for each in found]
    [(Rag.RED, ('K2',), Rag.RED), (Rag.GREEN, ('K2',), Rag.GREEN)]
    """
    bands = list(scheme)
    scale = lcm(*(each.weight.denominator for each in members))
    groups = [_of_weight(weight, members, bands, scale) for weight in dict.fromkeys(each.weight for each in members)]
    layers = [{(0,) * len(bands): Cost(0, 0)}]
    for group in groups:
        layers.append(_added(layers[-1], group))
    found: dict[Scheme, Cost] = {}
    counterfactuals: list[Counterfactual] = []
    now = None
    for tally, cost in sorted(layers[-1].items(), key=lambda pair: pair[1]):
        if len(found) == len(bands) - (now is not None) and cost > max(found.values()):
            break
        weights = FrozenMapping((band, Fraction(size, scale)) for band, size in zip(bands, tally, strict=True) if size)
        answer = decided(rule, GroupCase(weights=weights))
        if cost.members == 0:
            now = answer if isinstance(answer, Scheme) else None
        elif isinstance(answer, Scheme) and answer is not now and found.setdefault(answer, cost) == cost:
            for path in _paths(layers, groups, tally, cost):
                counterfactuals += _changed(answer, groups, path, bands)
    return counterfactuals


def _of_weight(weight: Fraction, members: Sequence[CountedMember], bands: list[Scheme], scale: int) -> _OfWeight:
    codes = tuple(tuple(each.code for each in members if each[1:] == (band, weight)) for band in bands)
    now = tuple(map(len, codes))
    reachable = tuple((after, _cost(now, after)) for after in _splits(sum(now), len(bands)))
    return _OfWeight(int(weight * scale), now, codes, reachable)


def _splits(total: int, parts: int) -> Iterator[Counts]:
    """Return all ways to split a number into parts."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _splits(total - first, parts - 1):
            yield (first, *rest)


def _cost(now: Counts, after: Counts) -> Cost:
    """Return the fewest members that change, and the fewest bands that they move.

    The members that are too many up to each band have to move past it.
    """
    surplus = [before - then for before, then in zip(now, after, strict=True)]
    return Cost(sum(size for size in surplus if size > 0), sum(map(abs, accumulate(surplus))))


def _added(layer: dict[Counts, Cost], group: _OfWeight) -> dict[Counts, Cost]:
    added: dict[Counts, Cost] = {}
    for tally, cost in layer.items():
        for after, more in group.reachable:
            total = tuple(size + group.weight * count for size, count in zip(tally, after, strict=True))
            together = cost.plus(more)
            if total not in added or together < added[total]:
                added[total] = together
    return added


def _paths(
    layers: list[dict[Counts, Cost]], groups: list[_OfWeight], tally: Counts, cost: Cost
) -> Iterator[tuple[Counts, ...]]:
    """Return every choice of numbers that adds up to a tally at a cost."""
    if not groups:
        yield ()
        return
    *earlier, group = groups
    for after, more in group.reachable:
        rest = tuple(size - group.weight * count for size, count in zip(tally, after, strict=True))
        before = layers[len(earlier)].get(rest)
        if before is not None and before.plus(more) == cost:
            for path in _paths(layers, earlier, rest, before):
                yield (*path, after)


def _changed(
    rating: Scheme, groups: list[_OfWeight], path: tuple[Counts, ...], bands: list[Scheme]
) -> Iterator[Counterfactual]:
    """Return the counterfactuals of a choice: every way to move the members."""
    ways = [list(_moves(group, after, bands)) for group, after in zip(groups, path, strict=True)]
    for way in product(*ways):
        yield Counterfactual(rating=rating, changes=tuple(change for part in way for change in part))


def _moves(group: _OfWeight, after: Counts, bands: list[Scheme]) -> Iterator[tuple[MemberChange, ...]]:
    """Return every way to move the fewest members by the fewest bands."""
    from_to = [before - then for before, then in zip(group.now, after, strict=True)]
    least = _cost(group.now, after).steps
    for flows in _flows(from_to):
        changes = tuple(
            MemberChange(count, group.codes[start], bands[start], bands[end]) for start, end, count in flows
        )
        if sum(change.steps for change in changes) == least:
            yield changes


def _flows(surplus: list[int]) -> Iterator[tuple[tuple[int, int, int], ...]]:
    """Return every way to even out the surplus: from where, to where and how many."""
    start = next((index for index, size in enumerate(surplus) if size > 0), None)
    if start is None:
        yield ()
        return
    ends = [index for index, size in enumerate(surplus) if size < 0]
    for split in _splits(surplus[start], len(ends)):
        if any(count > -surplus[end] for end, count in zip(ends, split, strict=True)):
            continue
        rest = list(surplus)
        rest[start] = 0
        for end, count in zip(ends, split, strict=True):
            rest[end] += count
        here = tuple((start, end, count) for end, count in zip(ends, split, strict=True) if count)
        for flows in _flows(rest):
            yield (*here, *flows)
