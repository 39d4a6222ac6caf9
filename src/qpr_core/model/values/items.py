"""Reading of iterables, and of mappings as pairs."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, overload

T = TypeVar("T")


@overload
def items_of(given: Iterable[T]) -> tuple[T, ...] | None: ...


@overload
def items_of(given: object) -> tuple[object, ...] | None: ...


def items_of(given: object) -> tuple[object, ...] | None:
    """Return the items of an iterable; `None` if *given* is text or not iterable.

    The iteration method of an object may always fail, like that of a NumPy array without dimensions.

    >>> items_of(["a", "b"]), items_of(range(0))
    (('a', 'b'), ())
    >>> items_of("ab") is items_of(7) is None
    True
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        return None
    try:
        items = iter(given)
    except TypeError:
        return None
    return tuple(items)


@overload
def ordered_items_of(given: Iterable[T]) -> tuple[T, ...] | None: ...


@overload
def ordered_items_of(given: object) -> tuple[object, ...] | None: ...


def ordered_items_of(given: object) -> tuple[object, ...] | None:
    """Return the items of an iterable with an order; `None` for a set or a mapping.

    >>> ordered_items_of(["a", "b"]), ordered_items_of({"a", "b"}), ordered_items_of({"a": 1})
    (('a', 'b'), None, None)
    """
    return None if isinstance(given, set | frozenset | Mapping) else items_of(given)


def tuples_of(given: object) -> list[tuple[object, ...]] | None:
    """Return the pairs of a mapping, or tuples of two or three items.

    Return None if *given* is neither.

    >>> tuples_of({"a": 1})
    [('a', 1)]
    >>> tuples_of([("a", 1), ["b", 2, "final"]])
    [('a', 1), ('b', 2, 'final')]
    >>> tuples_of(["ab"]) is tuples_of(7) is None
    True
    """
    items = list(given.items()) if isinstance(given, Mapping) else items_of(given)
    if items is None or not all(isinstance(row, tuple | list) and len(row) in {2, 3} for row in items):
        return None
    return [tuple(row) for row in items if isinstance(row, tuple | list)]
