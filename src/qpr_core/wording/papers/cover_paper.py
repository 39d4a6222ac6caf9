"""`cover_paper`: the paper that a report goes to a meeting with."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError, StyleError
from qpr_core.model.values.arguments import check_kind
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.paragraphs import BY_SCHEME, PARAGRAPHS, PaperContext, line_fillings
from qpr_core.wording.sections.context import sourced
from qpr_core.wording.sections.cover import base_parts
from qpr_core.wording.sections.grouped import check_groups, check_listed
from qpr_core.wording.sections.unverified import with_mark
from qpr_core.wording.styles.paper_section import PaperLayout, PaperLine, PaperPart, PaperSection
from qpr_core.wording.styles.scheme_terms import styles_by_scheme
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.capitals import with_capitals
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import BulletList, Heading, Numbered, Paragraph, Part, led
from qpr_core.wording.text.phrases import fill, slots_of
from qpr_core.wording.text.spans import Label, Words

_Below: TypeAlias = list[Paragraph | BulletList]


def cover_paper(result: Report | Summary, paper: CoverPaper, *, style: Style = KENT) -> Narrative:
    """Return the cover paper of a report or a summary, with numbered paragraphs.

    `style.paper` has its order, headings and phrases. The sentences about counts are those of `narrate`.

    >>> from qpr_core import Rag
    >>> counts = Summary(period="Q2 2023/24", indicators=3, ratings={Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1})
    >>> made = cover_paper(counts, CoverPaper(sender="Chief Executive", introduction="Services were busy."))
    >>> for part in (*made.parts[:2], *made.parts[4:6]):  # no date and no classification are given
    ...     print(part)
    From: Chief Executive
    Subject: Quarterly Performance Report, Quarter 2, 2023/24
    1. Introduction
    1.1. Services were busy.

    Args:
        result: The report, or its counts.
        paper: The author's parts. A part that is not given is left out.
        style: The wording. Defaults to Kent's.

    Raises:
        ReportError: If *paper* is not a `CoverPaper`, or has a part that the style does not print. Also if the report
            does not have the grouping of *style*.
        StyleError: If *result* is neither a `Report` nor a `Summary`, or *style* is not a `Style`.
        SummaryError: If *result* is a report without a KPI, or its lists cannot be divided by the grouping of *style*.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """
    if not isinstance(result, Report | Summary):
        raise StyleError("result must be a Report or a Summary", given=result)
    check_kind(paper, CoverPaper, "paper")
    summary = summarise(result) if isinstance(result, Report) else result
    styles = styles_by_scheme(style, [each.scheme for each in summary.by_scheme], result.period.frequency)
    report = result if isinstance(result, Report) else None
    context = PaperContext(summary, report, paper, styles.whole)
    by_scheme = [
        context._replace(summary=each, report=None if report is None else _of_scheme(report, each), style=own)
        for each, own in zip(summary.by_scheme, styles.each, strict=True)
    ]
    style = styles.whole
    if report is not None:
        check_groups(style, report)
    elif any(Section.LISTED in section.parts for section in style.paper.sections):
        check_listed(style, summary)
    lines = [(line, form) for line in style.paper.lines if (form := _form(line, context)) is not None]
    _check_places(context, [form for _, form in lines])
    parts = [*(_line(line, form, context) for line, form in lines), *_sections(context, by_scheme)]
    parts = with_mark(result, parts, style)
    return Narrative(with_capitals(sourced(parts, "summarise(report).") if isinstance(result, Report) else parts))


def _form(line: PaperLine, context: PaperContext) -> str | None:
    """Return the first form whose parts are all given; `None` if there is none."""
    known = set(line_fillings(context))
    return next((form for form in line.forms if slots_of(form) <= known), None)


def _line(line: PaperLine, form: str, context: PaperContext) -> Part:
    text = fill(form, **line_fillings(context))
    if line.is_title:
        return Heading((Words(f"{line.label} "), *text))
    return Paragraph((Label(line.label), Words(" "), *text))


def _check_places(context: PaperContext, forms: list[str]) -> None:
    """Check that the style prints every part that the author gives.

    Raises:
        ReportError: If it does not.
    """
    parts = {part for section in context.style.paper.sections for part in section.parts}
    places = {slot for form in forms for slot in slots_of(form)}
    places |= {part.name.lower() for part in parts if isinstance(part, PaperPart)}
    if PaperPart.CLOSING_RECOMMENDATIONS in parts and not context.paper.closing_recommendations:
        places.add("recommendations")
    unplaced = sorted(context.paper.given - places)
    if unplaced:
        raise ReportError(
            "paper must have only parts that the style prints (leave these out, or give them a place in style.paper)",
            shown=", ".join(unplaced),
        )


def _of_scheme(report: Report, summary: Summary) -> Report:
    """Return the report of the scheme that a summary has."""
    return next(each for each in report.by_scheme if each.kpis and each.scheme is summary.scheme)


def _below(part: PaperPart | Section, contexts: Sequence[PaperContext], parts: Sequence[PaperPart | Section]) -> _Below:
    """Return the paragraphs of a part, those of every rating scheme."""
    made: _Below = []
    for place, each in enumerate(contexts):
        own = [*PARAGRAPHS[part](each), *base_parts(each.summary, each.style, part, parts)]
        prefix = f"others[{place - 1}]." if place else ""
        made += [one for one in sourced(own, prefix) if isinstance(one, Paragraph | BulletList)]
    return made


def _sections(context: PaperContext, by_scheme: Sequence[PaperContext]) -> Iterator[Part]:
    number, parts = 0, [part for section in context.style.paper.sections for part in section.parts]
    for section in context.style.paper.sections:
        below: _Below = []
        for part in section.parts:
            below += _below(part, by_scheme if part in BY_SCHEME else by_scheme[:1], parts)
        if not below:
            continue
        if section.layout is PaperLayout.LABELLED:
            yield from _labelled(section, below)
        else:
            number += 1
            yield from _headed(section, number, below, context)


def _labelled(section: PaperSection, below: _Below) -> Iterator[Part]:
    first, *rest = below
    yield led(first, (Label(section.heading), Words(" ")))
    yield from rest


def _headed(section: PaperSection, number: int, below: _Below, context: PaperContext) -> Iterator[Part]:
    words = context.style.paper
    heading = Heading(fill(section.heading, quarter=context.quarter, period=context.period), level=2)
    yield Numbered(section=number, form=words.section_number, part=heading)
    if section.layout is PaperLayout.HEADED:
        yield from below
        return
    for place, part in enumerate(below, 1):
        yield Numbered(section=number, paragraph=place, form=words.paragraph_number, part=part)
