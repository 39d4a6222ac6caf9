"""The number of lines that a text takes in a column."""

from math import ceil
from typing import Final

from xlsxwriter.utility import xl_pixel_width

_WIDER: Final = 1.06
"""The width of text in Arial, compared with the Calibri that XlsxWriter measures."""


_BOLD: Final = 1.08
"""The width of bold text, compared with regular text."""


_DIGIT: Final = 8
"""The pixels of a digit, in which widths of columns are counted."""


INDENT: Final = 9
"""The pixels that an indent takes."""


_MOST: Final = 30
"""The greatest width that a word alone gives to a column, in digits."""


def width_of(text: str, *, is_bold: bool = False) -> int:
    """Return the least width, in digits, of a column that divides no word of a text.

    A very long word is divided nevertheless.

    >>> width_of("Compared with", is_bold=True), width_of("unbroken" * 40), width_of("")
    (11, 30, 0)
    """
    longest = max(map(xl_pixel_width, text.split()), default=0) * _WIDER * (_BOLD if is_bold else 1)
    return min(_MOST, ceil((longest + INDENT) / _DIGIT)) if longest else 0


def lines_of(text: str, width: int, *, is_bold: bool = False) -> int:
    """Return the number of lines that a text takes in a column of that *width*.

    A word that is wider than the column is divided.

    >>> lines_of("Complaints answered in time", 30), lines_of("Percentage of complaints answered in time", 30)
    (1, 2)
    >>> lines_of("Complaints" * 6, 30), lines_of("", 30)
    (2, 1)

    Args:
        text: The text.
        width: The width of the column, in digits.
        is_bold: Whether the text is bold. Defaults to False.
    """
    room, wider = max(width * _DIGIT - INDENT, _DIGIT), _WIDER * (_BOLD if is_bold else 1)
    space = xl_pixel_width(" ") * wider
    lines, used = 1, 0.0
    for word in text.split():
        needed = xl_pixel_width(word) * wider
        if used and used + space + needed > room:
            lines, used = lines + 1, 0.0
        used += needed + (space if used else 0)
        more = max(int(-(-used // room)) - 1, 0)
        lines, used = lines + more, used - more * room
    return lines
