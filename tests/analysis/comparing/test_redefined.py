"""Comparison across a changed definition."""

from analysis.small_series import make_with_target as make
from qpr_core import (
    Flag,
    Movement,
    NoComparison,
    Period,
    Polarity,
    Scorecard,
    TimeSeries,
    assess,
    bridge,
    compare,
    direction_of_travel,
    explain,
    narrate,
    notes,
)
from qpr_core.methods import Regression

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
REDEFINED = {"Q1 2023/24": "Repeat calls are counted too"}


def test_every_change_of_a_definition_is_in_bridge_notes_and_text() -> None:
    twice = make(redefined={"May 2022": "Repeat calls are counted too.", "June 2022": "Webchats are not."})
    report = Scorecard([(twice, TimeSeries({"Q1 2022/23": 80, "Q2 2022/23": 81}))]).report("Q2 2022/23")
    (move,) = bridge(report).redefined
    assert move.redefined == ("Repeat calls are counted too.", "Webchats are not.")
    said = "Repeat calls are counted too; Webchats are not"
    assert f". The definition has changed since Quarter 1: {said}." in str(explain(report["K1"]))
    assert f"- Calls (K1): {said}\n" in f"{narrate(bridge(report))}\n"
    assert f"- Calls (K1): {said} (changed since Quarter 1)\n" in f"{notes(report)}\n"


def test_compare_across_a_new_definition_is_not_judged() -> None:
    redefined = make(redefined=REDEFINED)
    series = TimeSeries({"Q3 2022/23": 80, "Q4 2022/23": 84, "Q1 2023/24": 70, "Q2 2023/24": 71})
    over = compare(redefined, series, "Q1 2023/24")
    assert (over.change, over.movement, over.is_redefined) == (-14, Movement.DOWN, True)
    assert over.judgement is over.cause is NoComparison.REDEFINED
    assert not compare(redefined, series, "Q2 2023/24").is_redefined
    assert not compare(redefined, series, "Q4 2022/23").is_redefined
    assert compare(redefined, series, "Q4 2022/23", against="Q2 2023/24").is_redefined


def test_direction_does_not_use_results_before_a_new_definition() -> None:
    series = TimeSeries((Period.parse("Q1 2021/22").shift(step), 60 + step) for step in range(12))
    whole = direction_of_travel(make(), series, "Q4 2023/24")
    cut = direction_of_travel(make(redefined=REDEFINED), series, "Q4 2023/24", method=Regression(minimum_points=4))
    assert (whole.point_count, cut.point_count, cut.first) == (12, 4, Period.parse("Q1 2023/24"))
    assert direction_of_travel(make(redefined=REDEFINED), series, "Q4 2022/23").point_count == 8


def test_assess_new_definition_is_flagged_and_in_the_text() -> None:
    assessment = assess(make(redefined=REDEFINED), TimeSeries({"Q4 2022/23": 84, "Q1 2023/24": 70}), "Q1 2023/24")
    assert Flag.REDEFINED in assessment.flags
    assert (
        "Its direction of travel is unknown. The definition has changed since Quarter 4 2022/23: Repeat calls are counted too."
        in str(explain(assessment))
    )
