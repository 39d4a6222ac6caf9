"""Fans: a trend continues until the target is met, where a period is projected for that."""

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from matplotlib.figure import Figure

from pictured import made
from qpr_core import Basis, Indicator, Period, Polarity, Scorecard, Thresholds, TimeSeries, explain, project
from qpr_core.answers import Reaching
from qpr_core.display.charts import alt_text, chart_data, indicator_chart
from qpr_core.methods import LastPeriod, MannKendall, SeasonalRegression, XmR

AT = "Q2 2023/24"
RISING = (70, 72, 71, 74, 73, 76, 75, 78)
"""Eight quarters, of which the line rises by about one point each: the target of 85% is met by Quarter 2 2025/26."""
NAME = "_trend if it continues"


def line(figure: Figure, name: str = NAME) -> Any:
    return next((each for each in figure.axes[0].get_lines() if each.get_label() == name), None)


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def reaching(entry: tuple[Indicator, TimeSeries]) -> Reaching:
    outcome = project(*entry, AT).outcome
    assert isinstance(outcome, Reaching)
    return outcome


def test_fan_continues_the_trend_from_the_newest_result_to_the_projected_period() -> None:
    entry = made(*RISING)
    figure, outcome = indicator_chart(*entry, AT), reaching(entry)
    steps = Period.parse(AT).distance(outcome.period)
    middle = line(figure)
    assert list(middle.get_xdata()) == [7 + step for step in range(steps + 1)]
    heights = list(middle.get_ydata())
    assert heights[1] - heights[0] == pytest.approx(outcome.slope)
    assert heights[-2] < 85 <= heights[-1]
    trend = line(figure, "_trend")
    assert heights[0] == pytest.approx(list(trend.get_ydata())[-1])


def test_fan_is_the_confidence_band_of_the_line() -> None:
    """The ends agree with statsmodels at the newest result and at the end of the fan."""
    entry = made(*RISING)
    figure = indicator_chart(*entry, AT)
    fan: Any = figure.axes[0].collections[-1]
    assert fan.get_label() == "95% confidence interval of the trend if it continues"
    steps = len(line(figure).get_xdata()) - 1
    peer = sm.OLS(RISING, sm.add_constant(np.arange(8.0))).fit()
    for time in (7, 7 + steps):
        heights = [height for across, height in fan.get_paths()[0].vertices if across == time]
        ((low, high),) = peer.get_prediction([[1.0, time]]).conf_int(alpha=0.05)
        assert (min(heights), max(heights)) == (pytest.approx(low), pytest.approx(high))


def test_fan_is_labelled_with_the_target_and_its_periods_are_named() -> None:
    figure = indicator_chart(*made(*RISING), AT)
    assert {"Trend if it continues", "Target 85%"} <= set(texts(figure))
    assert "Trend" not in texts(figure)
    assert [label.get_text() for label in figure.axes[0].get_xticklabels()][-1] == "Q2\n2025/26"
    target = line(figure, "_target")
    assert list(target.get_xdata())[-1] == line(figure).get_xdata()[-1] + 0.5


def test_fan_is_described_as_the_text_of_a_report_has_it() -> None:
    entry = made(*RISING)
    figure = indicator_chart(*entry, AT)
    assert str(explain(project(*entry, AT))) in alt_text(figure)
    assert "The target is " in alt_text(figure)  # to the end of the fan
    rows = chart_data(figure)
    assert [row["projection"] for row in rows[:8]] == [None] * 8
    assert rows[-1]["period"] == "Q2 2025/26"
    assert rows[-1]["result"] is None
    assert rows[-1]["projection"] == pytest.approx(line(figure).get_ydata()[-1], abs=0.05)


def test_chart_of_an_assessment_has_the_same_fan() -> None:
    entry = made(*RISING)
    assessed = indicator_chart(Scorecard([entry]).report(AT)["A"])
    assert list(line(assessed).get_ydata()) == list(line(indicator_chart(*entry, AT)).get_ydata())


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ((86, 84, 85, 81, 80, 78), {}),  # moves away
        ((84, 86, 83, 85, 84, 86), {}),  # no clear trend
        ((86, 87, 88, 89, 90, 91), {}),  # met already
        ((70, 71, 72, 73, 74, 75, 76, 86), {}),  # the newest result meets the target, and the line does not
        (RISING, {"thresholds": None}),  # no target
        ((5, 6, 4, 5, 6, 5), {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=5, tolerance=1)}),
        ((80,), {}),
        (RISING, {"unit": "number", "basis": Basis.YEAR_TO_DATE_TOTAL, "thresholds": None}),
    ],
)  # fmt: skip
def test_chart_has_no_fan_where_the_text_has_no_projection(values: tuple[int, ...], parts: dict[str, Any]) -> None:
    figure = indicator_chart(*made(*values, **parts), AT)
    assert line(figure) is None
    assert "projection" not in chart_data(figure)[-1]


@pytest.mark.parametrize("method", [XmR(), LastPeriod(), SeasonalRegression(minimum_years=2)])
def test_method_without_a_line_to_extend_has_no_fan(method: Any) -> None:
    values = tuple(70 + step for step in range(12))
    assert line(indicator_chart(*made(*values), AT, method=method)) is None


def test_line_of_another_method_has_a_fan_too() -> None:
    """Every slope between two of the five points is 1, and so are the ends of its interval."""
    figure = indicator_chart(*made(74, 75, 76, 77, 78), AT, method=MannKendall())
    assert list(line(figure).get_ydata()) == [78, 79, 80, 81, 82, 83]
    fan: Any = figure.axes[0].collections[-1]
    assert {height for across, height in fan.get_paths()[0].vertices if across == 9} == {83}


def test_fan_stays_within_the_possible_values() -> None:
    """The line reaches 99 in Quarter 2 2024/25. The upper end of its interval is above 100 by then."""
    entry = made(74, 79, 77, 84, 83, 90, thresholds=Thresholds(target=99, floor=80), possible=(0, 100))
    figure = indicator_chart(*entry, AT)
    fan: Any = figure.axes[0].collections[-1]
    assert max(height for _, height in fan.get_paths()[0].vertices) == 100


def test_fan_has_no_more_periods_than_are_drawn_before_it() -> None:
    entry = made(50, 51, 52, 53, 54, 56)
    assert Period.parse(AT).distance(reaching(entry).period) > 6
    assert len(line(indicator_chart(*entry, AT)).get_xdata()) == 7


def test_targets_of_later_periods_are_drawn_only_if_they_are_the_projected_one() -> None:
    thresholds = {"2021/22": Thresholds(target=85, floor=75), "2024/25": Thresholds(target=95, floor=75)}
    figure = indicator_chart(*made(*RISING, thresholds=thresholds), AT)
    target = line(figure, "_target")
    assert list(target.get_xdata())[-1] == 7.5
    assert set(target.get_ydata()) == {85}
