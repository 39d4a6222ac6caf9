"""Cover papers, appendices, checked drafts, and the parts of narratives."""

from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.checking import check_arithmetic
from qpr_core.wording.drafts.summaries.read_summary import read_summary
from qpr_core.wording.drafts.summaries.record import Contradiction, StatedFact, SummaryRead
from qpr_core.wording.papers.appendix import appendix
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.cover_paper import cover_paper
from qpr_core.wording.sections.groups import counts_by
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
    "CheckedDraft",
    "Claim",
    "Contradiction",
    "CoverPaper",
    "Heading",
    "Item",
    "Label",
    "Name",
    "Numbered",
    "Quantity",
    "Segment",
    "Spark",
    "StatedFact",
    "SummaryRead",
    "Table",
    "Unread",
    "When",
    "Words",
    "appendix",
    "bullets",
    "check_arithmetic",
    "counts_by",
    "cover_paper",
    "heading",
    "paragraph",
    "read_summary",
]
