"""Words of a text: letters and digits with their positions, and marks."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_UNITS: Final = r"(?:kg|ppts?|pps?|pts?|km|k|bn|m|mins?|hrs?|days?)"
_WORD: Final = re.compile(
    rf"[£$€]?[0-9]+(?:[.,][0-9]+)*+(?={_UNITS}(?![0-9A-Za-z]))|"
    r"[£$€]?[0-9]+(?:[.,][0-9]+)*+(?![0-9A-Za-z])%?|[^\W_]+(?:['\u2019.](?=[^\W_])[^\W_]+)*+|[^\s\w]|_"
)
"""A figure such as "1,200" or 3 in "3kg", a word such as "Kent's", or a mark."""

_MARKDOWN: Final = frozenset("*_\\`#")
QUOTES: Final = frozenset("\"'\u2018\u2019\u201c\u201d")
_DASHES: Final = frozenset("-\u2013\u2014\u2011\u2212")
_HYPHENS: Final = frozenset("-\u2011")


class Word(NamedTuple):
    """A word of a text in lower case, and its position."""

    text: str
    start: int
    end: int
    capital: bool = False


class Plain(NamedTuple):
    """A text without Markdown, with the positions in the text as written."""

    text: str
    positions: Sequence[int]


def plain(text: str, start: int = 0, end: int | None = None) -> Plain:
    """Return a part of a text without the marks of Markdown.

    >>> plain("**22** KPIs").text
    '22 KPIs'
    """
    last = len(text) if end is None else end
    kept = [at for at in range(start, last) if text[at] not in _MARKDOWN]
    return Plain("".join(text[at] for at in kept), kept)


def words_in(text: str) -> list[Word]:
    """Return the words, without quotation marks and inner hyphens.

    >>> [word.text for word in words_in("22 KPIs (58%) were \u2018on-target\u2019 \u2013 CS01 is Red.")]
    ['22', 'kpis', '(', '58%', ')', 'were', 'on', 'target', '-', 'cs01', 'is', 'red', '.']
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        written = match[0]
        if written in QUOTES:
            continue
        if written in _DASHES:
            inside = match.start() > 0 and match.end() < len(text)
            if inside and written in _HYPHENS and _joins(text, match.start(), match.end()):
                continue
            written = "-"
        found.append(Word(written.lower().replace("\u2019", "'"), match.start(), match.end(), written[0].isupper()))
    return found


def _joins(text: str, start: int, end: int) -> bool:
    return text[start - 1].isalpha() and text[end].isalpha()
