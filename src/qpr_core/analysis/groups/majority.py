"""Majority: the most frequent band of the members."""

from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import GroupCase
from qpr_core.analysis.groups.rule import Unrated, read_least_rated, read_unrated
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import Choice, known_words, member_of, shown_as_given


class Ties(Choice):
    """Settlement of a tie: by the worse or the better band, or not at all.

    >>> list(Ties)
    [Ties.WORSE, Ties.BETTER, Ties.NO_RATING]
    """

    WORSE = "worse"
    BETTER = "better"
    NO_RATING = "no rating"


def _ties(given: Ties | str) -> Ties:
    found = member_of(Ties, given)
    if found is None:
        raise GroupError(f"ties must be a Ties or one of {known_words(Ties)}", given=given)
    return found


@frozen(kw_only=True, repr=False)
class Majority:
    """The group has the most frequent band of its members.

    With weights, it has the band with the most weight.

    The rule breaks a law: a better member can make the group worse. Two Ambers and a Red are Amber. If one Amber
    improves to Green, all three bands tie, and the worse band is Red. `Ties.BETTER` and `Ties.NO_RATING` have such
    cases too.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> strict = Majority(ties="worse")
    >>> rate_group({"K1": Rag.AMBER, "K2": Rag.AMBER, "K3": Rag.RED}, strict).rating
    Rag.AMBER
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.AMBER, "K3": Rag.RED}, strict).rating
    Rag.RED

    Args:
        ties: How a tie is settled: `Ties` or one of its words. It has no default, as published rules differ.
        unrated: What the rule does with members without a rating: `Unrated` or one of its words.
        least_rated: The share of members that must be rated, such as "75%"; with less, there is no group rating.

    Raises:
        GroupError: If *ties* or *unrated* is neither, or *least_rated* is not a share.

    Source: Oracle, Understand Initiative or Objective Performance Assessment: Most Frequent (Worst Case) and Most
        Frequent (Best Case), which settle a tie by the worst and by the best of the children.
    """

    ties: Ties = field(converter=_ties)
    unrated: Unrated = field(default=Unrated.LEFT_OUT, converter=read_unrated)
    least_rated: Fraction = field(default=Fraction(0), converter=read_least_rated)
    scheme: ClassVar[None] = None
    takes_weights: ClassVar[bool] = True
    looks_at_members: ClassVar[bool] = False

    __repr__ = shown_as_given

    @property
    def rule(self) -> Rule:
        """The name and the version, as they are in answers."""
        return Rule(f"majority, ties: {self.ties.value}", 1)

    def decide(self, case: GroupCase) -> Scheme | NoGroupRating:
        """Return the band of a case that has most weight, or settle a tie."""
        most = max(case.weights.values())
        first, *others = [band for band, weight in case.weights.items() if weight == most]
        if not others or self.ties is Ties.BETTER:
            return first
        return others[-1] if self.ties is Ties.WORSE else NoGroupRating.TIE

    def score_of(self, _: Scheme) -> None:
        """Return None: the rule has no scores."""
