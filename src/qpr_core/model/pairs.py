"""What was given as a list, as a mapping, or as rows of two or three."""

from collections.abc import Iterable, Mapping


def items_of(given: object) -> list[object] | None:
    """Return what *given* iterates over; `None` if it is text or cannot be iterated over.

    >>> items_of(("a", 1))
    ['a', 1]
    >>> items_of("ab") is items_of(7) is None
    True
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        return None
    try:
        items = iter(given)
    except TypeError:  # an array of NumPy without a dimension has the method, and no items
        return None
    return list(items)


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
