"""Stems: the words of names without their endings, and initials of names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from qpr_core.wording.drafts.spelled import plain, words_in

_ENDINGS: Final = re.compile(r"(?<=\w{4})(?:ations?|ances?|ments?|ings?|ions?|ed|es)$|(?<=\w{2}[^s])s$")
_DOUBLED: Final = re.compile(r"([^aeiou\d])\1$")
_LEAST_LETTERS: Final = 4
_LEAST_INITIALS: Final = 2
_MOST_INITIALS: Final = 5
_EVERYDAY: Final = frozenset({"mp", "gp", "pm", "am", "hr", "it", "uk", "us", "eu", "pc", "tv", "id", "dr", "ms"})
"""Everyday abbreviations, which are not names of KPIs."""


class Stems(NamedTuple):
    """The codes of the KPIs whose names have a stem, its beginning or initials."""

    words: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, frozenset[str]]
    initials: Mapping[str, frozenset[str]]


def _cut(word: str) -> str:
    return _DOUBLED.sub(r"\1", _ENDINGS.sub("", word.removesuffix("'s")).removesuffix("e"))


_ALIKE: Final = {
    _cut(word): _cut(one)
    for one, words in {
        "pay": "paid payment settled",
        "invoice": "supplier bill",
        "home": "housing property properties",
        "decided": "decision determined",
        "stable": "stability",
        "certificate": "safety compliance compliant",
        "customer": "resident",
        "let": "letting relet",
        "made": "making",
    }.items()
    for word in words.split()
}
"""Stems with one meaning in names: "supplier payments" are invoices paid."""


def stem(word: str) -> str:
    """Return a word without its ending; words that are alike have one stem.

    >>> [stem(word) for word in ("recycled", "recycling", "lettings", "children's", "payments", "paid")]
    ['recycl', 'recycl', 'let', 'children', 'pay', 'pay']
    """
    cut = _cut(word)
    return _ALIKE.get(cut, cut)


def stems_of(kpis: Iterable[tuple[str, str]], small: Iterable[str]) -> Stems:
    """Return the stems and initials of names; those of *small* words are left out.

    >>> found = stems_of([("C1", "Days of road work")], {"of"})
    >>> sorted(found.words), sorted(found.initials)
    (['day', 'road', 'work'], ['dor', 'dorw', 'drw', 'rw'])
    """
    words: dict[str, set[str]] = {}
    initials: dict[str, set[str]] = {}
    left_out = frozenset(small)
    for code, name in kpis:
        named = [word.text for word in words_in(plain(name).text) if word.text.isalnum()]
        for word in named:
            if word not in left_out:
                words.setdefault(stem(word), set()).add(code)
        for short in _initials(named, left_out):
            initials.setdefault(short, set()).add(code)
    beginnings: dict[str, set[str]] = {}
    for word, codes in words.items():
        for end in range(_LEAST_LETTERS, len(word)):
            beginnings.setdefault(word[:end], set()).update(codes)
    return Stems(_frozen(words), _frozen(beginnings), _frozen(initials))


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(codes) for key, codes in found.items()}


def _initials(words: Sequence[str], small: frozenset[str]) -> Iterator[str]:
    """Yield the initials of the parts of a name, with its small words and without."""
    for kept in (words, [word for word in words if word not in small]):
        for start, first in enumerate(kept):
            for end in range(start + _LEAST_INITIALS, min(start + _MOST_INITIALS, len(kept)) + 1):
                short = "".join(word[0] for word in kept[start:end])
                if not {first, kept[end - 1]} & small and short.isalpha() and short not in _EVERYDAY:
                    yield short
