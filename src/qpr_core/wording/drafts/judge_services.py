"""The judge of superlatives: services with the most of a band, or the only one."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged
from qpr_core.wording.drafts.stated import ClaimKind, Stated


def _counts(claim: Stated, facts: Facts) -> tuple[Fact, Sequence[Fact]] | None:
    """Return the count of the service of a claim, and those of all others."""
    if claim.subject is None or claim.group is None or facts.report is None or len(claim.subject.alternatives) > 1:
        return None
    services = dict.fromkeys(each.service for each in facts.report.kpis)
    if claim.group not in services or None in services:
        return None
    found: dict[str, Fact] = {}
    for service in services:
        counts = facts.at(claim.when, service)
        known = [] if counts is None else facts.counts(counts, claim.subject)
        if service is None or not known:
            return None
        found[service] = known[0]
    others = [fact for service, fact in found.items() if service != claim.group]
    return (found[claim.group], others) if others else None


def _most(claim: Stated, facts: Facts) -> Judged:
    """Judge "Housing has the most Reds"; one of several with as many is not known."""
    known = _counts(claim, facts)
    if known is None or claim.subject is None or not claim.turn:
        return UNKNOWN
    own, others = known
    beyond = sum((each.value - own.value) * claim.turn > 0 for each in others)
    sign = ">" if claim.turn > 0 else "<"
    if not beyond and any(each.value == own.value for each in others):
        if not claim.is_beside:
            return UNKNOWN
        sign, beyond = f"{sign}=", sum(each.value == own.value for each in others)  # "more than any other service"
    counts = ", ".join(each.expression for each in others)
    expression = f"sum(each {sign} {own.expression} for each in [{counts}])"
    degree = "as many" if claim.is_beside else "more" if claim.turn > 0 else "fewer"
    about = f"services with {degree} {claim.subject.name}"
    return Judged(not beyond, Fraction(beyond), expression, about, Mistake.COUNT)


def _only(claim: Stated, facts: Facts) -> Judged:
    """Judge "Housing is the only service with no Reds"."""
    known = _counts(claim, facts)
    if known is None or claim.subject is None:
        return UNKNOWN
    own, others = known
    is_so = [(each.value > 0) is (claim.turn > 0) for each in (own, *others)]
    counts = ", ".join(each.expression for each in (own, *others))
    expression = f"sum(each {'>' if claim.turn > 0 else '=='} 0 for each in [{counts}])"
    about = f"services {'with' if claim.turn > 0 else 'without'} {claim.subject.name}"
    return Judged(is_so[0] and sum(is_so) == 1, Fraction(sum(is_so)), expression, about, Mistake.COUNT)


SERVICES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.MOST: _most,
    ClaimKind.ONLY: _only,
}
