"""Labels to the right of the lines of a chart."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from qpr_core.display.chart_frame import SHRINKS, whole_figure
from qpr_core.display.plot import plain_text

_APART: Final = 14
"""The least distance of two labels, in points."""

_BESIDE: Final = 8
_BESIDE_A_LEADER: Final = 26
"""The distance of labels from the grid in points, without and with leaders."""

_MOVED: Final = 6
"""The distance from its line from which a label has a leader, in points."""

_LEADER: Final = {"arrowstyle": "-", "lw": 0.6, "shrinkA": 0, "shrinkB": 0}


class Label(NamedTuple):
    """A label to the right of a line; a bold one is that of the last result.

    `end` is the time at which the line ends, if that is before the end of the grid.
    """

    height: float
    text: str
    colour: str
    is_bold: bool = False
    end: float | None = None


def label_lines(where: Axes, right: float, labels: Sequence[Label]) -> None:
    """Write labels to the right of the lines, moved apart where they would overlap.

    A thin leader links a line with a label that is not beside it.
    """
    low, high = where.get_ylim()
    where.set_ylim(low, high)
    placed = sorted(labels, key=lambda label: label.height)
    figure = whole_figure(where)
    points = where.get_window_extent().height / figure.dpi * 72 * SHRINKS
    heights = [(label.height - low) / (high - low) for label in placed]
    shares = spread(heights, _APART / points)
    moved = [abs(share - height) * points > _MOVED for share, height in zip(shares, heights, strict=True)]
    has_leader = [is_moved or label.end is not None for label, is_moved in zip(placed, moved, strict=True)]
    gap = _BESIDE_A_LEADER if any(has_leader) else _BESIDE
    aside = where.transData + ScaledTranslation((gap - 3) / 72, 0, figure.dpi_scale_trans)
    for label, share, is_led in zip(placed, shares, has_leader, strict=True):
        up = low + share * (high - low)
        if is_led:
            where.annotate(
                "",
                (right if label.end is None else label.end, label.height),
                xytext=(right, up),
                textcoords=aside,
                arrowprops=dict(_LEADER, color=label.colour),
                annotation_clip=False,
            )
        text = where.annotate(
            label.text,
            (right, up),
            xytext=(gap, 0),
            textcoords="offset points",
            va="center",
            color=label.colour,
            fontsize=11 if label.is_bold else 9,
            fontweight="bold" if label.is_bold else "normal",
            annotation_clip=False,
        )
        plain_text(text)


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Move places in rising order apart, each as little as is needed.

    >>> spread([0.5, 0.5, 0.9], 0.25)
    [0.375, 0.625, 0.9]
    """
    groups: list[list[float]] = []  # the middle and the number of places that touch
    for place in places:
        groups.append([place, 1])
        while len(groups) > 1 and _touch(groups[-2], groups[-1], apart):
            (below, few), (above, more) = groups[-2:]
            groups[-2:] = [[(below * few + above * more) / (few + more), few + more]]
    return [middle + (index - (count - 1) / 2) * apart for middle, count in groups for index in range(int(count))]


def _touch(below: Sequence[float], above: Sequence[float], apart: float) -> bool:
    return above[0] - below[0] < apart * (below[1] + above[1]) / 2
