"""Scorecards of indicators with different financial years: each is reported in its own."""

from typing import Any

import pytest
from attrs import evolve

from qpr_core import (
    FinancialYear,
    Indicator,
    Rag,
    Report,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    bridge,
    check_text,
    narrate,
    notes,
    summarise,
)
from qpr_core.errors import PeriodError, ScorecardError
from qpr_core.frames import report_table
from qpr_core.interchange import from_json, to_json
from qpr_core.testing import Four, a_series, an_indicator

JANUARY = FinancialYear("January")
CALLS = (an_indicator(85, 80, code="C1", name="Calls", service="A"), a_series(83, 84, 86))
DEATHS = (
    Indicator(
        code="D1",
        name="Deaths",
        service="B",
        polarity="lower is better",
        unit="number",
        thresholds={"Q1 2023": Thresholds(target=10, floor=12), "Q3 2023": Thresholds(target=40, floor=50)},
        financial_year=JANUARY,
    ),
    TimeSeries({"Q1 2023": 5, "Q2 2023": 12, "Q3 2023": 45}, financial_year=JANUARY),
)
CARD = Scorecard([CALLS, DEATHS], financial_years="mixed")
REPORT = CARD.report("Q2 2023/24", periods=3)


def text(report: Report, *sections: Section) -> str:
    return str(narrate(report, sections=list(sections)))


def test_different_financial_years_are_refused_unless_they_are_mixed() -> None:
    with pytest.raises(ScorecardError, match=r"one financial year \(or pass financial_years='mixed'\), got .* \(D1\)"):
        Scorecard([CALLS, DEATHS])
    assert Scorecard([CALLS], financial_years="mixed").report("Q2 2023/24").of_other_years == ()


@pytest.mark.parametrize("given", ["both", "", None, 5, ["mixed"]])
def test_financial_years_are_one_or_mixed(given: Any) -> None:
    with pytest.raises(ScorecardError, match="financial_years must be 'one' or 'mixed', got"):
        Scorecard([CALLS], financial_years=given)


def test_indicator_is_assessed_as_in_a_report_of_its_own_year() -> None:
    alone = Scorecard([DEATHS]).report("Q3 2023", periods=3)
    assert REPORT["D1"] == alone["D1"]
    assert REPORT.previous is not None
    assert alone.previous is not None
    assert REPORT.previous["D1"] == alone.previous["D1"]
    assert REPORT.by("service")["B"] == alone
    assert [each.code for each in REPORT.of_other_years] == ["D1"]


def test_name_of_a_period_is_that_of_the_first_indicator() -> None:
    assert Scorecard([DEATHS, CALLS], financial_years="mixed").report("Q3 2023").period == REPORT.period


@pytest.mark.parametrize(("at", "shown"), [("H1 2023/24", "half-year"), ("2023/24", "year")])
def test_period_that_a_year_does_not_have_is_refused(at: str, shown: str) -> None:
    with pytest.raises(PeriodError, match=f"period must be a {shown} of the financial year of each indicator .*D1"):
        CARD.report(at)
    assert len(CARD.report("September 2023")) == 2


def test_quarters_of_a_year_from_another_month_are_refused() -> None:
    academic = FinancialYear("September")
    other = (
        evolve(DEATHS[0], thresholds=None, financial_year=academic),
        TimeSeries({"Q1 2022/23": 5}, financial_year=academic),
    )
    with pytest.raises(PeriodError, match="period must be a quarter of the financial year of each indicator"):
        Scorecard([CALLS, other], financial_years="mixed").report("Q2 2023/24")


def test_new_results_keep_the_mixed_years() -> None:
    card = CARD.with_results("Q3 2023/24", {"D1": 60})
    assert card.financial_years == "mixed"
    assert card.report("Q3 2023/24")["D1"].rating is Rag.RED


def test_notes_list_the_indicators_of_different_years_with_their_periods() -> None:
    lines = str(notes(REPORT)).splitlines()
    at = lines.index("1 indicator has a different financial year, and is reported in the period of its own year:")
    assert lines[at + 1] == "- Deaths (D1): Quarter 3, 2023"
    (count,) = [each for each in notes(REPORT).quantities if "of_other_years" in each.source]
    assert count.value == len(REPORT.of_other_years)


def test_periods_of_a_different_year_have_their_year() -> None:
    paragraphs = text(REPORT, Section.INDICATORS)
    assert "Calls (C1) is Green for Quarter 2 (it was Amber in Quarter 1)." in paragraphs
    assert "Deaths (D1) is Amber for Quarter 3 2023 (as in Quarter 2 2023)." in paragraphs
    assert "Amber, worse than in Quarter 2 2023." in text(REPORT, Section.WATCH_LIST)
    assert "the result for Quarter 2 2023 would be Green" in str(narrate(bridge(REPORT)))
    late = CARD.report("Q3 2023/24")
    assert "- Deaths (D1): result for Quarter 3 2023" in str(notes(late))
    assert "- Calls (C1): result for Quarter 2\n" in f"{notes(late)}\n"


def test_activity_of_a_different_year_has_its_year() -> None:
    activity = an_indicator(None, code="V1", name="Visits", polarity="neither", financial_year=JANUARY, thresholds=None)
    late = (activity, TimeSeries({"Q3 2023": 5}, financial_year=JANUARY))
    assert "- Visits (V1)" in str(notes(Scorecard([CALLS, late], financial_years="mixed").report("Q2 2023/24")))


def test_counts_are_of_all_indicators() -> None:
    assert [summarise(REPORT).ratings[band] for band in Rag] == [1, 1, 0]


def test_different_years_of_different_schemes_are_listed_together() -> None:
    four = an_indicator(code="F1", scheme=Four, thresholds=None, financial_year=JANUARY)
    series = TimeSeries({"Q3 2023": 5}, financial_year=JANUARY)
    report = Scorecard([CALLS, DEATHS, (four, series)], financial_years="mixed").report("Q2 2023/24")
    assert [each.code for each in report.of_other_years] == ["D1", "F1"]


def test_table_has_the_periods_of_each_year() -> None:
    table = report_table(REPORT, backend="polars")
    assert table["period"].to_list() == ["Q2 2023/24", "Q3 2023"]


@pytest.mark.parametrize(
    ("draft", "wrong", "unread"),
    [
        ("D1 is Amber.", 0, 0),
        ("D1 is Red.", 1, 0),
        ("C1 was Amber in Quarter 1.", 0, 0),
        ("C1 was Red in Quarter 1.", 1, 0),
        ("In Quarter 3 2023, D1 was Amber.", 0, 1),
        ("D1 was Green in Quarter 2.", 0, 1),
    ],
)
def test_draft_with_a_period_and_a_different_year_is_unread(draft: str, wrong: int, unread: int) -> None:
    checked = check_text(draft, REPORT)
    assert (len(checked.discrepancies), len(checked.unread)) == (wrong, unread)
    assert {each.why for each in checked.unread} <= {
        "it names a period, and an indicator of a different financial year"
    }


def test_json_keeps_mixed_years_and_says_nothing_of_one() -> None:
    assert from_json(to_json(CARD)) == CARD
    assert "financial_years" in to_json(CARD)
    assert "financial_years" not in to_json(Scorecard([CALLS]))
    assert from_json(to_json(Scorecard([CALLS]))) == Scorecard([CALLS])
