"""Members of a summary, and the changes between two lists of members."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction, NoDirection, NoRating, Rating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.indicators.groupings import GroupPath
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import FrozenMapping, evolvable

_WITHOUT_RESULT: Final = {NoRating.NO_RESULT, NoRating.TOO_OLD}


@evolvable
class Member(NamedTuple):
    """A KPI of a period: its code, service, name and rating.

    `service` is `None` if it has none, and `groups` has its place in every other grouping. `direction` is its direction
    of travel, or the reason for having none; `None` if that is not known. `is_carried` is True if its rating comes from
    an earlier result that is carried forward.

    >>> from qpr_core import Rag
    >>> Member(code="CS01", service="Customer Services", name="Complaints in time", rating=Rag.RED).rating
    Rag.RED
    """

    code: str
    service: str | None
    name: str
    rating: Rating
    direction: Direction | NoDirection | None = None
    is_carried: bool = False
    groups: FrozenMapping[str, GroupPath] = FrozenMapping({})


def as_member(assessment: Assessment) -> Member:
    """Return the member of a summary that an assessment is counted as."""
    return Member(
        code=assessment.indicator.code,
        service=assessment.indicator.service,
        name=assessment.indicator.name,
        rating=assessment.rating,
        direction=assessment.direction_of_travel.direction,
        is_carried=assessment.is_carried,
        groups=assessment.groups,
    )


@evolvable
class Flow(NamedTuple):
    """The number of KPIs that joined or left a count for a given reason.

    Moves between ratings are not among the reasons. `joined` were not in the report before, and `newly_rated` had no
    rating then. `without_result` have lost their rating because there is no recent result, and `unrated` for a
    different reason. `left` are no longer in the report. `others_came` came from a different rating or direction.

    >>> from qpr_core import Rag, NoRating
    >>> then = [Member("K1", None, "Calls", Rag.RED), Member("K2", None, "Visits", Rag.RED)]
    >>> flow_between(then, [Member("K1", None, "Calls", NoRating.TOO_OLD)], Rag.RED)
    Flow(joined=0, newly_rated=0, without_result=1, unrated=0, left=1, others_came=0)
    """

    joined: int
    newly_rated: int
    without_result: int
    unrated: int
    left: int
    others_came: int

    @property
    def came(self) -> int:
        """The number that came in any way."""
        return self.joined + self.newly_rated + self.others_came


def flow_between(then: Iterable[Member], now: Iterable[Member], to: Scheme | Direction | None) -> Flow:
    """Count the KPIs that came to or left a band, a direction or no rating.

    `None` stands for no rating. KPIs are matched by code.
    """
    before, after = ({member.code: member for member in members} for members in (then, now))
    came = [
        (before.get(code), each) for code, each in after.items() if _has(each, to) and not _has(before.get(code), to)
    ]
    gone = [
        (each, after.get(code)) for code, each in before.items() if _has(each, to) and not _has(after.get(code), to)
    ]
    joined = sum(was is None for was, _ in came)
    newly_rated = sum(was is not None and not _is_rated(was) and _is_rated(each) for was, each in came)
    lost = [each.rating for was, each in gone if each is not None and _is_rated(was) and not _is_rated(each)]
    without_result = sum(reason in _WITHOUT_RESULT for reason in lost)
    return Flow(
        joined=joined,
        newly_rated=newly_rated,
        without_result=without_result,
        unrated=len(lost) - without_result,
        left=sum(each is None for _, each in gone),
        others_came=len(came) - joined - newly_rated,
    )


def _is_rated(member: Member) -> bool:
    return isinstance(member.rating, Scheme)


def _has(member: Member | None, to: Scheme | Direction | None) -> bool:
    if member is None:
        return False
    return to in {member.rating, member.direction} if to is not None else not _is_rated(member)


@evolvable
class Restatement(NamedTuple):
    """A rating that is different from the published one.

    `published` or `restated` is `None` if the KPI was not in that list of KPIs.

    >>> from qpr_core import Rag, NoRating
    >>> then = [Member("K1", None, "Calls", Rag.GREEN), Member("K2", None, "Visits", NoRating.NO_RESULT)]
    >>> now = [Member("K1", None, "Calls", Rag.AMBER), Member("K2", None, "Visits", NoRating.TOO_OLD)]
    >>> restatements(then, now)
    (Restatement(code='K1', service=None, name='Calls', published=Rag.GREEN, restated=Rag.AMBER),)
    """

    code: str
    service: str | None
    name: str
    published: Rating | None
    restated: Rating | None


def restatements(published: Iterable[Member], recomputed: Iterable[Member]) -> tuple[Restatement, ...]:
    """Return the ratings that differ, in the order of those recomputed.

    Two reasons for no rating do not differ.
    """
    then, now = ({member.code: member for member in members} for members in (published, recomputed))
    return tuple(
        Restatement(
            code=member.code,
            service=member.service,
            name=member.name,
            published=_rating(then.get(code)),
            restated=_rating(now.get(code)),
        )
        for code, member in {**now, **{code: member for code, member in then.items() if code not in now}}.items()
        if _differ(then.get(code), now.get(code))
    )


def _rating(member: Member | None) -> Rating | None:
    return None if member is None else member.rating


def _differ(then: Member | None, now: Member | None) -> bool:
    if then is None or now is None:
        return True
    return then.rating is not now.rating and not (
        isinstance(then.rating, NoRating) and isinstance(now.rating, NoRating)
    )
