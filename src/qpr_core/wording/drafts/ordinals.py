"""Ordinals: lengths of time such as "a third straight quarter"."""

import re
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.history_words import EXTREMES, VARIED
from qpr_core.wording.drafts.numerals import numeral_at
from qpr_core.wording.drafts.place import Place, Read
from qpr_core.wording.drafts.words import Kind

_NAMES: Final = re.findall(r"\w+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_ORDINALS: Final = {name: number for number, name in enumerate(_NAMES, 1)}
_DIGITS: Final = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
_IN_A_ROW: Final = (
    *(("straight",), ("consecutive",), ("successive",), ("running",)),
    *(("in", "a", "row"), ("in", "succession")),
)
_QUARTERS: Final = frozenset(["quarter", "period", "report", "time"])
_TIMES: Final = frozenset(["time", "occasion"])
_RANKED: Final = {
    word: extreme
    for extreme, words in EXTREMES.items()
    if extreme not in {"record", VARIED}
    for word in words.split("|")
}
_IN_WHICH: Final = frozenset([("in", "which"), ("that", "it"), ("that", "the")])
"""Words behind a counted quarter: "the second quarter in which it was met"."""

_OWNERS: Final = frozenset(["its", "their", "a"])


def streak_at(place: Place) -> Read | None:
    """Return the quarters that an ordinal counts: "the second quarter running"."""
    number = _number(place.word.text)
    if number is None:
        return _times_in_a_row(place)
    counted = _rank(place, number) or _nth_time(place, number)
    if counted is not None:
        return counted
    end = _in_a_row(place, place.at + 1)
    is_so = end is not None
    end = end or place.at + 1
    is_quarter = place.texts[end : end + 1] != [] and place.texts[end] in _QUARTERS
    end += is_quarter
    behind = _in_a_row(place, end)
    if not is_so and not is_quarter and _in_a_row(place, end + 1) is not None:  # "its third Red in a row"
        return place.read(Kind.DURATION, end, Amount(Fraction(number), "quarters"))
    is_which = is_quarter and tuple(place.texts[end : end + 2]) in _IN_WHICH
    owned = is_which or (is_quarter and place.at > 0 and place.texts[place.at - 1] in _OWNERS)
    if not (is_so or owned or (behind is not None and is_quarter)):
        return None
    return place.read(Kind.DURATION, behind or end, Amount(Fraction(number), "quarters"))


def _times_in_a_row(place: Place) -> Read | None:
    """Return "nine times in a row"."""
    numeral = numeral_at(place.words, place.at)
    if numeral is None or place.texts[numeral.end : numeral.end + 1] != ["times"]:
        return None
    end = _in_a_row(place, numeral.end + 1)
    return None if end is None else place.read(Kind.DURATION, end, numeral.amount._replace(unit="quarters"))


def _rank(place: Place, number: int) -> Read | None:
    """Return "second best", whose value is the extreme and the place: "best 2"."""
    for length in (2, 1):
        words = place.texts[place.at + 1 : place.at + 1 + length]
        words = [word for word in words if word != "-"]
        extreme = _RANKED.get(" ".join(words))
        if extreme is not None and len(words) == length:
            return place.read(Kind.VAGUE, place.at + 1 + length, f"{extreme} {number}")
    return None


def _nth_time(place: Place, number: int) -> Read | None:
    """Return "second time" with its number; "the second time running" is a length."""
    end = place.at + 2
    is_time = number > 1 and place.texts[place.at + 1 : end] != [] and place.texts[place.at + 1] in _TIMES
    if not is_time or _in_a_row(place, end) is not None:
        return None
    return place.read(Kind.FIRST_TIME, end, Amount(Fraction(number)))


def _number(text: str) -> int | None:
    digits = _DIGITS.fullmatch(text)
    return int(digits[1]) if digits else _ORDINALS.get(text)


def _in_a_row(place: Place, at: int) -> int | None:
    """Return the end of words such as "in a row"; `None` if there are none."""
    return next((at + len(form) for form in _IN_A_ROW if tuple(place.texts[at : at + len(form)]) == form), None)
