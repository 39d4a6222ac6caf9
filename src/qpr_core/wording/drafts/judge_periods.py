"""The judge of periods: what a report covers, and two names of one quarter."""

from collections.abc import Callable, Mapping
from typing import Final

from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.facts import Facts, covers
from qpr_core.wording.drafts.judgement import UNKNOWN, Judged, right
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.when import quarter_number
from qpr_core.wording.drafts.words import Token, When


def _named(token: Token | None) -> When:
    """Return the period that a token names."""
    return token.value if token is not None and isinstance(token.value, When) else When()


def _period(claim: Stated, facts: Facts) -> Judged:
    """Judge the period that the report says it covers."""
    now, token, named = facts.summary, claim.base, _named(claim.base)
    expression = f"{facts.now.expression}.period"
    made = right(now.period, expression, f"the {now.period.frequency.noun}", Mistake.PERIOD)
    if named.quarter is not None:
        return made._replace(holds=named.quarter == facts.quarter_of(now))
    if named.period is None:
        return made._replace(holds=True) if facts.at(token) in (facts.now, facts.before) else UNKNOWN
    before = now.period.shift(-1).end
    is_month_before = named.period.frequency is Frequency.MONTHLY and named.period.end == before
    return made._replace(holds=covers(named.period, now.period) or is_month_before)


def _same_period(claim: Stated, facts: Facts) -> Judged:
    """Judge two names of one period: "September 2023 (Quarter 2)"."""
    one, other = _named(claim.when), _named(claim.base)
    period = facts.summary.period
    made = right(period, f"{facts.now.expression}.period", f"the {period.frequency.noun}", Mistake.PERIOD)
    if one.period is not None and other.period is not None:
        return made._replace(holds=one.period.end == other.period.end)
    named, number = (one.period, other.quarter) if one.period is not None else (other.period, one.quarter)
    if named is not None and number is None:
        return UNKNOWN
    if named is None:
        known = one.quarter is not None and other.quarter is not None
        return made._replace(holds=one.quarter == other.quarter) if known else UNKNOWN
    return made._replace(holds=quarter_number(named.end - 1, facts.summary.financial_year) == number)


PERIODS: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.PERIOD: _period,
    ClaimKind.SAME_PERIOD: _same_period,
}
