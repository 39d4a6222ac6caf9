"""Doubts: why a claim may be about something other than our KPIs now."""

import re
from typing import Final

from qpr_core.wording.drafts.stated import AIM, NOT_OURS, OTHER_PERIOD, PART, PLACE

OURS: Final = frozenset("kKS")
"""The kinds of tokens that name KPIs: a word for them, a name or a service."""


PARTITIVE: Final = re.compile(r"fno")
"""The beginning of "Of the 12 projects, five are Green"."""


_NOT_OURS: Final = re.compile(r"no|^o[:-]|f[ns]?o|[ns]f?o|bo|do")
_PLACE: Final = re.compile(r"(?<![a-zA-Z])I(?:x|G)|I[xGl]|^l[:,-]|(?<!^)x[:-](?=[ns])|^\.*x[.x]{0,3}[:-]")

SPAN: Final = re.compile(r"[RF]I?(?P<first>[pqy])[&T]I?(?P<last>[pqyc])")
"""Two quarters between which something changed: "Between Quarter 1 and Quarter 2"."""

_THOSE: Final = re.compile("h(?!r|[IF]S)")


OPENERS: Final = frozenset(
    [
        None,
        "longer",
        "balance",
        "changed",
        "difference",
        "pattern",
        "mix",
        "message",
        "headline",
        "point",
        "foreword",
        "introduction",
        "note",
        "leader's",
        "chair's",
        "director's",
        "state",
        "term",
        "story",
        "split",
        "breakdown",
        "tally",
        "headlines",
        "numbers",
        "figures",
        "glance",
        "question",
        "answer",
        "good",
        "bad",
        "news",
        "raw",
        "results",
    ]
)
"""Words before a colon or a dash that do not name a part of the KPIs."""


def doubt_in(  # noqa: PLR0911  one exit for each doubt
    letters: str, names: object, until: str
) -> str | None:
    """Return why the claims of a part of a sentence may be about something else.

    *names* are those of its KPIs, and *until* is the part up to the end of the claim.
    """
    if "A" in letters:
        return AIM
    if "Z" in letters:
        return NOT_OURS
    if "X" in letters:
        return PART
    if "G" in letters:
        return PART
    if names:
        return None
    if _NOT_OURS.search(letters):
        return NOT_OURS
    if _THOSE.search(until):
        return PART
    if "R" in letters and not SPAN.match(letters):
        return OTHER_PERIOD
    if _PLACE.search(letters):
        return PLACE
    return None
