"""The sections on the KPIs that moved, and on changes to the list of KPIs."""

import pytest

from qpr_core import Paragraph, Scorecard, Section, Thresholds, TimeSeries, bridge, narrate
from qpr_core.styles import KENT, PLAIN, Phrase, ReportWords, Style
from qpr_core.testing import a_series, an_indicator
from qpr_core.text import BulletList
from small_reports import WHOLE, make, report_of, text_of


def test_what_moved_section_has_a_sentence_for_each_rating_best_first() -> None:
    assert text_of(WHOLE, Section.MOVED).endswith(
        "Two KPIs moved to Green: Indicator B (B, from Amber) and Indicator C (C, from Amber). "
        "One fell to Amber: Indicator D (D, from Green). One fell to Red: Indicator A (A, from Amber)."
    )
    still = report_of(make("A", 84, 83))
    assert text_of(still, Section.MOVED) == "What moved\n\nNo KPI moved from one rating to another."


@pytest.mark.parametrize(("count", "has_list"), [(7, False), (8, True)])
def test_more_than_seven_names_are_a_list_with_bullets(count: int, has_list: bool) -> None:
    fell = [make(f"A{index}", 86, 83) for index in range(count)]
    report = report_of(*fell, make("B", 79, 83))
    parts = narrate(report, sections=Section.MOVED).parts[1:]
    words = {7: "Seven", 8: "Eight"}[count]
    assert [type(part) for part in parts] == ([Paragraph, BulletList] if has_list else [Paragraph])
    if has_list:
        assert str(parts[0]) == "One KPI moved to Amber: Indicator B (B, from Red)."
        assert str(parts[1]).splitlines()[:2] == [f"{words} KPIs fell to Amber:", "- Indicator A0 (A0, from Green)"]
        assert len(str(parts[1]).splitlines()) == 1 + count
    only = narrate(report_of(*fell), sections=Section.MOVED).parts[1:]
    assert [type(part) for part in only] == ([BulletList] if has_list else [Paragraph])


def test_names_before_a_phrase_also_become_a_list() -> None:
    style = Style(
        report=ReportWords(moved_down=Phrase(zero="", one="{names}: {band}", other="{names}: {count} in {band}"))
    )
    report = report_of(*(make(f"A{index}", 86, 83) for index in range(8)))
    assert str(narrate(report, style=style, sections=Section.MOVED).parts[1]).splitlines()[0] == ": eight in Amber"


def test_what_moved_section_names_a_move_due_to_a_changed_target() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=90, floor=88)}
    moved = text_of(report_of(make("A", 86, 86, thresholds=thresholds)), Section.MOVED)
    assert moved.endswith("One KPI fell to Red: Indicator A (A, from Green, because the target changed).")


@pytest.mark.parametrize(
    ("style", "because"),
    [(KENT, "because both performance and the target changed"), (PLAIN, "with a new target and a new result")],
)
def test_what_moved_section_names_a_move_due_to_both_target_and_performance(style: Style, because: str) -> None:
    """86% was Green and would be Amber against the new thresholds; 83% is Red against them."""
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=87, floor=84)}
    moved = text_of(report_of(make("A", 86, 83, thresholds=thresholds)), Section.MOVED, style=style)
    assert moved.endswith(f"fell to Red: Indicator A (A, from Green, {because}).")


def test_what_moved_section_without_an_earlier_quarter_is_left_out() -> None:
    first = report_of(make("A", 86))
    assert not narrate(first, sections=[Section.MOVED, Section.CHANGES, Section.HISTORY, Section.LAST_YEAR]).parts


def test_what_moved_section_has_the_marker_of_a_missing_result() -> None:
    gaps = {"Q4 2022/23": 86, "Q1 2023/24": None, "Q2 2023/24": None}
    for marker, carry, text in (
        ("TBC", 1, 'its latest result is too old, and the one due is marked "TBC"'),
        (None, 1, "its latest result is too old"),
    ):
        markers = {} if marker is None else {"Q2 2023/24": marker}
        lost = (an_indicator(code="A", name="Calls", carry_forward=carry), TimeSeries(gaps, markers=markers))
        kept = (an_indicator(code="B"), a_series(84, 85, 86))
        report = Scorecard([lost, kept]).report("Q2 2023/24")
        assert f"One KPI lost a rating: Calls (A, no longer Green: {text})." in text_of(report, Section.MOVED)
        assert bridge(report).moves[0].marker == marker
