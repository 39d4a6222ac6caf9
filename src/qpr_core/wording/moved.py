"""What moved between two quarters, in one sentence; the lists behind it are those of the bridge."""

from collections.abc import Sequence

from qpr_core.analysis.bridge import Move, bridge
from qpr_core.analysis.judgement import Cause
from qpr_core.model.scheme import Scheme
from qpr_core.wording.moves import list_changes
from qpr_core.wording.parts import Paragraph, Part
from qpr_core.wording.phrases import Phrase, fill, joined
from qpr_core.wording.spans import Name, Spans
from qpr_core.wording.told import Told, headed, sourced


def say_moved(told: Told) -> list[Part]:
    """Say in one sentence who moved to which rating, best first, then who fell to which."""
    if told.report.previous is None:
        return []
    made, words = bridge(told.report), told.words
    rises = [(words.moved_up, words.more_moved_up, f"risen_to({band!r})", made.risen_to(band)) for band in made.scheme]
    falls = [
        (words.moved_down, words.more_moved_down, f"fallen_to({band!r})", made.fallen_to(band)) for band in made.scheme
    ]
    kinds = [kind for kind in (*rises, *falls) if kind[-1]]
    clauses = [_clause(told, place, *kind) for place, kind in enumerate(kinds)]
    sentence = fill(words.moved, clauses=joined(clauses, words.between, words.between))
    said = Paragraph(sentence if clauses else fill(words.nothing_moved))
    return headed(words.moved_heading, sourced([said], "bridge(report)."))


def say_changes(told: Told) -> list[Part]:
    """List who joined, left, gained or lost a rating, and whose target, definition or name changed."""
    if told.report.previous is None:
        return []
    parts = list_changes(bridge(told.report), told.style)
    return headed(told.words.changes_heading, sourced(parts, "bridge(report)."))


def _clause(told: Told, place: int, first: Phrase, further: str, source: str, moves: Sequence[Move]) -> Spans:  # noqa: PLR0913, PLR0917  what a clause is made of
    words, band = told.words, moves[0].now
    return fill(
        further if place else first.form(len(moves)),
        count=told.counted(len(moves), f"{source}.__len__()", told.style.change_numbers),
        band=told.style.name_of(band) if isinstance(band, Scheme) else (),
        names=joined([_mover(told, move) for move in moves], words.comma, words.last_comma),
    )


def _mover(told: Told, move: Move) -> Spans:
    words, indicator = told.words, move.indicator
    phrase = words.mover_by_target if move.moved_by is Cause.TARGET else words.mover
    before = told.style.name_of(move.before) if isinstance(move.before, Scheme) else ()
    return fill(phrase, name=Name(indicator.name), code=Name(indicator.code), before=before)
