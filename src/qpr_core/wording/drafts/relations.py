"""Relations: words between a KPI and its limit, such as "exceeds the limit"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.amount import Bound
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

    "Over" is about the figure, and "within" about which figures are better. "Within 28 days" is 28 days or fewer.
    Behind "not" they stay as they are.
    """
    for at, token in enumerate(tokens):
        is_outcome = token.kind is Kind.BAND and [each.kind for each in tokens[at + 1 : at + 2]] == [Kind.FLOOR]
        is_before = is_outcome or (token.kind in _KINDS and _limit_after(tokens, at))
        is_denied = at > 0 and tokens[at - 1].kind is Kind.NOT
        if is_before and not is_denied:
            yield _related(text, token)
        elif token.kind in _FIGURES and _is_within(text, tokens, at):
            yield token._replace(value=token.amount._replace(bound=Bound.AT_MOST))
        else:
            yield token


def _is_within(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return True for the figure of "within 28 days", which names no limit."""
    is_behind = at > 0 and tokens[at - 1].kind is Kind.IN and tokens[at - 1].written(text) in {"within", "inside"}
    return is_behind and not _limit_after(tokens, at - 1) and tokens[at].amount.bound is Bound.EXACT


def _limit_after(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a limit follows, or a figure and then a limit."""
    after = [each.kind for each in tokens[at + 1 : at + 3]]
    return bool(after) and (after[0] in LIMITS or (after[0] in _FIGURES and after[-1] in LIMITS))


_FIGURES: Final = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MEASURE})


def _related(text: str, token: Token) -> Token:
    word = token.written(text)
    if token.kind is Kind.BAND:  # "narrowly missed", which before "the floor" is about the floor
        is_worse = "miss" in word or "short" in word
        return token._replace(kind=Kind.MORE, value=only(Judgement.WORSE)) if is_worse else token
    if word in _MORE | _FEWER:
        return token._replace(kind=Kind.MORE if word in _MORE else Kind.FEWER, value=None)
    if word in _BETTER | _WORSE:
        return token._replace(kind=Kind.MORE, value=only(Judgement.BETTER if word in _BETTER else Judgement.WORSE))
    return token


def is_unknown_relation(tokens: Sequence[Token], at: int) -> bool:
    """Return True for an unknown word before a limit, as in "undershot its target".

    A determiner is between the two, or the word follows the name of the KPI. In "its stretch target" neither is so.
    """
    token = tokens[at]
    if token.kind is not Kind.UNKNOWN or not _limit_after(tokens, at):
        return False
    after = tokens[at + 1]
    before = tokens[at - 1] if at else None
    follows_name = before is not None and before.kind in _NAMES and token.start - before.end <= 1
    return after.start - token.end > 1 or (follows_name and after.kind in LIMITS)


_NAMES: Final = frozenset({Kind.NAME, Kind.IT, Kind.CLOSE, Kind.NOT})
