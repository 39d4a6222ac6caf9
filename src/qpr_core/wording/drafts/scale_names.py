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
    end, bands = at, 0
    while end < len(tokens) and tokens[end].kind is Kind.BAND:
        bands, end = bands + 1, end + 1
        if end < len(tokens) and text[tokens[end].start : tokens[end].end] == "/":
            end += 1
    return end if bands >= _FEWEST and "/" in text[tokens[at].start : tokens[end - 1].end] else at
