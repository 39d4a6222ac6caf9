"""A lint of English text: the faults that an editor would mark in any report.

`faults_of` returns the faults of a sentence, and `sentences_of` the sentences of a golden text.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Final

MOST_WORDS: Final = 35
"""The greatest number of words of a sentence outside Kent's style; a name is one word."""
MOST_ZEROS: Final = 2
"""The greatest number of zeros in such a sentence."""
NAME: Final = "Name"
"""The word for any name that a user gave."""

_THING: Final = r"(?:KPI|indicator|measure|rating|result|service)"
_MANY: Final = r"(?:[2-9]|[1-9][0-9]+|two|three|four|five|six|seven|eight|nine|both|all)"
_ONE: Final = r"(?:1|one|each|the only)"
_SINGULAR: Final = r"(?:is|was|has|needs|shows)"
_PLURAL: Final = r"(?:are|were|have|need|show)"
_VERB: Final = rf"(?:{_SINGULAR}|{_PLURAL}|met|missed|moved|fell|rose)"
_START: Final = r"(?:^|[:;,(.] |\band )"
_OF_THEM: Final = rf"(?: of (?:the )?\w+(?: {_THING}s)?)?"
_KIND: Final = r"(?:activity |year-to-date )?"
_ITEM: Final = rf"{NAME} \([^()]*\)"
_CLAUSE: Final = rf"(?:{_MANY}|1|one|none) {_VERB}\b"
_FIGURE: Final = r"(?! \d| £| within the| exactly| on the)"
"""The words after a figure that counts nothing: "450 is 10 above", "80% is exactly on"."""

_PATTERNS: Final[Mapping[str, str]] = {
    "a word is doubled": r"\b(\w+) \1\b",
    "one of them is plural": rf"\b(?<!of )(?:1|one|each|neither|an?) {_KIND}{_THING}s\b",
    "several are singular": rf"\b{_MANY} {_KIND}{_THING}\b",
    "one is joined with are": rf"{_START}{_ONE}(?: {_KIND}{_THING})?{_OF_THEM} {_PLURAL}\b",
    "several are joined with is": rf"{_START}{_MANY}(?: {_KIND}{_THING}s)?{_OF_THEM} {_SINGULAR}\b{_FIGURE}",
    "none is joined with the wrong word": rf"\bnone(?: of the \w+ {_THING}s {_PLURAL}| {_SINGULAR})\b",
    "a is before a vowel": r"\ba (?!one\b|uni|use|eu)[aeiou]",
    "an is before a consonant": r"\ban (?![aeiou8]|hour|honest|11\b|18\b|[FHLMNRSX]\b|[FHLMNRSX][A-Z])",
    "a list of names has no and": rf"{_ITEM}, (?:{_ITEM}, )*{_ITEM}(?!,| and|\w)",
    "a bracket is in a bracket": r"\([^()]*\(",
    "two brackets meet": r"\) \(",
    "a mark is doubled": r"[,;:.] ?[,;:]|(?<!\.)\.\.(?!\.)|\s[,;:.](?=\s|$)|[.;:]\)[,;:.]",
    "a placeholder is left": r"[{}]|\bNone(?=[,;:.)]|$)|\bnan\b|\b(?:Decimal|Fraction)\(",
    "one point is several": r"(?<![\d.,])1 percentage points\b",
    "several points are one": r"(?<![\d.,])(?!1 )\d[\d.,]* percentage point\b",
    "nothing changed from and to": r"\bfrom (\S+(?: of \S+)?) to \1(?![\w%]|[.,]\d)",
}
_IN_HOUSE: Final[Mapping[str, str]] = {
    "a list of clauses has no and": rf"\b{_CLAUSE}[^,;.]*[,;] {_CLAUSE}(?:(?! and )[^,;])*\.$",
}
"""The patterns of faults that Kent's published sentences have."""

_ZERO: Final = re.compile(
    r"(?<![\d.,])0(?![\d%]|[.,]\d)|\b(?:zero|no(?! clear trend)|none|neither(?! clearly))\b", re.IGNORECASE
)
_END: Final = re.compile(r"(?<=[.?!]) +(?=[A-Z0-9])")
_MARKER: Final = re.compile(r"^(?:- |[0-9]+\.[0-9]+ )+")


def _matches(pattern: str, sentence: str) -> bool:
    return re.search(pattern, sentence, re.IGNORECASE) is not None


def _matches_case(pattern: str, sentence: str) -> bool:
    return re.search(pattern, sentence) is not None


_EXACT: Final = {"an is before a consonant", "a placeholder is left", "a list of names has no and"}
RULES: Final[Mapping[str, Callable[[str], bool]]] = {
    fault: partial(_matches_case if fault in _EXACT else _matches, pattern) for fault, pattern in _PATTERNS.items()
}
"""The faults of any sentence, and whether a sentence has them."""
HOUSE_RULES: Final[Mapping[str, Callable[[str], bool]]] = {
    **{fault: partial(_matches, pattern) for fault, pattern in _IN_HOUSE.items()},
    "it is too long": lambda sentence: len(sentence.split()) > MOST_WORDS,
    "none is repeated": lambda sentence: len(re.findall(r"\bnone\b", sentence, re.IGNORECASE)) > 1,
    "zeros are recited": lambda sentence: len(_ZERO.findall(sentence)) > MOST_ZEROS,
}
"""The faults of a sentence that Kent has not published."""


def faults_of(sentence: str, *, is_published: bool = False) -> list[str]:
    """Return the faults of a sentence."""
    rules = RULES if is_published else {**RULES, **HOUSE_RULES}
    return [fault for fault, has_fault in rules.items() if has_fault(sentence)]


def sentences_of(text: str, names: Collection[str] = ()) -> Iterator[str]:
    """Yield each sentence of running text and each item of a list, with one word for each name that a user gave.

    Tables, headings and Markdown's signs are left out.
    """
    for line in re.sub(r"\\(.)", r"\1", text).splitlines():
        own = line.strip()
        for name in sorted(names, key=len, reverse=True):
            own = own.replace(name, NAME)
        if not own.startswith(("#", "|", "<")) and "  " not in own:
            yield from filter(None, _END.split(_MARKER.sub("", own.replace("**", ""))))
