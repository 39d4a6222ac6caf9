"""Strategies for groups, group rules and group ratings."""

from fractions import Fraction
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.groups.case import CountedMember, GroupCase, case_of
from qpr_core.analysis.groups.counterfactual import Counterfactual
from qpr_core.analysis.groups.custom_rule import CustomGroupRule
from qpr_core.analysis.groups.extremes import BestOf, WorstOf
from qpr_core.analysis.groups.group_rating import GroupRating
from qpr_core.analysis.groups.laws import Group
from qpr_core.analysis.groups.majority import Majority, Ties
from qpr_core.analysis.groups.mean_score import MeanScore
from qpr_core.analysis.groups.rate_group import rate_group
from qpr_core.analysis.groups.rate_pooled import PooledRating, rate_pooled
from qpr_core.analysis.groups.rate_tree import RatedGroup, TreeRating, rate_tree
from qpr_core.analysis.groups.rule import GroupRule, Unrated
from qpr_core.analysis.groups.share_on_target import ShareOnTarget
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Expectation, Rag, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.ratio import Ratio
from qpr_core.testing.strategies.figures import ratios
from qpr_core.testing.strategies.scorecards import reports
from qpr_core.testing.strategies.thresholds import thresholds


def groups_of(scheme: type[Scheme] = Rag, *, with_weights: bool = True, most: int = 12) -> st.SearchStrategy[Group]:
    """Return members of a group with bands; shrink to one of the best band.

    Args:
        scheme: The scheme of the bands.
        with_weights: Whether the members have different weights.
        most: The most members of a group.
    """
    weights = st.integers(1, 60).map(lambda sixths: Fraction(sixths, 6)) if with_weights else st.just(Fraction(1))
    votes = st.tuples(st.sampled_from(list(scheme)), weights | st.just(Fraction(1)))
    return st.lists(votes, min_size=1, max_size=most).map(
        lambda drawn: tuple(CountedMember(f"K{number}", *vote) for number, vote in enumerate(drawn, start=1))
    )


def _unrated() -> dict[str, st.SearchStrategy[object]]:
    return {"unrated": st.sampled_from(Unrated), "least_rated": st.sampled_from([0, "50%", 1])}


def worst_of() -> st.SearchStrategy[WorstOf]:
    """Return rules of the worst band; shrink to one that leaves out the unrated."""
    return st.builds(WorstOf, **_unrated())


def best_of() -> st.SearchStrategy[BestOf]:
    """Return rules of the best band; shrink to one that leaves out the unrated."""
    return st.builds(BestOf, **_unrated())


def majorities() -> st.SearchStrategy[Majority]:
    """Return majority rules; shrink to one that settles ties by the worse band."""
    return st.builds(Majority, ties=st.sampled_from(Ties), **_unrated())


def shares_on_target() -> st.SearchStrategy[ShareOnTarget]:
    """Return rules of the share on target; shrink to cut-offs of 2% and 1%."""
    cut_offs = st.lists(st.integers(1, 100), min_size=2, max_size=2, unique=True).map(sorted)
    return st.builds(
        ShareOnTarget,
        cut_offs=cut_offs.map(lambda low: {Rag.GREEN: f"{low[1]}%", Rag.AMBER: f"{low[0]}%"}),
        met=st.sampled_from([None, Rag.GREEN, Rag.AMBER]),
        **_unrated(),
    )


def mean_scores() -> st.SearchStrategy[MeanScore]:
    """Return rules of the mean score; shrink to cut-offs of 0.2 and 0.1."""
    cut_offs = st.lists(st.integers(1, 20), min_size=2, max_size=2, unique=True).map(sorted)
    return st.builds(
        MeanScore,
        cut_offs=cut_offs.map(lambda low: {Rag.GREEN: Fraction(low[1], 10), Rag.AMBER: Fraction(low[0], 10)}),
        scores=st.none() | st.just({Rag.GREEN: 2, Rag.AMBER: Fraction(2, 3), Rag.RED: 0}),
        **_unrated(),
    )


def custom_group_rules() -> st.SearchStrategy[CustomGroupRule]:
    """Return custom rules; shrink to one that forgives a single bad member."""
    return st.builds(
        CustomGroupRule,
        name=st.just("forgiving"),
        version=st.integers(1, 9),
        decide=st.just(forgiving),
        takes_weights=st.booleans(),
        looks_at_members=st.booleans(),
        **_unrated(),
    )


def forgiving(case: GroupCase) -> Scheme:
    """Return the worst band, unless only one member, or a weight of 1 or less, has it."""
    others = [band for band in case.weights if band is not case.worst]
    return others[-1] if others and case.weight_of(case.worst) <= 1 else case.worst


def group_rules() -> st.SearchStrategy[GroupRule]:
    """Return group rules of every kind; shrink to a rule of the worst band."""
    return st.one_of(worst_of(), best_of(), majorities(), shares_on_target(), mean_scores(), custom_group_rules())


def group_ratings() -> st.SearchStrategy[GroupRating]:
    """Return ratings of groups in which some members have no rating.

    They shrink to one Green member, rated by its worst band.
    """
    return st.builds(_rated, group_rules(), groups_of(most=6), st.lists(_UNRATED, max_size=3))


_UNRATED: Final = st.sampled_from([NoRating.NO_RESULT, NoRating.DATA_ONLY, Expectation.ABOVE])


def _rated(rule: GroupRule, group: Group, unrated: list[NoRating | Expectation]) -> GroupRating:
    ratings = {each.code: each.band for each in group} | {f"U{index}": each for index, each in enumerate(unrated)}
    weights = {each.code: each.weight for each in group} | dict.fromkeys(list(ratings)[len(group) :], Fraction(1))
    return rate_group(ratings, rule, weights=weights if rule.takes_weights else None)


def group_cases() -> st.SearchStrategy[GroupCase]:
    """Return cases of group rules; shrink to one Green member."""
    return groups_of(Rag).map(case_of)


def counterfactuals() -> st.SearchStrategy[Counterfactual]:
    """Return counterfactuals of groups that have one; shrink to those of one member."""
    return group_ratings().map(lambda made: made.counterfactuals).filter(bool).map(lambda found: found[0])


def rated_groups() -> st.SearchStrategy[RatedGroup]:
    """Return trees by service, rated in either way; they shrink to one service."""
    return st.builds(rate_tree, reports(), st.just(SERVICE), group_rules(), how=st.sampled_from(TreeRating))


def pooled_ratings() -> st.SearchStrategy[PooledRating]:
    """Return ratings of pooled counts; they shrink to 0 of 1 with a target of 0."""
    return st.builds(_rated_pool, ratios(), thresholds(polarity=Polarity.HIGHER_IS_BETTER))


def _rated_pool(counts: Ratio, target: Thresholds) -> PooledRating:
    calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    report = Scorecard([(calls, TimeSeries({"Q2 2023/24": counts}))]).report("Q2 2023/24")
    return rate_pooled(report, evolve(calls, code="G1", thresholds=target))
