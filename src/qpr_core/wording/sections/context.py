"""Context: what every section of a report needs, and shared functions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.grouping import groupings_of
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import check_name
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.styles.scheme_terms import SchemeStyles
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import NumberStyle, written_count
from qpr_core.wording.text.parts import Heading, Part, changed
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Span, Spans, When, Words

_BLANK_LINE: Final = re.compile(r"\n\s*\n")


class Context(NamedTuple):
    """A report, its style, and the management actions by the code of their indicator.

    `actions` is `None` if no actions were given. This differs from an empty mapping, which means that no action is
    taken. A report mentions a changed target once: `changed_targets` has the codes that the section of changes covers,
    and `notes_list_targets` is True if the notes cover all other codes. `commentary` has the author's paragraphs for
    each code. It is `None` if there is no commentary. `has_paragraphs` is True if the report has the section with a
    paragraph for each indicator. `known_styles` has the style of each rating scheme, and `whole` is the report of all
    schemes, if this is the report of one of several. If None, there is one scheme.
    """

    report: Report
    style: Style
    actions: Mapping[str, str] | None = None
    changed_targets: frozenset[str] = frozenset()
    notes_list_targets: bool = False
    commentary: Mapping[str, Sequence[str]] | None = None
    has_paragraphs: bool = False
    whole: Report | None = None
    known_styles: SchemeStyles | None = None

    @property
    def styles(self) -> SchemeStyles:
        """The style of each rating scheme."""
        return SchemeStyles(self.style, (self.style,)) if self.known_styles is None else self.known_styles

    @property
    def words(self) -> ReportWords:
        """The phrases of the sections."""
        return self.style.report

    @property
    def groupings(self) -> tuple[str, ...]:
        """The groupings of the indicators of all rating schemes."""
        return groupings_of((self.report if self.whole is None else self.whole).all_assessments)

    @property
    def financial_year(self) -> FinancialYear:
        """The financial year that numbers the quarters."""
        return self.report.assessments[0].indicator.financial_year

    @property
    def has_ratings(self) -> bool:
        """True if any KPI is rated."""
        return any(isinstance(each.rating, Scheme) for each in self.report.kpis)

    def describes_target(self, code: str) -> bool:
        """Return True if no other section has the changed target of an indicator."""
        return not self.notes_list_targets and code not in self.changed_targets

    def voice(self, assessment: Assessment) -> Voice:
        """Return the voice for one assessment of the report.

        It names the periods of a different financial year with their year.
        """
        path = f"report[{assessment.indicator.code!r}]."
        is_of_year = assessment.indicator.financial_year == self.financial_year
        return Voice(self.style, assessment.indicator, path, known=self.report.period if is_of_year else None)

    def quarter(self, period: Period) -> When:
        """Return the name of a quarter in a sentence, without the year of the report."""
        return self.style.periods.in_text(period, self.financial_year, known=self.report.period)

    def short_quarter(self, period: Period, *, whole: bool = False) -> When:
        """Return the name of a quarter in a table, or in a heading if *whole*."""
        return self.style.periods.name(period, self.financial_year, whole=whole)

    def between(self, first: Period, last: Period) -> dict[str, When]:
        """Return the names of the first and the last quarter of a span."""
        names = self.style.periods.between(first, last, self.financial_year, known=self.report.period)
        return dict(zip(("first", "last"), names, strict=True))

    def counted(self, count: int, source: str, style: NumberStyle | None = None) -> Quantity:
        """Return a count in the number style of ratings, or in *style* if given."""
        return written_count(count, source, self.style.rating_numbers if style is None else style)


def headed(heading: str, parts: Iterable[Part], **filling: Span | Spans) -> list[Part]:
    """Return the parts of a section below its heading; nothing if there are no parts."""
    below = list(parts)
    return [Heading(fill(heading, **filling), level=2), *below] if below else []


def as_introduction(spans: Spans) -> Spans:
    """Return a sentence that a list follows, without the space in which it ends.

    >>> from qpr_core.text import Name
    >>> as_introduction((Words("Three KPIs fell to "), Name("Red"), Words(": ")))[-1]
    Words(text=':')
    """
    last = spans[-1]
    return (*spans[:-1], Words(last.text.rstrip())) if isinstance(last, Words) else spans


def read_actions(report: Report, given: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Return the management actions by the code of their indicator, each on one line.

    Raises:
        ReportError: If *given* is not a mapping, or an action is not text, is blank, or has a code that is not in
            the report.
    """
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise ReportError("actions must be a mapping from the code of an indicator to text", given=given)
    for code in given:
        report[code]
    return {code: _one_line(action, f"management action ({code})") for code, action in given.items()}


def read_commentary(report: Report, given: Mapping[str, str] | None) -> Mapping[str, Sequence[str]] | None:
    """Return the paragraphs of commentary by the code of their indicator.

    A blank line begins a new paragraph.

    Raises:
        ReportError: If *given* is not a mapping, or a text is not text, is blank, or has a code that is not in the
            report.
    """
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise ReportError("commentary must be a mapping from the code of an indicator to text", given=given)
    for code in given:
        report[code]
    return {code: _paragraphs(code, text) for code, text in given.items()}


def _paragraphs(code: str, given: object) -> list[str]:
    blocks = _BLANK_LINE.split(given.strip()) if isinstance(given, str) else [given]
    return [_one_line(block, f"commentary ({code})") for block in blocks]


def _one_line(given: object, what: str) -> str:
    return check_name(" ".join(given.split()) if isinstance(given, str) else given, what, ReportError)


def sourced(parts: Iterable[Part], prefix: str) -> list[Part]:
    """Return the parts with *prefix* before the source of every number."""
    return [changed(part, partial(sourced_spans, prefix=prefix)) for part in parts]


def sourced_spans(spans: Spans, prefix: str) -> Spans:
    """Return spans with *prefix* before the source of every number."""
    return tuple(evolve(span, source=prefix + span.source) if isinstance(span, Quantity) else span for span in spans)
