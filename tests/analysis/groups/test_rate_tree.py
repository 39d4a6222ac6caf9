"""rate_tree: a tree of groups, rated level by level or from all its leaves at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Polarity, Rag, Report, Scorecard, TimeSeries, explain
from qpr_core.errors import GroupError, ReportError
from qpr_core.groups import (
    BestOf,
    GroupRule,
    Majority,
    MeanScore,
    NoGroupRating,
    TreeRating,
    WorstOf,
    rate_group,
    rate_tree,
)
from qpr_core.testing import Four, a_series, an_indicator, group_rules

GREEN, AMBER, RED = Rag
NOW = "Q2 2023/24"
VALUES = {GREEN: 90, AMBER: 82, RED: 70, None: None}
HALFWAY = MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5})

PLACES = st.sampled_from([None, ("Clean",), ("Clean", "Waste"), ("Clean", "Streets"), ("Safe", "Noise"), ("Safe",)])
MEMBERS = st.lists(st.tuples(PLACES, st.sampled_from([*Rag, None])), min_size=1, max_size=9).filter(
    lambda members: any(place for place, _ in members) and any(band for _, band in members)
)


def report_of(*members: tuple[Any, Rag | None]) -> Report:
    return Scorecard(
        (an_indicator(85, code=f"K{number}", groups={"priority": place}), a_series(VALUES[band]))
        for number, (place, band) in enumerate(members)
    ).report(NOW)


REPORT = report_of(
    (("Clean", "Waste"), GREEN), (("Clean", "Waste"), GREEN), (("Clean", "Streets"), RED), (("Clean",), AMBER),
    (("Safe",), GREEN), (None, RED),
)  # fmt: skip


def test_level_by_level_the_members_are_groups_and_what_is_directly_in_one() -> None:
    tree = rate_tree(REPORT, "priority", HALFWAY, how="level by level")
    assert {each.path: [member.code for member in each.rating.members] for each in tree} == {
        (): ["Clean", "Safe", "no priority"],
        ("Clean",): ["Waste", "Streets", "K3"],
        ("Clean", "Waste"): ["K0", "K1"],
        ("Clean", "Streets"): ["K2"],
        ("Safe",): ["K4"],
        None: ["K5"],
    }
    assert {each.path: each.rating.rating for each in tree} == {
        (): AMBER,
        ("Clean",): AMBER,
        ("Clean", "Waste"): GREEN,
        ("Clean", "Streets"): RED,
        ("Safe",): GREEN,
        None: RED,
    }
    assert str(explain(tree["Clean"].rating)).startswith(
        "The group is Amber, because the mean score of its three ratings (one Green, one Amber and one Red) is 1"
    )


def test_all_at_once_the_members_are_all_indicators() -> None:
    tree = rate_tree(REPORT, "priority", HALFWAY, how=TreeRating.ALL_AT_ONCE)
    assert len(tree.rating.members) == 6
    assert tree["Clean"].rating == rate_group(REPORT.where(groups={"priority": "Clean"}), HALFWAY)
    assert tree["Clean", "Waste"].rating == rate_group(REPORT.where(groups={"priority": ["Clean", "Waste"]}), HALFWAY)
    assert tree[None].rating == rate_group(REPORT.where(groups={"priority": None}), HALFWAY)


def test_two_ways_can_differ() -> None:
    report = report_of(*[(("Clean", "Waste"), GREEN)] * 3, (("Clean", "Streets"), RED))
    rule = Majority(ties="worse")
    ratings = [rate_tree(report, "priority", rule, how=how)["Clean"].rating.rating for how in TreeRating]
    assert ratings == [RED, GREEN]


def test_group_of_activity_indicators_is_no_member_without_a_rating() -> None:
    calls = an_indicator(code="A1", polarity=Polarity.NEITHER, unit="number", groups={"priority": ("Clean", "Calls")})
    report = Scorecard([*((each.indicator, a_series(90)) for each in REPORT), (calls, TimeSeries({NOW: 5}))]).report(
        NOW
    )
    tree = rate_tree(report, "priority", WorstOf(unrated="as worst"), how="level by level")
    assert tree["Clean", "Calls"].rating.rating is NoGroupRating.NO_MEMBERS
    assert (tree["Clean"].rating.rating, tree["Clean"].rating.unrated) == (GREEN, ())


@given(MEMBERS, group_rules())
def test_agreement_every_group_is_rated_as_rate_group_does(members: Any, rule: GroupRule) -> None:
    report = report_of(*members)
    at_once = rate_tree(report, "priority", rule, how="all at once")
    assert at_once.rating == rate_group(report, rule, scheme=Rag)
    by_level = rate_tree(report, "priority", rule, how="level by level")
    assert [each.path for each in at_once] == [each.path for each in by_level]
    for each in [*at_once][1:]:
        part = report.where(groups={"priority": each.path})
        assert each.rating == rate_group(part, rule, scheme=Rag)
    for each in by_level:
        if each.groups:
            codes = {member.code: member.rating for member in each.rating.members}
            assert each.rating.rating == rate_group(codes, rule, scheme=Rag).rating


@given(MEMBERS, st.sampled_from([WorstOf(), BestOf()]))
def test_worst_of_and_best_of_agree_in_both_ways(members: Any, rule: GroupRule) -> None:
    report = report_of(*members)
    by_level, at_once = (
        [each.rating.rating for each in rate_tree(report, "priority", rule, how=how)] for how in TreeRating
    )
    assert by_level == at_once


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: rate_tree(5, "priority", WorstOf(), how="all at once"), ReportError, "report must be a Report, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: rate_tree(REPORT, "ward", WorstOf(), how="all at once"), ReportError, "grouping must be one of the re"),
        (lambda: rate_tree(REPORT, "priority", 5, how="all at once"), GroupError, "rule must be a group rule, such as"),  # type: ignore[arg-type]  # the same
        (lambda: rate_tree(REPORT, "priority", WorstOf(), how="leaves"), GroupError, "how must be a TreeRating or one of"),
        (
            lambda: rate_tree(REPORT, "priority", MeanScore(cut_offs={Four.BLUE: 3, Four.GREEN: 2, Four.AMBER: 1}), how="all at once"),
            GroupError,
            "members and rule of a group must have one scheme, got Four and Rag",
        ),
        (
            lambda: rate_tree(report_of((("A", "K1"), GREEN), (("A",), RED)), "priority", WorstOf(), how="level by level"),
            GroupError,
            "name of a group must differ from the codes and groups beside it, got 'K1'",
        ),
        (
            lambda: rate_tree(REPORT, "priority", WorstOf(), how="all at once")["Waste"],
            GroupError,
            "path must be that of a group in the tree, got 'Waste'",
        ),
    ],
)  # fmt: skip
def test_tree_that_cannot_be_rated_is_refused(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).startswith(message)
