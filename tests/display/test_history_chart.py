"""The history: shares, counts and legends."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from pictured import WHOLE, made
from qpr_core.display.charts import alt_text, chart_data, history_chart
from small_reports import report_of


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def legend(figure: Figure) -> list[str]:
    return [text.get_text() for text in axes_of(figure).get_legend().get_texts()]


def test_history_shows_shares_and_writes_small_counts_beside_the_bar() -> None:
    """One Red of 20 is 5%, too low for a number: it is to the right of the bar."""
    entries = [made(90, 90, 90, code=f"K{place}") for place in range(19)]
    figure = history_chart(report_of(*entries, made(70, 70, 70, code="R"), quarters=3))
    above = figure.axes[0]
    assert {sum(bar.get_height() for bar in bars) / 3 for bars in above.containers} == {95, 0, 5}
    assert [(text.get_position()[0], text.get_text()) for text in above.texts if text.get_text() == "1"] == [
        (place + 0.33, "1") for place in range(3)
    ]
    assert "Q2 2023/24: ● Green 19, ◆ Amber 0, ■ Red 1, Not rated 0." in alt_text(figure)
    assert chart_data(figure)[2]["● Green"] == 19


def test_history_chart_has_ratings_and_directions() -> None:
    figure = history_chart(WHOLE)
    above, below = figure.axes
    assert [text.get_text() for text in above.texts].count("1") > 2
    heights = [sum(bar.get_height() for bar in bars) for bars in below.containers]
    assert sum(heights) == pytest.approx(6 * 100)
    assert legend(figure) == ["● Green", "◆ Amber", "■ Red", "Not rated"]
