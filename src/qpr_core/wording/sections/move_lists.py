"""Lists of the changes between two quarters: `bridge_text`, `change_lists`."""

from collections.abc import Sequence

from qpr_core.analysis.answers import Cause, NoRating, Rating
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.move import Move, Outside
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.reasons.changed_targets import InForce, write_changed_thresholds
from qpr_core.wording.reasons.rating import write_marker, write_no_rating
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.move_words import MoveWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.parts import BulletList, Heading, Item, Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill, noted
from qpr_core.wording.text.spans import Name, Spans, Words


def bridge_text(bridge: Bridge, style: Style) -> Narrative:
    """Return the text of a bridge: the KPIs that moved, then all other changes."""
    words = style.moves
    against, period = style.periods.between(bridge.against, bridge.period, bridge.financial_year)
    periods = {"against": against, "period": period}
    rated_counts = {
        name: written_count(count, f"rated_{name}", style.rating_numbers)
        for name, count in (("before", bridge.rated_before), ("now", bridge.rated_now))
    }
    number = len(bridge.moves)
    all_rated = bridge.rated_before == bridge.rated_now == number > 0
    totals = (words.all_rated if all_rated else words.totals).form(number)
    total = written_count(number, "moves.__len__()", style.rating_numbers)
    moved = [("improved", words.improved, bridge.improved), ("worsened", words.worsened, bridge.worsened)]
    parts: list[Part] = [_list(name, phrase, moves, bridge, style) for name, phrase, moves in moved if moves]
    parts += change_lists(bridge, style)
    return Narrative(
        (
            Heading(fill(words.heading, **periods)),
            Paragraph(fill(totals, count=total, **rated_counts, **periods)),
            *(parts or [Paragraph(fill(words.nothing))]),
        )
    )


def change_lists(bridge: Bridge, style: Style) -> list[Part]:
    """Return a list for each kind of change other than a move between ratings.

    The kinds are: gained or lost a rating, joined or left the report, and a new target, definition or name.
    """
    words = style.moves
    kinds: list[tuple[str, Phrase, Sequence[Move]]] = [
        ("newly_rated", words.newly_rated, bridge.newly_rated),
        ("newly_unrated", words.newly_unrated, bridge.newly_unrated),
        ("joined", words.joined, bridge.joined),
        ("left", words.left, bridge.left),
    ]
    parts: list[Part] = [_list(name, phrase, moves, bridge, style) for name, phrase, moves in kinds if moves]
    return parts + _targets(bridge, style) + _noted(bridge, style)


def _introduction(name: str, phrase: Phrase, moves: Sequence[Move], style: Style) -> Paragraph:
    count = written_count(len(moves), f"{name}.__len__()", style.rating_numbers)
    return Paragraph(fill(phrase.form(len(moves)), count=count))


def _list(name: str, phrase: Phrase, moves: Sequence[Move], bridge: Bridge, style: Style) -> BulletList:
    introduction = _introduction(name, phrase, moves, style)
    return BulletList(introduction, tuple(Item(_item(move, bridge, style)) for move in moves))


def _item(move: Move, bridge: Bridge, style: Style) -> Spans:
    words, now = style.moves, move.rating_now
    item = fill(
        _item_phrase(words, move),
        before=rating_text(move.rating_before, style),
        now=rating_text(now, style),
        against=style.periods.in_text(bridge.against, bridge.financial_year, known=bridge.period),
        reason=unrated_reason(move, style),
        **_identity(move),
    )
    if move.cause is Cause.TARGET:
        if now is NoRating.NO_TARGET:
            return item
        first = move.rating_before is NoRating.NO_TARGET
        return fill(words.by_first_target if first else words.by_target, item=item)
    return fill(words.by_both, item=item) if move.cause is Cause.BOTH else item


def unrated_reason(move: Move, style: Style) -> Spans:
    """Return why a KPI has no rating now, or nothing if it has one."""
    if not isinstance(move.rating_now, NoRating):
        return ()
    return write_no_rating(style.explanations, move.rating_now, None) + write_marker(style.moves.marked, move.marker)


def _item_phrase(words: MoveWords, move: Move) -> str:
    """Return the phrase for what happened to a KPI between two quarters."""
    before, now = move.positions
    if before is Outside.ABSENT:
        return words.item_joined
    if now is Outside.ABSENT:
        return words.item_left
    if before is Outside.UNRATED:
        return words.item_rated
    if now is Outside.UNRATED:
        is_ended = move.cause is Cause.TARGET and move.rating_now is NoRating.NO_TARGET
        return words.item_no_target if is_ended else words.item_unrated
    return words.item


def _targets(bridge: Bridge, style: Style) -> list[Part]:
    """Return the changed thresholds, and the earlier result rated against them."""
    moves = bridge.targets_changed
    if not moves:
        return []
    known = {bridge.financial_year: bridge.period}
    items = tuple(
        _target(
            move,
            Voice(style, move.indicator, f"targets_changed[{index}].", known=known.get(move.indicator.financial_year)),
        )
        for index, move in enumerate(moves)
    )
    return [BulletList(_introduction("targets_changed", style.moves.targets_changed, moves, style), items)]


def _target(move: Move, voice: Voice) -> Item:
    before = InForce(voice.within("thresholds_before"), move.thresholds_before)
    now = InForce(voice.within("thresholds_now"), move.thresholds_now)
    changes = write_changed_thresholds(
        before, now, move.result_period_before, (move.rating_before, move.rebased_rating)
    )
    return Item(fill(voice.style.moves.item_target, changes=changes, **_identity(move)))


def _noted(bridge: Bridge, style: Style) -> list[Part]:
    words = style.moves
    redefined: list[tuple[Move, Spans]] = [
        (move, noted(move.redefined, style.common.semicolon)) for move in bridge.redefined
    ]
    renamed: list[tuple[Move, Spans]] = [(move, (Name(move.renamed or ""),)) for move in bridge.renamed]
    kinds = [
        ("redefined", words.redefined, redefined, words.item_redefined),
        ("renamed", words.renamed, renamed, words.item_renamed),
    ]
    return [
        BulletList(
            _introduction(name, phrase, [move for move, _ in moves], style),
            tuple(Item(fill(item, note=note, **_identity(move))) for move, note in moves),
        )
        for name, phrase, moves, item in kinds
        if moves
    ]


def _identity(move: Move) -> dict[str, Name]:
    return {"name": Name(move.indicator.name), "code": Name(move.indicator.code)}


def rating_text(rating: Rating | None, style: Style) -> Name | Words:
    """Return the words for a rating, for no rating, or for not being in the report."""
    if rating is None:
        return Words(style.common.absent)
    return style.name_of(rating) if isinstance(rating, Scheme) else Words(style.common.not_rated)
