"""Laws of group rating, and a test whether a group rule obeys them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import combinations, combinations_with_replacement, count
from math import comb
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import CountedMember
from qpr_core.analysis.groups.group_rating import rate_members
from qpr_core.analysis.groups.member import GroupMember
from qpr_core.analysis.groups.rule import GroupRule
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import Choice, evolvable


class GroupLaw(Choice):
    """A law of group rating.

    - Total: the rule returns a band, or a reason for having none, for every group of rated members.
    - Order: the order and the names of the members change nothing.
    - Monotone: better members never make the group worse.
    - Between: the group is never better than its best member, nor worse than its worst.
    - Unanimous: members that all have the same band give the group that band.
    - Absent: a member of weight 0 counts as absent.
    - Scale: multiplying all weights by the same positive number changes nothing.

    >>> list(GroupLaw)[2]
    GroupLaw.MONOTONE
    """

    TOTAL = "total"
    ORDER = "order"
    MONOTONE = "monotone"
    BETWEEN = "between"
    UNANIMOUS = "unanimous"
    ABSENT = "absent"
    SCALE = "scale"


Group: TypeAlias = tuple[CountedMember, ...]
Answer: TypeAlias = Scheme | NoGroupRating | GroupError
"""An answer of a rule: a rating, a reason for having none, or an error."""
Ask: TypeAlias = Callable[[Group], Answer]
"""A function that returns the answer of a rule to a group."""


@evolvable
class BrokenGroupLaw(NamedTuple):
    """A law that a group rule breaks, with a counterexample.

    The counterexample has groups, and the rule's answer to each.

    >>> BrokenGroupLaw(GroupLaw.TOTAL, (), ()).law
    GroupLaw.TOTAL
    """

    law: GroupLaw
    groups: tuple[Group, ...]
    answers: tuple[object, ...]


def broken_group_laws(rule: GroupRule, scheme: type[Scheme]) -> tuple[BrokenGroupLaw, ...]:
    """Return the laws that a rule breaks, each with its smallest counterexample.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import WorstOf
    >>> broken_group_laws(WorstOf(), Rag)
    ()
    """
    found: dict[GroupLaw, BrokenGroupLaw] = {}
    asks = dict.fromkeys(GroupLaw, partial(answer_to, rule)) | {GroupLaw.MONOTONE: _remembering(rule)}
    for group in _groups(rule, scheme):
        for law in GroupLaw:
            if law not in found and (broken := counterexample(law, rule, group, ask=asks[law])) is not None:
                found[law] = broken
    return tuple(found[law] for law in GroupLaw if law in found)


def _remembering(rule: GroupRule) -> Ask:
    """Return a function that asks a rule only once for the same weights."""
    known: dict[object, Answer] = {}

    def ask(group: Group) -> Answer:
        key = group if rule.looks_at_members else tuple(sorted((each.band.rank, each.weight) for each in group))
        if key not in known:
            known[key] = answer_to(rule, group)
        return known[key]

    return ask


_MOST_GROUPS: Final = 120
_LARGEST: Final = 7
"""The largest groups: a majority that settles no tie breaks a law in one of 7."""
_WEIGHTS: Final = (Fraction(1), Fraction(2))


def _groups(rule: GroupRule, scheme: type[Scheme]) -> Iterator[Group]:
    """Return small groups, smallest first: without weights, then with them."""
    plain = [(band, Fraction(1)) for band in scheme]
    yield from _of_kinds(plain)
    if rule.takes_weights:
        yield from _of_kinds([(band, weight) for band in scheme for weight in _WEIGHTS])


def _of_kinds(kinds: list[tuple[Scheme, Fraction]]) -> Iterator[Group]:
    made = 0
    for size in range(1, _LARGEST + 1):
        made += comb(len(kinds) + size - 1, size)
        if size > 1 and made > _MOST_GROUPS:
            return
        for chosen in combinations_with_replacement(kinds, size):
            yield tuple(CountedMember(name, *kind) for name, kind in zip(_names(), chosen, strict=False))


def _names() -> Iterator[str]:
    return (f"K{number}" for number in count(1))


def counterexample(law: GroupLaw, rule: GroupRule, group: Group, *, ask: Ask | None = None) -> BrokenGroupLaw | None:
    """Return how a group shows that a rule breaks a *law*; `None` if it does not.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import Majority
    >>> group = tuple(CountedMember(f"K{n}", band) for n, band in enumerate((Rag.AMBER, Rag.AMBER, Rag.RED)))
    >>> broken = counterexample(GroupLaw.MONOTONE, Majority(ties="worse"), group)
    >>> [[member.band.value for member in group] for group in broken.groups], broken.answers
    ([['Amber', 'Amber', 'Red'], ['Green', 'Amber', 'Red']], (Rag.AMBER, Rag.RED))
    """
    answer_of = partial(answer_to, rule) if ask is None else ask
    answer = answer_of(group)
    for other in _OTHERS[law](rule, group):
        compared = answer if other == group else answer_of(other)
        if _BREAKS[law](answer, compared, group):
            groups = (group,) if other == group else (group, other)
            return BrokenGroupLaw(law, groups, (answer, compared)[: len(groups)])
    return None


def answer_to(rule: GroupRule, group: Group) -> Answer:
    """Return the rating of a group, or the error of the rule."""
    members = [GroupMember(code=each.code, name=each.code, rating=each.band, weight=each.weight) for each in group]
    try:
        return rate_members(rule, type(group[0].band), members)
    except GroupError as error:
        return error


def _same(_: GroupRule, group: Group) -> Iterator[Group]:
    yield group


def _rearranged(_: GroupRule, group: Group) -> Iterator[Group]:
    """Return the group in other orders, and with other names."""
    yield group[::-1]
    yield (*group[1:], group[0])
    names = [each.code for each in group]
    yield tuple(each._replace(code=code) for each, code in zip(group, names[::-1], strict=True))
    yield tuple(each._replace(code=f"{code} renamed") for each, code in zip(group, names, strict=True))


def _improved(_: GroupRule, group: Group) -> Iterator[Group]:
    """Return the group with one or two better members."""
    better = [
        (index, each._replace(band=band))
        for index, each in enumerate(group)
        for band in list(type(each.band))[: each.band.rank]
    ]
    for changes in (*combinations(better, 1), *combinations(better, 2)):
        changed = dict(changes)
        if len(changed) == len(changes):
            yield tuple(changed.get(index, each) for index, each in enumerate(group))


def _joined_by_absent(rule: GroupRule, group: Group) -> Iterator[Group]:
    if rule.takes_weights:
        for band in type(group[0].band):
            yield (*group, CountedMember("absent", band, Fraction(0)))


def _scaled(rule: GroupRule, group: Group) -> Iterator[Group]:
    if rule.takes_weights:
        for times in (Fraction(10), Fraction(1, 7)):
            yield tuple(each._replace(weight=each.weight * times) for each in group)


_OTHERS: Final[Mapping[GroupLaw, Callable[[GroupRule, Group], Iterable[Group]]]] = MappingProxyType(
    {
        GroupLaw.TOTAL: _same,
        GroupLaw.ORDER: _rearranged,
        GroupLaw.MONOTONE: _improved,
        GroupLaw.BETWEEN: _same,
        GroupLaw.UNANIMOUS: _same,
        GroupLaw.ABSENT: _joined_by_absent,
        GroupLaw.SCALE: _scaled,
    }
)
"""The groups whose answers a law compares with that of a group."""


def _fails(answer: Answer, _: Answer, __: Group) -> bool:
    return isinstance(answer, GroupError)


def _differs(answer: Answer, other: Answer, _: Group) -> bool:
    """Return True if two answers differ and neither is an error."""
    return answer is not other and not isinstance(answer, GroupError) and not isinstance(other, GroupError)


def _worsens(answer: Answer, other: Answer, _: Group) -> bool:
    return isinstance(answer, Scheme) and isinstance(other, Scheme) and other.rank > answer.rank


def _is_outside(answer: Answer, _: Answer, group: Group) -> bool:
    ranks = [each.band.rank for each in group]
    return isinstance(answer, Scheme) and not min(ranks) <= answer.rank <= max(ranks)


def _is_other(answer: Answer, _: Answer, group: Group) -> bool:
    return isinstance(answer, Scheme) and {each.band for each in group} == {group[0].band} != {answer}


_BREAKS: Final[Mapping[GroupLaw, Callable[[Answer, Answer, Group], bool]]] = MappingProxyType(
    {
        GroupLaw.TOTAL: _fails,
        GroupLaw.ORDER: _differs,
        GroupLaw.MONOTONE: _worsens,
        GroupLaw.BETWEEN: _is_outside,
        GroupLaw.UNANIMOUS: _is_other,
        GroupLaw.ABSENT: _differs,
        GroupLaw.SCALE: _differs,
    }
)
"""Whether the answers to a group and to a compared one break a law."""
