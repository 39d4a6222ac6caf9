"""The law of honesty, for custom styles."""

import re
from typing import Final

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.testing.laws.trial import EXAMPLES, try_law
from qpr_core.testing.spans import spans_of
from qpr_core.testing.strategies.scorecards import reports, summaries
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.cover_paper import cover_paper
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.spans import Label, Quantity, When, Words

_NO_WORDS: Final = re.compile(r"\bnan\b|Decimal\(|Fraction\(|[{}]")
_NO_FACT: Final = re.compile(rf"None|{_NO_WORDS.pattern}")


def check_style(style: Style, *, examples: int = EXAMPLES) -> None:
    """Check that a style has text for every answer, and a source for every number.

    It writes summaries, reports, cover papers and explanations. No text may have an empty placeholder, and every digit
    must be that of a fact, a period or a name. Each report is arranged by the last of its groupings, and summaries by
    service.

    >>> from attrs import evolve
    >>> from qpr_core.styles import KENT, CoverWords
    >>> check_style(KENT)
    >>> check_style(evolve(KENT, cover=CoverWords(heading="Report of the 38 indicators, {quarter}")))
    Traceback (most recent call last):
    AssertionError: honesty: a number must stand for a fact, got 'Report of the 38 indicators, '

    Raises:
        AssertionError: If a text breaks the law. The message has the text.
        StyleError: If *style* is not a `Style`, or has no text for something.
        LawError: If *examples* is not a whole number of 1 or more.
    """
    require_style(style)

    by_service = evolve(style, grouping=SERVICE)

    def of_summary(summary: Summary) -> None:
        _require_honest(narrate(summary, style=by_service))
        _require_honest(cover_paper(summary, CoverPaper(), style=by_service))

    def of_report(report: Report) -> None:
        arranged = evolve(style, grouping=report.groupings[-1])
        _require_honest(narrate(report, style=arranged))
        paper = cover_paper(report, CoverPaper(), style=arranged) if report.kpis else Narrative(())
        _require_honest(paper)
        for each in report.assessments:
            for result in (each, each.standing, each.comparison, each.direction_of_travel):
                _require_honest(Narrative((explain(result, style=style),)))

    try_law(of_summary, summaries(), examples)
    try_law(of_report, reports(), examples)


def _require_honest(narrative: Narrative) -> None:
    for span in spans_of(narrative.parts):
        if isinstance(span, Words | Label | Quantity | When) and (broken := _law_broken_by(span)) is not None:
            raise AssertionError(f"honesty: {broken}, got {span.text!r}")


def _law_broken_by(span: Words | Label | Quantity | When) -> str | None:
    if not isinstance(span, Words | Label):
        return "a fact must be known" if _NO_FACT.search(span.text) else None
    if _NO_WORDS.search(span.text):
        return "what a reader sees must be words"
    if any(sign.isdigit() for sign in span.text):
        return "a number must stand for a fact"
    return None
