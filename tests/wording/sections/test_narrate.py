"""Every section has a function, and writes something in every ready-made style."""

import pytest

from qpr_core import Rag, Section, Summary, narrate, summarise
from qpr_core.styles import KENT, MINUTES, STATISTICAL, Style
from qpr_core.wording.sections.narrate import SECTIONS_OF_COUNTS, SECTIONS_OF_REPORTS
from rare import scorecard


def test_every_section_has_one_function() -> None:
    """A section without a direction would be left out in silence."""
    assert {*SECTIONS_OF_COUNTS, *SECTIONS_OF_REPORTS} == set(Section)
    assert not set(SECTIONS_OF_COUNTS) & set(SECTIONS_OF_REPORTS)


@pytest.mark.parametrize("style", [KENT, STATISTICAL, MINUTES], ids=repr)
@pytest.mark.parametrize("section", Section)
def test_every_section_writes_something_in_every_style(section: Section, style: Style) -> None:
    """The report of `rare` has something for each section: add what a new one needs."""
    card = scorecard()
    before = summarise(card.report("Q1 2023/24"))
    counts = {band: before.ratings[band] for band in reversed(Rag)}
    published = Summary(
        period="Q1 2023/24", indicators=before.indicators, ratings=dict(zip(Rag, counts.values(), strict=True))
    )
    report = card.report("Q2 2023/24", quarters=5, published=published)
    assert narrate(report, style=style, sections=section).parts
