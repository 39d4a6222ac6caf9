"""Longer periods made of shorter ones: markers, lengths and faults."""

import pytest

from qpr_core import Aggregation, Indicator, Period, Polarity, Ratio, TimeSeries, assess
from qpr_core.answers import Gap, Marker

Q1 = Period.parse("Q1 2023/24")
MONTHS = {"April 2023": None, "May 2023": None, "June 2023": 3}


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ({}, None),
        ({"April 2023": "n/a"}, "n/a"),
        ({"April 2023": "n/a", "May 2023": "n/a"}, "n/a"),
        ({"April 2023": "TBC", "May 2023": "n/a"}, "TBC; n/a"),
    ],
)
def test_a_quarter_without_a_result_has_the_markers_of_its_months(
    markers: dict[str, str], expected: str | None
) -> None:
    (gap,) = TimeSeries(MONTHS, markers=markers).by_quarter(Aggregation.SUM)
    assert gap == Gap(Q1, None, Marker(expected)) if expected else gap == Gap(Q1)


def test_a_quarter_with_a_result_has_no_marker() -> None:
    last = TimeSeries(MONTHS, markers={"April 2023": "n/a"}).by_quarter(Aggregation.LAST_MONTH)
    assert last == TimeSeries({Q1: 3})


def test_only_the_months_that_count_give_their_marker() -> None:
    months = TimeSeries({"April 2023": None, "June 2023": None}, markers={"April 2023": "n/a"})
    assert months.by_quarter(Aggregation.LAST_MONTH) == TimeSeries({Q1: None})


def test_a_quarter_of_0_out_of_0_has_no_marker() -> None:
    """The counts of a month may be 0 out of 0, which is not a gap."""
    months = TimeSeries({"April 2023": Ratio(0, 0), "May 2023": Ratio(0, 0), "June 2023": Ratio(0, 0)})
    assert months.by_quarter(Aggregation.POOLED_COUNTS) == TimeSeries({Q1: Ratio(0, 0)})


def test_an_assessment_of_months_has_the_marker_of_the_quarter() -> None:
    visits = Indicator(
        code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number", aggregation=Aggregation.SUM
    )
    assert assess(visits, TimeSeries(MONTHS, markers={"May 2023": "*"}), Q1).marker == "*"
