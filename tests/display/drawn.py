"""Figures that are drawn, and the places of their texts."""

from io import BytesIO
from itertools import combinations
from typing import Any

from matplotlib.figure import Figure


def drawn(figure: Figure) -> Figure:
    """Return a figure that is drawn, so that its texts have their places."""
    figure.savefig(BytesIO(), format="png", dpi=figure.dpi)
    return figure


def boxes(texts: Any) -> list[tuple[str, Any]]:
    """Return each text that is written, with the box that it fills."""
    return [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text() and text.get_visible()]


def left_title(axes: Any) -> Any:
    """Return the title at the left of a chart, which has no public name."""
    return axes._left_title  # noqa: SLF001  it has no public name


def names_of_ticks(axis: Any) -> list[Any]:
    """Return the names of the ticks that are in view, below or above the axes."""
    low, high = sorted(axis.get_view_interval())
    is_above = axis.get_ticks_position() == "top"
    return [
        tick.label2 if is_above else tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high
    ]


def overlapping(written: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, here), (other, there) in combinations(written, 2)
        if min(here.x1, there.x1) > max(here.x0, there.x0) and min(here.y1, there.y1) > max(here.y0, there.y0)
    ]
