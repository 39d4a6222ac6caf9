"""Origins: where the KPIs of one band were before, or where they are now.

"Of the 22 Greens, 17 were Green in Quarter 1, three came up from Amber": of the KPIs that are Green now.
"Of the ten Ambers in Quarter 1, three are now Green": of those that were Amber.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import Kind, Subject, Token


class Origin(NamedTuple):
    """The KPIs that a sentence divides: those of a band now, or in the quarter before.

    Its parts begin at `start`. A sentence that `is_loose` may also count all KPIs: "22 are Green: 20 were before".
    """

    subject: Subject
    start: int
    before: Token | None = None
    is_loose: bool = False


class FromOrigin(NamedTuple):
    """The place of a claim, and what it claims."""

    span: tuple[int, int]
    claims: Sequence[Stated]


_HEAD: Final = re.compile(r"f(?P<n>n)?(?:k?w?)(?P<b>b)k?(?:I?(?P<q>[pq])|(?P<then>x))?,")
_INSIDE: Final = re.compile(
    r"(?P<n>n)k?(?P<b>b)k?(?=(?P<of>[,(-]?fw|[,(-]*n(?:k?f[hw]))|(?:[,-]|,?&)n(?:E|[VUDBW]{0,2}F)|[:-])"
)
_THOSE: Final = re.compile(r"fh,?(?=n)|(?=n(?:k?fh)(?:z?b|E|V|F|U|D))")


def origin_at(tokens: Sequence[Token], letters: str, at: int, before: Sequence[Subject]) -> Origin | None:
    """Return the KPIs that the rest of a sentence divides."""
    head = _HEAD.match(letters, at) if at == 0 else None
    if head is not None:
        when = tokens[head.start("q")] if head["q"] else None
        if head["then"]:
            if tokens[head.start("then")].value != "then":
                return None
            when = Token(Kind.BEFORE, 0, 0)
        return Origin(tokens[head.start("b")].subject, head.end(), when)
    those = _THOSE.match(letters, at) if at == 0 else None
    if those is not None and len(before) == 1:
        return Origin(before[0], those.end())
    inside = _INSIDE.match(letters, at)
    if inside is None:
        return None
    return Origin(tokens[inside.start("b")].subject, inside.end(), is_loose=inside["of"] is None)


_CAME: Final = re.compile(r"(?P<n>n)(?:k?f[hw])?(?:[VUDBW]{0,2}F)(?P<b>b)k?(?!k?T)")
_WAS: Final = re.compile(r"(?P<n>n)(?:k?f[hw])?(?P<b>b)k?(?:I?(?P<q>[pq]))?(?=[,.;&)]|$)")
_STAYED: Final = re.compile(r"(?P<n>n)(?:k?f[hw])?E(?P<b>b)?(?:I?(?P<q>[pq]))?(?=[,.;&)]|$)")
_NOW: Final = re.compile(r"(?P<n>n)(?:k?f[hw])?(?:[VUDBW]{0,2}T|V)?c?(?P<b>b)k?(?=[,.;&)]|$)")


def part_at(
    tokens: Sequence[Token], letters: str, at: int, origin: Origin | None, was: Token | None
) -> FromOrigin | None:
    """Return a claim about some of the KPIs of an origin.

    *was* is the quarter of the part before it.
    """
    found = (
        None if origin is None or at < origin.start else next(_parts(letters, at, origin, was=was is not None), None)
    )
    if origin is None or found is None:
        return None
    band = tokens[found.start("b")].subject if found["b"] else origin.subject
    then, now = (band, origin.subject) if origin.before is None else (origin.subject, band)
    is_stayed = found.re is _STAYED
    if is_stayed and band != origin.subject:
        return None
    named = tokens[found.start("q")] if "q" in found.re.groupindex and found["q"] else None
    base = origin.before or named or (was if found.re is _WAS else None)
    made = Stated(ClaimKind.CAME, at, found.end() - 1, tokens[at].amount, now, base=base, origin=then)
    if origin.is_loose and found.re is _WAS:
        made = made._replace(readings=(made._replace(kind=ClaimKind.COUNT, subject=band, origin=None, when=base),))
    return FromOrigin(found.span(), [made])


def _parts(letters: str, at: int, origin: Origin, *, was: bool) -> Iterator[re.Match[str]]:
    patterns = (_STAYED, _NOW) if origin.before is not None else (_CAME, _STAYED, _WAS)
    for pattern in patterns:
        found = pattern.match(letters, at)
        if found is not None and (pattern is not _WAS or found["q"] or was):
            yield found
