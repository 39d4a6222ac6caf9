"""GroupCase: the bands and weights that a group rule gets."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from attrs import field, frozen

from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import FrozenMapping, evolvable


@evolvable
class CountedMember(NamedTuple):
    """A member that counts towards the rating of its group.

    >>> from qpr_core import Rag
    >>> CountedMember("K1", Rag.RED).weight
    Fraction(1, 1)
    """

    code: str
    band: Scheme
    weight: Fraction = Fraction(1)


def _shares(weights: FrozenMapping[Scheme, Fraction]) -> str:
    return repr({band: str(weight) for band, weight in weights.items()})


@frozen(kw_only=True)
class GroupCase:
    """The facts that a group rule gets: how much weight each band has.

    `weights` has the bands of the members, best first. Without weights, a band weighs as much as it has members. Only a
    rule with `looks_at_members` gets the members themselves, in the order given. An answer that depends on them is not
    an answer about ratings alone.

    >>> from qpr_core import Rag
    >>> case = case_of([CountedMember("K1", Rag.RED), CountedMember("K2", Rag.GREEN), CountedMember("K3", Rag.RED)])
    >>> case.best, case.worst, case.weight_of(Rag.RED), case.weight_of(Rag.AMBER), case.share_of(Rag.RED)
    (Rag.GREEN, Rag.RED, Fraction(2, 1), Fraction(0, 1), Fraction(2, 3))
    """

    weights: FrozenMapping[Scheme, Fraction] = field(repr=_shares)
    _members: tuple[CountedMember, ...] | None = field(default=None, alias="members", repr=False)

    @property
    def members(self) -> tuple[CountedMember, ...]:
        """The members that count, in the order given.

        Raises:
            GroupError: If the rule does not have `looks_at_members`.
        """
        if self._members is None:
            raise GroupError("rule must have looks_at_members=True to use the members of a case")
        return self._members

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme of the bands."""
        return type(self.best)

    @property
    def best(self) -> Scheme:
        """The best band that a member has."""
        return next(iter(self.weights))

    @property
    def worst(self) -> Scheme:
        """The worst band that a member has."""
        return list(self.weights)[-1]

    @property
    def total(self) -> Fraction:
        """The weight of all members."""
        return sum(self.weights.values(), Fraction(0))

    def weight_of(self, band: Scheme) -> Fraction:
        """Return the weight of the members with a *band*; 0 if there are none."""
        return self.weights.get(band, Fraction(0))

    def share_of(self, band: Scheme) -> Fraction:
        """Return the share of the weight that the members with a *band* have."""
        return self.weight_of(band) / self.total


def case_of(members: Iterable[CountedMember], *, with_members: bool = False) -> GroupCase:
    """Return the case of some members, of which there must be at least one.

    >>> from qpr_core import Rag
    >>> case_of([CountedMember("K1", Rag.RED, Fraction(2)), CountedMember("K2", Rag.GREEN)])
    GroupCase(weights={Rag.GREEN: '1', Rag.RED: '2'})
    """
    counted = tuple(members)
    weights: dict[Scheme, Fraction] = {}
    for _, band, weight in counted:
        weights[band] = weights.get(band, Fraction(0)) + weight
    best_first = FrozenMapping((band, weights[band]) for band in sorted(weights, key=lambda band: band.rank))
    return GroupCase(weights=best_first, members=counted if with_members else None)
