"""The charts of a text as SVG and PNG, with their alternative texts."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Final, NamedTuple

from matplotlib import rc_context, rcParamsDefault
from matplotlib.figure import Figure

from qpr_core.display.chart_figure import ChartFigure, settings
from qpr_core.display.chart_notes import alt_text
from qpr_core.display.indicator_chart import indicator_chart
from qpr_core.display.palette import Palette
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.chart import Chart

CHART_SIZE: Final = (6.69, 3.0)
"""The size of a chart in inches.

It is as wide as the text of an A4 page. Two charts with their texts fit on a page.
"""

_DOTS: Final = 200
"""The dots per inch of a PNG."""

_PIXELS: Final = 96
"""The pixels per inch of a page."""

_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_UNUSED: Final = frozenset({"defs", "metadata"})
_LEFT_OUT: Final = frozenset({"id", "clip-path"})
"""Attributes with names, which would clash with those of other charts on a page."""

_FILES: Final = {
    **{name: value for name, value in rcParamsDefault.items() if name.startswith(("savefig.", "svg."))},
    "svg.fonttype": "none",
}
"""The settings for files, whatever the caller has chosen."""


class Picture(NamedTuple):
    """A chart as PNG, with its alternative text."""

    png: bytes
    text: str


def chart_png(chart: Chart, style: Style, palette: Palette) -> Picture:
    """Return a chart as PNG; the same chart gives the same bytes."""
    figure = _drawn(chart, style, palette)
    with rc_context(_FILES):
        figure.savefig(made := BytesIO(), format="png", dpi=_DOTS, metadata={"Software": None})
    return Picture(made.getvalue(), alt_text(figure))


def chart_svg(chart: Chart, style: Style, palette: Palette) -> str:
    """Return a chart as an SVG element, in which text stays text.

    It has no `id`, so that any number of charts can be on one page.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, assess
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> chart = Chart(assess(calls, TimeSeries({"Q1 2023/24": 84}), "Q1 2023/24"))
    >>> drawn = chart_svg(chart, KENT, Palette())
    >>> ">Calls was 84% in Quarter 1 2023/24</text>" in drawn, " id=" in drawn
    (True, False)
    """
    figure = _drawn(chart, style, palette)
    with rc_context(_FILES):
        figure.savefig(made := BytesIO(), format="svg")
    text, (width, height) = alt_text(figure), figure.get_size_inches()
    root = ET.fromstring(made.getvalue())  # noqa: S314  matplotlib's own output
    shapes = {f"#{each.get('id')}": each for each in root.iter() if each.get("id")}
    inside = "".join(_element(each, shapes) for each in root)
    return (
        f'<svg class="qpr-chart" role="img" aria-label="{escape(text)}" width="{width * _PIXELS:.0f}" '
        f'height="{height * _PIXELS:.0f}" viewBox="{root.get("viewBox")}" stroke-linejoin="round">{inside}</svg>'
    )


def _drawn(chart: Chart, style: Style, palette: Palette) -> Figure:
    with settings(palette):
        axes = ChartFigure(CHART_SIZE, palette).add_subplot()
    return indicator_chart(chart.assessment, axes=axes, style=style, palette=palette)


def _element(element: ET.Element, shapes: Mapping[str, ET.Element]) -> str:
    """Return an element as HTML, with a copy of each shape where it is used."""
    kind = element.tag.rpartition("}")[2]
    if kind in _UNUSED:
        return ""
    if kind == "use":
        shape, place = shapes[str(element.get(_LINK))], f"translate({element.get('x')} {element.get('y')})"
        look = f"{element.get('style', '')};{shape.get('style', '')}"
        return f'<path d="{shape.get("d")}" transform="{place}" style="{escape(look)}"/>'
    attributes = "".join(
        f' {name}="{escape(_own_font(value))}"' for name, value in element.attrib.items() if name not in _LEFT_OUT
    )
    text = escape((element.text or "").strip(), quote=False)
    return f"<{kind}{attributes}>{text}{''.join(_element(each, shapes) for each in element)}</{kind}>"


def _own_font(value: str) -> str:
    """Return a value of an attribute with the font of a page in place of matplotlib's."""
    return re.sub(r"(font: [^;']*px |font-family: )'[^;]*", r"\1Arial, Helvetica, sans-serif", value)
