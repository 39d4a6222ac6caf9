"""Words for directions of travel, and for ratings that are missing."""

from collections.abc import Mapping
from typing import Final

from qpr_core.analysis.answers import Direction, Judgement, NoRating
from qpr_core.wording.drafts.words import Group, Kind, Subject, only

SUBJECTS: Final[Mapping[Subject, tuple[Kind, str]]] = {
    Subject((frozenset([Direction.POSITIVE]),)): (
        Kind.DIRECTION,
        (
            "positive|positive trend|positive direction|positive direction of travel|positive trends|improving trend|"
            "upward trend|positive movement|upward path|upward trajectory|on an upward path|on an upward trend|"
            "on an upward one|positive one"
        ),
    ),
    Subject((frozenset([Direction.STABLE]),)): (
        Kind.DIRECTION,
        (
            "stable|stable or show no clear trend|stable or with no clear trend|no clear trend|"
            "stable or no clear trend|stable or not clear|not clear|stable trend|without clear trend|"
            "stable with no clear trend|steady trend|"
            "stable direction of travel|stable or have no clear trend|stable or had no clear trend|"
            "stable or without clear trend"
        ),
    ),
    Subject((frozenset([Direction.NEGATIVE]),)): (
        Kind.DIRECTION,
        (
            "downward path|downward trajectory|on a downward path|on a downward trend|on a downward one|negative|"
            "negative trend|negative direction|negative direction of travel|negative trends|downward trend|"
            "worsening trend|declining trend|deteriorating trend|negative one"
        ),
    ),
    Subject((frozenset(Direction),)): (
        Kind.DIRECTION,
        "have a direction of travel|has a direction of travel|had a direction of travel|with a direction of travel",
    ),
    Subject((frozenset([Direction.POSITIVE]), frozenset([Judgement.BETTER]))): (Kind.DIRECTION, "▲|↑|🡅"),
    Subject((frozenset([Direction.STABLE]), frozenset([Judgement.SAME]))): (Kind.DIRECTION, "►|▶|↔|◄►"),
    Subject((frozenset([Direction.NEGATIVE]), frozenset([Judgement.WORSE]))): (Kind.DIRECTION, "▼|↓"),
    only(Group.UNDIRECTED): (
        Kind.MISSING,
        (
            "no direction|no direction can be given|no direction could be given|no direction of travel|"
            "without direction|without direction of travel|without one"
        ),
    ),
    only(Group.UNRATED): (
        Kind.MISSING,
        (
            "not rated|unrated|n / r|n/r|no rating|without rating|no rag rating|could not be rated|cannot be rated|"
            "not been rated|not yet rated|not be rated|no rag status|no status|grey|could not be scored|"
            "not given rating|no grade|no score|not applicable|too early to rate|without rag rating|ungraded|unscored|"
            "could not be given rating|could not be given rag rating|could not be graded|could not be assessed|"
            "cannot be assessed|not assessed|cannot be given rating"
        ),
    ),
    Subject((frozenset([Group.UNRATED]), frozenset([NoRating.DATA_ONLY]), frozenset([NoRating.NO_TARGET]))): (
        Kind.MISSING,
        "data only|no target|without target|no targets|monitored only|for information only",
    ),
    Subject((frozenset([Group.UNRATED]), frozenset([NoRating.NOT_YET_DUE]), frozenset([NoRating.NO_RESULT]))): (
        Kind.MISSING,
        "not yet due|not due|not due yet|not yet available|data not yet available|awaiting data|data pending",
    ),
    Subject((frozenset([Group.UNRATED]), frozenset([NoRating.NO_RESULT]), frozenset([NoRating.TOO_OLD]))): (
        Kind.MISSING,
        (
            "no data|no data available|not available|without data|data not available|not measured|not reported|"
            "no result|could not be measured|cannot be measured|could not be reported|no figure|no update|"
            "missing data|no results|lack data|lacks data|without result|no up to date data"
        ),
    ),
    only(Group.CARRIED): (Kind.MISSING, "carried forward|carried forward from an earlier quarter|carried over"),
    only(Group.RISEN): (
        Kind.MISSING,
        (
            "better rating|better one|improved rating|higher rating|improved their rating|moved up a band|moved up|"
            "improved in rating"
        ),
    ),
    only(Group.FALLEN): (
        Kind.MISSING,
        "worse rating|worse one|lower rating|moved down a band|moved down|poorer rating|fell in rating",
    ),
    only(Group.KEPT): (
        Kind.MISSING,
        (
            "same rating|kept their rating|kept rating|kept same rating|unchanged rating|unchanged in rating|same one|"
            "kept their rag rating|no change in rating|did not change rating|did not change band|stayed in same band"
        ),
    ),
    only(Group.PAIRED): (
        Kind.RATED,
        "rated in both quarters|rated in both|with rating in both quarters|with rating in both|rated both times",
    ),
    only(Group.COMPARED): (
        Kind.RATED,
        (
            "with comparison|with result in both quarters|with results in both quarters|with result in both|"
            "that can be compared|where results can be compared|which can be compared|with comparable results|"
            "with comparable result|where comparison is possible|where comparison can be made|that could be compared|"
            "can be compared|could be compared|with comparative data|with data for both quarters"
        ),
    ),
    only(Group.PROVISIONAL): (Kind.MISSING, "provisional|based on provisional data|provisional data"),
}
"""Groups of KPIs without a band, and their words."""

VERBS: Final[Mapping[Kind, Subject]] = {
    Kind.BETTER: Subject((frozenset([Direction.POSITIVE]), frozenset([Judgement.BETTER]))),
    Kind.WORSE: Subject((frozenset([Direction.NEGATIVE]), frozenset([Judgement.WORSE]))),
    Kind.SAME: Subject((frozenset([Direction.STABLE]), frozenset([Judgement.SAME]))),
}
"""The KPIs that words of change count: by direction, or by comparison."""
