"""CoverPaper: texts on one line, dates that are given, and parts that are refused."""

from datetime import date

import pytest
from attrs import fields

from qpr_core.errors import PeriodError, ReportError
from qpr_core.styles import PaperPart
from qpr_core.text import CoverPaper


def test_line_breaks_in_a_text_become_spaces() -> None:
    paper = CoverPaper(purpose="To inform\n    Cabinet.", introduction=["First\nline.", "Second."])
    assert (paper.purpose, paper.introduction) == ("To inform Cabinet.", ("First line.", "Second."))


@pytest.mark.parametrize("given", ["4 January 2024", "2024-01-04", date(2024, 1, 4)])
def test_date_is_a_day_or_the_text_of_one(given: date | str) -> None:
    assert CoverPaper(date=given).date == date(2024, 1, 4)


def test_date_that_is_not_a_day_is_refused() -> None:
    with pytest.raises(PeriodError, match=r"got 'next week' \(date of a cover paper\)"):
        CoverPaper(date="next week")


def test_blank_text_is_refused_with_the_name_of_its_part() -> None:
    with pytest.raises(ReportError, match="purpose of a cover paper must not be blank, got ''"):
        CoverPaper(purpose=" ")
    with pytest.raises(ReportError, match="appendices of a cover paper must be text, got 5"):
        CoverPaper(appendices=["Appendix 1", 5])  # type: ignore[list-item]  # a wrong type is what is tested
    with pytest.raises(ReportError, match="part of a cover paper must be text, or a list of texts, got 5"):
        CoverPaper(contacts=5)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_given_names_the_parts_that_are_not_missing() -> None:
    assert CoverPaper(date="4 January 2024", further="More.", contacts=[]).given == {"date", "further"}
    assert CoverPaper().given == frozenset()


def test_every_part_is_a_placeholder_of_a_line_or_a_part_of_a_section() -> None:
    lines = {"sender", "recipient", "meeting", "date", "decision", "subject", "classification"}
    derived = {PaperPart.KPIS, PaperPart.SCHEME}
    parts = {part.name.lower() for part in PaperPart if part not in derived}
    assert {part.name for part in fields(CoverPaper)} == lines | parts


def test_repr_has_only_the_parts_that_are_given() -> None:
    assert repr(CoverPaper(sender="Leader", further="More.")) == "CoverPaper(sender='Leader', further=('More.',))"
