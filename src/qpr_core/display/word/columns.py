"""Columns of a Word table: at most eight, joined or in several tables."""

from typing import Final

from attrs import evolve

from qpr_core.display.letters import width_in_ems
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Badge, Span, Spans, Spark, Words, text_of
from qpr_core.wording.text.tables import Table

_MOST: Final = 8
"""The greatest number of columns of a table."""

_DRAWING: Final = 13.0
"""The width of a sparkline with the space around it, in ems."""

PADDING: Final = 1.2
"""The space beside the text of a cell, in ems."""

_LONGEST_WORD: Final = 12.0

_NARROW: Final = 6.0
"""The greatest need of a narrow column, such as one of counts, in ems."""

_HEADS: Final = 2
"""The columns that name a row, if there are two of them: a code and a name."""


def in_parts(table: Table, upright: float) -> list[Table]:
    """Return a table in parts that have at most eight columns.

    If a table has more, a sparkline moves below the text to its left, and a code into the column of the name. If it
    still has more, it is divided, and each part repeats the columns that name a row. A table in which all other columns
    are narrow, such as one of counts, stays whole if it fits on a page that is *upright* ems wide.

    >>> heads = tuple((Words(each),) for each in "ABCDEFGHIJ")
    >>> [len(part.columns) for part in in_parts(Table(heads, ()), 15)]
    [6, 5]
    >>> [len(part.columns) for part in in_parts(Table(heads, ()), 50)]
    [10]
    """
    table = _with_heads_joined(_with_drawings_below(table))
    heads, count = min(table.heads, _MOST - 1), len(table.columns)
    needs = needs_of(table)
    if count <= _MOST or (max(needs[heads:]) <= _NARROW and sum(needs) <= upright):
        return [table]
    number = -(-(count - heads) // (_MOST - heads))
    size = -(-(count - heads) // number)
    return [
        _with_columns(table, [*range(heads), *range(start, min(start + size, count))])
        for start in range(heads, count, size)
    ]


def without_drawings(table: Table) -> Table:
    """Return a table without columns of sparklines, which screen readers cannot read.

    If one column is left, the headings of services are left out too: they would read as its cells.
    """
    every = range(len(table.columns))
    places = [place for place in every if not is_drawn(table, place)] or [*every]
    if len(places) == 1:
        full = [(row, code) for row, code in table.coded_rows if table.is_full(row)]
        table = evolve(table, rows=tuple(row for row, _ in full), codes=tuple(code for _, code in full))
    left = _with_columns(table, places)
    rows = (tuple(tuple(span for span in cell if not isinstance(span, Spark)) for cell in row) for row in left.rows)
    return evolve(left, rows=tuple(rows))


def is_drawn(table: Table, place: int) -> bool:
    """Return True if a column has nothing but sparklines."""
    spans = [span for row in table.rows if len(row) == len(table.columns) for span in row[place]]
    return bool(spans) and all(isinstance(span, Spark) for span in spans)


def _with_columns(table: Table, places: list[int]) -> Table:
    rows = tuple(
        row if len(row) == 1 < len(table.columns) else tuple(row[place] for place in places) for row in table.rows
    )
    columns, figures = tuple(table.columns[place] for place in places), table.figures
    moved = frozenset(place for place, before in enumerate(places) if before in figures)
    return evolve(table, columns=columns, rows=rows, figures=moved)


def _with_drawings_below(table: Table) -> Table:
    """Return a table with sparklines in the cells to their left, if it is too wide."""
    drawn = [place for place in range(table.heads, len(table.columns)) if is_drawn(table, place)]
    for place in reversed(drawn):
        if len(table.columns) > _MOST and place - 1 not in {*table.figures, *drawn}:
            table = _joined(table, place - 1, "", table.columns[place - 1])
    return table


def _with_heads_joined(table: Table) -> Table:
    """Return a table with one column that names a row, if there are too many columns."""
    if len(table.columns) <= _MOST or table.heads != _HEADS:
        return table
    longer = max(range(_HEADS), key=lambda place: max(map(len, texts_of(table)[place][1:]), default=0))
    return evolve(_joined(table, 0, " ", table.columns[longer]), heads=1)


def _joined(table: Table, place: int, between: str, heading: Spans) -> Table:
    """Return a table in which a column is joined to the next one."""
    rows = (
        (*row[:place], (*row[place], *((Words(between),) if between else ()), *row[place + 1]), *row[place + 2 :])
        if table.is_full(row)
        else row
        for row in table.rows
    )
    return evolve(
        table,
        columns=(*table.columns[:place], heading, *table.columns[place + 2 :]),
        rows=tuple(rows),
        figures=frozenset(each - (each > place) for each in table.figures),
    )


def needs_of(table: Table) -> list[float]:
    """Return the ems that each column needs: its longest word, figure or drawing."""
    return [
        max(
            _DRAWING if _has_drawing(table, place) else 0.0,
            min(_longest_word(table, place), _LONGEST_WORD) + PADDING,
        )
        for place in range(len(table.columns))
    ]


def _has_drawing(table: Table, place: int) -> bool:
    return any(isinstance(span, Spark) for row in table.rows if table.is_full(row) for span in row[place])


def _longest_word(table: Table, place: int) -> float:
    head, *texts = texts_of(table)[place]
    parts = [parts for row in table.rows if (parts := table.parts_of(row, place)) is not None]
    figures = sum(max(map(ems_of, side)) for side in zip(*(each[:2] for each in parts), strict=True))
    words = (width_in_ems(word) for text in texts for word in text.split(" "))
    return max(figures, *(width_in_ems(word, is_bold=True) for word in head.split(" ")), *words, 0.5)


def ems_of(spans: Spans) -> float:
    """Return the width of a text in ems."""
    return width_in_ems(text_of(spans, PLAIN))


def texts_of(table: Table) -> list[list[str]]:
    """Return the texts of each column, headings first and badges with symbols."""
    lines = [table.columns, *(row for row in table.rows if table.is_full(row))]
    return [["".join(map(_text, line[place])) for line in lines] for place in range(len(table.columns))]


def _text(span: Span) -> str:
    return badge_text(span) if isinstance(span, Badge) else text_of((span,), PLAIN)


def badge_text(badge: Badge) -> str:
    r"""Return the symbol and the word of a rating, which stay on one line.

    >>> from qpr_core import Rag
    >>> badge_text(Badge("Amber", Rag.AMBER))
    '◆\xa0Amber'
    """
    symbol = badge.rating.symbol
    return badge.text if symbol is None else f"{symbol}\N{NO-BREAK SPACE}{badge.text}"
