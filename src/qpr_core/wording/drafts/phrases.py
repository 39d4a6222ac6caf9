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
        """Return the end and the meaning of the longest phrase that begins at a word.

        A word that can be skipped may also belong to a phrase, so that both ways are followed.
        """
        ways, found = [(self, 0)], None
        for at in range(start, len(words)):
            further: list[tuple[Phrases[V], int]] = []
            for tree, left_out in ways:
                longer = tree.longer.get(words[at])
                if longer is not None:
                    further.append((longer, left_out))
                    found = found if longer.meaning is None else (at + 1, longer.meaning)
                if at > start and left_out < _MOST_SKIPPED and words[at] in skipped:
                    further.append((tree, left_out + 1))
            if not further:
                break
            ways = further
        return found
