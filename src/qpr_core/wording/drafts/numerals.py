"""Numerals: digits, words, fractions and ratios, and the amounts they stand for."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.spelled import Word

_ONES: Final = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: Final[Mapping[str, int]] = {
    "none": 0,
    "nothing": 0,
    "neither": 0,
    "nil": 0,
    **{word: number for number, word in enumerate(_ONES)},
    **{ten: 10 * tens for tens, ten in enumerate(_TENS, start=2)},
}
_SCALES: Final[Mapping[str, int]] = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
_ATTACHED: Final = {"k": (3, 10**3), "m": (6, 10**6), "bn": (9, 10**9)}
"""The zeros of letters at a figure, and the unit in which a whole one is rounded."""

_PARTS: Final[Mapping[str, int]] = {
    "half": 2,
    "halves": 2,
    **{form: parts for word, parts in (("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("tenth", 10))
       for form in (word, f"{word}s")},
}  # fmt: skip
_FIGURE: Final = re.compile(r"[£$€]?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(%?)")
_MOST_DIGITS: Final = 100
_ONE: Final = Fraction(1)
_PER_CENT: Final = (("per", "cent"), ("percent",), ("%",))


class Numeral(NamedTuple):
    """The end of a numeral, counted in words, and the amount it stands for."""

    end: int
    amount: Amount
    in_words: bool = False


def numeral_at(words: Sequence[Word], start: int) -> Numeral | None:
    """Return the numeral that begins at a word.

    >>> from qpr_core.wording.drafts.spelled import words_in
    >>> [numeral_at(words_in(text), 0).amount.value for text in ("1,200 KPIs", "twenty-two", "two thirds", "1 in 4")]
    [Fraction(1200, 1), Fraction(22, 1), Fraction(200, 3), Fraction(25, 1)]
    """
    found = _written(words, start)
    part = _part(words, start, found)
    if part is not None:
        return part
    if found is None:
        return None
    ratio = _ratio(words, found)
    if ratio is not None:
        return ratio
    for form in _PER_CENT:
        if not found.amount.unit and _texts(words, found.end, len(form)) == form:
            return found._replace(end=found.end + len(form), amount=found.amount._replace(unit="%"))
    return found


def _texts(words: Sequence[Word], start: int, number: int) -> tuple[str, ...]:
    return tuple(word.text for word in words[start : start + number])


def _written(words: Sequence[Word], start: int) -> Numeral | None:
    """Return a whole number in words, or a figure in digits."""
    text = words[start].text
    figure = _FIGURE.fullmatch(text)
    if figure:
        digits = figure[1].replace(",", "")
        value = Fraction(digits) if len(digits) <= _MOST_DIGITS else Fraction(10**_MOST_DIGITS)
        unit = figure[2] or (text[0] if text[0] in "£$€" else "")
        return _scaled(words, Numeral(start + 1, Amount(value, unit, len(digits.partition(".")[2]))))
    if text not in NUMBERS:
        return None
    number, end = NUMBERS[text], start + 1
    if text in _TENS and end < len(words) and 0 < NUMBERS.get(words[end].text, 0) < len(_TENS) + 2:
        number, end = number + NUMBERS[words[end].text], end + 1
    return _scaled(words, Numeral(end, Amount(Fraction(number)), in_words=True))


def _scaled(words: Sequence[Word], found: Numeral) -> Numeral:
    if found.end >= len(words):
        return found
    after = words[found.end]
    scale = _SCALES.get(after.text)
    if scale is None and after.start == words[found.end - 1].end and after.text in _ATTACHED:
        amount, (zeros, limit) = found.amount, _ATTACHED[after.text]
        rounding = Fraction(limit, 10**amount.places)
        return found._replace(
            end=found.end + 1, amount=amount._replace(value=amount.value * 10**zeros, places=0, rounding=rounding)
        )
    if scale is None:
        return found
    return found._replace(end=found.end + 1, amount=found.amount._replace(value=found.amount.value * scale))


def _part(words: Sequence[Word], start: int, number: Numeral | None) -> Numeral | None:
    """Return a fraction in words: "half", "a third", "two thirds"."""
    if number is not None and not number.in_words:
        return None
    many, at = (_ONE, start) if number is None else (number.amount.value, number.end)
    if number is None and words[at].text == "a":
        at += 1
    parts = _PARTS.get(words[at].text) if at < len(words) else None
    if parts is None or (number is None and at == start and parts != _PARTS["half"]) or not 0 < many < parts:
        return None
    if words[min(at + 1, len(words) - 1)].text in _ROWS:
        return None
    if parts == _PARTS["quarter"] and not _is_fraction(words, start, at + 1):
        return None
    share = Amount(many * 100 / parts, "%", bound=Bound.IN_WORDS)
    return Numeral(at + 1, share, in_words=True)


def _is_fraction(words: Sequence[Word], start: int, end: int) -> bool:
    """Return True unless "quarter" is a period, as in "up 2 a quarter"."""
    before = words[start - 1].text if start else ""
    after = words[end].text if end < len(words) else ""
    return after in _AFTER_FRACTIONS and before not in _BEFORE_PERIODS


_AFTER_FRACTIONS: Final = frozenset(
    [
        "of",
        "are",
        "were",
        "is",
        "was",
        "have",
        "had",
        "met",
        "missed",
        "achieved",
        "green",
        "amber",
        "red",
        "(",
        "in-year",
    ]
)
_ROWS: Final = frozenset(["straight", "consecutive", "successive", "running"])
"""Words behind an ordinal: "a third straight Red" is not a share."""

_AFTER_RATIOS: Final = _AFTER_FRACTIONS - {"of", "in-year"} | frozenset(",.;:")
"""Words after "one KPI in five", but not after "one KPI in five services"."""

_COUNTED: Final = frozenset(
    ["rated", "kpi", "kpis", "indicator", "indicators", "measure", "measures", "of", "our", "the", "performance"]
)
_MOST_COUNTED: Final = 4


def _after_in(words: Sequence[Word], at: int) -> int | None:
    """Return the word after "in", "in every", "out of every" or "KPI in"."""
    for end in range(at, min(at + _MOST_COUNTED, len(words))):
        for form in (("in", "every"), ("out", "of", "every"), ("in",)):
            if _texts(words, end, len(form)) == form:
                return end + len(form)
        if words[end].text not in _COUNTED:
            break
    return None


_BEFORE_PERIODS: Final = frozenset(
    ["for", "last", "past", "next", "previous", "first", "points", "point", "per", "every"]
)


def _ratio(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """Return a share written as "one in five" or "1 in 4"."""
    at = _after_in(words, first.end)
    if first.amount.unit or at is None or at >= len(words):
        return None
    second = _written(words, at)
    if second is None or second.amount.unit or not 0 < first.amount.value < second.amount.value:
        return None
    is_apart = words[first.end].text not in {"in", "out"}
    if is_apart and second.end < len(words) and words[second.end].text not in _AFTER_RATIOS:
        return None
    share = Amount(first.amount.value * 100 / second.amount.value, "%", bound=Bound.IN_WORDS)
    return Numeral(second.end, share, in_words=True)
