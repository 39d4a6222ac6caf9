"""Texts with one word, number or clause changed, to see whether a reader notices."""

import re
from collections.abc import Iterator
from typing import Final

_COUNTS: Final = ["no", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_OTHERS: Final = {
    "Blue": "Red", "Green": "Amber", "Amber": "Red", "Red": "Green",
    "positive": "negative", "negative": "positive", "stable": "negative", "improving": "worsening",
    "worsening": "improving", "unknown": "stable", "up": "down", "down": "up", "unchanged": "up", "risen": "fallen",
    "fallen": "risen", "fell": "moved", "better": "worse", "worse": "better", "more": "fewer", "fewer": "more", "above": "below",
    "below": "over", "over": "below", "within": "outside", "outside": "within", "meets": "exceeds", "exceeds": "meets",
    "expected": "usual", "newest": "oldest", "joined": "left", "left": "joined",
    "same": "worst", "moved": "fell", "↑": "↓", "↓": "↑", "↔": "↑", "▲": "▼", "▼": "▲",
}  # fmt: skip
_WORDS: Final = re.compile(rf"(?i:\b(?:{'|'.join(_COUNTS)})\b)|\b(?:{'|'.join(_OTHERS)})\b|[↑↓↔▲▼]|\d")

_CLAUSE: Final = r"(?:[,;] and | and |[,;] |(?<=: ))[^,;.\n()]+(?:\([^()\n]+\))?[^,;.\n()]*(?=[,;.])"
_OMITTED: Final = re.compile(rf"{_CLAUSE}|^ *- .*\n|(?<=\. )[^.\n]+\.$", re.MULTILINE)


def omissions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text without one clause, item of a list or last sentence, and what is left out."""
    for found in _OMITTED.finditer(text):
        yield text[: found.start()] + text[found.end() :], repr(found[0])


def mutations(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text with one thing changed, and the change.

    Every digit, count, band and word of direction is changed in turn.
    """
    for found in _WORDS.finditer(text):
        other = _other(found[0])
        where = text[max(0, found.start() - 30) : found.end() + 20].replace("\n", " ")
        yield text[: found.start()] + other + text[found.end() :], f"{found[0]} -> {other} in {where!r}"


def _other(word: str) -> str:
    if word.isdigit():
        return str((int(word) + 1) % 10)
    if word in _OTHERS:
        return _OTHERS[word]
    index = _COUNTS.index(word.lower())
    other = _COUNTS[index + 1] if 0 < index < len(_COUNTS) - 1 else "two"
    return other.capitalize() if word[0].isupper() else other
