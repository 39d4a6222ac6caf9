"""Laws of group rating: which laws the rules of the library and custom ones break."""

from typing import Any

import pytest

from qpr_core import Indicator, Polarity, Rag
from qpr_core.errors import GroupError, IndicatorError, PeriodError, SchemeError
from qpr_core.groups import (
    BestOf,
    CustomGroupRule,
    GroupCase,
    GroupLaw,
    GroupRule,
    Majority,
    MeanScore,
    NoGroupRating,
    ShareOnTarget,
    WorstOf,
)
from qpr_core.rules import Scheme, broken_laws
from qpr_core.testing import Four, an_indicator

GREEN, AMBER, RED = Rag


def found(rule: GroupRule, scheme: type[Scheme] | None = None) -> dict[GroupLaw, tuple[list[list[str]], object]]:
    return {
        broken.law: ([[each.band.name for each in group] for group in broken.groups], broken.answers)
        for broken in broken_laws(rule, scheme=scheme)
    }


@pytest.mark.parametrize(
    "rule",
    [WorstOf(), BestOf(), MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5}), MeanScore(cut_offs={GREEN: 2, AMBER: 1})],
)
def test_worst_best_and_mean_with_fitting_cut_offs_break_no_law(rule: GroupRule) -> None:
    assert found(rule) == {}


@pytest.mark.parametrize("rule", [WorstOf(), BestOf()])
def test_worst_and_best_break_no_law_with_four_bands(rule: GroupRule) -> None:
    assert found(rule, Four) == {}


def test_majority_breaks_the_law_of_better_members() -> None:
    assert found(Majority(ties="worse")) == {
        GroupLaw.MONOTONE: ([["AMBER", "AMBER", "RED"], ["GREEN", "AMBER", "RED"]], (AMBER, RED))
    }
    assert found(Majority(ties="better")) == {
        GroupLaw.MONOTONE: ([["GREEN", "AMBER", "RED"], ["GREEN", "AMBER", "AMBER"]], (GREEN, AMBER))
    }


def test_majority_that_settles_no_tie_breaks_the_law_with_two_better_members() -> None:
    ((law, (groups, answers)),) = found(Majority(ties="no rating")).items()
    assert (law, answers) == (GroupLaw.MONOTONE, (GREEN, AMBER))
    before, after = groups
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 2


def test_share_on_target_breaks_the_laws_between_and_unanimous() -> None:
    rule = ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"})
    assert found(rule) == {
        GroupLaw.BETWEEN: ([["AMBER"]], (RED,)),
        GroupLaw.UNANIMOUS: ([["AMBER"]], (RED,)),
    }


def test_mean_score_with_unfitting_cut_offs_breaks_the_laws_between_and_unanimous() -> None:
    assert list(found(MeanScore(cut_offs={GREEN: 1, AMBER: 0.5}))) == [GroupLaw.BETWEEN, GroupLaw.UNANIMOUS]


def custom(decide: Any, **parts: Any) -> CustomGroupRule:
    return CustomGroupRule(name="mine", version=1, decide=decide, **parts)


def test_rule_that_fails_breaks_the_law_of_totality_alone() -> None:
    ((law, (groups, answers)),) = found(custom(lambda case: case.weights[GREEN] and GREEN)).items()
    assert (law, groups) == (GroupLaw.TOTAL, [["AMBER"]])
    assert isinstance(answers, tuple)
    assert isinstance(answers[0], GroupError)


def test_rule_by_order_or_by_name_breaks_the_law_of_order() -> None:
    by_order = found(custom(lambda case: case.members[0].band, looks_at_members=True))
    assert by_order == {GroupLaw.ORDER: ([["GREEN", "AMBER"], ["AMBER", "GREEN"]], (GREEN, AMBER))}

    def by_name(case: GroupCase) -> Scheme:
        return next((each.band for each in case.members if each.code == "K2"), case.worst)

    assert list(found(custom(by_name, looks_at_members=True))) == [GroupLaw.ORDER]

    def renamed(case: GroupCase) -> Scheme:
        return case.worst if case.members[0].code.startswith("K") and len(case.members[0].code) < 5 else case.best

    assert found(custom(renamed, looks_at_members=True)) == {
        GroupLaw.ORDER: ([["GREEN", "AMBER"], ["GREEN", "AMBER"]], (AMBER, GREEN))
    }


def test_rule_by_the_size_of_the_weights_breaks_the_law_of_scale() -> None:
    rule = custom(lambda case: case.worst if case.total < 5 else case.best, takes_weights=True)
    assert GroupLaw.SCALE in found(rule)
    assert GroupLaw.SCALE not in found(custom(lambda case: case.worst, takes_weights=True))


def test_rule_that_is_better_than_its_best_member_breaks_the_law_between() -> None:
    assert list(found(custom(lambda _: GREEN))) == [GroupLaw.BETWEEN, GroupLaw.UNANIMOUS]
    swapped = found(custom(lambda case: {GREEN: AMBER, AMBER: GREEN}.get(case.worst, RED)))
    assert list(swapped) == [GroupLaw.MONOTONE, GroupLaw.BETWEEN, GroupLaw.UNANIMOUS]


def test_rule_without_an_answer_breaks_no_law() -> None:
    assert found(custom(lambda _: NoGroupRating.NO_ANSWER)) == {}


def test_absent_member_changes_nothing_by_construction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library leaves out members of weight 0; without that, the law is broken."""
    rule = custom(lambda case: case.worst, takes_weights=True)
    assert GroupLaw.ABSENT not in found(rule)
    monkeypatch.setattr("qpr_core.analysis.groups.member.GroupMember.is_judged", True)
    assert GroupLaw.ABSENT in found(rule)


def test_broken_laws_of_an_indicator_are_those_of_its_ratings() -> None:
    assert broken_laws(an_indicator(target=85, floor=80)) == ()


@pytest.mark.parametrize(
    ("given", "parts", "kind", "message"),
    [
        (5, {}, IndicatorError, "rule must be an Indicator or a group rule, got 5"),
        (WorstOf(), {"at": "Q1 2023/24"}, PeriodError, "at must be None for a group rule, got 'Q1 2023/24'"),
        (WorstOf(), {"scheme": 5}, SchemeError, "scheme must be a Scheme with bands, got 5"),
        (WorstOf(), {"scheme": Scheme}, SchemeError, "scheme must be a Scheme with bands, got <enum 'Scheme'>"),
        (
            MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5}),
            {"scheme": Four},
            SchemeError,
            "scheme must be that of the rule, Rag, got <enum 'Four'>",
        ),
        (
            Indicator(code="K1", name="Calls", polarity=Polarity.NEITHER, unit="number"),
            {"scheme": Rag},
            SchemeError,
            "scheme must be None for an indicator, which has its own, got <enum 'Rag'>",
        ),
    ],
)
def test_broken_laws_of_anything_else_is_an_error(
    given: Any, parts: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as caught:
        broken_laws(given, **parts)
    assert str(caught.value) == message
    assert type(caught.value) is kind
