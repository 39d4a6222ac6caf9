"""Groupings such as by priority, and the place of an indicator in each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from qpr_core.errors import IndicatorError, QprError
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping

GroupPath: TypeAlias = tuple[str, ...]
"""A place in a grouping: names from the outermost to the innermost."""


GivenGroups: TypeAlias = Mapping[str, str | Sequence[str] | None]
"""The place in each grouping by its name; a text is a place of one level."""


SERVICE: Final = "service"
"""The grouping by service, which has its own argument."""


def read_groups(given: GivenGroups | None, error: type[QprError] = IndicatorError) -> FrozenMapping[str, GroupPath]:
    """Read the place of an indicator in each grouping but that by service.

    >>> read_groups({"directorate": "Place", "priority": ["Cleaner borough", "Waste"], "ward": None})
    {'directorate': ('Place',), 'priority': ('Cleaner borough', 'Waste')}
    >>> read_groups({"service": "Waste"})
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: groups must not have the service (pass service='Waste'), got 'service'

    Raises:
        QprError: If *given* is not a mapping from names to places, a place has no name, or a name is not text of one
            line; of the class *error*.
    """
    if given is not None and not isinstance(given, Mapping):
        raise error("groups must be a mapping from the name of a grouping to a place in it", given=given)
    read: dict[str, GroupPath] = {}
    for grouping, place in ({} if given is None else given).items():
        name = check_name(grouping, "name of a grouping", error)
        if name.casefold() == SERVICE:
            pass_it = f"pass service={place!r}" if isinstance(place, str) else "pass service= instead"
            raise error(f"groups must not have the service ({pass_it})", given=grouping)
        if place is not None:
            read[name] = read_path(place, f"place in {name!r}", error)
    return FrozenMapping(read)


def read_path(given: object, what: str, error: type[QprError] = IndicatorError) -> GroupPath:
    """Read a place: one name, or several from the outermost to the innermost.

    >>> read_path("Waste", "place"), read_path(["Cleaner borough", "Waste"], "place")
    (('Waste',), ('Cleaner borough', 'Waste'))

    Raises:
        QprError: If *given* is neither, or a name is not text of one line; of the class *error*.
    """
    names = (given,) if isinstance(given, str) else ordered_items_of(given)
    if not names:
        rule = f"{what} must be a name, or a list of names from the outermost to the innermost"
        raise error(rule, given=given)
    return tuple(check_name(each, f"name of a {what}", error) for each in names)


def group_heading(grouping: str, level: int) -> str:
    """Return the heading of a column with one level of a grouping.

    >>> group_heading("priority", 2)
    'Group: priority, level 2'
    """
    return f"Group: {grouping}, level {level}"


def key_maker(
    places: Iterable[GroupPath | None], level: int | None
) -> Callable[[GroupPath | None], str | GroupPath | None]:
    """Return the function from a place to the key of its group.

    Each place is cut to the outermost names, *level* of them. If no place has more than one name left, the keys are
    names. Otherwise all of them are tuples.

    >>> key_of = key_maker([("Clean", "Waste"), None, ("Safe",)], None)
    >>> key_of(("Safe",)), key_of(None), key_maker([("Clean", "Waste")], 1)(("Clean", "Waste"))
    (('Safe',), None, 'Clean')
    """
    has_several = any(place is not None and len(place[:level]) > 1 for place in places)

    def key_of(place: GroupPath | None) -> str | GroupPath | None:
        if place is None:
            return None
        return place[:level] if has_several else place[0]

    return key_of


def place_of(grouping: str, service: str | None, groups: Mapping[str, GroupPath]) -> GroupPath | None:
    """Return the place in a grouping, for this service and these groups.

    >>> place_of("service", "Waste", {}), place_of("ward", "Waste", {})
    (('Waste',), None)
    """
    if grouping == SERVICE:
        return None if service is None else (service,)
    return groups.get(grouping)
