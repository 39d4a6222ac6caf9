"""to_word: a report, a paper or another result as a Word document."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.display.page_size import PageSize
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.properties import check_property
from qpr_core.display.show import Shown, narrative_of
from qpr_core.display.word.columns import without_drawings
from qpr_core.display.word.contents import Titled, add_contents
from qpr_core.display.word.drawings import draw_bars, draw_chart, draw_sparks
from qpr_core.display.word.keeping import keep_rows_together, keep_together
from qpr_core.display.word.numbering import INDENT, add_numbers
from qpr_core.display.word.pages import (
    end_after_table,
    is_landscape_now,
    number_pages,
    set_size,
    turn,
)
from qpr_core.display.word.properties import declare
from qpr_core.display.word.saved import SavedDocument
from qpr_core.display.word.table import is_wide, write_table
from qpr_core.display.word.template import Template, open_template
from qpr_core.display.word.text import write_block
from qpr_core.errors import StyleError
from qpr_core.model.values.arguments import check_flag, check_kind
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading, Numbered, Paragraph, Part
from qpr_core.wording.text.printed_pages import heading_of, in_blocks, in_pages, is_about_indicator
from qpr_core.wording.text.spans import Spark
from qpr_core.wording.text.tables import Bars, Table

_MANY_HEADINGS: Final = 6
"""A report with this many headings below its title has a contents list."""


def to_word(  # noqa: PLR0913  a result and the options of a document
    result: Shown,
    *,
    template: Template | None = None,
    table: ScorecardTable | None = None,
    page: PageSize | str | None = None,
    contents: bool | None = None,
    charts: bool = False,
    title: str | None = None,
    author: str | None = None,
    style: Style = KENT,
    palette: Palette = GOV_UK,
) -> WordDocument:
    """Return a result as a Word document, which you can save or extend.

    It uses Word's own headings, bullets, tables and captions, so that templates and screen readers recognise them.
    Pages are numbered. A wide table is on a landscape page. A table has at most eight columns, its first row repeats
    on every page, and no row is split over two pages. The document is an object of python-docx. The same result is
    saved to the same bytes.

    >>> from qpr_core import Rag, Summary, narrate
    >>> counts = Summary(period="Q2 2023/24", indicators=3, ratings={Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1})
    >>> document = to_word(narrate(counts), author="Strategic Performance")
    >>> document.paragraphs[0].style.name, document.paragraphs[0].text
    ('Heading 1', 'Quarterly Performance Report, Quarter 2, 2023/24')
    >>> document.core_properties.title, document.core_properties.language
    ('Quarterly Performance Report, Quarter 2, 2023/24', 'en-GB')

    Args:
        result: The result, or `report.by("service")`, in which each service begins on a new page.
        template: A Word document (.docx) or template (.dotx) with the styles, headers, footers and pages to use. It is
            a path, bytes or a file that is open for reading bytes. The result follows any text in it. If None, the
            document begins empty.
        table: The columns of the scorecard. If None, those of the style.
        page: The size of a page, such as "A3". If None, that of the template, or A4 without one.
        contents: True for a contents list. If None, a report has one if it has six headings or more below its title.
        charts: True for sparklines and bars of counts, with alternative texts. It needs the extra `charts`. Defaults to
            False. A `Chart` of a narrative is always drawn.
        title: The title in the properties. If None, the heading of the report.
        author: The author in the properties. If None, there is none.
        style: The phrases.
        palette: The colours.

    Raises:
        StyleError: If *result* cannot be shown, or has no scorecard for *table*. Also if *template* is not a Word
            document, lacks room for text or has a style of a different kind, or another argument has the wrong type.
    """
    style = require_style(style)
    narrative = narrative_of(result, style, table)
    check_kind(palette, Palette, "palette")
    given_title, given_author = check_property(title, "title"), check_property(author, "author")
    size = None if page is None else check_kind(page, PageSize, "page")
    check_flag(charts, "charts", StyleError)
    if contents is not None:
        check_flag(contents, "contents", StyleError)
    document = open_template(template, palette, narrative.language)
    set_size(document, size)
    number_pages(document, style.report.page_number)
    titled = _write(document, narrative, _Look(style, palette), charts=charts)
    if contents or (contents is None and sum(each.level > 1 for each in titled) >= _MANY_HEADINGS):
        add_contents(document, titled, style.report.contents_heading)
    heading = next((str(part) for part in narrative.parts if isinstance(part, Heading) and part.level == 1), "")
    declare(document, title=given_title or heading, author=given_author, language=narrative.language)
    return SavedDocument(document.element, document.part)


class _Look(NamedTuple):
    """The phrases and the colours of a document."""

    style: Style
    palette: Palette


def _write(document: WordDocument, narrative: Narrative, look: _Look, *, charts: bool) -> list[Titled]:
    """Write the parts of a text; return its headings."""
    parts = narrative.parts if charts else _without_drawings(narrative.parts)
    numbered: list[tuple[Numbered, WordParagraph]] = []
    titled: list[Titled] = []
    always = is_landscape_now(document)  # a template that has only landscape pages keeps them
    for section in _sections(parts):
        has_wide = any(isinstance(part, Table) and is_wide(document, part) for part in section)
        turn(document, is_landscape=always or has_wide)
        for block in in_blocks(section):
            start = len(document.element.body)
            for part in block:
                paragraph = _write_part(document, part, look)
                if paragraph is not None and isinstance(part, Numbered):
                    numbered.append((part, paragraph))
                heading = heading_of(part)
                if paragraph is not None and heading is not None:
                    titled.append(Titled(paragraph=paragraph, level=heading.level, text=str(part)))
            if is_about_indicator(block):
                keep_together(document, start)
    add_numbers(document, numbered)
    end_after_table(document)
    return titled


def _write_part(document: WordDocument, part: Part, look: _Look) -> WordParagraph | None:
    """Write a part; return the first paragraph of a text."""
    style, palette = look
    match part:
        case Table():
            start = len(document.element.body)
            write_table(document, part, palette, style.report)
            keep_rows_together(document, start)
        case Bars():
            draw_bars(document, part, palette)
        case Chart():
            draw_chart(document, part, style, palette)
        case Paragraph(spans=spans) if all(isinstance(span, Spark) for span in spans):
            draw_sparks(document.add_paragraph(), spans, palette)
        case Numbered():
            return write_block(document, part.part, palette, indent=INDENT)
        case _:
            return write_block(document, part, palette)
    return None


def _without_drawings(parts: Iterable[Part]) -> Iterator[Part]:
    """Return parts without pictures: the tables next to them have the numbers."""
    for part in parts:
        match part:
            case Table():
                yield without_drawings(part)
            case Bars():
                pass
            case Paragraph(spans=spans) if all(isinstance(span, Spark) for span in spans):
                pass
            case _:
                yield part


def _sections(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Group parts that are on upright or on landscape pages together.

    Each heading begins a group, unless a heading is directly above it. A heading that starts a page and the parts below
    it are one group.
    """
    first, *pages = in_pages(parts)
    group: list[Part] = []
    for block in in_blocks(first):
        if any(heading_of(each) is None for each in group):
            yield group
            group = []
        group += block
    yield group
    yield from pages
