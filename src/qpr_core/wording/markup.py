"""How a rendering marks headings, and how it keeps a user's text from being taken for marks."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_MARKS: Final = re.compile(r"([\\`*_\[\]<>&~|$])")
_AT_START: Final = re.compile(r"^(\s*)([-+#=>]|[0-9]+(?=[.)]))")


class Markup(NamedTuple):
    """A rendering as lines of text: what stands before a heading, and what is done to a user's text.

    >>> MARKDOWN.heading, PLAIN.escape("*")
    ('## ', '*')
    """

    heading: str
    escape: Callable[[str], str]
    escape_inside: Callable[[str], str]


def escape_marks(text: str) -> str:
    r"""Put a backslash before whatever Markdown would take for a mark inside a line.

    >>> print(escape_marks("-1.5 <b>"))
    -1.5 \<b\>
    """
    return _MARKS.sub(r"\\\1", text)


def escape_markdown(text: str) -> str:
    r"""Put a backslash before whatever Markdown would take for a mark, at the start of a line too.

    >>> print(escape_markdown("1. <b>50*2</b>"))
    1\. \<b\>50\*2\</b\>
    """
    return _AT_START.sub(lambda match: _escape_start(match[1], match[2]), escape_marks(text))


def _escape_start(space: str, mark: str) -> str:
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"


def _unchanged(text: str) -> str:
    return text


PLAIN: Final = Markup(heading="", escape=_unchanged, escape_inside=_unchanged)
MARKDOWN: Final = Markup(heading="## ", escape=escape_markdown, escape_inside=escape_marks)
