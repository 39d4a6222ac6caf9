"""What the sections of a report are told from, and what every section does to its numbers."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError, got
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import check_name
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import NumberStyle, count_text
from qpr_core.wording.text.parts import Heading, Part, changed
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Span, Spans, Spark, When

_SENTENCE_ENDS: Final = re.compile(r"(?:^|[.!?]\s+)$")


class Told(NamedTuple):
    """A report, the style it is told in, and the management actions by the code of their indicator.

    `actions` is `None` if no actions were given, which is different from none being taken. A report mentions a changed
    target once. `changed_targets` has the codes that the section of changes covers, and `notes_tell_targets` is True if
    the notes cover all other codes.
    """

    report: Report
    style: Style
    actions: Mapping[str, str] | None = None
    changed_targets: frozenset[str] = frozenset()
    notes_tell_targets: bool = False

    @property
    def words(self) -> ReportWords:
        """The phrases of the sections."""
        return self.style.report

    @property
    def financial_year(self) -> FinancialYear:
        """When the year begins by which quarters are named."""
        return self.report.assessments[0].indicator.financial_year

    def tells_target(self, code: str) -> bool:
        """Whether the paragraph of an indicator says that its target changed: not if the report already does."""
        return not self.notes_tell_targets and code not in self.changed_targets

    def voice(self, assessment: Assessment) -> Voice:
        """Speak of one assessment of the report."""
        return Voice(self.style, assessment.indicator, f"report[{assessment.indicator.code!r}].")

    def quarter(self, period: Period, *, whole: bool = False) -> When:
        """Name a quarter."""
        return self.style.periods.name(period, self.financial_year, whole=whole)

    def counted(self, count: int, source: str, style: NumberStyle | None = None) -> Quantity:
        """Say a count as the counts of ratings are said, or in another number style."""
        return Quantity(count_text(count, self.style.rating_numbers if style is None else style), count, source)


def name_of_service(told: Told, service: str | None) -> Spans:
    """Name a service, or say that nobody is named."""
    return fill(told.words.no_service) if service is None else (Name(service),)


def headed(heading: str, parts: Iterable[Part], **filling: Span | Spans) -> list[Part]:
    """Put the heading of a section above its parts; no heading where there are none."""
    told = list(parts)
    return [Heading(fill(heading, **filling), level=2), *told] if told else []


def read_actions(report: Report, given: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Take the management actions by the code of their indicator; line breaks become spaces.

    Raises:
        ReportError: if they are no mapping, one is no text or blank, or is for an indicator that the report has not.
    """
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise ReportError(f"actions must be a mapping from the code of an indicator to text, got {got(given)}")
    for code in given:
        report[code]
    return {code: _action(code, action) for code, action in given.items()}


def _action(code: str, given: object) -> str:
    text = " ".join(given.split()) if isinstance(given, str) else given
    return check_name(text, f"management action ({code})", ReportError)


def sourced(parts: Iterable[Part], prefix: str) -> list[Part]:
    """Say of every number that its source stands behind *prefix*."""
    return [changed(part, partial(_sourced, prefix=prefix)) for part in parts]


def _sourced(spans: Spans, prefix: str) -> Spans:
    return tuple(evolve(span, source=prefix + span.source) if isinstance(span, Quantity) else span for span in spans)


def with_capitals(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Begin every sentence that a number in words begins with a capital."""
    return tuple(changed(part, _with_capitals) for part in parts)


def _with_capitals(spans: Spans) -> Spans:
    begun: list[Span] = []
    before = ""
    for span in spans:
        if isinstance(span, Quantity) and _SENTENCE_ENDS.search(before[-3:]):
            begun.append(evolve(span, text=span.text[:1].upper() + span.text[1:]))
        else:
            begun.append(span)
        before += "" if isinstance(span, Spark) else span.text
    return tuple(begun)
