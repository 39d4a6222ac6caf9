"""Name words: "payment", "the number" and "they" for the KPI before."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.anaphora import key_of
from qpr_core.wording.drafts.it_words import THE_KPI
from qpr_core.wording.drafts.setting import Setting
from qpr_core.wording.drafts.stems import Stems, stem
from qpr_core.wording.drafts.words import Kind, Token

_GENERIC: Final = frozenset({
    "timeliness", "turnaround", "time", "number", "numbers", "share", "percentage", "proportion", "total", "wait",
    "waits", "average", "count", "actual", "outturn", "result", "figure",
})  # fmt: skip
"""Words that can stand for any KPI: "the time has come down"."""

_THEY: Final = frozenset(["they", "they've", "they're", "these"])
_BEFORE: Final = frozenset({
    Kind.COMMA, Kind.AND, Kind.SEMICOLON, Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO, Kind.NOW, Kind.COLON,
})  # fmt: skip
_DATES: Final = frozenset({Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO})
_BEHIND: Final = frozenset({
    Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.SAME, Kind.BAND, Kind.MOVED, Kind.NOW, Kind.SHARE,
    Kind.MEASURE, Kind.MISSING, Kind.DIRECTION, Kind.NUMBER, Kind.VAGUE, Kind.COLON,
})  # fmt: skip
_AMOUNTS: Final = frozenset({Kind.SHARE, Kind.MEASURE, Kind.NUMBER})
_OTHERS: Final = frozenset({Kind.NAME, Kind.KPIS, Kind.SERVICE, Kind.AMBIGUOUS, Kind.OTHER})
_COUNTED: Final = re.compile(r"[ns](?:\([ns]\))?f?[kh]?[bdmr]")


def with_name_words(text: str, tokens: Sequence[Token], around: Setting, stems: Stems) -> list[Token]:
    """Return the tokens with "it" for words that stand for the KPI before.

    In "Invoices paid: 98%. Payment has been on target" the word is one of the name. "They" is a KPI whose name is in
    the plural, unless the sentence counts KPIs.
    """
    kept = list(tokens)
    kinds = {token.kind for token in tokens}
    names = [key_of(token) for token in tokens if token.kind is Kind.NAME]
    first_name = next((at for at, token in enumerate(tokens) if token.kind is Kind.NAME), len(tokens))
    code = around.names[0] if len(around.names) == 1 and around.mentioned == {*around.names} else None
    is_one = code is not None and not around.latest and not kinds & _OTHERS
    if _COUNTED.search("".join(token.kind.value for token in tokens)):
        return kept
    for at, token in enumerate(tokens):
        word = text[token.start : token.end].lower()
        before = tokens[at - 1].kind if at else None
        is_first = before is None or before in _BEFORE or (token.kind is Kind.THOSE and before in _AMOUNTS)
        after = tokens[at + 1].kind if at + 1 < len(tokens) else None
        if token.kind is Kind.THOSE and word in _THEY and is_first and after is not Kind.CONTAINS:
            is_named = len({*names}) == 1 and Kind.KPIS not in kinds and first_name < at
            if is_named or is_one:
                kept[at] = token._replace(kind=Kind.IT)
        elif (
            is_one
            and is_first
            and (after in _BEHIND or (after is Kind.OF and before in _DATES))
            and token.kind in {Kind.UNKNOWN, Kind.NUMBER_OF}
        ):
            one = word.removeprefix("the ")
            is_plural = one.endswith("s") and not one.endswith("ss")  # "requests rose" may be how many came
            if one in _GENERIC or (not is_plural and code in stems.words.get(stem(one), ())):
                kept[at] = token._replace(kind=Kind.IT, value=THE_KPI)
    return kept
