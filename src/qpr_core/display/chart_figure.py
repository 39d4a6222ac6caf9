"""Figures of charts, which look the same whatever the settings of matplotlib are."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from matplotlib import RcParams, rc_context, rcParams, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure

from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.errors import StyleError

_LOOKS: Final = (
    *("axes", "figure", "font", "grid", "hatch", "legend", "lines", "markers", "mathtext", "patch", "path", "text"),
    *("xaxis", "xtick", "yaxis", "ytick", "_internal"),
)
"""The groups of settings that change how a chart looks."""

_SALT: Final = "chart"
"""The salt of the names in an SVG, so that they are the same each time."""

_RESOLUTION: Final = "figure.dpi"
_PLAIN: Final = RcParams(
    {name: value for name, value in rcParamsDefault.items() if name.partition(".")[0] in _LOOKS and name != _RESOLUTION}
)


class ChartFigure(Figure):
    """A figure with the paper of a palette, drawn with the library's settings."""

    def __init__(self, size: tuple[float, float] = (6.4, 4.8), palette: Palette = GOV_UK) -> None:
        """Keep the palette; *size* is the width and the height in inches."""
        with settings(palette):
            super().__init__(figsize=size, layout="constrained")
        self._palette = palette

    def draw(self, renderer: RendererBase) -> None:
        """Draw all parts, also those that matplotlib makes only now."""
        with settings(self._palette):
            super().draw(renderer)

    def savefig(
        self, fname: str | os.PathLike[str] | IO[Any], *, transparent: bool | None = False, **options: Any
    ) -> None:
        """Save the figure on its own paper, unless an option says otherwise.

        An SVG has no date, and the same names each time.
        """
        suffix = Path(fname).suffix if isinstance(fname, str | os.PathLike) else ""
        form = options.get("format") or suffix[1:] or rcParams["savefig.format"]
        chosen = {"metadata": {"Date": None}} if form.lower() == "svg" else {}
        with rc_context({"svg.hashsalt": rcParams["svg.hashsalt"] or _SALT}):
            paper = {"facecolor": "auto", "edgecolor": "auto"}
            super().savefig(fname, transparent=transparent, **{**paper, **chosen, **options})


@contextmanager
def settings(palette: Palette) -> Iterator[None]:
    """Use the default look in the colours of a palette, then the caller's again."""
    look = _PLAIN.copy()
    look["text.color"] = look["axes.labelcolor"] = look["axes.titlecolor"] = palette.ink
    look["xtick.labelcolor"] = look["ytick.labelcolor"] = palette.ink
    look["figure.facecolor"] = look["figure.edgecolor"] = look["axes.facecolor"] = palette.paper
    with rc_context(look):
        yield


def axes_or_new(given: Axes | None, size: tuple[float, float], palette: Palette) -> Axes:
    """Return the axes that are given, or those of a new figure."""
    if given is None:
        return ChartFigure(size, palette).add_subplot()
    if not isinstance(given, Axes):
        raise StyleError("axes must be those of a matplotlib figure", given=given)
    return given
