"""broken_laws: the laws that a rating rule or a group rule breaks."""

from typing import overload

from qpr_core.analysis.groups.laws import BrokenGroupLaw, broken_group_laws
from qpr_core.analysis.groups.rule import GroupRule, check_rule_members
from qpr_core.analysis.rating.laws import BrokenLaw, broken_rating_laws
from qpr_core.errors import GroupError, IndicatorError, PeriodError, SchemeError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.period import Period


@overload
def broken_laws(rule: Indicator, *, at: Period | str | None = None) -> tuple[BrokenLaw, ...]: ...


@overload
def broken_laws(rule: GroupRule, *, scheme: type[Scheme] | None = None) -> tuple[BrokenGroupLaw, ...]: ...


def broken_laws(
    rule: Indicator | GroupRule, *, at: Period | str | None = None, scheme: type[Scheme] | None = None
) -> tuple[BrokenLaw, ...] | tuple[BrokenGroupLaw, ...]:
    """Return the laws that the rating rule of an indicator breaks, or a group rule.

    Each comes with a counterexample. An empty answer is not a proof.

    The rule of an indicator is tested at every figure of its thresholds, just beside each one, halfway between them and
    far away. A rule that looks back is tested with each of these values as the earlier one, and without an earlier one.
    A rule that only compares with its thresholds can fail nowhere else.

    >>> from qpr_core import Polarity, Thresholds
    >>> from qpr_core.rules import Case, RatingRule
    >>> def careless(case: Case) -> Scheme:
    ...     return Rag.GREEN if case.value > case.target else Rag.RED if case.value < 0 else Rag.AMBER
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.LOWER_IS_BETTER, unit="number",
    ...                   thresholds=Thresholds(target=5, floor=9),
    ...                   rule=RatingRule(name="careless", version=1, decide=careless))
    >>> [broken.law for broken in broken_laws(calls)]
    [Law.MONOTONE, Law.MIRROR]
    >>> better, worse = broken_laws(calls)[0].cases
    >>> better.value < worse.value, broken_laws(calls)[0].answers
    (True, (Rag.RED, Rag.AMBER))

    A group rule is tested with all small groups, and with one or two better members of each. If the rule takes weights,
    it is tested with weights of 1 and 2 too.

    >>> from qpr_core.groups import Majority
    >>> broken, = broken_laws(Majority(ties="worse"))
    >>> broken.law
    GroupLaw.MONOTONE
    >>> [[member.band.value for member in group] for group in broken.groups], broken.answers
    ([['Amber', 'Amber', 'Red'], ['Green', 'Amber', 'Red']], (Rag.AMBER, Rag.RED))

    Args:
        rule: An indicator, whose rule is tested with its thresholds, polarity and possible values, or a group rule.
        at: The period whose thresholds are used; needed only if they change over time. A group rule has none.
        scheme: The scheme of the groups. If None, that of the group rule, or `Rag`. An indicator has its own.

    Raises:
        IndicatorError: If *rule* is neither, or is an indicator without a target at that period or with an expected
            range.
        PeriodError: If *at* does not name a period, or is given for a group rule.
        SchemeError: If *scheme* is not a scheme, or not that of the rule.
    """
    if isinstance(rule, Indicator):
        if scheme is not None:
            raise SchemeError("scheme must be None for an indicator, which has its own", given=scheme)
        return broken_rating_laws(rule, at)
    try:
        check_rule_members(rule)
    except GroupError as error:
        raise IndicatorError("rule must be an Indicator or a group rule", given=rule) from error
    if at is not None:
        raise PeriodError("at must be None for a group rule", given=at)
    return broken_group_laws(rule, scheme_for(rule, scheme))


def scheme_for(rule: GroupRule, scheme: object) -> type[Scheme]:
    """Return the scheme with which to test a group rule.

    >>> from qpr_core.groups import WorstOf
    >>> scheme_for(WorstOf(), None)
    <enum 'Rag'>

    Raises:
        SchemeError: If *scheme* is not a scheme, or not that of the rule.
    """
    if scheme is None:
        return Rag if rule.scheme is None else rule.scheme
    if not (isinstance(scheme, type) and issubclass(scheme, Scheme) and len(scheme)):
        raise SchemeError("scheme must be a Scheme with bands", given=scheme)
    if rule.scheme is not None and rule.scheme is not scheme:
        raise SchemeError(f"scheme must be that of the rule, {rule.scheme.__name__}", given=scheme)
    return scheme
