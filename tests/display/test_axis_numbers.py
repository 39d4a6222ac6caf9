"""The numbers along an axis have the decimal mark of a style."""

from matplotlib.figure import Figure

from display.drawn import drawn, names_of_ticks
from pictured import made
from qpr_core import Thresholds
from qpr_core.display.axis_numbers import number_axis
from qpr_core.display.charts import alt_text, indicator_chart
from qpr_core.styles import FigureWords, Style


def test_axis_has_the_decimal_mark_of_its_style() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    axes.plot([0, 1], [84.5, 85.0])
    number_axis(axes, FigureWords(decimal=",", thousands="."))
    figure.draw_without_rendering()
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert "84,5" in labels
    assert not any("." in label for label in labels)
    assert axes.yaxis.get_major_formatter().get_offset() == ""


def test_axis_and_labels_are_in_millions_if_the_style_has_a_word_for_them() -> None:
    """Smaller figures of the same chart are in millions too, and 0 has no word."""
    entry = made(204_200_000, 0, 900_000, unit="£", thresholds=Thresholds(target=950_000, floor=850_000))
    figure = indicator_chart(*entry, "Q2 2023/24", style=Style(figures=FigureWords(million="m")))
    (axes,) = drawn(figure).axes
    assert {"0", "50m", "200m"} <= {name.get_text() for name in names_of_ticks(axes.yaxis)}
    assert {"£0.9m", "Target £0.95m"} <= {text.get_text() for text in axes.texts}
    assert "The lowest result is £0m and the highest is £204.2m." in alt_text(figure)


def test_axis_without_a_word_for_millions_has_whole_numbers() -> None:
    (axes,) = drawn(indicator_chart(*made(12_000_000, 0, unit="£"), "Q2 2023/24")).axes
    assert "10,000,000" in {name.get_text() for name in names_of_ticks(axes.yaxis)}
