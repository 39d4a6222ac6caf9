"""Totals and periods: "There are 40 KPIs", "This report covers Quarter 3"."""

from collections.abc import Iterator
from typing import Final

from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.statements.counts import wholes
from qpr_core.wording.drafts.statements.rows import Found, row
from qpr_core.wording.drafts.words import Kind, Subject

_ENDS: Final = (
    r"(?= [,.;:)(-] | w(?!r?[bdm]|[xITCz]) | I?$ | I[,;:pcO] | In[oS] | In$ | In[,;] | [rpcqy&TO] | f[pc] | P I?[,.] )"
)


def _total(found: Found, _: Subject | None) -> Iterator[Stated]:
    span = found.tokens[found.match.start() : found.match.end()]
    subject = next((each.value for each in span if each.kind is Kind.RATED and isinstance(each.value, Subject)), None)
    yield from (each._replace(is_beside=False) for each in wholes(found, "w", subject=subject))


def _part(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the size of a part, such as "of the 12 housing KPIs"."""
    amount = found.figure("n")
    yield found.stated(ClaimKind.TOTAL, "n")._replace(amount=amount, within=amount)


def _of_service(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the number of KPIs of a service: "of the eight Housing KPIs"."""
    yield from (each._replace(group=found.key("S")) for each in wholes(found, "w"))


def _period(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield found.stated(ClaimKind.PERIOD, "p")._replace(base=found.token("p"))


def _same_period(found: Found, _: Subject | None) -> Iterator[Stated]:
    made = found.stated(ClaimKind.SAME_PERIOD, "p", "p2", "p3")
    yield made._replace(when=found.token("p"), base=found.token("p2") or found.token("p3"))


ROWS: Final = (
    row(rf"f (?P<w>n) (?: \(s\) )? (?: r?kr? (?:\(p\))? | w?r ) (?:{_ENDS}|(?=n))", _total),
    row(rf"P N? (?P<w>n) (?: \(s\) )? k {_ENDS}", _total),
    row(r"^ I? (?P<w>n) k (?: [:-] | , (?=fw) )", _total),
    row(r"(?P<w>n) k (?= s b )", _total),
    row(r"^ N? P? k [:-] (?P<w>n) $", _total),
    row(r"[fP]? (?P<n>n) x{1,3} k (?![bx])", _part),
    row(r"(?<![A-Za-z]) f (?P<n>n) k (?= [xwI] [^,;:nsb]{0,6} , )", _part),
    row(r"[fP]? (?P<w>n) (?P<S>S) k (?! [bx] | ,K )", _of_service),
    row(r"(?P<S>S) (?:P|[xIf]{1,3})? (?P<w>n) f? k (?= [,.;:&] | $ )", _of_service),
    row(r"(?<!p,) (?P<p>p) (?: ,(?P<p3>p) (?! ,?[&,]p ) | \((?P<p2>p)\) )", _same_period),
    row(r"[OP] [:,-]? I? (?P<p>p) (?! \(p )", _period),
    row(r"^ I? (?P<p>p) O", _period),
)
