"""Scanner: splits text into the clauses of a grammar, and unread text."""

import re
from functools import cache
from typing import Final, NamedTuple

from reading.clauses import Clause

_BAND: Final = r"(?:Blue|Green|Amber|Red)"
_COUNT: Final = r"(?i:\d{1,3}(?:,\d{3})+|\d+|none|no|zero|one|two|three|four|five|six|seven|eight|nine)(?![a-z])"
_NUMBER: Final = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT: Final = r"(?:%| percentage points?| per 1,000| per 100 homes| days?| tonnes?)?"
_FIGURE: Final = rf"-?£?{_NUMBER}{_UNIT}(?![\d%])"
_SIZE: Final = rf"-?£?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?{_UNIT}(?![\d%])"
_MONTH: Final = r"[A-Z][a-z]{2,8}"
_CODE: Final = r"[A-Z]{1,3}\d{1,3}"
_PERIOD: Final = rf"(?:Quarter [1-4](?: \d{{4}}/\d\d)?|Q[1-4] \d{{4}}/\d\d|{_MONTH}(?: \d{{4}})?(?:-| to ){_MONTH} \d{{4}}|\d{{4}}/\d\d|\d{{4}} to \d{{4}}|{_MONTH} \d{{4}})"
_KINDS: Final = {
    "n": _COUNT,
    "v": _SIZE,
    "x": _NUMBER,
    "p": _PERIOD,
    "q": rf"(?:Quarter [1-4], \d{{4}}/\d\d|{_MONTH} to {_MONTH} \d{{4}} \(Quarter [1-4], \d{{4}} to \d{{4}}\))",
    "band": _BAND,
    "rating": rf"(?:{_BAND}|not rated|(?:above|within|below) expectations)",
    "place": rf"(?:{_BAND}|not rated|not in the report)",
    "direction": r"(?:positive|stable or with no clear trend|negative|unknown)",
    "judgement": r"which (?:is better|is worse|is no better and no worse|is not judged, "
    r"because (?:there is no target|the total builds up through the year|the definition has changed))",
    "span": rf"(?:{_SIZE} to {_SIZE}|{_SIZE} or (?:more|less)|{_SIZE})",
    "name": r"(?!and )[^\s\n,;:()][^\n;:()]*?",
    "code": _CODE,
    "who": rf"(?!and )[^\s\n,;:()][^\n;:()]*? \({_CODE}\)",
    "edge": rf"(?:none|{_SIZE} (?:short of|beyond) target|{_SIZE} of the target|{_SIZE} to {_SIZE}|{_SIZE} or (?:more|less)|{_SIZE})",
    "t": r"[^\n]+?",
}
_PART: Final = re.compile(r"<(\w+):(\w+)>")
_CONNECTION: Final = re.compile(r"[,;.:]?(?: and)? ?")


class Claim(NamedTuple):
    """A clause that was read: what to check, and the parts that were read."""

    check: str
    found: dict[str, str]
    text: str


def scan(text: str, clauses: tuple[Clause, ...]) -> tuple[list[Claim], str]:
    """Return the claims in a text, and what is left unread."""
    claims: list[Claim] = []
    index = 0
    while index < len(text):
        found = _longest(text, index, clauses)
        if found is None:
            connection = _CONNECTION.match(text, index)
            skipped = connection.end() if connection else index
            if skipped == len(text):
                break
            found = _longest(text, skipped, clauses) if skipped > index else None
        if found is None:
            return claims, text[index:]
        claims.append(found[0])
        index = found[1]
    return claims, ""


def _longest(text: str, index: int, clauses: tuple[Clause, ...]) -> tuple[Claim, int] | None:
    """Return the longest clause; one that begins a sentence has a capital, and no other has."""
    begins = index == 0 or text[:index].endswith(". ")
    if text[:index].endswith(". ") and text[index : index + 1].islower():
        return None
    lowered = text[:index] + text[index : index + 1].lower() + text[index + 1 :] if begins else text
    best: tuple[Claim, int] | None = None
    for clause in clauses:
        match = pattern_of(clause.pattern).match(text, index) or pattern_of(clause.pattern).match(lowered, index)
        if match and match.end() > (index if best is None else best[1]):
            parts = {name: part for name, part in match.groupdict().items() if part is not None}
            best = Claim(clause.check, parts, match[0]), match.end()
    return best


@cache
def pattern_of(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a grammar."""
    return re.compile(_PART.sub(lambda part: _group(part[1], part[2]), pattern))


def part_of(found: dict[str, str], name: str) -> str:
    """Return the figure of a result that was read, without the two counts before it."""
    return found[name] if name in found else found[f"{name}_of_counts"]


def _group(name: str, kind: str) -> str:
    if kind == "r":
        counts = rf"(?P<{name}_counted>{_NUMBER}) of (?P<{name}_total>{_NUMBER}) \((?P<{name}_of_counts>{_SIZE})\)"
        return rf"(?:{counts}|(?P<{name}>{_SIZE}))"
    return rf"(?P<{name}>{_KINDS[kind]})"
