"""Claims of a sentence about items, by the letters of its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from qpr_core.model.values.records import Choice
from qpr_core.wording.drafts.items.lexer import ItemWord
from qpr_core.wording.drafts.numerals import NUMBERS


class ItemClaimKind(Choice):
    """The kind of a claim about items."""

    BAND = "P3 is at risk"
    RUN = "P3 has been at risk for three quarters"
    MOVE = "P3 fell from On track to At risk"
    DUE = "P3 is due on 31 March 2024"
    DONE = "M1 was done on 5 April 2024"
    LATE = "M1 is 30 days late"
    COUNT = "12 actions are complete"
    WITHOUT = "two projects have no status"
    TOTAL = "there are 12 projects"
    MOVED = "two projects fell to At risk"
    LISTED = "two projects fell to At risk: Depot and Park"


class ItemClaim(NamedTuple):
    """A claim: its kind, its first and last words, and what it says.

    `turn` is 1 for a move up and -1 for a move down. `codes` are those of the items that a list has.
    """

    kind: ItemClaimKind
    first: ItemWord
    last: ItemWord
    code: str = ""
    items: str = ""
    band: str = ""
    before: str = ""
    amount: int = 0
    turn: int = 0
    codes: tuple[str, ...] = ()

    @property
    def is_of_one(self) -> bool:
        """Whether it is about one item that it names."""
        return self.code != ""


class ItemReading(NamedTuple):
    """The claims of a sentence; it `is_full` if no word is left over."""

    claims: Sequence[ItemClaim]
    is_full: bool


_LIST: Final = r"I(?:(?:CJ|J|C)I)*"
_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<single>{_LIST}[VH]B(?P<run>RNP)?)",
        rf"(?P<move>{_LIST}[UDM](?:FB)?GB)",
        rf"(?P<due>{_LIST}T)",
        r"(?P<done>IX)",
        r"(?P<late>IVNY)",
        r"(?P<count>NO?KVB|NVB|NB|NO(?P<whole>NK)VB|AN?KVB|oKVB)",
        r"(?P<without>NKQ|NQ|oKQ)",
        r"(?P<total>tNK)",
        rf"(?P<moved>NK[UDM]GB(?P<list>L{_LIST})?)",
    )
)
_OPENING: Final = re.compile(r"ONKC")
_BETWEEN: Final = re.compile(r"CJ|C|J|S")
_AFTER: Final = re.compile(r"[CJSz]|$")


def read_items(words: Sequence[ItemWord], items: str = "") -> ItemReading:
    """Return the claims of a sentence, from its first word on.

    *items* is the word for the kind that the sentence before was about, if it names no kind.

    A claim about one item counts, whatever follows its clause. Others count only if no word of the sentence is left
    over, because the rest may be about a part.
    """
    letters = "".join(word.letter for word in words)
    claims: list[ItemClaim] = []
    at = 0
    if _OPENING.match(letters):
        items, at = words[2].text, 4
        claims.append(ItemClaim(ItemClaimKind.TOTAL, words[1], words[2], items=items, amount=_number(words[1])))
    while True:
        found = _longest(letters, at)
        if found is None or not _AFTER.match(letters, found.end()):
            break
        part = words[found.start() : found.end()]
        items = next((word.text for word in part if word.letter == "K"), items)
        claims += _claims(found, part, items)
        at = found.end()
        between = _BETWEEN.match(letters, at)
        if between is None:
            break
        at = between.end()
    is_full = bool(claims) and at == len(letters)
    return ItemReading([each for each in claims if is_full or each.is_of_one], is_full)


def _longest(letters: str, at: int) -> re.Match[str] | None:
    found = [match for form in _FORMS for match in (form.match(letters, at),) if match is not None]
    return max(found, key=lambda match: match.end(), default=None)


def _claims(found: re.Match[str], part: Sequence[ItemWord], items: str) -> Iterator[ItemClaim]:
    """Yield the claims of one clause; *items* is the word for the kind."""
    named = [word for word in part if word.letter == "I"]
    bands = [word for word in part if word.letter == "B"]
    match next(name for name in _READERS if found.groupdict().get(name)):
        case "single":
            for each in named:
                yield ItemClaim(ItemClaimKind.BAND, each, bands[0], code=each.text, band=bands[0].text)
                if found["run"]:
                    length, amount = part[-1], _number(part[-2])
                    yield ItemClaim(
                        ItemClaimKind.RUN, part[-2], length, code=each.text, items=length.text, amount=amount
                    )
        case "move":
            yield from (_move(each, part, bands) for each in named)
        case "due" | "done" as name:
            kind = ItemClaimKind.DUE if name == "due" else ItemClaimKind.DONE
            yield from (ItemClaim(kind, each, part[-1], code=each.text, band=part[-1].text) for each in named)
        case "late":
            yield ItemClaim(ItemClaimKind.LATE, part[0], part[-1], code=part[0].text, amount=_number(part[2]))
        case "count":
            yield from _counts(found, part, items, bands[0])
        case "without":
            yield ItemClaim(ItemClaimKind.WITHOUT, part[0], part[-1], items=items, amount=_number(part[0]))
        case "total":
            yield ItemClaim(ItemClaimKind.TOTAL, part[1], part[2], items=items, amount=_number(part[1]))
        case _:
            yield from _moved(part, items, bands[0], named)


_READERS: Final = ("single", "move", "due", "done", "late", "count", "without", "total", "moved")


def _move(name: ItemWord, part: Sequence[ItemWord], bands: Sequence[ItemWord]) -> ItemClaim:
    before = bands[0].text if len(bands) > 1 else ""
    return ItemClaim(
        ItemClaimKind.MOVE, name, bands[-1], code=name.text, band=bands[-1].text, before=before, turn=_turn(part)
    )


def _counts(found: re.Match[str], part: Sequence[ItemWord], items: str, band: ItemWord) -> Iterator[ItemClaim]:
    first = part[0]
    if first.letter == "A":
        yield from _all(part, items, band)
        return
    yield ItemClaim(ItemClaimKind.COUNT, first, band, items=items, band=band.text, amount=_number(first))
    if found["whole"]:
        yield ItemClaim(ItemClaimKind.TOTAL, part[2], part[3], items=items, amount=_number(part[2]))
    if first.letter == "o":
        yield ItemClaim(ItemClaimKind.TOTAL, first, part[1], items=items, amount=1)


ALL: Final = -1
"""The amount of "all": as many as there are."""


def _all(part: Sequence[ItemWord], items: str, band: ItemWord) -> Iterator[ItemClaim]:
    """Yield the claims of "all 12 actions are complete"."""
    number = next((_number(word) for word in part if word.letter == "N"), 2 if part[0].text == "both" else ALL)
    yield ItemClaim(ItemClaimKind.COUNT, part[0], band, items=items, band=band.text, amount=ALL)
    if number != ALL:
        yield ItemClaim(ItemClaimKind.TOTAL, part[0], part[1], items=items, amount=number)


def _moved(part: Sequence[ItemWord], items: str, band: ItemWord, named: Sequence[ItemWord]) -> Iterator[ItemClaim]:
    moved = ItemClaim(
        ItemClaimKind.MOVED, part[0], band, items=items, band=band.text, amount=_number(part[0]), turn=_turn(part)
    )
    yield moved
    if named:
        codes = tuple(each.text for each in named)
        yield moved._replace(kind=ItemClaimKind.LISTED, first=named[0], last=named[-1], codes=codes)


def _turn(part: Sequence[ItemWord]) -> int:
    return next(_TURNS[word.letter] for word in part if word.letter in _TURNS)


_TURNS: Final[Mapping[str, int]] = {"U": 1, "D": -1, "M": 0}


def _number(word: ItemWord) -> int:
    """Return a number in digits or words; "the only" is one."""
    if word.letter == "o":
        return 1
    text = "none" if word.text == "no" else word.text
    tens, _, ones = text.partition("-")
    return int(text.replace(",", "")) if text[0].isdigit() else NUMBERS[tens] + NUMBERS.get(ones, 0)
