"""Capital letters at the start of sentences."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from qpr_core.wording.text.parts import Part, changed
from qpr_core.wording.text.spans import Quantity, Span, Spans, Spark, Words

_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s+$")


def with_capitals(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts with a capital at the start of every sentence.

    A line that begins with words keeps them as they are: it may be a cell of a table.

    >>> from qpr_core import Paragraph
    >>> print(*with_capitals([Paragraph((Quantity("one", 1, "1"), Words(" is Red. "), Words("it fell.")))]))
    One is Red. It fell.
    """
    return tuple(changed(part, capitalised) for part in parts)


def capitalised(spans: Spans) -> Spans:
    """Return a line with a capital at the start of every sentence."""
    begun: list[Span] = []
    before = ""
    for span in spans:
        ends = bool(_SENTENCE_ENDS.search(before[-3:]))
        begins = ends or (isinstance(span, Quantity) and not before)
        begun.append(
            evolve(span, text=span.text[:1].upper() + span.text[1:])
            if begins and isinstance(span, Quantity | Words)
            else span
        )
        before += "" if isinstance(span, Spark) else span.text
    return tuple(begun)
