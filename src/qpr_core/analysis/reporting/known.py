"""Unknown services and codes: what the errors name instead."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from qpr_core.errors import got

_MOST_SERVICES: Final = 10
"""The number of services that an error lists."""


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
    names = [got(service) for service in dict.fromkeys(services) if service is not None]
    more = len(names) - _MOST_SERVICES
    others = "" if more < 1 else f" and {more} other{'s' if more > 1 else ''}"
    listed = ", ".join(names[:_MOST_SERVICES]) + others if names else "which has no services"
    return f"service must be one of the report ({listed})"


def close_code(code: object, known: Iterable[str]) -> str:
    """Return the known code that a wrong one is close to, in brackets.

    >>> close_code("cs9", ["CS1", "AH1"]), close_code("X", ["CS1"]), close_code(9, ["CS1"])
    (" (perhaps 'CS1')", '', '')
    """
    by_letters = {each.casefold(): each for each in known}
    close = get_close_matches(code[:_LONGEST].casefold(), by_letters, n=1) if isinstance(code, str) else []
    return f" (perhaps {got(by_letters[close[0]])})" if close else ""
