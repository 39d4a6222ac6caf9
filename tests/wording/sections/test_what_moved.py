"""The sections on the KPIs that moved, and on changes to the list of KPIs."""

from qpr_core import (
    Section,
    Thresholds,
    narrate,
)
from small_reports import WHOLE, make, report_of, text_of


def test_what_moved_section_is_one_sentence_with_the_best_rating_first() -> None:
    assert text_of(WHOLE, Section.MOVED).endswith(
        "Two KPIs moved to Green: Indicator B (B, from Amber) and Indicator C (C, from Amber); "
        "one fell to Amber: Indicator D (D, from Green); one fell to Red: Indicator A (A, from Amber)."
    )
    still = report_of(make("A", 84, 83))
    assert text_of(still, Section.MOVED) == "What moved\n\nNo KPI moved from one rating to another."


def test_what_moved_section_names_a_move_due_to_a_changed_target() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=90, floor=88)}
    moved = text_of(report_of(make("A", 86, 86, thresholds=thresholds)), Section.MOVED)
    assert moved.endswith("One KPI fell to Red: Indicator A (A, from Green, because the target changed).")


def test_what_moved_section_without_an_earlier_quarter_is_left_out() -> None:
    first = report_of(make("A", 86))
    assert not narrate(first, sections=[Section.MOVED, Section.CHANGES, Section.HISTORY, Section.LAST_YEAR]).parts
