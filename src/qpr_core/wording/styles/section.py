"""Section: the sections that a report can have, and which of them it has by default."""

from collections.abc import Iterable
from typing import Final

from qpr_core.errors import StyleError, got
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import Choice


class Section(Choice):
    """A section of a report. A style has the sections of its reports, in their order; `narrate` can choose others.

    The sections from `HEADING` to `RESTATED` need only the counts of a summary. Those from `MOVED` on need a report.
    A section with nothing to report is left out.

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
    CHANGES = "changes to the list of KPIs"
    LAST_YEAR = "the same quarter last year"
    HISTORY = "the last quarters"
    ACTIVITY = "activity indicators"
    NOTES = "notes on the data"
    INDICATORS = "indicators one by one"


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
    Section.NOTES,
    Section.INDICATORS,
)
"""The sections of a report by default. A new `Section` is not among them: nobody's report changes by itself."""


def read_sections(given: Iterable[Section] | Section) -> tuple[Section, ...]:
    """Return sections in the order in which they are given; a single section may be given by itself.

    Raises:
        StyleError: If *given* is not a `Section` or several, or a section is repeated.
    """
    sections = (given,) if isinstance(given, Section) else items_of(given)
    of_section = sections is not None and all(isinstance(section, Section) for section in sections)
    if sections is None or not of_section or len(set(sections)) < len(sections):
        raise StyleError(f"sections must be of Section, each once, got {got(given)}")
    return sections
