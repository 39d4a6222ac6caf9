"""Small multiples: their order, their names and their time axis."""

from typing import Any

import pytest

from pictured import WHOLE, made
from qpr_core.display.charts import alt_text, chart_data, small_multiples
from small_reports import report_of


def test_small_multiples_share_their_time_axis_and_follow_the_services() -> None:
    entries = [
        made(84, 85, service="Highways"),
        made(80, 81, 82, 83, code="B", service="Waste"),
        made(84, code="C", service="Highways"),
        made(None, None, code="D", service="Waste"),
    ]
    figure = small_multiples(report_of(*entries), columns=1)
    titles = [axes.get_title(loc="left").splitlines()[-1][0] for axes in figure.axes]
    assert titles == ["A", "C", "B", "D"]
    spans = [axes.get_xlim()[1] - axes.get_xlim()[0] for axes in figure.axes[:3]]
    assert spans == pytest.approx([4.4] * 3)  # four quarters, with room at both ends
    assert [axes.get_xlim()[1] - time for axes, time in zip(figure.axes, (1, 0, 3), strict=False)] == pytest.approx(
        [0.7] * 3
    )
    assert alt_text(figure).startswith(
        "Indicator A has reached its target. A: Green. Indicator C is below its target. C: Amber. "
    )
    assert len(chart_data(figure)) == 2 + 1 + 4


def test_names_of_the_shared_time_axis_are_below_the_lowest_charts() -> None:
    figure = small_multiples(report_of(*(made(84, 85, code=code) for code in "ABC")), columns=2)
    named = [[label.get_text() for label in axes.get_xticklabels()] for axes in figure.axes]
    assert named == [["", ""], ["Q1 2023/24", "Q2 2023/24"], ["Q1 2023/24", "Q2 2023/24"]]


def test_small_multiples_have_a_chart_for_each_indicator_in_order() -> None:
    figure = small_multiples(WHOLE, columns=2)
    titles = [axes.get_title(loc="left").splitlines()[-1] for axes in figure.axes]
    assert titles == ["A: Red", "B: Green", "C: Amber", "D: not rated", "V: below expectations"]
    assert len(small_multiples(report_of(*(made(80, 90, code=f"K{place}") for place in range(30)))).axes) == 30


def test_result_that_is_too_old_has_no_mark_and_one_carried_forward_has() -> None:
    entries = [made(84, 78, None, carry_forward=1), made(84, 78, None, None, code="B", carry_forward=1)]
    figure: Any = small_multiples(report_of(*entries))
    marks = [
        [line.get_marker() for line in axes.get_lines() if line.get_marker() != "None" and len(line.get_xdata())]
        for axes in figure.axes
    ]
    assert marks == [["s"], []]
