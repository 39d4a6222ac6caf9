"""The list of what is wrong in a draft, and of what was not read."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from qpr_core.model.values.names import printable
from qpr_core.model.values.records import Choice, shown
from qpr_core.wording.drafts.checked import CheckedDraft, in_short
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import BulletList, Heading, Item, Paragraph, Part
from qpr_core.wording.text.spans import Name, Words

TITLE: Final = "Checked draft"

_LINE_BREAK: Final = re.compile(r"\r\n?|\n")


class Kind(Choice):
    """The kind of a marked passage.

    >>> [kind.value for kind in Kind]
    ['right', 'wrong', 'not read']
    """

    RIGHT = "right"
    WRONG = "wrong"
    UNREAD = "not read"


@frozen(kw_only=True, repr=False)
class Entry:
    """A passage that is wrong or was not read: its number, position, line and reason.

    Numbers begin at 1 for each kind. `line` is the line of the draft in which the passage begins, from 1 on.
    """

    kind: Kind
    number: int
    start: int
    end: int
    line: int
    text: str

    __repr__ = shown


def entries_of(checked: CheckedDraft) -> tuple[Entry, ...]:
    r"""Return the wrong passages of a draft in their order, then the unread ones.

    >>> from qpr_core import Rag, Summary, check_text
    >>> summary = Summary(period="Q2 2023/24", indicators=38, ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8})
    >>> for entry in entries_of(check_text("12 projects are Green.\n14 KPIs are Green.", summary)):
    ...     print(entry.line, entry.text)
    2 "14 KPIs are Green": the data show 15 (Green)
    1 "12 projects are Green." (it is about things other than KPIs)
    """
    starts = [0, *(found.end() for found in _LINE_BREAK.finditer(checked.text))]
    wrong = [(each.start, each.end, str(each)) for each in checked.discrepancies]
    unread = [(each.start, each.end, f'"{_one_line(each.sentence)}" ({each.why})') for each in checked.unread]
    return (*_numbered(Kind.WRONG, wrong, starts), *_numbered(Kind.UNREAD, unread, starts))


def _numbered(kind: Kind, passages: Iterable[tuple[int, int, str]], starts: Sequence[int]) -> list[Entry]:
    return [
        Entry(kind=kind, number=number, start=start, end=end, line=bisect(starts, start), text=printable(text))
        for number, (start, end, text) in enumerate(passages, 1)
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def listed(checked: CheckedDraft) -> Narrative:
    """Return how many claims are right and wrong, and each passage that is not right.

    >>> from qpr_core import Rag, Summary, check_text
    >>> summary = Summary(period="Q2 2023/24", indicators=38, ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8})
    >>> print(listed(check_text("14 KPIs are Green and eight are Red.", summary)))
    Checked draft
    <BLANKLINE>
    1 claim is right and 1 is wrong. No sentence was left unread.
    <BLANKLINE>
    Wrong
    <BLANKLINE>
    - Line 1: "14 KPIs are Green": the data show 15 (Green)
    """
    parts: list[Part] = [Heading((Words(TITLE),)), Paragraph((Words(in_short(checked)),))]
    for kind in (Kind.WRONG, Kind.UNREAD):
        items = [
            Item((Words(f"Line {entry.line}: "), Name(entry.text)))
            for entry in entries_of(checked)
            if entry.kind is kind
        ]
        if items:
            heading = Heading((Words(kind.value.capitalize()),), level=2)
            parts += [heading, BulletList(Paragraph(()), tuple(items))]
    return Narrative(tuple(parts))
