"""Peers in charts: a line for each of a few, or the range and the median of many."""

from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure

from display.drawn import drawn
from pictured import made
from qpr_core import Polarity, Ratio, Thresholds, TimeSeries
from qpr_core.display.charts import alt_text, chart_data, indicator_chart

AT = "Q2 2023/24"
QUARTERS = ("Q4 2022/23", "Q1 2023/24", AT)


def series(*figures: Any) -> TimeSeries:
    return TimeSeries(dict(zip(QUARTERS, figures, strict=True)))


def chart(*peers: TimeSeries, values: tuple[Any, ...] = (84, 85, 83), **parts: Any) -> Figure:
    named = {f"Council {number}": peer for number, peer in enumerate(peers)}
    return indicator_chart(*made(*values, peers=named, **parts), AT)


def line(figure: Figure, name: str) -> Any:
    return next(each for each in figure.axes[0].get_lines() if each.get_label() == f"_{name}")


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def legend(figure: Figure) -> list[str]:
    found = figure.axes[0].get_legend()
    assert found is not None
    return [text.get_text() for text in found.get_texts()]


def rows(figure: Figure, part: str) -> list[dict[str, Any]]:
    return [dict(row) for row in chart_data(figure) if row.get(part) is not None]


def test_up_to_three_peers_have_a_line_each_with_its_gap() -> None:
    figure = chart(series(80, None, 82), series(70, 71, None), series(90, 91, 92))
    assert [str(height) for height in line(figure, "Council 0").get_ydata()] == ["80.0", "nan", "82.0"]
    assert list(line(figure, "Council 2").get_xdata()) == [0, 1, 2]
    assert {"Council 0", "Council 1", "Council 2"} <= set(texts(figure))
    assert "Range of similar councils" not in legend(figure)
    assert "Council 1: 71% in Q1 2023/24. Council 2: 92% in Q2 2023/24." in alt_text(figure)
    found = [(row["peer"], row["period"], row["result"]) for row in rows(figure, "peer")]
    assert len(found) == 9
    assert found[1] == ("Council 0", "Q1 2023/24", None)


def test_more_peers_are_a_range_with_their_median() -> None:
    figure = chart(series(80, 81, 82), series(70, 71, 72), series(90, 91, 92), series(60, 61, None))
    assert list(line(figure, "Median of similar councils").get_ydata()) == [75, 76, 82]
    assert "Median of similar councils 82%" in texts(figure)
    assert legend(figure).count("Range of similar councils") == 1
    heights = [patch.get_paths()[0].get_extents() for patch in figure.axes[0].collections]
    assert [(box.x0, box.x1, box.y0, box.y1) for box in heights[:3]] == [
        (-0.5, 0.5, 60, 90),
        (0.5, 1.5, 61, 91),
        (1.5, 2.5, 72, 92),
    ]
    assert alt_text(figure).endswith(
        "The figures of similar councils in Q2 2023/24 are from 72% to 92%, with a median of 82%."
    )
    found = [(row["peers_low"], row["peers_median"], row["peers_high"]) for row in rows(figure, "peers_low")]
    assert found == [(60, 75, 90), (61, 76, 91), (72, 82, 92)]


def test_fewer_than_half_of_the_peers_have_no_median() -> None:
    figure = chart(series(80, 81, None), series(70, None, None), series(90, None, None), series(60, None, 82))
    assert list(line(figure, "Median of similar councils").get_ydata()) == [75]
    assert [row["peers_median"] for row in rows(figure, "peers_low")] == [75, None, None]
    assert alt_text(figure).endswith("The figures of similar councils in Q2 2023/24 are from 82% to 82%.")


def test_median_has_a_gap_where_fewer_than_half_have_a_figure() -> None:
    figure = chart(series(80, 81, 82), series(70, None, 72), series(90, None, 92), series(60, None, None))
    assert [str(height) for height in line(figure, "Median of similar councils").get_ydata()] == ["75.0", "nan", "82.0"]
    figures = [[80 + peer if peer == place else None for place in (0, 1, 2)] for peer in range(3)]
    never = chart(*(series(*each) for each in (*figures, *figures[:2], figures[2])))
    assert len(rows(never, "peers_low")) == 3
    assert not any(text.startswith("Median") for text in texts(never))


def test_closest_to_target_has_a_range_and_no_median() -> None:
    figure = chart(
        *(series(80 + number, 81, 82) for number in range(4)),
        polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST,
        thresholds=Thresholds(target=85, tolerance=5),
    )
    assert "Range of similar councils" in legend(figure)
    assert not any(text.startswith("Median") for text in texts(figure))


def test_small_counts_of_peers_are_not_drawn() -> None:
    figure = chart(
        series(Ratio(3, 100), Ratio(30, 100), Ratio(4, 100)),
        values=(Ratio(40, 100), Ratio(41, 100), Ratio(42, 100)),
        withhold_below=5,
    )
    assert [str(height) for height in line(figure, "Council 0").get_ydata()] == ["nan", "30.0", "nan"]
    assert [row["result"] for row in rows(figure, "peer")] == [None, Fraction(30), None]
    assert "Council 0: 30% in Q1 2023/24." in alt_text(figure)


def test_peers_with_no_figure_like_the_results_are_not_drawn() -> None:
    figure = chart(TimeSeries({"2022/23": 80}), TimeSeries({"Q1 2019/20": 5}))
    assert not {"Council 0", "Council 1"} & set(texts(figure))
    assert rows(figure, "peer") == []
    assert "Council" not in alt_text(chart(series(80, 81, 82), values=(None, None, None)))


@pytest.mark.parametrize("last", [82, None])
def test_labels_of_peers_do_not_overlap(last: float | None) -> None:
    """They are in different places, also if all lines stop before the last result."""
    figure = drawn(chart(series(80, 81, last), series(80, "81.1", last), series(80, "81.2", last)))
    boxes = [
        text.get_window_extent()
        for text in figure.axes[0].texts
        if text.get_text().startswith("Council") or text.get_text().endswith("%")
    ]
    assert len(boxes) >= 5
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
