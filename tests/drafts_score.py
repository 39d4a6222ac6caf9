"""The score of a checker on the corpus of drafts.

`python tests/drafts_score.py` prints the score of `check_text`, a line for each kind.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from drafts_corpus import MarkedClaim, Passage, Span, by_kind, corpus, overlap
from drafts_council import report
from qpr_core import check_text
from qpr_core.text import CheckedDraft

Checked: TypeAlias = tuple[Sequence[Span], Sequence[Span]]
"""The spans that a checker calls wrong, and those that it lists as unread."""


@frozen
class Score:
    """The counts of a checker on some passages.

    Every wrong claim is found, or lies in a span listed as unread, or is missed silently. A false alarm is a span
    called wrong that meets no wrong claim; `alarms` lists each with its passage.
    """

    words: int
    wrong: int
    found: int
    unread: int
    alarms: tuple[tuple[Passage, Span], ...]
    missed: tuple[tuple[Passage, MarkedClaim], ...]

    @property
    def found_share(self) -> float:
        """The share of wrong claims that were found; 1 if there are none."""
        return self.found / self.wrong if self.wrong else 1.0

    def __str__(self) -> str:
        """Return the counts in one line."""
        return (
            f"wrong {self.wrong:4}  found {self.found:4} ({self.found_share:4.0%})  unread {self.unread:4}  "
            f"missed {len(self.missed):4}  false alarms {len(self.alarms):3}"
        )


def score(check: Callable[[str], Checked], passages: Iterable[Passage]) -> Score:
    """Run a checker over passages and count.

    >>> from drafts_corpus import read_passage
    >>> passage = read_passage("outcome", "{+22} met target and {-8} were below it; {-3} were close.", 1)
    >>> str(score(lambda text: ([(0, 2), (18, 19)], []), [passage]))
    'wrong    2  found    1 ( 50%)  unread    0  missed    1  false alarms   1'

    Args:
        check: Returns the spans of a text that are called wrong, and the spans that are unread.
        passages: The passages.
    """
    words = wrong = found = unread = 0
    alarms: list[tuple[Passage, Span]] = []
    missed: list[tuple[Passage, MarkedClaim]] = []
    for passage in passages:
        called, left = check(passage.text)
        words += passage.words
        for claim in passage.wrong:
            wrong += 1
            if claim.meets(called):
                found += 1
            elif claim.meets(left):
                unread += 1
            else:
                missed.append((passage, claim))
        planted = [(claim.start, claim.end) for claim in passage.wrong]
        alarms.extend((passage, span) for span in called if not any(overlap(span, other) for other in planted))
    return Score(words, wrong, found, unread, tuple(alarms), tuple(missed))


def table(check: Callable[[str], Checked], passages: Sequence[Passage]) -> str:
    """Return the score of each kind and of all passages, a line each."""
    rows = [f"{kind:22}{score(check, group)}" for kind, group in by_kind(passages).items()]
    return "\n".join([*rows, f"{'all':22}{score(check, passages)}"])


@cache
def checked_by_library(text: str) -> CheckedDraft:
    """Return a text as `check_text` reads it against the report of the made-up council."""
    return check_text(text, report())


def by_library(text: str) -> Checked:
    """Check a text with `check_text` against the report of the made-up council.

    >>> by_library("22 KPIs are Green and nine are Red. 12 projects are Green.")
    ([(22, 34)], [(36, 58)])
    """
    checked = checked_by_library(text)
    return [(each.start, each.end) for each in checked], [(each.start, each.end) for each in checked.unread]


def main(paths: Sequence[str]) -> None:
    """Print the score on the corpus, or on other files in its format."""
    passages = [passage for path in paths for passage in corpus(Path(path))] if paths else corpus()
    alarms = [
        f"false alarm, line {passage.line}: {passage.text[start:end]!r} in {passage.text!r}"
        for passage, (start, end) in score(by_library, passages).alarms
    ]
    sys.stdout.write("\n".join([table(by_library, passages), *alarms, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
