"""The small pictures of a page in a Word document, with their alternative texts."""

from io import BytesIO
from typing import Final

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.text.paragraph import Paragraph as WordParagraph
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

_PIXEL: Final = 9525
"""The size of a pixel of a page in English Metric Units: there are 96 to an inch."""

_POINT: Final = 0.75
"""The size of a pixel in points."""

_TEXT: Final = 13 * _POINT


def add_picture(paragraph: WordParagraph, drawn: str) -> None:
    """Add a picture that is *drawn* as SVG, with its label, unless it is empty."""
    if not drawn:
        return
    root = parse_xml(drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    width = float(str(root.get("width")))
    shape = paragraph.add_run().add_picture(BytesIO(_png(root, width)), width=Emu(int(width * _PIXEL)))
    shape._inline.docPr.set("descr", str(root.get("aria-label")))  # noqa: SLF001  python-docx has no name for alternative texts


def _png(root: BaseOxmlElement, width: float) -> bytes:
    height = float(str(root.get("height")))
    figure = Figure(figsize=(width / 96, height / 96))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    for element in root:
        _draw(axes, element)
    figure.savefig(made := BytesIO(), format="png", dpi=288, metadata={"Software": None})
    return made.getvalue()


def _draw(axes: Axes, element: BaseOxmlElement) -> None:
    """Draw an element of a picture.

    Raises:
        KeyError: If the pictures of pages have an element that is not known here.
    """
    kind = str(element.tag).rpartition("}")[2]
    {"polyline": _line, "circle": _circle, "rect": _bar, "text": _text}[kind](axes, element)


def _number(element: BaseOxmlElement, name: str, default: float = 0) -> float:
    return float(str(element.get(name, default)))


def _line(axes: Axes, element: BaseOxmlElement) -> None:
    places = [tuple(map(float, place.split(","))) for place in str(element.get("points")).split()]
    width = _number(element, "stroke-width", 1) * _POINT
    dashes = [float(each) * _POINT / width for each in str(element.get("stroke-dasharray", "")).split()]
    axes.add_line(
        Line2D(
            [across for across, _ in places],
            [down for _, down in places],
            color=str(element.get("stroke")),
            linewidth=width,
            alpha=_number(element, "stroke-opacity", 1),
            linestyle=(0, tuple(dashes)) if dashes else "-",
        )
    )


def _circle(axes: Axes, element: BaseOxmlElement) -> None:
    centre = (_number(element, "cx"), _number(element, "cy"))
    face, edge = str(element.get("fill")), str(element.get("stroke"))
    axes.add_patch(Circle(centre, _number(element, "r"), zorder=3, facecolor=face, edgecolor=edge))


def _bar(axes: Axes, element: BaseOxmlElement) -> None:
    corner = (_number(element, "x"), _number(element, "y"))
    width, height = _number(element, "width"), _number(element, "height")
    face, edge = str(element.get("fill")), str(element.get("stroke"))
    axes.add_patch(Rectangle(corner, width, height, facecolor=face, edgecolor=edge))


def _text(axes: Axes, element: BaseOxmlElement) -> None:
    where = "center" if element.get("text-anchor") == "middle" else "left"
    ink = str(element.get("fill"))
    text = axes.text(
        _number(element, "x"), _number(element, "y"), str(element.text), ha=where, fontsize=_TEXT, color=ink
    )
    text.set_parse_math(False)
