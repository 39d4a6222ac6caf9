"""Openings: words before a claim, such as "The committee heard that"."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.words import Kind, Token

_OPENING: Final = frozenset({Kind.UNKNOWN, Kind.OTHER, Kind.OF, Kind.IN, Kind.LABEL, Kind.AND, Kind.CONTAINS, Kind.IT})
"""The kinds of token that an opening may have: no figure, no service and no aim."""

_MARKS: Final = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.COLON})
_THAT: Final = re.compile(r"\bthat\b", re.IGNORECASE)
_FACT: Final = re.compile(r"\bfact that\b", re.IGNORECASE)
_DENIED: Final = frozenset({Kind.AIM, Kind.NOT})
"""Words that a fact can follow: "I will not hide the fact that"."""

_MEETING: Final = re.compile(
    r"\b(?:meeting|met|held|dated|published|issued|considered|agenda|report|minutes)(?: (?:of|on|for))?(?: the)?"
    r"(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day)? $",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)? [a-z]", re.IGNORECASE)
_SAID: Final = re.compile(
    r"(?:in|to|on|from|by|at|for|of) [^,;.:0-9]{0,40}\b(?:view|opinion|judgement|words|terms|summary|short|brief|"
    r"conclusion|addition|contrast|comparison|turn|particular|general|practice|effect|fact|sum|event|balance|note|"
    r"the whole|all this)\s*,",
    re.IGNORECASE,
)
"""An opening such as "In the Director's view,"."""

_TOGETHER: Final = re.compile(r"\s*if [^,;.]{1,60}(?:taken|added|counted|put|combined)(?: together)?,", re.IGNORECASE)


def without_openings(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without openings, dates of meetings and "if taken together".

    Only the words up to "that" are left out, and only if they state nothing themselves.
    """
    kept = list(tokens)
    if kept and kept[0].kind is Kind.AIM:
        together = _TOGETHER.match(text, kept[0].start)
        kept = [token for token in kept if together is None or token.start >= together.end()]
    kept = [token for token in kept if not _is_of_meeting(text, token)]
    said = _SAID.match(text, kept[0].start) if kept else None
    while said is not None and kept and kept[0].start < said.end() and kept[0].kind in {*_OPENING, *_MARKS}:
        del kept[0]
    for at in range(len(kept) - 2, -1, -1):
        if _THAT.search(text, kept[at].end, kept[at + 1].start) is None:
            continue
        start = at
        known = _FACT.search(text, max(kept[at].end - len("the fact that"), 0), kept[at + 1].start) is not None
        while start >= 0 and kept[start].kind in (_OPENING | _DENIED if known else _OPENING):
            start -= 1
        if start < at and (start < 0 or kept[start].kind in _MARKS):
            del kept[start + 1 : at + 1]
            break
    return kept


def _is_of_meeting(text: str, token: Token) -> bool:
    """Return True for the day of a meeting or of a paper, which no figure is of."""
    is_day = token.kind is Kind.PERIOD and _DAY.match(text, token.start) is not None
    return is_day and _MEETING.search(text[max(token.start - 60, 0) : token.start]) is not None
