"""Sections on the changes between two quarters: ratings, and the list of KPIs."""

from collections.abc import Sequence
from typing import NamedTuple

from qpr_core.analysis.answers import Cause, NoRating
from qpr_core.analysis.reporting.bridge import bridge
from qpr_core.analysis.reporting.move import Move
from qpr_core.wording.reasons.rating import write_no_rating
from qpr_core.wording.sections.context import Context, headed, sourced
from qpr_core.wording.sections.move_lists import change_lists, rating_text
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill
from qpr_core.wording.text.spans import Name, Spans


def moved_section(context: Context) -> list[Part]:
    """Return one sentence on the KPIs that moved between ratings, joined or left.

    The best bands come first. KPIs that moved to a better band come before those that fell.
    """
    if context.report.previous is None:
        return []
    made, words = bridge(context.report), context.words
    kinds = [
        *(
            _Kind(words.moved_up, words.more_moved_up, f"risen_to({band!r})", made.risen_to(band))
            for band in made.scheme
        ),
        *(
            _Kind(words.moved_down, words.more_moved_down, f"fallen_to({band!r})", made.fallen_to(band))
            for band in made.scheme
        ),
        _Kind(words.gained, words.more_gained, "newly_rated", made.newly_rated, words.comer),
        _Kind(words.lost, words.more_lost, "newly_unrated", made.newly_unrated, words.loser),
        _Kind(words.joined, words.more_joined, "joined", made.joined, words.comer),
        _Kind(words.left, words.more_left, "left", made.left, words.leaver),
    ]
    clauses = [_clause(context, index, kind) for index, kind in enumerate(kind for kind in kinds if kind.moves)]
    sentence = fill(words.moved, clauses=context.style.common.join_statements(clauses))
    paragraph = Paragraph(sentence if clauses else fill(words.nothing_moved))
    return headed(words.moved_heading, sourced([paragraph], "bridge(report)."))


class _Kind(NamedTuple):
    """One kind of move: its first phrase, its further phrase, its source and moves.

    `mover` is the phrase for each KPI. If None, it is the phrase for a KPI that moved between ratings.
    """

    first: Phrase
    further: str
    source: str
    moves: Sequence[Move]
    mover: str | None = None


def changes_section(context: Context) -> list[Part]:
    """Return the lists of changes other than moves between ratings."""
    if context.report.previous is None:
        return []
    parts = change_lists(bridge(context.report), context.style)
    return headed(context.words.changes_heading, sourced(parts, "bridge(report)."))


def _clause(context: Context, index: int, kind: _Kind) -> Spans:
    moves = kind.moves
    return fill(
        kind.further if index else kind.first.form(len(moves)),
        count=context.counted(len(moves), f"{kind.source}.__len__()", context.style.change_numbers),
        band=rating_text(moves[0].rating_now, context.style),
        names=context.style.common.join_names([_mover(context, move, kind.mover) for move in moves]),
    )


def _mover(context: Context, move: Move, phrase: str | None) -> Spans:
    words, indicator, now = context.words, move.indicator, move.rating_now
    by_target = words.mover_by_target if move.cause is Cause.TARGET else words.mover
    return fill(
        by_target if phrase is None else phrase,
        name=Name(indicator.name),
        code=Name(indicator.code),
        before=rating_text(move.rating_before, context.style),
        now=rating_text(now, context.style),
        reason=write_no_rating(context.style.explanations, now, move.marker) if isinstance(now, NoRating) else (),
    )
