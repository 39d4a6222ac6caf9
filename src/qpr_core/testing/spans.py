"""The spans of all lines of a text, in order."""

from collections.abc import Iterable

from qpr_core.wording.text.parts import Part, changed
from qpr_core.wording.text.spans import Span, Spans


def spans_of(parts: Iterable[Part]) -> list[Span]:
    """Return the spans of every line of some parts, except the headers of tables.

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
