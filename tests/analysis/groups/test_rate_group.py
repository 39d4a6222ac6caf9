"""rate_group: members, weights and ratings, and the reasons for having no rating."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import ExpectedRange, NoRating, Polarity, Rag, Report, Scorecard, assess
from qpr_core.errors import GroupError
from qpr_core.groups import (
    BestOf,
    CustomGroupRule,
    GroupCase,
    GroupRating,
    GroupRule,
    Majority,
    MeanScore,
    NoGroupRating,
    ShareOnTarget,
    Unrated,
    WorstOf,
    rate_group,
)
from qpr_core.model.values.figures import Number
from qpr_core.rules import Expectation, Scheme
from qpr_core.testing import Four, group_ratings, group_rules, groups_of
from small_reports import make

GREEN, AMBER, RED = Rag
MEAN = MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5})
SHARE = ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"})


def named(*ratings: Any) -> dict[str, Any]:
    return {f"K{number}": rating for number, rating in enumerate(ratings, start=1)}


def report_of(*values: Any) -> Report:
    return Scorecard([make(f"K{number}", value) for number, value in enumerate(values, start=1)]).report("Q2 2023/24")


@pytest.mark.parametrize(
    ("rule", "ratings", "expected"),
    [
        (WorstOf(), [GREEN, AMBER, GREEN], AMBER),
        (BestOf(), [RED, AMBER, RED], AMBER),
        (Majority(ties="worse"), [GREEN, GREEN, RED], GREEN),
        (Majority(ties="worse"), [GREEN, RED, AMBER, GREEN, RED], RED),
        (Majority(ties="better"), [GREEN, RED, AMBER, GREEN, RED], GREEN),
        (Majority(ties="no rating"), [GREEN, RED, AMBER, GREEN, RED], NoGroupRating.TIE),
        (Majority(ties="no rating"), [GREEN, RED, RED], RED),
        (ShareOnTarget(cut_offs={GREEN: "75%", AMBER: "50%"}), [GREEN, GREEN, GREEN, RED], GREEN),
        (ShareOnTarget(cut_offs={GREEN: "75%", AMBER: "50%"}), [GREEN, GREEN, AMBER, AMBER], AMBER),
        (ShareOnTarget(cut_offs={GREEN: "75%", AMBER: "50%"}), [GREEN, AMBER, AMBER], RED),
        (ShareOnTarget(cut_offs={GREEN: "75%", AMBER: "50%"}, met=AMBER), [GREEN, AMBER, AMBER], GREEN),
        (MEAN, [GREEN, AMBER], GREEN),
        (MEAN, [GREEN, AMBER, AMBER], AMBER),
        (MEAN, [AMBER, RED], AMBER),
        (MEAN, [AMBER, RED, RED], RED),
        (MeanScore(cut_offs={GREEN: 9, AMBER: 4}, scores={GREEN: 10, AMBER: 5, RED: 0}), [GREEN, AMBER], AMBER),
    ],
)
def test_rule_gives_the_band_that_it_states(rule: GroupRule, ratings: list[Rag], expected: object) -> None:
    assert rate_group(named(*ratings), rule).rating is expected


def test_rules_work_for_a_scheme_of_four_bands() -> None:
    ratings = named(Four.BLUE, Four.GREEN, Four.RED)
    assert rate_group(ratings, WorstOf()).rating is Four.RED
    cut_offs: dict[Scheme, Number] = {Four.BLUE: 3, Four.GREEN: "1.6", Four.AMBER: 1}
    found = rate_group(ratings, MeanScore(cut_offs=cut_offs))
    assert (found.rating, found.figure) == (Four.GREEN, Fraction(5, 3))
    shares = ShareOnTarget(cut_offs={Four.BLUE: 1, Four.GREEN: "0.66", Four.AMBER: "1%"}, met=Four.GREEN)
    assert rate_group(ratings, shares).rating is Four.GREEN


def test_report_is_rated_with_the_names_and_codes_of_its_indicators() -> None:
    found = rate_group(report_of(90, 82, 70), WorstOf())
    assert found.rating is RED
    assert [(each.code, each.name, each.rating) for each in found.members] == [
        ("K1", "Indicator K1", GREEN),
        ("K2", "Indicator K2", AMBER),
        ("K3", "Indicator K3", RED),
    ]
    assert found == rate_group(list(report_of(90, 82, 70)), WorstOf())


@pytest.mark.parametrize(
    ("unrated", "least_rated", "ratings", "expected"),
    [
        ("left out", 0, [GREEN, NoRating.NO_RESULT], GREEN),
        ("as worst", 0, [GREEN, NoRating.NO_RESULT], RED),
        ("as worst", 0, [NoRating.NO_RESULT], RED),
        ("left out", "50%", [GREEN, NoRating.TOO_OLD], GREEN),
        ("left out", "51%", [GREEN, NoRating.TOO_OLD], NoGroupRating.TOO_FEW_RATED),
        ("as worst", "51%", [GREEN, NoRating.TOO_OLD], NoGroupRating.TOO_FEW_RATED),
        ("left out", 0, [NoRating.TOO_OLD], NoGroupRating.NONE_RATED),
        ("as worst", "1%", [NoRating.TOO_OLD], NoGroupRating.NONE_RATED),
        ("left out", 0, [], NoGroupRating.NO_MEMBERS),
        ("as worst", 0, [NoRating.DATA_ONLY, Expectation.ABOVE], NoGroupRating.NO_MEMBERS),
        ("as worst", 1, [GREEN, NoRating.DATA_ONLY, Expectation.ABOVE], GREEN),
        ("as worst", 0, [GREEN, NoGroupRating.TIE], RED),
    ],
)
def test_member_without_a_rating_counts_as_the_rule_states(
    unrated: str, least_rated: Any, ratings: list[Any], expected: object
) -> None:
    rule = WorstOf(unrated=unrated, least_rated=least_rated)
    found = rate_group(named(*ratings), rule, scheme=Rag)
    assert found.rating is expected


def test_answer_gives_the_members_without_a_rating() -> None:
    ratings = named(GREEN, NoRating.NO_RESULT, NoRating.DATA_ONLY, Expectation.WITHIN, NoGroupRating.NONE_RATED)
    found = rate_group(ratings, WorstOf())
    assert [each.code for each in found.unrated] == ["K2", "K5"]
    assert [each.code for each in found.not_judged] == ["K3", "K4"]
    assert [each.code for each in found.counted] == ["K1"]
    strict = rate_group(ratings, WorstOf(unrated="as worst"))
    assert [(each.code, each.counts_as) for each in strict.counted] == [("K1", GREEN), ("K2", RED), ("K5", RED)]
    assert strict.unrated[0].rating is NoRating.NO_RESULT


def test_group_without_a_rating_counts_no_member() -> None:
    found = rate_group(named(GREEN, NoRating.NO_RESULT), SHARE_OF_ALL)
    assert (found.rating, found.counted, found.figure) == (NoGroupRating.TOO_FEW_RATED, (), None)
    assert found.counterfactuals == ()
    assert rate_group({}, WorstOf()).counterfactuals == ()


SHARE_OF_ALL = ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"}, least_rated=1)


def test_activity_indicator_of_a_report_does_not_count() -> None:
    activity, results = make("A1", 90, thresholds=ExpectedRange(0, 10), polarity=Polarity.NEITHER)
    report = Scorecard([make("K1", 90), (activity, results)]).report("Q2 2023/24")
    found = rate_group(report, WorstOf(unrated="as worst"))
    assert (found.rating, [each.code for each in found.not_judged]) == (GREEN, ["A1"])


def test_scheme_of_indicators_is_known_without_a_single_band() -> None:
    report = report_of(90, None)
    assert rate_group([report["K2"]], WorstOf(unrated="as worst")).rating is RED


def test_weights_count_for_rules_that_take_them() -> None:
    ratings, weights = named(GREEN, RED, RED), {"K1": 3, "K2": 1, "K3": 1}
    assert rate_group(ratings, Majority(ties="worse"), weights=weights).rating is GREEN
    assert rate_group(ratings, SHARE, weights=weights).figure == Fraction(3, 5)
    assert rate_group(ratings, MEAN, weights=weights).figure == Fraction(6, 5)
    assert [each.share for each in rate_group(ratings, MEAN, weights=weights).members] == [
        Fraction(3, 5),
        Fraction(1, 5),
        Fraction(1, 5),
    ]


def test_member_of_weight_zero_counts_as_absent() -> None:
    found = rate_group(named(GREEN, RED, NoRating.NO_RESULT), MEAN, weights={"K1": 1, "K2": 0, "K3": 0})
    assert (found.rating, found.figure, found.unrated) == (GREEN, 2, ())
    assert [each.code for each in found.not_judged] == ["K2", "K3"]
    weightless = rate_group(named(GREEN), MEAN, weights={"K1": 0})
    assert (weightless.rating, weightless.counted) == (NoGroupRating.NO_MEMBERS, ())


def test_share_that_must_be_rated_is_one_of_the_weight() -> None:
    rule = MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5}, least_rated="75%")
    ratings = named(GREEN, NoRating.NO_RESULT)
    assert rate_group(ratings, rule, weights={"K1": 3, "K2": 1}).rating is GREEN
    assert rate_group(ratings, rule, weights={"K1": 2.9, "K2": 1}).rating is NoGroupRating.TOO_FEW_RATED


@pytest.mark.parametrize(
    "rule", [WorstOf(), BestOf(), CustomGroupRule(name="x", version=1, decide=lambda case: case.best)]
)
def test_rule_to_which_weights_mean_nothing_rejects_them(rule: GroupRule) -> None:
    with pytest.raises(
        GroupError, match=r"^weights must be None for a rule that does not use them, got \{'K1': 1\} \("
    ):
        rate_group(named(GREEN), rule, weights={"K1": 1})


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"K1": 1}, "weights must have one figure for each member, got no weight for 'K2'"),
        (
            {"K1": 1, "K2": 1, "K9": 1},
            "weights must have one figure for each member, got one for 'K9', which is not a member",
        ),
        ({"K1": -1, "K2": 1}, r"weight must be 0 or more, got -1 \(K1\)"),
        ({"K1": "heavy", "K2": 1}, r"weight must be a figure: text of a figure must be .*, got 'heavy' \(K1\)"),
        ([1, 2], r"weights must be a mapping from codes to figures, got \[1, 2\]"),
    ],
)
def test_weights_must_be_a_figure_for_each_member(weights: Any, message: str) -> None:
    with pytest.raises(GroupError, match=f"^{message}$"):
        rate_group(named(GREEN, RED), MEAN, weights=weights)


@pytest.mark.parametrize(
    ("given", "parts", "message"),
    [
        (7, {}, "assessments must be Assessments, or a mapping from names to ratings, got 7"),
        ([GREEN], {}, "assessments must be Assessments, or a mapping from names to ratings, got .Rag.GREEN."),
        ({"K1": "Green"}, {}, r"rating of a member must be a band or a reason for having none, got 'Green' \(K1\)"),
        ({"": GREEN}, {}, "name of a member must not be blank, got ''"),
        (named(GREEN, Four.RED), {}, "members and rule of a group must have one scheme, got Rag and Four"),
        (named(Four.RED), {"scheme": Rag}, "members and rule of a group must have one scheme, got Rag and Four"),
        (named(Four.RED), {"rule": MEAN}, "members and rule of a group must have one scheme, got Rag and Four"),
        (named(GREEN), {"scheme": 5}, "scheme must be a Scheme, got 5"),
        (
            named(NoRating.NO_RESULT),
            {"rule": WorstOf(unrated="as worst")},
            "scheme must be given if no member has a band, got no scheme",
        ),
        (named(GREEN), {"rule": "worst of"}, "rule must be a group rule, such as WorstOf.. or a .*, got 'worst of'"),
        (named(GREEN), {"rule": WorstOf}, "rule must be a group rule, such as WorstOf.. or a .*, got <class .*"),
    ],
)
def test_group_that_cannot_be_read_is_rejected(given: Any, parts: dict[str, Any], message: str) -> None:
    with pytest.raises(GroupError, match=f"^{message}$"):
        rate_group(given, **({"rule": WorstOf()} | parts))


def test_members_must_be_of_one_period_and_have_different_codes() -> None:
    indicator, results = make("K1", 90, 80)
    older, newer = (assess(indicator, results, quarter) for quarter in ("Q1 2023/24", "Q2 2023/24"))
    with pytest.raises(GroupError, match=r"^assessments must be of one period, got Q1 2023/24, Q2 2023/24$"):
        rate_group([older, newer], WorstOf())
    with pytest.raises(GroupError, match=r"^code of a member must be unique in its group, got 'K1' twice$"):
        rate_group([newer, newer], WorstOf())


def test_band_of_a_different_scheme_from_a_report_is_rejected() -> None:
    other = MeanScore(cut_offs={Four.BLUE: 3, Four.GREEN: 2, Four.AMBER: 1})
    with pytest.raises(GroupError, match=r"^members and rule of a group must have one scheme, got Four and Rag$"):
        rate_group(report_of(90), other)


def test_groups_of_groups_are_rated_level_by_level() -> None:
    roads, homes = rate_group(named(GREEN, AMBER), WorstOf()), rate_group({}, WorstOf())
    whole = rate_group({"Roads": roads.rating, "Homes": homes.rating}, BestOf())
    assert (whole.rating, whole.unrated) == (AMBER, ())
    assert [each.rating for each in whole.not_judged] == [NoGroupRating.NO_MEMBERS]


@given(group_ratings())
def test_contributions_add_up_to_the_figure_and_shares_to_one(found: GroupRating) -> None:
    if found.counted:
        assert sum(each.share for each in found.counted) == 1
    contributions = [each.contribution for each in found.members if each.contribution is not None]
    assert (sum(contributions) if contributions else None) == found.figure
    assert all(each.share == 0 and each.contribution is None for each in found.members if each.counts_as is None)


@given(group_ratings())
def test_every_member_is_counted_or_left_out_for_one_reason(found: GroupRating) -> None:
    for each in found.members:
        if each in found.not_judged:
            assert each not in found.unrated
            assert each.counts_as is None
        elif each not in found.unrated:
            assert each.counts_as in {each.rating, None}


@given(group_rules(), groups_of(), st.integers(1, 3))
def test_unrated_members_as_the_worst_band_are_like_members_with_that_band(
    rule: GroupRule, group: Any, missing: int
) -> None:
    rated = {each.code: each.band for each in group}
    names = [f"U{number}" for number in range(missing)]
    strict = rule if rule.unrated is Unrated.AS_WORST else None
    unrated = rate_group(rated | dict.fromkeys(names, NoRating.NO_RESULT), rule)
    if unrated.rating is NoGroupRating.TOO_FEW_RATED:
        assert len(group) < rule.least_rated * (len(group) + missing)
    else:
        assert unrated.rating is rate_group(rated | (dict.fromkeys(names, RED) if strict else {}), rule).rating


@given(group_ratings())
def test_without_rates_the_group_again(found: GroupRating) -> None:
    first, *others = found.members
    weights = {each.code: each.weight for each in others} if found.rule.takes_weights else None
    again = rate_group({each.code: each.rating for each in others}, found.rule, weights=weights, scheme=Rag)
    assert found.without(first.code) is again.rating


def test_answer_shows_its_rule_its_scheme_and_its_members() -> None:
    shown = repr(rate_group(named(GREEN), WorstOf()))
    assert shown.startswith(
        "GroupRating(rating=Rag.GREEN, rule=WorstOf(), scheme=Rag, members=(GroupMember(code='K1', "
    )
    assert repr(rate_group({}, WorstOf())) == (
        "GroupRating(rating=NoGroupRating.NO_MEMBERS, rule=WorstOf(), scheme=None, members=(), figure=None)"
    )


def test_without_an_unknown_member_is_an_error() -> None:
    with pytest.raises(GroupError, match=r"^code must be that of a member, got 'K9'$"):
        rate_group(named(GREEN), WorstOf()).without("K9")


@pytest.mark.parametrize(
    ("make_rule", "message"),
    [
        (
            lambda: WorstOf(unrated="no"),
            "unrated must be an Unrated or one of 'left out', 'as worst', got 'no'",
        ),
        (lambda: BestOf(least_rated=75), "least_rated must be a share, such as '85%' or a figure from 0 to 1, got 75"),
    ],
)
def test_rule_with_wrong_parts_is_rejected(make_rule: Any, message: str) -> None:
    with pytest.raises(GroupError) as caught:
        make_rule()
    assert str(caught.value) == message


def _fails(_: GroupCase) -> Scheme:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("decide", "shown"),
    [(lambda _: None, "None"), (lambda _: Four.RED, "Four.RED"), (_fails, r"ZeroDivisionError\(\)")],
)
def test_custom_rule_must_return_a_band_of_the_scheme(decide: Any, shown: str) -> None:
    rule = CustomGroupRule(name="mine", version=1, decide=decide)
    with pytest.raises(GroupError, match=f"^rule 'mine' must return a band of Rag or a NoGroupRating, got {shown}$"):
        rate_group(named(GREEN), rule)


def test_custom_rule_gets_members_only_if_it_looks_at_them() -> None:
    def limited(case: GroupCase) -> Scheme:
        return max((each.band for each in case.members if each.code == "Safety"), key=lambda band: band.rank)

    ratings = {"Safety": RED, "Calls": GREEN}
    looking = CustomGroupRule(name="limited", version=1, decide=limited, looks_at_members=True)
    assert rate_group(ratings, looking).rating is RED
    blind = CustomGroupRule(name="limited", version=1, decide=limited)
    with pytest.raises(GroupError, match="looks_at_members=True"):
        rate_group(ratings, blind)


def test_custom_rule_may_have_no_answer() -> None:
    rule = CustomGroupRule(name="mine", version=1, decide=lambda _: NoGroupRating.NO_ANSWER)
    assert rate_group(named(GREEN), rule).rating is NoGroupRating.NO_ANSWER


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"name": ""}, "name of a group rule must not be blank, got ''"),
        ({"version": 0}, r"version must be a whole number of 1 or more, got 0 \(mine\)"),
        ({"decide": 5}, r"decide must be a function from a GroupCase to a band, got 5 \(mine\)"),
        ({"takes_weights": 1}, r"takes_weights must be True or False, got 1 \(mine\)"),
        ({"looks_at_members": "no"}, r"looks_at_members must be True or False, got 'no' \(mine\)"),
    ],
)
def test_custom_rule_with_wrong_parts_is_rejected(parts: dict[str, Any], message: str) -> None:
    usual: dict[str, Any] = {"name": "mine", "version": 1, "decide": lambda case: case.worst}
    with pytest.raises(GroupError, match=f"^{message}$"):
        CustomGroupRule(**(usual | parts))
