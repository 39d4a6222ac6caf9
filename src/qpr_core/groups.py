"""Groups: their ratings, the rules for them, and the laws of such rules."""

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import CountedMember, GroupCase
from qpr_core.analysis.groups.counterfactual import Counterfactual, MemberChange
from qpr_core.analysis.groups.custom_rule import CustomGroupRule
from qpr_core.analysis.groups.extremes import BestOf, WorstOf
from qpr_core.analysis.groups.group_rating import GroupRating
from qpr_core.analysis.groups.laws import BrokenGroupLaw, GroupLaw
from qpr_core.analysis.groups.majority import Majority, Ties
from qpr_core.analysis.groups.mean_score import MeanScore
from qpr_core.analysis.groups.member import GroupMember
from qpr_core.analysis.groups.rate_group import rate_group
from qpr_core.analysis.groups.rate_pooled import PooledRating, rate_pooled
from qpr_core.analysis.groups.rate_tree import RatedGroup, TreeRating, rate_tree
from qpr_core.analysis.groups.rule import GroupRule, Unrated
from qpr_core.analysis.groups.share_on_target import ShareOnTarget

__all__ = [
    "BestOf",
    "BrokenGroupLaw",
    "CountedMember",
    "Counterfactual",
    "CustomGroupRule",
    "GroupCase",
    "GroupLaw",
    "GroupMember",
    "GroupRating",
    "GroupRule",
    "Majority",
    "MeanScore",
    "MemberChange",
    "NoGroupRating",
    "PooledRating",
    "RatedGroup",
    "ShareOnTarget",
    "Ties",
    "TreeRating",
    "Unrated",
    "WorstOf",
    "rate_group",
    "rate_pooled",
    "rate_tree",
]
