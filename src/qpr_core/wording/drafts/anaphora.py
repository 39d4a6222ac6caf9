"""Anaphora: which KPI of the sentences before a sentence without a name is about."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.it_words import THE_KPI
from qpr_core.wording.drafts.words import Kind, Named, Token

_SHORT: Final = re.compile(r"[hi]|[qyctg]:|:?[dBWEb]$|[^KSkoGlnsb]*i|I?[pqyc],?[sn]$|[,&]*u[^KSkoGln]*$")
"""A sentence about the KPI before: "It fell", "A year ago it was Red"."""

_OF_ONE: Final = re.compile(r"[IiFRC,&:zETcpqya-]*(?:[tguUDVBWEMLbdm]|(?<!^)s|s$)")
_OF_MANY: Final = re.compile(r"[KSkoGlNPXZh]|[ns](?:\([ns]\))?c?[bdmrBWEfwV]|^[Ipqyc,]*b[:(-]|[vML]c?[bdBW]|A")
"""Sentences about the KPI before fit the first pattern, and not the second.

"The rating is Red" is one.
"""


def names_before(
    tokens: Sequence[Token], letters: str, before: tuple[str, ...], mentioned: frozenset[str]
) -> tuple[str, ...]:
    """Return the KPIs of the sentences before that a sentence without a name is about."""
    if _SHORT.match(letters):
        names = () if len(before) > 1 and letters[0] == Kind.IT.value else before
    else:
        is_one = _OF_ONE.match(letters) is not None and _OF_MANY.search(letters) is None
        names = before if is_one and len(before) == 1 else ()
    first = next((token for token in tokens if token.kind in {Kind.IT, Kind.TARGET, Kind.FLOOR}), None)
    is_definite = first is not None and (first.value == THE_KPI or first is tokens[0])
    if names or not is_definite or len(mentioned) != 1 or _OF_MANY.search(letters):
        return names
    return tuple(mentioned)


_OTHERS: Final = re.compile(
    r"[KSkoGlNXZA]|(?<![tg])(?<![tg]f)[ns](?:\([ns]\))?c?[bdmr]|n(?:f[hn]|[BWEV])|^[Ipqyc,]*b[:(-]|[vML]c?[bdBW]|nh"
)
"""Words for other things than the KPI of the paragraph, and counts."""

_SURE: Final = re.compile("[^nsu]*[itg]")


def may_follow(letters: str, mentioned: frozenset[str]) -> bool:
    """Return True if the figures of a sentence may be about the only KPI before."""
    has_figure = not set("nsuabdv").isdisjoint(letters)
    return len(mentioned) == 1 and has_figure and _OTHERS.search(letters) is None


def is_sure(letters: str) -> bool:
    """Return True if "it" comes before the figures, or all words are known."""
    return _SURE.match(letters) is not None or "x" not in letters


def mentioned_in(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the codes of the KPIs that a sentence names."""
    return frozenset(key_of(token) for token in tokens if token.kind in {Kind.NAME, Kind.AMBIGUOUS})


def since_in(tokens: Sequence[Token], letters: str) -> Token | None:
    """Return the last quarter that a sentence names, if it is not the one before."""
    places = [at for at, letter in enumerate(letters) if letter in "py"]
    return tokens[places[-1]] if places else None


def key_of(token: Token) -> str:
    """Return the code or the service that a token names."""
    return token.value.key if isinstance(token.value, Named) else ""
