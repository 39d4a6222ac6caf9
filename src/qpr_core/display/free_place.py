"""The label of a result in a chart, written where nothing else is drawn."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot, isnan
from typing import Final, NamedTuple, TypeAlias

from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import Transform
from numpy.typing import ArrayLike

from qpr_core.display.chart_frame import NARROWS, SHRINKS, whole_figure
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import plain_text
from qpr_core.display.text_width import points_of

_HALO: Final = 3
"""The width of the halo of a label, in points."""

_AWAY: Final = (13, 18, 25, 34)
"""The distances of a label from its dot that are tried, in points."""

_DOT: Final = 6
"""Half the width of a dot with its room, in points."""

_HIGH: Final = 1.16
"""The height of a line, as a multiple of the size of its font."""

_STEP: Final = 2
"""The distance of two places on a line, in points."""

_NEVER: Final = 1000
_IN_AREA: Final = 0.5
_ASIDE: Final = 3
"""The costs of a place, in those of covering a line.

They are for covering a dot or a text, for covering a place in an area, and for not being centred.
"""

_Place: TypeAlias = tuple[float, float]


class _Box(NamedTuple):
    """The box of a text, in points."""

    left: float
    low: float
    right: float
    high: float

    def has(self, place: _Place, room: float = 0) -> bool:
        across, up = place
        return self.left - room < across < self.right + room and self.low - room < up < self.high + room

    def is_within(self, other: "_Box") -> bool:
        return other.has((self.left, self.low)) and other.has((self.right, self.high))

    def overlaps(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high

    def grid(self) -> Iterator[_Place]:
        """Yield places all over the box."""
        for across in range(8):
            for up in range(4):
                yield (
                    self.left + (self.right - self.left) * across / 7,
                    self.low + (self.high - self.low) * up / 3,
                )


class _Scene(NamedTuple):
    """The dots, places on lines, areas and texts of a chart, in points."""

    inside: _Box
    dots: Sequence[_Place]
    lines: Sequence[_Place]
    areas: Sequence[Path]
    texts: Sequence[_Box]

    def cost(self, box: _Box) -> float:
        """Return how much of the chart a label in a box would cover."""
        covered = sum(box.has(dot, _DOT) for dot in self.dots) + sum(box.overlaps(text) for text in self.texts)
        on_lines = sum(box.has(place, _HALO) for place in self.lines)
        in_areas = sum(area.contains_point(place) for area in self.areas for place in box.grid())
        return _NEVER * (covered + (not box.is_within(self.inside))) + on_lines + _IN_AREA * in_areas


def label_dot(where: Axes, across: float, label: Label, palette: Palette) -> None:
    """Write the label of a result above or below its dot, where nothing else is.

    A thin halo in the colour of the paper keeps it apart from a line that it cannot avoid.
    """
    text = where.annotate(
        label.text,
        (across, label.height),
        xytext=(0, _AWAY[0]),
        textcoords="offset points",
        ha="center",
        va="center",
        color=label.colour,
        fontsize=11,
        fontweight="bold",
        zorder=4,
    )
    text.set_path_effects([withStroke(linewidth=_HALO, foreground=palette.paper)])
    plain_text(text)
    dot = _in_points(where, where.transData, [(across, label.height)])[0]
    wide, high = _size(text)
    scene = _scene(where, text)

    def cost(offset: _Place) -> float:
        middle = dot[0] + offset[0], dot[1] + offset[1]
        return scene.cost(_around(middle, wide, high)) + abs(offset[1]) / 2 + (_ASIDE if offset[0] else 0)

    sides = (0.0, _DOT - wide / 2, wide / 2 - _DOT)
    text.xyann = min(((side, sign * away) for away in _AWAY for side in sides for sign in (1, -1)), key=cost)


def _around(middle: _Place, wide: float, high: float) -> _Box:
    return _Box(middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2)


def _scene(where: Axes, label: Annotation) -> _Scene:
    """Return what axes draw apart from a label."""
    corners = _in_points(where, where.transAxes, [(0, 0), (1, 1)])
    dots: list[_Place] = []
    lines: list[_Place] = []
    for line in where.get_lines():
        places = _in_points(where, line.get_transform(), line.get_xydata())
        if line.get_marker() != "None":
            dots += places
        for start, end in pairwise(places):
            lines += _between(start, end)
    areas = [
        Path(_in_points(where, area.get_transform(), path.vertices))
        for area in where.collections
        for path in area.get_paths()
    ]
    texts = [
        _box_of(where, text)
        for text in where.texts
        if isinstance(text, Annotation) and text is not label and text.xycoords == "data"
    ]
    return _Scene(_Box(*corners[0], *corners[1]), dots, lines, areas, texts)


def _between(start: _Place, end: _Place) -> Iterator[_Place]:
    """Yield places on a line at short steps, its ends included; none in a gap."""
    across, up = end[0] - start[0], end[1] - start[1]
    if not isnan(length := hypot(across, up)):
        steps = int(length // _STEP) + 1
        for step in range(steps + 1):
            yield start[0] + across * step / steps, start[1] + up * step / steps


def _in_points(where: Axes, transform: Transform, places: ArrayLike) -> list[_Place]:
    """Return places in points, about as they are when the figure has its layout."""
    unit = 72 / whole_figure(where).dpi
    return [(float(x) * NARROWS * unit, float(y) * SHRINKS * unit) for x, y in transform.transform(places)]


def _size(text: Annotation) -> _Place:
    """Return the width and the height of a text, in points."""
    return points_of(text.get_text(), text.get_fontproperties()), _HIGH * text.get_fontproperties().get_size_in_points()


def _box_of(where: Axes, text: Annotation) -> _Box:
    """Return the box of a text beside its place, in points."""
    (across, up), (wide, high) = _in_points(where, where.transData, [text.xy])[0], _size(text)
    across, up = across + text.xyann[0], up + text.xyann[1]
    shift = {"left": wide / 2, "right": -wide / 2, "center": 0}[str(text.get_horizontalalignment())]
    return _around((across + shift, up), wide, high)
