"""Sections of a report of several rating schemes, and how they are named."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple, Protocol, TypeAlias, runtime_checkable

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.wording.sections.all_schemes import SchemeCount, all_schemes
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import CustomSection, Style
from qpr_core.wording.text.parts import Heading, Part, changed
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans

AnySection: TypeAlias = Section | CustomSection

ON_COVER: Final = frozenset(
    {
        Section.OPENING,
        Section.RATINGS,
        Section.LISTED,
        Section.DIRECTIONS,
        Section.RESTATED,
        Section.BRIEF,
    }
)
"""The sections without a heading, which are together under one for each scheme."""

ONCE: Final = frozenset(
    {
        Section.HEADING,
        Section.PERIOD,
        Section.ACTIVITY,
        Section.ACTIVITY_IN_FULL,
        Section.NOTES,
        Section.INDICATORS,
        Section.STATISTICS,
        Section.KEY,
        Section.ITEMS,
    }
)
"""The sections about all schemes."""

_REPORT: Final = re.compile(r"""('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|\breport\b""")
"""A quoted text, which stays as it is, or the name of the report."""


@runtime_checkable
class SectionByScheme(Protocol):
    """A custom section of the library, which each rating scheme has."""

    def check(self, report: Report) -> None:
        """Check the whole report."""

    def of_scheme(self, context: Context) -> Sequence[Part]:
        """Return the section of one rating scheme."""


class Contexts(NamedTuple):
    """The context of a whole report, and the context of each of its rating schemes."""

    whole: Context
    each: Sequence[Context]


def sections_by_scheme(
    contexts: Contexts, sections: Iterable[AnySection], make: Callable[[Context, AnySection], Sequence[Part]]
) -> Iterator[tuple[AnySection, list[Part]]]:
    """Yield each section with its parts.

    They are those of every scheme, unless the section is about all schemes.
    Sections of the cover that follow each other are together for each scheme, and come with the first of them.
    """
    for is_on_cover, group in groupby(sections, ON_COVER.__contains__):
        together = list(group)
        if is_on_cover:
            made = [[part for section in together for part in make(each, section)] for each in contexts.each]
            below = (on_cover(each.style, parts) for each, parts in zip(contexts.each, made, strict=True))
            opening = _opening(contexts) if Section.OPENING in together else []
            yield together[0], [*opening, *joined_schemes(below)]
            continue
        for section in together:
            if isinstance(section, SectionByScheme):
                section.check(contexts.whole.report)
                by_scheme = [section.of_scheme(each) for each in contexts.each]
                pairs = zip(contexts.each, by_scheme, strict=True)
                yield section, joined_schemes(with_scheme(each.style, parts) for each, parts in pairs)
            elif section in ONCE or not isinstance(section, Section):
                yield section, list(make(contexts.whole, section))
            else:
                by_scheme = [make(each, section) for each in contexts.each]
                yield section, joined_schemes(_with_headings(contexts, section, by_scheme))


def _opening(contexts: Contexts) -> Sequence[Part]:
    """Return how many KPIs the report has together, and by each scheme."""
    counts = [
        SchemeCount(each.style, len(each.report.kpis), f"report.by_scheme[{place}].kpis.__len__()")
        for place, each in enumerate(contexts.each)
    ]
    return all_schemes(contexts.whole.style, counts, "summarise(report).all_indicators")


def _with_headings(contexts: Contexts, section: Section, made: Sequence[Sequence[Part]]) -> Sequence[Sequence[Part]]:
    """Return the parts of each scheme, with headings that name it.

    All tables of the scorecard are under one heading.
    """
    if section is not Section.SCORECARD:
        return [with_scheme(each.style, parts) for each, parts in zip(contexts.each, made, strict=True)]
    first, *others = made
    return [first, *([part for part in parts if not isinstance(part, Heading)] for parts in others)]


def joined_schemes(parts: Iterable[Sequence[Part]]) -> list[Part]:
    """Return the parts of all schemes; sources name the report of the scheme."""
    return [changed(part, partial(_sourced, place=place)) for place, each in enumerate(parts) for part in each]


def _sourced(spans: Spans, place: int) -> Spans:
    return tuple(
        evolve(span, source=_REPORT.sub(partial(_named, place=place), span.source))
        if isinstance(span, Quantity)
        else span
        for span in spans
    )


def _named(found: re.Match[str], place: int) -> str:
    return found[1] or f"report.by_scheme[{place}]"


def on_cover(style: Style, parts: Sequence[Part]) -> list[Part]:
    """Return parts of the cover under the name of the KPIs of a scheme."""
    return headed(style.report.scheme_title, parts, scheme_kpis=Name(style.terms.kpis))


def with_scheme(style: Style, parts: Iterable[Part]) -> list[Part]:
    """Return parts whose headings name the KPIs of a scheme."""
    return [_heading(style, part) if isinstance(part, Heading) and part.level == 2 else part for part in parts]


def _heading(style: Style, heading: Heading) -> Heading:
    kpis = style.terms.kpis
    if kpis in str(heading):
        return heading
    return evolve(heading, spans=fill(style.report.scheme_heading, heading=heading.spans, scheme_kpis=Name(kpis)))
