"""CoverPaper: the parts of a cover paper that its author gives."""

from collections.abc import Iterable
from datetime import date as Day  # noqa: N812  the field has the name "date"
from typing import TypeVar

from attrs import field, fields, frozen

from qpr_core.errors import PeriodError, ReportError
from qpr_core.model.time.days import read_day
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import shown_as_given

T = TypeVar("T")


def _text(given: str | None) -> str | None:
    return _on_one_line(given)


def _texts(given: Iterable[str] | str) -> tuple[str, ...]:
    texts = (given,) if isinstance(given, str) else ordered_items_of(given)
    if texts is None:
        raise ReportError("part of a cover paper must be text, or a list of texts", given=given)
    return tuple(_on_one_line(text) for text in texts)


def _on_one_line(given: T) -> T | str:
    return " ".join(given.split()) if isinstance(given, str) else given


def _day(given: Day | str | None) -> Day | None:
    try:
        return None if given is None else read_day(given)
    except PeriodError as error:
        raise error.of("date of a cover paper") from error


@explains_calls
@frozen(kw_only=True, repr=False)
class CoverPaper:
    """The parts of a cover paper that do not follow from the data.

    A part that you do not give is left out. Each text becomes one paragraph, so line breaks in it do not matter.

    >>> paper = CoverPaper(recipient="Cabinet", date="4 January 2024", recommendations="Cabinet is asked to NOTE it.")
    >>> paper.date, paper.recommendations
    (datetime.date(2024, 1, 4), ('Cabinet is asked to NOTE it.',))

    Args:
        sender: From whom the paper is.
        recipient: Whom it is for.
        meeting: The meeting that considers it.
        date: The day of the meeting. It is never read from the clock.
        decision: The decision number.
        subject: The subject. Defaults to the name of the report and its quarter.
        classification: The classification, such as "Unrestricted".
        purpose: The purpose of the report.
        recommendations: What the meeting is asked to do: one text, or several.
        closing_recommendations: The recommendations at the end of the paper. Defaults to `recommendations`.
        introduction: The paragraphs of the introduction, before the number of KPIs.
        further: Further paragraphs, after those that follow from the data.
        contacts: The contact details.
        background_papers: The background papers.
        appendices: The appendices.

    Raises:
        ReportError: If a part is not text, or is blank.
        PeriodError: If *date* is not a day.
    """

    sender: str | None = field(default=None, converter=_text)
    recipient: str | None = field(default=None, converter=_text)
    meeting: str | None = field(default=None, converter=_text)
    date: Day | None = field(default=None, converter=_day)
    decision: str | None = field(default=None, converter=_text)
    subject: str | None = field(default=None, converter=_text)
    classification: str | None = field(default=None, converter=_text)
    purpose: str | None = field(default=None, converter=_text)
    recommendations: tuple[str, ...] = field(default=(), converter=_texts)
    closing_recommendations: tuple[str, ...] = field(default=(), converter=_texts)
    introduction: tuple[str, ...] = field(default=(), converter=_texts)
    further: tuple[str, ...] = field(default=(), converter=_texts)
    contacts: tuple[str, ...] = field(default=(), converter=_texts)
    background_papers: tuple[str, ...] = field(default=(), converter=_texts)
    appendices: tuple[str, ...] = field(default=(), converter=_texts)

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every text."""
        for name in (part.name for part in fields(CoverPaper) if part.name != "date"):
            given = getattr(self, name)
            for text in given if isinstance(given, tuple) else () if given is None else (given,):
                check_name(text, f"{name} of a cover paper", ReportError)

    @property
    def given(self) -> frozenset[str]:
        """The names of the parts that are given."""
        return frozenset(part.name for part in fields(CoverPaper) if getattr(self, part.name) not in (None, ()))
