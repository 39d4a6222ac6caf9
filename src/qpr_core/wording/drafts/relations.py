"""Relations: words between a KPI and its limit, such as "exceeds the limit"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.words import Kind, Token, only

LIMITS: Final = frozenset({Kind.TARGET, Kind.FLOOR})
_MORE: Final = frozenset(["over", "above", "exceeds", "exceed", "exceeded", "exceeding", "tops", "topped"])
_FEWER: Final = frozenset(["under", "below", "beneath"])
_BETTER: Final = frozenset(
    re.findall(
        r"\S+", "within inside beat beats beating bettered outperformed outperforms outperforming surpasses surpassed"
    )
)
_WORSE: Final = frozenset(["outside", "breaches", "breached", "breaching"])
_KINDS: Final = frozenset({Kind.UNKNOWN, Kind.IN})


def related(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "over" and "within" before a limit have a side.

    "Over" is about the figure, and "within" about which figures are better. Behind "not" they stay as they are.
    """
    for at, token in enumerate(tokens):
        is_before = at + 1 < len(tokens) and tokens[at + 1].kind in LIMITS and token.kind in _KINDS
        is_denied = at > 0 and tokens[at - 1].kind is Kind.NOT
        yield _related(text, token) if is_before and not is_denied else token


def _related(text: str, token: Token) -> Token:
    word = token.written(text)
    if word in _MORE | _FEWER:
        return token._replace(kind=Kind.MORE if word in _MORE else Kind.FEWER, value=None)
    if word in _BETTER | _WORSE:
        return token._replace(kind=Kind.MORE, value=only(Judgement.BETTER if word in _BETTER else Judgement.WORSE))
    return token


def is_unknown_relation(tokens: Sequence[Token], at: int) -> bool:
    """Return True for an unknown word before a limit, as in "undershot its target".

    A determiner is between the two, or the word follows the name of the KPI. In "its stretch target" neither is so.
    """
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind is not Kind.UNKNOWN or after is None or after.kind not in LIMITS:
        return False
    before = tokens[at - 1] if at else None
    follows_name = before is not None and before.kind in _NAMES and token.start - before.end <= 1
    return after.start - token.end > 1 or follows_name


_NAMES: Final = frozenset({Kind.NAME, Kind.IT, Kind.CLOSE, Kind.NOT})
