"""Changes of counts: "four more than last quarter", "from 11 to 8"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.stated import OTHER_PERIOD, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements.counts import shares, wholes
from qpr_core.wording.drafts.statements.rows import Found, row
from qpr_core.wording.drafts.words import Kind, Subject

_BAND: Final = r"(?P<b> b(?:[|&]b)+ | [bdm] )"
BASE: Final = r"(?: C? I? (?P<q>[pqy]) )?"
_IN: Final = r"(?: I (?P<S>S) )?"
_NO_COUNT: Final = r"(?! [:(-]? [ns] )"
_NOT_OURS: Final = r"(?![xosuSzK])"


def _by(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield a change by a number, and its turn."""
    amount, subject, base = found.figure("n"), found.subject("b"), found.token("q")
    made = found.stated(ClaimKind.CHANGE, "n", "M")._replace(amount=amount, turn=found.turn("M"))
    is_further = subject is not None and base is None and found.at("n") < found.at("M")  # "nine more are Amber"
    yield made._replace(subject=subject or given, base=base, is_beside=is_further)


def _ends(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield the two ends of a change: "from 11 to 8", and how it went."""
    subject, base = found.subject("b") or given, found.token("q3") or found.token("q")
    turn, by = found.turn("M"), found.amount("n")
    for name, kind in (("n1", ClaimKind.BEFORE), ("n2", ClaimKind.COUNT)):
        amount = found.amount(name)
        if amount is not None:
            when = found.token("q2") if name == "n2" else None
            names = ("b", name) if name == "n2" else (name,)
            made = found.stated(kind, *names)._replace(amount=amount, subject=subject, base=base, when=when)
            yield made._replace(group=found.group)
    if by is not None:
        made = found.stated(ClaimKind.CHANGE, "M", "n")._replace(amount=by, subject=subject, turn=turn, base=base)
        yield made._replace(group=found.group)
    elif turn:
        made = found.stated(ClaimKind.TURN, "M", "n1")._replace(subject=subject, turn=turn, base=base)
        yield made._replace(group=found.group)


def _share_ends(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield the two ends of a change of a share: "from 53% to 58%"."""
    subject, base = found.subject("b") or given, found.token("q")
    for name, kind in (("s1", ClaimKind.BEFORE), ("s2", ClaimKind.SHARE), ("s2a", ClaimKind.SHARE)):
        amount = found.amount(name)
        if amount is not None:
            yield found.stated(kind, name)._replace(amount=amount, subject=subject, base=base)
    points = found.amount("u")
    if points is not None and points.unit == "points":
        made = found.stated(ClaimKind.SHARE_CHANGE, "M", "u")
        yield made._replace(amount=points, subject=subject, turn=found.turn("M"), base=base)


def _same(found: Found, given: Subject | None) -> Iterator[Stated]:
    for subject in _each(found, given):
        yield found.stated(ClaimKind.CHANGE, "M")._replace(subject=subject, base=found.token("q"))


def _turn(found: Found, given: Subject | None) -> Iterator[Stated]:
    for subject in _each(found, given):
        made = found.stated(ClaimKind.TURN, "M")._replace(subject=subject, turn=found.turn("M"))
        yield made._replace(base=found.token("q"))


def _each(found: Found, given: Subject | None) -> Iterator[Subject]:
    """Yield each band of "Green and Amber", or the subject of the claim before."""
    if found.at("b") < 0:
        yield from [] if given is None else [given]
        return
    start, end = found.match.span("b")
    yield from (token.value for token in found.tokens[start:end] if isinstance(token.value, Subject))


def _ratio(found: Found, _: Subject | None) -> Iterator[Stated]:
    verb = found.tokens[found.at("M")].kind
    made = found.stated(ClaimKind.RATIO, "b", "M")._replace(subject=found.subject("b"))
    yield made._replace(turn=1 if verb is Kind.DOUBLED else -1)


def _difference(found: Found, _: Subject | None) -> Iterator[Stated]:
    made = found.stated(ClaimKind.DIFFERENCE, "n", "b2")._replace(amount=found.figure("n"), turn=found.turn("M"))
    one, other = found.subject("b"), found.subject("b2")
    yield made._replace(subject=one, origin=other, doubt=UNKNOWN if one == other else None)


_AT_LEAST_ONE: Final = Amount(Fraction(1), bound=Bound.AT_LEAST)


def _outnumber(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Greens outnumber Reds by 15"; without a number, by one or more."""
    made = found.stated(ClaimKind.DIFFERENCE, "M", "b2" if found.at("n") < 0 else "n")
    amount = found.amount("n") or _AT_LEAST_ONE
    turn = -1 if found.tokens[found.at("M")].kind is Kind.FEWER else 1
    yield made._replace(amount=amount, subject=found.subject("b"), origin=found.subject("b2"), turn=turn)


def _before(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield a figure of the quarter before: "(20 last quarter)", "compared with 20"."""
    for name in ("n", "s"):
        amount, base = found.amount(name), found.token("q")
        if amount is not None:
            yield found.stated(ClaimKind.BEFORE, name)._replace(amount=amount, subject=given, base=base)


def _unnamed(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield a number in brackets: a change, a share, or the quarter before."""
    number, share = found.amount("n"), found.amount("s")
    if share is not None:
        yield found.stated(ClaimKind.SHARE, "s")._replace(amount=share, subject=given)
    if number is None:
        return
    if number.signed:
        amount, turn = number._replace(value=abs(number.value)), 1 if number.value > 0 else -1
        yield found.stated(ClaimKind.CHANGE, "n")._replace(amount=amount, subject=given, turn=turn)
    else:
        yield found.stated(ClaimKind.UNNAMED, "n")._replace(amount=number, subject=given)


def _arrow(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield "22 (▲ 2)"; the arrow may be for better and worse, or for more and fewer."""
    yield found.stated(ClaimKind.CHANGE, "d", "n")._replace(amount=found.figure("n"), subject=given)


def _period(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield Stated(ClaimKind.PERIOD, found.at("q"), found.at("q"), when=found.token("q"))


def _now(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield "(15 now)": the count before it is of a different quarter."""
    made = found.stated(ClaimKind.COUNT, "n")
    yield made._replace(amount=found.figure("n"), subject=given, when=found.token("q"))
    yield Stated(ClaimKind.PERIOD, found.at("q"), found.at("q"), doubt=OTHER_PERIOD)


def _base(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield Stated(ClaimKind.PERIOD, found.at("q"), found.at("q"), base=found.token("q"))


_FROM: Final = r"F (?P<n1>n) (?:\(s\))? (?: I? (?P<q>[pqy]) )?"

_ALONE: Final = r"(?! [,&]{1,3} (?:[UD]?F)? n (?![bdmkuMLIpqy(]) )"
"""Not "up from 20, ten and eight", which is about several bands."""

_UNTIL: Final = r"(?: T (?P<n2>n) (?![fu]) (?: I? (?P<q2>[pqyc]) )? )? (?: ,? C I? (?P<q3>[pqy]) )?"


def _multiple(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "twice as many Greens as Reds", or as last quarter."""
    names = ["u", *(name for name in ("b", "b2") if found.at(name) >= 0)]
    made = found.stated(ClaimKind.MULTIPLE, *names)._replace(amount=found.figure("u"), subject=found.subject("b"))
    yield made._replace(origin=found.subject("b2"), base=found.token("q"))


def _multiple_of(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield ", three times as many as a year ago" behind a count."""
    made = found.stated(ClaimKind.MULTIPLE, "u", "q")._replace(amount=found.figure("u"), subject=given)
    yield made._replace(base=found.token("q"))


def _all_but(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield found.stated(ClaimKind.ALL_BUT, "j", "b")._replace(amount=found.figure("j"), subject=found.subject("b"))
    yield from wholes(found, "w")


HEADS: Final = (
    row(r"(?P<b>[bd]) k? c? M (?P<b2>[bd]) k? Y (?P<u>n) T (?=n) n", _multiple),
    row(r"(?P<u>3) k? (?P<b>[bd]) k? C? (?P<b2>[bd]) k? (?![:(-]?[ns])", _multiple),
    row(r"N? (?P<b>[bd]) k? (?P<u>3) (?P<b2>[bd]) k?", _multiple),
    row(r"(?P<u>3) k? (?P<b>[bd]) k? C? I? (?P<q>[pqy])", _multiple),
    row(r"(?P<j>4) (?: f (?=[nhrk]) )? (?P<w>n)? h? r? k? r? c? (?P<b> b(?:[|&]b)* ) k? (?![kxoSuI&|bmpqy])", _all_but),
    row(r"(?P<b>b) k? c? (?P<M>M) (?P<b2>b) k? (?: Y (?P<n>n) )?", _outnumber),
    row(rf"(?P<n>n) k? (?P<M>[ML]) k? {_BAND} k? C (?P<b2>[bdm]) k?", _difference),
    row(r"(?P<M>[ML]) k? (?P<b>[bdBW]) k? C I? (?P<b2>[bdBW]) k?", _outnumber),
    row(rf"(?P<n>n) k? (?P<M>[ML]) k? {_BAND} k? {_NOT_OURS} {BASE}", _by),
    row(rf"(?P<M>[UDML]) (?:I|f|Y)? (?P<n>n) k? (?:I|f)? N? {_BAND} k? {_NOT_OURS} {BASE}", _by),
    row(rf"N? {_BAND} k? {_IN} (?P<M>[UDBWV])? Y? (?P<n>n)? {_FROM} {_UNTIL}", _ends),
    row(rf"(?P<M>[VUDBW])? F (?P<n1>n) {_BAND} k? T (?P<n2>n) (?![fu])", _ends),
    row(rf"N? {_BAND} k? (?P<M>[UDV]) T (?P<n2>n) (?![fu]) {BASE}", _ends),
    row(rf"N? {_BAND} k? (?P<M>[UD]) Y? (?P<n>n) {_NOT_OURS} (?: T (?P<n2>n) )? {BASE}", _ends),
    row(
        rf"N? {_BAND} k? (?P<M>[UDBWV]) (?: F (?P<s1>s) {BASE} T (?P<s2>s) | Y? (?P<u>u) (?: ,? T (?P<s2a>s) )? )",
        _share_ends,
    ),
    row(rf"N? {_BAND} k? F (?P<s1>s) {BASE} T (?P<s2>s)", _share_ends),
    row(rf"{_BAND} k? [:-] (?P<n>n) (?P<M>[ML]) {BASE}", _by),
    row(rf"{_BAND} k? [:-] (?P<n1>n) T (?P<n2>n) (?= [,.;] | $ )", _ends),
    row(rf"N? {_BAND} k? (?P<M>[HQ])", _ratio),
    row(rf"(?<![ns(&]) N? {_BAND} k? (?P<M>E) {BASE}", _same),
    row(rf"(?P<M>E) (?: I N? | N ) {_BAND} k? {BASE}", _same),
    row(rf"(?<![nsuYKS,]) N? {_BAND} k? (?P<M>[UD]) (?= [,.;)] | $ | [pqycC] ) {BASE}", _turn),
    row(rf"(?<![nsuYK]) (?P<M>[ML]) k? {_BAND} k? {_NOT_OURS} {BASE}", _turn),
)


def _share_of(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield ", or 58% of the 38 rated" behind a count."""
    yield found.stated(ClaimKind.SHARE, "s")._replace(amount=found.figure("s"), subject=given)
    yield from wholes(found, "w")


def _count_of(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield ", or 15 of 38 KPIs (39%)" behind a share."""
    yield found.stated(ClaimKind.COUNT, "n")._replace(amount=found.figure("n"), subject=given)
    yield from shares(found, given, "s")
    yield from wholes(found, "w")


def _then(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield "at Quarter 1 it was 70%": the same in a different quarter."""
    for name, kind in (("n", ClaimKind.COUNT), ("s", ClaimKind.SHARE)):
        amount = found.amount(name)
        if amount is not None:
            yield found.stated(kind, name)._replace(amount=amount, subject=given, when=found.token("q"))


_END: Final = rf"(?= [,.;)&] | $ ) {_ALONE}"

LEADS: Final = (
    row(rf"I? (?P<q>[pqy]) ,? [hiN]? (?: (?P<n>n) | (?P<s>s) ) (?: f n? k? | fhr )? {_END}", _then),
    row(r"[hi] (?P<n>n) (?P<M>[ML]) C I? (?P<q>[pqy])", _by),
    row(rf"[hi] (?P<M>[UD])? {_FROM} {_ALONE} {_END}", _ends),
    row(rf"[hi] C I? (?P<n>n) I? (?P<q>[pqy]) {_END}", _before),
)
"""Claims about what the sentence before counted."""

TAILS: Final = (
    row(
        r"[;,&(-]{1,2} I? (?: (?P<q>[pqy]) ,? | fhr ) [hi] (?: (?P<n>n) | (?P<s>s) ) (?: f n? k? )? (?= [,.;)] | $ )"
        rf"{_ALONE}",
        _then,
    ),
    row(r"[,(]{0,2} \|? (?P<n>n) f (?P<w>n) k? (?: \((?P<s>s)\) )? \)? (?! [bdmrBWE] )", _count_of),
    row(r"[(,]? \|? (?P<s>s) f (?!a) (?P<w>n)? r? k? r? \)?", _share_of),
    row(rf"[(,&]{{0,2}} w? (?P<n>n) k? (?P<M>[ML]) (?!k?[bdm]) {BASE} \)?", _by),
    row(rf"[(,-]{{0,2}} (?P<M>[UD]) Y? (?P<n>n) ,? {_FROM} (?: T (?P<n2>n) )? \)?", _ends),
    row(rf"[(,-]{{0,2}} (?P<M>[UD]) Y? (?P<n>n) (?!k?[bdm]) {BASE} \)?", _by),
    row(rf"[(,-]{{0,2}} (?P<M>[UD])? {_FROM} {_ALONE} (?: T (?P<n2>n) )? (?: I? (?P<q2>[pqyc]) )? \)?", _ends),
    row(rf"[(,-]{{0,2}} (?P<M>[UD]) Y? (?P<u>u) (?: F (?P<s1>s) )? {BASE} \)?", _share_ends),
    row(rf"[(,-]{{0,2}} (?P<M>[UD]) F (?P<s1>s) {BASE} \)?", _share_ends),
    row(r"[(,-]{0,2} (?P<M>[UD]) [fY]? (?P<u>u) [ICF] (?P<s1>s) I? (?P<q>[pqy]) \)?", _share_ends),
    row(rf"[(,-]{{0,2}} (?P<M>E) (?! I? {_BAND} ) {_NO_COUNT} {BASE} \)?", _same),
    row(r"[(,]? (?: C | , C )? \(? (?P<n>n) k? (?: \((?P<s>s)\) )? I? (?P<q>[qyp]) \)?", _before),
    row(r"[(,] C? (?P<s>s) I? (?P<q>[qyp]) \)?", _before),
    row(r"[,&]{1,2} [FC] I? (?: (?P<n>n) | (?P<s>s) ) I? (?P<q>[qyp]) (?= [,.;)] | $ )", _before),
    row(rf"[,&]{{1,2}} I? (?: (?P<n>n) | (?P<s>s) ) (?: \(s\) )? I? (?P<q>[qyp]) {_END}", _before),
    row(rf"[,;&-]{{1,2}} I? (?P<q>[pqyc]) [,:]? (?: [hiN] )? (?: (?P<n>n) | (?P<s>s) ) {_END}", _then),
    row(r"\( C? (?P<q>[qyp]) [:,]? (?: (?P<n>n) | (?P<s>s) ) (?: \(s\) )? (?: \) | (?=[,;]I?[pqy]) )", _before),
    row(r"[,(]? C I? (?P<n>n) (?: \((?P<s>s)\) )? (?: I? (?P<q>[qyp]) )? \)? (?! [,&]{1,2} n [,&I] )", _before),
    row(r"\( (?: (?P<n>n) | (?P<s>s) ) \)", _unnamed),
    row(r"\( (?P<n>n) (?P<q>c) \)", _now),
    row(r"\(? (?P<d>d) (?P<n>n) \)? (?= [,.;] | $ )", _arrow),
    row(r"[,&(-]{0,2} i? (?P<u>3) C? I? (?P<q>[pqy])", _multiple_of),
    row(r"k? r? ,? C I? (?P<q>[pqy])", _base),
    row(r"k? r? I? (?P<q>[pqyc])", _period),
)
