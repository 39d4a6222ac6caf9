"""Elsewhere: sentences about another organisation, or about one place."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.stated import PART
from qpr_core.wording.drafts.words import Kind, Token

_NAME: Final = r"[A-Z][\w'\u2019&-]*"
_PLACE: Final = re.compile(rf"(?:In|At|Across|Within|Around) (?:the )?(?P<named>{_NAME}(?: {_NAME})*)(?!\w)")
_OTHER: Final = re.compile(rf"(?:(?:The|Our) )?(?P<named>{_NAME}(?: (?:and |of |for )?{_NAME})+)\b(?! ?[,:(-])")
_OURS: Final = re.compile(
    r"\b(?:Committee|Cabinet|Board|Director|Councillor|Officer|Member|Members|Panel|Executive|Chair|Head|Council|"
    r"Manager|Leader|Mayor|Commissioner|Service|Authority|KPIs?|Team)\b"
)


def elsewhere(text: str, start: int, tokens: Sequence[Token]) -> str | None:
    """Return the doubt of a sentence about one place or another organisation.

    Examples are "Wendsley Health rated 11 of its measures Green" and "In West Fells availability was 79%".
    """
    if not tokens:
        return None
    for pattern in (_PLACE, _OTHER):
        found = pattern.match(text, start, tokens[-1].end)
        if found is None or _OURS.search(found["named"]):
            continue
        inside = [token for token in tokens if token.end > found.start("named") and token.start < found.end("named")]
        if inside and all(token.kind is Kind.UNKNOWN for token in inside):
            return PART
    return None
