"""The groups that a draft can name, by the grouping of its style."""

from collections.abc import Iterable

from qpr_core.analysis.reporting.grouping import Grouped
from qpr_core.model.indicators.groupings import GroupPath
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import group_of
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of


def groups_named(style: Style, items: Iterable[Grouped]) -> dict[str, GroupPath | None]:
    """Return the place of each group of indicators by its name.

    Groups that have only inner groups are among them. A place is `None` if its name has two meanings: some indicators
    are in the group itself and others in an inner one, or two groups have one name.

    >>> from qpr_core import Rag
    >>> from qpr_core.answers import Member
    >>> places = {"W1": ("Clean", "Waste"), "S1": ("Safe", "Roads"), "S2": ("Safe",)}
    >>> members = [Member(code, None, code, Rag.RED, groups={"priority": place}) for code, place in places.items()]
    >>> groups_named(Style(grouping="priority"), members)
    {'Clean': ('Clean',), 'Clean: Waste': ('Clean', 'Waste'), 'Safe': None, 'Safe: Roads': ('Safe', 'Roads')}
    """
    whole = dict.fromkeys(group_of(style, each) or () for each in items)
    outer = {group[:end] for group in whole for end in range(1, len(group))}
    every = dict.fromkeys(group[:end] for group in whole for end in range(1, len(group) + 1))
    found: dict[str, GroupPath | None] = {}
    for path in every:
        name = text_of(group_name(style, style.grouping, path), PLAIN)
        has_two = name in found or (path in outer and path in whole)
        found[name] = None if has_two else path
    return found
