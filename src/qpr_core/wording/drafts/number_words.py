"""Number words: figures, numbers in words, "all", "no" and "most" as tokens."""

import re
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.naming import service_at
from qpr_core.wording.drafts.numerals import Numeral, numeral_at
from qpr_core.wording.drafts.place import Place, Read
from qpr_core.wording.drafts.words import Kind

_ALL: Final = frozenset({"all", "every"})
_EVERY_ONE: Final = frozenset({"every", "each"})
_MOST: Final = ("most", "majority", "vast", "minority")
_SIGN: Final = re.compile(r"[+\-\u2013\u2212](?=[0-9])")


_OF_A: Final = ("of", "a")


def number_at(place: Place) -> Read | None:
    """Return the number that begins at a word."""
    word, numeral = place.word.text, numeral_at(place.words, place.at)
    multiple = _multiple(place, numeral)
    if multiple is not None:
        return multiple
    if tuple(place.texts[place.at : place.at + 2]) == ("all", "but"):
        return _all_but(place)
    if word in _MOST:
        return _majority(place)
    if word == "no":
        return place.read(Kind.NUMBER, place.at + 1, Amount(Fraction(0))) if _is_none(place) else None
    length = 2 if _is_every_one(place) else int(word in _ALL and _is_every(place))
    if length:
        return place.read(Kind.SHARE, place.at + length, Amount(Fraction(100), "%", bound=Bound.EXACT))
    return _figure(place, numeral)


_TWICE: Final = {"twice": 2, "double": 2, "treble": 3}
_AS_MANY: Final = (("as", "many"), ("the", "number", "of"), ("number", "of"))


def _multiple(place: Place, numeral: Numeral | None) -> Read | None:
    """Return "twice as many" or "three times the number of"."""
    times = _TWICE.get(place.word.text)
    amount, end = (None, place.at + 1) if times is None else (Amount(Fraction(times)), place.at + 1)
    if numeral is not None and place.texts[numeral.end : numeral.end + 1] == ["times"]:
        amount, end = numeral.amount, numeral.end + 1
    for words in _AS_MANY:
        if amount is not None and tuple(place.texts[end : end + len(words)]) == words:
            return place.read(Kind.MULTIPLE, end + len(words), amount)
    return None


def _all_but(place: Place) -> Read | None:
    """Return "all but two"."""
    numeral = numeral_at(place.words, place.at + 2) if place.at + 2 < len(place.words) else None
    if numeral is None or numeral.amount.unit:
        return None
    return place.read(Kind.ALL_BUT, numeral.end, numeral.amount)


def _is_every_one(place: Place) -> bool:
    """Return True for "every one of"."""
    return place.word.text in _EVERY_ONE and place.texts[place.at + 1 : place.at + 3] == ["one", "of"]


def _is_every(place: Place) -> bool:
    """Return True for "all KPIs", not for "all 40 KPIs" or "of all KPIs"."""
    return not place.is_last and numeral_at(place.words, place.at + 1) is None and place.texts[place.at - 1] != "of"


def _is_none(place: Place) -> bool:
    """Return True for "no KPI", "no Reds" and a service that has none."""
    if place.is_last:
        return False
    named = place.vocabulary.names.longest(place.texts, place.at + 1)
    if (named is not None and named[1].kind is Kind.SERVICE) or service_at(place._replace(at=place.at + 1)) is not None:
        return True
    after = place.vocabulary.phrases.longest(place.texts, place.at + 1)
    if after is None or after[1].kind not in {Kind.KPIS, Kind.BAND}:
        return False
    return "no" not in place.texts[place.at + 1 : after[0]]


_POINTS: Final = ((("half", "a"), Fraction(1, 2)), (("a", "half"), Fraction(1, 2)), (("a",), Fraction(1)))


def _point(place: Place) -> Read | None:
    """Return "a point" and "half a point", which are numbers of points."""
    for words, value in _POINTS:
        end = place.at + len(words)
        if tuple(place.texts[place.at : end]) == words:
            unit = place.vocabulary.units.longest(place.texts, end)
            if unit is not None and unit[1].value == "points":
                return place.read(Kind.MEASURE, unit[0], Amount(value, "points", places=int(value < 1)))
    return None


def _figure(place: Place, found: Numeral | None) -> Read | None:
    """Return a figure or a number in words, with its sign and its unit."""
    point = _point(place)
    if point is not None or found is None:
        return point
    amount, end, start = found.amount, found.end, place.word.start
    if is_signed(place.text, start):
        plus = place.text[start - 1] == "+"
        amount = amount._replace(value=amount.value if plus else -amount.value, signed=True)
    skipped = len(_OF_A) if tuple(place.texts[end : end + len(_OF_A)]) == _OF_A else 0
    unit = place.vocabulary.units.longest(place.texts, end + skipped)
    if unit is not None and skipped and amount.bound is Bound.IN_WORDS and unit[1].value == "points":
        amount = amount._replace(value=amount.value / 100, places=1, bound=Bound.EXACT)  # "a tenth of a point"
    if unit is not None and (not amount.is_share or unit[1].value == "points"):
        unit_at, (end, (kind, name)) = end + skipped, unit
        words = place.texts[unit_at:end]
        unknown = " ".join(words) if words[0] == "per" else "?"
        amount = amount._replace(unit=unknown if kind is Kind.UNKNOWN else str(name))
        kind = Kind.MEASURE if kind is Kind.UNKNOWN else kind
    else:
        is_measure = amount.unit not in {"", "%"} or (not amount.unit and amount.value.denominator != 1)
        kind = Kind.SHARE if amount.is_share else Kind.MEASURE if is_measure else Kind.NUMBER
    to, token = place.read(kind, end, amount)
    return to, token._replace(start=start - amount.signed)


def is_signed(text: str, start: int) -> bool:
    """Return True for a number with a sign, as in "(+4)", not in "78-80"."""
    if not start or not _SIGN.match(text, start - 1):
        return False
    return start == 1 or not text[start - 2].isalnum()


_HAVE: Final = frozenset({"has", "have", "had", "with", "and", ","})


def _is_superlative(place: Place) -> bool:
    """Return True for "the most Reds", and "the most since Quarter 1"."""
    if place.texts[place.at - 1 : place.at] != ["the"] or place.is_last:
        return False
    if place.at > 1 and place.texts[place.at - 2] not in _HAVE:  # "there are the most Reds" is about all KPIs
        return False
    known = place.vocabulary.phrases.longest(place.texts, place.at + 1)
    return known is not None and known[1].kind in {Kind.BAND, Kind.DIRECTION, Kind.MISSING, Kind.IN, Kind.THAN}


def _majority(place: Place) -> Read | None:
    """Return "most" or "a minority" as more or less than half."""
    word, at = place.word.text, place.at
    if word == "most" and _is_superlative(place):
        return None
    if word == "vast" and place.texts[at + 1 : at + 2] != ["majority"]:
        return None
    bound = Bound.UNDER if word == "minority" else Bound.OVER
    return place.read(Kind.SHARE, at + 1 + (word == "vast"), Amount(Fraction(50), "%", bound=bound))
