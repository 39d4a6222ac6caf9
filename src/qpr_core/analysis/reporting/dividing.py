"""Division of summaries and lists into parts, by a key of each indicator."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.member import Member
from qpr_core.analysis.reporting.summary import Summary

T = TypeVar("T")


K = TypeVar("K")


def divided(items: Iterable[T], key_of: Callable[[T], K], keys: Collection[K] | None = None) -> dict[K, list[T]]:
    """Return the items by key, in the order in which the keys first appear.

    >>> listed = [("Access", "Calls"), (None, "Visits"), ("Access", "Emails")]
    >>> divided(listed, lambda each: each[0])
    {'Access': [('Access', 'Calls'), ('Access', 'Emails')], None: [(None, 'Visits')]}

    Args:
        items: The items, such as assessments.
        key_of: A function that returns the key of an item.
        keys: The keys that are wanted. If None, all.
    """
    found: dict[K, list[T]] = {}
    for item in items:
        key = key_of(item)
        if keys is None or key in keys:
            found.setdefault(key, []).append(item)
    return found


def parts_of(summary: Summary | None, key_of: Callable[[Member], K], keys: Collection[K]) -> dict[K, Summary]:
    """Return a summary of the members with each of the *keys*.

    Directions are counted if the direction of every such member is known.

    >>> from qpr_core import Rag
    >>> both = [Member("K1", "Access", "Calls", Rag.RED), Member("K2", "Housing", "Repairs", Rag.GREEN)]
    >>> whole = Summary(period="Q1 2023/24", indicators=2, members=both,
    ...                 ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 1})
    >>> parts_of(whole, lambda member: member.service, ["Access"])["Access"].ratings
    {Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}

    Returns:
        The parts, with the same parts of their earlier summaries; none for a key that no member has, and none at all
        if the members are not known.
    """
    if summary is None or summary.members is None:
        return {}
    found = divided(summary.members, key_of, keys)
    before, published = (parts_of(each, key_of, found) for each in (summary.previous, summary.published))
    return {
        key: _part(summary, members, before.get(key), None if key not in before else published.get(key))
        for key, members in found.items()
    }


def _part(summary: Summary, members: Sequence[Member], previous: Summary | None, published: Summary | None) -> Summary:
    return Summary(
        period=summary.period,
        indicators=len(members),
        ratings={band: sum(member.rating is band for member in members) for band in summary.scheme},
        directions=_directions(members),
        listed={
            band: [(member.service, member.name) for member in members if member.rating is band]
            for band in summary.listed
        },
        previous=previous,
        by_floor=summary.by_floor,
        members=members,
        published=published,
        base=summary.base,
        financial_year=summary.financial_year,
        unverified=summary.unverified,
    )


def _directions(members: Sequence[Member]) -> dict[Direction, int] | None:
    if any(member.direction is None for member in members):
        return None
    return {direction: sum(member.direction is direction for member in members) for direction in Direction}
