"""Section: the sections that a report can have, and the default ones."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from qpr_core.errors import StyleError
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.records import Choice, known_words, member_of


class Section(Choice):
    """A section of a report.

    A style has the sections of its reports, in their order. `narrate` can choose others.

    The sections from `HEADING` to `RESTATED` need only the counts of a summary. Those from `INSIGHTS` on need a report.
    A section with nothing to report is left out.

    >>> Section("watch-list")
    Section.WATCH_LIST
    """

    HEADING = "heading"
    """The title and the quarter."""
    PERIOD = "period"
    """The period that the report covers."""
    OPENING = "opening"
    """The counts of ratings in one sentence."""
    RATINGS = "ratings"
    """A list of the counts of ratings, with their changes."""
    LISTED = "listed"
    """The indicators of each listed band, by group, with their management actions."""
    DIRECTIONS = "directions"
    """The counts of directions of travel, with their changes."""
    RESTATED = "restated"
    """The ratings of the quarter before that have changed since they were published."""
    INSIGHTS = "the things to say"
    """The three facts that matter most, which `insights` returns."""
    MOVED = "what moved"
    """The KPIs that moved from one rating to another."""
    WATCH_LIST = "watch-list"
    """The KPIs that need watching, the most serious first."""
    SCORECARD = "scorecard"
    """A table with a row for each indicator."""
    CHANGES = "changes to the list of KPIs"
    """The KPIs that joined or left, and changes of thresholds, definitions and names."""
    LAST_YEAR = "the same quarter last year"
    """The ratings of the same quarter last year, next to the current ones."""
    HISTORY = "the last quarters"
    """The counts of the last quarters as sentences, a table and a picture."""
    ACTIVITY = "activity indicators"
    """The activity indicators and their expected ranges."""
    NOTES = "notes on the data"
    """The facts that a reader needs to know about the data."""
    INDICATORS = "indicators one by one"
    """A paragraph for each indicator."""
    STATISTICS = "statistics of the directions of travel"
    """An appendix with the statistics behind each direction of travel."""
    BRIEF = "in brief"
    """The KPIs that moved and those that need watching, as counts."""
    KEY = "key to ratings"
    """The meanings of the ratings and of the directions of travel."""
    COUNTS = "counts by service"
    """An executive summary: counts by service, or by the grouping of the style."""
    GROUPS = "counts by group"
    """The counts by every grouping but service, in sentences and in a table."""
    SERVICES = "services"
    """Each service or other group, with its table, and the chart and text of each KPI."""
    ACTIVITY_IN_FULL = "activity indicators in full"
    """The activity indicators, with their table, and the chart and text of each."""
    PEERS = "peers"
    """The place of each indicator among similar organisations, as a list."""
    SECOND = "second rating"
    """The counts of the second rating, and the KPIs where it differs."""
    ITEMS = "projects and other items"
    """The projects, actions, milestones and risks, each kind by itself."""


DEFAULT_SECTIONS: Final = (
    Section.HEADING,
    Section.PERIOD,
    Section.OPENING,
    Section.RATINGS,
    Section.LISTED,
    Section.DIRECTIONS,
    Section.RESTATED,
    Section.MOVED,
    Section.WATCH_LIST,
    Section.SCORECARD,
    Section.CHANGES,
    Section.LAST_YEAR,
    Section.HISTORY,
    Section.ACTIVITY,
    Section.ITEMS,
    Section.NOTES,
    Section.INDICATORS,
    Section.STATISTICS,
)
"""The default sections of a report.

A new `Section` is not among them, so that no report changes by itself. `ITEMS` is, because no earlier report can have
items.
"""


F = TypeVar("F", bound=Callable[..., object])


def read_sections(given: Iterable[Section | str | F] | Section | str | F) -> tuple[Section | F, ...]:
    """Return sections in the given order; one section may be given by itself.

    Raises:
        StyleError: If *given* is not a `Section`, a function or several, or a section is repeated.
    """
    each = (given,) if isinstance(given, Section | str) or callable(given) else ordered_items_of(given)
    found = None if each is None else [one if callable(one) else member_of(Section, one) for one in each]
    sections = tuple(one for one in found or () if one is not None)
    if found is None or len(sections) < len(found) or any(sections.count(one) > 1 for one in sections):
        rule = f"sections must be members of Section, each once (from {known_words(Section)}, or functions)"
        raise StyleError(rule, given=given)
    return sections
