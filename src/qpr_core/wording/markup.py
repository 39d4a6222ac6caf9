"""How a rendering marks headings, and how it keeps a user's text from being taken for marks."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

Rows: TypeAlias = Sequence[Sequence[str]]
"""The cells of a table, row by row."""

_MARKS: Final = re.compile(r"([\\`*_\[\]<>&~|$])")
_AT_START: Final = re.compile(r"^(\s*)([-+#=>]|[0-9]+(?=[.)]))")


class Markup(NamedTuple):
    """A rendering as lines of text: what stands before a heading, what is done to a user's text, how a table is drawn.

    >>> MARKDOWN.heading, PLAIN.escape("*")
    ('## ', '*')
    """

    heading: str
    escape: Callable[[str], str]
    escape_inside: Callable[[str], str]
    table: Callable[[Rows], list[str]]


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


def plain_table(rows: Rows) -> list[str]:
    """Draw a table whose first row is its head, in columns as wide as their widest cell.

    >>> plain_table([["Method", "Direction"], ["last period", "positive"]])
    ['Method       Direction', 'last period  positive']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def markdown_table(rows: Rows) -> list[str]:
    """Draw a table whose first row is its head.

    >>> markdown_table([["Method", "Direction"], ["last period", "positive"]])
    ['| Method | Direction |', '| --- | --- |', '| last period | positive |']
    """
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return [head, f"| {' | '.join('---' for _ in rows[0])} |", *body]


def _unchanged(text: str) -> str:
    return text


PLAIN: Final = Markup(heading="", escape=_unchanged, escape_inside=_unchanged, table=plain_table)
MARKDOWN: Final = Markup(heading="## ", escape=escape_markdown, escape_inside=escape_marks, table=markdown_table)
