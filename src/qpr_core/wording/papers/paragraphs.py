"""The paragraphs of each part of a cover paper, and the lines at its top."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from qpr_core.analysis.reporting.summary import Summary
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
from qpr_core.wording.text.numbers import count_text
from qpr_core.wording.text.parts import BulletList, Paragraph
from qpr_core.wording.text.phrases import fill, joined
from qpr_core.wording.text.spans import Name, Quantity, Span, Spans, When


class Draft(NamedTuple):
    """What a cover paper is written from: the counts, the author's parts and the style."""

    summary: Summary
    paper: CoverPaper
    style: Style

    @property
    def period(self) -> When:
        """The name of the quarter with its year."""
        return self.style.periods.name(self.summary.period, self.summary.financial_year, whole=True)

    @property
    def quarter(self) -> When:
        """The name of the quarter without its year.

        A quarter that the financial year has no number for keeps its whole name.
        """
        period = self.summary.period
        months = (period.ordinal - (self.summary.financial_year.month - 1)) % 12
        if months % 3:
            return self.period
        return When(self.style.paper.quarter.format(number=months // 3 + 1), period)


def line_fillings(draft: Draft) -> Mapping[str, Span | Spans]:
    """Return the texts for the placeholders of the lines at the top."""
    paper, words = draft.paper, draft.style.paper
    given = ("sender", "recipient", "meeting", "decision", "subject", "classification")
    filling: dict[str, Span | Spans] = {name: Name(getattr(paper, name)) for name in given if name in paper.given}
    if paper.date is not None:
        month = draft.style.periods.months[paper.date.month - 1]
        filling["date"] = Name(words.date.format(day=paper.date.day, month=month, year=f"{paper.date.year:04d}"))
    return {"subject": fill(draft.style.cover.heading, quarter=draft.period)} | filling


def _purpose(draft: Draft) -> list[Paragraph]:
    own = [] if draft.paper.purpose is None else [(Name(draft.paper.purpose),)]
    period = [part.spans for part in period_section(draft.summary, draft.style)]
    return [Paragraph(joined([*own, *period], " ", " "))]


def _kpis(draft: Draft) -> list[Paragraph]:
    summary, words, numbers = draft.summary, draft.style.paper, draft.style.rating_numbers
    count = Quantity(count_text(summary.indicators, numbers), summary.indicators, "indicators")
    if not summary.unrated_count:
        return [Paragraph(fill(words.kpis.form(summary.indicators), count=count))]
    rated = Quantity(count_text(summary.rated_count, numbers), summary.rated_count, "rated_count")
    return [Paragraph(fill(words.kpis_some_rated.form(summary.rated_count), count=count, rated=rated))]


def _scheme(draft: Draft) -> list[Paragraph]:
    scheme, style = draft.summary.scheme, draft.style
    between = style.paper.between_bands
    bands = joined([(style.name_of(band),) for band in reversed(scheme)], between, between)
    name = style.cover.schemes.get(scheme)
    if name is None or any(band in style.common.band_names for band in scheme):
        return [Paragraph(fill(style.paper.other_scheme, bands=bands))]
    return [Paragraph(fill(style.paper.scheme, bands=bands, scheme=Name(name)))]


def _author(texts: Iterable[str]) -> list[Paragraph]:
    return [Paragraph((Name(text),)) for text in texts]


PARAGRAPHS: Final[Mapping[PaperPart | Section, Callable[[Draft], Sequence[Paragraph | BulletList]]]] = {
    PaperPart.PURPOSE: _purpose,
    PaperPart.INTRODUCTION: lambda draft: _author(draft.paper.introduction),
    PaperPart.KPIS: _kpis,
    PaperPart.SCHEME: _scheme,
    PaperPart.FURTHER: lambda draft: _author(draft.paper.further),
    PaperPart.RECOMMENDATIONS: lambda draft: _author(draft.paper.recommendations),
    PaperPart.CLOSING_RECOMMENDATIONS: lambda draft: _author(
        draft.paper.closing_recommendations or draft.paper.recommendations
    ),
    PaperPart.CONTACTS: lambda draft: _author(draft.paper.contacts),
    PaperPart.BACKGROUND_PAPERS: lambda draft: _author(draft.paper.background_papers),
    PaperPart.APPENDICES: lambda draft: _author(draft.paper.appendices),
    Section.PERIOD: lambda draft: period_section(draft.summary, draft.style),
    Section.OPENING: lambda draft: opening_section(draft.summary, draft.style),
    Section.RATINGS: lambda draft: ratings_section(draft.summary, draft.style),
    Section.LISTED: lambda draft: listed_section(draft.summary, draft.style),
    Section.DIRECTIONS: lambda draft: directions_section(draft.summary, draft.style),
    Section.RESTATED: lambda draft: restated_section(draft.summary, draft.style),
}
"""The function for each part that a section of a cover paper can have."""
