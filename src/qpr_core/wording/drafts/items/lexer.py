"""Words of sentences about items, each with a letter for its kind."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.report import ItemReport
from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.drafts.numerals import NUMBERS
from qpr_core.wording.styles.style import Style


class ItemWord(NamedTuple):
    """A word or a phrase: its letter, its place in the draft, and its text.

    The text is in lower case. That of a name is the code of its item.
    """

    letter: str
    start: int
    end: int
    text: str


_DATE: Final = (
    r"[0-9]{1,2}(?:st|nd|rd|th)? [a-z]{3,9} [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
)

_PHRASES: Final[Mapping[str, str]] = {
    "T": rf"(?:is|was) due (?:on|by) (?:{_DATE})",
    "X": rf"was (?:done|completed|finished) on (?:{_DATE})",
    "Y": r"days? late",
    "e": r"late|delayed|behind schedule|slipping|unfinished|needs? (?:attention|action)",
    "Q": r"(?:has|have) no status",
    "H": r"(?:has|have) been",
    "t": r"there (?:is|are)",
    "V": r"is|are|remains?|stays?",
    "U": r"rose|improved|moved up|went up",
    "D": r"fell|slipped|dropped|worsened|moved down|went down",
    "M": r"moved|changed|went",
    "F": r"from",
    "G": r"to",
    "A": r"all|both",
    "o": r"the only",
    "O": r"of the|of",
    "R": r"for",
    "z": r"because|but|although|while|as|with|due to|after|since",
    "J": r"and",
    "skip": r"the|now|currently|also|rated|running",
}
"""The phrases of each letter; those to skip make no difference."""

_SIGNS: Final = {",": "C", ";": "S", ":": "L"}

_ONES: Final = "|".join(word for word, number in NUMBERS.items() if 0 < number < 10)
_NUMBER: Final = (
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:{_ONES})"
    rf"|{'|'.join(NUMBERS)}|no(?! status)|[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+"
)


class ItemLexer(NamedTuple):
    """Finds the words of sentences about items.

    `codes` has the code of each name and code. The letters are I for a name, N for a number, K for a kind, B for a
    band, P for the name of a period's length, and ? for an unknown word.
    """

    codes: Mapping[str, str]
    pattern: re.Pattern[str]

    def words(self, text: str, start: int, end: int) -> Iterator[ItemWord]:
        """Yield the words of a sentence that make a difference."""
        for found in self.pattern.finditer(text, start, end):
            letter, words = found.lastgroup or "?", " ".join(found[0].split())
            if letter == "I":
                yield ItemWord("I", found.start(), found.end(), self._code(words))
            elif letter == "W":
                yield ItemWord(_SIGNS.get(words, "?"), found.start(), found.end(), words.casefold())
            elif letter != "skip":
                yield ItemWord(letter, found.start(), found.end(), words.casefold())

    def _code(self, words: str) -> str:
        return self.codes[words] if words in self.codes else self.codes[words.rpartition(" (")[0]]


def item_lexer(reports: Sequence[ItemReport], style: Style) -> ItemLexer:
    """Return a lexer with the names, kinds and bands of some reports."""
    items = [each for report in reports for one in (report, report.previous) for each in one or ()]
    codes = _codes(items)
    kinds = (word for each in reports for word in style.items.kinds[each.kind][:2])
    bands = (word for each in reports for band in each.scheme for word in (str(band.value), style.label_of(band).text))
    lengths = (word for each in Frequency for word in (each.noun, f"{each.noun}s"))
    parts = {
        "K": _one_of(kinds),
        "B": _one_of(bands),
        "P": _one_of(lengths),
        **{letter: pattern.replace(" ", r"\s+") for letter, pattern in _PHRASES.items()},
        "N": _NUMBER,
    }
    listed = [rf"(?P<I>{_names_pattern(codes, items)})"]
    listed += [rf"(?P<{letter}>\b(?:{pattern})\b)" for letter, pattern in parts.items()]
    return ItemLexer(codes, re.compile("|".join([*listed, r"(?P<W>\w+(?:['\u2019-]\w+)*|[^\s\w.])"]), re.IGNORECASE))


def _codes(items: Iterable[ItemAssessment]) -> dict[str, str]:
    """Return the code of each code and name; a name of two items is left out."""
    known: dict[str, set[str]] = {}
    for each in items:
        for name in (each.code, " ".join(each.name.split())):
            known.setdefault(name, set()).add(each.code)
    return {name: min(codes) for name, codes in known.items() if len(codes) == 1}


def _names_pattern(codes: Mapping[str, str], items: Iterable[ItemAssessment]) -> str:
    """Return a pattern for names, with or without the code and the service."""
    services = {each.code: each.service for each in items}
    listed = (
        _spaced(name) + ("" if name == code else _in_brackets(code, services[code]))
        for name, code in sorted(codes.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    )
    return rf"(?-i:(?<!\w)(?:{'|'.join(listed)})(?!\w))"


def _in_brackets(code: str, service: str | None) -> str:
    of_service = "" if service is None else rf"(?:,\s+{_spaced(service)})?"
    return rf"(?:\s+\({re.escape(code)}{of_service}\))?"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(_spaced(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
