"""What moved between two quarters, in one sentence; the lists behind it are those of the bridge."""

from collections.abc import Sequence
from typing import NamedTuple

from qpr_core.analysis.answers import Cause, NoRating
from qpr_core.analysis.reporting.bridge import Move, bridge
from qpr_core.wording.sections.bridge import list_changes, say_place
from qpr_core.wording.sections.context import Told, headed, sourced
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill
from qpr_core.wording.text.spans import Name, Spans


def say_moved(told: Told) -> list[Part]:
    """Say in one sentence which KPIs moved to which rating, best first, then which fell to which.

    Then come those that gained or lost a rating, and those that joined or left the report.
    """
    if told.report.previous is None:
        return []
    made, words = bridge(told.report), told.words
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
    clauses = [_clause(told, place, kind) for place, kind in enumerate(kind for kind in kinds if kind.moves)]
    sentence = fill(words.moved, clauses=told.style.common.join_statements(clauses))
    said = Paragraph(sentence if clauses else fill(words.nothing_moved))
    return headed(words.moved_heading, sourced([said], "bridge(report)."))


class _Kind(NamedTuple):
    """One kind of move: its words as the first and as a further clause, its source and moves, and how KPIs appear."""

    first: Phrase
    further: str
    source: str
    moves: Sequence[Move]
    mover: str | None = None


def say_changes(told: Told) -> list[Part]:
    """List who joined, left, gained or lost a rating, and whose target, definition or name changed."""
    if told.report.previous is None:
        return []
    parts = list_changes(bridge(told.report), told.style)
    return headed(told.words.changes_heading, sourced(parts, "bridge(report)."))


def _clause(told: Told, place: int, kind: _Kind) -> Spans:
    moves = kind.moves
    return fill(
        kind.further if place else kind.first.form(len(moves)),
        count=told.counted(len(moves), f"{kind.source}.__len__()", told.style.change_numbers),
        band=say_place(moves[0].rating_now, told.style),
        names=told.style.common.join_names([_mover(told, move, kind.mover) for move in moves]),
    )


def _mover(told: Told, move: Move, phrase: str | None) -> Spans:
    words, indicator = told.words, move.indicator
    by_target = words.mover_by_target if move.cause is Cause.TARGET else words.mover
    return fill(
        by_target if phrase is None else phrase,
        name=Name(indicator.name),
        code=Name(indicator.code),
        before=say_place(move.rating_before, told.style),
        now=say_place(move.rating_now, told.style),
        reason=fill(told.style.explanations.answers[move.rating_now]) if isinstance(move.rating_now, NoRating) else (),
    )
