"""The law of honesty, for phrasebooks of one's own."""

import re
from typing import Final

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.testing.laws.trial import EXAMPLES, try_law
from qpr_core.testing.spans import spans_of
from qpr_core.testing.strategies.scorecards import reports, summaries
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.styles.style import Style, require_style
from qpr_core.wording.text.parts import Narrative
from qpr_core.wording.text.spans import Quantity, When, Words

_NO_WORDS: Final = re.compile(r"\bnan\b|Decimal\(|Fraction\(|[{}]")
_NO_FACT: Final = re.compile(rf"None|{_NO_WORDS.pattern}")


def check_style(style: Style, *, examples: int = EXAMPLES) -> None:
    """Check that a phrasebook has words for whatever there is to say, and says no number of its own.

    Summaries, reports and explanations are put into words. No text may hold what is no word, such as a place that
    nothing filled, and every digit in it must be that of a fact, a period or a name.

    >>> from attrs import evolve
    >>> from qpr_core.styles import KENT, CoverWords
    >>> check_style(KENT)
    >>> check_style(evolve(KENT, cover=CoverWords(heading="Report of the 38 indicators, {quarter}")))
    Traceback (most recent call last):
    AssertionError: honesty: a number must stand for a fact, got 'Report of the 38 indicators, '

    Raises:
        AssertionError: if a text breaks one of the laws; the message has it.
        StyleError: if *style* is none, or cannot say something.
        LawError: if *examples* is no number of them.
    """
    require_style(style)

    def of_summary(summary: Summary) -> None:
        _require_honest(narrate(summary, style=style))

    def of_report(report: Report) -> None:
        _require_honest(narrate(report, style=style))
        for each in report.assessments:
            for result in (each, each.standing, each.comparison, each.direction_of_travel):
                _require_honest(Narrative((explain(result, style=style),)))

    try_law(of_summary, summaries(), examples)
    try_law(of_report, reports(), examples)


def _require_honest(told: Narrative) -> None:
    for span in spans_of(told.parts):
        if isinstance(span, Words | Quantity | When) and (broken := _law_broken_by(span)) is not None:
            raise AssertionError(f"honesty: {broken}, got {span.text!r}")


def _law_broken_by(span: Words | Quantity | When) -> str | None:
    if not isinstance(span, Words):
        return "a fact must be known" if _NO_FACT.search(span.text) else None
    if _NO_WORDS.search(span.text):
        return "what a reader sees must be words"
    if any(sign.isdigit() for sign in span.text):
        return "a number must stand for a fact"
    return None
