"""Groups of a report: the groupings it knows, and the key of each group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.known import known_groupings, known_places
from qpr_core.analysis.reporting.member import Member
from qpr_core.errors import IndicatorError, ReportError
from qpr_core.model.indicators.groupings import SERVICE, GroupPath, key_maker, place_of, read_path
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.names import check_name

GroupKey: TypeAlias = str | GroupPath
"""The key of a group: a name, or names from the outermost to the innermost."""


Grouped: TypeAlias = Assessment | Member | ItemAssessment
"""An indicator in a report or in a summary, or an item, which belongs to a group."""


def groupings_of(grouped: Iterable[Grouped]) -> tuple[str, ...]:
    """Return the groupings: by service, and the others in order of appearance."""
    return tuple(dict.fromkeys([SERVICE, *(grouping for each in grouped for grouping in each.groups)]))


def place_in(grouping: str, item: Grouped) -> GroupPath | None:
    """Return the place of an indicator or an item; `None` if it has none."""
    return place_of(grouping, item.service, item.groups)


def key_reader(
    grouping: object, level: int | None, grouped: Sequence[Grouped], period: Period
) -> Callable[[Grouped], GroupKey | None]:
    """Return the function from an indicator or an item to the key of its group.

    Raises:
        ReportError: If the report has no such grouping, or *level* is not a whole number of 1 or more.
    """
    name = check_grouping(grouping, grouped, period)
    check_level(level, period)
    key_of = key_maker((place_in(name, each) for each in grouped), level)
    return lambda item: key_of(place_in(name, item))


def check_level(given: object, period: Period | None = None) -> None:
    """Check a number of names.

    Raises:
        ReportError: If *given* is neither a whole number of 1 or more nor None.
    """
    if given is not None:
        check_whole_number(given, "level", ReportError, least=1, whose=period)


def check_key(given: object) -> None:
    """Check that *given* can be the key of a group.

    Raises:
        ReportError: If it is not a name, a tuple of names or None.
    """
    if given is not None and (not isinstance(given, str | tuple) or given == ()):
        raise ReportError("key of a group must be a name, a tuple of names or None", given=given)
    for name in (given,) if isinstance(given, str) else given or ():
        check_name(name, "name of a group", ReportError)


def check_grouping(given: object, grouped: Iterable[Grouped], period: Period) -> str:
    """Return a grouping if the report has it.

    Raises:
        ReportError: If the report does not have it.
    """
    known = groupings_of(grouped)
    if not isinstance(given, str) or given not in known:
        raise ReportError(known_groupings(known), given=given, whose=period)
    return given


def read_places(given: object, grouped: Sequence[Grouped], period: Period) -> Mapping[str, GroupPath | None]:
    """Read a place in each of some groupings; `None` is the group without a place.

    Raises:
        ReportError: If *given* is not a mapping from groupings of the report to places in them.
    """
    if not isinstance(given, Mapping):
        raise ReportError("groups must be a mapping from a grouping to a place in it", given=given, whose=period)
    read: dict[str, GroupPath | None] = {}
    for grouping, place in given.items():
        name = check_grouping(grouping, grouped, period)
        places = [place_in(name, each) for each in grouped]
        rule = known_places(name, places)
        try:
            path = None if place is None else read_path(place, "place")
        except IndicatorError as error:
            raise ReportError(rule, given=place, whose=period) from error
        if not any(is_within(each, path) for each in places):
            raise ReportError(rule, given=place, whose=period)
        read[name] = path
    return read


def is_within(place: GroupPath | None, wanted: GroupPath | None) -> bool:
    """Return True if a place is the wanted one or deeper in it.

    >>> is_within(("Clean", "Waste"), ("Clean",)), is_within(None, ("Waste",)), is_within(None, None)
    (True, False, True)
    """
    if place is None or wanted is None:
        return place is wanted
    return place[: len(wanted)] == wanted
