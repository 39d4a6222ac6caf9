"""Parts of a report, and the same parts of its summaries."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

from qpr_core.analysis.answers import Direction, NoDirection, NoRating, Rating
from qpr_core.analysis.comparing.record import Extreme
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.known import close_code, known_services
from qpr_core.analysis.reporting.member import Member
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import known_words, member_of

T = TypeVar("T")


Belongs: TypeAlias = Callable[[str, str | None], bool]
"""Whether the indicator with this code and this service belongs to the part."""


def is_of(service: str | None) -> Belongs:
    """Return a test for the indicators of a *service*.

    `None` means those without a service.
    """
    return lambda _, of: of == service


def read_part(  # noqa: PLR0913  one parameter for each way to choose
    now: Sequence[Assessment],
    before: Sequence[Assessment],
    *,
    scheme: type[Scheme],
    service: object,
    rating: object,
    direction: object,
    streak: object,
    record: object,
    codes: object,
) -> Belongs:
    """Return a test for the indicators that the arguments choose.

    Raises:
        ReportError: If one of them has the wrong type, or is a service or a code that the report does not have.
    """
    period = now[0].period
    services = _several(service, (str,), known_services(each.service for each in now), period)
    ratings = _read_several(rating, (Scheme, Expectation, NoRating), lambda each: read_rating(each, scheme, period))
    directions = _read_several(direction, (Direction, NoDirection), lambda each: _read_direction(each, period))
    least = None if streak is None else check_whole_number(streak, "streak", ReportError, least=1, whose=period)
    extremes = _read_several(record, (Extreme,), lambda each: _read_extreme(each, period))
    wanted = _several([codes] if isinstance(codes, str) else codes, (str,), "codes must be a list of codes", period)
    _check_services(services, [each.service for each in now], period)
    _check_codes(wanted, [each.code for each in (*now, *before)], period)
    chosen = {
        each.code
        for each in now
        if (ratings is None or each.rating in ratings)
        and (directions is None or each.direction_of_travel.direction in directions)
        and (least is None or (each.streak is not None and each.streak.count >= least))
        and (extremes is None or (each.record is not None and each.record.extreme in extremes))
    }
    by_now = any(given is not None for given in (ratings, directions, least, extremes))

    def belongs(code: str, service: str | None) -> bool:
        return (
            (services is None or service in services)
            and (wanted is None or code in wanted)
            and (not by_now or code in chosen)
        )

    return belongs


def read_rating(given: object, scheme: type[Scheme], period: Period) -> Rating:
    """Return a rating that is given, or the one that a word names.

    Raises:
        ReportError: If there is no such rating. A word may name a band of the *scheme* only.
    """
    if isinstance(given, Scheme | Expectation | NoRating):
        return given
    rating = member_of(scheme, given) or member_of(Expectation, given) or member_of(NoRating, given)
    if rating is not None:
        return rating
    words = known_words(scheme, Expectation, NoRating)
    raise ReportError(
        f"rating must be a band, an Expectation or a NoRating or one of {words}", given=given, whose=period
    )


def _read_direction(given: object, period: Period) -> Direction | NoDirection:
    if isinstance(given, Direction | NoDirection):
        return given
    direction = member_of(Direction, given) or member_of(NoDirection, given)
    if direction is None:
        words = known_words(Direction, NoDirection)
        raise ReportError(
            f"direction must be a Direction or a NoDirection or one of {words}", given=given, whose=period
        )
    return direction


def _read_extreme(given: object, period: Period) -> Extreme:
    extreme = member_of(Extreme, given)
    if extreme is None:
        raise ReportError(f"record must be an Extreme or one of {known_words(Extreme)}", given=given, whose=period)
    return extreme


def _read_several(given: object, kinds: tuple[type, ...], read: Callable[[object], T]) -> tuple[T, ...] | None:
    if given is None:
        return None
    several = None if isinstance(given, (str, *kinds)) else items_of(given)
    return tuple(read(each) for each in ((given,) if several is None else several))


def _several(given: object, kinds: tuple[type[T], ...], condition: str, period: Period) -> tuple[T, ...] | None:
    if given is None:
        return None
    several = None if isinstance(given, kinds) else items_of(given)
    wanted: list[T] = []
    for each in (given,) if several is None else several:
        if not isinstance(each, kinds):
            raise ReportError(condition, given=each, whose=period)
        wanted.append(each)
    return tuple(wanted)


def _check_services(wanted: Iterable[str] | None, known: Sequence[str | None], period: Period) -> None:
    for each in wanted or ():
        if each not in known:
            raise ReportError(known_services(known), given=each, whose=period)


def _check_codes(wanted: Iterable[str] | None, known: Sequence[str], period: Period) -> None:
    for each in wanted or ():
        if each not in known:
            rule = f"code must be that of an indicator of the report{close_code(each, known)}"
            raise ReportError(rule, given=each, whose=period)


def part_of(summary: Summary | None, belongs: Belongs) -> Summary | None:
    """Return a summary of only those members that belong to a part.

    Directions are counted if the direction of every such member is known.

    >>> from qpr_core import Rag
    >>> both = [Member("K1", "Access", "Calls", Rag.RED), Member("K2", "Housing", "Repairs", Rag.GREEN)]
    >>> whole = Summary(period="Q1 2023/24", indicators=2, members=both,
    ...                 ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 1})
    >>> part_of(whole, lambda code, service: service == "Access").ratings
    {Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}

    Returns:
        The part, with the same parts of its earlier summaries; `None` if the members are not known, or if no
        member belongs to it.
    """
    if summary is None or summary.members is None:
        return None
    members = [member for member in summary.members if belongs(member.code, member.service)]
    if not members:
        return None
    previous = part_of(summary.previous, belongs)
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
        published=None if previous is None else part_of(summary.published, belongs),
        base=summary.base,
        financial_year=summary.financial_year,
    )


def _directions(members: Sequence[Member]) -> dict[Direction, int] | None:
    if any(member.direction is None for member in members):
        return None
    return {direction: sum(member.direction is direction for member in members) for direction in Direction}
