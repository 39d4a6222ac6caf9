"""Sentences about indicators whose financial year is not that of the report."""

import re
from typing import Final

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.drafts.settling import JudgedSentence
from qpr_core.wording.drafts.stated import ClaimKind, Stated

OTHER_YEAR: Final = "it names a period, and an indicator of a different financial year"

_OF_PERIODS: Final = frozenset({ClaimKind.PERIOD, ClaimKind.SAME_PERIOD})


def names_of_other_years(source: Report | Summary) -> re.Pattern[str] | None:
    """Return a pattern for indicators with a different financial year; None if none."""
    found = source.of_other_years if isinstance(source, Report) else ()
    names = {name for each in found for name in (each.code, each.name)}
    if not names:
        return None
    listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


def without_other_years(judged: JudgedSentence, names: re.Pattern[str] | None, text: str) -> JudgedSentence:
    """Return a sentence without judgement of what its periods are about.

    The name of a period may be that in the year of the indicator, or in the year of the report.
    """
    sentence = judged.read.sentence
    if names is None or names.search(text, sentence.start, sentence.end) is None:
        return judged
    return judged._replace(
        claims=[
            (claim, found._replace(holds=None, why=OTHER_YEAR) if _has_period(claim) else found)
            for claim, found in judged.claims
        ]
    )


def _has_period(claim: Stated) -> bool:
    return claim.kind in _OF_PERIODS or claim.when is not None or claim.base is not None
