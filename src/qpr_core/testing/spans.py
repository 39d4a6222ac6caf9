"""All that the lines of a text are made of, one after the other."""

from collections.abc import Iterable

from qpr_core.wording.text.parts import Part, changed
from qpr_core.wording.text.spans import Span, Spans


def spans_of(parts: Iterable[Part]) -> list[Span]:
    """Give the spans of every line of some parts, but for the heads of tables.

    >>> from qpr_core.text import Heading, Words
    >>> spans_of([Heading((Words("Quarter 2"),))])
    [Words(text='Quarter 2')]
    """
    found: list[Span] = []

    def note(spans: Spans) -> Spans:
        found.extend(spans)
        return spans

    for part in parts:
        changed(part, note)
    return found
