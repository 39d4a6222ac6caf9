"""Opening times: the quarter that a sentence begins with, and compares with."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.amount import Bound
from qpr_core.wording.drafts.words import Kind, Token

SINCE: Final = re.compile(r"I?[xaR]{0,3}[CFR]I?[pqy]")
"""Words such as "Since Quarter 4" at the beginning of a sentence."""

OPENING: Final = "opening"
"""The value of a quarter's token if a length of time names it."""

_LENGTH: Final = re.compile("[IR]{0,2}a(?=[^fMLUDBWb])")


def opening_length(tokens: Sequence[Token], letters: str) -> Token | None:
    """Return the quarter before the time that a sentence begins with, if it is a year."""
    found = _LENGTH.match(letters)
    amount = None if found is None else tokens[found.end() - 1].amount
    if amount is None or (amount.bound is not Bound.OVER and letters[0] == "a"):
        return None
    months = amount.value * _MONTHS.get(amount.unit.rstrip("s"), 0)
    return Token(Kind.YEAR_AGO, 0, 0, OPENING) if months == _YEAR else None


_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_YEAR: Final = 12


def opening_base(tokens: Sequence[Token], letters: str) -> Token | None:
    """Return the quarter since which a sentence and those after it compare."""
    found = SINCE.match(letters)
    return opening_length(tokens, letters) if found is None else tokens[found.end() - 1]
