"""Text for exact values in documents: figures, periods and enumeration members."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from qpr_core.errors import InterchangeError, got
from qpr_core.model.time.period import Frequency, Period
from qpr_core.model.values.records import Choice

FIGURE: Final = re.compile(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")
LONGEST: Final = 200
"""The longest text of a figure: enough for every figure, and quick to read."""
PERIOD: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})/P(?P<months>1|3|12)M")


def read_figure(text: object) -> Fraction:
    """Return the figure of a text from `as_data`; other text is an InterchangeError."""
    if not isinstance(text, str) or not FIGURE.fullmatch(text) or len(text) > LONGEST:
        raise InterchangeError(f"figure must be text like '84.95' or '1/3', got {got(text)}")
    return Fraction(text)


def name_period(period: Period) -> str:
    """Return a period as in ISO 8601: its first month and its length in months.

    >>> name_period(Period.parse("Q2 2023/24"))
    '2023-07/P3M'
    """
    return f"{period.year:04d}-{period.month:02d}/P{period.frequency.months}M"


def read_period(text: object) -> Period:
    """Return the period of a text from `name_period`."""
    match = PERIOD.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise InterchangeError(f"period must be text like '2023-07/P3M', got {got(text)}")
    return Period(int(match["year"]), int(match["month"]), Frequency(int(match["months"])))


def name_choice(choice: Choice) -> str:
    """Return the names of an enumeration and its member.

    >>> from qpr_core import Rag
    >>> name_choice(Rag.GREEN)
    'Rag.GREEN'
    """
    return f"{type(choice).__name__}.{choice.name}"


def read_choice(text: object, known: Iterable[type[Choice]]) -> Choice:
    """Return the member of one of the *known* enumerations.

    >>> from qpr_core import Rag
    >>> read_choice("Rag.GREEN", [Rag])
    Rag.GREEN

    Raises:
        InterchangeError: If it is not a member of one of them.
    """
    for choices in known:
        for choice in choices:
            if text == name_choice(choice):
                return choice
    raise InterchangeError(
        f"name must be that of a member of {', '.join(choices.__name__ for choices in known)}, got {got(text)} "
        "(pass your own schemes)"
    )
