"""Rating schemes: the bands that a value can fall into, best first."""

from qpr_core.model.choice import Choice


class Scheme(Choice):
    """A rating scheme: an enumeration of bands, best first, each with its name as its value.

    >>> class Stars(Scheme):
    ...     STAR = "Star"
    ...     CIRCLE = "Circle"
    ...     TRIANGLE = "Triangle"
    >>> Stars.CIRCLE.rank, Stars.TRIANGLE.is_worst
    (1, True)
    """

    @property
    def rank(self) -> int:
        """The place of the band: 0 is the best."""
        return list(type(self)).index(self)

    @property
    def is_worst(self) -> bool:
        """Whether no band is worse."""
        return self.rank == len(type(self)) - 1


class Rag(Scheme):
    """Red, Amber or Green, as target and floor standard make them.

    >>> list(Rag)
    [Rag.GREEN, Rag.AMBER, Rag.RED]

    Source: Kent County Council, Quarterly Performance Report: Green, the target was achieved or exceeded;
        Amber, the floor standard was; Red, neither.
    """

    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"
