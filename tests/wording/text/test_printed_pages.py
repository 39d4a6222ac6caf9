"""Printed pages: headings with and without numbers begin them."""

from qpr_core import Paragraph
from qpr_core.text import Heading, Numbered, Words
from qpr_core.wording.text.printed_pages import in_pages


def test_numbered_heading_that_starts_a_page_begins_a_group() -> None:
    text = Paragraph((Words("All well."),))
    start = Numbered(section=1, form="{section}.", part=Heading((Words("Waste"),), level=2, starts_page=True))
    below = Heading((Words("Bins"),), level=3)
    assert in_pages([text, start, below, text]) == [[text], [start, below, text]]
    assert in_pages([]) == [[]]
