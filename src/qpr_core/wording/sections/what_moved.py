"""Sections on the changes between two quarters: ratings, and the list of KPIs."""

from collections.abc import Sequence
from typing import NamedTuple

from qpr_core.analysis.answers import Cause
from qpr_core.analysis.reporting.bridge import bridge
from qpr_core.analysis.reporting.move import Move
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.wording.sections.context import Context, as_introduction, headed, sourced
from qpr_core.wording.sections.move_lists import change_lists, rating_text, unrated_reason
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill, joined
from qpr_core.wording.text.spans import Name, Spans


def moved_section(context: Context) -> list[Part]:
    """Return a sentence for each kind of move: between ratings, joined or left.

    The best bands come first. KPIs that moved to a better band come before those that fell. More names than the style
    has in a sentence are a list with bullets.
    """
    previous = context.report.previous
    if previous is None or not (context.report.kpis or previous.kpis):
        return []
    made, words, most = bridge(context.report), context.words, context.style.most_names
    kinds = [
        *(
            _Kind(made.against, words.moved_up, words.more_moved_up, f"risen_to({band!r})", made.risen_to(band))
            for band in made.scheme
        ),
        *(
            _Kind(made.against, words.moved_down, words.more_moved_down, f"fallen_to({band!r})", made.fallen_to(band))
            for band in made.scheme
        ),
        _Kind(made.against, words.gained, words.more_gained, "newly_rated", made.newly_rated, words.comer),
        _Kind(made.against, words.lost, words.more_lost, "newly_unrated", made.newly_unrated, words.loser),
        _Kind(made.against, words.joined, words.more_joined, "joined", made.joined, words.joiner),
        _Kind(made.against, words.left, words.more_left, "left", made.left, words.leaver),
    ]
    short = [kind for kind in kinds if 0 < len(kind.moves) <= most]
    long = [_list(context, kind) for kind in kinds if len(kind.moves) > most]
    clauses = [_clause(context, index, kind) for index, kind in enumerate(short)]
    sentence = fill(words.moved, clauses=joined(clauses, words.moves_separator, words.moves_separator))
    parts: list[Part] = [Paragraph(sentence)] if clauses else []
    if not clauses and not long:
        parts = [Paragraph(fill(words.nothing_moved))]
    return headed(words.moved_heading, sourced([*parts, *long], "bridge(report)."))


class _Kind(NamedTuple):
    """One kind of move: its first phrase, its further phrase, its source and moves.

    `against` is the period before. `mover` is the phrase for each KPI. If None, it is the phrase for a KPI that moved
    between ratings.
    """

    against: Period
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
    names = context.style.common.join_names([_mover(context, move, kind) for move in kind.moves])
    return _introduced(context, kind.further if index else kind.first.form(len(kind.moves)), kind, names)


def _introduced(context: Context, phrase: str, kind: _Kind, names: Spans) -> Spans:
    now = kind.moves[0].rating_now
    return fill(
        phrase,
        count=context.counted(len(kind.moves), f"{kind.source}.__len__()", context.style.change_numbers),
        names=names,
        **(context.style.forms_of(now, len(kind.moves)) if isinstance(now, Scheme) else {}),
    )


def _list(context: Context, kind: _Kind) -> BulletList:
    """Return a list of KPIs whose names are too many for a sentence."""
    introduction = as_introduction(_introduced(context, kind.first.form(len(kind.moves)), kind, ()))
    return BulletList(Paragraph(introduction), tuple(Item(_mover(context, move, kind)) for move in kind.moves))


def _mover(context: Context, move: Move, kind: _Kind) -> Spans:
    words, indicator, now = context.words, move.indicator, move.rating_now
    movers: dict[object, str] = {Cause.TARGET: words.mover_by_target, Cause.BOTH: words.mover_by_both}
    return fill(
        movers.get(move.cause, words.mover) if kind.mover is None else kind.mover,
        name=Name(indicator.name),
        code=Name(indicator.code),
        before=rating_text(move.rating_before, context.style),
        now=rating_text(now, context.style),
        against=context.quarter(kind.against),
        reason=unrated_reason(move, context.style),
    )
