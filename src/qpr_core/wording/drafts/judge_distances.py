"""The judge of distances from the target and from the floor of one KPI."""

from collections.abc import Sequence
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.values.unit import PER_CENT, Unit
from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits, right, wrong
from qpr_core.wording.drafts.kpi_facts import KpiFacts
from qpr_core.wording.drafts.outcomes import OF_FLOOR
from qpr_core.wording.drafts.stated import Stated
from qpr_core.wording.drafts.unit_words import UNITS
from qpr_core.wording.drafts.words import Subject


def has_unit(amount: Amount, unit: Unit, name: str = "") -> bool:
    """Return True if an amount has the unit of a KPI, perhaps in its name.

    Figures of a unit with a form, such as "2h 15m", are not read.
    """
    if unit.form is not None:
        return False
    if amount.unit.startswith("per "):
        return unit != PER_CENT and amount.unit in name.lower()
    if unit == PER_CENT:
        return amount.unit == "%"
    if amount.unit == unit.before.strip() and amount.unit:
        return True
    spellings = {amount.unit, *UNITS.get(amount.unit, "").split("|")}
    return amount.unit == "" or bool(spellings & {*unit.name.split()})


def is_change_in(amount: Amount, unit: Unit) -> bool:
    """Return True if an amount can be a change of a KPI with a unit."""
    return amount.unit in {"points", ""} if unit == PER_CENT else has_unit(amount, unit)


def judge_distance(claim: Stated, facts: Facts) -> Judged:
    """Judge "7 points below target", also as a distance from the floor."""
    kpi = KpiFacts(facts, claim.name or "")
    found = kpi.assessment
    if found is None or not is_change_in(claim.amount, found.indicator.unit):
        return UNKNOWN
    if claim.when is not None and facts.at(claim.when) is not facts.now:
        return UNKNOWN
    from_limit = _from_limit(claim, kpi)
    if from_limit is not None or claim.subject is None:
        return from_limit or UNKNOWN
    is_met = next(iter(found.indicator.scheme)) in claim.subject.alternatives[0]
    pairs = (
        ("distance_to_target", found.standing.distance_to_target),
        ("distance_to_floor", found.standing.distance_to_floor),
    )
    named = pairs[:1] if claim.is_beside or abs(claim.subject.side) == 1 else pairs  # "above target" names it
    known = [Fact(value, f"{kpi.root}.standing.{name}") for name, value in named if value is not None]
    for fact in known:
        is_so = (fact.value >= 0) is is_met or _is_on_side(claim.subject, found.standing)
        if is_so and claim.amount.fits(abs(fact.value)):
            return right(fact.value, fact.expression, f"distance of {kpi.code}", Mistake.DISTANCE)
    value = None if claim.amount.unit in {"points", ""} else kpi.result(None)
    if not known or (value is not None and claim.amount.fits(value.value)):  # "103 kg is better than the target"
        return UNKNOWN
    is_so = (known[0].value >= 0) is is_met or _is_on_side(claim.subject, found.standing)
    about = f"distance of {kpi.code}" if is_so else f"distance of {kpi.code}{_OTHER_SIDE}"
    return wrong(known[0].value, known[0].expression, about, Mistake.DISTANCE)


_OTHER_SIDE: Final = ", on the other side"


def _from_limit(claim: Stated, kpi: KpiFacts) -> Judged | None:
    """Judge a distance from the limit that is named; `None` if it may be either."""
    floors = [*kpi.floors()]
    limits = floors if claim.is_beside else [*kpi.targets()]
    named = claim.whole
    if named is not None:  # "over the limit of 28 days": that limit, even if the words are those of the other
        limits = [each for each in [*limits, *kpi.targets(), *floors] if named.fits(each.value)][:1]
    if claim.subject is None:
        return _beyond(claim, kpi, limits)
    judgements = {Judgement.BETTER, Judgement.WORSE} & claim.subject.alternatives[-1]
    if judgements:  # "two points worse than the target"
        turn = 1 if kpi.rise_is_better is (Judgement.BETTER in judgements) else -1
        return UNKNOWN if kpi.rise_is_better is None else _beyond(claim._replace(turn=turn, readings=()), kpi, limits)
    if abs(claim.subject.side) != OF_FLOOR:
        return None
    turn = 1 if claim.subject.side > 0 else -1
    above, below = (_beyond(claim._replace(turn=way), kpi, floors) for way in (turn, -turn))
    return below if below.holds and kpi.rise_is_better is not True else above


def _beyond(claim: Stated, kpi: KpiFacts, limits: Sequence[Fact]) -> Judged:
    """Judge "two days over the floor": the figure less the limit."""
    value = kpi.result(None)
    if value is None or not limits:
        return UNKNOWN
    known = [
        Fact(value.value - limit.value, f"{value.expression} - {limit.expression}")
        if claim.turn > 0
        else Fact(limit.value - value.value, f"{limit.expression} - {value.expression}")
        for limit in limits
    ]
    judged = fits(claim.amount, known, f"distance of {kpi.code}", Mistake.DISTANCE)
    has_side = all(each.turn == claim.turn for each in claim.readings)  # "5 points from target" has none
    if judged.holds is False and has_side and known[0].value < 0:
        return judged._replace(about=f"{judged.about}{_OTHER_SIDE}")
    return judged


def _is_on_side(subject: Subject, standing: Standing) -> bool:
    """Return True if words such as "above target" are true of the figure alone."""
    value, target = standing.value, standing.target
    return value is not None and target is not None and (value - target) * subject.side > 0
