"""The judge of claims about one KPI, and of lists of KPIs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from qpr_core.analysis.answers import Direction, Judgement, Movement, NoRating
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.amount import Bound
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judge_distances import has_unit, is_change_in, judge_distance
from qpr_core.wording.drafts.judge_histories import HISTORIES
from qpr_core.wording.drafts.judge_streaks import judge_streak
from qpr_core.wording.drafts.judge_times import TIMES
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits, right, wrong
from qpr_core.wording.drafts.kpi_facts import KpiFacts, Rated
from qpr_core.wording.drafts.outcomes import OF_FLOOR
from qpr_core.wording.drafts.stated import DISCLOSES, OTHER_PERIOD, ClaimKind, Stated
from qpr_core.wording.drafts.words import Kind, Member, Subject, Token

_BEFORE: Final = Token(Kind.BEFORE, 0, 0)
_YEAR_AGO: Final = Token(Kind.YEAR_AGO, 0, 0)


def _of(claim: Stated, facts: Facts) -> KpiFacts:
    return KpiFacts(facts, claim.name or "")


def _rating(claim: Stated, facts: Facts) -> Judged:
    when = claim.base or claim.when
    if when is not None and when.kind is not Kind.NOW:
        return _rating_then(claim._replace(base=when), facts)
    if claim.subject is not None and abs(claim.subject.side) == 1:
        return _side(claim, facts)
    judged = _answer(claim, facts, lambda kpi, member: kpi.has(member))
    return UNKNOWN if claim.turn < 0 and not isinstance(judged.fact, Scheme) else judged


def _side(claim: Stated, facts: Facts) -> Judged:
    """Judge "below target", which may be about the figure alone."""
    judged = _answer(claim, facts, lambda kpi, member: kpi.has(member))
    kpi = _of(claim, facts)
    value, targets = kpi.result(None), [*kpi.targets()]
    if judged.holds is not False or value is None or not targets or claim.subject is None:
        return judged
    return judged._replace(holds=None) if (value.value - targets[0].value) * claim.subject.side > 0 else judged


def _rating_then(claim: Stated, facts: Facts) -> Judged:
    if claim.base is not None:
        named = facts.at(claim.base)
        if named is facts.now:
            return _answer(claim, facts, lambda kpi, member: kpi.has(member))
        if named is None or facts.before is None or named is not facts.before:
            return _answer(
                claim, facts, lambda kpi, member: kpi.rating_at(claim.base) if isinstance(member, Scheme) else None
            )
    return _answer(claim, facts, lambda kpi, member: kpi.rating_before() if isinstance(member, Scheme) else None)


def _answer(claim: Stated, facts: Facts, has: Callable[[KpiFacts, Member], Rated | None]) -> Judged:
    """Judge a rating or a direction: one of the alternatives must hold."""
    kpi, first = _of(claim, facts), UNKNOWN
    for alternative in claim.subject.alternatives if claim.subject is not None else ():
        for member in alternative:
            found = has(kpi, member)
            if found is None:
                return UNKNOWN
            if found.answer is NoRating.WITHHELD:
                return UNKNOWN._replace(why=DISCLOSES)
            if found.answer in alternative:
                return right(found.answer, found.expression, kpi.code, Mistake.RATING)
            if not first.expression:
                first = wrong(found.answer, found.expression, kpi.code, Mistake.RATING)
    return first


def _direction(claim: Stated, facts: Facts) -> Judged:
    judged = _answer(claim, facts, lambda kpi, member: kpi.direction() if isinstance(member, Direction) else None)
    return judged._replace(mistake=Mistake.DIRECTION)


def _figure(claim: Stated, kpi: KpiFacts, known: Sequence[Fact], mistake: Mistake) -> Judged:
    shown = kpi.assessment
    if not known or shown is None or not has_unit(claim.amount, shown.indicator.unit, shown.indicator.name):
        return UNKNOWN
    judged = fits(claim.amount, known, kpi.code, mistake)
    if judged.holds:
        return judged
    rounded = [Fact(shown.indicator.displayed(fact.value), fact.expression) for fact in known]
    displayed = fits(claim.amount, rounded, kpi.code, mistake)
    if displayed.holds:
        return displayed
    return judged


def _result(claim: Stated, facts: Facts) -> Judged:
    kpi = _of(claim, facts)
    fact = kpi.result(claim.base or claim.when)
    if kpi.withholds(claim.base or claim.when):
        return UNKNOWN._replace(why=DISCLOSES)
    return _figure(claim, kpi, [] if fact is None else [fact], Mistake.RESULT)


def _result_before(claim: Stated, facts: Facts) -> Judged:
    kpi = _of(claim, facts)
    facts_then = [kpi.result(claim.base or _BEFORE)]
    if kpi.withholds(claim.base or _BEFORE):
        return UNKNOWN._replace(why=DISCLOSES)
    if claim.is_beside:  # "78% (82%)", which may be any of these
        facts_then += [kpi.result(_YEAR_AGO), kpi.result(None), *kpi.targets(), *kpi.floors()]
    return _figure(claim, kpi, [fact for fact in facts_then if fact is not None], Mistake.RESULT)


def _series(claim: Stated, facts: Facts) -> Judged:
    """Judge one of several results; quarters may be left out between them."""
    kpi, judged = _of(claim, facts), _result(claim, facts)
    if judged.holds is False and any(claim.amount.fits(each.value) for each in kpi.results()):
        return judged._replace(holds=None, why=OTHER_PERIOD)
    return judged


def _target(claim: Stated, facts: Facts) -> Judged:
    kpi = _of(claim, facts)
    side = 1 if claim.subject is None else abs(claim.subject.side)
    floors = kpi.floors() if side != 1 else ()
    result = kpi.result(None) if claim.is_beside else None
    known = [*(kpi.targets() if side != OF_FLOOR else ()), *floors, *([] if result is None else [result])]
    return _limit(claim, kpi, known)


def _floor(claim: Stated, facts: Facts) -> Judged:
    kpi = _of(claim, facts)
    return _limit(claim, kpi, [*kpi.floors()])


def _limit(claim: Stated, kpi: KpiFacts, known: Sequence[Fact]) -> Judged:
    """Judge a target or a floor; if 9.5 is rounded to "a floor of 10" it is not known."""
    judged, shown = _figure(claim, kpi, known, Mistake.TARGET), kpi.assessment
    if not judged.holds or shown is None or claim.amount.bound is not Bound.EXACT or claim.amount.rounding:
        return judged
    values = {value for fact in known for value in (fact.value, shown.indicator.displayed(fact.value))}
    return judged if claim.amount.value in values else UNKNOWN


def _change(claim: Stated, facts: Facts) -> Judged:
    """Judge "fell by 2 points": the size of the change, and which way it went."""
    kpi = _of(claim, facts)
    fact, found = kpi.change(claim.base), kpi.assessment
    if claim.when is not None and facts.at(claim.when) is not facts.now:
        return UNKNOWN
    if found is not None and found.comparison.is_withheld:
        return UNKNOWN._replace(why=DISCLOSES)
    if fact is None or found is None or not is_change_in(claim.amount, found.indicator.unit):
        return UNKNOWN
    shown = abs(found.indicator.displayed(fact.value))
    holds = (
        _goes_so(claim, kpi)
        and fact.value * claim.turn >= 0
        and (claim.amount.fits(abs(fact.value)) or claim.amount.fits(shown))
    )
    return Judged(holds, fact.value, fact.expression, f"change of {kpi.code}", Mistake.CHANGE)


def _goes_so(claim: Stated, kpi: KpiFacts) -> bool:
    """Return False for "improved by two points" if the result got worse."""
    judged = kpi.has(Judgement.BETTER) if claim.base is None else kpi.judged_since(claim.base)
    if claim.subject is None or judged is None or not isinstance(judged.answer, Judgement):
        return True
    return any(judged.answer in alternative for alternative in claim.subject.alternatives)


_WAYS: Final[Mapping[int, Movement]] = {1: Movement.UP, -1: Movement.DOWN, 0: Movement.UNCHANGED}


def _turn(claim: Stated, facts: Facts) -> Judged:
    """Judge "fell" by the result, "improved" also by the direction of travel."""
    if claim.when is not None and facts.at(claim.when) is not facts.now:
        return UNKNOWN
    kpi = _of(claim, facts)
    return _went(claim, kpi) if claim.subject is None else _got_better(claim, claim.subject, kpi)


def _got_better(claim: Stated, subject: Subject, kpi: KpiFacts) -> Judged:
    """Judge "improved" or "worsened"; one of its meanings must hold."""
    members = {member for alternative in subject.alternatives for member in alternative}
    known = [kpi.has(member) for alternative in subject.alternatives for member in alternative]
    judged = [each for each in known if each is not None]
    fitting = next((each for each in judged if each.answer in members), None)
    if fitting is not None:
        return right(fitting.answer, fitting.expression, kpi.code, Mistake.DIRECTION)
    if claim.base is not None:
        since = kpi.judged_since(claim.base)
        is_so = since is None or since.answer in members
        return UNKNOWN if is_so or since is None else wrong(since.answer, since.expression, kpi.code, Mistake.DIRECTION)
    if len(judged) < len(known):
        return UNKNOWN
    return wrong(judged[-1].answer, judged[-1].expression, kpi.code, Mistake.DIRECTION)


def _went(claim: Stated, kpi: KpiFacts) -> Judged:
    """Judge "rose", "fell" or "unchanged", since a quarter if one is named."""
    fact, moved = kpi.change(claim.base), kpi.movement()
    if claim.base is not None and fact is not None:
        way = (fact.value > 0) - (fact.value < 0)
        return Judged(way == claim.turn, fact.value, fact.expression, f"change of {kpi.code}", Mistake.CHANGE)
    if claim.base is not None or moved is None:
        return UNKNOWN
    found = right if moved.answer is _WAYS[claim.turn] else wrong
    return found(moved.answer, moved.expression, kpi.code, Mistake.DIRECTION)


def _listed(claim: Stated, facts: Facts) -> Judged:
    """Judge a whole list: it must have every KPI with the band."""
    if claim.subject is None or (claim.when is not None and facts.at(claim.when) is not facts.now):
        return UNKNOWN
    members = facts.members_of(claim.group)
    alternative = claim.subject.alternatives[0]
    missing: list[str] = []
    for member in members or ():
        answers = [KpiFacts(facts, member.code).has(each) for each in alternative]
        is_one = any(each is not None and each.answer in alternative for each in answers)
        missing += [member.code] if is_one and member.code not in claim.names else []
    expression = "summary.members" if facts.report is None else "report.kpis"
    about = f"list of {claim.subject.name}"
    if members is None or not facts.summary.members:
        return UNKNOWN
    return Judged(not missing, ", ".join(missing) or None, expression, about, Mistake.LIST)


SINGLES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.RATING: _rating,
    ClaimKind.RATING_BEFORE: _rating_then,
    ClaimKind.RESULT: _result,
    ClaimKind.RESULT_BEFORE: _result_before,
    ClaimKind.SERIES: _series,
    ClaimKind.TARGET: _target,
    ClaimKind.FLOOR: _floor,
    ClaimKind.RESULT_CHANGE: _change,
    ClaimKind.DISTANCE: judge_distance,
    ClaimKind.DIRECTION: _direction,
    ClaimKind.RESULT_TURN: _turn,
    ClaimKind.STREAK: judge_streak,
    ClaimKind.LISTED: _listed,
    **HISTORIES,
    **TIMES,
}
