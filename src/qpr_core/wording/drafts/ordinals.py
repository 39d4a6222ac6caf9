"""Ordinals: lengths of time such as "a third straight quarter"."""

import re
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.place import Place, Read
from qpr_core.wording.drafts.words import Kind

_NAMES: Final = re.findall(r"\w+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_ORDINALS: Final = {name: number for number, name in enumerate(_NAMES, 1)}
_DIGITS: Final = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
_IN_A_ROW: Final = (
    *(("straight",), ("consecutive",), ("successive",), ("running",)),
    *(("in", "a", "row"), ("in", "succession")),
)
_QUARTERS: Final = frozenset(["quarter", "period", "report"])
_IN_WHICH: Final = frozenset([("in", "which"), ("that", "it"), ("that", "the")])
"""Words behind a counted quarter: "the second quarter in which it was met"."""

_OWNERS: Final = frozenset(["its", "their", "a"])


def streak_at(place: Place) -> Read | None:
    """Return the quarters that an ordinal counts: "the second quarter running"."""
    number = _number(place.word.text)
    if number is None:
        return None
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


def _number(text: str) -> int | None:
    digits = _DIGITS.fullmatch(text)
    return int(digits[1]) if digits else _ORDINALS.get(text)


def _in_a_row(place: Place, at: int) -> int | None:
    """Return the end of words such as "in a row"; `None` if there are none."""
    return next((at + len(form) for form in _IN_A_ROW if tuple(place.texts[at : at + len(form)]) == form), None)
