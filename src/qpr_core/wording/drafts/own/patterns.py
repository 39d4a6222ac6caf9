"""Patterns: sentences as words, in which every number is the same mark."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.numerals import NUMBERS
from qpr_core.wording.drafts.spelled import Word

NUMBER: Final = "#"
"""The mark of a number in a pattern."""

_FIGURE: Final = re.compile(r"[£$€]?([0-9][0-9.,]*)%?")
_SAME: Final = {"are": "is", "were": "was", "have": "has", "do": "does", "them": "it", "these": "this", "those": "that"}
_NUMBER_WORDS: Final = {**NUMBERS, "no": 0, "both": 2, "only": 1}
_WITHOUT_MEANING: Final = frozenset("|")


def pattern_of(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of a sentence in the singular, with a mark for each number.

    >>> from qpr_core.wording.drafts.spelled import words_in
    >>> pattern_of(words_in("8 KPIs are Red.")) == pattern_of(words_in("One KPI is Red."))
    True
    """
    return tuple(_part(word.text) for word in words)


def _part(word: str) -> str:
    if is_number(word):
        return NUMBER
    return _SAME.get(word, word).rstrip("s")


def has_meaning(word: Word) -> bool:
    """Return False for the borders of a table, which a sentence may lack."""
    return word.text not in _WITHOUT_MEANING


def is_number(word: str) -> bool:
    """Return True for figures and for numbers in words."""
    return word in _NUMBER_WORDS or _FIGURE.fullmatch(word) is not None


def is_same_number(one: str, other: str) -> bool:
    """Return True if two words are written for one number in one unit.

    >>> is_same_number("7", "seven"), is_same_number("£7", "$7"), is_same_number("7%", "7")
    (True, False, False)
    """
    if one == other:
        return True
    number = number_of(one)
    return number is not None and number == number_of(other) and _unit_of(one) == _unit_of(other)


def _unit_of(word: str) -> str:
    return "" if word in _NUMBER_WORDS else word.strip("0123456789.,")


def number_of(word: str) -> Fraction | None:
    """Return the number that a word is written for; `None` if it is not one.

    >>> number_of("£1,200"), number_of("seven"), number_of("77.9%"), number_of("1.2.3")
    (Fraction(1200, 1), Fraction(7, 1), Fraction(779, 10), None)
    """
    if word in _NUMBER_WORDS:
        return Fraction(_NUMBER_WORDS[word])
    figure = _FIGURE.fullmatch(word)
    digits = "" if figure is None else figure[1].rstrip(".,").replace(",", "")
    return Fraction(digits) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits) else None
