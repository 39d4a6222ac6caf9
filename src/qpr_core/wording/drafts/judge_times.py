"""The judge of how often: "Red in three of the last four quarters", "fluctuated"."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judge_distances import has_unit
from qpr_core.wording.drafts.judge_histories import earlier
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits, right, wrong
from qpr_core.wording.drafts.kpi_facts import KpiFacts
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import Member, in_order


def _members(claim: Stated) -> set[Member]:
    return {member for alternative in (claim.subject.alternatives if claim.subject else ()) for member in alternative}


def _times(claim: Stated, facts: Facts) -> Judged:
    """Judge "Red in three of the last four quarters": in how many of them it was so."""
    kpi, length = KpiFacts(facts, claim.name or ""), claim.whole
    if length is None or not length.value or length.value.denominator != 1 or claim.when is not None:
        return UNKNOWN
    quarters, members = int(length.value), _members(claim)
    if claim.subject is None or members & {*Judgement}:
        return _changes(claim, kpi, quarters, members)
    before, found = earlier(claim._replace(amount=length), kpi), kpi.assessment
    if before is None or found is None or not kpi.is_rated_by_value or len(before) + 1 != quarters:
        return UNKNOWN
    points = [*before, found.trail[-1]]
    count = sum(kpi.rated(each) in members for each in points)
    rated = f"rate({kpi.root}.indicator, each.value, at=str(each.period)).rating in {in_order(members)!r}"
    expression = f"sum({rated} for each in {kpi.root}.trail[-{quarters}:])"
    return fits(claim.amount, [Fact(Fraction(count), expression)], f"periods of {kpi.code}", Mistake.STREAK)


def _changes(claim: Stated, kpi: KpiFacts, quarters: int, members: set[Member]) -> Judged:
    """Judge "fallen in two of the last four quarters"."""
    turn = claim.turn if claim.subject is None else 1 if Judgement.BETTER in members else -1
    steps = [*(kpi.rises() if claim.subject is None else kpi.gains())][:quarters]
    if not turn or len(steps) < quarters:
        return UNKNOWN
    fact = Fact(Fraction(sum(step * turn > 0 for step in steps)), f"{kpi.root}.trail")
    return fits(claim.amount, [fact], f"periods of {kpi.code}", Mistake.STREAK)


def _streak_before(claim: Stated, facts: Facts) -> Judged:
    """Judge "Green after five quarters at Amber or Red"."""
    kpi = KpiFacts(facts, claim.name or "")
    points, found = earlier(claim._replace(amount=claim.amount._replace(value=Fraction(0))), kpi), kpi.assessment
    if not points or found is None or not kpi.is_rated_by_value or claim.when is not None:
        return UNKNOWN
    if not claim.amount.unit.startswith(("quarter", "period")):
        return UNKNOWN
    members = _members(claim)
    ends = [each.period.end for each in points]
    if any(after - then != ends[-1] + _QUARTER - facts.summary.period.end + _QUARTER for then, after in pairwise(ends)):
        return UNKNOWN  # a quarter without a result
    count = sum(1 for _ in takewhile(lambda each: kpi.rated(each) in members, reversed(points)))
    is_open = count == len(points) and count < claim.amount.value
    rated = f"rate({kpi.root}.indicator, each.value, at=str(each.period)).rating in {in_order(members)!r}"
    expression = f"sum({rated} for each in {kpi.root}.trail[-{count + 1}:-1])"
    fact = Fact(Fraction(count), expression)
    return UNKNOWN if is_open else fits(claim.amount, [fact], f"earlier periods of {kpi.code}", Mistake.STREAK)


_QUARTER: Final = 3


def _varied(claim: Stated, facts: Facts) -> Judged:
    """Judge "fluctuated since Quarter 3": it both rose and fell."""
    kpi = KpiFacts(facts, claim.name or "")
    points, found = earlier(claim, kpi), kpi.assessment
    if points is None or found is None:
        return UNKNOWN
    then = None if claim.base is None else kpi.result(claim.base)
    values = [*([] if then is None else [then.value]), *(each.value for each in points), found.trail[-1].value]
    steps = [after - before for before, after in pairwise(values)]
    if len(steps) < len("ab"):
        return UNKNOWN
    rises = sum(step > 0 for step in steps)
    falls = sum(step < 0 for step in steps)
    expression, about = f"{kpi.root}.trail[-{len(values)}:]", f"periods of {kpi.code} with a {{}}"
    if rises and falls:
        return right(Fraction(min(rises, falls)), expression, about.format("rise" if rises <= falls else "fall"))
    missing = "fall" if rises else "rise"
    return wrong(Fraction(0), expression, about.format(missing), Mistake.STREAK)


def _every(claim: Stated, facts: Facts) -> Judged:
    """Judge "rose in every quarter since Quarter 3", or "Red in every quarter"."""
    kpi, members = KpiFacts(facts, claim.name or ""), _members(claim)
    points, found = earlier(claim, kpi), kpi.assessment
    if points is None or found is None or claim.when is not None or kpi.rise_is_better is None:
        return UNKNOWN
    last = found.trail[-1]
    about = f"other periods of {kpi.code}"
    if claim.subject is not None and not members & {*Judgement}:
        if not kpi.is_rated_by_value:
            return UNKNOWN
        rated = f"rate({kpi.root}.indicator, each.value, at=str(each.period)).rating not in {in_order(members)!r}"
        count = sum(kpi.rated(each) not in members for each in (*points, last))
        expression = f"sum({rated} for each in {kpi.root}.trail[-{len(points) + 1}:])"
        return fits(Amount(Fraction(0)), [Fact(Fraction(count), expression)], about, Mistake.STREAK)
    then = None if claim.base is None else kpi.result(claim.base)
    values = [*([] if then is None else [then.value]), *(each.value for each in points), last.value]
    turn = claim.turn if claim.subject is None else (1 if (Judgement.BETTER in members) is kpi.rise_is_better else -1)
    count = sum((after - before) * turn <= 0 for before, after in pairwise(values))
    fact = Fact(Fraction(count), f"{kpi.root}.trail[-{len(values)}:]")
    return fits(Amount(Fraction(0)), [fact], about, Mistake.STREAK)


def _level_streak(claim: Stated, facts: Facts) -> Judged:
    """Judge "above the 77% standard for two quarters"; at 77% it may count or not."""
    kpi, limit = KpiFacts(facts, claim.name or ""), claim.whole
    points, found = earlier(claim._replace(amount=Amount(Fraction(0))), kpi), kpi.assessment
    if points is None or found is None or limit is None or claim.when is not None:
        return UNKNOWN
    if (
        not claim.turn
        or not claim.amount.unit.startswith(("quarter", "period"))
        or not has_unit(limit, found.indicator.unit)
    ):
        return UNKNOWN
    values = [found.trail[-1].value, *(each.value for each in reversed(points))]
    distances = [(value - limit.value) * claim.turn for value in values]
    strict = sum(1 for _ in takewhile(lambda distance: distance > 0, distances))
    counts = [strict, sum(1 for _ in takewhile(lambda distance: distance >= 0, distances))]
    if counts[0] == len(values) and claim.amount.value > counts[0]:
        return UNKNOWN  # it may have begun before the first that is known
    known = [Fact(Fraction(count), f"{kpi.root}.trail") for count in counts]
    return fits(claim.amount, known, f"periods of {kpi.code}", Mistake.STREAK)


def _last_time(claim: Stated, facts: Facts) -> Judged:
    """Judge "was last Amber in Quarter 1": the latest earlier result with that rating."""
    kpi, members = KpiFacts(facts, claim.name or ""), _members(claim)
    points, found = earlier(claim._replace(base=None), kpi), kpi.assessment
    period = None if claim.base is None else kpi.period_of(claim.base)
    if points is None or found is None or period is None or not kpi.is_rated_by_value:
        return UNKNOWN
    then = next((each for each in reversed(points) if kpi.rated(each) in members), None)
    if then is None:  # it may have been so before the first that is known
        known = points[0].period
        is_known = period.end >= known.end
        return wrong(None, f"{kpi.root}.trail", f"periods of {kpi.code}", Mistake.PERIOD) if is_known else UNKNOWN
    rated = f"rate({kpi.root}.indicator, each.value, at=str(each.period)).rating in {in_order(members)!r}"
    expression = f"[each.period for each in {kpi.root}.trail[:-1] if {rated}][-1]"
    judged = right(then.period, expression, f"the last period of {kpi.code} with that rating", Mistake.PERIOD)
    return judged._replace(holds=then.period.end == period.end)


def _record(claim: Stated, facts: Facts) -> Judged:
    """Judge "the highest on record is 112": the extreme of all results that are known."""
    kpi = KpiFacts(facts, claim.name or "")
    found, turn = kpi.assessment, claim.turn
    if claim.subject is not None and kpi.rise_is_better is not None:
        turn = 1 if kpi.rise_is_better is (Judgement.BETTER in claim.subject.alternatives[0]) else -1
    if found is None or not found.trail or not turn or not has_unit(claim.amount, found.indicator.unit):
        return UNKNOWN
    value = max(each.value * turn for each in found.trail) * turn
    name = "max" if turn > 0 else "min"
    about = f"{'highest' if turn > 0 else 'lowest'} of {kpi.code}"
    fact = Fact(value, f"{name}(each.value for each in {kpi.root}.trail)")
    return fits(claim.amount, [fact], about, Mistake.RESULT)


def _carried_from(claim: Stated, facts: Facts) -> Judged:
    """Judge "carried forward from Quarter 1": the quarter of the latest result."""
    kpi = KpiFacts(facts, claim.name or "")
    found, base = kpi.assessment, claim.base
    period = None if base is None else kpi.period_of(base)
    if found is None or period is None or not found.is_carried or not found.trail:
        return UNKNOWN
    latest = found.trail[-1].period
    about = f"the latest result of {kpi.code}"
    judged = right(latest, f"{kpi.root}.trail[-1].period", about, Mistake.PERIOD)
    return judged._replace(holds=period.end == latest.end)


TIMES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.TIMES: _times,
    ClaimKind.STREAK_BEFORE: _streak_before,
    ClaimKind.VARIED: _varied,
    ClaimKind.EVERY: _every,
    ClaimKind.RECORD: _record,
    ClaimKind.LAST_TIME: _last_time,
    ClaimKind.LEVEL_STREAK: _level_streak,
    ClaimKind.CARRIED_FROM: _carried_from,
}
