"""check_group_rule: the laws of group rating, for custom rules."""

from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from typing import Final

from qpr_core.analysis.broken_laws import scheme_for
from qpr_core.analysis.groups.laws import BrokenGroupLaw, Group, GroupLaw, counterexample
from qpr_core.analysis.groups.rule import GroupRule, check_rule_members
from qpr_core.errors import GroupError, LawError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.items import items_of
from qpr_core.testing.laws.trial import EXAMPLES, try_law
from qpr_core.testing.strategies.groups import groups_of


def check_group_rule(
    rule: GroupRule,
    *,
    scheme: type[Scheme] | None = None,
    laws: Iterable[GroupLaw] = GroupLaw,
    examples: int = EXAMPLES,
) -> None:
    """Check that a group rule obeys the laws, on groups of up to twelve members.

    >>> from qpr_core.groups import Majority, WorstOf
    >>> check_group_rule(WorstOf())
    >>> check_group_rule(Majority(ties="worse"), laws=[GroupLaw.MONOTONE])
    Traceback (most recent call last):
    AssertionError: monotone: better members must not make the group worse, got Rag.AMBER for Amber, Amber, Red; \
Rag.RED for Green, Amber, Red

    Raises:
        AssertionError: If a law is broken. The message has the simplest counterexample that was found.
        GroupError: If *rule* is not a group rule.
        SchemeError: If *scheme* is not a scheme, or not that of the rule.
        LawError: If *laws* has something that is not a `GroupLaw`, or *examples* is not a whole number of 1 or more.
    """
    check_rule_members(rule)
    kept = (laws,) if isinstance(laws, GroupLaw) else items_of(laws)
    if not kept or not all(isinstance(law, GroupLaw) for law in kept):
        raise LawError("laws must be GroupLaws, and at least one", given=laws)
    groups = groups_of(scheme_for(rule, scheme), with_weights=rule.takes_weights)
    for law in kept:
        try_law(partial(_obey, law, rule), groups, examples)


def _obey(law: GroupLaw, rule: GroupRule, group: Group) -> None:
    broken = counterexample(law, rule, group)
    if broken is not None:
        raise AssertionError(_described(broken))


_OF_GROUPS: Final = {
    GroupLaw.TOTAL: "every group of rated members must have a rating or a reason",
    GroupLaw.ORDER: "the order and the names of the members must change nothing",
    GroupLaw.MONOTONE: "better members must not make the group worse",
    GroupLaw.BETWEEN: "the group must be no better than its best member and no worse than its worst",
    GroupLaw.UNANIMOUS: "members of one band must give the group that band",
    GroupLaw.ABSENT: "a member of weight 0 must count as absent",
    GroupLaw.SCALE: "weights that are all multiplied by one number must change nothing",
}


def _described(broken: BrokenGroupLaw) -> str:
    pairs = zip(broken.groups, broken.answers, strict=True)
    found = "; ".join(f"{_answer(answer)} for {_listed(group)}" for group, answer in pairs)
    return f"{broken.law.value}: {_OF_GROUPS[broken.law]}, got {found}"


def _answer(answer: object) -> str:
    return f"an error ({answer})" if isinstance(answer, GroupError) else repr(answer)


def _listed(group: Group) -> str:
    has_weights = {each.weight for each in group} != {Fraction(1)}
    return ", ".join(f"{each.band.value} ({each.weight})" if has_weights else each.band.value for each in group)
