"""AppendixWords: the order, headings and phrases of an appendix."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.styles.section import Section, read_sections
from qpr_core.wording.text.phrases import PERIOD_TERMS, Phrase, check_parts

APPENDIX_SECTIONS: Final = (
    Section.HEADING,
    Section.PERIOD,
    Section.KEY,
    Section.COUNTS,
    Section.SERVICES,
    Section.ACTIVITY_IN_FULL,
    Section.ITEMS,
    Section.NOTES,
    Section.CHANGES,
)
"""The default sections of an appendix."""


def _sections(given: Iterable[Section | str] | Section | str) -> tuple[Section, ...]:
    sections = read_sections(given)
    if not sections or not all(isinstance(each, Section) for each in sections):
        raise StyleError("sections of an appendix must be one or more members of Section", given=given)
    return sections


@explains_calls
@frozen(kw_only=True, repr=False)
class AppendixWords:
    """The order, headings and phrases of an appendix, which `appendix` writes.

    >>> AppendixWords(sections=["key to ratings", "services"]).sections
    (Section.KEY, Section.SERVICES)

    Args:
        sections: The sections, in order.
        key_heading: The heading of the key.
        key_of_ratings: The caption of the table of ratings.
        key_of_directions: The caption of the table of directions of travel.
        meaning: The heading of the meanings.
        best: The meaning of the best band if the style has no words that are true of the ratings.
        middle: The meaning of a band between the best and the worst.
        worst: The meaning of the worst band.
        with_tolerance: The meaning for KPIs with a tolerance, if it is different for those with a floor standard.
        with_others: The meaning for all other KPIs.
        not_rated: The meaning of having no rating.
        positive: The meaning of a positive direction.
        stable: The meaning of a stable direction.
        negative: The meaning of a negative direction.
        unknown: The meaning of having no direction.
        counts_heading: The heading of the counts by service.
        counts_picture: The caption of the bars of counts.
        counts_caption: The caption of the table of counts.
        service: The heading of the services in that table.
        total: The name of the row of totals.
        groups_heading: The heading of the counts by any other grouping.
        groups_picture: The caption of the bars of these counts.
        groups_caption: The caption of the table of these counts.
        groups_total: The name of the row of totals in that table.
        services_heading: The heading of the counts by service, if they have sentences.
        groups_intro: The words before the sentences on groups.
        services_intro: The words before the sentences on services.
        group_counts: The counts of ratings of a group, in a sentence.
        group_whole: The sentence on a group whose KPIs all have one rating.
        of_group: The words for belonging to a group.
        of_no_group: The words for belonging to the group without a name.
        of_no_service: The words for having no service.
        service_caption: The caption of the table of a service.
        service_activity_caption: The caption of the table of the activity indicators of a service.
        indicator_heading: The heading of an indicator.
        indicator: The facts of an indicator below its chart, as in `ReportWords.paragraph`. {direction} is its
            direction of travel, and {travel} is text with the reason too.
        activity_indicator: The facts of an activity indicator, which has no direction.
        commentary: The label of a commentary.
        action: The label of a management action.
        not_given: The text in place of a commentary or an action that was not given.

    Raises:
        StyleError: If *sections* is empty, or a phrase has a placeholder that cannot be filled.
    """

    sections: tuple[Section, ...] = field(default=APPENDIX_SECTIONS, converter=_sections)
    key_heading: str = "Key to ratings and directions of travel"
    key_of_ratings: str = "Ratings"
    key_of_directions: str = "Directions of travel"
    meaning: str = "Meaning"
    best: str = "the best rating"
    middle: str = "between the best and the worst rating"
    worst: str = "the worst rating"
    with_tolerance: str = "for a {kpi} with a tolerance, {meaning}"
    with_others: str = "for any other {kpi}, {meaning}"
    not_rated: str = "no rating could be given"
    positive: str = "performance is getting better"
    stable: str = "performance is stable, or has no clear trend"
    negative: str = "performance is getting worse"
    unknown: str = "no direction could be given, for example because there are too few results"
    counts_heading: str = "Executive summary"
    counts_picture: str = "{Kpis} by rating and service"
    counts_caption: str = "{Kpis} by service, {quarter}"
    service: str = "Service"
    total: str = "All services"
    groups_heading: str = "{Kpis} by {grouping}"
    groups_picture: str = "{Kpis} by rating and {grouping}"
    groups_caption: str = "{Kpis} by {grouping}, {quarter}"
    groups_total: str = "All {kpis}"
    services_heading: str = "{Kpis} by service"
    groups_intro: str = "The ratings by {grouping} are:"
    services_intro: str = "The ratings by service are:"
    group_counts: Phrase = Phrase(
        zero="", one="Of the {count} {kpi} {of_group}, {clauses}.", other="Of the {count} {kpis} {of_group}, {clauses}."
    )
    group_whole: Phrase = Phrase(
        zero="",
        one="The only {kpi} {of_group} {is_band}.",
        two="Both {kpis} {of_group} {are_band}.",
        other="All {count} {kpis} {of_group} {are_band}.",
    )
    of_group: str = "of {group}"
    of_no_group: str = "with no {grouping} named"
    of_no_service: str = "with no service named"
    service_caption: str = "{service}: {kpis}, {quarter}"
    service_activity_caption: str = "{service}: activity {indicators}, {quarter}"
    indicator_heading: str = "{name} ({code})"
    indicator: str = "{name} {standing}{before}. {reason}{change}{notes}. The direction of travel is {direction}."
    activity_indicator: str = "{name} {standing}{before}. {reason}{change}{notes}."
    commentary: str = "Commentary:"
    action: str = "Management action{owner}:"
    not_given: str = "none was given."

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every phrase."""
        check_parts(
            self,
            {"indicator": "{code} {travel}", "activity_indicator": "{code} {direction} {travel}"},
            terms=PERIOD_TERMS,
        )
