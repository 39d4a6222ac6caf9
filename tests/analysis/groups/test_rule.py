"""Group rules: their parameters, and classes of third parties."""

from fractions import Fraction
from typing import Any, ClassVar

import pytest
from attrs import frozen

from qpr_core import Rag
from qpr_core.errors import GroupError
from qpr_core.groups import CountedMember, GroupCase, GroupRule, Majority, MeanScore, ShareOnTarget, Unrated, rate_group
from qpr_core.model.values.records import FrozenMapping
from qpr_core.rules import Rule, Scheme, broken_laws
from qpr_core.testing import Four

GREEN, AMBER, RED = Rag


@frozen
class Lenient:
    """A rule of a third party: the second-worst of three bands at worst."""

    rule: ClassVar[Rule] = Rule("lenient", 1)
    unrated: ClassVar[Unrated] = Unrated.LEFT_OUT
    least_rated: ClassVar[Fraction] = Fraction(0)
    scheme: ClassVar[type[Scheme]] = Rag
    takes_weights: ClassVar[bool] = False
    looks_at_members: ClassVar[bool] = False

    def decide(self, case: GroupCase) -> Scheme:
        """Return Amber for Red."""
        return AMBER if case.worst is RED else case.worst

    def score_of(self, _: Scheme) -> None:
        """Return None: the rule has no scores."""


def test_class_with_the_members_of_a_group_rule_is_one() -> None:
    assert isinstance(Lenient(), GroupRule)
    assert rate_group({"K1": RED}, Lenient()).rating is AMBER
    assert [broken.law.value for broken in broken_laws(Lenient())] == ["between", "unanimous"]


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("score_of", "rule must have all members of GroupRule, got one without score_of"),
        ("decide", "rule must be a group rule, such as WorstOf.* got <.*Odd.*"),
    ],
)
def test_class_without_a_member_of_a_group_rule_is_rejected(missing: str, message: str) -> None:
    members = {name: getattr(Lenient, name) for name in dir(Lenient) if not name.startswith("_") and name != missing}
    with pytest.raises(GroupError, match=f"^{message}"):
        rate_group({"K1": RED}, type("Odd", (), members)())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rule", "lenient"),
        ("unrated", "left out"),
        ("least_rated", 0.5),
        ("least_rated", Fraction(2)),
        ("scheme", "Rag"),
        ("takes_weights", 1),
        ("looks_at_members", None),
        ("score_of", 5),
    ],
)
def test_class_with_a_member_of_the_wrong_type_is_rejected(name: str, value: object) -> None:
    members = {each: getattr(Lenient, each) for each in dir(Lenient) if not each.startswith("_")} | {name: value}
    with pytest.raises(GroupError, match=f"^{name} of a group rule must have the type that GroupRule has, got "):
        rate_group({"K1": RED}, type("Odd", (), members)())


def test_class_whose_member_fails_is_rejected() -> None:
    def fails(_: object) -> bool:
        raise ZeroDivisionError

    members = {name: getattr(Lenient, name) for name in dir(Lenient) if not name.startswith("_")}
    odd = type("Odd", (), members | {"takes_weights": property(fails)})
    with pytest.raises(GroupError, match="got one without takes_weights"):
        rate_group({"K1": RED}, odd())


@pytest.mark.parametrize(
    ("cut_offs", "message"),
    [
        (5, "cut_offs must be a mapping from bands of one scheme to figures, got 5"),
        ({}, "cut_offs must be a mapping from bands of one scheme to figures, got {}"),
        ({"Green": 1}, "cut_offs must be a mapping from bands of one scheme to figures, got {'Green': 1}"),
        ({GREEN: 1, Four.RED: 0.5}, "cut_offs must be a mapping from bands of one scheme to figures, got .*"),
        ({GREEN: 1}, r"cut_offs must have a figure for each of \[Rag.GREEN, Rag.AMBER\], got \[Rag.GREEN\]"),
        ({GREEN: 1, AMBER: 0.5, RED: 0.1}, "cut_offs must have a figure for each of .*"),
        ({GREEN: 0.5, AMBER: 0.5}, "cut_offs must fall from the best band to the worst, got 0.5, 0.5"),
        ({GREEN: 0.5, AMBER: 0.8}, "cut_offs must fall from the best band to the worst, got 0.5, 0.8"),
    ],
)
@pytest.mark.parametrize("kind", [ShareOnTarget, MeanScore])
def test_cut_offs_must_be_a_figure_for_each_band_but_the_worst(kind: Any, cut_offs: Any, message: str) -> None:
    with pytest.raises(GroupError, match=f"^{message}$"):
        kind(cut_offs=cut_offs)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"cut_offs": {GREEN: 85, AMBER: 50}}, "cut_offs of Green must be a share, such as '85%' or a .*, got 85"),
        (
            {"cut_offs": {GREEN: "85 per cent", AMBER: 0.5}},
            "cut_offs of Green must be a share, such as .*, got '85 per cent'",
        ),
        ({"cut_offs": {GREEN: None, AMBER: 0.5}}, "cut_offs of Green must be a share, such as .*, got None"),
        ({"cut_offs": {GREEN: "85%", AMBER: 0}}, "cut_offs must be above 0, as every share reaches 0, got .*"),
        ({"met": RED}, "met must be a band of Rag that is better than the worst, got Rag.RED"),
        ({"met": Four.BLUE}, "met must be a band of Rag that is better than the worst, got Four.BLUE"),
    ],
)
def test_share_on_target_with_wrong_parts_is_rejected(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(GroupError, match=f"^{message}$"):
        ShareOnTarget(**({"cut_offs": {GREEN: "85%", AMBER: "50%"}} | parts))


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"cut_offs": {GREEN: "x", AMBER: 1}}, "cut_offs must have figures: text of a figure must be .*"),
        (
            {"cut_offs": {GREEN: 2.5, AMBER: 1}},
            r"cut_offs must be above 0 and at most 2, as the scores are, got 2.5 \(Green\)",
        ),
        (
            {"cut_offs": {GREEN: 2, AMBER: 0}},
            r"cut_offs must be above 0 and at most 2, as the scores are, got 0 \(Amber\)",
        ),
        ({"scores": {GREEN: 3, AMBER: 2}}, "scores must have a figure for each of .*"),
        ({"scores": {GREEN: 1, AMBER: 2, RED: 3}}, "scores must fall from the best band to the worst, got 1, 2, 3"),
        (
            {"scores": {Four.BLUE: 4, Four.GREEN: 3, Four.AMBER: 2, Four.RED: 1}},
            "scores must have the scheme of the cut-offs, got .*",
        ),
    ],
)
def test_mean_score_with_wrong_parts_is_rejected(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(GroupError, match=f"^{message}$"):
        MeanScore(**({"cut_offs": {GREEN: 1.5, AMBER: 0.5}} | parts))


def test_majority_must_say_how_it_settles_ties() -> None:
    with pytest.raises(GroupError, match="one of 'worse', 'better', 'no rating', got 'first'"):
        Majority(ties="first")
    assert Majority(ties="no rating").rule == Rule("majority, ties: no rating", 1)


@pytest.mark.parametrize(
    "rule",
    [
        Majority(ties="worse"),
        ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"}),
        MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5}, scores={GREEN: 2, AMBER: 1, RED: 0}),
    ],
)
def test_rule_shows_its_own_code(rule: GroupRule) -> None:
    names = {"Majority": Majority, "ShareOnTarget": ShareOnTarget, "MeanScore": MeanScore, "Rag": Rag}
    more = {"Fraction": Fraction, "Ties": type(getattr(rule, "ties", None))}
    assert eval(repr(rule), names | more) == rule


def test_weight_of_a_band_that_no_member_has_is_zero() -> None:
    weights: dict[Scheme, Fraction] = {RED: Fraction(2)}
    case = GroupCase(weights=FrozenMapping(weights), members=(CountedMember("K1", RED),))
    assert (case.weight_of(GREEN), case.share_of(RED), case.scheme, len(case.members)) == (0, 1, Rag, 1)
