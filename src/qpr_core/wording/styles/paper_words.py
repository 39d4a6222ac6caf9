"""PaperWords: the order, headings and phrases of a cover paper."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.styles.paper_section import PaperLayout, PaperLine, PaperPart, PaperSection
from qpr_core.wording.styles.section import Section
from qpr_core.wording.text.phrases import PERIOD_TERMS, Phrase, check_parts, slots_of

_KENT_LINES: Final = (
    PaperLine("From:", "{sender}"),
    PaperLine("To:", ("{recipient} – {date}", "{recipient}")),
    PaperLine("Meeting:", ("{meeting}, {date}", "{meeting}")),
    PaperLine("Decision No:", "{decision}"),
    PaperLine("Subject:", "{subject}", is_title=True),
    PaperLine("Classification:", "{classification}"),
)


_KENT_SECTIONS: Final = (
    PaperSection("Summary:", (PaperPart.PURPOSE, Section.OPENING), PaperLayout.LABELLED),
    PaperSection("Recommendation(s):", (PaperPart.RECOMMENDATIONS,), PaperLayout.LABELLED),
    PaperSection("Introduction", (PaperPart.INTRODUCTION, PaperPart.KPIS)),
    PaperSection(
        "{quarter} Performance Report",
        (
            PaperPart.SCHEME,
            Section.RATINGS,
            Section.LISTED,
            Section.DIRECTIONS,
            Section.RESTATED,
            PaperPart.FURTHER,
        ),
    ),
    PaperSection("Recommendation(s)", (PaperPart.CLOSING_RECOMMENDATIONS,), PaperLayout.HEADED),
    PaperSection("Contact details", (PaperPart.CONTACTS,), PaperLayout.HEADED),
    PaperSection("Background documents", (PaperPart.BACKGROUND_PAPERS,), PaperLayout.HEADED),
    PaperSection("Appendices", (PaperPart.APPENDICES,), PaperLayout.HEADED),
)


def _lines(given: Iterable[PaperLine]) -> tuple[PaperLine, ...]:
    lines = ordered_items_of(given)
    if lines is None or not all(isinstance(line, PaperLine) for line in lines):
        raise StyleError("lines of a cover paper must be PaperLine objects", given=given)
    return lines


def _sections(given: Iterable[PaperSection]) -> tuple[PaperSection, ...]:
    sections = ordered_items_of(given)
    if not sections or not all(isinstance(section, PaperSection) for section in sections):
        raise StyleError("sections of a cover paper must be one or more PaperSection objects", given=given)
    return sections


@explains_calls
@frozen(kw_only=True, repr=False)
class PaperWords:
    """The order, headings and phrases of a cover paper.

    `lines` are at its top and `sections` below them. The sentences that follow from counts are in `CoverWords`.

    >>> PaperWords(sections=[PaperSection("Overview", ["opening"])]).sections[0].layout
    PaperLayout.NUMBERED

    Args:
        lines: The lines at the top, in order.
        sections: The sections, in order.
        section_number: The number of a section, with the placeholder {section}.
        paragraph_number: The number of a paragraph, with {section} and {paragraph}.
        quarter: The name of the quarter without its year, in headings.
        date: A date, with the placeholders {day}, {month} and {year}.
        kpis: The number of KPIs; {when} has the next words.
        kpis_some_rated: The same if only some, or none, have a rating; its forms are by the number rated.
        targets_set: When targets were set.
        targets_changed: The words in place of `targets_set` if a report has a target of a later date.
        scheme: The scheme that KPIs are rated by. {bands} begins with the worst.
        other_scheme: The same for a scheme without a name in `CoverWords.schemes`, and for bands with other names.
        between_bands: The text between two bands in `scheme`. In `other_scheme` it is that between names.
        last_band: The text before the last band in `other_scheme`.

    Raises:
        StyleError: If a line or a section has the wrong type, there is no section, more than one line is the title, a
            number has no placeholder, or a phrase has one that cannot be filled.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """

    lines: tuple[PaperLine, ...] = field(default=_KENT_LINES, converter=_lines)
    sections: tuple[PaperSection, ...] = field(default=_KENT_SECTIONS, converter=_sections)
    section_number: str = "{section}."
    paragraph_number: str = "{section}.{paragraph}."
    quarter: str = "Quarter {number}"
    date: str = "{day} {month} {year}"
    kpis: Phrase = Phrase(
        zero="",
        one=("The {named_report} includes {count} {long_kpi} where results are assessed against a Target{when}."),
        other=("The {named_report} includes {count} {long_kpis} where results are assessed against Targets{when}."),
    )
    kpis_some_rated: Phrase = Phrase(
        zero="No {kpi} in the {named_report} could be assessed against a Target.",
        one=("The {named_report} includes {count} {long_kpis}, of which {rated} is assessed against a Target{when}."),
        other=("The {named_report} includes {count} {long_kpis}, of which {rated} are assessed against Targets{when}."),
    )
    targets_set: str = " set at the start of the financial year"
    targets_changed: Phrase = Phrase(
        zero="",
        one=", which was set or changed during the financial year",
        other=", some of which were set or changed during the financial year",
    )
    scheme: str = "Results for {kpis} compared to Target are assessed using a {bands} ({scheme}) status."
    other_scheme: str = "Results for {kpis} compared to Target are assessed as {bands}."
    between_bands: str = "/"
    last_band: str = " or "

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_parts(self, terms=PERIOD_TERMS)
        if sum(line.is_title for line in self.lines) > 1:
            raise StyleError("lines of a cover paper must have at most one title", given=self.lines)
        for name, slot in (("section_number", "section"), ("paragraph_number", "paragraph")):
            if slot not in slots_of(getattr(self, name)):
                raise StyleError(f"{name} must have the placeholder {slot}", given=getattr(self, name))


REPORT_PAPER: Final = PaperWords(
    kpis=Phrase(
        zero="",
        one="This report covers {count} {long_kpi}, rated against a target{when}.",
        other="This report covers {count} {long_kpis}, rated against targets{when}.",
    ),
    kpis_some_rated=Phrase(
        zero="No {kpi} in this report could be rated against a target.",
        one="This report covers {count} {long_kpis}. {rated} is rated against a target{when}.",
        other="This report covers {count} {long_kpis}. {rated} are rated against targets{when}.",
    ),
    scheme="Results are rated {bands} ({scheme}) against their targets.",
    other_scheme="Results are rated {bands} against their targets.",
)
"""The phrases of the ready-made styles other than Kent's."""
