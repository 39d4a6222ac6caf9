"""What a draft claims: how many, how many more or fewer, out of how many, and of which period."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.clauses import Claim, ClaimKind, Clause, Sentence, clauses_of
from qpr_core.wording.drafts.kinds import Kind, Token
from qpr_core.wording.drafts.links import (
    are_a_few,
    is_all,
    is_labelled,
    is_linked,
    is_moving,
    is_narrowed,
    is_of_many,
    is_of_some,
    label_of,
    quarter_told,
    set_against,
    subject_near,
)
from qpr_core.wording.drafts.shares import share_claims

_THE: Final = re.compile(r"\s*(?:the |all |all the |these )?\s*")
_BY: Final = re.compile(r"\s*(?:by )?\s*")
_BETWEEN: Final = {
    Kind.NOUN, Kind.SHARE, Kind.MEASURE, Kind.OF, Kind.BEFORE, Kind.MORE, Kind.TO, Kind.MOVE, Kind.RISE, Kind.FALL,
}  # fmt: skip
_TURNS: Final = {Kind.RISE: 1, Kind.FALL: -1, Kind.MORE: 1, Kind.FEWER: -1}


def claims_of(sentence: Sentence, text: str) -> Iterator[Claim]:
    """Read the claims of a sentence of *text*, clause by clause."""
    against: Token | None = None
    for cut in clauses_of(sentence, text):
        against = set_against(cut) or against
        clause = cut._replace(against=against)
        if is_of_some(clause):
            yield _counted(clause, clause.tokens[2], clause.tokens[1])
            return
        for place, token in enumerate(clause.tokens):
            match token.kind:
                case Kind.COUNT:
                    yield from _of_count(clause, place)
                case Kind.SAME:
                    yield from _change(clause, place, Fraction(0), token, token)
                case Kind.SHARE:
                    yield from share_claims(clause, place)
                case _:
                    pass


def _of_count(clause: Clause, place: int) -> Iterator[Claim]:
    token, before, after = clause.tokens[place], clause.kind(place - 1), clause.kind(place + 1)
    gap = clause.gap(place - 1) if place else ""
    beyond = place + 2 if after is Kind.NOUN else place + 1
    if clause.kind(beyond) in {Kind.MORE, Kind.FEWER} and not clause.gap(beyond - 1).strip():
        last = clause.tokens[beyond]
        yield from _change(clause, place, _TURNS[last.kind] * token.number, token, last)
    elif clause.text[token.start] in "+-" and clause.text[token.start - 1 : token.start] == "(":
        yield from _change(clause, place, token.number, token, token)
    elif before in {Kind.RISE, Kind.FALL} and _BY.fullmatch(gap):
        first = clause.tokens[place - 1]
        yield from _change(clause, place - 1, _TURNS[first.kind] * token.number, first, token)
    elif before is Kind.OF and clause.kind(place - 2) in {Kind.RISE, Kind.FALL} and not gap.strip():
        first = clause.tokens[place - 2]
        yield from _change(clause, place - 2, _TURNS[first.kind] * token.number, first, token)
    elif before is Kind.FROM and not gap.strip():
        yield from _base(clause, place)
    elif before is Kind.OF and _THE.fullmatch(gap) and is_of_many(clause, place):
        yield _counted(clause, clause.tokens[place + 1], token)
    elif before is Kind.OF and _THE.fullmatch(gap):
        part_of = clause.kind(place - 2) in {Kind.COUNT, Kind.SHARE} and not clause.gap(place - 2).strip(" (")
        whole_of = clause.begins_with(place - 1) or clause.follows_status(place - 1)
        if (part_of or whole_of) and is_all(clause, place):
            yield clause.claim(ClaimKind.TOTAL, token, token)._replace(number=token.number)
    elif before is Kind.SUBJECT and is_labelled(clause, place):
        yield _counted(clause, clause.tokens[place - 1], token)
    else:
        yield from _of_subject(clause, place)


def _counted(clause: Clause, subject: Token, number: Token) -> Claim:
    return clause.claim(ClaimKind.COUNT, number, subject)._replace(number=number.number, subject=subject.subject)


def _of_subject(clause: Clause, place: int) -> Iterator[Claim]:
    token, at = clause.tokens[place], place + 1
    if clause.kind(at) is Kind.OF:  # "15 of the 38 KPIs are Green"; "one of the Reds" and "one of 8 Reds" claim no one
        if clause.kind(at + 1) is not Kind.COUNT or is_of_many(clause, at + 1):
            return
        at += 2
    first = at
    while clause.kind(at) in _BETWEEN:
        if clause.kind(at) in {Kind.MOVE, Kind.RISE, Kind.FALL}:
            moved = list(_moved(clause, place, at))
            if moved:
                yield from moved
                return
        at += 1
    if clause.kind(at) is not Kind.SUBJECT or is_narrowed(clause, at) or is_moving(clause, at):
        return
    if is_linked(clause, place, first, at):
        kind = ClaimKind.SOME if are_a_few(clause, place, at) else ClaimKind.COUNT
        yield _counted(clause, clause.tokens[at], token)._replace(kind=kind, label=quarter_told(clause, at))


def _change(clause: Clause, place: int, number: Fraction, first: Token, last: Token) -> Iterator[Claim]:
    subject = subject_near(clause, place, clause.tokens.index(last))
    if subject is not None:
        label = label_of(clause, place, subject)
        claim = clause.claim(ClaimKind.CHANGE, first, last)
        yield claim._replace(number=number, subject=subject.subject, label=label)
        if label is not None:
            yield clause.claim(ClaimKind.LABEL, label, label)._replace(label=label)


def _base(clause: Clause, place: int) -> Iterator[Claim]:
    token, turn, subject = clause.tokens[place], clause.kind(place - 2), subject_near(clause, place, place)
    if subject is None or turn not in {Kind.RISE, Kind.FALL, Kind.MOVE, Kind.SUBJECT, Kind.COUNT}:
        return
    then = clause.kind(place + 1) is Kind.TO and clause.kind(place + 2) is Kind.COUNT
    now = quarter_told(clause, place + 2) if then else None  # "from 11 to 8 in Quarter 2"
    label = label_of(clause, place, subject) if now is None else None
    base = clause.claim(ClaimKind.BEFORE, token, token)
    yield base._replace(number=token.number, subject=subject.subject, label=label)
    if label is not None:
        yield clause.claim(ClaimKind.LABEL, label, label)._replace(label=label)
    if turn in {Kind.RISE, Kind.FALL}:
        turned = clause.claim(ClaimKind.TURN, clause.tokens[place - 2], token)
        yield turned._replace(turn=_TURNS[turn], subject=subject.subject, label=label)
    if then:
        yield _counted(clause, subject, clause.tokens[place + 2])._replace(label=now)


def _moved(clause: Clause, place: int, verb: int) -> Iterator[Claim]:
    ends: dict[Kind, Token] = {}
    for joint, each in pairwise(clause.tokens[verb:]):
        if isinstance(each.subject, Scheme):
            ends.setdefault(joint.kind, each)
    if Kind.TO in ends:
        yield clause.claim(ClaimKind.MOVED, clause.tokens[place], ends[Kind.TO])._replace(
            number=clause.tokens[place].number,
            subject=ends[Kind.TO].subject,
            origin=ends[Kind.FROM].subject if Kind.FROM in ends else None,
            turn=_TURNS.get(clause.tokens[verb].kind, 0),
        )
