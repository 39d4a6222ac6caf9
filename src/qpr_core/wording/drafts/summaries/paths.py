"""Paths: the names of the counts of a summary."""

from collections.abc import Mapping
from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.words import Group, Member, Subject

_GROUPS: Final[Mapping[Member, str]] = {
    Group.ALL: "indicators",
    Group.RATED: "rated_count",
    Group.UNRATED: "unrated_count",
    Group.UNDIRECTED: "without_direction_count",
}


def path_of(subject: Subject | None) -> str | None:
    """Return the path of the count of a subject; `None` if a summary has none.

    >>> from qpr_core import Rag
    >>> from qpr_core.wording.drafts.words import only
    >>> path_of(only(Rag.RED)), path_of(only(Group.UNRATED)), path_of(only(Group.CARRIED))
    ('ratings.red', 'unrated_count', None)
    """
    if subject is None or len(subject.alternatives) > 1:
        return None
    members = subject.alternatives[0]
    if members == frozenset(Direction):
        return "directed_count"
    return _path(next(iter(members))) if len(members) == 1 else None


def _path(member: Member) -> str | None:
    if isinstance(member, Scheme | Direction):
        group = "ratings" if isinstance(member, Scheme) else "directions"
        return f"{group}.{member.name.lower()}"
    return _GROUPS.get(member)
