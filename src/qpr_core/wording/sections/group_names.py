"""Names of groupings and of groups, as headings, captions and rows have them."""

from qpr_core.analysis.reporting.grouping import GroupKey
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans


def group_name(style: Style, grouping: str, key: GroupKey | None) -> Spans:
    """Return the name of a group, or the words for the group without a name.

    >>> from qpr_core.styles import KENT
    >>> for grouping, key in (("service", None), ("priority", None), ("priority", ("Cleaner borough", "Waste"))):
    ...     print(*(span.text for span in group_name(KENT, grouping, key)), sep="")
    No service named
    No priority named
    Cleaner borough: Waste
    """
    words = style.report
    if key is None:
        return fill(words.no_service) if grouping == SERVICE else fill(words.no_group, grouping=Name(grouping))
    first, *deeper = (key,) if isinstance(key, str) else key
    name: Spans = (Name(first),)
    for inner in deeper:
        name = fill(words.group_path, outer=name, inner=Name(inner))
    return name


def counts_head(style: Style, grouping: str) -> Spans:
    """Return the heading of the groups in a table of counts."""
    is_service = grouping == SERVICE
    return fill(style.appendix.service) if is_service else (Name(grouping[:1].upper() + grouping[1:]),)


def groups_phrase(style: Style, grouping: str, part: str) -> str:
    """Return a phrase of the counts by service, or of those by another grouping.

    Args:
        style: The style.
        grouping: The grouping, which fills the placeholder of phrases that are not for services.
        part: The phrase: heading, title, picture, caption, intro or total.
    """
    words = style.appendix
    by_service, by_group = {
        "heading": (words.counts_heading, words.groups_heading),
        "title": (words.services_heading, words.groups_heading),
        "picture": (words.counts_picture, words.groups_picture),
        "caption": (words.counts_caption, words.groups_caption),
        "intro": (words.services_intro, words.groups_intro),
        "total": (words.total, words.groups_total),
    }[part]
    return by_service if grouping == SERVICE else by_group
