"""Moves and services: "two moved to Red", "Housing has no Reds"."""

from collections.abc import Iterator
from typing import Final

from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.statements.counts import wholes
from qpr_core.wording.drafts.statements.rows import SUBJECT, Found, others_than, row
from qpr_core.wording.drafts.words import Kind, Subject

_AND_BAND: Final = r"(?P<b> b(?:[|&]b)+ | [bdm] )"


def _moved(found: Found, _: Subject | None) -> Iterator[Stated]:
    verb = found.token("M")
    turn = 0 if verb is None else _TURNS.get(verb.kind, 0)
    made = found.stated(ClaimKind.MOVED, "n", "b2")._replace(amount=found.figure("n"), turn=turn)
    yield made._replace(subject=found.subject("b2"), origin=found.subject("b1"))


_TURNS: Final = {Kind.RISE: 1, Kind.BETTER: 1, Kind.FALL: -1, Kind.WORSE: -1}


def _lost(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "two lost their Green rating"."""
    origin = found.subject("b1")
    others = None if origin is None else others_than(origin)
    yield found.stated(ClaimKind.MOVED, "n", "b1")._replace(amount=found.figure("n"), subject=others, origin=origin)


def _came(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "17 Greens stayed Green"."""
    made = found.stated(ClaimKind.CAME, "n", "b2")._replace(amount=found.figure("n"), subject=found.subject("b2"))
    yield made._replace(origin=found.subject("b1"))


def _kept(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "five stayed Red": they are Red now, and were in the quarter before."""
    yield found.stated(ClaimKind.KEPT, "n", "b")._replace(amount=found.figure("n"), subject=found.subject("b"))


def _to_group(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "five moved to a worse rating"."""
    yield found.stated(ClaimKind.COUNT, "n", "b")._replace(amount=found.figure("n"), subject=found.subject("b"))


def _arrow(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Amber to Green: 3"."""
    made = found.stated(ClaimKind.MOVED, "b1", "n")._replace(amount=found.figure("n"))
    yield made._replace(subject=found.subject("b2"), origin=found.subject("b1"))


def _in_service(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield a count of a service: "Housing has two Reds"."""
    amount, subject, key = found.amount("n"), found.subject("b"), found.key("S")
    if amount is not None:
        yield found.stated(ClaimKind.COUNT, "n", *(["b"] if subject else []), "S")._replace(
            amount=amount, subject=subject, group=key
        )
    share = found.amount("s")
    if share is not None:
        yield found.stated(ClaimKind.SHARE, "s", "b", "S")._replace(amount=share, subject=subject, group=key)
    whole = found.token("v")
    if whole is not None:
        yield found.stated(ClaimKind.COUNT, "v", "b")._replace(amount=whole.amount, subject=subject)
    yield from (each._replace(group=key) for each in wholes(found, "w"))


def _also_in_service(found: Found, given: Subject | None) -> Iterator[Stated]:
    """Yield "and two in Planning" behind a count of a different service."""
    yield from (each._replace(subject=given) for each in _in_service(found, given))


def _both(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield KPIs with a band and a direction: "of the eight Reds, five are worsening"."""
    band, second = found.subject("b"), found.subject("d")
    yield found.stated(ClaimKind.COUNT, "v", "b")._replace(amount=found.figure("v"), subject=band)
    yield found.stated(ClaimKind.COUNT, "n")._replace(amount=found.figure("n"), subject=band, origin=second)


TAILS: Final = (row(r"[,;&(-]{1,2} (?P<n>n) (?: fh | k )? [IF] (?P<S>S) \)?", _also_in_service),)
ROWS: Final = (
    row(
        r"(?P<n>n) k? (?:M? (?P<M>[VUDBW])) (?:,? F I? (?P<b1>b))? ,? (?:T|&|(?<=V)) (?P<b2>b) (?! [xo] | \|[BW] )",
        _moved,
    ),
    row(r"(?P<n>n) k? D (?P<b1>b) r? (?= [,.;&)] | $ )", _lost),
    row(r"V (?P<n>n) k F (?P<b1>b) T (?P<b2>b)", _moved),
    row(r"(?P<n>n) k? m T (?P<b2>b) (?![xo])", _moved),
    row(r"(?P<n>n) k? V T? (?P<b>m)", _to_group),
    row(r"(?P<n>n) T (?P<b>m)", _to_group),
    row(r"(?P<n>n) (?P<b1>b) k? E (?P<b2>b) (?! [kx|&] b? | [:(-]?[ns] )", _came),
    row(r"(?P<n>n) k? E (?P<b>b) (?! [kx|&] | [:(-]?[ns] )", _kept),
    row(r"(?P<n>n) F (?P<b1>b) T (?P<b2>b) (?![xo])", _moved),
    row(r"(?P<b1>b) T (?P<b2>b) [:-]? (?P<n>n) (?! [kf] )", _arrow),
    row(r"(?P<b>[bdm]) k? x? P (?P<n>n) (?P<S>S) k?", _in_service),
    row(r"(?P<n>n) (?P<b1>b) k? (?P<M>[VUDBW]) T (?P<b2>b) (?![xo])", _moved),
    row(rf"(?P<n>n) (?:f (?P<v>n)?)? k? {_AND_BAND} k? I (?P<S>S)", _in_service),
    row(rf"(?P<S>S) P? (?P<n>n) k? {_AND_BAND} k? (?![xoS])", _in_service),
    row(rf"(?P<n>n) f (?P<S>S) (?P<w>n) k (?P<b>{SUBJECT}) k? (?![xoS])", _in_service),
    row(rf"(?P<n>n) f (?P<w>n)? k? I? (?P<S>S) k? (?P<b>{SUBJECT}) k? (?![xoS])", _in_service),
    row(rf"(?P<n>n) f? (?P<S>S) k c? (?P<b>{SUBJECT}) k? (?![xoS])", _in_service),
    row(rf"(?P<s>s) f? k? I? (?P<S>S) k? {_AND_BAND} k? (?![xoS])", _in_service),
    row(r"f (?P<v>n) (?P<b>b) k? , (?P<n>n) (?P<d>[dBWE]) (?![xFTY])", _both),
    row(r"f (?P<v>n) k (?P<b>[bd]) , (?P<n>n) (?P<d>[bd]) (?![xFTY])", _both),
)
