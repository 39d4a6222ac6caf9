"""Findings: the title of a chart is true by the thresholds that were in force."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictured import made
from qpr_core import (
    Basis,
    ExpectedRange,
    Period,
    Polarity,
    Profile,
    Ratio,
    Scorecard,
    Status,
    Thresholds,
    TimeSeries,
    assess,
)
from qpr_core.display.chart_rows import rows_of
from qpr_core.display.charts import alt_text, indicator_chart
from qpr_core.display.finding import finding, value_of
from qpr_core.display.plot import plot_of, plot_of_assessment
from qpr_core.styles import KENT
from qpr_core.testing import scorecards
from small_reports import report_of

AT = "Q2 2023/24"
LOWER: dict[str, Any] = {"polarity": Polarity.LOWER_IS_BETTER, "thresholds": Thresholds(target=10, floor=20)}
TOLERANT: dict[str, Any] = {"thresholds": Thresholds(target=85, tolerance=5)}
RAISED: dict[str, Any] = {
    "thresholds": {"2022/23": Thresholds(target=70, floor=60), "Q2 2023/24": Thresholds(target=85, floor=80)}
}
REDEFINED: dict[str, Any] = {"redefined": {"Q2 2023/24": "counts letters too"}}


def title(*values: Any, at: str = AT, **parts: Any) -> str:
    return finding(plot_of(*made(*values, **parts), at, None), KENT).removeprefix("Indicator A ")


@pytest.mark.parametrize(
    ("values", "parts", "said"),
    [
        ((82, 79), {}, "has fallen below its floor standard"),
        ((79, 78), {}, "has been below its floor standard since at least Quarter 1 2023/24"),
        ((79,), {}, "is below its floor standard"),
        ((79, None, 78), {}, "is below its floor standard"),  # what happened in the gap is unknown
        ((65, 75), RAISED, "is below its floor standard"),  # the floor rose, the result did not fall
        ((86, 75), RAISED, "has fallen below its floor standard"),
        ((82, 79), REDEFINED, "is below its floor standard"),  # the two are not comparable
        ((79, 82), {}, "meets its floor standard again, but not its target"),
        ((79, 80), {}, "meets its floor standard again, but not its target"),  # the floor is met
        ((86, 84), {}, "has fallen below its target"),
        ((84, 83), {}, "has been below its target since at least Quarter 1 2023/24"),
        ((84,), {}, "is below its target"),
        ((75, 82), RAISED, "is below its target"),  # it met the target of its time
        ((84, 85), {}, "has reached its target"),
        ((85, 85), {}, "has met its target since at least Quarter 1 2023/24"),
        ((85,), {}, "meets its target"),
        ((65, 85), RAISED, "has reached its target"),
        ((16, 25), LOWER, "no longer meets its floor standard"),
        ((82, 79, 78), {}, "has been below its floor standard since Quarter 1 2023/24"),
        ((79, None, 79, 78), {}, "has been below its floor standard since at least Quarter 1 2023/24"),  # the gap is unknown
        ((86, 84, 83), {}, "has been below its target since Quarter 1 2023/24"),
        ((84, 85, 85), {}, "has met its target since Quarter 1 2023/24"),
        ((79, 78), {"redefined": {"Q1 2023/24": "counts letters too"}}, "has been below its floor standard since at least Quarter 1 2023/24"),
        ((25, 26), LOWER, "has missed its floor standard since at least Quarter 1 2023/24"),
        ((25,), LOWER, "misses its floor standard"),
        ((25, 15), LOWER, "meets its floor standard again, but not its target"),
        ((9, 12), LOWER, "no longer meets its target"),
        ((11, 12), LOWER, "has missed its target since at least Quarter 1 2023/24"),
        ((12,), LOWER, "misses its target"),
        ((86, 79), TOLERANT, "has fallen below its target"),  # a tolerance is not a floor
        ((50,), {"thresholds": None}, "was 50% in Quarter 2 2023/24"),
        ((1234567,), {"thresholds": None, "unit": "number"}, "was 1,234,567 in Quarter 2 2023/24"),
        ((86, None), {}, "was 86% in Quarter 1 2023/24"),  # a result carried forward is not a finding of this quarter
        ((None, None), {}, "has no results to show"),
        ((250,), {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)}, "is above expectations"),
        ((6,), {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=5, tolerance=1)}, "is rated Amber"),
    ],
)  # fmt: skip
def test_finding_is_the_first_that_is_true(values: tuple[Any, ...], parts: dict[str, Any], said: str) -> None:
    assert title(*values, **parts) == said


def test_total_that_begins_again_has_not_fallen() -> None:
    """100 of 100 in Q4 and 5 of 25 in Q1: the total began again, so it fell below nothing."""
    parts = {
        "unit": "number",
        "basis": Basis.YEAR_TO_DATE_TOTAL,
        "thresholds": {
            year: Profile.of_targets([25, 50, 75, 100], floors=[20, 40, 60, 80]) for year in ("2022/23", "2023/24")
        },
    }
    assert title(100, 5, None, at="Q1 2023/24", **parts) == "is below its floor standard"


def test_finding_of_an_assessment_does_not_claim_a_start_that_it_cannot_see() -> None:
    """The result has missed its target for 20 quarters, of which an assessment holds the latest 12."""
    entry = made(*[86, *[84] * 20])
    whole, part = plot_of(*entry, AT, None), plot_of_assessment(assess(*entry, AT))
    assert finding(whole, KENT) == "Indicator A has been below its target since Quarter 3 2018/19"
    assert finding(part, KENT) == "Indicator A has been below its target since at least Quarter 3 2020/21"


def test_withheld_result_has_no_finding() -> None:
    assert title(Ratio(60, 70), Ratio(2, 70), withhold_below=5) == "was 85.7% in Quarter 1 2023/24"


@settings(max_examples=20)
@given(scorecards(), st.integers(0, 9))
def test_finding_of_an_assessment_is_that_of_its_latest_results(card: Scorecard, steps: int) -> None:
    """A chart of an assessment has no results before the latest twelve, so only a later start may differ."""
    at = Period.parse("Q4 1999/00").shift(steps)
    for indicator, series in card.entries:
        whole, part = plot_of(indicator, series, at, None), plot_of_assessment(assess(indicator, series, at))
        assert (
            part.points == whole.points[len(whole.points) - len(part.points) :]
            or len(whole.points) > 12
            or not part.points
        )
        if part.points and len(whole.points) == len(part.points):
            assert finding(part, KENT) == finding(whole, KENT)


def test_chart_of_an_assessment_has_a_gap_for_an_earlier_withheld_result() -> None:
    report = report_of(made(Ratio(90, 100), Ratio(2, 70), Ratio(84, 100), withhold_below=5))
    plot = plot_of_assessment(report["A"])
    assert ([dot.time for dot in plot.points], len(plot.withheld)) == ([0, 2], 1)
    figure = indicator_chart(report["A"])
    (line,) = [drawn for drawn in figure.axes[0].lines if {90.0, 84.0} <= {*np.asarray(drawn.get_ydata())}]
    assert np.isnan(np.asarray(line.get_ydata())).tolist() == [False, True, False]
    assert "Result withheld in Q1 2023/24." in alt_text(figure)


def test_chart_of_withheld_results_alone_says_so() -> None:
    withheld = made(Ratio(3, 100), Ratio(2, 70), withhold_below=5)
    assert finding(plot_of_assessment(assess(*withheld, AT)), KENT) == "The results of Indicator A are withheld"


def test_result_short_of_its_target_is_not_labelled_as_equal_to_it() -> None:
    """8497 of 9999 is 84.98%, which is short of 85%; to one decimal place it would be 85.0%."""
    drawn = plot_of(*made(Ratio(90, 100), Ratio(8497, 9999)), AT, None)
    assert value_of(drawn.points[-1], drawn, KENT) == "84.98%"
    assert rows_of(drawn, KENT)[-1]["result"] == Fraction("84.98")
    near = plot_of(*made("79.6", decimal_places=0), AT, None)
    assert value_of(near.points[-1], near, KENT) == "79.6%"


def test_only_a_provisional_result_is_not_final() -> None:
    indicator, _ = made(84)
    results = TimeSeries({AT: 84}, statuses={AT: Status.REVISED})
    assert [dot.is_final for dot in plot_of(indicator, results, AT, None).points] == [True]
