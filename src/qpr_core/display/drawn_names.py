"""Names in charts: short enough to draw, and unable to reorder their neighbours."""

from typing import Final

from qpr_core.model.values.writing_direction import contained

LONGEST_NAME: Final = 250
"""The most characters of a name in a chart: four lines of a title."""


def drawn_name(name: str) -> str:
    r"""Return a name as charts have it.

    >>> drawn_name("Calls answered"), len(drawn_name("x" * 100_000))
    ('Calls answered', 250)
    >>> ascii(drawn_name("\u202eCalls"))
    "'\\u202eCalls\\u202c'"
    """
    return contained(shortened(name, LONGEST_NAME))


def shortened(text: str, most: int) -> str:
    """Return a text of at most *most* characters, which ends in dots if it was cut.

    >>> shortened("Calls answered", 6)
    'Calls…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
