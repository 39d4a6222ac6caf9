"""The words of a whole report: sections that can be chosen and put in another order."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from qpr_core.analysis.reporting.bridge import Bridge, bridge
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.errors import SummaryError, got
from qpr_core.wording.reasons.method_comparison import write_method_comparison
from qpr_core.wording.sections.bridge import say_moves
from qpr_core.wording.sections.context import Told, headed, read_actions, sourced, with_capitals
from qpr_core.wording.sections.cover import (
    say_directions,
    say_heading,
    say_listed,
    say_opening,
    say_period,
    say_ratings,
    say_restated,
)
from qpr_core.wording.sections.history import say_history, say_last_year
from qpr_core.wording.sections.indicators import say_indicators
from qpr_core.wording.sections.notes import activity_parts, note_parts
from qpr_core.wording.sections.reds import say_reds
from qpr_core.wording.sections.scorecard import say_scorecard
from qpr_core.wording.sections.watch_list import say_watch_list
from qpr_core.wording.sections.what_moved import say_changes, say_moved
from qpr_core.wording.styles.sections import Section, read_sections
from qpr_core.wording.styles.style import KENT, Style, require_style
from qpr_core.wording.text.parts import Narrative, Part

_OF_COUNTS: Final[Mapping[Section, Callable[[Summary, Style], list[Part]]]] = {
    Section.HEADING: say_heading,
    Section.PERIOD: say_period,
    Section.OPENING: say_opening,
    Section.RATINGS: say_ratings,
    Section.LISTED: say_listed,
    Section.DIRECTIONS: say_directions,
    Section.RESTATED: say_restated,
}


def _activity(told: Told) -> list[Part]:
    return headed(told.words.activity_heading, sourced(activity_parts(told.report, told.style), "report."))


def _notes(told: Told) -> list[Part]:
    parts = note_parts(told.report, told.style, told.changed_targets)
    return headed(told.words.notes_heading, sourced(parts, "report."))


_OF_REPORTS: Final[Mapping[Section, Callable[[Told], list[Part]]]] = {
    Section.MOVED: say_moved,
    Section.WATCH_LIST: say_watch_list,
    Section.SCORECARD: say_scorecard,
    Section.CHANGES: say_changes,
    Section.LAST_YEAR: say_last_year,
    Section.HISTORY: say_history,
    Section.ACTIVITY: _activity,
    Section.NOTES: _notes,
    Section.INDICATORS: say_indicators,
}


def narrate(
    result: Report | Summary | Bridge | MethodComparison,
    *,
    style: Style = KENT,
    sections: Iterable[Section] | Section | None = None,
    actions: Mapping[str, str] | None = None,
) -> Narrative:
    """Put a report into words, or the counts of a summary, the moves of a bridge, or several methods side by side.

    Of a summary there are the sections that counts are enough for: a heading, the period, the counts in one sentence,
    the counts with their changes, a list for each band whose indicators are listed (worst first), the directions of
    travel, and, where ratings of the quarter before are others than were published, a list of these; changes say which
    of the two they are quoted against. A report has more: what moved, the watch-list, the scorecard, changes to the
    set, the same quarter last year and the last quarters (if its `history` has them), activity indicators, notes on the
    data, and a paragraph for each indicator. What is not known is left out. Of a bridge there is a list for each kind
    of change; of several methods, a table.

    The `source` of a number that is printed is the expression that gives its value: of a report with `report` for it,
    and of the others on what was put into words.

    >>> from qpr_core import Rag
    >>> counts = {Rag.GREEN: 2, Rag.AMBER: 1, Rag.RED: 0}
    >>> print(narrate(Summary(period="Q2 2023/24", indicators=4, ratings=counts)).parts[2])
    Of the 4 Key Performance Indicators (KPIs) contained within the QPR, 2 achieved target (Green), \
1 achieved or exceeded the floor standard but did not meet target (Amber). \
No KPIs fell below the floor standard (Red). 1 KPI is not rated.
    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls answered", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84}))]).report("Q2 2023/24")
    >>> print(narrate(report, sections=[Section.MOVED]))
    What moved
    <BLANKLINE>
    One KPI moved to Amber: Calls answered (C1, from Red).

    Args:
        result: what to put into words.
        style: the wording; Kent's if not given.
        sections: which sections of a report or a summary, in their order; those of the style if not given.
        actions: what is done about an indicator, by its code; listed with those of the worst band, all of which say so
            if nothing is given for them, and told in the paragraph of the indicator.

    Raises:
        SummaryError: if *result* is none of these, or has no sections or actions and is given some.
        StyleError: if *style* is none, or *sections* are none.
        ReportError: if an action is no text, or is for an indicator that the report has not.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """
    if not isinstance(result, Report | Summary | Bridge | MethodComparison):
        raise SummaryError(f"result must be a Report, a Summary, a Bridge or a MethodComparison, got {got(result)}")
    require_style(style)
    wanted = style.sections if sections is None else read_sections(sections)
    if actions is not None and not isinstance(result, Report):
        raise SummaryError(f"actions must be for the indicators of a Report, got a {type(result).__name__}")
    if sections is not None and not isinstance(result, Report | Summary):
        raise SummaryError(f"sections must be of a Report or a Summary, got a {type(result).__name__}")
    match result:
        case Report():
            changed = _changed_targets(result, wanted)
            told = Told(result, style, read_actions(result, actions), changed, Section.NOTES in wanted)
            parts = _of_report(told, wanted)
        case Summary():
            parts = [part for section in wanted if section in _OF_COUNTS for part in _OF_COUNTS[section](result, style)]
        case Bridge():
            parts = list(say_moves(result, style).parts)
        case MethodComparison():
            parts = list(write_method_comparison(result, style).parts)
    return Narrative(with_capitals(parts))


def _changed_targets(report: Report, sections: Iterable[Section]) -> frozenset[str]:
    """Return the codes of the indicators of whose changed targets the section of changes says all.

    It compares with the quarter before. Where the target of a different baseline is another one, that is still to say.
    """
    if report.previous is None or Section.CHANGES not in sections:
        return frozenset()
    listed = {
        move.indicator.code: (move.thresholds_before, move.thresholds_now) for move in bridge(report).targets_changed
    }
    compared = {each.code: (each.comparison.before.thresholds, each.comparison.now.thresholds) for each in report}
    return frozenset(code for code, thresholds in listed.items() if compared.get(code) == thresholds)


def _of_report(told: Told, sections: Iterable[Section]) -> list[Part]:
    summary = summarise(told.report) if told.report.kpis else None
    parts: list[Part] = []
    for section in sections:
        if section in _OF_REPORTS:
            parts += _OF_REPORTS[section](told)
        elif summary is not None:
            counted = say_reds(told, summary) if section is Section.LISTED else _OF_COUNTS[section](summary, told.style)
            parts += sourced(counted, "summarise(report).")
    return parts
