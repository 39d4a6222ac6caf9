"""Names of the rows and columns of a table that is drawn."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from matplotlib.axes import Axes

from qpr_core.display.chart_frame import whole_figure

_LETTER: Final = 0.62
"""About the width of a letter, as a share of the size of its font."""

_SIZE: Final = 10
_SMALLEST: Final = 5
"""The usual size of a name and the smallest one, in points."""

_WIDTH: Final = 12
"""The most letters in a line of a name, unless one of its words is longer."""

_LONGEST: Final = 30
"""The most letters of a word that is not broken."""

_MARGIN: Final = 0.2
"""The room between two names, in inches."""


def name_lines(name: str, width: int = _WIDTH) -> list[str]:
    """Return the lines of a name, broken between words.

    >>> name_lines("Significantly improving, but late")
    ['Significantly', 'improving,', 'but late']
    """
    longest = min(_LONGEST, max((len(word) for word in name.split()), default=1))
    return wrap(name, max(width, longest), break_on_hyphens=False)


def room_for(names: Sequence[str], width: int = _WIDTH) -> float:
    """Return the width that names need, in inches.

    >>> room_for(["Green", "Significantly improving"]) > room_for(["Green"])
    True
    """
    return _longest(names, width) * _LETTER * _SIZE / 72 + _MARGIN


def name_cells(
    where: Axes, columns: Sequence[str], rows: Sequence[str], widths: tuple[int, int], *, fits: bool
) -> None:
    """Name the middles of columns and rows; smaller unless the figure *fits* them."""
    inches = where.get_window_extent().width / whole_figure(where).dpi
    needed = room_for(rows, widths[1]) + len(columns) * room_for(columns, widths[0])
    size = _SIZE if fits else max(_SMALLEST, min(_SIZE, _SIZE * inches / needed))
    for axis, names, width in ((where.xaxis, columns, widths[0]), (where.yaxis, rows, widths[1])):
        texts = ["\n".join(name_lines(name, width)) for name in names]
        axis.set_ticks([at + 0.5 for at in range(len(names))], texts, parse_math=False, fontsize=size)


def _longest(names: Sequence[str], width: int) -> int:
    return max(len(line) for name in names for line in name_lines(name, width))
