"""The section in brief: how many KPIs moved, and which need watching."""

from typing import Final

from qpr_core.analysis.reporting.bridge import bridge
from qpr_core.analysis.reporting.watch_list import watch_list
from qpr_core.wording.sections.context import Context
from qpr_core.wording.sections.move_lists import rating_text
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans

_MOST_NAMED: Final = 3
"""The greatest number of KPIs that are named.

With names of eight words, `BRIEF` then has at most 120 words.
"""


def brief_section(context: Context) -> list[Part]:
    """Return a paragraph on the moves, and one on the KPIs that need watching.

    The first three KPIs of the watch-list are named, and the others are counted.
    """
    return [Paragraph(_moved(context)), Paragraph(_watched(context))] if context.report.kpis else []


def _moved(context: Context) -> Spans:
    words, previous = context.words, context.report.previous
    if previous is None:
        return fill(words.brief_first)
    made = bridge(context.report)
    up, down = len(made.improved), len(made.worsened)
    clauses = [
        fill(words.brief_up.form(up), count=_counted(context, up, "improved")),
        fill(words.brief_down.form(down), count=_counted(context, down, "worsened")),
    ]
    moved = fill(
        words.brief_moved,
        against=context.quarter(previous.period),
        clauses=context.style.common.join_names(clauses),
    )
    others = [
        fill(phrase.form(len(moves)), count=_counted(context, len(moves), name))
        for name, phrase, moves in (
            ("newly_rated", words.brief_gained, made.newly_rated),
            ("newly_unrated", words.brief_lost, made.newly_unrated),
            ("joined", words.brief_joined, made.joined),
            ("left", words.brief_left, made.left),
        )
        if moves
    ]
    sentence = moved if up or down else fill(words.nothing_moved)
    return sentence + fill(words.brief_others, clauses=context.style.common.join_names(others)) if others else sentence


def _counted(context: Context, count: int, name: str) -> Quantity:
    return context.counted(count, f"bridge(report).{name}.__len__()", context.style.change_numbers)


def _watched(context: Context) -> Spans:
    words, near = context.words, context.style.near
    if not context.has_ratings:
        return fill(words.watch_unrated)
    watched, source = watch_list(context.report, near=near), f"watch_list(report, near={near!r}).__len__()"
    names = [
        fill(
            words.brief_watched,
            name=Name(each.assessment.indicator.name),
            band=rating_text(each.assessment.rating, context.style),
        )
        for each in watched[:_MOST_NAMED]
    ]
    more = len(watched) - _MOST_NAMED
    if more > 0:
        names.append(fill(words.brief_more, count=context.counted(more, f"{source} - {_MOST_NAMED}")))
    return fill(
        words.brief_watch.form(len(watched)),
        count=context.counted(len(watched), source),
        names=context.style.common.join_names(names),
    )
