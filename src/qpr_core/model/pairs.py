"""What was given as a mapping, as pairs, or as a list of items."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, overload

T = TypeVar("T")


@overload
def items_of(given: Iterable[T]) -> tuple[T, ...] | None: ...


@overload
def items_of(given: object) -> tuple[object, ...] | None: ...


def items_of(given: object) -> tuple[object, ...] | None:
    """Return the items of an iterable that is not text; `None` if *given* cannot be iterated.

    An object may have a method for iteration that always fails, as a NumPy array without dimensions has.

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


def pairs_of(given: object) -> list[tuple[object, object]] | None:
    """Read a mapping or an iterable of pairs; `None` if *given* is neither.

    >>> pairs_of({"a": 1})
    [('a', 1)]
    >>> pairs_of(["ab"]) is pairs_of(7) is None
    True
    """
    if isinstance(given, Mapping):
        return list(given.items())
    items = items_of(given)
    pairs = [list(item) for item in items or () if isinstance(item, tuple | list) and len(item) == 2]
    if items is None or len(pairs) < len(items):
        return None
    return [(first, second) for first, second in pairs]
