"""The parts of a narrative, such as lists and tables, and their spans of text."""

from qpr_core.wording.text.made_parts import bullets, heading, paragraph
from qpr_core.wording.text.parts import Bars, BulletList, Heading, Item, Segment, Table
from qpr_core.wording.text.spans import Badge, Name, Quantity, Spark, When, Words

__all__ = [
    "Badge",
    "Bars",
    "BulletList",
    "Heading",
    "Item",
    "Name",
    "Quantity",
    "Segment",
    "Spark",
    "Table",
    "When",
    "Words",
    "bullets",
    "heading",
    "paragraph",
]
