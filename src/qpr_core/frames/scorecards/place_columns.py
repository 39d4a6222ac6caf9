"""Columns of places in groupings, such as "Group: priority, level 1"."""

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from qpr_core.analysis.reporting.grouping import Grouped
from qpr_core.model.indicators.groupings import GroupPath, group_heading


def with_places(columns: Mapping[str, Any], grouped: Iterable[Grouped]) -> dict[str, Any]:
    """Return columns with one for each level of every grouping.

    They come behind the service.
    """
    levels: dict[str, int] = {}
    for each in grouped:
        for grouping, place in each.groups.items():
            levels[grouping] = max(levels.get(grouping, 0), len(place))
    places = [group_heading(grouping, level) for grouping, most in levels.items() for level in range(1, most + 1)]
    before = list(columns)[: list(columns).index("service") + 1]
    return dict.fromkeys([*before, *places], nw.String) | dict(columns)


def row_places(groups: Mapping[str, GroupPath]) -> dict[str, str]:
    """Return the cells of a row in these columns.

    >>> row_places({"priority": ("Clean", "Waste")})
    {'Group: priority, level 1': 'Clean', 'Group: priority, level 2': 'Waste'}
    """
    return {
        group_heading(grouping, level): name
        for grouping, place in groups.items()
        for level, name in enumerate(place, start=1)
    }
