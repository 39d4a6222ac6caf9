"""`narrate`: the text of a report, with a function for each section."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.reporting.bridge import Bridge, bridge
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.errors import StyleError, SummaryError
from qpr_core.wording.reasons.method_comparison import write_method_comparison
from qpr_core.wording.sections.actions import listed_section_with_actions
from qpr_core.wording.sections.all_schemes import SchemeCount, all_schemes
from qpr_core.wording.sections.context import Context, headed, read_actions, read_commentary, sourced
from qpr_core.wording.sections.counts_by_group import counts_section
from qpr_core.wording.sections.cover import (
    base_parts,
    directions_section,
    heading_section,
    listed_section,
    opening_section,
    period_section,
    ratings_section,
    restated_section,
    write_heading,
    write_period,
)
from qpr_core.wording.sections.custom import custom_parts
from qpr_core.wording.sections.grouped import check_groups, check_listed
from qpr_core.wording.sections.groups import groups_section
from qpr_core.wording.sections.history import history_section, last_year_section
from qpr_core.wording.sections.in_brief import brief_section
from qpr_core.wording.sections.indicators import indicators_section
from qpr_core.wording.sections.insights import insights_section
from qpr_core.wording.sections.items import items_parts, items_section
from qpr_core.wording.sections.key import key_section
from qpr_core.wording.sections.move_lists import bridge_text
from qpr_core.wording.sections.notes import activity_parts, note_parts
from qpr_core.wording.sections.peers import peers_section
from qpr_core.wording.sections.scorecard import scorecard_section
from qpr_core.wording.sections.second_rating import second_section
from qpr_core.wording.sections.services import activity_in_full_section, services_section
from qpr_core.wording.sections.several import ON_COVER, Contexts, on_cover, sections_by_scheme
from qpr_core.wording.sections.statistics import statistics_section
from qpr_core.wording.sections.unverified import with_mark
from qpr_core.wording.sections.watch_list import watch_list_section
from qpr_core.wording.sections.what_moved import changes_section, moved_section
from qpr_core.wording.styles.period_terms import with_period_terms
from qpr_core.wording.styles.printable_style import with_table
from qpr_core.wording.styles.scheme_terms import SchemeStyles, styles_by_scheme
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.section import Section, read_sections
from qpr_core.wording.styles.style import KENT, CustomSection, GivenSections, Style
from qpr_core.wording.text.capitals import with_capitals
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.printed_pages import on_new_page

SECTIONS_OF_COUNTS: Final[Mapping[Section, Callable[[Summary, Style], Sequence[Part]]]] = {
    Section.HEADING: heading_section,
    Section.PERIOD: period_section,
    Section.OPENING: opening_section,
    Section.RATINGS: ratings_section,
    Section.LISTED: listed_section,
    Section.DIRECTIONS: directions_section,
    Section.RESTATED: restated_section,
}


def _activity(context: Context) -> list[Part]:
    return headed(context.words.activity_heading, sourced(activity_parts(context.report, context.style), "report."))


def _notes(context: Context) -> list[Part]:
    parts = note_parts(context.report, context.styles, context.changed_targets)
    return headed(context.words.notes_heading, sourced(parts, "report."))


SECTIONS_OF_REPORTS: Final[Mapping[Section, Callable[[Context], list[Part]]]] = {
    Section.INSIGHTS: insights_section,
    Section.MOVED: moved_section,
    Section.WATCH_LIST: watch_list_section,
    Section.SCORECARD: scorecard_section,
    Section.CHANGES: changes_section,
    Section.LAST_YEAR: last_year_section,
    Section.HISTORY: history_section,
    Section.ACTIVITY: _activity,
    Section.NOTES: _notes,
    Section.INDICATORS: indicators_section,
    Section.STATISTICS: statistics_section,
    Section.BRIEF: brief_section,
    Section.KEY: key_section,
    Section.COUNTS: counts_section,
    Section.GROUPS: groups_section,
    Section.SERVICES: services_section,
    Section.ACTIVITY_IN_FULL: activity_in_full_section,
    Section.PEERS: peers_section,
    Section.SECOND: second_section,
    Section.ITEMS: items_section,
}


def narrate(
    result: Report | Summary | Bridge | MethodComparison | ItemReport,
    *,
    style: Style = KENT,
    sections: "GivenSections | None" = None,
    actions: Mapping[str, str] | None = None,
    table: ScorecardTable | None = None,
) -> Narrative:
    """Return the text of a report, a summary, a bridge or another record.

    A section with nothing to report is left out. Each rating scheme has its sections.
    Every number has a `source`, the expression that gives its value.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls answered", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84}))]).report("Q2 2023/24")
    >>> print(narrate(report, sections=[Section.MOVED]))
    What moved
    <BLANKLINE>
    One KPI moved to Amber: Calls answered (C1, from Red).

    Args:
        result: The record to write about.
        style: The wording. Defaults to Kent's.
        sections: The sections. Defaults to those of the style. A function is a custom section,
            which gets *result* and *style* and returns parts.
        actions: The management action for each indicator, by its code. If given, the list of the worst band shows the
            actions and the indicators without a direction.
        table: The columns of the scorecard table. Defaults to those of the style.

    Raises:
        StyleError: If a part has the wrong type, or *style* is not all in its language.
        SummaryError: If *sections*, *actions*, *table* or the grouping does not fit *result*.
        ReportError: If an action is not text, or its indicator or the style's grouping is unknown.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """
    if not isinstance(result, Report | Summary | Bridge | MethodComparison | ItemReport):
        rule = "result must be a Report, a Summary, a Bridge, a MethodComparison or an ItemReport"
        raise StyleError(rule, given=result)
    printable = with_table(style, table)
    wanted = printable.sections if sections is None else read_sections(sections)
    if actions is not None and not isinstance(result, Report):
        raise SummaryError("actions must be for the indicators of a Report", shown=f"a {type(result).__name__}")
    if table is not None and not isinstance(result, Report):
        raise SummaryError("table must be for a Report", shown=f"a {type(result).__name__}")
    if sections is not None and not isinstance(result, Report | Summary):
        raise SummaryError("sections must be of a Report or a Summary", shown=f"a {type(result).__name__}")
    match result:
        case Report():
            parts = report_parts(result, _styles(result, style, table), wanted, actions=actions)
        case Summary():
            parts = _of_summaries(result, _styles(result, style), wanted)
        case _:
            parts = _of_record(result, printable)
    return Narrative(with_capitals(with_mark(result, parts, printable)), printable.language)


def _of_record(result: Bridge | MethodComparison | ItemReport, style: Style) -> list[Part]:
    if isinstance(result, MethodComparison):
        return list(write_method_comparison(result, style).parts)
    style = with_period_terms(style, result.period.frequency)
    if isinstance(result, Bridge):
        return list(bridge_text(result, style).parts)
    return items_parts(result, style, "", level=1)


def _styles(result: Report | Summary, style: Style, table: ScorecardTable | None = None) -> SchemeStyles:
    return styles_by_scheme(style, [each.scheme for each in result.by_scheme], result.period.frequency, table)


def _of_summaries(summary: Summary, styles: SchemeStyles, sections: Sequence[Section | CustomSection]) -> list[Part]:
    """Return the sections of a summary, the cover for each rating scheme."""
    if Section.LISTED in sections:
        check_listed(styles.whole, summary)
    if not summary.others:
        return _of_summary(summary, styles.whole, sections)
    parts: list[Part] = []
    for is_on_cover, group in groupby(sections, ON_COVER.__contains__):
        together = list(group)
        if not is_on_cover:
            parts += _of_summary(summary, styles.whole, together)
            continue
        if Section.OPENING in together:
            parts += _all_schemes(summary, styles)
        for place, (each, style) in enumerate(zip(summary.by_scheme, styles.each, strict=True)):
            prefix = f"others[{place - 1}]." if place else ""
            made = [part for section in together for part in _of_summary(each, style, [section], sections)]
            parts += on_cover(style, sourced(made, prefix))
    return parts


def _all_schemes(summary: Summary, styles: SchemeStyles) -> list[Paragraph]:
    """Return how many KPIs a summary counts together, and by each scheme."""
    counts = (
        SchemeCount(style, each.indicators, f"others[{place - 1}].indicators" if place else "indicators")
        for place, (each, style) in enumerate(zip(summary.by_scheme, styles.each, strict=True))
    )
    return all_schemes(styles.whole, list(counts), "all_indicators")


def _of_summary(
    summary: Summary,
    style: Style,
    sections: Sequence[Section | CustomSection],
    known: Sequence[Section | CustomSection] | None = None,
) -> list[Part]:
    """Return some sections of a summary, of all that are *known* to be printed.

    Defaults to these sections.
    """
    parts: list[Part] = []
    for section in sections:
        if not isinstance(section, Section):
            parts += custom_parts(section, summary, style)
        elif section in SECTIONS_OF_COUNTS:
            parts += SECTIONS_OF_COUNTS[section](summary, style)
            parts += base_parts(summary, style, section, sections if known is None else known)
    return parts


def _changed_targets(report: Report, sections: Iterable[Section | CustomSection]) -> frozenset[str]:
    """Return the codes whose changed targets the section of changes covers.

    That section compares with the quarter before. An indicator that is compared with a different period, with different
    thresholds, is not among them.
    """
    if report.previous is None or Section.CHANGES not in sections:
        return frozenset()
    listed = {
        move.indicator.code: (move.thresholds_before, move.thresholds_now) for move in bridge(report).targets_changed
    }
    compared = {each.code: (each.comparison.before.thresholds, each.comparison.now.thresholds) for each in report}
    return frozenset(code for code, thresholds in listed.items() if compared.get(code) == thresholds)


def report_parts(
    report: Report,
    styles: SchemeStyles,
    sections: Sequence[Section | CustomSection],
    *,
    actions: Mapping[str, str] | None = None,
    commentary: Mapping[str, str] | None = None,
) -> list[Part]:
    """Return the sections of a report; those after its services begin on a new page."""
    check_groups(styles.whole, report)
    changed_targets = [_changed_targets(each, sections) for each in report.by_scheme]
    whole = Context(
        report,
        styles.whole,
        read_actions(report, actions),
        frozenset().union(*changed_targets),
        Section.NOTES in sections,
        read_commentary(report, commentary),
        Section.INDICATORS in sections,
        known_styles=styles,
    )
    each_scheme = [
        whole._replace(report=each, style=style, changed_targets=targets, whole=report)
        for each, style, targets in zip(report.by_scheme, styles.each, changed_targets, strict=True)
    ]
    make = partial(_of_report, sections=sections)
    if report.others:
        made = sections_by_scheme(Contexts(whole, each_scheme), sections, make)
    else:
        made = ((section, make(whole, section)) for section in sections)
    parts: list[Part] = []
    follows_services = False
    for section, below in made:
        parts += on_new_page(below) if follows_services else below
        follows_services = (bool(below) and section is Section.SERVICES) or (follows_services and not below)
    return parts


def _of_report(
    context: Context, section: Section | CustomSection, sections: Sequence[Section | CustomSection]
) -> list[Part]:
    if not isinstance(section, Section):
        return custom_parts(section, context.report, context.style)
    if section in SECTIONS_OF_REPORTS:
        return SECTIONS_OF_REPORTS[section](context)
    if not context.report.kpis:
        return _without_kpis(context, section)
    summary = summarise(context.report)
    counted = (
        listed_section_with_actions(context, summary)
        if section is Section.LISTED
        else SECTIONS_OF_COUNTS[section](summary, context.style)
    )
    return [
        *sourced(counted, "summarise(report)."),
        *base_parts(summary, context.style, section, sections),
    ]


def _without_kpis(context: Context, section: Section) -> list[Part]:
    """Return a section of the cover of a report that has activity indicators only."""
    dated = context.report.period, context.financial_year, context.style
    match section:
        case Section.HEADING:
            return [write_heading(*dated)]
        case Section.PERIOD:
            return [write_period(*dated)]
        case _:
            return []
