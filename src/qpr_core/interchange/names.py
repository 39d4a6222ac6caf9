"""How exact values are named in plain data: figures, periods, and the members of enumerations."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from qpr_core.errors import InterchangeError, got
from qpr_core.model.time.period import Frequency, Period
from qpr_core.model.values.records import Choice

FIGURE: Final = re.compile(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")
LONGEST: Final = 200
"""The most characters of a figure: more than the distance between the longest ones, and read in no time."""
PERIOD: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})/P(?P<months>1|3|12)M")


def read_figure(text: object) -> Fraction:
    """Read what `as_data` wrote; raises `InterchangeError` for anything else."""
    if not isinstance(text, str) or not FIGURE.fullmatch(text) or len(text) > LONGEST:
        raise InterchangeError(f"figure must be text like '84.95' or '1/3', got {got(text)}")
    return Fraction(text)


def name_period(period: Period) -> str:
    """Write a period as ISO 8601 does: its first month, and its length in months.

    >>> name_period(Period.parse("Q2 2023/24"))
    '2023-07/P3M'
    """
    return f"{period.year:04d}-{period.month:02d}/P{period.frequency.months}M"


def read_period(text: object) -> Period:
    """Read what `name_period` wrote; raises `InterchangeError` for anything else."""
    match = PERIOD.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise InterchangeError(f"period must be text like '2023-07/P3M', got {got(text)}")
    return Period(int(match["year"]), int(match["month"]), Frequency(int(match["months"])))


def name_choice(choice: Choice) -> str:
    """Write a member of an enumeration by the names of both.

    >>> from qpr_core import Rag
    >>> name_choice(Rag.GREEN)
    'Rag.GREEN'
    """
    return f"{type(choice).__name__}.{choice.name}"


def read_choice(text: object, known: Iterable[type[Choice]]) -> Choice:
    """Read what `name_choice` wrote, of one of the *known* enumerations.

    >>> from qpr_core import Rag
    >>> read_choice("Rag.GREEN", [Rag])
    Rag.GREEN

    Raises:
        InterchangeError: if it is a member of none of them.
    """
    for choices in known:
        for choice in choices:
            if text == name_choice(choice):
                return choice
    raise InterchangeError(
        f"name must be that of a member of {', '.join(choices.__name__ for choices in known)}, got {got(text)} "
        "(pass schemes of your own)"
    )
