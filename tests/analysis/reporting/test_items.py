"""Items beside the indicators of a scorecard and a report: what is refused."""

import pytest
from attrs import evolve

from qpr_core import FinancialYear, Report, Scorecard
from qpr_core.errors import ReportError, ScorecardError
from qpr_core.items import BandSeries, TrackedItem
from qpr_core.testing import a_series, an_indicator

KPI = (an_indicator(), a_series(84, 86))
LIBRARY = TrackedItem(code="P1", name="New library", kind="project")
BANDS = BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"})


def report() -> Report:
    """Return a report on a KPI and a project."""
    return Scorecard([KPI], items=[(LIBRARY, BANDS)]).report("Q2 2023/24")


def test_scorecard_refuses_an_item_with_the_code_of_an_indicator() -> None:
    with pytest.raises(ScorecardError, match="code must be unique among indicators and items, got 'K1' twice"):
        Scorecard([KPI], items=[(evolve(LIBRARY, code="K1"), BANDS)])


def test_scorecard_refuses_an_item_with_a_different_financial_year() -> None:
    other = TrackedItem(code="P1", name="New library", kind="project", financial_year=FinancialYear(1))
    bands = BandSeries({"Q1 2023": "On track"}, financial_year=FinancialYear(1))
    with pytest.raises(ScorecardError, match="items must have the financial year of the indicators"):
        Scorecard([KPI], items=[(other, bands)])


def test_report_refuses_what_is_not_a_report_of_items() -> None:
    with pytest.raises(ReportError, match="items must be a tuple of ItemReports of Q2 2023/24"):
        evolve(report(), items=[*report().items])  # type: ignore[arg-type]  # the point of the test


def test_report_refuses_two_reports_of_one_kind() -> None:
    with pytest.raises(ReportError, match="one ItemReport for each kind and scheme"):
        evolve(report(), items=report().items * 2)


def test_report_refuses_an_item_with_the_code_of_an_indicator() -> None:
    (projects,) = (
        Scorecard([(an_indicator(code="X1"), KPI[1])], items=[(evolve(LIBRARY, code="K1"), BANDS)])
        .report("Q2 2023/24")
        .items
    )
    with pytest.raises(ReportError, match="code must be unique among indicators and items, got 'K1' twice"):
        evolve(report(), items=(projects,))
