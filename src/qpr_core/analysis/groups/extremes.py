"""WorstOf and BestOf: the worst or the best band of the members."""

from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from qpr_core.analysis.groups.case import GroupCase
from qpr_core.analysis.groups.rule import Unrated, read_least_rated, read_unrated
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown_as_given

_WORST: Final = Rule("worst of", 1)
_BEST: Final = Rule("best of", 1)


@frozen(kw_only=True, repr=False)
class WorstOf:
    """The group has the worst band of its members. It does not use weights.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.RED, "K3": Rag.GREEN}, WorstOf()).rating
    Rag.RED

    Args:
        unrated: What the rule does with members without a rating: `Unrated` or one of its words.
        least_rated: The share of members that must be rated, such as "75%"; with less, there is no group rating.

    Raises:
        GroupError: If *unrated* is neither, or *least_rated* is not a share.

    Source: Directive 2000/60/EC (Water Framework Directive), Annex V, 1.4.2: the status is the lower of the values of
        its elements. Microsoft PerformancePoint, RollupTypes: WorstChild. Oracle, Understand Initiative or Objective
        Performance Assessment: Worst case.
    """

    unrated: Unrated = field(default=Unrated.LEFT_OUT, converter=read_unrated)
    least_rated: Fraction = field(default=Fraction(0), converter=read_least_rated)
    rule: ClassVar[Rule] = _WORST
    scheme: ClassVar[None] = None
    takes_weights: ClassVar[bool] = False
    looks_at_members: ClassVar[bool] = False

    __repr__ = shown_as_given

    def decide(self, case: GroupCase) -> Scheme:
        """Return the worst band of a case."""
        return case.worst

    def score_of(self, _: Scheme) -> None:
        """Return None: the rule has no scores."""


@frozen(kw_only=True, repr=False)
class BestOf:
    """The group has the best band of its members. It does not use weights.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> rate_group({"K1": Rag.AMBER, "K2": Rag.RED}, BestOf()).rating
    Rag.AMBER

    Args:
        unrated: What the rule does with members without a rating: `Unrated` or one of its words.
        least_rated: The share of members that must be rated, such as "75%"; with less, there is no group rating.

    Raises:
        GroupError: If *unrated* is neither, or *least_rated* is not a share.

    Source: Oracle, Understand Initiative or Objective Performance Assessment: Best case. Microsoft
        Operations Manager, Algorithm (AggregateMonitor): BestOf.
    """

    unrated: Unrated = field(default=Unrated.LEFT_OUT, converter=read_unrated)
    least_rated: Fraction = field(default=Fraction(0), converter=read_least_rated)
    rule: ClassVar[Rule] = _BEST
    scheme: ClassVar[None] = None
    takes_weights: ClassVar[bool] = False
    looks_at_members: ClassVar[bool] = False

    __repr__ = shown_as_given

    def decide(self, case: GroupCase) -> Scheme:
        """Return the best band of a case."""
        return case.best

    def score_of(self, _: Scheme) -> None:
        """Return None: the rule has no scores."""
