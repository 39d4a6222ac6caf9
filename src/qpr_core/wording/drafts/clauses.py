"""The sentences of a draft, their clauses, and what a claim is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
_LONGEST: Final = 200
"""No clause that somebody writes has more words that bear on claims; reading one costs their square."""
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_OF_ONE: Final = re.compile(r"(?i)\bthe (?:value|distance to the target)\b")
"""What the results of one indicator are called: "the value rose by 4" does not count KPIs."""
_TABLE_ROW: Final = re.compile(r"^\s*\||\S {2,}\S.* {2,}\S")


class ClaimKind(Choice):
    """What is claimed."""

    COUNT = "so many are of a kind"
    SOME = "so many at least are of a kind"
    BEFORE = "so many were of a kind in the quarter before"
    CHANGE = "so many more or fewer are of a kind"
    TURN = "more, or fewer, are of a kind"
    TOTAL = "there are so many"
    SHARE = "so many per 100 are of a kind"
    MOVED = "so many moved to a band"
    LABEL = "the change is since that period"


class Claim(NamedTuple):
    """One claim of a draft: of what, how many, and the words that make it."""

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
    """A sentence, its tokens, and the paragraph that it stands in."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    paragraph: int


class Clause(NamedTuple):
    """A part of a sentence that makes its claims by itself: the whole draft, where it begins, and its tokens.

    `against` is the quarter that the whole sentence is set against, if it begins by saying so.
    """

    text: str
    start: int
    tokens: tuple[Token, ...]
    paragraph: int
    against: Token | None = None

    def kind(self, place: int) -> Kind | None:
        """Give what a token is; `None` where there is none."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def gap(self, place: int) -> str:
        """Give the text between a token and the next."""
        return self.text[self.tokens[place].end : self.tokens[place + 1].start]

    def begins_with(self, place: int) -> bool:
        """Tell whether nothing but a bullet stands before a token."""
        return place == 0 and not re.sub(r"[\s-]", "", self.text[self.start : self.tokens[0].start])

    def follows_status(self, place: int) -> bool:
        """Tell whether a word stands before a token of which all KPIs have one."""
        return (
            re.search(r"(?:status|ratings?|total|set) $", self.text[self.start : self.tokens[place].start]) is not None
        )

    def claim(self, kind: ClaimKind, first: Token, last: Token) -> Claim:
        """Make a claim with the words from one token to the other."""
        return Claim(kind, min(first.start, last.start), max(first.end, last.end), self.paragraph)


def sentences(text: str, scheme: type[Scheme], financial_year: FinancialYear) -> Iterator[Sentence]:
    """Find the sentences of a draft, as it is read, that speak of all KPIs.

    Rows of tables, what names an indicator or a service, and what was restated, do not.
    """
    blank = [line.start() for line in _BLANK_LINE.finditer(text)]
    for match in _SENTENCE.finditer(text):
        told_of_all = NAMED not in match[0] and "restated" not in match[0] and not _OF_ONE.search(match[0])
        if told_of_all and not _TABLE_ROW.search(match[0]):
            found = tokens_of(match[0], scheme, financial_year)
            moved = (each._replace(start=each.start + match.start(), end=each.end + match.start()) for each in found)
            yield Sentence(match[0], match.start(), tuple(moved), bisect_left(blank, match.start()))


def clauses_of(sentence: Sentence, text: str) -> Iterator[Clause]:
    """Cut a sentence of *text* into its clauses, at semicolons and colons; what is endless, into stretches."""
    starts = [each.start for each in sentence.tokens]
    cuts = [sentence.start + cut.start() for cut in _CLAUSE.finditer(sentence.text)]
    cuts = [cut for cut in cuts if text[cut] == ";" or not _is_label(sentence.tokens, bisect_left(starts, cut), cut)]
    for start, end in pairwise([sentence.start, *cuts, sentence.start + len(sentence.text)]):
        place, last = bisect_left(starts, start), bisect_left(starts, end)
        begin = start if start == sentence.start else start + 1
        while place < last:
            after = last if last - place <= _LONGEST else _last_comma(sentence.tokens, place, text)
            yield Clause(text, begin, sentence.tokens[place:after], sentence.paragraph)
            place, begin = after, sentence.tokens[after - 1].end


def _is_label(tokens: Sequence[Token], behind: int, colon: int) -> bool:
    # "Green: 15" is one claim, "Quarter 1: 16 Green" one of that quarter; "Of the 38 KPIs: 15 are Green" is two.
    return behind > 0 and tokens[behind - 1].kind in _HEADS and tokens[behind - 1].end == colon


def _last_comma(tokens: Sequence[Token], first: int, text: str) -> int:
    """Give the token to cut before, so that a stretch that begins with the *first* is not too long."""
    at_commas = (at for at in range(first + _LONGEST, first, -1) if "," in text[tokens[at - 1].end : tokens[at].start])
    return next(at_commas, first + _LONGEST)
