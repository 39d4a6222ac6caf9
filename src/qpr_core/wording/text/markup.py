"""Markup: the marks of plain text and Markdown, and the escaping of user text."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple, TypeAlias

Rows: TypeAlias = Sequence[Sequence[str]]
"""The cells of a table, row by row."""


_MARKS: Final = re.compile(
    r"""([\\`*_\[\]<>&~|$^{}])        # of Markdown, and of its usual extensions
    |([=+:/])(?=\2)                # ==highlight==, ++insertion++, ::: container, //example.org
    |(?<=([=+:]))\3
    |:(?=//|[\w+-]+:)              # https://example.org, :smile:
    |(?<=mailto):
    |(?<=\))=                      # (target)=
    |@(?=\S)                       # name@example.org
    |(?<=www)\.                    # www.example.org
    |\.(?=[^\W\d_])                # example.org
    |(?<=[^\W\d_])\.(?=[^\W_])""",
    re.VERBOSE,
)


_AT_START: Final = re.compile(r"^(\s*)([-+#=>:!?]|%(?=.)|[0-9]+(?=[.)]))")


class Markup(NamedTuple):
    """A rendering as lines of text.

    It has functions for the mark before a heading, for escaping user text, for bold type, and for drawing a table.

    >>> MARKDOWN.heading(2), PLAIN.escape("*")
    ('### ', '*')
    """

    heading: Callable[[int], str]
    escape: Callable[[str], str]
    escape_inside: Callable[[str], str]
    strong: Callable[[str], str]
    table: Callable[[Rows, Collection[int]], list[str]]


def escape_marks(text: str) -> str:
    r"""Put a backslash before all marks of Markdown, those at the start of a line too.

    >>> print(escape_marks("-1.5 <b>"))
    -1.5 \<b\>
    """
    return _MARKS.sub(r"\\\g<0>", text)


def escape_markdown(text: str) -> str:
    r"""Put a backslash before all marks of Markdown, also at the start of a line.

    >>> print(escape_markdown("1. <b>50*2</b>"))
    1\. \<b\>50\*2\</b\>
    """
    return _AT_START.sub(lambda match: _escape_start(match[1], match[2]), escape_marks(text))


def _escape_start(space: str, mark: str) -> str:
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"


def plain_table(rows: Rows, right: Collection[int] = ()) -> list[str]:
    """Draw a table in columns as wide as their widest cell; the first row is the head.

    A lone cell heads the rows below it. The columns in the places *right* are right-aligned.

    >>> plain_table([["Method", "Direction"], ["last period", "positive"], ["Highways"]])
    ['Method       Direction', 'last period  positive', 'Highways']
    >>> plain_table([["KPI", "Result"], ["Calls", "84"]], {1})
    ['KPI    Result', 'Calls      84']
    """
    widths = [max(map(width_of, column)) for column in zip(*(row for row in rows if len(row) > 1), strict=True)]
    return [_line(row, widths, right) if len(row) > 1 else row[0] for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    padded = (
        " " * (width - width_of(cell)) + cell if place in right else pad(cell, width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def pad(text: str, width: int) -> str:
    """Return a text with spaces behind it up to a width.

    >>> pad("84", 4)
    '84  '
    """
    return text + " " * (width - width_of(text))


def width_of(text: str) -> int:
    """Return the columns of a screen that a text takes.

    >>> width_of("84%"), width_of("\u6570")
    (3, 2)
    """
    # Marks that combine with the letter before take no room, and wide letters that of two.
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)


def markdown_table(rows: Rows, right: Collection[int] = ()) -> list[str]:
    """Draw a table of Markdown; the first row is the head.

    The columns in the places *right* are right-aligned.

    >>> markdown_table([["Method", "Direction"], ["last period", "positive"], ["Highways"]])
    ['| Method | Direction |', '| --- | --- |', '| last period | positive |', '| **Highways** | |']
    >>> markdown_table([["KPI", "Result"], ["Calls", "84"]], {1})
    ['| KPI | Result |', '| --- | ---: |', '| Calls | 84 |']
    """
    columns = len(rows[0])
    head, *body = (
        f"| {' | '.join(row)} |" if len(row) == columns else f"| **{row[0]}** |{' |' * (columns - 1)}" for row in rows
    )
    return [head, f"| {' | '.join('---:' if place in right else '---' for place in range(columns))} |", *body]


def _unchanged(text: str) -> str:
    return text


def _no_mark(_: int) -> str:
    return ""


def _hashes(level: int) -> str:
    return "#" * (level + 1) + " "


def _strong(text: str) -> str:
    return f"**{text}**"


PLAIN: Final = Markup(
    heading=_no_mark, escape=_unchanged, escape_inside=_unchanged, strong=_unchanged, table=plain_table
)


MARKDOWN: Final = Markup(
    heading=_hashes, escape=escape_markdown, escape_inside=escape_marks, strong=_strong, table=markdown_table
)
