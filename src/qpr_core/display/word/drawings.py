"""Sparklines, bars of counts and charts in a Word document, as on a page."""

from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Inches, Length
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.analysis.answers import Rating
from qpr_core.display.drawing import sparkline, stacked_bars
from qpr_core.display.needed_extra import needing_charts
from qpr_core.display.palette import Palette
from qpr_core.display.word.pages import room
from qpr_core.display.word.text import write_runs
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Badge, Spans, Spark, Words, text_of
from qpr_core.wording.text.tables import Bars


def draw_sparks(paragraph: WordParagraph, spans: Spans, palette: Palette, rating: Rating | None = None) -> None:
    """Add the sparklines of a text to a paragraph; their last dots have the *rating*."""
    for spark in spans:
        if isinstance(spark, Spark):
            with needing_charts(spark):
                from qpr_core.display.word.pictures import add_picture  # noqa: PLC0415  only pictures need the extra `charts`

            add_picture(paragraph, sparkline(spark, palette, rating))


def draw_bars(document: WordDocument, bars: Bars, palette: Palette) -> None:
    """Add bars of counts below a caption with the names of their segments."""
    if bars.bars:
        with needing_charts(bars):
            from qpr_core.display.word.pictures import add_picture  # noqa: PLC0415  only pictures need the extra `charts`

        shown = {segment.of: segment.name for _, segments in bars.bars for segment in segments}
        caption = write_runs(document.add_paragraph(style="Caption"), (*bars.caption, Words(":")), palette)
        caption.paragraph_format.keep_with_next = True  # the style of a template may not have it
        for rating, name in shown.items():
            spans = name if rating is None else (Badge(text_of(name, PLAIN), rating),)
            write_runs(caption, (Words(" "), *spans), palette)
        add_picture(document.add_paragraph(), stacked_bars(bars, palette))


def draw_chart(document: WordDocument, chart: Chart, style: Style, palette: Palette) -> WordParagraph:
    """Add a chart of an indicator; return its paragraph."""
    with needing_charts(chart):
        from qpr_core.display.chart_pictures import CHART_SIZE, chart_png  # noqa: PLC0415  only charts need the extra `charts`

    picture = chart_png(chart, style, palette)
    paragraph = document.add_paragraph()
    width = Length(min(Inches(CHART_SIZE[0]), room(document)))
    shape = paragraph.add_run().add_picture(BytesIO(picture.png), width=width)
    shape._inline.docPr.set("descr", picture.text)  # noqa: SLF001  python-docx has no name for alternative texts
    return paragraph
