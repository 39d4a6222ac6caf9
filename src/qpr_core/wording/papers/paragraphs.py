"""The paragraphs of each part of a cover paper, and the lines at its top."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.in_force import ThresholdsInForce
from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.sections.cover import (
    directions_section,
    listed_section,
    opening_section,
    period_section,
    ratings_section,
    restated_section,
)
from qpr_core.wording.styles.paper_section import PaperPart
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.parts import BulletList, Paragraph
from qpr_core.wording.text.phrases import fill, joined
from qpr_core.wording.text.spans import Name, Span, Spans, When


class PaperContext(NamedTuple):
    """The counts, their report, the author's parts and the style of a cover paper.

    The report is `None` if only the counts are known.
    """

    summary: Summary
    report: Report | None
    paper: CoverPaper
    style: Style

    @property
    def period(self) -> When:
        """The name of the period with its year."""
        return self.style.periods.name(self.summary.period, self.summary.financial_year, whole=True)

    @property
    def quarter(self) -> When:
        """The name of the period without its year, if it is a quarter or a half-year.

        One that the financial year has no number for keeps its whole name.
        """
        period, year = self.summary.period, self.summary.financial_year
        if period.frequency is not Frequency.QUARTERLY:
            return self.style.periods.in_text(period, year, known=period)
        if self.months_before % 3:
            return self.period
        return When(self.style.paper.quarter.format(number=self.months_before // 3 + 1), self.summary.period)

    @property
    def months_before(self) -> int:
        """The number of months of the financial year before the period."""
        return (self.summary.period.ordinal - (self.summary.financial_year.month - 1)) % 12

    @property
    def targets_changed(self) -> bool:
        """Whether a target was set or changed during the financial year.

        False if that is unknown.
        """
        now = self.summary.period
        start = now.shift(-(self.months_before // now.frequency.months))
        kpis = [] if self.report is None else [each.indicator for each in self.report.kpis]
        return any(is_changed(kpi.thresholds_at(start), kpi.thresholds_at(now)) for kpi in kpis)


def is_changed(then: ThresholdsInForce | None, now: ThresholdsInForce | None) -> bool:
    """Return True if the thresholds of *now* were not known *then*.

    Those of a profile for the whole year were.
    """
    if now is None or then is None:
        return now is not None
    return not now.is_same_as(then) and (now.profile is None or now.profile != then.profile)


def line_fillings(context: PaperContext) -> Mapping[str, Span | Spans]:
    """Return the texts for the placeholders of the lines at the top."""
    paper, words = context.paper, context.style.paper
    given = ("sender", "recipient", "meeting", "decision", "subject", "classification")
    filling: dict[str, Span | Spans] = {name: Name(getattr(paper, name)) for name in given if name in paper.given}
    if paper.date is not None:
        month = context.style.periods.months[paper.date.month - 1]
        filling["date"] = Name(words.date.format(day=paper.date.day, month=month, year=f"{paper.date.year:04d}"))
    return {"subject": fill(context.style.cover.heading, quarter=context.period)} | filling


def _purpose(context: PaperContext) -> list[Paragraph]:
    own = [] if context.paper.purpose is None else [(Name(context.paper.purpose),)]
    period = [part.spans for part in period_section(context.summary, context.style)]
    return [Paragraph(joined([*own, *period], " ", " "))]


def _kpis(context: PaperContext) -> list[Paragraph]:
    summary, words, numbers = context.summary, context.style.paper, context.style.rating_numbers
    count = written_count(summary.indicators, "indicators", numbers)
    changed = words.targets_changed.form(summary.rated_count)
    when = fill(changed if context.targets_changed else words.targets_set)
    if not summary.unrated_count:
        return [Paragraph(fill(words.kpis.form(summary.indicators), count=count, when=when))]
    rated = written_count(summary.rated_count, "rated_count", numbers)
    return [Paragraph(fill(words.kpis_some_rated.form(summary.rated_count), count=count, rated=rated, when=when))]


def _scheme(context: PaperContext) -> list[Paragraph]:
    scheme, style = context.summary.scheme, context.style
    bands = [(style.name_of(band),) for band in reversed(scheme)]
    name, between = style.cover.schemes.get(scheme), style.paper.between_bands
    if name is None or any(band in style.common.band_names for band in scheme):
        listed = joined(bands, style.common.name_comma, style.paper.last_band)
        return [Paragraph(fill(style.paper.other_scheme, bands=listed))]
    return [Paragraph(fill(style.paper.scheme, bands=joined(bands, between, between), scheme=Name(name)))]


def _author(texts: Iterable[str]) -> list[Paragraph]:
    return [Paragraph((Name(text),)) for text in texts]


PARAGRAPHS: Final[Mapping[PaperPart | Section, Callable[[PaperContext], Sequence[Paragraph | BulletList]]]] = {
    PaperPart.PURPOSE: _purpose,
    PaperPart.INTRODUCTION: lambda context: _author(context.paper.introduction),
    PaperPart.KPIS: _kpis,
    PaperPart.SCHEME: _scheme,
    PaperPart.FURTHER: lambda context: _author(context.paper.further),
    PaperPart.RECOMMENDATIONS: lambda context: _author(context.paper.recommendations),
    PaperPart.CLOSING_RECOMMENDATIONS: lambda context: _author(
        context.paper.closing_recommendations or context.paper.recommendations
    ),
    PaperPart.CONTACTS: lambda context: _author(context.paper.contacts),
    PaperPart.BACKGROUND_PAPERS: lambda context: _author(context.paper.background_papers),
    PaperPart.APPENDICES: lambda context: _author(context.paper.appendices),
    Section.PERIOD: lambda context: period_section(context.summary, context.style),
    Section.OPENING: lambda context: opening_section(context.summary, context.style),
    Section.RATINGS: lambda context: ratings_section(context.summary, context.style),
    Section.LISTED: lambda context: listed_section(context.summary, context.style),
    Section.DIRECTIONS: lambda context: directions_section(context.summary, context.style),
    Section.RESTATED: lambda context: restated_section(context.summary, context.style),
}
"""The function for each part that a section of a cover paper can have."""


BY_SCHEME: Final = frozenset(
    {
        PaperPart.KPIS,
        PaperPart.SCHEME,
        Section.OPENING,
        Section.RATINGS,
        Section.LISTED,
        Section.DIRECTIONS,
        Section.RESTATED,
    }
)
"""The parts that count KPIs, which each rating scheme has for itself."""
