"""Word documents with real headings, lists and tables (the extra `word`)."""

from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor, Twips
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.display.numbering import INDENT, add_numbers
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.show import narrative_of
from qpr_core.model.values.arguments import check_kind
from qpr_core.notebook import ShowsItself
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.parts import Block, BulletList, Heading, Item, Numbered, Paragraph
from qpr_core.wording.text.spans import Badge, Label, Spans, Spark, text_of
from qpr_core.wording.text.tables import Bars, Table

_SMALL: Final = Pt(8)
_SIGN: Final = int(_SMALL * 0.6)
"""About the width of a letter in a table, in English Metric Units."""

_PADDING: Final = 4
_LONGEST_WORD: Final = 22
_LONGEST_TEXT: Final = 60
_BULLETS: Final = ("List Bullet", "List Bullet 2", "List Bullet 3")
_BULLET: Final = 360
"""The indent of each level of bullets in twentieths of a point."""


def to_word(
    result: ShowsItself, *, style: Style = KENT, palette: Palette = GOV_UK, table: ScorecardTable | None = None
) -> WordDocument:
    """Return a result as a Word document, which you can save or extend.

    It uses Word's own headings, bullets, tables and captions, so that templates and screen readers recognise them. The
    first row of a table repeats on every page. The document is an object of python-docx.

    >>> from qpr_core import Rag, Summary, narrate
    >>> counts = Summary(period="Q2 2023/24", indicators=3, ratings={Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1})
    >>> document = to_word(narrate(counts))
    >>> document.paragraphs[0].style.name, document.paragraphs[0].text
    ('Heading 1', 'Quarterly Performance Report, Quarter 2, 2023/24')

    Raises:
        StyleError: If *result* cannot be shown, or has no scorecard for *table*, or another argument has the
            wrong type.
    """
    narrative = narrative_of(result, style, table)
    check_kind(palette, Palette, "palette")
    document = Document()
    _declare(document, narrative.language)
    numbered: list[tuple[Numbered, WordParagraph]] = []
    for part in narrative.parts:
        match part:
            case Table():
                _table(document, part, palette)
            case Bars():
                pass  # the table has the numbers
            case Numbered():
                numbered.append((part, _write(document, part.part, palette, indent=INDENT)))
            case _:
                _write(document, part, palette)
    add_numbers(document, numbered)
    return document


def _declare(document: WordDocument, language: str) -> None:
    """Declare the language, for spelling checkers and screen readers."""
    document.core_properties.language = language
    for declared in document.styles.element.iter(qn("w:lang")):
        declared.set(qn("w:val"), language)


def _write(document: WordDocument, part: Block, palette: Palette, indent: int = 0) -> WordParagraph:
    """Write a part with bullets indented by *indent*; return its first paragraph."""
    match part:
        case Heading():
            heading: WordParagraph = document.add_heading(_kept(text_of(part.spans, PLAIN)), level=part.level)
            return heading
        case Paragraph():
            return _runs(document.add_paragraph(), part.spans, palette)
        case BulletList():
            is_introduced = bool(part.introduction.spans) or indent > 0 or not part.items
            introduction = [_runs(document.add_paragraph(), part.introduction.spans, palette)] if is_introduced else []
            return [*introduction, *(_item(document, item, palette, indent) for item in part.items)][0]


def _item(document: WordDocument, item: Item, palette: Palette, indent: int, level: int = 0) -> WordParagraph:
    paragraph = _runs(document.add_paragraph(style=_BULLETS[min(level, len(_BULLETS) - 1)]), item.spans, palette)
    if indent:
        paragraph.paragraph_format.left_indent = Twips(indent + _BULLET * (level + 1))
    for below in item.items:
        _item(document, below, palette, indent, level + 1)
    return paragraph


def _runs(paragraph: WordParagraph, spans: Spans, palette: Palette) -> WordParagraph:
    for span in spans:
        if isinstance(span, Badge):
            colour, symbol = palette.colour_of(span.rating), span.rating.symbol
            run = paragraph.add_run(_kept(f"{symbol} {span.text}" if symbol else span.text))
            run.font.color.rgb = RGBColor.from_string(palette.ink_on(colour)[1:].upper())
            run._r.get_or_add_rPr().append(_shading(colour))  # noqa: SLF001  python-docx has no name for shading
        elif not isinstance(span, Spark):  # a screen reader cannot read a sparkline
            paragraph.add_run(_kept(text_of((span,), PLAIN))).bold = True if isinstance(span, Label) else None
    return paragraph


def _kept(text: str) -> str:
    # Word cannot read two code points that a name may have (U+FFFE and U+FFFF).
    return text.translate({0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"})


def _shading(colour: str) -> BaseOxmlElement:
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour[1:].upper())):
        shading.set(qn(name), value)
    return shading


def _table(document: WordDocument, table: Table, palette: Palette) -> None:
    drawn = [place for place in range(len(table.columns)) if not _is_drawn(table, place)]
    if table.caption:
        _runs(document.add_paragraph(style="Caption"), table.caption, palette)
    word = document.add_table(rows=0, cols=len(drawn), style="Table Grid")
    word.autofit = False
    lines = [table.columns, *(row for row in table.rows if len(row) > 1)]
    texts = [[text_of(line[place], PLAIN) for line in lines] for place in drawn]
    for column, wide in zip(word.columns, _widths(texts, _room(document)), strict=True):
        column.width = wide  # for every row that is added
    _row(word, [table.columns[place] for place in drawn], palette, bold=True)
    _repeat(word.rows[0])
    for row in table.rows:
        if len(row) == 1 < len(table.columns):
            cells = _new_row(word).cells
            _fill(cells[0].merge(cells[-1]), row[0], palette, bold=True)
        else:
            _row(word, [row[place] for place in drawn], palette)


def _room(document: WordDocument) -> int:
    """Return the width between the margins, in English Metric Units."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return int(page or 0) - int(left or 0) - int(right or 0)


def _widths(columns: list[list[str]], room: int) -> list[int]:
    """Return column widths: the longest word, and more room for longer texts."""
    words = [max((len(word) for text in texts for word in text.split()), default=1) for texts in columns]
    needs = [min(longest, _LONGEST_WORD) + _PADDING for longest in words]
    wishes = [min(max(map(len, texts)), _LONGEST_TEXT) for texts in columns]
    spare = max(0, room // _SIGN - sum(needs))
    sizes = [need + spare * wish / sum(wishes) for need, wish in zip(needs, wishes, strict=True)]
    return [int(room * size / sum(sizes)) for size in sizes]


def _is_drawn(table: Table, place: int) -> bool:
    """Return True if a column has only drawings."""
    cells = [row[place] for row in table.rows if len(row) > 1]
    return bool(cells) and all(isinstance(span, Spark) for cell in cells for span in cell)


def _row(word: WordTable, cells: list[Spans], palette: Palette, *, bold: bool = False) -> None:
    for cell, spans in zip(_new_row(word).cells, cells, strict=True):
        _fill(cell, spans, palette, bold=bold)


def _new_row(word: WordTable) -> _Row:
    row: _Row = word.add_row()  # type: ignore[no-untyped-call]  # python-docx gives its type in words
    return row


def _fill(cell: _Cell, spans: Spans, palette: Palette, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _runs(paragraph, spans, palette)
    for run in paragraph.runs:
        run.font.size = _SMALL
        run.bold = bold


def _repeat(row: _Row) -> None:
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)  # noqa: SLF001  python-docx has no name for rows that repeat
