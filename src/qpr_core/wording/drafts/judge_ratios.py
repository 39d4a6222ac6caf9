"""The judge of ratios: halves and doubles, multiples, and all but a few."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import Group, Kind, Token, only

BEFORE: Final = Token(Kind.BEFORE, 0, 0)
"""The quarter that a claim compares with if it names none."""

_HALF_OR_TWICE: Final = ((Fraction(2, 5), Fraction(3, 5)), (Fraction(9, 5), Fraction(11, 5)))
"""The limits of "halved" and of "doubled"."""


def _ratio(claim: Stated, facts: Facts) -> Judged:
    now, base = facts.at(claim.when, claim.group), facts.at(claim.base or BEFORE, claim.group)
    if now is None or base is None or claim.subject is None:
        return UNKNOWN
    after, then = (facts.counts(each, claim.subject)[0] for each in (now, base))
    if not then.value:
        return UNKNOWN
    low, high = _HALF_OR_TWICE[claim.turn > 0]
    holds = low <= after.value / then.value <= high
    expression = f"{after.expression} - ({then.expression})"
    return Judged(holds, after.value - then.value, expression, f"change of {claim.subject.name}", Mistake.CHANGE)


def _multiple(claim: Stated, facts: Facts) -> Judged:
    """Judge "twice as many Greens as Reds", or as many as in the quarter before."""
    now = facts.at(claim.when, claim.group)
    then = now if claim.origin is not None else facts.at(claim.base or BEFORE, claim.group)
    if now is None or then is None or claim.subject is None:
        return UNKNOWN
    many, few = facts.counts(now, claim.subject), facts.counts(then, claim.origin or claim.subject)
    known = [
        Fact(one.value / other.value, f"({one.expression}) / ({other.expression})")
        for one, other in zip(many, few, strict=False)
        if other.value
    ]
    return fits(claim.amount, known, f"{claim.subject.name} as a multiple")


def _all_but(claim: Stated, facts: Facts) -> Judged:
    """Judge "all but seven are Green or Amber"."""
    counts = facts.at(claim.when, claim.group)
    if counts is None or claim.subject is None:
        return UNKNOWN
    known = [
        Fact(whole.value - part.value, f"{whole.expression} - ({part.expression})")
        for group in (Group.RATED, Group.ALL)
        for whole in facts.counts(counts, only(group))
        for part in facts.counts(counts, claim.subject)
    ]
    return fits(claim.amount, known, f"not {claim.subject.name}")


RATIOS: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.RATIO: _ratio,
    ClaimKind.MULTIPLE: _multiple,
    ClaimKind.ALL_BUT: _all_but,
}
