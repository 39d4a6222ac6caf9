"""Labels of lines: their distances, and their leaders."""

from itertools import pairwise
from typing import Any

import pytest
from matplotlib.figure import Figure

from display.drawn import boxes, drawn
from pictured import made
from qpr_core.display.charts import indicator_chart
from qpr_core.display.labels import spread
from qpr_core.methods import XmR

AT = "Q2 2023/24"


def beside(figure: Figure) -> list[tuple[str, Any]]:
    (axes,) = figure.axes
    right = axes.get_window_extent().x1
    return sorted((each for each in boxes(axes.texts) if each[1].x0 > right), key=lambda each: float(each[1].y0))


def test_labels_of_lines_that_nearly_touch_have_a_least_distance() -> None:
    """The mean is 9.9, the last result 9 and the target 10, in a chart from 5 to 20."""
    results = (12, 14, 11, 9, 8, 9, 8, 10, 9, 8, 9, 10, 12, 9)
    series = made(*results, polarity="lower is better", thresholds={"target": 10, "floor": 20})
    figure = drawn(indicator_chart(*series, AT, method=XmR()))
    written = beside(figure)
    assert {"9%", "Target 10%"} <= {text for text, _ in written}
    gaps = [above.y0 - below.y1 for (_, below), (_, above) in pairwise(written)]
    assert min(gaps) >= 1


def led(figure: Figure) -> dict[str, float]:
    """Return the heights of lines that are linked with their labels."""
    written: Any = figure.axes[0].texts
    pairs = pairwise(written)
    return {other.get_text(): each.xy[1] for each, other in pairs if each.arrow_patch is not None}


def test_only_labels_that_are_moved_have_leaders() -> None:
    apart, crowded = ({"target": 51, "floor": 40}, {"target": 51, "floor": "50.95"})
    results = [50, 45] * 6
    assert led(indicator_chart(*made(*results, thresholds=apart), AT)) == {}
    linked = led(indicator_chart(*made(*results, thresholds=crowded), AT))
    assert linked == {"Target 51%": 51, "Floor standard 50.95%": pytest.approx(50.95)}


def test_places_are_moved_apart_as_little_as_is_needed() -> None:
    assert spread([0.1, 0.9], 0.2) == [0.1, 0.9]
    assert spread([], 1) == []
