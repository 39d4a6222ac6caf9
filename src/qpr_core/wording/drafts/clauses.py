"""Clauses: input is a draft to read, output is its sentences and their clauses."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.values.records import Choice
from qpr_core.wording.drafts.draft import NAMED
from qpr_core.wording.drafts.kinds import QUARTERS, Kind, Subject, Token
from qpr_core.wording.drafts.tokens import tokens_of

_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*")
_CLAUSE: Final = re.compile(r"[;:](?=\s)")
_HEADS: Final = {Kind.SUBJECT, *QUARTERS}
_MOST_TOKENS: Final = 200
"""Clauses by people have fewer tokens. Reading a clause takes quadratic time."""
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_OF_ONE: Final = re.compile(r"(?i)\bthe (?:value|distance to the target)\b")
"""Results of one indicator: "the value rose by 4" does not count KPIs."""
_TABLE_ROW: Final = re.compile(r"^\s*\||\S {2,}\S.* {2,}\S")


class ClaimKind(Choice):
    """The kind of a claim."""

    COUNT = "15 are Green"
    SOME = "at least 2 are Red"
    BEFORE = "16 were Green in the quarter before"
    CHANGE = "2 more are Green"
    TURN = "more are Green"
    TOTAL = "there are 38 KPIs"
    SHARE = "39% are Green"
    MOVED = "2 moved to Red"
    LABEL = "the change is since Quarter 1"


class Claim(NamedTuple):
    """One claim of a draft: its kind, its position, and what it says.

    For example, "two more are Green than in Quarter 1" is a `CHANGE` with the `number` 2, the `subject` Green and the
    `label` Quarter 1. A share has decimal `places` and may be `of` two counts. A move has an `origin`. A `turn` of 1
    means more, and -1 means fewer.
    """

    kind: ClaimKind
    start: int
    end: int
    paragraph: int
    number: Fraction = Fraction(0)
    subject: Subject | None = None
    label: Token | None = None
    of: tuple[Fraction, Fraction] | None = None
    places: int = 0
    origin: Subject | None = None
    turn: int = 0


class Sentence(NamedTuple):
    """A sentence: its text, its start, its tokens, and the number of its paragraph."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    paragraph: int


class Clause(NamedTuple):
    """A part of a sentence that makes its claims by itself.

    `text` is the whole draft to read, and the clause begins at `start`. `against` is the quarter that the sentence
    compares with, if it begins with one: "Compared with Quarter 1, ...".
    """

    text: str
    start: int
    tokens: tuple[Token, ...]
    paragraph: int
    against: Token | None = None

    def kind(self, index: int) -> Kind | None:
        """Return the kind of the token at an index; `None` if there is no token."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def gap(self, index: int) -> str:
        """Return the text between a token and the next one."""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def begins_with(self, index: int) -> bool:
        """Return True if only a bullet comes before a token."""
        return index == 0 and not re.sub(r"[\s-]", "", self.text[self.start : self.tokens[0].start])

    def follows_status(self, index: int) -> bool:
        """Return True after a word that concerns all KPIs: "the status of 38 KPIs"."""
        return (
            re.search(r"(?:status|ratings?|total|set) $", self.text[self.start : self.tokens[index].start]) is not None
        )

    def claim(self, kind: ClaimKind, first: Token, last: Token) -> Claim:
        """Return a claim with the words from one token to another."""
        return Claim(kind, min(first.start, last.start), max(first.end, last.end), self.paragraph)


def sentences(text: str, bands: Mapping[Scheme, Sequence[str]], financial_year: FinancialYear) -> Iterator[Sentence]:
    """Yield the sentences of a draft that are about all KPIs.

    *bands* has the words for each band in lower case.

    Rows of tables are left out, and so are sentences that name an indicator or a service, or have "restated" in them.
    """
    blank = [line.start() for line in _BLANK_LINE.finditer(text)]
    for match in _SENTENCE.finditer(text):
        is_about_all = NAMED not in match[0] and "restated" not in match[0] and not _OF_ONE.search(match[0])
        if is_about_all and not _TABLE_ROW.search(match[0]):
            found = tokens_of(match[0], bands, financial_year)
            shifted = (each._replace(start=each.start + match.start(), end=each.end + match.start()) for each in found)
            yield Sentence(match[0], match.start(), tuple(shifted), bisect_left(blank, match.start()))


def clauses_of(sentence: Sentence, text: str) -> Iterator[Clause]:
    """Yield the clauses of a sentence of *text*, which end at semicolons and colons.

    A clause with too many tokens is divided, at commas if possible.
    """
    starts = [each.start for each in sentence.tokens]
    cuts = [sentence.start + cut.start() for cut in _CLAUSE.finditer(sentence.text)]
    cuts = [cut for cut in cuts if text[cut] == ";" or not _is_label(sentence.tokens, bisect_left(starts, cut), cut)]
    for start, end in pairwise([sentence.start, *cuts, sentence.start + len(sentence.text)]):
        index, last = bisect_left(starts, start), bisect_left(starts, end)
        begin = start if start == sentence.start else start + 1
        while index < last:
            after = last if last - index <= _MOST_TOKENS else _last_comma(sentence.tokens, index, text)
            yield Clause(text, begin, sentence.tokens[index:after], sentence.paragraph)
            index, begin = after, sentence.tokens[after - 1].end


def _is_label(tokens: Sequence[Token], behind: int, colon: int) -> bool:
    # "Green: 15" and "Quarter 1: 16 Green" are one claim each. "Of the 38 KPIs: 15 are Green" are two.
    return behind > 0 and tokens[behind - 1].kind in _HEADS and tokens[behind - 1].end == colon


def _last_comma(tokens: Sequence[Token], first: int, text: str) -> int:
    """Return the index at which to divide a long clause that begins at *first*."""
    at_commas = (
        at for at in range(first + _MOST_TOKENS, first, -1) if "," in text[tokens[at - 1].end : tokens[at].start]
    )
    return next(at_commas, first + _MOST_TOKENS)
