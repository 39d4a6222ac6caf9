"""The pages of a Word document: their size, their direction and their numbers."""

from copy import deepcopy
from string import Formatter
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Length, Mm, Pt

from qpr_core.display.page_size import PageSize
from qpr_core.display.word.fields import add_field
from qpr_core.errors import StyleError

_MARGIN: Final = Mm(20)

_NARROWEST: Final = Mm(30)
"""The least width of text."""


def set_size(document: WordDocument, size: PageSize | None) -> None:
    """Set the pages of a document to an upright *size*, with margins of 2 cm.

    If *size* is None, the pages of a template stay as they are. Without a template they are A4.

    Raises:
        StyleError: If a template has margins between which no text fits.
    """
    document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    measures = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    if size is None and None not in measures:
        if room(document) < _NARROWEST:
            rule = "pages of a template must have room between their margins (change them, or pass page='A4')"
            raise StyleError(rule, shown=f"{room(document).mm:.0f} mm")
        return
    width, height = (size or PageSize.A4).millimetres
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(10)


def room(document: WordDocument, *, is_landscape: bool | None = None) -> Length:
    """Return the width between the margins of the last section.

    If *is_landscape* is not None, the pages are turned that way first.
    """
    section = document.sections[-1]
    across, down = int(section.page_width or 0), int(section.page_height or 0)
    if is_landscape is not None:
        across, down = (
            (max(across, down), min(across, down)) if is_landscape else (min(across, down), max(across, down))
        )
    return Length(across - int(section.left_margin or 0) - int(section.right_margin or 0))


def is_landscape_now(document: WordDocument) -> bool:
    """Return True if the last section is landscape."""
    section = document.sections[-1]
    return int(section.page_width or 0) > int(section.page_height or 0)


def turn(document: WordDocument, *, is_landscape: bool) -> None:
    """Make the pages from here on landscape or upright.

    A new section begins on a new page, unless nothing has been written yet.
    """
    if is_landscape == is_landscape_now(document):
        return
    section = document.sections[-1]
    body = document.element.body
    if len(body) > 1:
        _end_section(document)
        section.start_type = WD_SECTION_START.NEW_PAGE
        section.different_first_page_header_footer = False
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_landscape else WD_ORIENTATION.PORTRAIT


def end_after_table(document: WordDocument) -> None:
    """Add a paragraph without height after a table at the end, because Word needs one."""
    last = document.element.body[-2:-1]
    if last and last[0].tag == qn("w:tbl"):
        _add_small_paragraph(document)


def _add_small_paragraph(document: WordDocument) -> None:
    spacing = document.add_paragraph().paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing = Pt(1)


def _end_section(document: WordDocument) -> None:
    """End a section with the last paragraph, or a new one if it already ends one."""
    body = document.element.body
    if body[-2].tag != qn("w:p") or body[-2].find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        _add_small_paragraph(document)
    last = body.get_or_add_sectPr()
    body[-2].get_or_add_pPr().append(deepcopy(last))
    for reference in [*last.iter(qn("w:headerReference"), qn("w:footerReference"))]:
        last.remove(reference)  # as in the section before


def number_pages(document: WordDocument, words: str) -> None:
    """Print the number of each page at its foot, unless the template does.

    Even pages and the first page may have separate footers. The first page of a template with text is its front
    page, and stays as it is.
    """
    section = document.sections[-1]
    _number(document, section.header, section.footer, words)
    if document.settings.odd_and_even_pages_header_footer:
        _number(document, section.even_page_header, section.even_page_footer, words)
    if section.different_first_page_header_footer and len(document.element.body) == 1:
        _number(document, section.first_page_header, section.first_page_footer, words)


def _number(document: WordDocument, header: _Header, footer: _Footer, words: str) -> None:
    if _has_number(footer) or (not header.is_linked_to_previous and _has_number(header)):
        return
    lines = footer.paragraphs
    line = lines[-1] if lines and len(lines[-1]._p) <= 1 else footer.add_paragraph()  # noqa: SLF001  python-docx has no name for the XML
    line.style = document.styles["Footer"]
    for words_before, name, _, _ in Formatter().parse(words):
        line.add_run(words_before)
        if name is not None:
            add_field(line, {"page": "PAGE", "pages": "NUMPAGES"}[name])


def _has_number(part: _Header | _Footer) -> bool:
    """Return True if a header or a footer has the number of the page."""
    root = part._element  # noqa: SLF001  python-docx has no name for fields
    fields = [each.text for each in root.iter(qn("w:instrText"))]
    fields += [each.get(qn("w:instr")) for each in root.iter(qn("w:fldSimple"))]
    return any("PAGE" in str(each) for each in fields)
