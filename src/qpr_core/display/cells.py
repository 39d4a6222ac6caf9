"""Cells of a table that is drawn: a box with a number in it."""

from typing import NamedTuple

from matplotlib.axes import Axes

from qpr_core.display.fills import Fill
from qpr_core.display.palette import Palette


class Cell(NamedTuple):
    """A cell and its text; without a fill it has no box, as a total has none."""

    column: int
    row: int
    text: str
    fill: Fill | None = None
    is_bold: bool = False


def draw_cell(where: Axes, cell: Cell, palette: Palette, edge: str) -> None:
    """Draw a cell, its box with an *edge* of a colour."""
    if cell.fill is not None:
        left, top = cell.column, cell.row
        across, down = [left, left + 1, left + 1, left], [top, top, top + 1, top + 1]
        where.fill(across, down, cell.fill.colour, ec=edge, hatch=cell.fill.pattern, linewidth=1)
    if not cell.text:
        return
    text = where.text(cell.column + 0.5, cell.row + 0.5, cell.text, ha="center", va="center")
    ink = palette.outline if cell.fill is None else palette.ink_on(cell.fill.colour)
    text.set(color=ink, fontweight="bold" if cell.is_bold else "normal")
    if cell.fill is not None and cell.fill.pattern:  # the number is on plain colour
        text.set_bbox({"facecolor": cell.fill.colour, "edgecolor": "none", "pad": 1.5})
