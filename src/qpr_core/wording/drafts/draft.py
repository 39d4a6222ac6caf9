"""Read a draft: input is text as written, output is plain lower-case text.

Each character keeps its position in the text as written, so that a claim can be quoted from there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.analysis.reporting.summary import Summary

NAMED: Final = "\x00"
"""Replaces each letter of a name, so that the name makes no claim."""


_MARKS: Final = "*_\\`"
"""Characters of Markdown, which are left out."""


_READ: Final = str.maketrans(dict.fromkeys("–—‑−", "-") | dict.fromkeys("\u00a0\u202f", " ") | dict.fromkeys(_MARKS))


class Draft(NamedTuple):
    """A draft as written and as read; `positions` leads from `read` to `written`."""

    written: str
    read: str
    positions: Sequence[int]

    def where(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end in `written` of a part of `read`."""
        return self.positions[start], self.positions[end - 1] + 1


def read_draft(written: str, names: Iterable[str]) -> Draft:
    r"""Return a draft in lower case, without Markdown, with *names* replaced.

    >>> draft = read_draft("**15** KPIs — Calls (Red)", ["Calls"])
    >>> draft.read
    '15 kpis - \x00\x00\x00\x00\x00 (red)'
    >>> draft.where(0, 2)
    (2, 4)
    """
    text = written.translate(_READ)
    for name in sorted((name.translate(_READ) for name in names), key=len, reverse=True):
        text = text.replace(name, NAMED * len(name))
    read = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    return Draft(written, read, [index for index, sign in enumerate(written) if sign not in _MARKS])


def names_in(summary: Summary) -> Iterator[str]:
    """Yield the names in a summary: of KPIs, services and ratings."""
    yield from (f"{summary.scheme.__name__} {noun}" for noun in ("rating", "status"))
    for each in (summary, summary.previous, summary.published):
        if each is not None:
            for service, name in (pair for listed in each.listed.values() for pair in listed):
                yield from (name, service or name)
            for member in each.members or ():
                yield from (member.name, member.service or member.name)
