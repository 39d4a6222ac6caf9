"""What was given as a list, as a mapping, or as rows of two or three."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard


def iterates(given: object) -> TypeGuard[Iterable[Any]]:
    """Return True if *given* can be gone through, item by item; an array without a dimension cannot.

    >>> iterates("ab"), iterates(7)
    (True, False)
    """
    try:
        iter(given)  # type: ignore[call-overload]  # whether it can be is what is asked
    except TypeError:
        return False
    return True


def items_of(given: object) -> list[object] | None:
    """Return what *given* iterates over; `None` if it is text or cannot be iterated over.

    >>> items_of(("a", 1))
    ['a', 1]
    >>> items_of("ab") is items_of(7) is None
    True
    """
    return list(given) if iterates(given) and not isinstance(given, str) else None


def rows_of(given: object) -> list[tuple[object, ...]] | None:
    """Return the items of a mapping, or rows of two or three; `None` if *given* is neither.

    >>> rows_of({"a": 1})
    [('a', 1)]
    >>> rows_of([("a", 1), ["b", 2, "final"]])
    [('a', 1), ('b', 2, 'final')]
    >>> rows_of(["ab"]) is rows_of(7) is None
    True
    """
    items = list(given.items()) if isinstance(given, Mapping) else items_of(given)
    if items is None or not all(isinstance(row, tuple | list) and len(row) in {2, 3} for row in items):
        return None
    return [tuple(row) for row in items if isinstance(row, tuple | list)]
