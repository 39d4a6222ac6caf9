"""Limits: targets in other words, such as "we aim for 93%"."""

from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.wording.drafts.amount import Bound
from qpr_core.wording.drafts.bounds import BOUNDED, ENDS
from qpr_core.wording.drafts.words import Kind, Subject, Token

_LIMITS: Final = frozenset(["standard", "limit", "goal", "threshold", "benchmark", "ceiling", "ambition", "trajectory"])


def aims(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "we aim for 93%" is a target where a KPI is named."""
    has_name = any(token.kind is Kind.NAME or token.kind is Kind.IT for token in tokens)
    for at, token in enumerate(tokens):
        word = token.written(text)
        if token.kind is Kind.UNKNOWN and word in _EXTREMES and at and tokens[at - 1].kind is Kind.DURATION:
            yield token._replace(kind=Kind.VAGUE, value=_EXTREMES[word])  # "a ten-quarter high"
            continue
        if has_name and _aims_for(text, tokens, at):
            yield token._replace(kind=Kind.TARGET, end=tokens[at + 1].end, value=None)
        elif not (has_name and at and _aims_for(text, tokens, at - 1)):
            yield token


def limits(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "the 30% limit" is a target.

    "Below its 95% target" has a side too.
    """
    one = {Kind.NAME, Kind.IT}
    named = next((at for at, token in enumerate(tokens) if token.kind in one), len(tokens))
    for at, token in enumerate(tokens):
        behind, after = (tokens[at - 1] if at else None), (tokens[at + 1] if at + 1 < len(tokens) else None)
        if behind is not None and behind.kind is Kind.THAN and token.written(text) in _LIMITS:
            yield token._replace(kind=Kind.TARGET, value=EITHER_LIMIT)  # the target or the floor
            continue
        if behind is not None and behind.kind in BOUNDED and token.written(text) in _LIMITS:
            yield token._replace(kind=Kind.TARGET, value=EITHER_LIMIT)
            continue
        if token.kind is Kind.UNKNOWN and token.written(text) in _LIMITS and _has_amount(tokens, at, named):
            yield token._replace(kind=Kind.TARGET, value=EITHER_LIMIT)  # "the standard is 70%", "our limit of five"
            continue
        side = _SIDES.get(next((word for word in token.written(text).split() if word not in _NEARLY), ""))
        is_limit = after is not None and (after.kind in {Kind.TARGET, Kind.FLOOR} or after.written(text) in _LIMITS)
        if side is not None and token.kind in {Kind.SHARE, Kind.MEASURE, Kind.NUMBER} and is_limit:
            yield Token(side, token.start, token.start)
            yield token._replace(value=token.amount._replace(bound=Bound.EXACT))
        else:
            yield token


def _has_amount(tokens: Sequence[Token], at: int, named: int) -> bool:
    """Return True if a figure follows a limit, or "of" and a figure.

    The KPI must be named before, at the token *named*, or by a sentence before.
    """
    if at and named > at:
        return False
    after = [token.kind for token in tokens[at + 1 : at + 3]]
    figures = {Kind.SHARE, Kind.MEASURE, Kind.NUMBER}
    return bool(after) and (after[0] in figures or (after[0] is Kind.OF and after[-1] in figures))


def with_met(tokens: Sequence[Token], met: object) -> list[Token]:
    """Return the tokens; in "from near target to target" the second is a band."""
    made = list(tokens)
    for at in range(2, len(tokens)):
        kinds = [token.kind for token in tokens[at - 2 : at + 2]]
        is_end = len(kinds) == len("bTt") or kinds[3] in ENDS
        if kinds[:3] == [Kind.BAND, Kind.TO, Kind.TARGET] and is_end and isinstance(met, Subject):
            made[at] = tokens[at]._replace(kind=Kind.BAND, value=met)
    return made


EITHER_LIMIT: Final = "target or floor"
"""The value of "the ceiling", which may be either."""

_EXTREMES: Final = {"high": "highest", "low": "lowest", "peak": "highest"}

_AIMS: Final = frozenset(["aim", "aims", "aimed", "aiming"])


def _aims_for(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return True for "we aim for" beside one figure with a unit."""
    if tokens[at].kind is not Kind.AIM or tokens[at].written(text) not in _AIMS or at + 1 == len(tokens):
        return False
    if tokens[at + 1].kind is not Kind.IN or tokens[at + 1].written(text) != "for":
        return False
    behind, after = (tokens[at - 1] if at else None), (tokens[at + 2] if at + 2 < len(tokens) else None)
    if after is None or after.kind in ENDS:
        return behind is not None and behind.kind in {Kind.SHARE, Kind.MEASURE, Kind.THAN}
    return after.kind in {Kind.SHARE, Kind.MEASURE} and (at + 3 == len(tokens) or tokens[at + 3].kind in ENDS)


_NEARLY: Final = frozenset(["just", "slightly", "well", "a"])
"""Words before the side of a limit: "just above the 70% target"."""

_SIDES: Final = {
    "below": Kind.FEWER, "under": Kind.FEWER, "above": Kind.MORE, "over": Kind.MORE, "exceeding": Kind.MORE,
}  # fmt: skip
