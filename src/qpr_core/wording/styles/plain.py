"""Ready-made style `PLAIN`: short sentences for a reading age of 12 or less."""

from typing import Final

from qpr_core.analysis.answers import Flag
from qpr_core.analysis.reporting.watch_list import Concern
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.wording.styles.common_words import CommonWords
from qpr_core.wording.styles.move_words import MoveWords
from qpr_core.wording.styles.note_words import NoteWords
from qpr_core.wording.styles.paper_words import REPORT_PAPER
from qpr_core.wording.styles.plain_cover import PLAIN_COVER
from qpr_core.wording.styles.plain_reasons import PLAIN_EXPLANATIONS, PLAIN_PROJECTIONS
from qpr_core.wording.styles.ready_made import ready_made
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.styles.terms import Terms
from qpr_core.wording.styles.workbook_words import WorkbookWords
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.phrases import Phrase


def _expected(position: str) -> Phrase:
    return Phrase(zero=f"None are {position}", one=f"{{count}} is {position}", other=f"{{count}} are {position}")


def _of_kpis(zero: str, one: str, other: str) -> Phrase:
    return Phrase(zero=zero, one=f"{{count}} {{kpi}} {one}", other=f"{{count}} {{kpis}} {other}")


_REPORT: Final = ReportWords(
    moved_up=_of_kpis("", "rose {to_band}: {names}", "rose {to_band}: {names}"),
    moved_down=_of_kpis("", "fell {to_band}: {names}", "fell {to_band}: {names}"),
    more_moved_up="{count} rose {to_band}: {names}",
    more_moved_down="{count} fell {to_band}: {names}",
    mover_by_target="{name} ({code}, from {before}, with a new target)",
    mover_by_both="{name} ({code}, from {before}, with a new target and a new result)",
    lost=_of_kpis("", "lost a rating: {names}", "lost a rating: {names}"),
    nothing_moved="No {kpi} moved to a different rating.",
    watch=Phrase(
        zero="No {kpi} needs watching.", one="{count} {kpi} needs watching:", other="{count} {kpis} need watching:"
    ),
    watched_carried=" (result carried forward from {period})",
    concerns={
        **ReportWords().concerns,
        Concern.WORST_WITH_LITTLE_HISTORY: "{band}, with too few results to show a direction",
    },
    history="In the {period_words} since {first}, {clauses}.",
    history_first_direction="{kpis} whose direction is {direction}",
    history_direction="those where it is {direction}",
    history_rose_too="{subject} rose from {then} to {now}",
    history_fell_too="{subject} fell from {then} to {now}",
    history_stayed_too="{subject} stayed at {now}",
    as_before=". It was the same in {against}",
    as_before_by=". It was the same on its result for {of}",
    was_before=". It was {rating} in {against}",
    was_before_by=". It was {rating} on its result for {of}",
    is_new=". It was not in the report for {against}",
)

_NOTES: Final = NoteWords(
    item_carried="{name} ({code}): {reason}. The result is for {period}, carried forward.",
    more_targets_changed=Phrase(
        zero="",
        one="{count} more {indicator} has new thresholds:",
        other="{count} more {indicators} have new thresholds:",
    ),
    flags={
        **NoteWords().flags,
        Flag.PROVISIONAL: Phrase(
            zero="",
            one="{count} {indicator} has a result that is not final:",
            other="{count} {indicators} have results that are not final:",
        ),
        Flag.REVISED: Phrase(
            zero="",
            one="{count} {indicator} has a result that has changed since it was first reported:",
            other="{count} {indicators} have results that have changed since they were first reported:",
        ),
        Flag.TARGET_CHANGED: Phrase(
            zero="", one="{count} {indicator} has new thresholds:", other="{count} {indicators} have new thresholds:"
        ),
        Flag.REDEFINED: Phrase(
            zero="", one="{count} {indicator} has a new definition:", other="{count} {indicators} have new definitions:"
        ),
        Flag.CROSSES_YEAR_END: Phrase(
            zero="",
            one="{count} {indicator} is compared with a different part of a different year:",
            other="{count} {indicators} are compared with different parts of different years:",
        ),
        Flag.WITHHELD: Phrase(
            zero="",
            one="The figures for {count} {indicator} are withheld to protect small counts:",
            other="The figures for {count} {indicators} are withheld to protect small counts:",
        ),
    },
    expectations={
        Expectation.ABOVE: _expected("higher than expected"),
        Expectation.WITHIN: _expected("as expected"),
        Expectation.BELOW: _expected("lower than expected"),
    },
)

_MOVES: Final = MoveWords(
    by_target="{item}, with a new target",
    by_first_target="{item}, with a first target",
    by_both="{item}, with a new target and a new result",
)

_WORKBOOK: Final = WorkbookWords(
    live=(
        "Ratings are formulas. Type a different figure in the column {result}, without its unit (84 for 84%). Or type "
        "two counts in {numerator} and {denominator}."
    ),
)

PLAIN: Final = ready_made(
    "PLAIN",
    Style(
        cover=PLAIN_COVER,
        report=_REPORT,
        notes=_NOTES,
        moves=_MOVES,
        explanations=PLAIN_EXPLANATIONS,
        projections=PLAIN_PROJECTIONS,
        workbook=_WORKBOOK,
        paper=REPORT_PAPER,
        common=CommonWords(comma=". ", last_comma=". ", semicolon=". "),
        terms=Terms(long_kpi="KPI", long_kpis="KPIs"),
        change_numbers=NumberStyle.DIGITS,
        direction_numbers=NumberStyle.DIGITS,
        case_numbers=NumberStyle.DIGITS,
        most_names=1,
    ),
)
"""A style of short sentences: at most 20 words, for a reading age of 12 or less.

Clauses are sentences, and counts are in digits. Tests measure the reading age with two published formulas. They leave
out names and the terms of the glossary.

>>> PLAIN.common.comma, PLAIN.cover.fewer
('. ', ', down from {before} in {previous}{flows}')
"""
