"""Columns of figures in a table, which are aligned on the decimal point."""

import re
from functools import cache
from typing import NamedTuple

from attrs import evolve

from qpr_core.errors import StyleError
from qpr_core.wording.text.spans import Quantity, Span, Spans, Words


def check_places(given: object, count: int) -> None:
    """Check that *given* is a frozenset of places of *count* columns.

    >>> check_places(frozenset({2}), 2)
    Traceback (most recent call last):
    qpr_core.errors.StyleError: figures of a table must be a frozenset of places from 0 to 1, got frozenset({2})

    Raises:
        StyleError: If it is anything else.
    """
    if not isinstance(given, frozenset) or not all(type(place) is int and 0 <= place < count for place in given):
        raise StyleError(f"figures of a table must be a frozenset of places from 0 to {count - 1}", given=given)


class FigureParts(NamedTuple):
    """A cell up to the decimal point of its figure, the rest, and a note in brackets."""

    whole: Spans
    rest: Spans
    note: Spans = ()


def figure_parts(cell: Spans, decimal: str) -> FigureParts | None:
    """Return a cell in parts; the second one begins with the decimal point.

    It is the decimal point of the first figure. Returns None if there is no figure.

    >>> parts = figure_parts((Quantity("1,234.5 per 1,000", 0, ""),), ".")
    >>> parts.whole[0].text, parts.rest[0].text
    ('1,234', '.5 per 1,000')
    >>> figure_parts((), ".") is None
    True

    Args:
        cell: The cell.
        decimal: The mark before decimal places.
    """
    for place, span in enumerate(cell):
        if isinstance(span, Quantity) and (found := _whole(decimal).match(span.text)):
            whole, rest = evolve(span, text=found[0]), evolve(span, text=span.text[found.end() :])
            behind = (*((rest,) if rest.text else ()), *cell[place + 1 :])
            end = next((at for at, each in enumerate(behind) if _is_bracket(each)), len(behind))
            return FigureParts((*cell[:place], whole), behind[:end], behind[end:])
    return None


def _is_bracket(span: Span) -> bool:
    return isinstance(span, Words) and span.text.startswith(" (")


@cache
def _whole(decimal: str) -> re.Pattern[str]:
    """Return the pattern of a figure up to its decimal point."""
    return re.compile(rf"\D*\d+(?:(?!{re.escape(decimal)})\D\d{{3}}(?!\d))*")
