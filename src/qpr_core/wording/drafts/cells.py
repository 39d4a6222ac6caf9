"""Cells of tables in drafts: where each begins and ends, also the empty ones."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from qpr_core.wording.drafts.sentences import Sentence

Cell: TypeAlias = tuple[int, int]
"""The start and the end of a cell in the text."""

_COLUMN: Final = re.compile(r"\S+(?: \S+)*")
"""A cell of plain text: two spaces or more are between it and the next."""


def cells_of(text: str, rows: Sequence[Sentence]) -> list[list[Cell]]:
    r"""Return the cells of each row of a table.

    Empty cells count between bars and tabs, also the one in the corner. Tabs that indent every row do not. In plain
    text, empty cells cannot be seen, and a row with one has fewer cells.

    >>> from qpr_core.wording.drafts.sentences import sentences_of
    >>> draft = "\tGreen\tRed\nHousing\t\t2"
    >>> [[draft[start:end] for start, end in row] for row in cells_of(draft, sentences_of(draft))]
    [['', 'Green', 'Red'], ['Housing', '', '2']]
    """
    lines = [_line_of(text, row) for row in rows]
    indent = min((_indent(text[start:end]) for start, end in lines), default=0)
    return [list(_cells(text, start + indent, end)) for start, end in lines]


def is_between_bars(text: str, row: Sentence) -> bool:
    """Return True for a row that begins with a bar, as in Markdown."""
    return text[row.start] == "|"


def is_plain(text: str, row: Sentence) -> bool:
    """Return True for a row with neither bars nor tabs between its cells."""
    return not {"|", "\t"} & set(text[row.start : row.end])


def _line_of(text: str, row: Sentence) -> Cell:
    """Return a row with the tabs around it, which are beside empty cells."""
    start, end = row.start, row.end
    if "|" in text[start:end]:
        return start, end
    while start and text[start - 1] == "\t":
        start -= 1
    while text[end : end + 1] == "\t":
        end += 1
    return start, end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip("\t"))


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    mark = next((each for each in "|\t" if each in text[start:end]), None)
    if mark is None:
        yield from (found.span() for found in _COLUMN.finditer(text, start, end))
        return
    if mark == "|" and text[start] == mark:
        start, end = start + 1, end - (text[end - 1] == mark)
    for part in text[start:end].split(mark):
        yield start, start + len(part)
        start += len(part) + 1
