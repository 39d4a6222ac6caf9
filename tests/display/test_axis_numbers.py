"""The numbers along an axis have the decimal mark of a style."""

from matplotlib.figure import Figure

from qpr_core.display.axis_numbers import number_axis
from qpr_core.styles import FigureWords


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
