"""Phrases: find the longest known phrase at a word, in a tree of words."""

from collections.abc import Collection, Sequence
from typing import Final, Generic, TypeVar

V = TypeVar("V")

_MOST_SKIPPED: Final = 2
"""The greatest number of words that are skipped inside a phrase."""


class Phrases(Generic[V]):
    """Phrases as a tree of words, each with what it means.

    >>> known = Phrases()
    >>> known.add(["met", "target"], "Green")
    >>> known.longest(["they", "met", "their", "target"], 1, skipped={"their"})
    (4, 'Green')
    """

    __slots__ = ("longer", "meaning")

    def __init__(self) -> None:
        """Begin without phrases."""
        self.longer: dict[str, Phrases[V]] = {}
        self.meaning: V | None = None

    def add(self, words: Sequence[str], meant: V) -> None:
        """Add a phrase; it replaces an earlier meaning of the same words."""
        at = self
        for word in words:
            at = at.longer.setdefault(word, Phrases())
        at.meaning = meant

    def longest(self, words: Sequence[str], start: int, *, skipped: Collection[str] = ()) -> tuple[int, V] | None:
        """Return the end and the meaning of the longest phrase that begins at a word."""
        at, found, left_out = self, None, 0
        for index in range(start, len(words)):
            longer = at.longer.get(words[index])
            if longer is None:
                left_out += 1
                if index > start and left_out <= _MOST_SKIPPED and words[index] in skipped:
                    continue
                break
            at = longer
            if at.meaning is not None:
                found = index + 1, at.meaning
        return found
