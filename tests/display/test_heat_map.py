"""The heat map of groups: counts, shades and totals."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from grouped_report import BY_OUTER, BY_PRIORITY, GROUPED
from pictured import made
from qpr_core import ExpectedRange, Polarity, Report
from qpr_core.display.charts import alt_text, chart_data, group_heat_map
from qpr_core.errors import ReportError
from qpr_core.styles import Palette
from small_reports import report_of

ACTIVITY: dict[str, Any] = {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)}


def report() -> Report:
    """Waste has two Reds and two Greens, Roads one Green; one KPI without a service has no target."""
    values = {"W1": 79, "W2": 70, "W3": 90, "W4": 91}
    waste = [made(value, code=code, service="Waste") for code, value in values.items()]
    return report_of(
        *waste,
        made(90, code="R1", service="Roads"),
        made(50, code="N1", thresholds=None),
        made(150, code="V1", service="Visits", **ACTIVITY),
    )


def cells(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts][:-1]


def test_heat_map_has_a_number_in_each_cell_and_totals() -> None:
    assert cells(group_heat_map(report())) == [
        "2", "0", "2", "0", "4",
        "1", "0", "0", "0", "1",
        "0", "0", "0", "1", "1",
        "3", "0", "2", "1", "6",
    ]  # fmt: skip


def test_heat_map_is_by_the_grouping_of_the_style_unless_by_says_otherwise() -> None:
    assert [row["group"] for row in chart_data(group_heat_map(GROUPED, style=BY_OUTER))] == [
        "Clean", "Safe", "No priority named", "Total",
    ]  # fmt: skip
    by_all = [row["group"] for row in chart_data(group_heat_map(GROUPED, by="priority", style=BY_OUTER))]
    assert by_all == ["Clean: Waste", "Clean: Streets", "Safe", "No priority named", "Total"]
    of_level = chart_data(group_heat_map(GROUPED, level=1, style=BY_PRIORITY))
    assert [row["group"] for row in of_level] == ["Clean", "Safe", "No priority named", "Total"]
    assert chart_data(group_heat_map(GROUPED, by="service", style=BY_PRIORITY))[0]["service"] == "Highways"


def test_shade_of_a_cell_is_the_share_of_its_service() -> None:
    """A share of 1 has 85% of the colour of a line and one of a half 42.5%; no KPI and totals have that of the paper."""
    figure = group_heat_map(report(), palette=Palette(line="#000000"))
    patches: Any = figure.axes[0].patches
    greys = [round(patch.get_facecolor()[0], 2) for patch in patches]
    assert greys[:10] == [pytest.approx(0.575, abs=0.01), 1, pytest.approx(0.575, abs=0.01), 1, 1, 0.15, 1, 1, 1, 1]
    assert set(greys[15:]) == {1}
    inks = [text.get_color() for text in figure.axes[0].texts]
    assert inks[5] == "#ffffff"
    assert inks[0] == "#000000"


def test_heat_map_names_services_in_order_without_those_of_activity() -> None:
    figure = group_heat_map(report())
    down, across = (
        [label.get_text() for label in labels]
        for labels in (figure.axes[0].get_yticklabels(), figure.axes[0].get_xticklabels())
    )
    assert down == ["Waste", "Roads", "No service named", "Total"]
    assert across == ["● Green", "◆ Amber", "■ Red", "Not rated", "Total"]


def test_heat_map_has_its_finding_its_alternative_text_and_its_data() -> None:
    figure = group_heat_map(report())
    assert figure.axes[0].get_title(loc="left") == "Waste has the most Red KPIs: 2 of its 4"
    assert alt_text(figure) == (
        "Waste has the most Red KPIs: 2 of its 4. Number of KPIs; a darker cell is a larger share of its row. "
        "Waste: ● Green 2, ◆ Amber 0, ■ Red 2, Not rated 0, Total 4. "
        "Roads: ● Green 1, ◆ Amber 0, ■ Red 0, Not rated 0, Total 1. "
        "No service named: ● Green 0, ◆ Amber 0, ■ Red 0, Not rated 1, Total 1. "
        "Total: ● Green 3, ◆ Amber 0, ■ Red 2, Not rated 1, Total 6."
    )
    assert chart_data(figure)[0] == {
        "service": "Waste", "● Green": 2, "◆ Amber": 0, "■ Red": 2, "Not rated": 0, "Total": 4,
    }  # fmt: skip


def test_heat_map_is_drawn_on_the_axes_that_are_passed() -> None:
    figure = Figure()
    assert group_heat_map(report(), axes=figure.add_subplot()) is figure


def test_heat_map_without_kpis_raises_report_error() -> None:
    with pytest.raises(ReportError) as caught:
        group_heat_map(report_of(made(150, **ACTIVITY)))
    assert str(caught.value) == (
        "report must have at least one KPI for a heat map (activity indicators have no rating), got only activity "
        "indicators (Q2 2023/24)"
    )


def test_column_of_unrated_kpis_is_left_out_if_there_are_none() -> None:
    figure = group_heat_map(report_of(made(79), made(90, code="B")))
    assert [label.get_text() for label in figure.axes[0].get_xticklabels()] == ["● Green", "◆ Amber", "■ Red", "Total"]
    assert cells(figure)[-4:] == ["1", "0", "1", "2"]
    assert list(chart_data(figure)[0]) == ["service", "● Green", "◆ Amber", "■ Red", "Total"]
    assert "Not rated" not in alt_text(figure)
