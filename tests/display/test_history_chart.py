"""The history: shares, counts and legends."""

from typing import Any

import pytest
from attrs import evolve
from matplotlib.figure import Figure

from display.drawn import boxes, drawn, overlapping
from pictured import WHOLE, made
from qpr_core import Rag, Summary
from qpr_core.display.charts import alt_text, chart_data, history_chart
from qpr_core.display.fills import Fill, fills_of, unknown
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import Palette
from small_reports import report_of


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def legend(figure: Figure) -> list[str]:
    return legend_of(axes_of(figure))


def legend_of(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.get_legend().get_texts()]


def test_history_shows_shares_and_writes_small_counts_beside_the_bar() -> None:
    """One Red of 20 is 5%, too low for a number: it is to the right of the bar."""
    entries = [made(90, 90, 90, code=f"K{place}") for place in range(19)]
    figure = history_chart(report_of(*entries, made(70, 70, 70, code="R"), quarters=3))
    above = figure.axes[0]
    assert [sum(bar.get_height() for bar in bars) / 3 for bars in above.containers] == [95, 0, 5]
    assert [(text.get_position()[0], text.get_text()) for text in above.texts if text.get_text() == "1"] == [
        (place + 0.33, "1") for place in range(3)
    ]
    assert "Q2 2023/24: ● Green 19, ◆ Amber 0, ■ Red 1." in alt_text(figure)
    assert chart_data(figure)[2]["● Green"] == 19


def test_history_leaves_out_kpis_without_a_rating_or_a_direction_if_there_are_none() -> None:
    figure = history_chart(report_of(made(*[90] * 8), quarters=3))
    assert [len(legend_of(axes)) for axes in figure.axes] == [3, 3]


def test_history_chart_has_ratings_and_directions() -> None:
    figure = history_chart(WHOLE)
    above, below = figure.axes
    assert [text.get_text() for text in above.texts].count("1") > 2
    heights = [sum(bar.get_height() for bar in bars) for bars in below.containers]
    assert sum(heights) == pytest.approx(6 * 100)
    assert legend(figure) == ["● Green", "◆ Amber", "■ Red", "Not rated"]


class Outcome(Scheme):
    """Three bands without colours."""

    MET = "Met"
    NEAR = "Near"
    MISSED = "Missed"


def test_bands_without_colours_and_the_unrated_look_different() -> None:
    levels = Levels({Outcome.MET: 85, Outcome.NEAR: 80})
    entries = [made(value, value, code=f"K{value}", thresholds=levels) for value in (90, 82, 70)]
    for axes in history_chart(report_of(*entries, made(None, None, code="N", thresholds=levels), quarters=3)).axes:
        looks = [(bars[0].get_facecolor(), bars[0].get_hatch()) for bars in (*axes.containers,)]
        assert len({(*colour, hatch) for colour, hatch in looks}) == 4
        assert all(hatch or colour != (1, 1, 1, 1) for colour, hatch in looks)


def test_colours_that_look_like_the_paper_or_each_other_have_patterns() -> None:
    white = Palette(colours={Rag.GREEN: "#ffffff", Rag.AMBER: "#ffb400", Rag.RED: "#ffb000"})
    green, amber, red = fills_of(Rag, white)
    assert (green.colour, amber, red.colour) == ("#ffffff", Fill("#ffb400"), "#ffb000")
    assert green.pattern
    assert red.pattern not in {"", green.pattern, unknown(white).pattern}


def test_numbers_of_40_quarters_fit_and_do_not_overlap() -> None:
    """One KPI of 20 is 5% of a bar: its number is beside it."""
    entries = [made(*[90] * 40, code=f"K{place}") for place in range(19)]
    figure = drawn(history_chart(report_of(*entries, made(*[70] * 40, code="R"), quarters=40)))
    for axes in figure.axes:
        numbers: Any = [text for text in axes.texts if text.get_text().isdigit()]
        assert overlapping(boxes(numbers)) == []
        bars: Any = [bar for bars in axes.containers for bar in bars if bar.get_height() > 50]
        width = bars[0].get_window_extent().width
        assert all(box.width < width for _, box in boxes(numbers))
        assert all(box.x1 <= figure.bbox.x1 for _, box in boxes(numbers))


def test_directions_that_are_unknown_have_no_bar() -> None:
    """A published summary may have no directions."""
    counts = {Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0}
    published = Summary(period="Q1 2022/23", indicators=1, ratings=counts)
    drawn = history_chart(evolve(WHOLE, history=(published, *WHOLE.history[-1:])))
    assert "Q1 2022/23: unknown. Q2 2023/24: " in alt_text(drawn)
    unknown = next(row for row in chart_data(drawn) if "↔ stable" in row)
    assert (unknown["period"], unknown["↔ stable"]) == ("Q1 2022/23", None)
    latest = history_chart(evolve(WHOLE, history=(*WHOLE.history[:1], evolve(published, period="Q2 2023/24"))))
    assert latest.axes[1].get_title(loc="left") == "The directions of travel are unknown"
