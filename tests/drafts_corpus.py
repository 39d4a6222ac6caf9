"""The corpus of drafts: passages with marked claims.

The head of `data/drafts/sentences.txt` describes the marks.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Final, TypeAlias

from attrs import frozen

from drafts_council import DRAFTS

Span: TypeAlias = tuple[int, int]
"""The start and the end of words in a text."""


class Truth(Enum):
    """The truth of a claim by the report, and its mark."""

    TRUE = "+"
    WRONG = "-"
    UNKNOWN = "?"
    ONCE_CALLED_WRONG = "="


@frozen
class MarkedClaim:
    """The words of a claim in a passage, and its truth."""

    start: int
    end: int
    truth: Truth

    def meets(self, spans: Iterable[Span]) -> bool:
        """Return True if one of the spans overlaps the claim."""
        return any(overlap((self.start, self.end), span) for span in spans)


@frozen
class Passage:
    """A passage without its marks, its kind and its claims."""

    kind: str
    text: str
    claims: tuple[MarkedClaim, ...]
    line: int

    @property
    def wrong(self) -> tuple[MarkedClaim, ...]:
        """The wrong claims."""
        return tuple(claim for claim in self.claims if claim.truth is Truth.WRONG)

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())


_HEAD: Final = re.compile(r"(?P<kind>[a-z][a-z-]*) \| (?P<text>\S.*)")
_MARK: Final = re.compile(r"\{(?P<truth>[-+?=])(?P<words>[^{}]+)\}")


def overlap(one: Span, other: Span) -> bool:
    """Return True if two spans share a character.

    >>> overlap((0, 4), (3, 5)), overlap((0, 4), (4, 5))
    (True, False)
    """
    return one[0] < other[1] and other[0] < one[1]


def read_passage(kind: str, marked: str, line: int) -> Passage:
    """Read a text and its marks.

    >>> passage = read_passage("outcome", "{+22} met target and {-8 were} below it.", 1)
    >>> passage.text, [(passage.text[claim.start:claim.end], claim.truth.name) for claim in passage.claims]
    ('22 met target and 8 were below it.', [('22', 'TRUE'), ('8 were', 'WRONG')])

    Raises:
        ValueError: If a brace is not part of a mark.
    """
    text, claims, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        claims.append(MarkedClaim(len(text), len(text) + len(mark["words"]), Truth(mark["truth"])))
        text, done = text + mark["words"], mark.end()
    text += marked[done:]
    if stray := re.search(r"[{}]", text):
        raise ValueError(f"line {line}: brace must be part of a mark such as {{+22}}, got {stray[0]!r}")
    return Passage(kind, text, tuple(claims), line)


def read_corpus(source: str) -> tuple[Passage, ...]:
    r"""Read the passages of a corpus.

    >>> [passage.text for passage in read_corpus("# head\nlayout | - Green: {+22}\n  - Red: {+7}\n")]
    ['- Green: 22\n- Red: 7']

    Raises:
        ValueError: If a line is neither a passage nor a part of one, or if a mark is not closed.
    """
    return tuple(read_passage(kind, "\n".join(lines), line) for kind, lines, line in _blocks(source))


def _blocks(source: str) -> Iterator[tuple[str, list[str], int]]:
    kind, lines, first = "", list[str](), 0
    for number, line in enumerate(source.splitlines(), 1):
        if lines and line.startswith("  "):
            lines.append(line[2:])
            continue
        if lines:
            yield kind, lines, first
            lines = []
        if line and not line.startswith("#"):
            head = _HEAD.fullmatch(line)
            if head is None:
                raise ValueError(f"line {number}: passage must begin with its kind and ' | ', got {line!r}")
            kind, lines, first = head["kind"], [head["text"]], number
    if lines:
        yield kind, lines, first


def corpus(path: Path = DRAFTS / "sentences.txt") -> tuple[Passage, ...]:
    """Read the corpus from its file."""
    return read_corpus(path.read_text(encoding="utf-8"))


def by_kind(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Group passages by kind, in the order in which the kinds first appear."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.kind, []).append(passage)
    return groups
