"""Cover papers, appendices, and the parts of a narrative with their spans of text."""

from qpr_core.wording.papers.appendix import appendix
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.cover_paper import cover_paper
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.made_parts import bullets, heading, paragraph
from qpr_core.wording.text.parts import BulletList, Heading, Item, Numbered
from qpr_core.wording.text.spans import Badge, Label, Name, Quantity, Spark, When, Words
from qpr_core.wording.text.tables import Bars, Segment, Table

__all__ = [
    "Badge",
    "Bars",
    "BulletList",
    "Chart",
    "CoverPaper",
    "Heading",
    "Item",
    "Label",
    "Name",
    "Numbered",
    "Quantity",
    "Segment",
    "Spark",
    "Table",
    "When",
    "Words",
    "appendix",
    "bullets",
    "cover_paper",
    "heading",
    "paragraph",
]
