"""Superlatives: services with the most of a band, or the only one with any."""

from collections.abc import Iterator
from typing import Final

from qpr_core.wording.drafts.stated import UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import Found, row
from qpr_core.wording.drafts.words import Kind, Subject

ANY_OTHER: Final = "any other"
ONLY: Final = "the only"
"""The values of "any other service" and of "the only service"."""

_TURNS: Final = {"highest": 1, "lowest": -1}
_FEW: Final = (Kind.FEWER,)


def _most(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Housing has the most Reds, three"."""
    if found.tokens[found.at("v")].value == ONLY:
        yield from _only(found, None)
        return
    turn = _TURNS.get(str(found.tokens[found.at("v")].value), 0)
    yield from _of_service(found, turn)


def _more(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Housing has more Reds than any other service"."""
    is_any = found.tokens[found.at("v")].value == ANY_OTHER
    turn = -1 if found.tokens[found.at("M")].kind in _FEW else 1
    yield from (each._replace(is_beside=True) for each in _of_service(found, turn if is_any else 0))


def _of_service(found: Found, turn: int) -> Iterator[Stated]:
    subject, number = found.subject("b"), found.amount("n")
    made = found.stated(ClaimKind.MOST, "S")._replace(subject=subject, group=found.key("S"), turn=turn)
    yield made if turn else made._replace(doubt=UNKNOWN)
    if number is not None:
        yield found.stated(ClaimKind.COUNT, "n")._replace(amount=number, subject=subject, group=found.key("S"))


def _only(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Housing is the only service with no Reds", or with a Red."""
    is_only = found.tokens[found.at("v")].value == ONLY
    number, is_without = found.amount("n"), found.at("z") >= 0
    turn = -1 if is_without or (number is not None and not number.value) else 1
    made = found.stated(ClaimKind.ONLY, "S")._replace(subject=found.subject("b"), group=found.key("S"), turn=turn)
    yield made if is_only and (number is None or number.value <= 1) else made._replace(doubt=UNKNOWN)


_BAND: Final = r"(?P<b>[bdm])"
_NUMBER: Final = r"(?: [,:(-]{1,2} (?P<n>n) \)? )?"

ROWS: Final = (
    row(rf"(?P<S>S) P? (?P<v>v) N? {_BAND} k? {_NUMBER}", _most),
    row(rf"(?P<v>v) N? {_BAND} k? I (?P<S>S) {_NUMBER}", _most),
    row(rf"(?P<S>S) P? (?P<M>[ML]) {_BAND} k? C (?P<v>v) {_NUMBER}", _more),
    row(rf"(?P<S>S) (?P<v>v) [Iw]? (?P<z>z)? P? (?P<n>n)? {_BAND} k?", _only),
    row(rf"(?P<v>v) [Iw]? (?P<z>z)? P? (?P<n>n)? {_BAND} k? [:,]? (?P<S>S)", _only),
)
