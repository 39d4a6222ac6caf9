"""Headings: what the sentences under a heading are about."""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.wording.drafts.anaphora import key_of, mentioned_in
from qpr_core.wording.drafts.doubts import OPENERS
from qpr_core.wording.drafts.setting import Setting
from qpr_core.wording.drafts.stated import NOT_OURS, PART
from qpr_core.wording.drafts.words import Kind, Token

_HEADING_WORDS: Final = frozenset(
    re.findall(
        r"\S+",
        "summary overview introduction background executive headline headlines results result position analysis "
        "conclusion purpose recommendations recommendation context details detail messages message findings "
        "highlights direction travel changes change movements movement what trends trend appendix annex introduction "
        "service council annual scorecard dashboard targets exceptions exception next steps red green amber areas "
        "good concern commentary minutes resolved update of in the and to from by for how did strategic delivery "
        "assurance watch list glance brief",
    )
)


def heading_setting(tokens: Sequence[Token]) -> Setting:
    """Return the setting of the sentences under a heading."""
    letters = "".join(token.kind.value for token in tokens)
    service = next((key_of(token) for token in tokens if token.kind is Kind.SERVICE), None)
    unknown = [token.value for token in tokens if token.kind is Kind.UNKNOWN and token.value not in _HEADING_WORDS]
    doubt = NOT_OURS if "o" in letters and "k" not in letters else PART if unknown or "l" in letters else None
    when = next((token for token in tokens if token.kind in {Kind.BEFORE, Kind.YEAR_AGO}), None)
    named = mentioned_in(tokens)
    names = tuple(named) if letters.count("K") == len(letters) == 1 else ()
    return Setting(group=service, doubt=None if service else doubt, when=when, names=names, mentioned=named)


_IN_HEADINGS: Final = re.compile("[xoKGIf&,:.-]*[xo][xoKGIf&,:.-]*")
_MOST_IN_HEADING: Final = 5
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|remains?|stays?|continues?|\w+ed)\b|n['\u2019]t\b|[!?:]$",
    re.IGNORECASE,
)
_OF_ALL: Final = frozenset(
    re.findall(
        r"\S+",
        "summary overview introduction background headline headlines foreword script statement note notes minutes "
        "return matters points actions log extract trends story data numbers figures meeting committee council chair's",
    )
)
"""Words of headings above what is about all KPIs."""


def is_heading(written: str, tokens: Sequence[Token]) -> bool:
    """Return True for words that may name a part of the KPIs: "Waste services."."""
    letters = "".join(token.kind.value for token in tokens)
    words = {token.value for token in tokens if token.kind is Kind.UNKNOWN and str(token.value).isascii()}
    is_named = bool(words - _HEADING_WORDS - OPENERS) or "o" in letters
    is_of_all = bool(_OF_ALL & set(re.findall(r"[\w']+", written.lower())))
    is_short = len(letters) <= _MOST_IN_HEADING and _IN_HEADINGS.fullmatch(letters) is not None
    return is_short and is_named and not is_of_all and _VERB.search(written) is None
