"""PaperSection and PaperLine: what a cover paper has, and in which order."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.records import Choice, known_words, member_of, shown_as_given
from qpr_core.wording.styles.section import Section
from qpr_core.wording.text.phrases import check_words


class PaperPart(Choice):
    """A part of a cover paper, in addition to the sections of a report.

    The author gives the parts that do not follow from the data.

    >>> PaperPart("contact details")
    PaperPart.CONTACTS
    """

    PURPOSE = "purpose"
    """The author's purpose, and the period that the report covers, in one paragraph."""
    INTRODUCTION = "introduction"
    """The author's introduction."""
    KPIS = "number of KPIs"
    """The number of KPIs, and what they are assessed against."""
    SCHEME = "rating scheme"
    """The scheme by which the KPIs are rated."""
    FURTHER = "further paragraphs"
    """The author's further paragraphs."""
    RECOMMENDATIONS = "recommendations"
    """The author's recommendations."""
    CLOSING_RECOMMENDATIONS = "closing recommendations"
    """The author's recommendations at the end, or else the recommendations once more."""
    CONTACTS = "contact details"
    """The author's contact details."""
    BACKGROUND_PAPERS = "background papers"
    """The author's list of background papers."""
    APPENDICES = "appendices"
    """The author's list of appendices."""


class PaperLayout(Choice):
    """The layout of a section of a cover paper.

    >>> list(PaperLayout)
    [PaperLayout.LABELLED, PaperLayout.HEADED, PaperLayout.NUMBERED]
    """

    LABELLED = "labelled"
    """The heading is a label of the first paragraph. Nothing has a number."""
    HEADED = "headed"
    """The heading has a number. The paragraphs have none."""
    NUMBERED = "numbered"
    """The heading and every paragraph have a number."""


COUNTED: Final = (
    Section.PERIOD,
    Section.OPENING,
    Section.RATINGS,
    Section.LISTED,
    Section.DIRECTIONS,
    Section.RESTATED,
)
"""The sections of a report that a cover paper can have; they need only counts."""


_HEADING: Final = "{quarter} {period}"


_LINE: Final = "{sender} {recipient} {meeting} {date} {decision} {subject} {classification}"


def _parts(given: Iterable[PaperPart | Section | str]) -> tuple[PaperPart | Section, ...]:
    """Return members of `PaperPart` and sections that need only counts."""
    parts = [_part(each) for each in ordered_items_of(given) or ()]
    known = tuple(part for part in parts if part is not None)
    if not known or len(known) < len(parts):
        words = ", ".join([known_words(PaperPart), *(repr(each.value) for each in COUNTED)])
        raise StyleError(f"parts of a section of a cover paper must be one or more of {words}", given=given)
    return known


def _part(given: object) -> PaperPart | Section | None:
    section = member_of(Section, given)
    return section if section in COUNTED else member_of(PaperPart, given)


def _layout(given: PaperLayout | str) -> PaperLayout:
    layout = member_of(PaperLayout, given)
    if layout is None:
        raise StyleError(f"layout must be one of {known_words(PaperLayout)}", given=given)
    return layout


def _forms(given: Iterable[str] | str) -> tuple[str, ...]:
    forms = (given,) if isinstance(given, str) else ordered_items_of(given)
    if not forms:
        raise StyleError("forms of a line must be one or more phrases", given=given)
    return forms


@frozen(repr=False)
class PaperSection:
    """A section of a cover paper: its heading, its parts in order, and its layout.

    The heading has the placeholders {quarter}, such as "Quarter 2", and {period}, such as "Quarter 2, 2023/24"; a label
    has none. A section with nothing to print is left out.

    >>> PaperSection("Introduction", ["introduction", "number of KPIs"]).parts
    (PaperPart.INTRODUCTION, PaperPart.KPIS)

    Raises:
        StyleError: If a part is unknown, or the heading has a placeholder that cannot be filled.
    """

    heading: str
    parts: tuple[PaperPart | Section, ...] = field(converter=_parts)
    layout: PaperLayout = field(default=PaperLayout.NUMBERED, converter=_layout)

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check the heading."""
        example = "" if self.layout is PaperLayout.LABELLED else _HEADING
        check_words("heading of a section of a cover paper", self.heading, example)


@frozen(repr=False)
class PaperLine:
    """A line at the top of a cover paper: its label, and the forms of its text.

    The first form is used whose parts are all given. The placeholders are {sender}, {recipient}, {meeting}, {date},
    {decision}, {subject} and {classification}. Without such a form, the line is left out.

    >>> PaperLine("To:", ["{recipient} – {date}", "{recipient}"]).forms[1]
    '{recipient}'

    Args:
        label: The label.
        forms: The forms of the text, the fullest first.
        is_title: True if the line is the title of the paper.

    Raises:
        StyleError: If there is no form, or a form has a placeholder that cannot be filled.
    """

    label: str
    forms: tuple[str, ...] = field(converter=_forms)
    is_title: bool = False

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        check_words("label of a line of a cover paper", self.label, "")
        for form in self.forms:
            check_words(f"line {self.label}", form, _LINE)
        if not isinstance(self.is_title, bool):
            raise StyleError("is_title must be True or False", given=self.is_title, whose=self.label)
