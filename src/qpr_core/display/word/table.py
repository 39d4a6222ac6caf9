"""Tables of a Word document, which fit the page."""

from typing import Final

from attrs import evolve
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from qpr_core.display.palette import Palette
from qpr_core.display.word.drawings import draw_sparks
from qpr_core.display.word.pages import end_after_table, room
from qpr_core.display.word.styles import TABLE
from qpr_core.display.word.text import kept, shading, write_runs
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Spans, Spark, text_of
from qpr_core.wording.text.tables import Table

MOST_COLUMNS: Final = 9
"""The greatest number of columns of a table; more are in a separate table."""

_UPRIGHT_COLUMNS: Final = 8
"""The greatest number of columns of a table on an upright page."""

_SIGN: Final = int(Pt(9) * 0.55)
"""About the width of a letter in a table, in English Metric Units."""

_DRAWING: Final = 24
"""The letters that a sparkline takes, with the space around it."""

_PADDING: Final = 3
_LONGEST_WORD: Final = 22
_LONGEST_TEXT: Final = 60


def is_wide(document: WordDocument, table: Table) -> bool:
    """Return True if a table needs a landscape page."""
    upright = room(document, is_landscape=False) // _SIGN
    parts = _parts(table)
    return any(len(part.columns) > _UPRIGHT_COLUMNS or sum(_needs(part)) > upright for part in parts)


def without_drawings(table: Table) -> Table:
    """Return a table without columns of sparklines, which screen readers cannot read."""
    every = range(len(table.columns))
    left = _with_columns(table, [place for place in every if not _is_drawn(table, place)] or [*every])
    rows = (tuple(tuple(span for span in cell if not isinstance(span, Spark)) for cell in row) for row in left.rows)
    return evolve(left, rows=tuple(rows))


def _is_drawn(table: Table, place: int) -> bool:
    spans = [span for row in table.rows if len(row) == len(table.columns) for span in row[place]]
    return bool(spans) and all(isinstance(span, Spark) for span in spans)


def _with_columns(table: Table, places: list[int]) -> Table:
    rows = tuple(
        row if len(row) == 1 < len(table.columns) else tuple(row[place] for place in places) for row in table.rows
    )
    return evolve(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def write_table(document: WordDocument, table: Table, palette: Palette, continued: str) -> None:
    """Write a table with its caption, as several tables if it has too many columns."""
    for place, part in enumerate(_parts(table)):
        again = place > 0 and bool(part.caption)
        _write(document, evolve(part, caption=fill(continued, caption=part.caption)) if again else part, palette)


def _parts(table: Table) -> list[Table]:
    """Return a table in parts that fit on a page.

    Each part has the columns at the start of each row, which say what it is about.
    """
    heads, count = min(table.heads, MOST_COLUMNS - 1), len(table.columns)
    if sum(not _is_drawn(table, place) for place in range(count)) <= MOST_COLUMNS:
        return [table]
    number = -(-(count - heads) // (MOST_COLUMNS - heads))
    size = -(-(count - heads) // number)
    return [
        _with_columns(table, [*range(heads), *range(start, min(start + size, count))])
        for start in range(heads, count, size)
    ]


def _write(document: WordDocument, table: Table, palette: Palette) -> None:
    if table.caption:
        write_runs(document.add_paragraph(style="Caption"), table.caption, palette)
    else:
        end_after_table(document)  # Word would make one table of two
    word = document.add_table(rows=0, cols=len(table.columns), style=TABLE)
    _describe(word, text_of(table.caption, PLAIN))
    word.autofit = False
    for column, wide in zip(word.columns, _widths(table, room(document)), strict=True):
        column.width = wide  # for every row that is added
    _row(word, table.columns, palette, style="Table Heading")
    _mark(word.rows[0], "w:tblHeader")
    for row in table.rows:
        if len(row) == 1 < len(table.columns):
            cells = _new_row(word).cells
            merged = cells[0].merge(cells[-1])
            _fill(merged, row[0], palette, style="Table Heading")
            _shade(merged, palette.quiet)
        else:
            _row(word, row, palette, style="Table Text")


def _describe(word: WordTable, caption: str) -> None:
    """Add the caption of a table as its alternative text."""
    if caption:
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), kept(caption))
        word._tbl.tblPr.append(described)  # noqa: SLF001  python-docx has no name for alternative texts


def _needs(table: Table) -> list[int]:
    """Return the letters that each column needs: its longest word."""
    words = [[word for text in texts for word in text.split()] for texts in _texts(table)]
    return [
        _DRAWING if _is_drawn(table, place) else min(max(map(len, each), default=1), _LONGEST_WORD) + _PADDING
        for place, each in enumerate(words)
    ]


def _texts(table: Table) -> list[list[str]]:
    lines = [table.columns, *(row for row in table.rows if len(row) == len(table.columns))]
    return [[text_of(line[place], PLAIN) for line in lines] for place in range(len(table.columns))]


def _widths(table: Table, width: Length) -> list[Length]:
    """Return column widths: the longest word, and more room for longer texts."""
    needs = _needs(table)
    wishes = [min(max(map(len, texts)), _LONGEST_TEXT) for texts in _texts(table)]
    spare = max(0, width // _SIGN - sum(needs))
    sizes = [need + spare * wish / sum(wishes) for need, wish in zip(needs, wishes, strict=True)]
    return [Length(int(width * size / sum(sizes))) for size in sizes]


def _row(word: WordTable, cells: tuple[Spans, ...], palette: Palette, *, style: str) -> None:
    rating = next((span.rating for spans in cells for span in spans if isinstance(span, Badge)), None)
    for cell, spans in zip(_new_row(word).cells, cells, strict=True):
        _fill(cell, spans, palette, style=style)
        draw_sparks(cell.paragraphs[0], spans, palette, rating)


def _new_row(word: WordTable) -> _Row:
    row: _Row = word.add_row()  # type: ignore[no-untyped-call]  # python-docx gives its type in words
    _mark(row, "w:cantSplit")
    return row


def _fill(cell: _Cell, spans: Spans, palette: Palette, *, style: str) -> None:
    """Write into a cell, which has the colour of its rating if it has nothing else."""
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    ratings = [span.rating for span in spans if isinstance(span, Badge)]
    is_rating = len(spans) == len(ratings) == 1
    write_runs(paragraph, spans, palette, is_shaded=not is_rating)
    if is_rating:
        _shade(cell, palette.colour_of(ratings[0]))


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(shading(colour))  # noqa: SLF001  python-docx has no name for shading


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  python-docx has no name for rows that repeat or stay whole
