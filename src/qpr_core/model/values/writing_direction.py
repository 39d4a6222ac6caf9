"""Direction of writing: marks of it in a text that cannot reorder its neighbours."""

import re
from typing import Final

_MARKS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


_FORMATTING: Final = frozenset("\u202a\u202b\u202d\u202e")
"""Embeddings and overrides, which U+202C ends."""


_ISOLATES: Final = frozenset("\u2066\u2067\u2068")
"""Isolates, which U+2069 ends."""


_END_FORMATTING: Final = "\u202c"
_END_ISOLATE: Final = "\u2069"


def contained(text: str) -> str:
    r"""Return a text in which every mark of the direction of writing has its end.

    Marks without an end get one at the end of the text, and ends without a beginning are left out. So a name cannot
    reorder the letters after it.

    >>> ascii(contained("Calls \u202eanswered")), ascii(contained("Calls\u2069"))
    ("'Calls \\u202eanswered\\u202c'", "'Calls'")
    >>> contained("Calls")
    'Calls'

    Source: Unicode Standard Annex 9, sections 3.1.2 and 3.3.2.
    """
    if _MARKS.search(text) is None:
        return text
    kept: list[str] = []
    ends: list[str] = []
    for sign in text:
        if sign in _FORMATTING:
            ends.append(_END_FORMATTING)
        elif sign in _ISOLATES:
            ends.append(_END_ISOLATE)
        elif sign == _END_FORMATTING:
            if not ends or ends[-1] != sign:
                continue  # it ends nothing, also inside an isolate
            ends.pop()
        elif sign == _END_ISOLATE:
            if sign not in ends:
                continue
            while ends.pop() != sign:  # the end of an isolate ends what began inside it
                kept.append(_END_FORMATTING)
        kept.append(sign)
    return "".join([*kept, *reversed(ends)])


def is_contained(text: str) -> bool:
    r"""Return True if every mark of the direction of writing has its end.

    >>> is_contained("Calls"), is_contained("\u2066{name}\u2069"), is_contained("\u202e")
    (True, True, False)
    """
    return contained(text) == text
