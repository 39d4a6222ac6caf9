"""Drafts about KPIs whose results are yes or no: an answer that a KPI does not have is not passed over."""

from typing import Final

import pytest

from qpr_core import Indicator, Report, Scorecard, Section, Summary, TimeSeries, check_text, narrate, summarise

QUARTERS: Final = ("Q1 2023/24", "Q2 2023/24")


def report(*answers: str | None) -> Report:
    """Return a report on a KPI with yes or no, and on one with a percentage."""
    plan = Indicator(  # a result that is missing is not carried forward
        code="GT3",
        name="Plan published",
        polarity="higher is better",
        unit="yes/no",
        thresholds={"target": "Yes"},
        carry_forward=0,
    )
    calls = Indicator(
        code="CS01", name="Calls", polarity="higher is better", unit="%", thresholds={"target": 85, "floor": 80}
    )
    results = TimeSeries(dict(zip(QUARTERS, answers, strict=True)), unit="yes/no")
    return Scorecard([(plan, results), (calls, TimeSeries(dict(zip(QUARTERS, (83, 82), strict=True))))]).report(
        QUARTERS[-1]
    )


@pytest.mark.parametrize(
    "draft",
    [
        "GT3 is Green, because the answer is No.",
        "GT3 is Green, because the answer is not Yes.",
        "GT3 is Green: Yes, up from No.",
        "GT3 is Green: it was Yes in Quarter 1.",
    ],
)
def test_answer_that_a_kpi_does_not_have_leaves_the_sentence_unread(draft: str) -> None:
    checked = check_text(draft, report("No", "Yes"))
    assert not checked.discrepancies
    assert len(checked.unread) == 1


@pytest.mark.parametrize(
    ("draft", "answers"),
    [
        ("GT3 is Green, because the answer is Yes.", ("No", "Yes")),
        ("GT3 is Red, because the answer is No.", ("Yes", "No")),
        ("GT3 is Green.", ("No", "Yes")),
        ("No KPI is Red.", ("No", "Yes")),
        ("CS01 is Amber: No comment.", ("No", "Yes")),
    ],
)
def test_answer_that_a_kpi_has_changes_nothing(draft: str, answers: tuple[str, str]) -> None:
    assert check_text(draft, report(*answers)).is_clean


def test_answer_of_a_kpi_without_a_result_is_unread() -> None:
    checked = check_text("GT3 has no rating, but the answer is Yes.", report("Yes", None))
    assert len(checked.unread) == 1


def test_text_of_the_library_with_answers_is_read_in_full() -> None:
    made = report("No", "Yes")
    text = str(narrate(made, sections=list(Section)))
    assert "The answer is Yes" in text
    assert not any("answer" in each.sentence for each in check_text(text, made).unread)
    summary: Summary = summarise(made)
    assert check_text("One KPI is Green.", summary).is_clean
