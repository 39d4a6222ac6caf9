"""Topics: what a sentence leaves to those behind it, such as a service."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.anaphora import key_of
from qpr_core.wording.drafts.doubts import OURS, PARTITIVE
from qpr_core.wording.drafts.setting import Setting
from qpr_core.wording.drafts.words import Kind, Named, Token

INTRODUCTION: Final = re.compile(
    r"[PI]?n?(?:[ki][wi]?r?b|r?bk?),?(?:(?:I?[xpc]?|Y[xpco]{0,3}),?x?)?:|wkr?b|kr?b(?:I?[pc])?"
)
"""The introduction of a list: "The 8 indicators where the rating is Red, are in:".

It may have the name of a grouping: "The 8 Red KPIs, by corporate priority, are:".
"""

ITEM: Final = re.compile(r"KK?(?:\([KS](?:,S)?\)|[-,S]*S)?[.,;&]*")
"""An item of a list of KPIs: its name, perhaps with its code or its service."""


def with_service(tokens: Sequence[Token], around: Setting) -> Sequence[Token]:
    """Return the tokens with the service that "the service" is, if only one was named."""
    service = around.group or around.topic or (next(iter(around.services)) if len(around.services) == 1 else None)
    if service is None:
        return [each._replace(kind=Kind.UNKNOWN) if each.kind is Kind.THE_SERVICE else each for each in tokens]
    named = Named(service)
    return [each._replace(kind=Kind.SERVICE, value=named) if each.kind is Kind.THE_SERVICE else each for each in tokens]


def services_in(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the services that a sentence names."""
    return frozenset(key_of(token) for token in tokens if token.kind is Kind.SERVICE)


def listing_of(tokens: Sequence[Token], before: Token | None) -> Token | None:
    """Return the band of the list that a sentence introduces, or is an item of."""
    letters = "".join(token.kind.value for token in tokens)
    if INTRODUCTION.fullmatch(letters):
        return next(token for token in tokens if token.kind is Kind.BAND)
    return before if ITEM.fullmatch(letters) or letters in {"S", "S:"} else None


_OTHERS: Final = re.compile(r"[^bdmkKS]*(?:n[xr]{0,2}o[^bdmkKS]*|(?<!x)o)")
"""A sentence that counts other things and no KPIs, or a line that only names them."""


def is_of_others(tokens: Sequence[Token], before: Setting) -> bool:
    """Return True if the figures after a sentence may be of other things.

    So may those after a sentence of counts that follows such a sentence and names no KPIs.

    Examples are "The programme has 12 milestones.", "Of the 12 risks, two are Red." and the line "Projects".
    """
    letters = "".join(token.kind.value for token in tokens)
    if _OTHERS.fullmatch(letters) is not None:
        return True
    follows = before.is_of_others and "n" in letters
    return (follows or PARTITIVE.match(letters) is not None) and not OURS & set(letters)


def topic_of(tokens: Sequence[Token]) -> str | None:
    """Return the only service of a sentence that states nothing."""
    services = {key_of(token) for token in tokens if token.kind is Kind.SERVICE}
    kinds = {token.kind for token in tokens if token.kind is not Kind.VAGUE or token.value is None}  # "our strongest"
    return services.pop() if len(services) == 1 and not kinds & _STATING else None


_STATING: Final = frozenset({
    Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.VAGUE, Kind.BAND, Kind.DIRECTION, Kind.MISSING,
    Kind.NAME,
})  # fmt: skip
