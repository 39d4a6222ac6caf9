"""A mapping that is a value: it cannot change, so it can be hashed, compared and shared."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from attrs import frozen

K = TypeVar("K")
V = TypeVar("V")


@frozen(init=False, repr=False, eq=False)
class FrozenMapping(Mapping[K, V], Generic[K, V]):
    """A mapping that cannot change, in the order in which it was given.

    It equals any mapping with the same items, whatever their order, and its `repr` is that of a `dict`.

    >>> FrozenMapping({"a": 1, "b": 2})
    {'a': 1, 'b': 2}
    >>> FrozenMapping([("b", 2), ("a", 1)]) == {"a": 1, "b": 2}
    True
    >>> hash(FrozenMapping({"a": 1, "b": 2})) == hash(FrozenMapping({"b": 2, "a": 1}))
    True
    """

    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]]) -> None:
        """Copy the items; of two with the same key the later one counts."""
        self.__attrs_init__(dict(items))

    def __getitem__(self, key: K) -> V:
        """Give the value of *key*; raises `KeyError` where there is none, as every mapping does."""
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        """Go through the keys in the order in which they were given."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._items)

    def __hash__(self) -> int:
        """Agree for mappings that are equal."""
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        """Show the items as a `dict` does."""
        return repr(self._items)
