"""Shares: input is a clause and the index of a share, output is its claim.

"39% are Green" is a share of all KPIs or of the rated ones. "15 of 38 (39%)" is a share of two counts.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.model.values.figures import rounded
from qpr_core.wording.drafts.clauses import Claim, ClaimKind, Clause
from qpr_core.wording.drafts.kinds import Kind, Token
from qpr_core.wording.drafts.links import is_narrowed, is_of_many

_SHARE_OF: Final = re.compile(
    r"[) ]*(?:of (?:the |all )?(?:[0-9]+ )?(?:our )?(?:kpis |indicators |measures )?)?(?:(?:are|were|is|was) )?"
    r"(?:now )?(?:rated )?"
)
_NEXT_TO: Final = re.compile(r"[ (:,]*(?:or )?")


def share_claims(clause: Clause, index: int) -> Iterator[Claim]:
    """Yield the claim of a share, if it has a subject or two counts."""
    token, pair, subject = clause.tokens[index], _pair_near(clause, index), _share_of(clause, index)
    if pair is None and subject is None:
        return
    places = len(re.sub("[^0-9.]", "", clause.text[token.start : token.end]).partition(".")[2])
    yield clause.claim(ClaimKind.SHARE, token, token)._replace(
        number=token.number,
        places=places,
        subject=None if subject is None else subject.subject,
        of=pair,
        turn=token.bound,
    )


def _pair_near(clause: Clause, index: int) -> tuple[Fraction, Fraction] | None:
    """Return n and m of "n of m" near a share: "15 of 38 KPIs (39%)"."""
    kinds, pattern = [each.kind for each in clause.tokens], [Kind.COUNT, Kind.OF, Kind.COUNT]
    before = index - 4 if clause.kind(index - 1) is Kind.KPIS else index - 3
    for start in (index + 1, before):
        is_pair = start >= 0 and kinds[start : start + 3] == pattern
        if is_pair and (start < index or clause.gap(index).strip() == "("):
            return clause.tokens[start].number, clause.tokens[start + 2].number
    return None


def _share_of(clause: Clause, index: int) -> Token | None:
    """Return the subject of a share: the one next to it, in a clause that counts KPIs."""
    kinds = [each.kind for each in clause.tokens]
    if not {Kind.KPIS, Kind.COUNT} & set(kinds) or Kind.SUBJECT not in kinds:
        return None  # the 87% in "Calls answered: Green (87%)" is a result
    before, after = _subject_before(clause, index), _subject_after(clause, index)
    subject_first = kinds.index(Kind.SUBJECT) < kinds.index(Kind.SHARE)  # "Green 39%, Amber 39%"
    return before or after if subject_first else after or before


def _subject_before(clause: Clause, index: int) -> Token | None:
    if clause.kind(index - 1) is not Kind.SUBJECT or not _NEXT_TO.fullmatch(clause.gap(index - 1)):
        return None
    together = clause.kind(index - 2) is Kind.SUBJECT and is_narrowed(clause, index - 2)
    return None if together else clause.tokens[index - 1]


def _subject_after(clause: Clause, index: int) -> Token | None:
    subject = index + 1
    while clause.kind(subject) in {Kind.OF, Kind.KPIS, Kind.COUNT}:
        subject += 1
    if clause.kind(subject) is not Kind.SUBJECT or is_narrowed(clause, subject):
        return None
    if clause.kind(subject - 1) is Kind.COUNT and is_of_many(clause, subject - 1):
        return None  # "7% of the 15 Green KPIs"
    gap = re.sub(r"\s+", " ", clause.text[clause.tokens[index].end : clause.tokens[subject].start])
    return clause.tokens[subject] if _SHARE_OF.fullmatch(gap) else None


def is_share(claim: Claim, fact: Fraction) -> bool:
    """Return True if a claimed share is the *fact*, rounded, but never to 0% or 100%.

    >>> share = Claim(ClaimKind.SHARE, 0, 4, 0, number=Fraction(100))
    >>> is_share(share, Fraction(299 * 100, 300)), is_share(share, Fraction(100))
    (False, True)
    >>> is_share(share._replace(number=Fraction(99), turn=1), Fraction(299 * 100, 300))  # more than 99%
    True
    """
    if claim.turn:
        return (fact - claim.number) * claim.turn > 0
    if claim.number in {0, 100}:
        return fact == claim.number
    return rounded(fact, claim.places) == claim.number


def add_up(claims: Sequence[Claim]) -> bool:
    """Return True if claimed shares of all bands can add up to 100 before rounding.

    >>> two = [Claim(ClaimKind.SHARE, 0, 3, 0, number=Fraction(number)) for number in (60, 41)]
    >>> add_up(two), add_up([two[0], two[1]._replace(number=Fraction(42))])
    (True, False)
    """
    unit = Fraction(1, 10 ** max(each.places for each in claims))
    low = sum((each.number - (unit if each.turn < 0 else 0 if each.turn else unit / 2) for each in claims), Fraction(0))
    high = sum(
        (each.number + (unit if each.turn > 0 else 0 if each.turn else unit / 2) for each in claims), Fraction(0)
    )
    return low <= 100 <= high
