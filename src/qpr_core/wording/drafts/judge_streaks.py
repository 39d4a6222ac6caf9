"""The judge of streaks: "Red for three quarters", "below target since Quarter 4"."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Judgement
from qpr_core.analysis.comparing.between_periods import notes_between
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits, right, wrong
from qpr_core.wording.drafts.kpi_facts import KpiFacts
from qpr_core.wording.drafts.stated import Stated
from qpr_core.wording.drafts.words import Kind, Member, Subject, in_order

_MONTHS: Final = 3


class _Run(NamedTuple):
    """For how many periods running a KPI has had one of some bands.

    It `is_open` if the data do not show whether it is longer.
    """

    periods: int
    expression: str
    is_open: bool = False

    def judge(self, amount: Amount, about: str) -> Judged:
        judged = fits(amount, [Fact(Fraction(self.periods), self.expression)], about, Mistake.STREAK)
        may_be_longer = self.is_open and amount.value > self.periods
        return UNKNOWN if judged.holds is False and may_be_longer else judged


def judge_streak(claim: Stated, facts: Facts) -> Judged:
    """Judge "Red for three quarters", or "improved for three quarters"."""
    kpi = KpiFacts(facts, claim.name or "")
    if claim.base is not None:
        return _judge_since(claim, kpi)
    if kpi.assessment is None or not claim.amount.unit.startswith("quarter"):
        return UNKNOWN
    about = f"periods of {kpi.code}"
    if claim.subject is None or _judgements(claim.subject):
        fact = Fact(Fraction(_changes(claim, kpi)), f"{kpi.root}.trail")
        return fits(claim.amount, [fact], about, Mistake.STREAK)
    runs = _runs(claim.subject, kpi)
    judged = [run.judge(claim.amount, about) for run in runs]
    if not judged or judged[0].holds is not False:
        return judged[0] if judged else UNKNOWN
    return judged[0] if all(each.holds is False for each in judged) else UNKNOWN


def _judgements(subject: Subject) -> set[Member]:
    return {member for alternative in subject.alternatives for member in alternative} & {*Judgement}


def _changes(claim: Stated, kpi: KpiFacts) -> int:
    """Return for how many periods a result has risen, fallen, improved or worsened."""
    if claim.subject is None:
        return sum(1 for _ in takewhile(lambda rise: rise * claim.turn > 0, kpi.rises()))
    wanted = 1 if Judgement.BETTER in _judgements(claim.subject) else -1
    return sum(1 for _ in takewhile(lambda gain: gain * wanted > 0, kpi.gains()))


def _judge_since(claim: Stated, kpi: KpiFacts) -> Judged:
    """Judge "Red since Quarter 4": whether it has been Red in every quarter since."""
    facts, base = kpi.facts, claim.base
    now = facts.summary.period
    runs = () if claim.subject is None else _runs(claim.subject, kpi)
    if not runs or base is None or now.frequency is not Frequency.QUARTERLY:
        return UNKNOWN
    if base.kind is Kind.YEAR_SO_FAR:
        least = most = facts.quarter_of(facts.summary)
    else:
        period = kpi.period_of(base)
        if period is None or period.end >= now.end:
            return UNKNOWN
        most = (now.end - period.end) // _MONTHS + 1
        least = most - 1  # "since the end of Quarter 4" may leave that quarter out
    count, expression, is_open = runs[0]
    about = f"periods of {kpi.code}"
    if count < least:
        return UNKNOWN if is_open else wrong(Fraction(count), expression, about, Mistake.STREAK)
    return right(Fraction(count), expression, about, Mistake.STREAK) if count >= most else UNKNOWN


def _runs(subject: Subject, kpi: KpiFacts) -> Sequence[_Run]:
    """Return the run of each meaning of some words, the widest meaning first.

    "Below target" is first Amber or Red, and then Red alone. No runs if one is not known.
    """
    wide = sorted(dict.fromkeys(subject.alternatives), key=len, reverse=True)
    runs = [_run(each, kpi) for each in wide]
    return [run for run in runs if run is not None] if None not in runs else ()


def _run(members: Collection[Member], kpi: KpiFacts) -> _Run | None:
    """Return the run of some bands: the streak of one, or as the results show."""
    found = kpi.assessment
    if found is None or found.streak is None:
        return None
    streak = found.streak
    if len(members) == 1 or streak.rating not in members:
        has_band = f"{kpi.root}.streak.rating in {in_order(members)!r}"
        return _Run(streak.count if streak.rating in members else 0, f"{kpi.root}.streak.count if {has_band} else 0")
    trail = found.trail
    if not kpi.is_rated_by_value:
        return None
    count, is_open = 0, True
    for point, after in zip(reversed(trail), (None, *reversed(trail)), strict=False):
        if after is not None and not _is_next(point, after, found.indicator):
            break
        rating = kpi.rated(point)
        if rating not in members:
            is_open = not isinstance(rating, Scheme)
            break
        count += 1
    rated = f"rate({kpi.root}.indicator, each.value, at=str(each.period)).rating in {in_order(members)!r}"
    expression = f"sum({rated} for each in {kpi.root}.trail[{len(trail) - count}:])"
    return _Run(count, expression, is_open)


def _is_next(point: TrailPoint, after: TrailPoint, indicator: Indicator) -> bool:
    """Return True if one result follows another, by the same definition."""
    is_due = point.period.distance(after.period) == indicator.every
    return is_due and not notes_between(indicator.redefined, point.period, after.period)
