"""How the parts of a summary are read and checked against each other."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

from qpr_core.analysis.answers import Direction, NoDirection, NoRating
from qpr_core.analysis.reporting.member import Member
from qpr_core.errors import SummaryError, got
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import LARGEST, whole_number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping

Listed: TypeAlias = tuple[str | None, str]
"""The service of an indicator, `None` if nobody is named, and its name."""


M = TypeVar("M")


B = TypeVar("B", bound=Scheme)


L = TypeVar("L", bound=Scheme)


def read_count(given: object, what: str, period: Period) -> int:
    """Read a whole number of nought or more.

    Raises:
        SummaryError: if it is none.
    """
    count = whole_number(given)
    if count is None or count < 0:
        raise SummaryError(f"{what} must be a whole number of nought or more, got {got(given)} ({period})")
    if count >= LARGEST:
        raise SummaryError(f"{what} must be smaller than 1e30, got {got(given)} ({period})")
    return count


def read_bands(given: Mapping[B, int], indicators: int, period: Period) -> FrozenMapping[Scheme, int]:
    """Read how many have each band of the scheme that the bands are of.

    Raises:
        SummaryError: if they are no bands, one lacks its count, or they count more than there are.
    """
    first = next(iter(given), None) if isinstance(given, Mapping) else None
    if not isinstance(first, Scheme):
        raise SummaryError(f"ratings must map the bands of a rating scheme to counts, got {got(given)} ({period})")
    counts = dict[Scheme, int](given.items())
    return read_counts(counts, type(first), "ratings", indicators, period)


def read_counts(
    given: Mapping[M, int], members: Iterable[M], what: str, indicators: int, period: Period
) -> FrozenMapping[M, int]:
    """Read a count for each of the *members*, which together count no more than there are indicators.

    Raises:
        SummaryError: if one lacks its count, or they count more.
    """
    known = list(members)
    if not isinstance(given, Mapping) or set(given) != set(known):
        raise SummaryError(f"{what} must have a count for each of {known!r}, got {got(given)} ({period})")
    counts = {member: read_count(given[member], f"{what} of {member!r}", period) for member in known}
    total = sum(counts.values())
    if total > indicators:
        raise SummaryError(f"{what} must not count more than there are, got {total} of {indicators} ({period})")
    return FrozenMapping(counts)


def read_lists(
    given: Mapping[L, Iterable[tuple[str | None, str]]], ratings: FrozenMapping[Scheme, int], period: Period
) -> Iterable[tuple[Scheme, tuple[Listed, ...]]]:
    """Read the lists of some bands, each as long as the count of its band.

    Raises:
        SummaryError: if it is not, or an entry is no pair of service and name.
    """
    if not isinstance(given, Mapping) or not all(band in ratings for band in given):
        raise SummaryError(f"listed must map bands of the rating scheme to lists, got {got(given)} ({period})")
    for band, entries in given.items():
        items = items_of(entries)
        if items is None:
            raise SummaryError(f"list of {band!r} must hold pairs of service and name, got {got(entries)} ({period})")
        read = tuple(_read_listed(entry, band, period) for entry in items)
        if len(read) != ratings[band]:
            raise SummaryError(
                f"list of {band!r} must be as long as its count, got {len(read)} names and a count of "
                f"{ratings[band]} ({period})"
            )
        yield band, read


def _read_listed(entry: object, band: Scheme, period: Period) -> Listed:
    if not isinstance(entry, tuple | list) or len(entry) != 2:
        raise SummaryError(f"list of {band!r} must hold pairs of service and name, got {got(entry)} ({period})")
    service, name = entry
    if service is not None:
        check_name(service, f"service in the list of {band!r} ({period})", SummaryError)
    return service, check_name(name, f"name in the list of {band!r} ({period})", SummaryError)


def read_members(
    given: Iterable[Member],
    ratings: FrozenMapping[Scheme, int],
    directions: FrozenMapping[Direction, int] | None,
    indicators: int,
    period: Period,
) -> tuple[Member, ...]:
    """Read every indicator that is counted, in agreement with the counts of ratings and of directions.

    Raises:
        SummaryError: If one has no rating of the scheme and no reason, two have one code, or they do not agree.
    """
    members = items_of(given) or ()
    code, name, service = (f"{part} of a member ({period})" for part in ("code", "name", "service"))
    for member in members:
        if not isinstance(member, Member) or not (member.rating in ratings or isinstance(member.rating, NoRating)):
            raise SummaryError(
                f"members must be Members with a band of the scheme or a reason, got {got(member)} ({period})"
            )
        check_name(member.code, code, SummaryError)
        check_name(member.name, name, SummaryError)
        if member.service is not None:
            check_name(member.service, service, SummaryError)
        _check_member(member, period)
    if len({member.code for member in members}) < len(members):
        raise SummaryError(f"members must have codes of their own, got one twice ({period})")
    counts = Counter(member.rating for member in members)
    if len(members) != indicators or any(counts[band] != count for band, count in ratings.items()):
        raise SummaryError(f"members must be as many as their counts, got {got(given)} ({period})")
    if directions is not None and all(member.direction is not None for member in members):
        found = Counter(member.direction for member in members)
        for direction, count in directions.items():
            if found[direction] != count:
                raise SummaryError(
                    f"members must agree with the counts of directions, got {found[direction]} members with "
                    f"{direction!r} and a count of {count} ({period})"
                )
    return members


def _check_member(member: Member, period: Period) -> None:
    if not isinstance(member.direction, Direction | NoDirection | None):
        raise SummaryError(
            f"direction of a member must be a Direction, a NoDirection or None, got {got(member.direction)} "
            f"({member.code}, {period})"
        )
    if not isinstance(member.is_carried, bool):
        raise SummaryError(
            f"is_carried of a member must be True or False, got {got(member.is_carried)} ({member.code}, {period})"
        )
