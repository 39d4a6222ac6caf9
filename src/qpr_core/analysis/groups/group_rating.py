"""GroupRating: the rating of a group, and the evidence for it."""

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.by_change import find_by_change, most_changes_of
from qpr_core.analysis.groups.by_tally import count_arrangements, find_by_tally
from qpr_core.analysis.groups.case import CountedMember, case_of
from qpr_core.analysis.groups.counterfactual import Counterfactual, sort_key
from qpr_core.analysis.groups.decide import decided
from qpr_core.analysis.groups.member import GroupMember
from qpr_core.analysis.groups.rule import GroupRule, Unrated
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import shown

MOST_ARRANGEMENTS: Final = 20_000
"""The most arrangements of bands that are all searched."""


SMALL: Final = 12
"""The number of members of a small group: in three bands, all are searched."""


def _name(scheme: type[Scheme] | None) -> str:
    return "None" if scheme is None else scheme.__name__


@frozen(kw_only=True, repr=False)
class GroupRating:
    """The rating of a group by a rule, with what each member contributed.

    `rating` is a band, or the reason for having none. `members` are in the order given, counted or not. `figure` is the
    mean score or the share that the rule compared with its cut-offs. It is `None` if the rule has no scores, or if no
    member counted. `scheme` is that of the bands, and `None` if no member has one.

    >>> from qpr_core import NoRating, Rag
    >>> from qpr_core.groups import ShareOnTarget, rate_group
    >>> found = rate_group({"K1": Rag.GREEN, "K2": Rag.RED, "K3": NoRating.TOO_OLD},
    ...                    ShareOnTarget(cut_offs={Rag.GREEN: "85%", Rag.AMBER: "50%"}))
    >>> found.rating, found.figure, [member.code for member in found.unrated]
    (Rag.AMBER, Fraction(1, 2), ['K3'])
    """

    rating: Scheme | NoGroupRating
    rule: GroupRule
    scheme: type[Scheme] | None = field(repr=_name)
    members: tuple[GroupMember, ...]
    figure: Fraction | None = None

    __repr__ = shown

    @property
    def counted(self) -> tuple[GroupMember, ...]:
        """The members that counted, as their own band or as the worst one."""
        return tuple(each for each in self.members if each.counts_as is not None)

    @property
    def unrated(self) -> tuple[GroupMember, ...]:
        """The members that should have a rating and have none, counted or not."""
        return tuple(each for each in self.members if each.is_unrated)

    @property
    def not_judged(self) -> tuple[GroupMember, ...]:
        """The members that have no rating on purpose, or a weight of 0; they never count."""
        return tuple(each for each in self.members if not each.is_judged)

    @property
    def most_changes(self) -> int | None:
        """The most members that a counterfactual may change; `None` if there is no limit.

        In three bands, there is none for up to 12 members, and none for up to 198 without weights. If there is one,
        up to 20,000 changes are tried.
        """
        counted, bands = self._seen, len(self.scheme or ())
        limit = 3**SMALL if len(counted) <= SMALL else MOST_ARRANGEMENTS
        if not self.rule.looks_at_members and count_arrangements(counted, bands) <= limit:
            return None
        most = most_changes_of(self.rule, counted, bands)
        return None if most == len(counted) else most

    @property
    def counterfactuals(self) -> tuple[Counterfactual, ...]:
        """The smallest changes of members for each different rating, smallest first.

        Only the members that counted change. Several changes of one size are all listed. It is empty if no change gives
        the group a different rating, or if no member counted.

        >>> from qpr_core import Rag
        >>> from qpr_core.groups import WorstOf, rate_group
        >>> found = rate_group({"K1": Rag.RED, "K2": Rag.RED, "K3": Rag.AMBER}, WorstOf()).counterfactuals
        >>> [(each.rating, each.size) for each in found]
        [(Rag.AMBER, 2), (Rag.GREEN, 3)]
        """
        counted, most = self._seen, self.most_changes
        if not counted or self.scheme is None:
            return ()
        if most is None and not self.rule.looks_at_members:
            found = find_by_tally(self.rule, counted, self.scheme)
        else:
            found = find_by_change(self.rule, counted, self.scheme, len(counted) if most is None else most)
        return tuple(sorted(found, key=sort_key))

    def without(self, code: str) -> Scheme | NoGroupRating:
        """Return the rating that the group would have without a member.

        >>> from qpr_core import Rag
        >>> from qpr_core.groups import WorstOf, rate_group
        >>> rate_group({"K1": Rag.RED, "K2": Rag.GREEN}, WorstOf()).without("K1")
        Rag.GREEN

        Raises:
            GroupError: If no member has this *code*.
        """
        if code not in [each.code for each in self.members]:
            raise GroupError("code must be that of a member", given=code)
        return rate_members(self.rule, self.scheme, [each for each in self.members if each.code != code])

    @property
    def _seen(self) -> list[CountedMember]:
        """The members that counted, as the rule sees them."""
        return [
            CountedMember(each.code, each.counts_as, each.weight) for each in self.members if each.counts_as is not None
        ]


def seen_by(rule: GroupRule, scheme: type[Scheme] | None, members: list[GroupMember]) -> list[CountedMember | None]:
    """Return each member as the rule sees it; `None` if the rule leaves it out."""
    worst = list(scheme)[-1] if rule.unrated is Unrated.AS_WORST and scheme is not None else None
    return [each.counted_as(worst) for each in members]


def rate_members(rule: GroupRule, scheme: type[Scheme] | None, members: list[GroupMember]) -> Scheme | NoGroupRating:
    """Return the rating of the members by the *rule*, or why there is none."""
    refusal = why_no_case(rule, members)
    if refusal is not None:
        return refusal
    counted = [each for each in seen_by(rule, scheme, members) if each is not None]
    return decided(rule, case_of(counted, with_members=rule.looks_at_members))


def why_no_case(rule: GroupRule, members: list[GroupMember]) -> NoGroupRating | None:
    """Return why the *rule* is not asked at all; `None` if it is asked.

    >>> from qpr_core.groups import WorstOf
    >>> why_no_case(WorstOf(), [])
    NoGroupRating.NO_MEMBERS
    """
    judged = [each for each in members if each.is_judged]
    rated = [each for each in judged if not each.is_unrated]
    if not judged:
        return NoGroupRating.NO_MEMBERS
    if not rated and (rule.unrated is Unrated.LEFT_OUT or rule.least_rated > 0):
        return NoGroupRating.NONE_RATED
    if len(rated) == len(judged) or not rule.least_rated:
        return None
    is_enough = sum(each.weight for each in rated) >= rule.least_rated * sum(each.weight for each in judged)
    return None if is_enough else NoGroupRating.TOO_FEW_RATED
