"""Spellings of periods, brought into the form that the grammar reads: `plain`."""

import re
from functools import partial
from typing import Final

DASHES: Final = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "_": " "})


_UNDERSCORE: Final = re.compile(r"(?<=[0-9])_(?=[0-9])")


_NUMBERS: Final = {
    word: str(number)
    for words in ("first second third fourth", "1st 2nd 3rd 4th", "one two three four")
    for number, word in enumerate(words.split(), 1)
}


_QUARTER: Final = r"(?:q|qtr|quarter)\.? ?[1-4]"


_SPELLINGS: Final = (
    (r"\b(first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)\b", "q{1}"),
    (r"\b(?:quarter|qtr) (one|two|three|four)\b", "q{1}"),
    (r"\b([1-4])q(?![a-z])", "q{1}"),
    (rf"\b({_QUARTER}) of (?=[0-9f])", "{1} "),
    (rf"\(({_QUARTER})\)", "{1}"),
    (r"\b([0-9]{4}) ?-?m([0-9]{2})\b", "{2}/{1}"),
    (r"^year (?=[0-9]{2,4} ?[/-])", "financial year "),
)
"""Patterns with more than one spelling, and the spelling that the grammar has."""


_PATTERNS: Final = tuple((re.compile(pattern), spelling) for pattern, spelling in _SPELLINGS)


_ANY: Final = re.compile("|".join(pattern for pattern, _ in _SPELLINGS))
"""A search for all of them at once, as few names have one."""


def plain(text: str) -> str:
    """Return a name in the form that the grammar reads.

    It has small letters, single spaces, one kind of dash and one spelling of a quarter.

    >>> plain(" Q1  2023–24"), plain("First quarter of 2023/24"), plain("2023M04")
    ('q1 2023-24', 'q1 2023/24', '04/2023')
    """
    name = " ".join(_UNDERSCORE.sub("-", text).translate(DASHES).lower().split())
    if not _ANY.search(name):
        return name
    for pattern, spelling in _PATTERNS:
        name = pattern.sub(partial(_respelt, spelling), name)
    return name


def _respelt(spelling: str, match: re.Match[str]) -> str:
    return spelling.format(match[0], *(_NUMBERS.get(part, part) for part in match.groups()))
