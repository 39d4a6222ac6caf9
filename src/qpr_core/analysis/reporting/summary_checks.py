"""Parts of a summary: reading them, and checking that they agree with each other."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias, TypeVar

from qpr_core.analysis.answers import Direction, NoDirection, NoRating
from qpr_core.analysis.reporting.member import Member
from qpr_core.errors import IndicatorError, SummaryError
from qpr_core.model.indicators.groupings import GroupPath, read_groups
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import LARGEST, whole_number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import Choice, FrozenMapping, member_of

Listed: TypeAlias = tuple[str | None, str]
"""The service of an indicator, `None` if it has none, and its name."""


M = TypeVar("M", bound=Choice)


B = TypeVar("B", bound=Scheme)


L = TypeVar("L", bound=Scheme)


def read_count(given: object, what: str, period: Period) -> int:
    """Check that *given* is a whole number of 0 or more and return it.

    Raises:
        SummaryError: If it is not, or is 1e30 or more.
    """
    count = whole_number(given)
    if count is None or count < 0:
        raise SummaryError(f"{what} must be a whole number of 0 or more", given=given, whose=period)
    if count >= LARGEST:
        raise SummaryError(f"{what} must be smaller than 1e30", given=given, whose=period)
    return count


def read_bands(
    given: Mapping[B, int] | Mapping[str, int], indicators: int, period: Period
) -> FrozenMapping[Scheme, int]:
    """Read the number of indicators with each band of a scheme.

    Words are for bands of `Rag`.

    Raises:
        SummaryError: If the keys are not bands of one scheme, a band has no count, or the counts exceed *indicators*.
    """
    first = next(iter(given), None) if isinstance(given, Mapping) else None
    if not isinstance(first, Scheme | str):
        raise SummaryError("ratings must map the bands of a rating scheme to counts", given=given, whose=period)
    scheme = type(first) if isinstance(first, Scheme) else Rag
    return read_counts(given, scheme, what="ratings", indicators=indicators, period=period)


def read_counts(
    given: Mapping[B, int] | Mapping[M, int] | Mapping[str, int],
    choices: Iterable[M],
    *,
    what: str,
    indicators: int,
    period: Period,
) -> FrozenMapping[M, int]:
    """Read a count for each of the *choices*.

    Together they must not exceed the number of indicators.

    Raises:
        SummaryError: If a choice has no count, or the counts exceed *indicators*.
    """
    known = list(choices)
    by_choice = {_named(key, known): count for key, count in given.items()} if isinstance(given, Mapping) else {}
    if set(by_choice) != set(known) or len(by_choice) != len(given):
        raise SummaryError(f"{what} must have a count for each of {known!r}", given=given, whose=period)
    counts = {choice: read_count(by_choice[choice], f"{what} of {choice!r}", period) for choice in known}
    total = sum(counts.values())
    if total > indicators:
        raise SummaryError(
            f"{what} must not add up to more than indicators", shown=f"{total} of {indicators}", whose=period
        )
    return FrozenMapping(counts)


def _named(key: object, known: Iterable[M]) -> object:
    """Return the member that a word names, or the key as it is."""
    if isinstance(key, Choice):
        return key
    return next((choice for choice in known if member_of(type(choice), key) is choice), key)


def read_lists(
    given: Mapping[L, Iterable[tuple[str | None, str]]] | Mapping[str, Iterable[tuple[str | None, str]]],
    ratings: FrozenMapping[Scheme, int],
    period: Period,
) -> Iterable[tuple[Scheme, tuple[Listed, ...]]]:
    """Read the lists of some bands, each as long as the count of its band.

    Raises:
        SummaryError: If a list has a different length, or an entry is not a pair of service and name.
    """
    scheme = type(next(iter(ratings)))
    bands = [member_of(scheme, band) for band in given] if isinstance(given, Mapping) else [None]
    if None in bands or len(set(bands)) < len(bands):
        raise SummaryError("listed must map bands of the rating scheme to lists", given=given, whose=period)
    for band, entries in zip(filter(None, bands), given.values(), strict=True):
        items = items_of(entries)
        if items is None:
            raise SummaryError(f"list of {band!r} must have pairs of service and name", given=entries, whose=period)
        what = tuple(f"{part} in the list of {band!r} ({period})" for part in ("service", "name"))
        read = tuple(_read_listed(entry, band, period, what) for entry in items)
        if len(read) != ratings[band]:
            raise SummaryError(
                f"list of {band!r} must be as long as its count",
                shown=f"{len(read)} names and a count of {ratings[band]}",
                whose=period,
            )
        yield band, read


def _read_listed(entry: object, band: Scheme, period: Period, what: tuple[str, ...]) -> Listed:
    if not isinstance(entry, tuple | list) or len(entry) != 2:
        raise SummaryError(f"list of {band!r} must have pairs of service and name", given=entry, whose=period)
    service, name = entry
    if service is not None:
        check_name(service, what[0], SummaryError)
    return service, check_name(name, what[1], SummaryError)


def read_members(
    given: Iterable[Member],
    ratings: FrozenMapping[Scheme, int],
    *,
    directions: FrozenMapping[Direction, int] | None,
    indicators: int,
    period: Period,
) -> tuple[Member, ...]:
    """Read every indicator that is counted.

    They must agree with the counts of ratings and directions.

    Raises:
        SummaryError: If a member has neither a band of the scheme nor a reason, if two have the same code, or if they
            do not agree with the counts.
    """
    members = tuple(_with_groups(member, period) for member in items_of(given) or ())
    code, name, service = (f"{part} of a member ({period})" for part in ("code", "name", "service"))
    for member in members:
        if not isinstance(member, Member) or not (member.rating in ratings or isinstance(member.rating, NoRating)):
            raise SummaryError(
                "members must be Members with a band of the scheme or a reason", given=member, whose=period
            )
        check_name(member.code, code, SummaryError)
        check_name(member.name, name, SummaryError)
        if member.service is not None:
            check_name(member.service, service, SummaryError)
        _check_member(member, period)
    if len({member.code for member in members}) < len(members):
        raise SummaryError("members must have different codes", shown="one twice", whose=period)
    counts = Counter(member.rating for member in members)
    if len(members) != indicators or any(counts[band] != count for band, count in ratings.items()):
        raise SummaryError("members must agree with the counts", given=given, whose=period)
    if directions is not None and all(member.direction is not None for member in members):
        found = Counter(member.direction for member in members)
        for direction, count in directions.items():
            if found[direction] != count:
                raise SummaryError(
                    "members must agree with the counts of directions",
                    shown=f"{found[direction]} members with {direction!r} and a count of {count}",
                    whose=period,
                )
    return members


def _with_groups(member: Member, period: Period) -> Member:
    """Return a member with its places as they are read from plain text and lists."""
    if not isinstance(member, Member):
        return member
    groups = member.groups
    try:
        is_read = isinstance(groups, FrozenMapping) and _is_read(groups)
    except (TypeError, IndicatorError):  # a place without a hash, such as a list, or one that is wrong
        is_read = False
    if is_read:
        return member
    try:
        return member._replace(groups=read_groups(groups))
    except IndicatorError as error:
        rule = "groups of a member must be places"
        raise error.as_part_of(SummaryError, rule).of(f"{member.code}, {period}") from error


@lru_cache(maxsize=4096)  # many members have one place, and every summary checks them
def _is_read(groups: FrozenMapping[str, GroupPath]) -> bool:
    return read_groups(groups) == groups


def _check_member(member: Member, period: Period) -> None:
    if not isinstance(member.direction, Direction | NoDirection | None):
        raise SummaryError(
            "direction of a member must be a Direction, a NoDirection or None",
            given=member.direction,
            whose=f"{member.code}, {period}",
        )
    if not isinstance(member.is_carried, bool):
        raise SummaryError(
            "is_carried of a member must be True or False", given=member.is_carried, whose=f"{member.code}, {period}"
        )
