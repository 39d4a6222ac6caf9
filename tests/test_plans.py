"""The plans of the documentation: every number has its fact, and their drafts are read without a fault."""

from fractions import Fraction
from typing import Any

import pytest

import millbrook
import ravenfield
import thornleigh
import twinfords
import wexbury
from faces import PUBLIC
from qpr_core import Report, Section, check_text, narrate, summarise
from qpr_core.styles import Style

PLANS: list[tuple[Report, Style]] = [
    (ravenfield.report(), ravenfield.RAVENFIELD),
    (millbrook.report(), millbrook.MILLBROOK),
    (thornleigh.report(), thornleigh.THORNLEIGH),
    (wexbury.report(), wexbury.WEXBURY),
    (wexbury.report("Q2 2025/26"), wexbury.WEXBURY),
    (twinfords.report(), twinfords.TWINFORDS),
]
NAMES = ("ravenfield", "millbrook", "thornleigh", "wexbury", "wexbury by quarter", "twinfords")


@pytest.mark.parametrize(("report", "style"), PLANS, ids=NAMES)
def test_numbers_of_a_plan_have_expressions_that_give_them(report: Report, style: Style) -> None:
    quantities = narrate(report, style=style).quantities
    assert len(quantities) > 50
    names: dict[str, Any] = PUBLIC | {"report": report, "Confidence": thornleigh.Confidence, "Fraction": Fraction}
    for quantity in quantities:
        assert eval(quantity.source, names) == quantity.value


@pytest.mark.parametrize(("report", "style"), PLANS, ids=NAMES)
def test_draft_of_a_plan_has_no_discrepancy(report: Report, style: Style) -> None:
    assert check_text(str(narrate(report, style=style)), report, style=style).discrepancies == ()


def test_groups_of_a_plan_add_up_to_the_whole() -> None:
    for report, grouping in ((ravenfield.report(), "priority"), (twinfords.report(), "council")):
        whole, parts = summarise(report), summarise(report, by=grouping).values()
        assert sum(part.indicators for part in parts) == whole.indicators
        assert {band: sum(part.ratings[band] for part in parts) for band in whole.scheme} == whole.ratings


def test_actions_and_projects_are_counted_apart() -> None:
    """Of the table of actions: three projects and three actions, with their bands of Quarter 3."""
    text = str(narrate(millbrook.report(), style=millbrook.MILLBROOK, sections=Section.ITEMS))
    assert "Of the three projects, two are At risk and one is Overdue." in text
    assert "Of the three actions, one is Complete and two are On track." in text


def test_confidence_is_counted_in_the_words_of_the_council() -> None:
    """They are those of the table: four High, two Medium and two Low."""
    text = str(narrate(thornleigh.report(), style=thornleigh.THORNLEIGH, sections=Section.SECOND))
    assert "of the 8 KPIs, 4 are expected to meet target, 2 may not and 2 will not." in text


def test_quarter_of_a_monthly_plan_has_the_mean_and_the_sum_of_its_months() -> None:
    """For calls (77.5 + 79.8 + 81.3) / 3, and for forms 3,780 + 3,705 + 4,210."""
    report = wexbury.report("Q2 2025/26")
    assert report["M1"].standing.value == Fraction(775 + 798 + 813, 30)
    assert report["M2"].standing.value == 11_695
