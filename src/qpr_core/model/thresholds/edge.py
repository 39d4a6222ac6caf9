"""Edge: the boundaries of a target and a floor, and those that are strict."""

from collections.abc import Iterable, Mapping
from typing import Final, Self, TypeAlias, TypeVar

from qpr_core.errors import ThresholdError
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import Choice, known_words, member_of

C = TypeVar("C", bound=Choice)


class Edge(Choice):
    """A boundary of `Thresholds`: of the target, or of the floor.

    The boundary of the target is where Green ends, also with a tolerance for Green. The boundary of the floor is where
    Amber ends, also with a tolerance in place of a floor.

    >>> Edge("floor"), Edge("tolerance"), Edge("green_tolerance")
    (Edge.FLOOR, Edge.FLOOR, Edge.TARGET)
    """

    TARGET = "target"
    FLOOR = "floor"

    @classmethod
    def _more_words(cls) -> Mapping[Self, tuple[str, ...]]:
        """Return the other words for a boundary: the part that states it."""
        return {cls(value): words for value, words in _OTHER_WORDS.items()}


_OTHER_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "target": ("green tolerance",),
    "floor": ("tolerance", "floor standard"),
}


GivenEdges: TypeAlias = Edge | str | Iterable[Edge | str] | None
"""One boundary, several, or none."""


def _items(given: object) -> tuple[object, ...] | None:
    return None if isinstance(given, Mapping) else items_of(given)


def read_strict(given: object, kind: type[C], known: Iterable[C]) -> tuple[C, ...]:
    """Return the boundaries that belong to the worse band, in their own order.

    >>> read_strict(["floor", "target"], Edge, Edge), read_strict("floor", Edge, Edge), read_strict(None, Edge, Edge)
    ((Edge.TARGET, Edge.FLOOR), (Edge.FLOOR,), ())

    Args:
        given: A boundary, several, or None for none. A word may name a boundary.
        kind: The enumeration that the boundaries belong to.
        known: The boundaries that there are.

    Raises:
        ThresholdError: If *given* has anything else.
    """
    possible = tuple(known)
    items = (given,) if isinstance(given, kind | str) else () if given is None else _items(given)
    found = None if items is None else [member_of(kind, each) for each in items]
    if found is None or not set(found) <= set(possible):
        words = known_words(Edge) if kind is Edge else ", ".join(repr(each.value) for each in possible)
        raise ThresholdError(f"strict must be one of {words}, or a list of them", given=given)
    return tuple(each for each in possible if each in found)
