"""The section in brief: moves and the watch-list as counts."""

import qpr_core as qpr
from small_reports import make, report_of, text_of

BRIEF = qpr.Section.BRIEF


def test_brief_section_counts_moves_and_names_those_to_watch() -> None:
    report = report_of(make("A", 90, 84), make("B", 84, 79), make("C", 70, 91), make("D", 95, 95))
    assert text_of(report, BRIEF) == (
        "Since Quarter 1, one KPI has moved up and two have moved down.\n\n2 KPIs need watching: Indicator B (Red) "
        "and Indicator A (Amber)."
    )


def test_brief_section_names_three_kpis_and_counts_the_others() -> None:
    report = report_of(*(make(code, 84, 70) for code in "ABCDE"))
    assert text_of(report, BRIEF) == (
        "Since Quarter 1, no KPI has moved up and five have moved down.\n\n5 KPIs need watching: Indicator A "
        "(Red), Indicator B (Red), Indicator C (Red) and 2 more."
    )


def test_brief_section_counts_those_that_came_and_went() -> None:
    report = report_of(
        make("A", 95, 95),
        make("B", 95, reported_from="Q2 2023/24"),
        make("C", 95, None, reported_until="Q1 2023/24"),
        make("D", None, 95),
    )
    assert text_of(report, BRIEF) == (
        "No KPI moved from one rating to another. One gained a rating, one joined the report and one left the report."
        "\n\nNo KPI needs watching."
    )


def test_brief_section_without_a_quarter_before_says_so() -> None:
    assert text_of(report_of(make("A", 95)), BRIEF) == (
        "There is no earlier quarter to compare with.\n\nNo KPI needs watching."
    )


def test_brief_section_without_ratings_has_no_watch_list() -> None:
    text = text_of(report_of(make("A", 95, 96, thresholds=None)), BRIEF)
    assert text == "No KPI moved from one rating to another.\n\nThere is no watch-list, because no KPI is rated."


def test_brief_section_without_kpis_is_left_out() -> None:
    activity = make("A", 5, 6, polarity=qpr.Polarity.NEITHER, thresholds=qpr.ExpectedRange(1, 9))
    assert qpr.narrate(report_of(activity), sections=BRIEF).parts == ()
