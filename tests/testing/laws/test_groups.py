"""check_group_rule: the laws of group rating, and groups that break them."""

from typing import Any

import pytest
from hypothesis import given

from qpr_core import Rag
from qpr_core.errors import GroupError, LawError, SchemeError
from qpr_core.groups import BestOf, CustomGroupRule, GroupLaw, GroupRule, Majority, MeanScore, ShareOnTarget, WorstOf
from qpr_core.testing import Four, check_group_rule, group_cases, group_rules
from qpr_core.testing.strategies.groups import custom_group_rules

GREEN, AMBER, RED = Rag
HALFWAY = MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5})
SHARE = ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"})


@pytest.mark.parametrize("rule", [WorstOf(), BestOf(), HALFWAY], ids=lambda rule: rule.rule.name)
def test_check_group_rule_passes_for_rules_that_obey_every_law(rule: GroupRule) -> None:
    check_group_rule(rule, examples=20)


@pytest.mark.parametrize("rule", [WorstOf(), BestOf()], ids=lambda rule: rule.rule.name)
def test_check_group_rule_takes_another_scheme(rule: GroupRule) -> None:
    check_group_rule(rule, scheme=Four, examples=10)


@pytest.mark.parametrize("ties", ["worse", "better", "no rating"])
def test_majority_obeys_every_law_but_that_of_better_members(ties: Any) -> None:
    others = [law for law in GroupLaw if law is not GroupLaw.MONOTONE]
    check_group_rule(Majority(ties=ties), laws=others, examples=20)


def test_share_on_target_obeys_the_laws_that_it_does_not_break() -> None:
    broken = {GroupLaw.BETWEEN, GroupLaw.UNANIMOUS}
    check_group_rule(SHARE, laws=[law for law in GroupLaw if law not in broken], examples=20)


def message_of(rule: GroupRule, law: GroupLaw) -> str:
    with pytest.raises(AssertionError) as caught:
        check_group_rule(rule, laws=[law])
    return str(caught.value)


def custom(decide: Any, **parts: Any) -> CustomGroupRule:
    return CustomGroupRule(name="mine", version=1, decide=decide, **parts)


def test_broken_law_has_the_simplest_group_in_its_message() -> None:
    assert message_of(SHARE, GroupLaw.UNANIMOUS) == (
        "unanimous: members of one band must give the group that band, got Rag.RED for Amber"
    )
    assert message_of(SHARE, GroupLaw.BETWEEN) == (
        "between: the group must be no better than its best member and no worse than its worst, got Rag.RED for Amber"
    )
    assert message_of(custom(lambda case: case.members[0].band, looks_at_members=True), GroupLaw.ORDER) == (
        "order: the order and the names of the members must change nothing, "
        "got Rag.GREEN for Green, Amber; Rag.AMBER for Amber, Green"
    )
    assert message_of(custom(lambda _: None), GroupLaw.TOTAL) == (
        "total: every group of rated members must have a rating or a reason, got an error (rule 'mine' must return a "
        "band of Rag or a NoGroupRating, got None) for Green"
    )
    by_size = custom(lambda case: case.worst if case.total > 15 else case.best, takes_weights=True)
    assert message_of(by_size, GroupLaw.SCALE).startswith(
        "scale: weights that are all multiplied by one number must change nothing, got Rag."
    )
    assert "(1/" in message_of(by_size, GroupLaw.SCALE) or "(10)" in message_of(by_size, GroupLaw.SCALE)


@pytest.mark.parametrize(
    ("rule", "parts", "kind"),
    [
        ("worst of", {}, GroupError),
        (WorstOf(), {"laws": []}, LawError),
        (WorstOf(), {"laws": GroupLaw.ORDER, "examples": 0}, LawError),
        (WorstOf(), {"laws": ["order"]}, LawError),
        (WorstOf(), {"laws": 5}, LawError),
        (WorstOf(), {"examples": 0}, LawError),
        (WorstOf(), {"scheme": 5}, SchemeError),
        (HALFWAY, {"scheme": Four}, SchemeError),
    ],
)
def test_check_group_rule_with_wrong_arguments_is_an_error(rule: Any, parts: dict[str, Any], kind: Any) -> None:
    with pytest.raises(kind):
        check_group_rule(rule, **parts)


@given(group_rules(), group_cases())
def test_group_rules_have_an_answer_for_every_case(rule: GroupRule, case: Any) -> None:
    if not rule.looks_at_members:
        assert rule.decide(case) in {*Rag, *type(rule.decide(case))}


@given(custom_group_rules())
def test_custom_group_rules_forgive_one_bad_member(rule: CustomGroupRule) -> None:
    assert rule.rule.name == "forgiving"
