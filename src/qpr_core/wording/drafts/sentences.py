"""Sentences of a draft: where each begins and ends, and the headings above it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s|\s*\*\*[^*]+\*\*:?\s*$")
_ITEM: Final = re.compile(
    r"\s*(?:[-*+\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u2013]|\(?[0-9]{1,3}[.)](?:[0-9]+)*|[0-9]+(?:\.[0-9]+)+|\(?[a-z][.)])\s+"
)
_TABLE: Final = re.compile(r"\s*\||.*\S {2,}\S.* {2,}\S")
"""A row of a table: with a bar first, or with two spaces between its columns."""

_ROW: Final = re.compile(
    rf"{_TABLE.pattern}|[^|]*[^\s|] \| *[^\s|][^|]* \||[^|]*[^\s|] \| [^\s|][^|]*$|\s*\S[^\t]*\t\s*\S"
)
"""A row of a table of two rows or more: with a bar or a tab between its cells."""

_NUMBER: Final = re.compile(r"\s*[0-9]{1,2}(?:\.[0-9]{1,2})+\.?(?=\s|$)")
"""The number of a paragraph, such as "3.2", also where several are in one line."""

_STOP: Final = re.compile(r"[.!?]+[\"'\u2019\u201d)\]]*(?=\s)")
_ABBREVIATIONS: Final = ("e.g", "i.e", "approx", "no", "vs", "cf", "c", "etc", "para", "dr", "st", "cllr", "mr", "mrs")


class Sentence(NamedTuple):
    """A part of a draft, with its paragraph and its heading.

    A `table` is a row of a table, and an `item` belongs to a list.
    """

    start: int
    end: int
    paragraph: int = 0
    section: int = 0
    is_heading: bool = False
    is_table: bool = False
    is_item: bool = False


class _Line(NamedTuple):
    start: int
    end: int


def sentences_of(text: str) -> list[Sentence]:
    r"""Return the sentences of a text, in order.

    A line that begins in lower case or with a bracket continues the line before, and so does every line of a paragraph
    that is wrapped to a width.

    >>> text = "# Housing\n\nOf the 38 KPIs, 15 are\nGreen. Eight are Red.\n- Two are new."
    >>> [text[each.start : each.end] for each in sentences_of(text)]
    ['# Housing', 'Of the 38 KPIs, 15 are', 'Green.', 'Eight are Red.', 'Two are new.']
    """
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    section = 0
    for paragraph, lines in enumerate(_paragraphs(text)):
        rows = [_is_row(text[line.start : line.end]) for line in lines]
        for line, row in zip(lines, rows, strict=True):
            written = text[line.start : line.end]
            heading, item = bool(_HEADING.match(written)), _ITEM.match(written)
            table = row and (sum(rows) > 1 or _TABLE.match(written) is not None)
            section += heading
            start = line.start + (item.end() if item and not heading else 0)
            ends = [] if table else [start + end for end in _stops(text[start : line.end])]
            is_numbered = item is not None and _NUMBER.fullmatch(item[0].strip()) is not None
            for first, last in zip([start, *ends], [*ends, line.end], strict=True):
                number = _NUMBER.match(text, first, last) if is_numbered else None
                trimmed = _trimmed(text, first if number is None else number.end(), last)
                yield Sentence(*trimmed, paragraph, section, heading, table, bool(item))


def _paragraphs(text: str) -> Iterator[list["_Line"]]:
    """Yield the lines of each paragraph; blank lines are between them."""
    lines: list[_Line] = []
    for line in _lines(text):
        if line.start == line.end:
            yield lines
            lines = []
        else:
            lines.append(line)
    yield lines


def _is_row(line: str) -> bool:
    """Return True for a row of a table; the tab behind the mark of an item makes none."""
    item = _ITEM.match(line)
    return _ROW.match(line, item.end() if item else 0) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return left, left + len(part.strip())


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines, each joined with those that continue it; a blank line is empty."""
    start, end, position, is_open = None, 0, 0, False
    wrapped = frozenset(_wrapped(text))
    for line in text.splitlines(keepends=True):
        written = line.rstrip()
        goes_on = written[:1] != "" and is_open and text[end - 1] not in ".:;!?|" and _goes_on(written)
        goes_on = goes_on or (position in wrapped and start is not None)
        if start is not None and not goes_on:
            yield _Line(start, end)
        if not written:
            yield _Line(position, position)
            start, is_open = None, False
        else:
            if not goes_on:
                start, is_open = position, not (_is_row(written) or _HEADING.match(written))
            end = position + len(written)
        position += len(line)
    if start is not None:
        yield _Line(start, end)


def _goes_on(line: str) -> bool:
    """Return True if a line goes on, in lower case or with a bracket."""
    first = line.lstrip()[:1]
    return (first.islower() or first == "(") and not _ITEM.match(line)


_NARROWEST: Final = 50
"""The least width of a wrapped paragraph; lists of short lines are narrower."""


def _wrapped(text: str) -> Iterator[int]:
    """Yield where lines begin that continue a paragraph wrapped to a width.

    In such a paragraph no first word of a line would have fitted on the line before.
    """
    position = 0
    block: list[_Line] = []
    for line in [*text.splitlines(keepends=True), ""]:
        written = line.rstrip()
        is_plain = not (_is_row(written) or _HEADING.match(written))
        if block and (not written or not is_plain or _ITEM.match(written)):
            yield from _continued(text, block)
            block = []
        if written and is_plain:
            block.append(_Line(position, position + len(written)))
        position += len(line)


def _continued(text: str, block: Sequence[_Line]) -> Iterator[int]:
    lines = [text[each.start : each.end] for each in block]
    width = max(map(len, lines))
    room = [width - len(line) for line in lines]
    first_words = [len(line.split(maxsplit=1)[0]) for line in lines[1:]]
    if width >= _NARROWEST and all(word >= left for left, word in zip(room, first_words, strict=False)):
        yield from (each.start for each in block[1:])


def _stops(text: str) -> Iterator[int]:
    """Yield where sentences end within a line."""
    for match in _STOP.finditer(text):
        word = text[max(0, match.start() - 8) : match.start()].split()
        if word and word[-1].strip("(").lower() in _ABBREVIATIONS and match[0] == ".":
            continue
        yield match.end()
