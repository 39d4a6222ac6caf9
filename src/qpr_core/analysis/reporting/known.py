"""Unknown services, groupings and codes: what the errors name instead."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from qpr_core.errors import got
from qpr_core.model.indicators.groupings import GroupPath

_MOST: Final = 10
"""The number of services, groupings or places that an error lists."""


_LONGEST: Final = 80
"""The number of characters of a code that are compared with known ones."""


def known_services(services: Iterable[str | None]) -> str:
    """Return the rule for a service of a report, with its first services.

    >>> known_services(["Access", None, "Housing", "Access"])
    "service must be one of the report ('Access', 'Housing')"
    >>> known_services([None])
    'service must be one of the report (which has no services)'
    >>> known_services(map(str, range(12)))[-16:]
    "9' and 2 others)"
    """
    names = dict.fromkeys(service for service in services if service is not None)
    return f"service must be one of the report ({_listed(names) if names else 'which has no services'})"


def known_groupings(groupings: Iterable[str], of: str = "report") -> str:
    """Return the rule for a grouping of a report, with its first groupings.

    >>> known_groupings(["service", "priority"])
    "grouping must be one of the report ('service', 'priority')"
    """
    return f"grouping must be one of the {of} ({_listed(groupings)})"


def known_places(grouping: str, places: Iterable[GroupPath | None]) -> str:
    """Return the rule for a place in a grouping, with its first places.

    >>> known_places("priority", [("Cleaner borough", "Waste"), None, ("Safer borough",)])
    "place in 'priority' must be one of the report (('Cleaner borough', 'Waste'), None, 'Safer borough')"
    """
    names = dict.fromkeys(place[0] if place is not None and len(place) == 1 else place for place in places)
    return f"place in {got(grouping)} must be one of the report ({_listed(names)})"


def _listed(given: Iterable[object]) -> str:
    """Return the first of the known names, and the number of others."""
    names = [got(each) for each in given]
    more = len(names) - _MOST
    others = "" if more < 1 else f" and {more} other{'s' if more > 1 else ''}"
    return ", ".join(names[:_MOST]) + others


def known_code(code: object, indicators: Iterable[str], items: Sequence[Iterable[str]]) -> str:
    """Return the rule for a code of a report.

    It has a known code that is close, or the place of an item.

    >>> known_code("P3", ["K1"], [["A1"], ["P3"]])
    "code must be that of an indicator of the report (the item is report.items[1]['P3'])"
    >>> known_code("k1", ["K1"], [])
    "code must be that of an indicator of the report (perhaps 'K1')"
    """
    place = next((place for place, codes in enumerate(items) if code in tuple(codes)), None)
    hint = close_code(code, indicators) if place is None else f" (the item is report.items[{place}][{got(code)}])"
    return f"code must be that of an indicator of the report{hint}"


def close_code(code: object, known: Iterable[str]) -> str:
    """Return the known code that a wrong one is close to, in brackets.

    >>> close_code("cs9", ["CS1", "AH1"]), close_code("X", ["CS1"]), close_code(9, ["CS1"])
    (" (perhaps 'CS1')", '', '')
    """
    by_letters = {each.casefold(): each for each in known}
    close = get_close_matches(code[:_LONGEST].casefold(), by_letters, n=1) if isinstance(code, str) else []
    return f" (perhaps {got(by_letters[close[0]])})" if close else ""
