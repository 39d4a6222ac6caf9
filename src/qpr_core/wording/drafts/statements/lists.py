"""Lists of KPIs by rating: "The Red KPIs are CS01 and HT02"."""

from collections.abc import Iterator
from typing import Final

from qpr_core.wording.drafts.stated import PART, ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import Found, others_than, row
from qpr_core.wording.drafts.words import Kind, Named, Subject

_KPI: Final = r"K (?: \( [KS,]{1,3} \) )?"
_OPENS: Final = r"[:-]? (?P<P>P)? [:-]?"
_ENDS: Final = r"(?= [.;] | $ )"
_LIST: Final = rf"(?P<list> {_KPI} (?: [,;&]{{1,2}} {_KPI} )* )"


def _listed(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield the rating of every KPI of a list, and the whole list."""
    subject = found.subject("b") or given
    start, end = found.match.span("list")
    names = [(at, found.tokens[at]) for at in range(start, end) if found.tokens[at].kind is Kind.NAME]
    codes = tuple(token.value.key for _, token in names if isinstance(token.value, Named))
    number = found.token("n")
    if number is not None:
        yield found.stated(ClaimKind.COUNT, "n", "b")._replace(
            amount=number.amount, subject=subject, when=found.token("q")
        )
    before = found.tokens[found.match.start() - 1].kind if found.match.start() else None
    kind = ClaimKind.RATING_BEFORE if before is Kind.FROM else ClaimKind.RATING
    for (at, _), code in zip(names, codes, strict=True):
        yield Stated(kind, at, at, subject=subject, name=code, base=found.token("q"))
    if found.at("P") < 0 and before not in {Kind.FROM, Kind.TO}:  # the list is the whole one
        yield Stated(
            ClaimKind.LISTED, start, end - 1, subject=subject, names=codes, group=found.group, when=found.token("q")
        )


def _new(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield "the new Reds are CS01 and CS06"; "the worst Reds" are not read."""
    word = found.tokens[found.match.start()].value
    for claim in _listed(found, given):
        if claim.kind is not ClaimKind.RATING:
            continue
        is_new = word in _NEW
        yield claim if is_new else claim._replace(doubt=PART)
        others = None if claim.subject is None else others_than(claim.subject)
        if is_new and others is not None:
            yield claim._replace(kind=ClaimKind.RATING_BEFORE, subject=others)


_NEW: Final = frozenset(["new", "newest", "newly"])


HEADS: Final = (
    row(rf"x (?P<b>b) k {_OPENS} {_LIST} {_ENDS}", _new),
    row(
        rf"(?P<n>n)? k? (?P<b>[bdm]) k? (?: \(n\) )? (?: I (?P<S>S) | I? (?P<q>[pqc]) )? I? x?"
        rf"{_OPENS} {_LIST} {_ENDS}",
        _listed,
    ),
    row(rf"k w? (?P<b>[bdm]) I? {_OPENS} {_LIST} {_ENDS}", _listed),
)
TAILS: Final = (row(rf"k? (?: [:,-] | (?P<open>\() ) (?P<P>P)? {_LIST} (?(open)\)) (?= [.;,)&] | $ )", _listed),)
