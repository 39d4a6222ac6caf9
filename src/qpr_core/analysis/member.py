"""One indicator in a summary: who it is, and how it was rated."""

from collections.abc import Iterable
from typing import NamedTuple

from qpr_core.analysis.heading import Direction, Unknown
from qpr_core.analysis.standing import Rating, Unrated
from qpr_core.model.evolving import evolvable


@evolvable
class Member(NamedTuple):
    """A KPI of a quarter: its code, its service (`None` if none is named), its name and its rating.

    `direction` is its direction of travel, or why it has none; `None` if that is not known. `is_carried` is True if its
    rating is that of an earlier result, carried forward.

    >>> from qpr_core import Rag
    >>> Member(code="CS01", service="Customer Services", name="Complaints in time", rating=Rag.RED).rating
    Rag.RED
    """

    code: str
    service: str | None
    name: str
    rating: Rating
    direction: Direction | Unknown | None = None
    is_carried: bool = False


@evolvable
class Restatement(NamedTuple):
    """A rating that is another one than was published; `None` on the side where the KPI was not in the set.

    >>> from qpr_core import Rag, Unrated
    >>> then = [Member("K1", None, "Calls", Rag.GREEN), Member("K2", None, "Visits", Unrated.NO_RESULT)]
    >>> now = [Member("K1", None, "Calls", Rag.AMBER), Member("K2", None, "Visits", Unrated.TOO_OLD)]
    >>> restatements(then, now)
    (Restatement(code='K1', service=None, name='Calls', published=Rag.GREEN, restated=Rag.AMBER),)
    """

    code: str
    service: str | None
    name: str
    published: Rating | None
    restated: Rating | None


def restatements(published: Iterable[Member], recomputed: Iterable[Member]) -> tuple[Restatement, ...]:
    """List the ratings that differ, in the order of those recomputed; why there is none is no rating and may differ."""
    then, now = ({member.code: member for member in members} for members in (published, recomputed))
    return tuple(
        Restatement(member.code, member.service, member.name, _rating(then.get(code)), _rating(now.get(code)))
        for code, member in {**now, **{code: member for code, member in then.items() if code not in now}}.items()
        if _differ(then.get(code), now.get(code))
    )


def _rating(member: Member | None) -> Rating | None:
    return None if member is None else member.rating


def _differ(then: Member | None, now: Member | None) -> bool:
    if then is None or now is None:
        return True
    return then.rating is not now.rating and not (isinstance(then.rating, Unrated) and isinstance(now.rating, Unrated))
