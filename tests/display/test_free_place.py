"""The label of the last result: it covers no dot and no text."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from display.drawn import boxes, drawn
from pictured import made
from qpr_core import Basis, TimeSeries
from qpr_core.display.charts import indicator_chart

AT = "Q2 2023/24"
LOWER: dict[str, Any] = {"polarity": "lower is better", "unit": "days"}
ENTRIES = {
    "rising": made(70, 72, 71, 74, 73, 76, 75, 78),
    "rising to a peak": made(70, 72, 71, 74, 73, 76, 79, 78),
    "falling": made(
        34, 32, 33, 31, 32, 31, 29, 30, 28, 28, 27, 27, 26, thresholds={"target": 20, "floor": 28}, **LOWER
    ),
    "falling to a dip": made(
        34, 32, 33, 31, 32, 31, 29, 30, 28, 28, 27, 25, 26, thresholds={"target": 20, "floor": 28}, **LOWER
    ),
    "comparator": made(
        70, 72, 71, 74, 73, 76, 75, 78, comparators={"Neighbours": TimeSeries({"2021/22": 77, "2022/23": 77.5})}
    ),
}


def last_label(figure: Figure) -> Any:
    (label,) = [text for text in figure.axes[0].texts if text.get_path_effects()]
    return label


def dots(figure: Figure) -> list[tuple[float, float]]:
    """Return the places of all dots in the picture, in pixels."""
    (axes,) = figure.axes
    lines: list[Any] = [line for line in axes.get_lines() if line.get_marker() not in {"None", " "}]
    return [
        tuple(axes.transData.transform(place))
        for line in lines
        for place in line.get_xydata()
        if len(line.get_xydata())
    ]


@pytest.mark.parametrize("name", ENTRIES)
def test_label_of_the_last_result_covers_no_dot_and_no_text(name: str) -> None:
    figure = drawn(indicator_chart(*ENTRIES[name], AT))
    label = last_label(figure)
    box = label.get_window_extent()
    half = 7 / 2 / 72 * figure.dpi
    assert dots(figure)
    assert not any(box.x0 - half < x < box.x1 + half and box.y0 - half < y < box.y1 + half for x, y in dots(figure))
    others = [other for text, other in boxes(figure.axes[0].texts) if text != label.get_text()]
    assert not any(box.overlaps(other) for other in others)


@pytest.mark.parametrize("name", ["rising to a peak", "falling"])
def test_label_is_below_its_dot_if_the_line_before_is_above_it(name: str) -> None:
    assert last_label(indicator_chart(*ENTRIES[name], AT)).xyann[1] < 0


def test_label_is_above_its_dot_if_the_line_before_is_below_it() -> None:
    entry = made(500, 900, 50, 600, 1000, 1200, unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    assert last_label(indicator_chart(*entry, "Q3 2022/23")).xyann[1] > 0


def test_label_stays_inside_the_chart_where_there_is_no_room_above() -> None:
    """The only total of the year is the highest figure of its chart."""
    entry = made(900, 50, unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=None)
    figure = drawn(indicator_chart(*entry, "Q1 2023/24"))
    box, inside = last_label(figure).get_window_extent(), figure.axes[0].get_window_extent()
    assert inside.x0 <= box.x0
    assert box.x1 <= inside.x1
    assert inside.y0 <= box.y0
    assert box.y1 <= inside.y1


def test_halo_of_the_label_has_the_colour_of_the_paper() -> None:
    (halo,) = last_label(indicator_chart(*ENTRIES["rising"], AT)).get_path_effects()
    assert halo._gc == {"linewidth": 3, "foreground": "#ffffff"}  # noqa: SLF001  it has no public name
