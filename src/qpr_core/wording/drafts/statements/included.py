"""Included KPIs: "They include CS01 and HT02" behind a count."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.wording.drafts.anaphora import key_of
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import others_than
from qpr_core.wording.drafts.words import Kind, Token

_KPI: Final = r"K(?:\([KS,]{1,3}\))?"
_NEXT: Final = rf"(?:[,;&]{{1,2}}{_KPI}(?=[,;&.)]|$))*"
_INCLUDED: Final = re.compile(rf"(?:h|fh|w)?P?[:-]?(?P<list>{_KPI}{_NEXT})(?=[.,;&(]|$)")
_OPENS: Final = frozenset(["hP", "fh", "h", "h:", "fhP", "P"])
_COUNTS: Final = frozenset({ClaimKind.COUNT, ClaimKind.MOVED, ClaimKind.KEPT, ClaimKind.SOME})


def counted_once(claims: Sequence[Stated]) -> Stated | None:
    """Return the only count of a sentence, of KPIs that the next one may list."""
    counts = [each for each in claims if each.kind in _COUNTS and each.subject is not None]
    one = counts[0] if len(counts) == 1 else None
    is_now = one is not None and (one.when is None or one.when.kind is Kind.NOW) and one.doubt is None
    return one if is_now else None


def included_at(
    tokens: Sequence[Token], letters: str, before: Stated | None
) -> tuple[tuple[int, int], list[Stated]] | None:
    """Return the KPIs of a sentence that are among those counted before."""
    found = None if before is None else _INCLUDED.match(letters)
    if before is None or found is None or letters[: found.start("list")] not in _OPENS:
        return None
    places = [at for at in range(*found.span("list")) if tokens[at].kind is Kind.NAME]
    return found.span(), [claim for at in places for claim in of_those(before, at, key_of(tokens[at]))]


def of_those(before: Stated, at: int, code: str) -> Iterator[Stated]:
    """Yield the claims about one of the KPIs counted: its ratings now and before."""
    made = Stated(ClaimKind.RATING, at, at, subject=before.subject, name=code)
    yield made
    origin = before.origin
    if before.kind is ClaimKind.MOVED and origin is None and before.subject is not None:
        origin = others_than(before.subject)
    if before.kind is ClaimKind.KEPT:
        origin = before.subject
    if origin is not None and before.kind is not ClaimKind.COUNT:
        yield made._replace(kind=ClaimKind.RATING_BEFORE, subject=origin, base=before.base)
