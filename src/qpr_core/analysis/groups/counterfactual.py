"""Counterfactual: the smallest changes of members that would change a group."""

from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import evolvable, shown


@evolvable
class MemberChange(NamedTuple):
    """A number of alike members, any of which would have a different band.

    >>> from qpr_core import Rag
    >>> MemberChange(2, ("K1", "K2", "K3"), Rag.RED, Rag.AMBER).steps
    2
    """

    size: int
    of: tuple[str, ...]
    before: Scheme
    after: Scheme

    @property
    def steps(self) -> int:
        """The number of bands that the members move, added up."""
        return self.size * abs(self.before.rank - self.after.rank)


@frozen(kw_only=True, repr=False)
class Counterfactual:
    """The smallest changes that would give a group a different rating.

    Each of the `changes` is about alike members, any `size` of which may be meant. Two changes of the same members are
    about different ones. No smaller number of members, and no smaller step of as many, would give the group `rating`.

    >>> from qpr_core import Rag
    >>> change = MemberChange(2, ("K1", "K2", "K3"), Rag.RED, Rag.AMBER)
    >>> Counterfactual(rating=Rag.AMBER, changes=(change,)).size
    2
    """

    rating: Scheme
    changes: tuple[MemberChange, ...]

    __repr__ = shown

    @property
    def size(self) -> int:
        """The number of members that would change."""
        return sum(change.size for change in self.changes)

    @property
    def steps(self) -> int:
        """The number of bands that the members would move, added up."""
        return sum(change.steps for change in self.changes)


class Alike(NamedTuple):
    """Members of one band and one weight, by their codes."""

    band: Scheme
    weight: Fraction
    codes: tuple[str, ...]


def sort_key(found: Counterfactual) -> tuple[object, ...]:
    """Return the key of the order: smallest first, then the better rating."""
    changes = tuple((each.before.rank, each.after.rank, each.of) for each in found.changes)
    return found.size, found.steps, found.rating.rank, changes
