"""Figures of a sentence: differences have as many decimal places as the results next to them.

79.95 misses 80 by 0.05, not by 0.1.
"""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator

WHOLE = {"decimal_places": 0}
LOWER = WHOLE | {"polarity": qpr.Polarity.LOWER_IS_BETTER, "target": 5, "floor": 10}
POINTS = {"thresholds": qpr.Thresholds(target=85, tolerance=5)}
FINE_TARGET = {"thresholds": qpr.Thresholds(target=Fraction(401, 8), tolerance=5)}
RELATIVE = {"thresholds": qpr.Thresholds(target=50, tolerance="10%")}
BELOW = WHOLE | {"target": 0, "floor": "-2.5"}
LEVELS = WHOLE | {"thresholds": qpr.rules.Levels({qpr.Rag.GREEN: 85, qpr.Rag.AMBER: 80})}
RANGE = WHOLE | {"polarity": qpr.Polarity.NEITHER, "thresholds": qpr.ExpectedRange(10, 80)}

DISTANCES: list[tuple[dict[str, Any], qpr.Ratio | str, str]] = [
    ({"decimal_places": 1}, "79.95", "79.95% is 0.05 percentage points below the floor standard of 80%, against a target of 85% (Amber on the displayed figure of 80."),
    (WHOLE, "84.5", "84.5% meets the floor standard of 80% but is 0.5 percentage points below the target of 85% (Green on the displayed figure of 85%)."),
    (WHOLE, "79.5", "79.5% is 0.5 percentage points below the floor standard of 80%, against a target of 85% (Amber on the displayed figure of 80%)."),
    (BELOW, "3", "3% meets the target of 0%"),
    (BELOW, "-2.6", "-2.6% is 0.1 percentage points below the floor standard of -2.5%, against a target of 0%."),
    (BELOW, "-0.3", "-0.3% meets the floor standard of -2.5% but is 0.3 percentage points below the target of 0% (Green on the displayed figure of 0%)."),
    (WHOLE, "83.5", "84% meets the floor standard of 80% but is 1 percentage point below the target of 85%"),
    (LOWER, "10.5", "11% exceeds the limit of 10% by 1 percentage point, against a target of 5%"),
    (LOWER, "10.4", "10.4% exceeds the limit of 10% by 0.4 percentage points, against a target of 5% (Amber on the displayed figure of 10%)."),
    (WHOLE | POINTS, "79.5", "79.5% is 5.5 percentage points below the target of 85%, outside the tolerance of 5 percentage points"),
    (POINTS, qpr.Ratio(2_399, 3_000), "(79.97%) is 5.03 percentage points below the target of 85%, outside the tolerance of 5 percentage"),
    (RELATIVE, qpr.Ratio(1_349, 3_000), "(44.97%) is 5.03 percentage points below the target of 50%, outside the tolerance of 10% of the target"),
    (FINE_TARGET, "45.1249999", "is 5.0000001 percentage points below the target of 50.125%, outside the tolerance of 5 percentage points"),
    (LEVELS, "84.5", "84.5% meets the level of 80% for Amber but is 0.5 percentage points away from the level of 85% for Green (Green on the displayed figure of 85%)."),
    (RANGE, "80.4", "80.4% is 0.4 percentage points above the expected range of 10% to 80%"),
    (RANGE, "9.5", "9.5% is 0.5 percentage points below the expected range of 10% to 80%"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "result", "expected"), DISTANCES)
def test_distance_has_places_of_result_apart_from_edge(
    parts: dict[str, Any], result: qpr.Ratio | str, expected: str
) -> None:
    assert expected in str(qpr.explain(qpr.rate(an_indicator(**parts), result)))


FINE = an_indicator(decimal_places=0, comparators={"England": qpr.TimeSeries({"Q2 2023/24": 84})})


def test_change_has_places_of_finer_result() -> None:
    down, up = a_series(84, "79.5"), a_series("79.5", 84)
    comparisons = [str(qpr.explain(qpr.compare(FINE, series, "Q2 2023/24"))) for series in (down, up)]
    assert "It is down 4.5 percentage points" in comparisons[0]
    assert "It is up 4.5 percentage points" in comparisons[1]
    for series, movement, change in ((down, "down", "▼ 4.5"), (up, "up", "▲ 4")):
        assessment = qpr.assess(FINE, series, "Q2 2023/24")
        assert f". The result is {movement} 4.5 percentage points on Quarter 1" in str(qpr.explain(assessment))
        report = qpr.Scorecard([(FINE, series)]).report("Q2 2023/24")
        row = str(qpr.narrate(report, sections=qpr.Section.SCORECARD))
        assert f"{change} pts, " in row  # 79.5% needs a place to be below its floor of 80%, 84% needs none


def test_difference_from_comparator_has_places_of_result() -> None:
    assessment = qpr.assess(FINE, a_series(84, "79.5"), "Q2 2023/24")
    assert "The result is 4.5 percentage points below England (Quarter 2), which is worse." in str(
        qpr.explain(assessment)
    )


def test_change_adds_up_with_displayed_places() -> None:
    """From 83.6 to 81.2 the change is -2.4, neither 81 - 84 = -3 nor -2. From 83.6 to 80.8 it is -2.8."""
    for now, expected in (
        ("81.2", "83.6% in Quarter 1 and is 81.2% in Quarter 2 2023/24. It is down 2.4 percentage points"),
        ("80.8", "84% in Quarter 1 and is 81% in Quarter 2 2023/24. It is down 3 percentage points"),
    ):
        comparison = qpr.compare(FINE, a_series("83.6", now), "Q2 2023/24")
        assert expected in str(qpr.explain(comparison))


def test_margin_has_places_of_result() -> None:
    report = qpr.Scorecard([(FINE, a_series(84, "80.4"))]).report("Q2 2023/24")
    text = str(qpr.narrate(report, sections=qpr.Section.WATCH_LIST))
    assert "80.4% is 0.4 percentage points from Red" in text
    near = an_indicator(target=85, floor=83, decimal_places=0)  # 84.6 is printed apart from 85, and so is its margin
    report = qpr.Scorecard([(near, a_series(84, "84.6"))]).report("Q2 2023/24")
    text = str(qpr.narrate(report, sections=qpr.Section.WATCH_LIST))
    assert "84.6% is 1.6 percentage points from Red" in text


STEPS: list[tuple[dict[str, Any], qpr.Ratio | str, qpr.Ratio | str, str]] = [
    (WHOLE, "84", "84.5", "the value rose by 1 percentage point, from 84% in Quarter 1 to 85% in Quarter 2 2023/24"),
    (WHOLE, "84", "84.4", "the value rose by 0.4 percentage points, from 84.0% in Quarter 1 to 84.4% in Quarter 2 2023/24"),
    (WHOLE, "84", "85.9", "the value rose by 1.9 percentage points, from 84.0% in Quarter 1 to 85.9% in Quarter 2 2023/24"),
    (WHOLE, "84", "82.1", "the value fell by 1.9 percentage points, from 84.0% in Quarter 1 to 82.1% in Quarter 2 2023/24"),
    (WHOLE, "84.4", "85.6", "the value rose by 1.2 percentage points, from 84.4% in Quarter 1 to 85.6% in Quarter 2 2023/24"),
    (WHOLE, "84.4", "86.6", "the value rose by 2.2 percentage points, from 84.4% in Quarter 1 to 86.6% in Quarter 2 2023/24"),
    ({}, "84", qpr.Ratio(25_795, 30_000), "the value rose by 1.98 percentage points, from 84% in Quarter 1 to 85.98% in"),
    ({}, "84.123", qpr.Ratio(256, 300), "the value rose by 1.21 percentage points, from 84.123% in Quarter 1 to 85.333% in"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "before", "result", "expected"), STEPS)
def test_step_has_places_of_its_ends_and_apart_from_dead_band(
    parts: dict[str, Any], before: qpr.Ratio | str, result: qpr.Ratio | str, expected: str
) -> None:
    method = qpr.methods.LastPeriod(dead_band=2)
    travel = qpr.direction_of_travel(an_indicator(None, **parts), a_series(before, result), "Q2 2023/24", method=method)
    assert expected in str(qpr.explain(travel))


@given(st.integers(0, 2), st.integers(70_000, 90_000), st.sampled_from([1, 1000]))
def test_exact_result_and_distance_add_up_to_edge(places: int, thousandths: int, scale: int) -> None:
    value = Fraction(thousandths, 1000) * scale
    indicator = an_indicator(target=85 * scale, floor=80 * scale, unit="number", decimal_places=places)
    quantities = {each.source: each for each in qpr.Narrative((qpr.explain(qpr.rate(indicator, value)),)).quantities}
    if Fraction(quantities["rated_value"].text.replace(",", "")) == value:
        for source, edge in (("distance_to_target", 85 * scale), ("distance_to_floor", 80 * scale)):
            assert source not in quantities or value + Fraction(quantities[source].text.replace(",", "")) == edge


@given(st.sampled_from([5, "10%", "5%"]), st.integers(1, 30_000), st.integers(1, 30_000), st.none() | st.integers(0, 3))
def test_distance_beyond_tolerance_is_printed_as_more(
    tolerance: str | int, part: int, more: int, places: int | None
) -> None:
    indicator = an_indicator(thresholds=qpr.Thresholds(target=50, tolerance=tolerance), decimal_places=places)
    standing = qpr.rate(indicator, qpr.Ratio(part, part + more))
    quantities = {each.source: each for each in qpr.Narrative((qpr.explain(standing),)).quantities}
    if standing.rating is not qpr.Rag.GREEN:
        missed_by, allowed = Fraction(quantities["distance_to_target"].text.split()[0]), qpr.rules.Tolerance(tolerance)
        assert (missed_by > allowed.around(Fraction(50))) is (standing.rating is qpr.Rag.RED)


def _row(*results: Any, style: qpr.styles.Style = qpr.styles.KENT, **parts: Any) -> str:
    """Return the row of a scorecard, with its cells separated by single spaces."""
    card = qpr.Scorecard([(an_indicator(**parts), a_series(*results))])
    text = str(qpr.narrate(card.report("Q2 2023/24"), style=style, sections="scorecard"))
    return " ".join(text.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("results", "parts", "row"),
    [
        ((79, 84), {}, "84 85 80 Amber Red ▲ 5 pts, better"),
        (("79.5", 84), {}, "84.0 85.0 80.0 Amber Red ▲ 4.5 pts, better"),
        ((79, 84), {"decimal_places": 1}, "84.0 85.0 80.0 Amber Red ▲ 5.0 pts, better"),
        ((79, 84), {"target": "85.25"}, "84.00 85.25 80.25 Amber Red ▲ 5.00 pts, better"),
        (("79.123456", 84), {}, "84.00 85.00 80.00 Amber Red ▲ 4.88 pts, better"),
        ((qpr.Ratio(25, 32), qpr.Ratio(27, 32)), {}, "84.4 (27 of 32) 85.0 80.0 Amber Red ▲ 6.3 pts, better"),
        ((80, "84.96"), {"decimal_places": 1}, "84.96 85.00 80.00 Amber Amber ▲ 4.96 pts, better"),
        (("82.44", "83.96"), {"decimal_places": 1}, "84.0 85.0 80.0 Amber Amber ▲ 1.5 pts, better"),
        (("84.02", "84.06"), {"decimal_places": 1}, "84.1 85.0 80.0 Amber Amber ▲ 0.1 pts, better"),
        (("0.001", "0.0042"), {"target": 1, "floor": 0}, "0.0042 1.0000 0.0000 Amber Amber ▲ 0.0032 pts, better"),
    ],
)
def test_figures_of_a_row_have_equal_decimal_places(results: tuple[Any, Any], parts: dict[str, Any], row: str) -> None:
    """84.375% rounds to 84.4% and 78.125% to 78.1%. 84.96% is below 85% only with two places.

    From 82.44% to 83.96% it is 1.52 percentage points, although 84.0 - 82.4 = 1.6. A change is never printed as 0.
    """
    assert row in _row(*results, **parts)


def test_limit_of_a_tolerance_has_decimal_places_for_itself_alone() -> None:
    """75% of 23,850 is 17,887.5; the results and the target are whole numbers."""
    thresholds = qpr.Thresholds(target=23_850, tolerance="25%")
    assert "26,502 23,850 17,887.5 Green Green ▲ 502, better" in _row(
        26_000, 26_502, thresholds=thresholds, unit="number"
    )
    stated = qpr.Thresholds(target=23_850, floor="17887.5")
    assert "26,502.0 23,850.0 17,887.5 Green" in _row(26_000, 26_502, thresholds=stated, unit="number")


def test_guess_of_decimal_places_never_changes_a_rating() -> None:
    """A result of 84.996 is printed with three places, because it is below 85."""
    assert "84.996 85.000 80.000 Amber" in _row(80, "84.996")


def test_scaled_figures_of_a_row_have_equal_decimal_places_and_their_order() -> None:
    style = qpr.styles.Style(figures=qpr.styles.FigureWords(million="m"))
    money = {"unit": "£", "target": 2_000_000, "floor": 1_000_000}
    assert "2.1 2.0 1.0 Green Green ▲ £0.1m, better" in _row(2_000_000, 2_100_000, style=style, **money)
    assert "1.9999 2.0000 1.0000 Amber Amber ▲ £0.0999m, better" in _row(1_900_000, 1_999_900, style=style, **money)


def test_row_without_any_figure_has_words_alone() -> None:
    none = (an_indicator(code="K2", thresholds=None), a_series(None, None))
    report = qpr.Scorecard([(an_indicator(), a_series(79, 84)), none]).report("Q2 2023/24")
    row = str(qpr.narrate(report, sections="scorecard")).splitlines()[-1]
    assert " no result none none Not rated" in " ".join(row.split())
