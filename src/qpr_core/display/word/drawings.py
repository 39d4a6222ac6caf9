"""Sparklines and bars of counts in a Word document, as they are on a page."""

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.analysis.answers import Rating
from qpr_core.display.drawing import sparkline, stacked_bars
from qpr_core.display.palette import Palette
from qpr_core.display.word.text import write_runs
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Badge, Spans, Spark, Words, text_of
from qpr_core.wording.text.tables import Bars


def draw_sparks(paragraph: WordParagraph, spans: Spans, palette: Palette, rating: Rating | None = None) -> None:
    """Add the sparklines of a text to a paragraph; their last dots have the *rating*."""
    for spark in spans:
        if isinstance(spark, Spark):
            from qpr_core.display.word.pictures import add_picture  # noqa: PLC0415  only pictures need the extra `charts`

            add_picture(paragraph, sparkline(spark, palette, rating))


def draw_bars(document: WordDocument, bars: Bars, palette: Palette) -> None:
    """Add bars of counts below a caption with the names of their segments."""
    if bars.bars:
        from qpr_core.display.word.pictures import add_picture  # noqa: PLC0415  only pictures need the extra `charts`

        shown = {segment.of: segment.name for _, segments in bars.bars for segment in segments}
        caption = write_runs(document.add_paragraph(style="Caption"), (*bars.caption, Words(":")), palette)
        for rating, name in shown.items():
            spans = name if rating is None else (Badge(text_of(name, PLAIN), rating),)
            write_runs(caption, (Words(" "), *spans), palette)
        add_picture(document.add_paragraph(), stacked_bars(bars, palette))
