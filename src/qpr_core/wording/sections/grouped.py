"""Groups of a report: its indicators by the grouping that its style names."""

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from qpr_core.analysis.reporting.dividing import divided
from qpr_core.analysis.reporting.grouping import Grouped, GroupKey, check_grouping, place_in
from qpr_core.analysis.reporting.known import known_groupings
from qpr_core.analysis.reporting.report import Report, ReportsByGroup
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import SummaryError
from qpr_core.model.indicators.groupings import SERVICE, GroupPath
from qpr_core.wording.styles.style import Style

G = TypeVar("G", bound=Grouped)


K = TypeVar("K", bound=GroupKey | None)


def group_of(style: Style, item: Grouped) -> GroupPath | None:
    """Return the group of an indicator or an item by the grouping of a style.

    `None` if it has none.

    >>> from qpr_core import Rag
    >>> from qpr_core.answers import Member
    >>> bins = Member("W1", "Environment", "Bins", Rag.RED, groups={"priority": ("Cleaner borough", "Waste")})
    >>> for parts in ({}, {"grouping": "priority"}, {"grouping": "priority", "level": 1}, {"grouping": "ward"}):
    ...     print(group_of(Style(**parts), bins))
    ('Environment',)
    ('Cleaner borough', 'Waste')
    ('Cleaner borough',)
    None
    """
    place = place_in(style.grouping, item)
    return None if place is None else place[: style.level]


def grouped(style: Style, items: Iterable[G]) -> dict[GroupPath | None, list[G]]:
    """Return indicators by the grouping of a style, with its groups `in_order`."""
    found = divided(items, partial(group_of, style))
    return {key: found[key] for key in in_order(found)}


def parts_by(report: Report, grouping: str, level: int | None) -> ReportsByGroup:
    """Return the parts of a report by a grouping.

    The KPIs of one rating scheme may all be without a place in a grouping that others have: then they are one group.
    """
    if grouping in report.groupings:
        return report.by(grouping, level=level)
    return ReportsByGroup({None: report}, grouping, level)


def in_order(keys: Iterable[K]) -> list[K]:
    """Return the keys of groups in the order in which their names first appear.

    The groups with one outermost name follow each other, and so on for the names inside it.

    >>> in_order([("Clean", "Waste"), None, ("Safe", "Roads"), ("Clean", "Streets"), ("Clean",)])
    [('Clean',), ('Clean', 'Waste'), ('Clean', 'Streets'), None, ('Safe', 'Roads')]
    """
    every = list(keys)
    first: dict[tuple[str | None, ...], int] = {}
    places: dict[K, list[int]] = {}
    for key in every:
        path = key if isinstance(key, tuple) else (key,)
        places[key] = [first.setdefault(path[:end], len(first)) for end in range(1, len(path) + 1)]
    return sorted(every, key=places.__getitem__)


def check_groups(style: Style, report: Report) -> None:
    """Check that a report has the grouping of a style.

    Raises:
        ReportError: If it does not.
    """
    check_grouping(style.grouping, report.grouped, report.period)


def check_listed(style: Style, summary: Summary) -> None:
    """Check that the lists of a summary can be divided by the grouping of a style.

    Raises:
        SummaryError: If its members are not known, or none of them has a place in the grouping.
    """
    if style.grouping == SERVICE or not any(each.listed for each in summary.by_scheme):
        return
    if any(each.members is None for each in summary.by_scheme):
        rule = "members must be known, to list them by a grouping other than service"
        raise SummaryError(rule, given=style.grouping, whose=summary.period)
    members = (member for each in summary.by_scheme for member in each.members or ())
    known = dict.fromkeys([SERVICE, *(grouping for member in members for grouping in member.groups)])
    if style.grouping not in known:
        raise SummaryError(known_groupings(known, "summary"), given=style.grouping, whose=summary.period)
