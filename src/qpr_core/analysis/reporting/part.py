"""Parts of a report: reading what chooses them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

from qpr_core.analysis.answers import Direction, NoDirection, NoRating, Rating
from qpr_core.analysis.comparing.record import Extreme
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.grouping import Grouped, is_within, place_in, read_places
from qpr_core.analysis.reporting.known import close_code, known_services
from qpr_core.errors import ReportError
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import known_words, member_of

T = TypeVar("T")


Belongs: TypeAlias = Callable[[Grouped], bool]
"""Whether an indicator or an item belongs to the part."""


def read_part(  # noqa: PLR0913  one parameter for each way to choose
    now: tuple[Assessment, ...],
    before: Sequence[Assessment],
    items: Sequence[ItemAssessment],
    *,
    schemes: Sequence[type[Scheme]],
    service: object,
    groups: object,
    rating: object,
    direction: object,
    streak: object,
    record: object,
    codes: object,
) -> Belongs:
    """Return a test for the indicators and the items that the arguments choose.

    No item has a direction or a record, so those arguments choose no items, and neither do ratings and streaks.

    Raises:
        ReportError: If one of them has the wrong type, or is a service, a place or a code that the report does
            not have.
    """
    period = now[0].period
    grouped: tuple[Grouped, ...] = (*now, *items)
    places = {} if groups is None else read_places(groups, grouped, period)
    services = _several(service, (str,), known_services(each.service for each in grouped), period)
    read = _read_several(rating, (Scheme, Expectation, NoRating), lambda each: read_ratings(each, schemes, period))
    ratings = None if read is None else {one for each in read for one in each}
    directions = _read_several(direction, (Direction, NoDirection), lambda each: _read_direction(each, period))
    least = None if streak is None else check_whole_number(streak, "streak", ReportError, least=1, whose=period)
    extremes = _read_several(record, (Extreme,), lambda each: _read_extreme(each, period))
    wanted = _several([codes] if isinstance(codes, str) else codes, (str,), "codes must be a list of codes", period)
    _check_services(services, [each.service for each in grouped], period)
    _check_codes(
        wanted, [each.code for each in (*grouped, *before)], period, "indicator or an item" if items else "indicator"
    )
    chosen = {
        each.code
        for each in now
        if (ratings is None or each.rating in ratings)
        and (directions is None or each.direction_of_travel.direction in directions)
        and (least is None or (each.streak is not None and each.streak.count >= least))
        and (extremes is None or (each.record is not None and each.record.extreme in extremes))
    }
    by_now = any(given is not None for given in (ratings, directions, least, extremes))

    def belongs(item: Grouped) -> bool:
        return (
            (services is None or item.service in services)
            and (wanted is None or item.code in wanted)
            and (not by_now or item.code in chosen)
            and all(is_within(place_in(grouping, item), place) for grouping, place in places.items())
        )

    return belongs


def read_rating(given: object, scheme: type[Scheme], period: Period) -> Rating:
    """Return a rating that is given, or the one that a word names.

    Raises:
        ReportError: If there is no such rating. A word may name a band of the *scheme* only.
    """
    return read_ratings(given, [scheme], period)[0]


def read_ratings(given: object, schemes: Sequence[type[Scheme]], period: Period) -> Sequence[Rating]:
    """Return a rating that is given, or those that a word names.

    A word names a band of each scheme that has it.

    Raises:
        ReportError: If there is no such rating. A word may name a band of the *schemes* only.
    """
    if isinstance(given, Scheme | Expectation | NoRating):
        return [given]
    bands: list[Rating] = [band for scheme in schemes for band in (member_of(scheme, given),) if band is not None]
    rating = member_of(Expectation, given) or member_of(NoRating, given)
    if bands:
        return bands
    if rating is not None:
        return [rating]
    words = known_words(*schemes, Expectation, NoRating)
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


def _check_codes(wanted: Iterable[str] | None, known: Sequence[str], period: Period, owner: str) -> None:
    for each in wanted or ():
        if each not in known:
            rule = f"code must be that of an {owner} of the report{close_code(each, known)}"
            raise ReportError(rule, given=each, whose=period)
