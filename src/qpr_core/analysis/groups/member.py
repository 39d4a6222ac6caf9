"""GroupMember: one member of a group, and what it contributed to the rating."""

from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from qpr_core.analysis.answers import NoGroupRating, NoRating, Rating
from qpr_core.analysis.groups.case import CountedMember
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.values.records import shown

MemberRating: TypeAlias = Rating | NoGroupRating
"""The rating of a member, which may be a group too."""


_ON_PURPOSE: Final = (NoRating.DATA_ONLY, NoGroupRating.NO_MEMBERS)
"""The reasons for having no rating on purpose."""


@frozen(kw_only=True, repr=False)
class GroupMember:
    """A member of a group: its rating and weight, and how it counted.

    `counts_as` is the band that it counted as. It is `None` if the member was left out. `share` is its share of the
    weight of all members that counted. `contribution` is that share times the score of its band, so that the
    contributions add up to the `figure` of the group. It is `None` if the member was left out, or if the rule has no
    scores.

    >>> from qpr_core import NoRating, Rag
    >>> from qpr_core.groups import MeanScore, rate_group
    >>> mean = MeanScore(cut_offs={Rag.GREEN: 1.5, Rag.AMBER: 0.5})
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.AMBER, "K3": NoRating.TOO_OLD}, mean).members[0]
    GroupMember(code='K1', name='K1', rating=Rag.GREEN, weight=1, counts_as=Rag.GREEN, share=0.5, contribution=1)
    """

    code: str
    name: str
    rating: MemberRating
    weight: Fraction = Fraction(1)
    counts_as: Scheme | None = None
    share: Fraction = Fraction(0)
    contribution: Fraction | None = None

    __repr__ = shown

    @property
    def is_judged(self) -> bool:
        """Whether the member should have a rating and has a weight.

        An activity indicator and an indicator for information only have no rating on purpose, and so has a group of
        only these. They never count, and neither does a member of weight 0.
        """
        on_purpose = isinstance(self.rating, Expectation) or self.rating in _ON_PURPOSE
        return not on_purpose and self.weight > 0

    @property
    def is_unrated(self) -> bool:
        """Whether the member should have a rating and has none."""
        return self.is_judged and not isinstance(self.rating, Scheme)

    def counted_as(self, worst: Scheme | None) -> CountedMember | None:
        """Return the member as a rule sees it; `None` if it is left out.

        Args:
            worst: The band of a member without a rating. If None, it is left out.
        """
        band = self.rating if isinstance(self.rating, Scheme) else worst
        return CountedMember(self.code, band, self.weight) if self.is_judged and band is not None else None
