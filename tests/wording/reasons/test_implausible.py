"""Implausible figures in notes and explanations."""

from typing import Any

import pytest

from qpr_core import (
    Flag,
    Indicator,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Section,
    Thresholds,
    TimeSeries,
    assess,
    explain,
    narrate,
    notes,
)
from qpr_core.rules import Levels
from qpr_core.testing import a_series, an_indicator

SMALLER = Polarity.LOWER_IS_BETTER
BUDGET = an_indicator(unit="£", polarity=SMALLER, thresholds=Thresholds(target=390_000, tolerance="0.1"))
FOUR_HUNDRED = a_series(400_000)


@pytest.mark.parametrize(
    ("indicator", "results", "clause"),
    [
        (
            an_indicator("0.85", "0.8"),
            a_series("0.86"),
            "figures such as the result of 0.86% for Quarter 2 may be fractions, not percentages. If so, enter 86",
        ),
        (
            an_indicator(85),
            a_series("0.86"),
            "the result of 0.86% for Quarter 2 may be a fraction, not a percentage. If so, enter 86",
        ),
        (
            an_indicator(85),
            a_series(84, "0.84", 86),
            "the result of 0.84% for Quarter 1 looks about a hundred times too large or too small. Check whether it should be 84",
        ),
        (
            an_indicator("0.85", "0.8"),
            a_series(84, 86),
            "figures such as the target of 0.85% for Quarter 1 look a hundred times too large or too small. Check whether it should be 85",
        ),
        (
            an_indicator(50, 40),
            a_series(4_810),
            "the result of 4,810% for Quarter 2 looks about a hundred times too large or too small. Check whether it should be 48.1",
        ),
        (
            an_indicator(85),
            a_series(84, Ratio(13, 10)),
            # words allowed: only facts are printed as digits
            "the result of 130% for Quarter 2 is above the usual range of a percentage. Check it",
        ),
        (
            an_indicator(85),
            a_series(90_000, 85_000),
            # words allowed: only facts are printed as digits
            "figures such as the result of 85,000% for Quarter 2 are above the usual range of a percentage. Check them",
        ),
        (
            BUDGET,
            FOUR_HUNDRED,
            "the tolerance of £0.1 for Quarter 2 may be a fraction, not a percentage. If it is a share of the target, enter 10%",
        ),
        (
            an_indicator(thresholds=Levels({Rag.GREEN: 85, Rag.AMBER: 80}, target=85)),
            a_series(84, "0.85"),
            "the result of 0.85% for Quarter 2 looks about a hundred times too large or too small. Check whether it should be 85",
        ),
        (
            an_indicator(decimal_places=0, thresholds=Thresholds(target=85, tolerance="0.1", green_tolerance="0.05")),
            a_series(84),
            "figures such as the tolerance of 0.05 percentage points for Quarter 2 may be fractions, not percentages. If they are shares of the target, enter 5%",
        ),
    ],
)
def test_notes_and_explain_name_implausible_figure_and_remedy(
    indicator: Indicator, results: TimeSeries, clause: str
) -> None:
    report = Scorecard([(indicator, results)]).report("Q2 2023/24")
    assert [each.flags[0] for each in report.flagged(Flag.IMPLAUSIBLE)] == [Flag.IMPLAUSIBLE]
    assert f"Its direction of travel is unknown. {clause[:1].upper()}{clause[1:]}" in str(explain(report["K1"]))
    assert (f"1 indicator has a figure that may be wrong:\n- Calls answered in time (K1): {clause}") in str(
        notes(report)
    )


def test_explain_flags_implausible_figure_behind_false_rating() -> None:
    """The sentences of issue 17 were false without any sign. Now each names its mistake."""
    green = str(explain(assess(an_indicator("0.85", "0.8"), a_series("0.86"), "Q2 2023/24")))
    assert "0.86% meets the target of 0.85%" in green
    assert green.endswith("may be fractions, not percentages. If so, enter 86.")
    up = str(explain(assess(an_indicator(85), a_series("0.84", 86), "Q2 2023/24")))
    assert "up 85.16 percentage points on Quarter 1, which is better" in up
    assert up.endswith("Check whether it should be 84.")
    red = str(explain(assess(BUDGET, FOUR_HUNDRED, "Q2 2023/24")))
    assert "£10,000 over the target of £390,000, outside the tolerance of £0.1" in red
    assert red.endswith("If it is a share of the target, enter 10%.")


def test_notes_have_a_clause_for_each_implausible_reason() -> None:
    indicator = an_indicator(thresholds=Thresholds(target=85, tolerance="0.1"))
    report = Scorecard([(indicator, a_series(84, "0.86"))]).report("Q2 2023/24")
    assert (
        "(K1): the result of 0.86% for Quarter 2 looks about a hundred times too large or too small. Check whether it should be 86; the tolerance of 0.1 percentage points for Quarter 1 may be a fraction, not a percentage. If it is a share of the target, enter 10%"
    ) in str(notes(report))


def test_report_with_implausible_figures_is_written() -> None:
    other = an_indicator(85, code="K2", name="Letters")
    report = Scorecard([(BUDGET, FOUR_HUNDRED), (other, a_series(84, "0.86"))]).report("Q2 2023/24")
    assert "2 indicators have figures that may be wrong:" in str(narrate(report, sections=list(Section)))


@pytest.mark.parametrize("results", [(84, 86), (0, 0), (Ratio(1, 200), "0.4")])
def test_notes_have_nothing_on_plausible_figures(results: tuple[Any, ...]) -> None:
    report = Scorecard([(an_indicator(None), a_series(*results))]).report("Q2 2023/24")
    assert report.flagged(Flag.IMPLAUSIBLE) == ()
    assert "entered wrongly" not in str(notes(report))
