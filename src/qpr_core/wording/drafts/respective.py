"""Respective figures: "CS01 and CS02 were at 78% and 32%", "the former is Red"."""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from qpr_core.wording.drafts.it_words import FORMER, LATTER
from qpr_core.wording.drafts.words import Kind, Named, Token

_LISTS: Final = re.compile(
    r"(?<![oSG&,fx])(?P<names>K(?:\(K\))?(?:,K(?:\(K\))?)*,?&K(?:\(K\))?)[cVTI]{0,3}"
    r"(?P<figures>(?P<one>[suna])(?:,(?P=one))*,?&(?P=one)|b(?:,b)*,?&b)(?=[,;.)]|$|[IC]?[pqyct])"
)
"""Several KPIs, and then as many figures or bands."""

_ITEM: Final = re.compile("[Ksunab]")
_CODE: Final = re.compile(r"\(K\)")


def with_respective(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with each figure behind its own KPI.

    The marks between the KPIs are then between the pairs. There must be as many figures as KPIs. Without a word such
    as "respectively", bands that one KPI can have together, as in "Green and on target", are of each of them.
    """
    letters = "".join(token.kind.value for token in tokens)
    made = list(tokens)
    for found in reversed([*_LISTS.finditer(letters)]):
        names = [at for at in _places(letters, found.span("names")) if letters[at - 1 : at] != "("]
        figures = [*_places(letters, found.span("figures"))]
        end = tokens[found.end() - 1].end
        is_said = "respective" in text[tokens[found.start()].start : end + _NEAR]
        if len(names) != len(figures) or not (is_said or _are_apart([tokens[at] for at in figures])):
            continue
        pairs: list[Token] = []
        for name, figure in zip(names, figures, strict=True):
            mark = Token(Kind.COMMA, tokens[figure].end, tokens[figure].end)
            pairs += [*([mark] if pairs else []), tokens[name], tokens[figure]]
        made[found.start() : found.end()] = pairs
    return made


_NEAR: Final = 20
"""The most letters between a list and "respectively"."""


def _are_apart(tokens: Sequence[Token]) -> bool:
    """Return True for figures, and for bands that no KPI can have together."""
    subjects = [token.subject.alternatives[0] for token in tokens if token.kind is Kind.BAND]
    return all(one.isdisjoint(other) for one, other in combinations(subjects, 2))


def _places(letters: str, span: tuple[int, int]) -> Sequence[int]:
    return [at for at in range(*span) if _ITEM.match(letters, at)]


def with_former(tokens: Sequence[Token], names: Sequence[str]) -> Sequence[Token]:
    """Return the tokens; "the former" and "the latter" are the two KPIs named before."""
    places = {FORMER: 0, LATTER: 1}
    if not any(token.value in places for token in tokens):
        return tokens
    is_pair = len(names) == len(places)
    return [
        token
        if token.value not in places
        else token._replace(kind=Kind.NAME, value=Named(names[places[str(token.value)]]))
        if is_pair
        else token._replace(kind=Kind.UNKNOWN)
        for token in tokens
    ]
