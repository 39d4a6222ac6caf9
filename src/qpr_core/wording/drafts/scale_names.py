"""Names of a whole scale, such as "Red/Amber/Green", which state no band."""

from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.wording.drafts.words import Kind, Token

_FEWEST: Final = 3
"""The bands that make a scale; "Green/Amber" is two bands together."""


def without_scales(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a text without three bands or more that slashes join."""
    at = 0
    while at < len(tokens):
        end = _end_of_scale(text, tokens, at)
        if end == at:
            yield tokens[at]
            end += 1
        at = end


def _end_of_scale(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the place after a scale that begins at a place, or the place itself."""
    if tokens[at].kind is not Kind.BAND:
        return at
    end = at + 1
    while end + 1 < len(tokens) and tokens[end + 1].kind is Kind.BAND and _is_slash(text, tokens[end]):
        end += 2
    return end if (end - at) // 2 + 1 >= _FEWEST else at


def _is_slash(text: str, token: Token) -> bool:
    return text[token.start : token.end] == "/"
