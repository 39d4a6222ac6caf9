"""Headings of groupings: which columns have the levels of which grouping."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from qpr_core.errors import IndicatorError, TableError
from qpr_core.model.indicators.groupings import SERVICE, group_heading, read_groups
from qpr_core.model.values.items import ordered_items_of

_HEADING: Final = re.compile(
    r"group\s*:\s*(?P<grouping>.+?)(?:(?:\s*[,(]\s*|\s+)level\s+(?P<level>[1-9][0-9]?)\)?)?", re.IGNORECASE
)


def read_groupings(given: object) -> dict[str, tuple[str, ...]]:
    """Read the headings of each grouping, from the outermost level to the innermost.

    Raises:
        TableError: If *given* is not a mapping from groupings to headings.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise TableError("groupings must be a mapping from the name of a grouping to its headings", given=given)
    read: dict[str, tuple[str, ...]] = {}
    for grouping, headings in given.items():
        if isinstance(grouping, str) and grouping.casefold() == SERVICE:
            raise TableError("groupings must not have the service (pass layout=Layout(service=...))", given=grouping)
        try:
            read_groups({grouping: "name"})
        except IndicatorError as error:
            raise error.as_part_of(TableError, "groupings must be a mapping from names") from error
        listed = (headings,) if isinstance(headings, str) else ordered_items_of(headings)
        texts = tuple(each for each in listed or () if isinstance(each, str) and each.strip())
        if not texts or listed is None or len(texts) < len(listed):
            raise TableError(f"groupings must have a heading, or a list of headings, for {grouping!r}", given=headings)
        read[grouping] = texts
    return read


def parts_of_heading(heading: str, plain_heading: str, groupings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the level of each grouping that a column has.

    >>> parts_of_heading("Group: ward", "group ward", {}), parts_of_heading("Group: plan (level 2)", "group plan", {})
    (['Group: ward, level 1'], ['Group: plan, level 2'])
    >>> parts_of_heading("Theme", "theme", {"priority": ("priority", "theme")})
    ['Group: priority, level 2']

    Args:
        heading: The heading.
        plain_heading: The heading without capitals and signs.
        groupings: The headings of each grouping, without capitals and signs.
    """
    named = [
        group_heading(grouping, level)
        for grouping, headings in groupings.items()
        for level, each in enumerate(headings, start=1)
        if each == plain_heading
    ]
    found = _HEADING.fullmatch(heading.strip())
    if named or found is None:
        return named
    return [group_heading(found["grouping"], int(found["level"] or 1))]


def grouping_of(part: str) -> tuple[str, int] | None:
    """Return the grouping and the level of a part; `None` for every other part.

    >>> grouping_of("Group: ward, level 1"), grouping_of("service")
    (('ward', 1), None)
    """
    found = _HEADING.fullmatch(part)
    return None if found is None else (found["grouping"], int(found["level"] or 1))


def grouping_parts(parts: Iterable[str]) -> dict[str, list[str]]:
    """Return the parts of each grouping, from the outermost level.

    >>> grouping_parts(["code", "Group: plan, level 2", "Group: plan, level 1"])
    {'plan': ['Group: plan, level 1', 'Group: plan, level 2']}
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for part in parts:
        named = grouping_of(part)
        if named is not None:
            found.setdefault(named[0], []).append((named[1], part))
    return {grouping: [part for _, part in sorted(levels)] for grouping, levels in found.items()}
