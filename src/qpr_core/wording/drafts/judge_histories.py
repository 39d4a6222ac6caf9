"""The judge of claims about the results of one KPI over time."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judgement import UNKNOWN, Judged, right, wrong
from qpr_core.wording.drafts.kpi_facts import KpiFacts
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import in_order

_MONTHS: Final = 3


def _is_now(claim: Stated, facts: Facts) -> bool:
    return claim.when is None or facts.at(claim.when) is facts.now


def earlier(claim: Stated, kpi: KpiFacts) -> Sequence[TrailPoint] | None:
    """Return the earlier results that a claim compares with, if all are known."""
    found, facts = kpi.assessment, kpi.facts
    if found is None or found.is_carried or not found.trail or not _is_now(claim, facts):
        return None
    now = facts.summary.period
    points = [each for each in found.trail if each.period.end < now.end]
    if found.trail[-1].period.end != now.end:
        return None
    if claim.base is not None:
        period = kpi.period_of(claim.base)
        if period is None or not points or points[0].period.end > period.end:
            return None
        return [each for each in points if each.period.end > period.end]
    if claim.amount.value:
        first = now.end - (claim.amount.value - 1) * _MONTHS
        return (
            [each for each in points if each.period.end >= first] if points and points[0].period.end <= first else None
        )
    return points or None


def _extreme(claim: Stated, facts: Facts) -> Judged:
    """Judge "the highest in ten quarters": no result before this one may be higher."""
    kpi = KpiFacts(facts, claim.name or "")
    points, found = earlier(claim, kpi), kpi.assessment
    if not points or found is None:
        return UNKNOWN
    turn = claim.turn
    if claim.subject is not None:
        if kpi.rise_is_better is None:
            return UNKNOWN
        turn = 1 if kpi.rise_is_better is (Judgement.BETTER in claim.subject.alternatives[0]) else -1
    value = found.trail[-1].value
    most = max(point.value * turn for point in points) * turn
    name = "max" if turn > 0 else "min"
    periods = f"{points[0].period.end} <= each.period.end < {facts.summary.period.end}"
    expression = f"{name}(each.value for each in {kpi.root}.trail if {periods})"
    about = f"{'highest' if turn > 0 else 'lowest'} of {kpi.code}"
    if claim.whole is not None:
        return _ranked(claim.whole, kpi, [point.value * turn for point in points], turn, periods)
    if (most - value) * turn > 0:
        return wrong(most, expression, about, Mistake.RESULT)
    then = None if claim.base is None else kpi.result(claim.base)
    is_first = points[0] == found.trail[1]  # the quarter that it names is the first that is known
    if claim.base is not None and not is_first and (then is None or (then.value - value) * turn < 0):
        return UNKNOWN  # it is so, but the quarter that it names was not so either
    return right(most, expression, about, Mistake.RESULT)


def _equals(claim: Stated, facts: Facts) -> Judged:
    """Judge "equals its best result, of Quarter 2", which must be of that quarter."""
    kpi = KpiFacts(facts, claim.name or "")
    points, found, turn = earlier(claim._replace(base=None), kpi), kpi.assessment, claim.turn
    if claim.subject is not None and kpi.rise_is_better is not None:
        turn = 1 if kpi.rise_is_better is (Judgement.BETTER in claim.subject.alternatives[0]) else -1
    if not points or found is None or not turn:
        return UNKNOWN
    value = found.trail[-1].value
    most = max(point.value * turn for point in points) * turn
    then = None if claim.base is None else kpi.result(claim.base)
    name = "max" if turn > 0 else "min"
    expression = f"{name}(each.value for each in {kpi.root}.trail[:-1])"
    about = f"{'highest' if turn > 0 else 'lowest'} of {kpi.code} before"
    is_known = claim.base is None or then is not None
    holds = most == value and (then is None or then.value == most)
    return Judged(holds if is_known or not holds else None, most, expression, about, Mistake.RESULT)


def _ranked(place: Amount, kpi: KpiFacts, before: Sequence[Fraction], turn: int, periods: str) -> Judged:
    """Judge "the second best": one result before is better, or as good."""
    found = kpi.assessment
    value = before[0] if found is None else found.trail[-1].value * turn
    better, as_good = sum(each > value for each in before), sum(each >= value for each in before)
    sign, name = (">", "highest") if turn > 0 else ("<", "lowest")
    expression = f"1 + sum(each.value {sign} {kpi.root}.trail[-1].value for each in {kpi.root}.trail if {periods})"
    holds = better + 1 <= place.value <= as_good + 1
    about = f"place of {kpi.code}, counted from the {name}"
    return Judged(holds, Fraction(better + 1), expression, about, Mistake.RESULT)


def _first_time(claim: Stated, facts: Facts) -> Judged:
    """Judge "Green for the first time": no result before may have been Green.

    "For the second time" there must be one.
    """
    kpi = KpiFacts(facts, claim.name or "")
    points, found = earlier(claim, kpi), kpi.assessment
    if points is None or found is None or claim.subject is None or not kpi.is_rated_by_value:
        return UNKNOWN
    members = {member for alternative in claim.subject.alternatives for member in alternative}
    known = [kpi.rated(point) for point in points]
    times = sum(each in members for each in known)
    ends = f"each.period.end in {[each.period.end for each in points]!r}"
    rated = f"rate({kpi.root}.indicator, each.value, at=str(each.period)).rating in {in_order(members)!r}"
    expression = f"sum({rated} for each in {kpi.root}.trail if {ends})"
    about = f"earlier periods of {kpi.code}"
    wanted = 0 if claim.whole is None else int(claim.whole.value) - 1
    if times > wanted:
        return wrong(Fraction(times), expression, about, Mistake.STREAK)
    if times < wanted:  # there may be more before the first that is known
        is_known = claim.base is not None or bool(claim.amount.value)
        return wrong(Fraction(times), expression, about, Mistake.STREAK) if is_known else UNKNOWN
    if wanted:
        return right(Fraction(times), expression, about, Mistake.STREAK)
    then = None if claim.base is None else kpi.rating_at(claim.base)
    if claim.base is not None and (then is None or then.answer not in members):
        return UNKNOWN
    return right(Fraction(times), expression, about, Mistake.STREAK)


HISTORIES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.EXTREME: _extreme,
    ClaimKind.EQUALS: _equals,
    ClaimKind.FIRST_TIME: _first_time,
}
