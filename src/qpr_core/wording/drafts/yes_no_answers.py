"""Answers of KPIs whose results are yes or no, which a draft states in a word."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.values.yes_no import YesNo
from qpr_core.wording.drafts.judgement import UNKNOWN as NOT_KNOWN
from qpr_core.wording.drafts.settling import JudgedSentence
from qpr_core.wording.drafts.stated import UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.words import Kind

_TIMES: Final = frozenset({Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO, Kind.NOT})


class YesNoAnswers(NamedTuple):
    """The answers of some KPIs now, and a pattern of every answer that they may have."""

    now: Mapping[str, str | None]
    pattern: re.Pattern[str]

    def doubted(self, judged: JudgedSentence, text: str) -> JudgedSentence:
        """Return a sentence in doubt if it states an answer that a KPI does not have.

        So is an answer of a different period, and one behind "not".
        """
        tokens, setting = judged.read.reading.tokens, judged.read.reading.setting
        codes = {code for _, code in setting.named} or {*setting.names}
        known = {self.now[code] for code in codes if code in self.now}
        start, end = judged.read.sentence.start, judged.read.sentence.end
        stated = {found[0] for found in self.pattern.finditer(text, start + 1, end)}
        is_of_now = not any(token.kind in _TIMES for token in tokens)
        if not known or not stated or (stated == known and is_of_now):
            return judged
        doubt = Stated(ClaimKind.RESULT, 0, 0), NOT_KNOWN._replace(why=UNKNOWN)
        return judged._replace(claims=[*judged.claims, doubt])


def yes_no_answers(source: Report | Summary) -> YesNoAnswers | None:
    """Return the answers of the KPIs with yes or no; None if there are none."""
    now: dict[str, str | None] = {}
    words: set[str] = set()
    for each in source if isinstance(source, Report) else ():
        form, value = each.indicator.unit.form, each.standing.value
        if isinstance(form, YesNo):
            now[each.code] = None if value is None else form.yes if value else form.no
            words |= {form.yes, form.no}
    listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return YesNoAnswers(now, re.compile(rf"(?<!\w)(?:{listed})(?!\w)")) if now else None
