"""Recognise: the sentences of a draft that the library wrote, with their figures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qpr_core.wording.drafts.own.own_text import OwnSentence, Place, places_of, words_of
from qpr_core.wording.drafts.own.patterns import is_number, is_same_number, pattern_of
from qpr_core.wording.drafts.reader import ReadSentence
from qpr_core.wording.drafts.spelled import Word
from qpr_core.wording.drafts.words import Kind
from qpr_core.wording.text.spans import Quantity


class OwnFigure(NamedTuple):
    """A figure of a draft, and the one that the library writes in its place."""

    start: int
    end: int
    figure: Quantity
    holds: bool


def recognised(
    text: str, read: Sequence[ReadSentence], own: Mapping[tuple[str, ...], Sequence[OwnSentence]]
) -> Mapping[int, Sequence[OwnFigure]]:
    """Return the figures of recognised sentences, by the number of the sentence.

    A sentence has the words of one that the library writes about the data, and is in the same place: behind the same
    sentence of its paragraph, or in a list with the same introduction. If its figures differ, it must also name a KPI,
    or be behind a sentence that was recognised. Otherwise it may be about something else.
    """
    sentences = [each.sentence for each in read]
    at: dict[int, Sequence[OwnSentence]] = {}
    found: dict[int, Sequence[OwnFigure]] = {}
    for number, (each, place) in enumerate(zip(read, places_of(text, sentences), strict=True)):
        words, positions = words_of(text, each.sentence)
        fitting = [one for one in own.get(pattern_of(words), ()) if _is_there(one, number, place, at)]
        compared = [(one, _compared(words, positions, one)) for one in fitting]
        known = [pair for pair in compared if pair[1] is not None]
        equal = [pair for pair in known if all(figure.holds for figure in pair[1] or ())]
        is_anchored = not place.is_first or any(token.kind is Kind.NAME for token in each.reading.tokens)
        is_one = len({tuple(one.words) for one, _ in known}) == 1 and is_anchored and each.reading.setting.doubt is None
        chosen = equal or (known if is_one else [])
        if chosen and _is_about_now(each, is_anchored=is_anchored):
            at[number] = [one for one, _ in chosen]
            found[number] = chosen[0][1] or ()
    return found


def _is_there(own: OwnSentence, number: int, place: Place, at: Mapping[int, Sequence[OwnSentence]]) -> bool:
    """Return True if a sentence is where the library writes it."""
    if not place.is_first:
        return any(one.block == own.block for one in at.get(number - 1, ()))
    return not place.is_item or any(one.number == own.introduction for one in at.get(place.introduction, ()))


def _is_about_now(read: ReadSentence, *, is_anchored: bool) -> bool:
    """Return False if a heading says that a section is about something else."""
    setting = read.reading.setting
    is_now = setting.when is None or setting.when.kind is Kind.NOW
    return is_now and (setting.group is None or is_anchored)


def _compared(words: Sequence[Word], positions: Sequence[int], own: OwnSentence) -> Sequence[OwnFigure] | None:
    """Return the figures of a sentence; `None` if a number elsewhere differs."""
    found: dict[int, OwnFigure] = {}
    for at, (word, expected) in enumerate(zip(words, own.words, strict=True)):
        if not is_number(word.text):
            continue
        holds = is_same_number(word.text, expected)
        figure = own.figures.get(at)
        if figure is None and not holds:
            return None
        if figure is not None:
            start, end = positions[word.start], positions[word.end - 1] + 1
            found[at] = OwnFigure(start, end, figure, holds)
    return tuple(found.values())
