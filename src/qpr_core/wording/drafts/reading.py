"""Read claims: input is a sentence with its tokens, output is its claims.

A sentence is read clause by clause. In a clause each count, each share and each "the same" can make claims.
For example, "15 KPIs are Green, one fewer than in Quarter 1" has these tokens and claims:

    15 (count) KPIs (kpis) Green (subject)   15 are Green
    one (count) fewer (fewer)                the change of Green is -1
    Quarter 1 (period)                       the change is since Quarter 1
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final, TypeAlias

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
    is_then,
    opening_comparison,
    quarter_of_change,
    quarter_of_count,
    subject_near,
)
from qpr_core.wording.drafts.shares import share_claims

_THE: Final = re.compile(r"\s*(?:the |all |all the |these )?\s*")
_BY: Final = re.compile(r"\s*(?:by )?\s*")
_AND_ARE: Final = re.compile(r" and (?:is|are)\b[^()]*[(]")
_BETWEEN: Final = {
    Kind.KPIS, Kind.SHARE, Kind.MEASURE, Kind.OF, Kind.BEFORE, Kind.MORE, Kind.TO, Kind.MOVE, Kind.RISE, Kind.FALL,
}  # fmt: skip
"""Kinds of token between a count and its band: "15 (39%) of the KPIs are Green"."""
_SIGNS: Final = {Kind.RISE: 1, Kind.FALL: -1, Kind.MORE: 1, Kind.FEWER: -1}
_MOVES: Final = {Kind.MOVE, Kind.RISE, Kind.FALL}


def claims_of(sentence: Sentence, text: str) -> Iterator[Claim]:
    """Yield the claims of a sentence of *text*, clause by clause.

    >>> from qpr_core import FinancialYear, Rag
    >>> from qpr_core.wording.drafts.clauses import sentences
    >>> text = "of the 38 kpis, 15 are green, one fewer than in quarter 1"
    >>> (sentence,) = sentences(text, {band: [band.value.lower()] for band in Rag}, FinancialYear())
    >>> for claim in claims_of(sentence, text):
    ...     print(claim.kind.name, claim.number, "-", text[claim.start : claim.end])
    TOTAL 38 - 38
    COUNT 15 - 15 are green
    CHANGE -1 - one fewer
    LABEL 0 - quarter 1
    """
    against: Token | None = None
    for part in clauses_of(sentence, text):
        against = opening_comparison(part) or against
        clause = part._replace(against=against)
        if is_of_some(clause):
            yield _count_claim(clause, clause.tokens[2], clause.tokens[1])
            return
        for index, token in enumerate(clause.tokens):
            match token.kind:
                case Kind.COUNT:
                    yield from _claims_of_count(clause, index)
                case Kind.SAME:
                    yield from _change_claims(clause, index, Fraction(0), token, token)
                case Kind.SHARE:
                    yield from share_claims(clause, index)
                case _:
                    pass


_Reader: TypeAlias = Callable[[Clause, int], Iterator[Claim] | None]
"""Reads the count at an index; `None` if the words around it do not fit."""


def _claims_of_count(clause: Clause, index: int) -> Iterator[Claim]:
    """Return the claims of the first reader that knows the words around a count."""
    read = (reader(clause, index) for reader in _READERS)
    return next((claims for claims in read if claims is not None), iter(()))


def _read_more_or_fewer(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "two more" or "two KPIs fewer" as a change."""
    last = index + 2 if clause.kind(index + 1) is Kind.KPIS else index + 1
    if clause.kind(last) not in {Kind.MORE, Kind.FEWER} or clause.gap(last - 1).strip():
        return None
    count, comparative = clause.tokens[index], clause.tokens[last]
    return _change_claims(clause, index, _SIGNS[comparative.kind] * count.number, count, comparative)


def _read_signed(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "(+2)" or "(-2)" as a change."""
    count = clause.tokens[index]
    if clause.text[count.start] not in "+-" or clause.text[count.start - 1 : count.start] != "(":
        return None
    return _change_claims(clause, index, count.number, count, count)


def _read_rise_by(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "rose by two" or "up two" as a change."""
    if clause.kind(index - 1) not in {Kind.RISE, Kind.FALL} or not _BY.fullmatch(_gap_before(clause, index)):
        return None
    return _change_from(clause, index - 1, index)


def _read_rise_of(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "an increase of two" as a change."""
    is_rise = clause.kind(index - 1) is Kind.OF and clause.kind(index - 2) in {Kind.RISE, Kind.FALL}
    return _change_from(clause, index - 2, index) if is_rise and not _gap_before(clause, index).strip() else None


def _read_from(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "from 11" as the count in the quarter before."""
    is_from = clause.kind(index - 1) is Kind.FROM and not _gap_before(clause, index).strip()
    return _base_claims(clause, index) if is_from else None


def _read_of_band(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "of the 8 Reds" as a count of Reds."""
    if not _follows_of(clause, index) or not is_of_many(clause, index):
        return None
    return iter([_count_claim(clause, clause.tokens[index + 1], clause.tokens[index])])


def _read_total(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "Of the 38 KPIs" or "the status of 38 KPIs" as the number of all KPIs."""
    if not _follows_of(clause, index):
        return None
    is_part = clause.kind(index - 2) in {Kind.COUNT, Kind.SHARE} and not clause.gap(index - 2).strip(" (")
    is_whole = clause.begins_with(index - 1) or clause.follows_status(index - 1)
    if not (is_part or is_whole) or not is_all(clause, index):
        return iter(())
    total = clause.tokens[index]
    return iter([clause.claim(ClaimKind.TOTAL, total, total)._replace(number=total.number)])


def _read_label(clause: Clause, index: int) -> Iterator[Claim] | None:
    """Read "Red: 8" or "Red (8)" as a count of Reds."""
    if clause.kind(index - 1) is not Kind.SUBJECT or not is_labelled(clause, index):
        return None
    return iter([_count_claim(clause, clause.tokens[index - 1], clause.tokens[index])])


def _read_count(clause: Clause, index: int) -> Iterator[Claim]:
    """Read "15 are Green", "15 of the 38 KPIs are Green" or "two moved to Red"."""
    first = index + 1
    if clause.kind(first) is Kind.OF:
        # "15 of the 38 KPIs are Green" is a claim. "One of the Reds" and "one of 8 Reds" are not.
        if clause.kind(first + 1) is not Kind.COUNT or is_of_many(clause, first + 1):
            return
        first += 2
    band = first
    while clause.kind(band) in _BETWEEN:
        moved = list(_move_claims(clause, index, band)) if clause.kind(band) in _MOVES else []
        if moved:
            yield from moved
            return
        band += 1
    if clause.kind(band) is not Kind.SUBJECT or is_narrowed(clause, band) or is_moving(clause, band):
        return
    if is_then(clause, band):
        return
    if is_linked(clause, index, first, band):
        kind = ClaimKind.SOME if are_a_few(clause, index, band) else ClaimKind.COUNT
        claim = _count_claim(clause, clause.tokens[band], clause.tokens[index])
        yield claim._replace(kind=kind, label=quarter_of_count(clause, band))


_READERS: Final[tuple[_Reader, ...]] = (
    _read_more_or_fewer,
    _read_signed,
    _read_rise_by,
    _read_rise_of,
    _read_from,
    _read_of_band,
    _read_total,
    _read_label,
    _read_count,
)
"""The readers of counts; the first one that fits the words decides."""


def _gap_before(clause: Clause, index: int) -> str:
    return clause.gap(index - 1) if index else ""


def _follows_of(clause: Clause, index: int) -> bool:
    return clause.kind(index - 1) is Kind.OF and _THE.fullmatch(_gap_before(clause, index)) is not None


def _count_claim(clause: Clause, subject: Token, count: Token) -> Claim:
    return clause.claim(ClaimKind.COUNT, count, subject)._replace(number=count.number, subject=subject.subject)


def _change_from(clause: Clause, verb: int, index: int) -> Iterator[Claim]:
    first, count = clause.tokens[verb], clause.tokens[index]
    return _change_claims(clause, verb, _SIGNS[first.kind] * count.number, first, count)


def _change_claims(clause: Clause, index: int, number: Fraction, first: Token, last: Token) -> Iterator[Claim]:
    """Yield a change of a subject near to it, and the quarter that it is since."""
    subject = subject_near(clause, index, clause.tokens.index(last))
    if subject is not None:
        label = quarter_of_change(clause, index, subject)
        claim = clause.claim(ClaimKind.CHANGE, first, last)
        yield claim._replace(number=number, subject=subject.subject, label=label)
        yield from _label_claims(clause, label)


def _label_claims(clause: Clause, label: Token | None) -> Iterator[Claim]:
    if label is not None:
        yield clause.claim(ClaimKind.LABEL, label, label)._replace(label=label)


def _base_claims(clause: Clause, index: int) -> Iterator[Claim]:
    """Yield the claims of "Reds fell from 11 to 8": 11 before, fewer now, and 8 now.

    The quarter in "from 11 to 8 in Quarter 2" is the one of the 8.
    """
    count, turn, subject = clause.tokens[index], clause.kind(index - 2), subject_near(clause, index, index)
    if subject is None or turn not in {Kind.RISE, Kind.FALL, Kind.MOVE, Kind.SUBJECT, Kind.COUNT}:
        return
    has_end = clause.kind(index + 1) is Kind.TO and clause.kind(index + 2) is Kind.COUNT
    now = quarter_of_count(clause, index + 2) if has_end else None
    label = quarter_of_change(clause, index, subject) if now is None else None
    base = clause.claim(ClaimKind.BEFORE, count, count)
    yield base._replace(number=count.number, subject=subject.subject, label=label)
    yield from _label_claims(clause, label)
    if turn in {Kind.RISE, Kind.FALL}:
        turned = clause.claim(ClaimKind.TURN, clause.tokens[index - 2], count)
        yield turned._replace(turn=_SIGNS[turn], subject=subject.subject, label=label)
    if has_end:
        yield _count_claim(clause, subject, clause.tokens[index + 2])._replace(label=now)


def _move_claims(clause: Clause, index: int, verb: int) -> Iterator[Claim]:
    """Yield the claim of "two moved from Amber to Red"."""
    ends: dict[Kind, Token] = {}
    for link, each in pairwise(clause.tokens[verb:]):
        if isinstance(each.subject, Scheme):
            ends.setdefault(link.kind, each)
    if verb + 1 < len(clause.tokens) and _AND_ARE.fullmatch(clause.gap(verb)):
        ends = {Kind.TO: clause.tokens[verb + 1]}  # "two fell and are within tolerance (Amber)"
    if Kind.TO in ends:
        yield clause.claim(ClaimKind.MOVED, clause.tokens[index], ends[Kind.TO])._replace(
            number=clause.tokens[index].number,
            subject=ends[Kind.TO].subject,
            origin=ends[Kind.FROM].subject if Kind.FROM in ends else None,
            turn=_SIGNS.get(clause.tokens[verb].kind, 0),
        )
