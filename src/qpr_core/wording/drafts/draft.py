"""A draft as it was written, and as it is read: without marks, capitals and names."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

NAMED: Final = "\x00"
"""Stands for each letter of a name, which claims nothing by itself."""

_MARKS: Final = "*_\\`"
_READ: Final = str.maketrans(dict.fromkeys("–—‑−", "-") | dict.fromkeys("\u00a0\u202f", " ") | dict.fromkeys(_MARKS))


class Draft(NamedTuple):
    """A draft: what was written, what is read of it, and where each sign that is read was written."""

    written: str
    read: str
    places: Sequence[int]

    def where(self, start: int, end: int) -> tuple[int, int]:
        """Give from where up to where something was written that is read from *start* up to *end*."""
        return self.places[start], self.places[end - 1] + 1


def read_draft(written: str, names: Iterable[str]) -> Draft:
    r"""Read a draft without marks, and with a sign for each letter of the *names* of indicators.

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
    return Draft(written, read, [place for place, sign in enumerate(written) if sign not in _MARKS])
