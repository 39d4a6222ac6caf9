"""Numbering: the numbers of the items of a list in a line."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.words import Kind, Token

_NUMBER: Final = re.compile("(?<=[:;])n(?=[xoKGD])")
_LEAST_ITEMS: Final = 3


def without_numbering(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the numbers of items, if they are in order.

    An example is "Red list: 1 FOI, 85%; 2 street lights, 82%; 3 re-let days, 34".

    Before words that name no KPI the number stands for a part that is not known, so that the figures behind it are
    not those of the KPI before.
    """
    letters = "".join(token.kind.value for token in tokens)
    places = [found.start() for found in _NUMBER.finditer(letters)]
    written = [text[tokens[at].start : tokens[at].end] for at in places]
    kept = list(tokens)
    if len(places) < _LEAST_ITEMS or written != [str(number) for number in range(1, len(places) + 1)]:
        return kept
    for at in reversed(places):
        if letters[at + 1] == Kind.NAME.value:
            del kept[at]
        else:
            kept[at] = tokens[at]._replace(kind=Kind.EXCEPT, value=None)
    return kept
