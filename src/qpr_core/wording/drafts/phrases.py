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
        return self._longest(words, start, skipped, start, 0)

    def _longest(
        self, words: Sequence[str], start: int, skipped: Collection[str], at: int, left_out: int
    ) -> tuple[int, V] | None:
        """Return the longest phrase with a word, or without it."""
        if at == len(words):
            return None
        found: tuple[int, V] | None = None
        longer = self.longer.get(words[at])
        if longer is not None:
            here = None if longer.meaning is None else (at + 1, longer.meaning)
            found = longer._longest(words, start, skipped, at + 1, left_out) or here  # noqa: SLF001  a part of this tree
        if at > start and left_out < _MOST_SKIPPED and words[at] in skipped:
            without = self._longest(words, start, skipped, at + 1, left_out + 1)
            found = without if found is None or (without is not None and without[0] > found[0]) else found
        return found
