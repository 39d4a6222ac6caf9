"""Names of the rows and columns of a table that is drawn."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from matplotlib.axes import Axes

from qpr_core.display.chart_frame import whole_figure
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.palette import Palette

_LETTER: Final = 0.62
"""About the width of a letter, as a share of the size of its font."""

_SIZE: Final = 10
_SMALLEST: Final = 5
"""The usual size of a name and the smallest one, in points."""

_WIDTH: Final = 12
"""The most letters in a line of a name, unless one of its words is longer."""

_LONGEST: Final = 30
"""The most letters of a word that is not broken."""

_LINE: Final = 1.35
"""The height of a line of a name, as a multiple of the size of its font."""

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


class CellNames(NamedTuple):
    """The names of columns and rows, and the most letters in a line of each."""

    columns: Sequence[str]
    rows: Sequence[str]
    column_width: int = _WIDTH
    row_width: int = _WIDTH


def name_cells(where: Axes, names: CellNames, palette: Palette, *, fits: bool) -> float:
    """Name columns above and rows to the left of cells, without a frame.

    The names are smaller unless the figure *fits* them. Returns the height of the names of columns, in points.
    """
    _, _, column_width, row_width = names
    columns, rows = (list(map(drawn_name, given)) for given in names[:2])
    inches = where.get_window_extent().width / whole_figure(where).dpi
    needed = room_for(rows, row_width) + len(columns) * room_for(columns, column_width)
    size = _SIZE if fits else max(_SMALLEST, min(_SIZE, _SIZE * inches / needed))
    where.set_xlim(0, len(columns))
    where.set_ylim(len(rows), 0)
    where.xaxis.tick_top()
    for axis, given, width in ((where.xaxis, columns, column_width), (where.yaxis, rows, row_width)):
        texts = ["\n".join(name_lines(name, width)) for name in given]
        axis.set_ticks([at + 0.5 for at in range(len(given))], texts, parse_math=False, usetex=False, fontsize=size)
    for label in where.get_yticklabels():
        label.set(va="center")  # as the numbers are
    where.tick_params(length=0, labelcolor=palette.ink)
    where.spines[:].set_visible(False)
    where.grid(visible=False)
    return _LINE * size * max(len(name_lines(name, column_width)) for name in columns)


def _longest(names: Sequence[str], width: int) -> int:
    return max(len(line) for name in names for line in name_lines(name, width))
