"""Claims that a report with withheld counts and a KPI without a service cannot settle."""

import pytest

from qpr_core import Indicator, Scorecard, Thresholds, TimeSeries, check_text
from qpr_core.analysis.reporting.report import Report

QUARTERS = ("Q1 2025/26", "Q2 2025/26", "Q3 2025/26")


def _report() -> Report:
    thresholds = Thresholds(target=80, floor=70)
    known = Indicator(
        code="A1", name="Calls", service="Access", unit="%", polarity="higher is better", thresholds=thresholds
    )
    other = Indicator(
        code="B1", name="Visits", unit="number", polarity="higher is better", thresholds=thresholds, withhold_below=5
    )
    series = TimeSeries(dict(zip(QUARTERS, (81, 82, 83), strict=True)))
    return Scorecard(((known, series), (other, series))).report("Q3 2025/26", quarters=3)


@pytest.mark.parametrize(
    "text",
    [
        "Access has the most Greens.",
        "B1 has been Green in every quarter since Q1 2025/26.",
        "B1 is Green after two quarters at Red.",
        "B1 was Green in two of the last three quarters.",
    ],
)
def test_claim_that_the_report_cannot_settle_is_unread(text: str) -> None:
    checked = check_text(text, _report())
    assert checked.discrepancies == ()
    assert [each.sentence for each in checked.unread] == [text]
