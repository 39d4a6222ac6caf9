"""The width of a drawn text, whatever the resolution of its figure."""

from warnings import catch_warnings, simplefilter

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path


def points_of(line: str, font: FontProperties) -> float:
    """Return the width of a line of text, in points.

    >>> points_of("WWWW", FontProperties(size=20)) == 2 * points_of("WW", FontProperties(size=20))
    True
    """
    with catch_warnings():
        simplefilter("ignore")  # matplotlib warns of missing letters when it draws them
        return float(text_to_path.get_text_width_height_descent(line, font, ismath=False)[0])
