"""What was given as a mapping, or as pairs."""

from collections.abc import Iterable, Mapping


def pairs_of(given: object) -> list[tuple[object, object]] | None:
    """Read a mapping or an iterable of pairs; `None` if *given* is neither.

    >>> pairs_of({"a": 1})
    [('a', 1)]
    >>> pairs_of(["ab"]) is pairs_of(7) is None
    True
    """
    if isinstance(given, Mapping):
        return list(given.items())
    if isinstance(given, str) or not isinstance(given, Iterable):
        return None
    pairs = list(given)
    if all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in pairs):
        return [(first, second) for first, second in pairs]
    return None
