"""Single figures: of one KPI, though they look like counts or shares."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qpr_core.wording.drafts.bounds import BOUNDED
from qpr_core.wording.drafts.words import Kind, Token

_AWAY: Final = (
    "below",
    "under",
    "short",
    "behind",
    "off",
    "above",
    "over",
    "from",
    "better",
    "worse",
    "ahead",
    "outside",
)


_ONE_DOES: Final = frozenset(["is", "meets", "exceeds", "misses", "reaches", "has", "achieves"])


def results(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a figure before "target of 90%" is one result."""
    single = [_is_of_one(text, tokens, at) for at in range(len(tokens))]
    for at, token in enumerate(tokens):
        nearby = any(single[at : at + _NEAR])
        yield token._replace(kind=Kind.MEASURE) if nearby and token.kind in {Kind.NUMBER, Kind.SHARE} else token


_NEAR: Final = 9
"""The greatest number of tokens between the start of a result and its target."""


def _is_of_one(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is Kind.BAND:
        after = [each.kind for each in tokens[at + 1 : at + 3]]
        names_target = text[token.start : token.end].lower().endswith(("target", "floor", "standard"))
        return names_target and after[:1] == [Kind.OF] and after[-1] in BOUNDED
    if token.kind is not Kind.NUMBER or token.amount.value in {0, 1}:
        return False
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    word = text[token.end : following.end].split()[:1]
    is_verb = bool(word) and word[0].lower() in _ONE_DOES
    return is_verb and (following.kind in BOUNDED or word[0].lower() not in {"is", "has"})


def distances(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; the share in "10% below target" is a distance."""
    kinds = "".join(token.kind.value for token in tokens)
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        is_listed = kinds[max(at - 3, 0) : at] in {"sb,", "sb&"}  # "25% within tolerance and 18% off target"
        if token.kind is Kind.SHARE and after is not None and after.kind is Kind.BAND and not is_listed:
            beside = text[token.end : after.start].isspace()
            if beside and text[after.start : after.end].lower().startswith(_AWAY):
                yield token._replace(kind=Kind.MEASURE)
                continue
        yield token


def with_codes(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens; a name with the code of a different KPI is ambiguous."""
    found = list(tokens)
    for at, token in enumerate(found):
        behind = found[at : at + len("K(K)")]
        before = found[max(at - len("K("), 0) : at + 2]
        is_ambiguous = _has_wrong_code(behind) or (len(before) == len("K(K)") and _has_wrong_code(before))
        is_ambiguous = is_ambiguous or _is_beside(found[at : at + 2]) or _is_beside(found[max(at - 1, 0) : at + 1])
        yield token._replace(kind=Kind.AMBIGUOUS) if is_ambiguous else token


_LEAST_LETTERS: Final = 7
"""The least number of letters of a name that is not a code."""


def _is_beside(tokens: Sequence[Token]) -> bool:
    """Return True for names of two KPIs side by side, which may be one."""
    is_pair = [token.kind for token in tokens] == [Kind.NAME, Kind.NAME]
    is_of_words = all(token.end - token.start >= _LEAST_LETTERS for token in tokens)  # not a code
    is_beside = is_pair and tokens[1].start - tokens[0].end <= 1
    return is_beside and is_of_words and tokens[0].value != tokens[1].value


def _has_wrong_code(tokens: Sequence[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    is_coded = kinds[:3] == [Kind.NAME, Kind.OPEN, Kind.NAME] and kinds[3:] in ([Kind.CLOSE], [Kind.COMMA])
    return is_coded and tokens[0].value != tokens[2].value
