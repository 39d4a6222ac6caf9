"""Measures of plain English: the length of sentences, and the reading age by two published formulas.

The words that are measured are the library's own: without the names that users give, and without the terms of the
glossary. Figures and periods are facts: they make a sentence longer, and their letters do not count. A figure is one
word with its unit, which users also give.

Sources:
    Flesch-Kincaid grade: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new readability
    formulas for Navy enlisted personnel", Research Branch Report 8-75, 1975.
    Automated Readability Index: E. A. Smith and R. J. Senter, "Automated Readability Index", AMRL-TR-66-220, 1967.
    Both give a grade of a school of the United States. Children begin the first grade at the age of 6, so the age is
    the grade and 5.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from qpr_core import Narrative, Paragraph
from qpr_core.text import Badge, BulletList, Item, Label, Name, Quantity, Spark, When, Words
from qpr_core.wording.text.spans import Spans

MOST_WORDS: Final = 20
"""The greatest number of words of a sentence: of the issue for house styles, and of the GOV.UK style guide for errors."""
READING_AGE: Final = 12
GRADES_TO_YEARS: Final = 5

_GLOSSARY: Final = Path(__file__).parents[1] / "docs" / "glossary.md"
_TERMS: Final = sorted(
    (*re.findall(r"^([A-Z][A-Za-z ]+)$", _GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE), "KPI"),
    key=len,
    reverse=True,
)
_ANY_TERM: Final = re.compile(rf"\b(?:{'|'.join(term.removesuffix('s') for term in _TERMS)})s?\b", re.IGNORECASE)
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+")
_WORD: Final = re.compile(r"[^\W_](?:[\w'%/,.:-]*[\w%])?")
_SILENT_END: Final = re.compile(r"(?<!l)e$|(?<=[aeiouy]l)e$|(?<![td])ed$|(?<!ch)(?<!sh)(?<![scgzx])es$")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_TWO_VOWELS: Final = re.compile(r"(?<![cstl])i[ao]")
_FACT, _NAME = "0", " "


class Sentence(NamedTuple):
    """A sentence without names: its text, and its text without facts and terms."""

    text: str
    own: str

    @property
    def length(self) -> int:
        """The number of words, with figures, periods and terms."""
        return len(_WORD.findall(self.text))

    @property
    def words(self) -> list[str]:
        """The words of the library."""
        return _WORD.findall(_ANY_TERM.sub(_NAME, self.own))


def sentences_of(narrative: Narrative | Paragraph, bands: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs and lists; a line of a list without a full stop is one."""
    names = frozenset(bands)
    for spans in _lines(narrative):
        text, own = "", ""
        for span in spans:
            match span:
                case Name() if span.text not in names:
                    text, own = text + _NAME, own + _NAME
                case When():
                    text, own = text + span.text, own + _FACT
                case Quantity() if any(map(str.isdigit, span.text)):
                    text, own = text + _FACT, own + _FACT
                case Words() | Name() | Badge() | Quantity():
                    text, own = text + span.text, own + span.text
                case Spark() | Label():
                    pass
        pairs = zip(_SENTENCE_ENDS.split(text), _SENTENCE_ENDS.split(own), strict=True)
        yield from (Sentence(said, without.replace(_FACT, _NAME)) for said, without in pairs)


def _lines(narrative: Narrative | Paragraph) -> Iterator[Spans]:
    for part in narrative.parts if isinstance(narrative, Narrative) else (narrative,):
        match part:
            case Paragraph():
                yield part.spans
            case BulletList():
                yield part.introduction.spans
                yield from (spans for item in part.items for spans in _of_item(item))
            case _:
                pass


def _of_item(item: Item) -> Iterator[Spans]:
    yield item.spans
    for below in item.items:
        yield from _of_item(below)


def syllables(word: str) -> int:
    """Count the groups of vowels, except an `e` that is not heard at the end; "period" has two vowels together."""
    heard = _SILENT_END.sub("", word.lower())
    return max(1, len(_VOWELS.findall(heard)) + len(_TWO_VOWELS.findall(heard)))


def flesch_kincaid_age(sentences: list[Sentence]) -> float:
    """Return the reading age by the Flesch-Kincaid grade."""
    words = [word for each in sentences for word in each.words]
    grade = 0.39 * _length(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + GRADES_TO_YEARS


def automated_age(sentences: list[Sentence]) -> float:
    """Return the reading age by the Automated Readability Index."""
    words = [word for each in sentences for word in each.words]
    grade = 4.71 * sum(map(len, words)) / len(words) + 0.5 * _length(sentences) - 21.43
    return grade + GRADES_TO_YEARS


def _length(sentences: list[Sentence]) -> float:
    return sum(each.length for each in sentences) / len(sentences)
