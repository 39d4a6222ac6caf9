"""Figures as plain data: numbers where they are exact, and text elsewhere."""

import re
from fractions import Fraction
from typing import Final

from qpr_core.errors import FigureError
from qpr_core.model.values.figures import FLOAT_PLACES, as_data, as_text, decimal_places, exact

FRACTION: Final = r"[+-]?[0-9]{1,40}/[0-9]{1,40}"
"""A pattern for the text of a figure that has no decimal form, such as 1/3."""


_FRACTION: Final = re.compile(FRACTION)


_LARGEST_WHOLE: Final = 2**53
"""The number from which readers of JSON may lose digits."""


_DIGITS: Final = 15
"""The number of digits that every float keeps."""


def read_figure(given: object, whose: object) -> Fraction:
    """Read a figure as `exact` does, and the text of a fraction.

    >>> read_figure(84.95, "C1") == read_figure("84.95", "C1")
    True
    >>> read_figure("1/3", "C1")
    Fraction(1, 3)

    Raises:
        FigureError: If *given* is not a figure.
    """
    if not isinstance(given, str) or not _FRACTION.fullmatch(given.strip()):
        return exact(given, whose)
    numerator, denominator = map(int, given.split("/"))
    if denominator == 0:
        raise FigureError("denominator of a figure must not be 0", given=given, whose=whose)
    return exact(Fraction(numerator, denominator), whose)


def write_figure(figure: Fraction) -> int | float | str:
    """Return a figure that `read_figure` reads back without loss.

    >>> write_figure(Fraction(85)), write_figure(Fraction("84.95")), write_figure(Fraction(1, 3))
    (85, 84.95, '1/3')
    >>> write_figure(Fraction("0.0000001"))
    '0.0000001'
    """
    places = decimal_places(figure)
    if places == 0 and abs(figure) < _LARGEST_WHOLE:
        return int(figure)
    if places is None or places == 0 or places > FLOAT_PLACES:
        return as_data(figure)
    text = as_text(figure, places)
    return float(text) if len(text.strip("-")) <= _DIGITS else text
