"""The judge: compares a claim with the facts."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Direction, Judgement
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Counts, Facts
from qpr_core.wording.drafts.judge_moves import MOVES, moved_since
from qpr_core.wording.drafts.judge_periods import PERIODS
from qpr_core.wording.drafts.judge_ratios import BEFORE, RATIOS
from qpr_core.wording.drafts.judge_services import SERVICES
from qpr_core.wording.drafts.judge_singles import SINGLES
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits, right, wrong
from qpr_core.wording.drafts.kpi_facts import KpiFacts
from qpr_core.wording.drafts.stated import NEGATED, PART, PLACE, VERB, ClaimKind, Stated
from qpr_core.wording.drafts.stated import UNKNOWN as UNKNOWN_WORDS
from qpr_core.wording.drafts.words import Group, Member, Subject, When, only


def judge(claim: Stated, facts: Facts) -> Judged:
    """Return whether a claim holds.

    A claim with a doubt is never wrong: if it does not hold, it may be about something else. Nor is what a negation
    denies ever right.
    """
    judged = _judged_alone(claim, facts)
    for reading in claim.readings:
        other = _judged_alone(reading, facts) if judged.holds is False else judged
        judged = judged if other.holds is False else other
    if judged.holds is False and claim.group is not None and any(each.group is None for each in claim.readings):
        judged = judged._replace(about=f"{judged.about} in {claim.group}")  # the sentence does not name it
    if claim.within is not None and claim.kind not in {ClaimKind.PART, ClaimKind.TOTAL}:
        doubt = None if claim.doubt in {PART, PLACE} else claim.doubt
        claim = claim._replace(doubt=doubt if _is_all(claim, facts) else PART)
    doubt = claim.doubt
    is_loose = doubt == UNKNOWN_WORDS and claim.amount.bound in _LOOSE  # "anything above 1.8% is off target"
    if doubt is not None and (judged.holds is False or (judged.holds and (doubt == NEGATED or is_loose))):
        return judged._replace(holds=None, why=doubt)
    return judged


_LOOSE: Final = frozenset({Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST})
"""The bounds of figures that are easily right by chance."""


def _judged_alone(claim: Stated, facts: Facts) -> Judged:
    """Return whether a claim holds in its first reading."""
    return SINGLES[claim.kind](claim, facts) if claim.kind in SINGLES else _JUDGES[claim.kind](claim, facts)


def _is_all(claim: Stated, facts: Facts) -> bool:
    """Return True if the part that a sentence is about has as many KPIs as there are."""
    return claim.within is not None and claim.within.value in {facts.summary.indicators, facts.summary.rated_count}


def _count(claim: Stated, facts: Facts) -> Judged:
    counts = facts.at(claim.when, claim.group)
    if counts is None or claim.subject is None:
        return UNKNOWN
    if _is_since(claim, facts):
        return _judged_since(claim, facts)
    if claim.origin is not None:
        about = f"{claim.subject.name}, {claim.origin.name}"
        return fits(claim.amount, facts.both(counts, claim.subject, claim.origin), about)
    known = facts.counts(counts, claim.subject)
    judged = fits(claim.amount, known, about=claim.subject.name)
    if claim.amount.value or not judged.holds or all(claim.amount.fits(each.value) for each in known):
        return judged
    return judged._replace(holds=None, why=VERB)  # "no KPI improved", in one meaning of the words alone


def _is_since(claim: Stated, facts: Facts) -> bool:
    """Return True for a count of changes since a quarter that is not the one before."""
    counts_changes = bool(_members(claim) & {Group.RISEN, Group.FALLEN, Group.KEPT, *Judgement})
    return counts_changes and claim.base is not None and facts.at(claim.base) is not facts.before


def _members(claim: Stated) -> set[Member]:
    """Return everything that a claim may count."""
    return {member for alternative in (claim.subject.alternatives if claim.subject else ()) for member in alternative}


def _judged_since(claim: Stated, facts: Facts) -> Judged:
    """Judge "compared with Quarter 2 2024/25, 18 did better" by the results."""
    report, base, members = facts.report, claim.base, _members(claim)
    wanted = next((each for each in Judgement if each in members), None)
    if report is None or base is None or wanted is None or claim.group is not None:
        return moved_since(claim, facts)
    answers = [KpiFacts(facts, each.code).judged_since(base) for each in report.kpis if not each.is_carried]
    known = [each for each in answers if each is not None]
    count = Fraction(sum(each.answer is wanted for each in known))
    expression = " + ".join(f"({each.expression} {_SIGNS[wanted]} 0)" for each in known)
    return fits(claim.amount, [Fact(count, expression)], only(wanted).name) if known else UNKNOWN


_SIGNS: Final = {Judgement.BETTER: ">", Judgement.WORSE: "<", Judgement.SAME: "=="}


def _some(claim: Stated, facts: Facts) -> Judged:
    """Judge "two Red KPIs have a plan": there must be two or more."""
    judged = _count(claim, facts)
    if judged.holds is False and isinstance(judged.fact, Fraction) and claim.amount.value <= judged.fact:
        return judged._replace(holds=None, why=PART)
    return judged


def _before(claim: Stated, facts: Facts) -> Judged:
    base = facts.at(claim.base or BEFORE, claim.group)
    if base is None or claim.subject is None:
        return _mislabelled(claim, facts)
    about = f"{claim.subject.name} in the {facts.summary.period.frequency.noun} before"
    if claim.amount.is_share:
        return fits(claim.amount, _shares(facts, base, claim.subject), about, Mistake.SHARE)
    return fits(claim.amount, facts.counts(base, claim.subject), about)


def _mislabelled(claim: Stated, facts: Facts) -> Judged:
    """Judge a comparison with a quarter of the wrong year."""
    base, then = claim.base, facts.before
    if base is None or then is None or not isinstance(base.value, When) or base.value.period is None:
        return UNKNOWN
    if claim.when is not None or base.value.is_of_other_year:  # "from Quarter 4 1999/00 to Quarter 1 2001/02"
        return UNKNOWN
    named = base.value.period
    same_quarter = (named.end - then.summary.period.end) % 12 == 0
    if not same_quarter or named.end == then.summary.period.end:
        return UNKNOWN
    about = f"the {then.summary.period.frequency.noun} before"
    return wrong(then.summary.period, f"{then.expression}.period", about, Mistake.PERIOD, label=base)


def _unnamed(claim: Stated, facts: Facts) -> Judged:
    """Judge a number in brackets behind a count: usually that of the quarter before."""
    judged = _before(claim, facts)
    return judged if judged.holds or claim.doubt is None else judged._replace(holds=None, why=PART)


def _changes(claim: Stated, facts: Facts) -> tuple[Sequence[Fact], str]:
    """Return the changes of each alternative, and what changed."""
    now, base = facts.at(claim.when, claim.group), facts.at(claim.base or BEFORE, claim.group)
    if now is None or base is None or claim.subject is None:
        return [], ""
    found = []
    for alternative in claim.subject.alternatives:
        one = Subject((alternative,))
        pair = [*facts.counts(now, one), *facts.counts(base, one)]
        if len(pair) == len("ab"):
            after, then = pair
            found.append(Fact(after.value - then.value, f"{after.expression} - ({then.expression})"))
    return found, f"change of {claim.subject.name}"


def _change(claim: Stated, facts: Facts) -> Judged:
    changes, about = _changes(claim, facts)
    if not changes:
        return _mislabelled(claim, facts)
    for fact in changes:
        if fact.value * claim.turn >= 0 and claim.amount.fits(abs(fact.value)):
            return right(fact.value, fact.expression, about, Mistake.CHANGE)
    return wrong(changes[0].value, changes[0].expression, about, Mistake.CHANGE)


def _turn(claim: Stated, facts: Facts) -> Judged:
    changes, about = _changes(claim, facts)
    if not changes:
        return _mislabelled(claim, facts)
    fact = next((each for each in changes if each.value * claim.turn > 0), None)
    shown = fact or changes[0]
    return Judged(fact is not None, shown.value, shown.expression, about, Mistake.CHANGE)


def _total(claim: Stated, facts: Facts) -> Judged:
    is_compared = claim.subject == only(Group.COMPARED)  # "36 KPIs that can be compared with last quarter"
    members = _members(claim)
    of_ratings = not members or any(isinstance(each, Scheme) for each in members)
    if not of_ratings and claim.base is not None and facts.at(claim.base) is not facts.before:
        return UNKNOWN
    counts = facts.at(None if is_compared else claim.when, claim.group)
    if counts is None:
        return UNKNOWN
    groups: list[Subject] = [only(Group.ALL), only(Group.RATED)]
    if not of_ratings:
        groups += [Subject((frozenset(Direction),)), only(Group.COMPARED), only(Group.PAIRED)]
    known = [fact for group in groups for fact in facts.counts(counts, group)]
    judged = fits(claim.amount, known, "all KPIs", Mistake.TOTAL)
    return judged if judged.holds or claim.within is None else judged._replace(holds=None, why=PART)


_JUDGED: Final = frozenset(Judgement)
_OF_ALL: Final = (only(Group.RATED), only(Group.UNRATED))
"""The KPIs whose share is never a share of the rated ones."""


def _shares(facts: Facts, counts: Counts, subject: Subject) -> Sequence[Fact]:
    """Return the shares of all KPIs and of the rated ones."""
    summary = counts.summary
    wholes = [(summary.indicators, "indicators"), (summary.rated_count, "rated_count")]
    if subject in _OF_ALL:
        wholes = wholes[:1]
    compared = facts.counts(counts, only(Group.COMPARED))
    if compared and any(isinstance(each, Judgement) for alternative in subject.alternatives for each in alternative):
        of_compared = [
            Fact(part.value * 100 / whole.value, f"({part.expression}) * 100 / ({whole.expression})")
            for part in facts.counts(counts, Subject(tuple(each for each in subject.alternatives if each & _JUDGED)))
            for whole in compared
            if whole.value
        ]
    else:
        of_compared = []
    return of_compared + [
        Fact(part.value * 100 / whole, f"({part.expression}) * 100 / {counts.expression}.{name}")
        for part in facts.counts(counts, subject)
        for whole, name in wholes
        if whole
    ]


def _share(claim: Stated, facts: Facts) -> Judged:
    counts = facts.at(claim.when, claim.group)
    if counts is None or claim.subject is None or _is_since(claim, facts):
        return UNKNOWN
    return fits(claim.amount, _shares(facts, counts, claim.subject), claim.subject.name, Mistake.SHARE)


def _share_change(claim: Stated, facts: Facts) -> Judged:
    now, base = facts.at(claim.when, claim.group), facts.at(claim.base or BEFORE, claim.group)
    if now is None or base is None or claim.subject is None:
        return UNKNOWN
    pairs = zip(_shares(facts, now, claim.subject), _shares(facts, base, claim.subject), strict=False)
    changes = [Fact(after.value - then.value, f"{after.expression} - ({then.expression})") for after, then in pairs]
    if not changes:
        return UNKNOWN
    near = [each for each in changes if each.value * claim.turn >= 0 and _is_change(claim.amount, abs(each.value))]
    shown = (near or changes)[0]
    return Judged(bool(near), shown.value, shown.expression, f"change of {claim.subject.name}", Mistake.CHANGE)


def _is_change(amount: Amount, fact: Fraction) -> bool:
    """Return True if a change of a share fits, rounded in either way."""
    return amount.fits(fact) or (
        amount.bound is Bound.EXACT and abs(amount.value - fact) <= Fraction(1, 10**amount.places)
    )


def _part(claim: Stated, _: Facts) -> Judged:
    """Judge a share by the two counts beside it."""
    if claim.within is None or claim.whole is None or not claim.whole.value:
        return UNKNOWN
    part, whole = claim.within.value, claim.whole.value
    fact = part * 100 / whole
    about = f"{part} of {whole}"
    return Judged(claim.amount.fits(fact), fact, f"{part} * 100 / {whole}", about, Mistake.SHARE)


def _difference(claim: Stated, facts: Facts) -> Judged:
    counts = facts.at(claim.when, claim.group)
    if counts is None or claim.subject is None or claim.origin is None:
        return UNKNOWN
    more, less = facts.counts(counts, claim.subject)[0], facts.counts(counts, claim.origin)[0]
    fact = Fact((more.value - less.value) * claim.turn, f"{more.expression} - {less.expression}")
    return fits(claim.amount, [fact], f"{claim.subject.name} and {claim.origin.name}")


_JUDGES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.COUNT: _count,
    ClaimKind.SOME: _some,
    ClaimKind.BEFORE: _before,
    ClaimKind.UNNAMED: _unnamed,
    ClaimKind.CHANGE: _change,
    ClaimKind.TURN: _turn,
    ClaimKind.TOTAL: _total,
    ClaimKind.SHARE: _share,
    ClaimKind.SHARE_CHANGE: _share_change,
    ClaimKind.PART: _part,
    ClaimKind.DIFFERENCE: _difference,
    **MOVES,
    **SERVICES,
    **PERIODS,
    **RATIOS,
}
