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
from qpr_core.display.word.columns import PADDING, ems_of, in_parts, needs_of, texts_of
from qpr_core.display.word.drawings import draw_sparks
from qpr_core.display.word.pages import end_after_table, room
from qpr_core.display.word.styles import TABLE
from qpr_core.display.word.text import border, shading, write_runs
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.text.figure_columns import FigureParts
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Spans, Spark, text_of
from qpr_core.wording.text.tables import Table

_EM: Final = int(Pt(9))
"""The size of the letters in a table, in English Metric Units."""

_LONGEST_TEXT: Final = 32.0


def is_wide(document: WordDocument, table: Table) -> bool:
    """Return True if a table needs a landscape page, as one with joined columns does."""
    upright = _upright(document)
    parts = in_parts(table, upright)
    is_joined = len(parts) == 1 and len(parts[0].columns) < len(table.columns)
    return is_joined or any(sum(needs_of(part)) > upright for part in parts)


def _upright(document: WordDocument) -> float:
    """Return the width of an upright page in ems."""
    return room(document, is_landscape=False) / _EM


def write_table(document: WordDocument, table: Table, palette: Palette, words: ReportWords) -> None:
    """Write a table with its caption, as several tables if it has too many columns.

    The number in the caption is a field, so that Word can make a list of tables.
    """
    for place, part in enumerate(in_parts(table, _upright(document))):
        again = place > 0 and bool(part.caption)
        caption = fill(words.caption_continued, caption=part.caption) if again else part.caption
        if caption:
            number_caption(document, caption, words.caption_numbered, palette, is_again=again)
        _write(document, evolve(part, caption=caption), palette)


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
    if not _shades_headings(document):
        for cell in word.rows[0].cells:
            _shade(cell, palette.quiet)
    for row in table.rows:
        if len(row) == 1 < len(table.columns):
            cells = _new_row(word).cells
            merged = cells[0].merge(cells[-1])
            _fill(merged, row[0], palette, style="Table Heading")
            _shade(merged, palette.quiet)
        else:
            _row(word, table, row, palette, style="Table Text")


def _shades_headings(document: WordDocument) -> bool:
    """Return True if the style of tables has a look for the first row, as ours has."""
    looks = document.styles[TABLE].element.iter(qn("w:tblStylePr"))
    return any(look.get(qn("w:type")) == "firstRow" for look in looks)


def _describe(word: WordTable, caption: str) -> None:
    """Add the caption of a table as its alternative text."""
    if caption:
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), caption)
        word._tbl.tblPr.append(described)  # noqa: SLF001  python-docx has no name for alternative texts


def _widths(table: Table, width: Length) -> list[Length]:
    """Return column widths: the longest word, and room for texts that need more.

    A heading may take two lines, so that it takes no room from the names.
    """
    needs = needs_of(table)
    longest = [max([_in_two_lines(head), *map(width_in_ems, texts)]) for head, *texts in texts_of(table)]
    unmet = [max(0.0, min(wish, _LONGEST_TEXT) + PADDING - need) for wish, need in zip(longest, needs, strict=True)]
    share = min(1.0, max(0.0, width / _EM - sum(needs)) / (sum(unmet) or 1))
    sizes = [need + more * share for need, more in zip(needs, unmet, strict=True)]
    return [Length(int(width * size / sum(sizes))) for size in sizes]


def _in_two_lines(heading: str) -> float:
    """Return the width of a heading divided into two lines, in ems."""
    words = heading.split(" ")
    lines = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words)))
    return min(max(width_in_ems(line, is_bold=True) for line in pair) for pair in lines)


def _row(word: WordTable, table: Table, cells: tuple[Spans, ...], palette: Palette, *, style: str) -> None:
    rating = next((span.rating for spans in cells for span in spans if isinstance(span, Badge)), None)
    for place, (cell, spans) in enumerate(zip(_new_row(word).cells, cells, strict=True)):
        parts = None if cells is table.columns else table.parts_of(cells, place)
        if parts is None:
            _fill(cell, spans, palette, style=style)
        else:
            widest = max(map(ems_of, table.rests(place)))
            _fill_figure(cell, parts, widest - ems_of(parts.rest))
        if place in table.figures:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if cell.text and any(isinstance(span, Spark) for span in spans):
            cell.paragraphs[0].add_run().add_break()
        draw_sparks(cell.paragraphs[0], spans, palette, rating)


def _fill_figure(cell: _Cell, parts: FigureParts, behind: float) -> None:
    """Write a figure with room *behind* it, in ems, and its note on the next line."""
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    paragraph.paragraph_format.right_indent = Length(int(behind * _EM))
    together = text_of(parts.whole + parts.rest, PLAIN).replace(" ", "\N{NO-BREAK SPACE}")
    run = paragraph.add_run(together)
    if parts.note:
        run.add_break()
        paragraph.add_run(text_of(parts.note, PLAIN).strip())


def _new_row(word: WordTable) -> _Row:
    row: _Row = word.add_row()  # type: ignore[no-untyped-call]  # python-docx gives its type in words
    _mark(row, "w:cantSplit")
    return row


def _fill(cell: _Cell, spans: Spans, palette: Palette, *, style: str) -> None:
    """Write into a cell; one with only a rating has the colour of the rating."""
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
