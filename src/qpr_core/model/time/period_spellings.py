"""Spellings of periods, and the form that the grammar reads."""

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


_PART: Final = r"(?:(?:q|qtr|quarter)\.? ?[1-4]|(?:half[ -]year|half|h)\.? ?[12])"


_SPELLINGS: Final = (
    (r"\b(first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)\b", "q{1}"),
    (r"\b(?:quarter|qtr) (one|two|three|four)\b", "q{1}"),
    (r"\b([1-4])q(?![a-z])", "q{1}"),
    (r"\b(first|second|1st|2nd) half(?:[ -]year)?\b", "h{1}"),
    (r"\bhalf(?:[ -]year)? (one|two)\b", "h{1}"),
    (rf"\b({_PART}) of (?=[0-9f])", "{1} "),
    (rf"\(({_PART})\)", "{1}"),
    (r"\b([0-9]{4}) ?-?m([0-9]{2})\b", "{2}/{1}"),
    (r"^year (?=[0-9]{2,4} ?[/-])", "financial year "),
)
"""Patterns with more than one spelling, and the spelling that the grammar has."""


_PATTERNS: Final = tuple((re.compile(pattern), spelling) for pattern, spelling in _SPELLINGS)


_ANY: Final = re.compile("|".join(pattern for pattern, _ in _SPELLINGS))
"""A search for all of them at once, as few names have one."""


def plain(text: str) -> str:
    """Return a name in the form that the grammar reads.

    It has small letters, single spaces, and one kind of dash.

    >>> plain(" Q1  2023–24")
    'q1 2023-24'
    """
    return " ".join(text.translate(DASHES).lower().split())


def plain_in_file(text: str) -> str:
    """Return a name of a file in the form that the grammar reads.

    It has one spelling of a quarter and of a half-year too. `Period.parse` does not read the others, as the functions
    for large tables read the same names in every engine.

    >>> plain_in_file("First quarter of 2023/24"), plain_in_file("2023M04"), plain_in_file("Q1_2023_24")
    ('q1 2023/24', '04/2023', 'q1-2023-24')
    >>> plain_in_file("Second half-year of 2023/24"), plain_in_file("2023/24 (H1)")
    ('h2 2023/24', '2023/24 h1')
    """
    name = plain(_UNDERSCORE.sub("-", text))
    if not _ANY.search(name):
        return name
    for pattern, spelling in _PATTERNS:
        name = pattern.sub(partial(_respelt, spelling), name)
    return name


def _respelt(spelling: str, match: re.Match[str]) -> str:
    return spelling.format(match[0], *(_NUMBERS.get(part, part) for part in match.groups()))
