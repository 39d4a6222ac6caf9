"""The parts of a narrative: headings, lists and tables, and the spans of text that they consist of."""

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
]
