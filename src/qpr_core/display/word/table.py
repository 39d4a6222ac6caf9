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

from qpr_core.display.letters import width_in_ems
from qpr_core.display.palette import Palette
from qpr_core.display.word.captions import number_caption
from qpr_core.display.word.drawings import draw_sparks
from qpr_core.display.word.pages import end_after_table, room
from qpr_core.display.word.styles import TABLE
from qpr_core.display.word.text import border, kept, shading, write_runs
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.text.figure_columns import FigureParts
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Span, Spans, Spark, text_of
from qpr_core.wording.text.tables import Table

MOST_COLUMNS: Final = 9
"""The greatest number of columns of a table; more are in a separate table."""

_UPRIGHT_COLUMNS: Final = 8
"""The greatest number of columns of a table on an upright page."""

_EM: Final = int(Pt(9))
"""The size of the letters in a table, in English Metric Units."""

_DRAWING: Final = 13.0
"""The width of a sparkline with the space around it, in ems."""

_PADDING: Final = 1.2
"""The space beside the text of a cell, in ems."""

_LONGEST_WORD: Final = 12.0
_LONGEST_TEXT: Final = 32.0


def is_wide(document: WordDocument, table: Table) -> bool:
    """Return True if a table needs a landscape page."""
    upright = room(document, is_landscape=False) / _EM
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
    columns, figures = tuple(table.columns[place] for place in places), table.figures
    moved = frozenset(place for place, before in enumerate(places) if before in figures)
    return evolve(table, columns=columns, rows=rows, figures=moved)


def write_table(document: WordDocument, table: Table, palette: Palette, words: ReportWords) -> None:
    """Write a table with its caption, as several tables if it has too many columns.

    A caption has the number of the table, as a field that a list of tables in Word finds.
    """
    for place, part in enumerate(_parts(table)):
        again = place > 0 and bool(part.caption)
        caption = fill(words.caption_continued, caption=part.caption) if again else part.caption
        if caption:
            number_caption(document, caption, words.caption_numbered, palette, is_again=again)
        _write(document, evolve(part, caption=caption), palette)


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
    if not table.caption:
        end_after_table(document)  # Word would make one table of two
    word = document.add_table(rows=0, cols=len(table.columns), style=TABLE)
    _describe(word, text_of(table.caption, PLAIN))
    word.autofit = False
    for column, wide in zip(word.columns, _widths(table, room(document)), strict=True):
        column.width = wide  # for every row that is added
    _row(word, table, table.columns, palette, style="Table Heading")
    _mark(word.rows[0], "w:tblHeader")
    for row in table.rows:
        if len(row) == 1 < len(table.columns):
            cells = _new_row(word).cells
            merged = cells[0].merge(cells[-1])
            _fill(merged, row[0], palette, style="Table Heading")
            _shade(merged, palette.quiet)
        else:
            _row(word, table, row, palette, style="Table Text")


def _describe(word: WordTable, caption: str) -> None:
    """Add the caption of a table as its alternative text."""
    if caption:
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), kept(caption))
        word._tbl.tblPr.append(described)  # noqa: SLF001  python-docx has no name for alternative texts


def _needs(table: Table) -> list[float]:
    """Return the ems that each column needs: its longest word, or its longest figure."""
    return [
        _DRAWING if _is_drawn(table, place) else min(_longest_word(table, place), _LONGEST_WORD) + _PADDING
        for place in range(len(table.columns))
    ]


def _longest_word(table: Table, place: int) -> float:
    head, *texts = _texts(table)[place]
    parts = [parts for row in table.rows if (parts := table.parts_of(row, place)) is not None]
    figures = sum(max(map(_ems, side)) for side in zip(*(each[:2] for each in parts), strict=True))
    words = (width_in_ems(word) for text in texts for word in text.split())
    return max(figures, *(width_in_ems(word, is_bold=True) for word in head.split()), *words, 0.5)


def _ems(spans: Spans) -> float:
    return width_in_ems(text_of(spans, PLAIN))


def _texts(table: Table) -> list[list[str]]:
    """Return the texts of each column, headings first and badges with symbols."""
    lines = [table.columns, *(row for row in table.rows if table.is_full(row))]
    return [["".join(map(_text, line[place])) for line in lines] for place in range(len(table.columns))]


def _text(span: Span) -> str:
    if isinstance(span, Badge) and span.rating.symbol is not None:
        return f"{span.rating.symbol} {span.text}"
    return text_of((span,), PLAIN)


def _widths(table: Table, width: Length) -> list[Length]:
    """Return column widths: the longest word, and more room for longer texts."""
    needs = _needs(table)
    wishes = [min(max(map(width_in_ems, texts)), _LONGEST_TEXT) for texts in _texts(table)]
    spare = max(0.0, width / _EM - sum(needs))
    sizes = [need + spare * wish / (sum(wishes) or 1) for need, wish in zip(needs, wishes, strict=True)]
    return [Length(int(width * size / sum(sizes))) for size in sizes]


def _row(word: WordTable, table: Table, cells: tuple[Spans, ...], palette: Palette, *, style: str) -> None:
    rating = next((span.rating for spans in cells for span in spans if isinstance(span, Badge)), None)
    for place, (cell, spans) in enumerate(zip(_new_row(word).cells, cells, strict=True)):
        parts = None if cells is table.columns else table.parts_of(cells, place)
        if parts is None:
            _fill(cell, spans, palette, style=style)
        else:
            widest = max(map(_ems, table.rests(place)))
            _fill_figure(cell, parts, widest - _ems(parts.rest))
        if place in table.figures:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        draw_sparks(cell.paragraphs[0], spans, palette, rating)


def _fill_figure(cell: _Cell, parts: FigureParts, behind: float) -> None:
    """Write a figure with room *behind* it, in ems, and its note on the next line."""
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    paragraph.paragraph_format.right_indent = Length(int(behind * _EM))
    together = text_of(parts.whole + parts.rest, PLAIN).replace(" ", "\N{NO-BREAK SPACE}")
    run = paragraph.add_run(kept(together))
    if parts.note:
        run.add_break()
        paragraph.add_run(kept(text_of(parts.note, PLAIN).strip()))


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
        _outline(cell, palette.outline)
        _shade(cell, palette.colour_of(ratings[0]))


def _outline(cell: _Cell, colour: str) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in ("w:top", "w:left", "w:bottom", "w:right"):
        borders.append(border(side, colour))
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001  python-docx has no name for borders


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(shading(colour))  # noqa: SLF001  python-docx has no name for shading


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  python-docx has no name for rows that repeat or stay whole
