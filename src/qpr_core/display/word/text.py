"""Headings, paragraphs and lists of a Word document."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import RGBColor, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.display.palette import Palette
from qpr_core.display.word.columns import badge_text
from qpr_core.display.word.styles import BULLET_INDENT, BULLETS
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.parts import Block, BulletList, Heading, Item, Paragraph
from qpr_core.wording.text.spans import Badge, Label, Spans, Spark, text_of


def write_block(document: WordDocument, part: Block, palette: Palette, indent: int = 0) -> WordParagraph:
    """Write a part with bullets indented by *indent*; return its first paragraph."""
    match part:
        case Heading():
            heading: WordParagraph = document.add_heading(text_of(part.spans, PLAIN), level=part.level)
            heading.paragraph_format.page_break_before = part.starts_page or None
            return heading
        case Paragraph():
            return write_runs(document.add_paragraph(), part.spans, palette)
        case BulletList():
            is_introduced = bool(part.introduction.spans) or indent > 0 or not part.items
            introduction = (
                [write_runs(document.add_paragraph(), part.introduction.spans, palette)] if is_introduced else []
            )
            for paragraph in introduction:
                paragraph.paragraph_format.keep_with_next = bool(part.items) or None
            return [*introduction, *(_item(document, item, palette, indent) for item in part.items)][0]


def _item(document: WordDocument, item: Item, palette: Palette, indent: int, level: int = 0) -> WordParagraph:
    paragraph = write_runs(document.add_paragraph(style=BULLETS[min(level, len(BULLETS) - 1)]), item.spans, palette)
    if indent:
        paragraph.paragraph_format.left_indent = Twips(indent + BULLET_INDENT * (level + 1))
    if item.items:
        paragraph.paragraph_format.keep_with_next = True
    for below in item.items:
        _item(document, below, palette, indent, level + 1)
    return paragraph


def write_runs(paragraph: WordParagraph, spans: Spans, palette: Palette, *, is_shaded: bool = True) -> WordParagraph:
    """Add text to a paragraph; ratings have their colour if *is_shaded*."""
    for span in spans:
        if isinstance(span, Badge):
            colour = palette.colour_of(span.rating)
            run = paragraph.add_run(badge_text(span))
            run.font.color.rgb = RGBColor.from_string(palette.ink_on(colour)[1:].upper())
            if is_shaded:
                look = run._r.get_or_add_rPr()  # noqa: SLF001  python-docx has no name for borders and shading
                look.append(border("w:bdr", palette.outline))
                look.append(shading(colour))
        elif not isinstance(span, Spark):
            paragraph.add_run(text_of((span,), PLAIN)).bold = True if isinstance(span, Label) else None
    return paragraph


def border(name: str, colour: str) -> BaseOxmlElement:
    """Return the XML for a thin line in a *colour*; *name* says where it is.

    >>> str(border("w:bdr", "#0b0c0c").get(qn("w:color")))
    '0B0C0C'
    """
    element = OxmlElement(name)
    for part, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", colour[1:].upper())):
        element.set(qn(part), value)
    return element


def shading(colour: str) -> BaseOxmlElement:
    """Return the XML for a background in a *colour*.

    >>> str(shading("#ffffff").get(qn("w:fill")))
    'FFFFFF'
    """
    element = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour[1:].upper())):
        element.set(qn(name), value)
    return element
