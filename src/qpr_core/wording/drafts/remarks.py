"""Remarks: unknown words that cannot change what a sentence claims of a KPI.

Each rule is a position in which a word says how something happened, what the author thinks of it, or why it
happened: a word between a KPI and "to 78%", an adjective in "a disappointing 78%", and reasons at the end of a
clause. Words that may bring in a different subject stay, and with them the doubt about the figures behind them.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from qpr_core.wording.drafts.words import Kind, Token

_LINK: Final = r"\s*(?:\w+ly |once |back |just |again |still |even |further |only |now )*"
_TOWARDS: Final = re.compile(rf"{_LINK}(?:at|to|in at|from|by|up|down|on|just|around|about|over|under)\b")
"""Words that follow in "tumbled to", "came in at", "crept up"."""

_AT: Final = re.compile(rf"{_LINK}(?:at|in at|on|just|around|about|over|under)\b")
"""Words in "disappointed at"; before "to" a word may be a rise or a fall."""

_VERBS: Final = frozenset(
    re.findall(
        r"\S+",
        "crept crawled edged inched nudged ticked held holds hung hangs stuck sat sits sitting ran runs running "
        "finished finishes finishing ended ends ending closed closes closing settled settles settling hovers hovering "
        "landed lands landing rests rested resting leaving left takes taking took brings bringing brought drifted "
        "levelled bounced recovered rallied rebounded continued continues emerged emerges registered turned began "
        "begins started starts opened opens arrived dipping nudging edging creeping slipping keeps keeping kept",
    )
)
"""Words before "at" or "to" and a figure, besides those in "ed"."""

_OF_RESULTS: Final = frozenset(
    re.findall(
        r"\S+",
        "achieved achieves achieving managed manages managing recorded records recording returned returns returning "
        "posted posts posting delivered delivers delivering scored scores scoring registered registers registering "
        "produced produces producing secured secures securing yielded yields saw sees shows showed",
    )
)
"""Words before the figure itself: "managed 78%"."""

_NOT_SO: Final = frozenset(
    # words of limits, forecasts and other figures, which are not results
    re.findall(
        r"\S+",
        "missed exceeded surpassed passed breached topped needed wanted required expected targeted planned budgeted "
        "projected estimated forecasted adjusted revised restated corrected benchmarked capped limited compared "
        "averaged weighted profiled permitted allowed agreed raised lowered lifted reset agreed anticipated predicted "
        "assumed proposed promised committed pledged aspired designed related attributed linked applied based "
        "need speed indeed exceed proceed succeed feed seed weed breed bed red shed used added combined reported "
        "according excluded included restricted confined hundred assigned contributed",
    )
)

_NOT_OPINIONS: Final = frozenset(
    re.findall(
        r"\S+",
        "record best worst joint first new all-time "
        "further total maximum minimum single combined projected estimated target targeted national regional local "
        "average similar comparable possible potential planned extra initial original revised previous additional "
        "monthly annual yearly weekly daily cumulative provisional typical usual mean median planned required agreed "
        "stretch stretching higher lower different separate second third sample reduction drop rise fall increase "
        "gap shortfall margin difference improvement deterioration change variance swing mere year week quarter",
    )
)
"""Words between "a" and a figure that say what the figure is."""

_ARTICLE: Final = re.compile(r"\b(?:an?|the same|another|yet another) (?:\w+ly )?$", re.IGNORECASE)
_REASON: Final = re.compile(
    r"\b(?:despite|because|owing|due to|thanks|reflecting|"  # words allowed: words that a draft may contain
    r"notwithstanding|amid|amidst|on the back of|in spite of|"
    r"as a result of|following|in response to|driven by|"
    r"helped by|hampered by|hit by|so that|prompting|giving|suggesting)\b",
    re.IGNORECASE,
)
_BARE: Final = frozenset({
    Kind.UNKNOWN, Kind.IN, Kind.OF, Kind.AND, Kind.TO, Kind.BY, Kind.WHICH, Kind.THOSE, Kind.IT, Kind.OTHER,
    Kind.CONTAINS, Kind.FROM,
})  # fmt: skip
"""The kinds of token of a reason: none states anything about performance."""

_STOPS: Final = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.CLOSE, Kind.DASH})
_AMOUNTS: Final = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION})
_MOVES: Final = frozenset({Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.SAME, Kind.MOVED})
_SUBJECTS: Final = frozenset({
    Kind.NAME, Kind.IT, Kind.CLOSE, Kind.NOW, Kind.COMMA, Kind.AND, Kind.WHICH, Kind.COLON,
})  # fmt: skip
"""The kinds of token before a word that says how the KPI changed."""

_PHRASE: Final = re.compile(r"(?<=[UDBWE])fx{1,3}(?=,?[FTY]|[,&;.]|$)")
"""Words in "improved out of all recognition, from 83%"."""


def without_remarks(text: str, tokens: Sequence[Token], *, follows: bool) -> list[Token]:
    """Return the tokens without unknown words that cannot change what is claimed.

    If it *follows* a sentence about one KPI, its figures may be about that KPI.
    """
    kept = _without_reasons(text, tokens)
    made: list[Token] = []
    has_name, is_past = follows, False
    kept = _with_number(kept) if follows else kept
    for at, token in enumerate(kept):
        has_name = has_name or token.kind in {Kind.NAME, Kind.IT}
        after = kept[at + 1] if at + 1 < len(kept) else None
        before = made[-1] if made else None
        is_open = token.kind is Kind.UNKNOWN and has_name
        if is_open and (_is_verb(text, token, before, after) or _is_opinion(text, token, before, after)):
            is_past = is_past or token.past
            continue
        made.append(token._replace(past=True) if is_past else token)
        is_past = False
    letters = "".join(token.kind.value for token in made)
    if has_name:
        for found in reversed([*_PHRASE.finditer(letters)]):
            del made[found.start() : found.end()]
    return made


def _with_number(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens; in "the number rose" it is the KPI before."""
    if any(token.kind in _COUNTED for token in tokens):
        return list(tokens)
    return [
        token._replace(kind=Kind.IT)
        if token.kind is Kind.NUMBER_OF and after is not None and after.kind in _MOVES
        else token
        for token, after in zip_longest(tokens, tokens[1:])
    ]


_COUNTED: Final = frozenset({Kind.NAME, Kind.KPIS, Kind.BAND, Kind.DIRECTION, Kind.SERVICE, Kind.AMBIGUOUS, Kind.OTHER})


def _is_verb(text: str, token: Token, before: Token | None, after: Token | None) -> bool:
    """Return True for a word between a KPI and its figure: "tumbled to"."""
    word = str(token.value)
    if before is None or after is None or before.kind not in _SUBJECTS or word in _NOT_SO:
        return False
    if word in _OF_RESULTS and after.kind in _AMOUNTS:
        return True
    is_known = word in _VERBS or word in _OF_RESULTS
    if is_known and (after.kind in _MOVES or _TOWARDS.match(text, token.end) is not None):
        return True
    return word.endswith("ed") and (after.kind in _MOVES or _AT.match(text, token.end) is not None)


def _is_opinion(text: str, token: Token, before: Token | None, after: Token | None) -> bool:
    """Return True for an adjective in "a disappointing 78%"."""
    start = 0 if before is None else before.end
    is_adjective = (
        after is not None
        and after.kind in _AMOUNTS
        and token.value not in _NOT_OPINIONS
        and text[token.end : after.start] == " "
    )
    return is_adjective and _ARTICLE.search(text, start, token.start) is not None


def _without_reasons(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without reasons at the end of a clause: "despite the rain"."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        start = tokens[at - 1].end if at else tokens[at].start
        if at and tokens[at].kind in _BARE and _REASON.search(text, start, tokens[at].end):
            end = at
            while end < len(tokens) and tokens[end].kind in _BARE:
                end += 1
            if end == len(tokens) or tokens[end].kind in _STOPS:
                at = end
                continue
        made.append(tokens[at])
        at += 1
    return made
