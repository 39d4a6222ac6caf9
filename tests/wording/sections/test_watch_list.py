"""The watch-list section."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import (
    Baseline,
    Basis,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Scorecard,
    Section,
    Thresholds,
    narrate,
)
from qpr_core.rules import Levels, RatingRule, Scheme, Tolerance
from qpr_core.styles import KENT, CommonWords, Style
from qpr_core.testing import a_report, a_series, an_indicator
from qpr_core.text import BulletList
from small_reports import make, report_of, text_of


def test_watch_list_section_has_the_concern_and_the_margin() -> None:
    made = report_of(
        make("A", 86, 84, 85, 81, 80, 78),
        make("B", 90, 88, 87, 85, 84, 81, service=None),
        make("C", 86, 86),
        make("D", 85, 85),
    )
    assert text_of(made, Section.WATCH_LIST).splitlines()[2:] == [
        "4 KPIs need watching. The list is for any KPI that is Red and not clearly improving, Amber and getting worse, or no more than 2% "
        "of its target away from a worse rating.",
        "- Indicator A (A, Highways): Red and worsening. 78% is 2 percentage points below the floor standard of "
        "80%, against a target of 85%.",
        "- Indicator B (B): Amber and worsening, and close to a worse rating. 81% is 1 percentage point from Red.",
        "- Indicator D (D, Highways): Green and close to a worse rating. 85% is exactly on target.",
        "- Indicator C (C, Highways): Green and close to a worse rating. 86% is 1 percentage point from Amber.",
    ]
    well = report_of(make("A", 99, 99))
    assert "No KPI needs watching. The list is for any KPI that is Red and not clearly improving" in text_of(
        well, Section.WATCH_LIST
    )
    nearer = Style(near="0.5")
    assert "3 KPIs need watching" in text_of(made, Section.WATCH_LIST, style=nearer)
    assert "no more than 0.5% of its target" in text_of(made, Section.WATCH_LIST, style=nearer)


def watch_line(*values: Any, style: Style = KENT, **parts: Any) -> str:
    """Return the line of the watch-list about one KPI, without its name."""
    lines = text_of(report_of(make("A", *values, service=None, **parts)), Section.WATCH_LIST, style=style).splitlines()[
        3:
    ]
    return "; ".join(line.removeprefix("- Indicator A (A): ") for line in lines)


YEAR_TO_DATE: dict[str, Any] = {
    "unit": "number",
    "basis": Basis.YEAR_TO_DATE_TOTAL,
    "thresholds": {
        year: Profile([Thresholds(target=100 * quarter, floor=80 * quarter) for quarter in (1, 2, 3, 4)])
        for year in ("2022/23", "2023/24")
    },
}


@pytest.mark.parametrize(
    ("values", "parts", "line"),
    [
        (
            (78, 75, 72, 60),
            {},
            "Red, with too little history for a direction of travel. 60% is 20 percentage points below the floor standard of 80%",
        ),
        (
            (78,),
            {},
            "Red, with too little history for a direction of travel. 78% is 2 percentage points below the floor standard of 80%",
        ),
        (
            (78, 78),
            {},
            "Red, with too little history for a direction of travel. 78% is 2 percentage points below the floor standard of 80%",
        ),
        ((70, 78), {}, ""),
        (
            (78, None),
            {},
            "Red, with too little history for a direction of travel (result for Quarter 1, carried forward). 78% is 2 percentage points below the floor",
        ),
        (
            (83, 82, 81, 80, 78, None),
            {},
            "Red and worsening (result for Quarter 1, carried forward). 78% is 2 percentage points below the floor",
        ),
        (
            (83, 82, 81, 80, 78, None),
            {"arrears": 1},
            "Red and worsening (result for Quarter 1). 78% is 2 percentage points below the floor",
        ),
        (
            (84, 82, 80, 78, 75, 76),
            {},
            "Red with a negative trend, though better than in Quarter 1. 76% is 4 percentage points below",
        ),
        (
            (70, 78, 70, 78, 70, 74),
            {},
            "Red with no clear trend, though better than in Quarter 1. 74% is 6 percentage points below",
        ),
        (
            (70, 78, 70, 78, 70, 70),
            {},
            "Red and not improving. 70% is 10 percentage points below the floor standard of 80%",
        ),
        ((90, 88, 85, 82, 79, 80), {}, "Amber with a negative trend, though up from Red in Quarter 1, and close to a"),
        ((97, 95, 91, 88, 82, 83), {}, "Amber with a negative trend, though better than in Quarter 1. 83% is 3 perc"),
        ((70, 84), {}, ""),
        ((84, 83), {}, "Amber, worse than in Quarter 1. 83% is 3 percentage points from Red"),
        ((78, 81), {}, "Amber and close to a worse rating. 81% is 1 percentage point from Red"),
        ((71, 73, 75, 77, 79, 81), {}, "Amber and close to a worse rating. 81% is 1 percentage point from Red"),
        ((81, 81), {}, "Amber and close to a worse rating. 81% is 1 percentage point from Red"),
        (
            (70, 150, None, None, 75, 140),
            YEAR_TO_DATE,
            "Red, and no better than in Quarter 2 2022/23, the same time last year. 140 is 20 below the floor standard of 160",
        ),
        ((70, 130, None, None, 75, 140), YEAR_TO_DATE, ""),
        ((75, 140), YEAR_TO_DATE, "Red, without a direction of travel. 140 is 20 below the floor standard of 160"),
        (
            (100, 190, None, None, 70, 180),
            YEAR_TO_DATE,
            "Amber, worse than in Quarter 2 2022/23, the same time last year. 180 is 20 from Red",
        ),
        ((100, 150, None, None, 70, 161), YEAR_TO_DATE, "Amber and close to a worse rating. 161 is 1 from Red"),
        ((100, 161, None, None, 85, 161), YEAR_TO_DATE, "Amber and close to a worse rating. 161 is 1 from Red"),
    ],
)
def test_watch_line_does_not_contradict_the_newest_change(
    values: tuple[Any, ...], parts: dict[str, Any], line: str
) -> None:
    """Every Red is listed unless it improves. Target 85%, floor 80% by default."""
    said = watch_line(*values, **parts)
    assert said.startswith(line)
    assert bool(said) is bool(line)


@pytest.mark.parametrize(
    ("value", "parts", "line"),
    [
        (97, {"thresholds": Thresholds(target=97, floor=90)}, "97% is exactly on target"),
        (80, {}, "80% is exactly on the floor standard"),
        (85, {"thresholds": Thresholds(target=85, floor=85)}, "85% is exactly on target"),
        (
            9,
            {"polarity": Polarity.LOWER_IS_BETTER, "thresholds": Thresholds(target=9, floor=12)},
            "9% is exactly on tar",
        ),
        (
            12,
            {"polarity": Polarity.LOWER_IS_BETTER, "thresholds": Thresholds(target=9, floor=12)},
            "12% is exactly on th",
        ),
        (80, {"thresholds": Thresholds(target=85, tolerance=5)}, "80% is on the boundary with Red"),
        (84, {"thresholds": Thresholds(target=85, floor=80, green_tolerance=1)}, "84% is on the boundary with Amber"),
        (
            50,
            {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=50, tolerance=5)},
            "50% is exa",
        ),
        (
            55,
            {"polarity": Polarity.CLOSEST_TO_TARGET_IS_BEST, "thresholds": Thresholds(target=50, tolerance=5)},
            "55% is on t",
        ),
        (
            95,
            {"thresholds": Levels({Rag.GREEN: 95, Rag.AMBER: 90}, target=96)},
            "95% is exactly on the level for Green",
        ),
        (95, {"thresholds": Levels({Rag.GREEN: 95, Rag.AMBER: 90})}, "95% is exactly on target"),
        (90, {"thresholds": Levels({Rag.GREEN: 95, Rag.AMBER: 90})}, "90% is exactly on the level for Amber"),
        (85, {"thresholds": Levels({Rag.GREEN: 90, Rag.AMBER: Tolerance(5)})}, "85% is on the boundary with Red"),
        ("84.97", {"decimal_places": 1, "rated_as_displayed": True}, "85.0% is on the boundary with Amber"),
    ],
)
def test_watch_line_value_on_an_edge_is_called_exactly_on_it(value: Any, parts: dict[str, Any], line: str) -> None:
    assert watch_line(value, **parts).partition(". ")[2].startswith(line)


def test_watch_line_names_the_period_that_the_result_is_better_than() -> None:
    by_year = watch_line(90, 88, 86, 82, 76, 77, baseline=Baseline.SAME_PERIOD_LAST_YEAR)  # worse than Q2 2022/23
    assert by_year.startswith(
        "Red with a negative trend, though better than in Quarter 1. 77% is 3 percentage points below"
    )
    redefined = watch_line(90, 88, 86, 82, 76, 77, redefined={"Q2 2023/24": "Webchats count"})
    assert "better than" not in redefined
    target = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=80, floor=70)}
    eased = watch_line(90, 88, 86, 82, 79, 77, thresholds=target)
    assert eased.startswith("Amber with a negative trend, though up from Red in Quarter 1. 77% is 7 percentage points")
    kept = watch_line(
        90, 88, 86, 82, 79, 77, thresholds=target, style=Style(common=CommonWords(band_names={Rag.RED: "RED"}))
    )
    assert "though up from RED in Quarter 1" in kept


def test_watch_line_compares_a_carried_total_with_its_quarter_last_year() -> None:
    carried = watch_line(150, None, None, None, 75, None, **YEAR_TO_DATE)
    assert carried.startswith(
        "Red, and no better than in Quarter 1 2022/23, the same time last year (result for Quarter 1, carried forward). 75"
    )


def test_watch_list_section_kpi_without_a_margin_has_its_reason() -> None:
    falling = [Ratio(counted, 40) for counted in (38, 37, 36, 36, 35, 5)]
    made = report_of(make("A", *falling, thresholds=Thresholds(target=90, floor=80), withhold_below=10))
    assert "Red, without a direction of travel. Its result is withheld" in text_of(made, Section.WATCH_LIST)


class Met(Scheme):
    MET = "Met"
    MISSED = "Missed"


def test_watch_list_section_of_two_bands_has_no_middle_band() -> None:
    two = Levels({Met.MET: 80})
    text = text_of(report_of(make("A", 81, thresholds=two)), Section.WATCH_LIST)
    assert "any KPI that is Missed and not clearly improving, or no more than" in text
    rule = RatingRule(name="always Amber", version=1, decide=lambda _: Rag.AMBER)
    own = text_of(report_of(make("A", 86, 84, 85, 81, 80, 78, rule=rule)), Section.WATCH_LIST)
    assert "Amber and worsening. 78% is 7 percentage points below the target of 85% (rule: always Amber" in own


def test_watch_list_section_margin_is_to_the_floor_for_equal_distances() -> None:
    """The value 84.75 is 0.25 from both; printed as 84.8 it is 0.3 from the floor."""
    calls = an_indicator(85, "84.5", decimal_places=1)
    report = Scorecard([(calls, a_series("84.75"))]).report("Q2 2023/24")
    assert "84.8% is 0.3 percentage points from Red" in str(narrate(report, sections=Section.WATCH_LIST))


def test_watch_list_section_carried_result_is_not_near_to_falling() -> None:
    """86 rose from 80 and is carried forward: nothing has fallen since."""
    report = Scorecard([(an_indicator(85, 80), a_series(80, 86, None))]).report("Q2 2023/24")
    text = str(narrate(report, sections=Section.WATCH_LIST))
    assert "Green and close to a worse rating (result for Quarter 1, carried forward)" in text


def test_watch_list_section_without_concerns_is_left_out() -> None:
    report = a_report(qpr.Rag.GREEN)
    text = qpr.narrate(report, sections=[qpr.Section.WATCH_LIST], style=qpr.styles.Style(near=0))
    assert not any(isinstance(part, BulletList) for part in text.parts)


def test_watch_list_section_kpi_near_a_worse_rating_has_its_margin() -> None:
    card = qpr.Scorecard([(an_indicator(85, 80), a_series("80.5", "80.5"))])
    text = qpr.narrate(card.report("Q2 2023/24"), sections=[qpr.Section.WATCH_LIST], style=qpr.styles.Style(near=5))
    assert [quantity.source for quantity in text.quantities if quantity.source.endswith("margin_to_worse")], str(text)


def test_watch_line_of_a_carried_result_has_the_marker_of_the_one_that_was_due() -> None:
    series = qpr.TimeSeries({"Q1 2023/24": 70, "Q2 2023/24": None}, markers={"Q2 2023/24": "TBC"})
    indicator = an_indicator()
    report = qpr.Scorecard([(indicator, series)]).report("Q2 2023/24")
    text = text_of(report, Section.WATCH_LIST)
    assert 'carried forward) (the result that was due is marked "TBC")' in text
