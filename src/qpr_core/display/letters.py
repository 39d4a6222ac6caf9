"""The widths of letters in Arial, for columns that hold their longest word."""

from typing import Final

_WIDE: Final = 1000
"""The width of a letter that is not listed."""

_WIDTHS: Final = {
    letter: width
    for width, letters in {
        191: "'",
        222: "ijl",
        260: "|",
        278: "!,./:; \N{NO-BREAK SPACE}I[]\\ft",
        333: "()-`r",
        355: '"',
        389: "*",
        500: "Jckvsxyz",
        556: "0123456789#$?_L£€abdeghnopqu\N{EN DASH}",
        584: "+<=>",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
    }.items()
    for letter in letters
}
"""The widths of letters in thousandths of the size of the font."""

_BOLD: Final = 1.12
"""The greatest factor by which bold type widens a word."""


def width_in_ems(text: str, *, is_bold: bool = False) -> float:
    """Return the width of a line of text in Arial, as a multiple of the font size.

    >>> width_in_ems("Amber"), width_in_ems("34.5%")
    (2.945, 2.835)
    >>> width_in_ems("")
    0.0
    """
    return sum(_WIDTHS.get(letter, _WIDE) for letter in text) * (_BOLD if is_bold else 1) / 1000
