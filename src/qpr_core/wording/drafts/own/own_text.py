"""Own text: the sentences that the library writes about the data."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.drafts.own.patterns import has_meaning, pattern_of
from qpr_core.wording.drafts.sentences import Sentence, sentences_of
from qpr_core.wording.drafts.spelled import Word, plain, words_in
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import changed
from qpr_core.wording.text.spans import Quantity, Span, Spans

_FIRST: Final = 0xF0000
_LAST: Final = 0xFFFFD
_END: Final = "\ue001"
"""Marks around the figures: no text of a report has these characters."""


class OwnSentence(NamedTuple):
    """A sentence: its words, the figures among them, and its place.

    `figures` are by the position of their words. `block` is the paragraph or the item that the sentence belongs to, and
    `introduction` the last sentence before it that is not part of a list.
    """

    number: int
    words: Sequence[str]
    figures: Mapping[int, Quantity]
    block: int
    introduction: int


class Place(NamedTuple):
    """The place of a sentence: its block, and the last one outside a list."""

    block: int
    is_first: bool
    is_item: bool
    introduction: int


def places_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """Yield the place of each sentence; the first row of a table introduces it."""
    block, introduction, before, is_table = -1, -1, None, False
    for number, each in enumerate(sentences):
        is_new = before is None or each.paragraph != before.paragraph
        is_table = each.is_table if is_new else is_table
        is_row = is_table and not is_new
        is_first = is_new or is_row or (each.is_item and before is not None and "\n" in text[before.end : each.start])
        block += is_first
        if not each.is_item and not is_row:
            introduction = number
        yield Place(block, is_first, each.is_item or is_row, introduction)
        before = each


@lru_cache(maxsize=8)  # many drafts are about one report
def own_sentences(source: Report | Summary, style: Style) -> Mapping[tuple[str, ...], Sequence[OwnSentence]]:
    """Return every sentence that the library writes about a source, by its pattern."""
    if isinstance(source, Summary) and source.members is None:
        style = evolve(style, grouping=SERVICE)  # it can only be listed by service
    narrative = narrate(source, style=style, sections=list(Section))
    figures: list[Quantity] = []

    def mark(spans: Spans) -> Spans:
        made: list[Span] = []
        for span in spans:
            if isinstance(span, Quantity) and _FIRST + len(figures) <= _LAST:
                marked = f"{chr(_FIRST + len(figures))}{span.text}{_END}"
                figures.append(span)
                made.append(evolve(span, text=marked))
            else:
                made.append(span)
        return tuple(made)

    written = str(Narrative(tuple(changed(part, mark) for part in narrative.parts)))
    text, places = _without_marks(style.figures.in_english_marks(written), figures)
    sentences = sentences_of(text)
    found: dict[tuple[str, ...], list[OwnSentence]] = {}
    for number, (sentence, place) in enumerate(zip(sentences, places_of(text, sentences), strict=True)):
        words, positions = words_of(text, sentence)
        marked = {at: places[positions[word.start]] for at, word in enumerate(words) if positions[word.start] in places}
        own = OwnSentence(number, [word.text for word in words], marked, place.block, place.introduction)
        found.setdefault(pattern_of(words), []).append(own)
    return found


def _without_marks(text: str, figures: Sequence[Quantity]) -> tuple[str, Mapping[int, Quantity]]:
    """Return the text without the marks, and the figure at each character of one."""
    kept: list[str] = []
    found: dict[int, Quantity] = {}
    current: Quantity | None = None
    for character in text:
        if _FIRST <= ord(character) <= _LAST:
            current = figures[ord(character) - _FIRST]
        elif character == _END:
            current = None
        else:
            if current is not None:
                found[len(kept)] = current
            kept.append(character)
    return "".join(kept), found


def words_of(text: str, sentence: Sentence) -> tuple[list[Word], Sequence[int]]:
    """Return the words of a sentence, and the position of each of its characters."""
    written, positions = plain(text, sentence.start, sentence.end)
    return [word for word in words_in(written) if has_meaning(word)], positions
