"""The sections that a report's narrative can have, and the order of the default."""

from collections.abc import Iterable

from qpr_core.errors import StyleError, got
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import Choice


class Section(Choice):
    """A section of a report: a style says which ones there are and in which order; a narrative can ask for others.

    A section that there is nothing to say in is left out, and so is one that a summary does not know: up to `RESTATED`
    they come from counts, from `MOVED` on from a report.

    >>> Section("watch-list")
    Section.WATCH_LIST
    """

    HEADING = "heading"
    PERIOD = "period"
    OPENING = "opening"
    RATINGS = "ratings"
    LISTED = "listed"
    DIRECTIONS = "directions"
    RESTATED = "restated"
    MOVED = "what moved"
    WATCH_LIST = "watch-list"
    SCORECARD = "scorecard"
    CHANGES = "changes to the set"
    LAST_YEAR = "the same quarter last year"
    HISTORY = "the last quarters"
    ACTIVITY = "activity indicators"
    NOTES = "notes on the data"
    INDICATORS = "indicators one by one"


def read_sections(given: Iterable[Section] | Section) -> tuple[Section, ...]:
    """Take sections in the order in which they are given, or one.

    Raises:
        StyleError: if they are none, or one is there twice.
    """
    sections = (given,) if isinstance(given, Section) else items_of(given)
    of_section = sections is not None and all(isinstance(section, Section) for section in sections)
    if sections is None or not of_section or len(set(sections)) < len(sections):
        raise StyleError(f"sections must be of Section, each once, got {got(given)}")
    return sections
