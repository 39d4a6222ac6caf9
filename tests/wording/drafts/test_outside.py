"""Sentences about items and second ratings that are not judged: they are unread, and never passed over."""

import pytest

import millbrook
import thornleigh
from qpr_core import Scorecard, check_text, narrate, summarise, to_text
from qpr_core.items import BandSeries, TrackedItem
from two_schemes import CARD

NOT_OURS = "it is about things other than KPIs"


@pytest.mark.parametrize(
    "text",
    ["P2 will be Complete.", "If Library at Mill Lane is Complete, New bus station is, too.", "T1 and P1 are Green."],
)
def test_sentence_about_an_item_is_unread(text: str) -> None:
    checked = check_text(text, millbrook.report())
    assert (checked.discrepancies, [each.why for each in checked.unread]) == ((), [NOT_OURS])


def test_sentence_about_a_kpi_of_a_second_scheme_and_an_item_is_unread() -> None:
    """The items are in the report of the first scheme, and the sentence names a band of the second."""
    library = TrackedItem(code="P1", name="New library", kind="project")
    card = Scorecard(CARD, items=[(library, BandSeries({"Q2 2023/24": "At risk"}))])
    checked = check_text("M1 is Met and P1 is Overdue.", card.report("Q2 2023/24"))
    assert (checked.discrepancies, [each.why for each in checked.unread]) == ((), [NOT_OURS])
    assert check_text("M1 is Met.", card.report("Q2 2023/24")).is_clean


def test_sentence_with_a_band_of_a_second_rating_is_unread() -> None:
    checked = check_text("A1 is Green and its confidence is Low.", thornleigh.report())
    assert [each.why for each in checked.unread] == [NOT_OURS]
    assert check_text("A1 is Green.", thornleigh.report()).is_clean


def test_reports_without_items_and_summaries_have_no_such_names() -> None:
    assert check_text("T1 is Green.", Scorecard(millbrook.scorecard()).report("Q3 2025/26")).is_clean
    assert check_text("Three KPIs are Green.", summarise(millbrook.report())).is_clean


@pytest.mark.parametrize("plan", [millbrook, thornleigh])
def test_text_of_the_library_is_read_in_full(plan: object) -> None:
    report, style = (
        (millbrook.report(), millbrook.MILLBROOK) if plan is millbrook else (thornleigh.report(), thornleigh.THORNLEIGH)
    )
    assert check_text(str(narrate(report, style=style)), report, style=style).is_clean


def test_report_that_is_shown_has_its_items() -> None:
    assert "Library at Mill Lane" in to_text(millbrook.report())
