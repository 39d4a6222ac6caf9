"""Displayed precision, and how many cases a margin amounts to."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import Flag, Indicator, Polarity, Rag, Ratio, Thresholds, TimeSeries, assess, classify, explain, rate
from qpr_core.rules import Scheme, Tolerance
from qpr_core.testing import an_indicator, judging_polarities

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"unit": "%", "thresholds": Thresholds(target=85, floor=80)} | parts
    return Indicator(code="K1", name="Calls", polarity=polarity, **given_parts)


@pytest.mark.parametrize(
    ("value", "exactly", "as_displayed"),
    [
        ("84.95", Rag.AMBER, Rag.GREEN),
        ("84.949", Rag.AMBER, Rag.AMBER),
        ("85.04", Rag.GREEN, Rag.GREEN),
        ("79.95", Rag.RED, Rag.AMBER),
        ("79.94", Rag.RED, Rag.RED),
    ],
)
def test_rate_uses_the_exact_value_unless_the_displayed_one_is_declared(
    value: str, exactly: Rag, as_displayed: Rag
) -> None:
    exact = rate(make(decimal_places=1), value)
    displayed = rate(make(decimal_places=1, rated_as_displayed=True), value)
    assert (exact.rating, displayed.rating) == (exactly, as_displayed)
    assert exact.value == displayed.value == Fraction(value)
    conflict = exactly is not as_displayed
    assert exact.other_rating is (as_displayed if conflict else None)
    assert displayed.other_rating is (exactly if conflict else None)


def test_assess_figure_displayed_as_the_target_but_below_it_is_flagged() -> None:
    assessment = assess(make(decimal_places=1), TimeSeries({"Q1 2023/24": "84.97"}), "Q1 2023/24")
    assert Flag.ROUNDING_CONFLICT in assessment.flags
    assert assessment.standing.displayed == 85
    assert Flag.ROUNDING_CONFLICT not in assess(make(), TimeSeries({"Q1 2023/24": "84.97"}), "Q1 2023/24").flags


@pytest.mark.parametrize(("value", "displayed"), [("0.05", "0.1"), ("-0.05", "-0.1"), ("-0.04", "0"), ("2.5", "2.5")])
def test_displayed_value_is_rounded_half_up_and_never_minus_zero(value: str, displayed: str) -> None:
    assert make(decimal_places=1).displayed(Fraction(value)) == Fraction(displayed)


@pytest.mark.parametrize(
    ("places", "value", "said"),
    [
        (1, "84.12", "84.1%"),
        (1, 84, "84.0%"),
        (0, "83.6", "84%"),
        (0, "84.6", "84.6%"),
        (1, "-0.04", "0.0%"),
        (None, "84.12", "84.12%"),
    ],
)
def test_explain_shows_the_displayed_value_unless_it_hides_the_rating(
    places: int | None, value: str, said: str
) -> None:
    assert f": {said} " in str(explain(rate(make(decimal_places=places), value)))


def test_explain_shows_a_rounding_conflict_in_both_directions() -> None:
    assert str(explain(rate(make(decimal_places=1), "84.97"))) == (
        "It is Amber: 84.97% meets the floor standard of 80% but is 0.03 percentage points below the target of "
        "85% (Green on the displayed figure of 85.0%)."
    )
    assert str(explain(rate(make(decimal_places=1, rated_as_displayed=True), "84.97"))) == (
        "It is Green: 85.0% meets the target of 85% (Amber on the exact figure of 84.97%)."
    )


@pytest.mark.parametrize(
    ("polarity", "counted", "total", "better", "worse"),
    [
        (HIGHER, 83, 100, 2, -4),
        (HIGHER, 85, 100, None, -1),
        (HIGHER, 79, 100, 1, None),
        (HIGHER, 1, 1, None, -1),
        (HIGHER, 0, 3, 3, None),
        (HIGHER, 105, 100, None, -21),
        (LOWER, 83, 100, -1, None),
        (LOWER, 80, 100, None, 1),
        (LOWER, 0, 100, None, 81),
    ],
)
def test_cases_are_counted_for_the_same_total(
    polarity: Polarity, counted: int, total: int, better: int | None, worse: int | None
) -> None:
    thresholds = Thresholds(target=85, floor=80) if polarity is HIGHER else Thresholds(target=80, floor=82)
    standing = rate(make(polarity, thresholds=thresholds), Ratio(counted, total))
    assert (standing.cases_to_better, standing.cases_to_worse) == (better, worse)


def test_cases_of_a_single_figure_or_an_impossible_value_are_unknown() -> None:
    assert rate(make(), 83).cases_to_better is None
    capped = make(possible=(0, 90), thresholds=Thresholds(target=90, floor=80))
    assert rate(capped, Ratio(2, 3)).cases_to_better is None
    assert rate(make(thresholds=Thresholds(target=90, floor=80)), Ratio(2, 3)).cases_to_better == 1


@st.composite
def counted(draw: st.DrawFn) -> tuple[Indicator, Ratio]:
    """Indicators and two small counts; shrink to 0 of 1."""
    target, wide = draw(st.integers(5, 95)), draw(st.integers(0, 20))
    places = draw(st.none() | st.integers(0, 1))
    indicator = make(
        draw(judging_polarities()),
        thresholds=Thresholds(target=target, tolerance=wide, green_tolerance=draw(st.integers(0, wide))),
        decimal_places=places,
        rated_as_displayed=places is not None and draw(st.booleans()),
    )
    total = draw(st.integers(1, 40))
    return indicator, Ratio(draw(st.integers(0, total)), total)


def refute(indicator: Indicator, result: Ratio) -> str | None:
    """Try every number of cases; return a difference from the standing, if there is one."""
    standing = rate(indicator, result)
    whole = result.denominator if result.numerator <= result.denominator else 3 * result.denominator
    steps = sorted(range(-result.numerator, whole - result.numerator + 1), key=abs)
    ratings = {step: classify(indicator, Ratio(result.numerator + step, result.denominator)) for step in steps}
    assert isinstance(standing.rating, Scheme)
    ranks = {step: rating.rank for step, rating in ratings.items() if isinstance(rating, Scheme)}
    better = [step for step in steps if ranks[step] < standing.rating.rank]
    worse = [step for step in steps if ranks[step] > standing.rating.rank]
    for found, cases in ((better, standing.cases_to_better), (worse, standing.cases_to_worse)):
        nearest = [step for step in found if abs(step) == abs(found[0])]
        if (cases not in nearest) if nearest else (cases is not None):
            return f"{indicator!r}, {result!r}: cases {cases}, found {nearest}"
    return None


@given(counted())
def test_cases_are_the_fewest_for_any_thresholds(drawn: tuple[Indicator, Ratio]) -> None:
    assert refute(*drawn) is None


@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
@pytest.mark.parametrize("sizes", [(50, 0, 0), (50, 10, 0), (60, 25, 5), (95, 5, 5), (100, 25, 0), (0, 30, 0)])
@pytest.mark.parametrize("places", [None, 0, pytest.param(1, marks=pytest.mark.large)])
def test_cases_are_the_fewest_for_any_two_small_counts(
    polarity: Polarity, sizes: tuple[int, int, int], places: int | None
) -> None:
    target, tolerance, green = sizes
    thresholds = Thresholds(target=target, tolerance=tolerance, green_tolerance=green)
    indicator = make(polarity, thresholds=thresholds, decimal_places=places, rated_as_displayed=places is not None)
    results = [Ratio(count, total) for total in (1, 2, 3, 7, 10) for count in range(total + 3)]
    assert [wrong for result in results if (wrong := refute(indicator, result)) is not None] == []


@pytest.mark.parametrize(
    ("polarity", "thresholds", "result", "clause"),
    [
        (HIGHER, Thresholds(target=85, floor=80), Ratio(83, 100), ". With two more cases it would be Green."),
        (HIGHER, Thresholds(target=85, floor=80), Ratio(84, 100), ". With one more case it would be Green."),
        (LOWER, Thresholds(target=80, floor=85), Ratio(81, 100), ". With one fewer case it would be Green."),
        (CLOSEST, Thresholds(target=50, tolerance=5), Ratio(40, 100), ". With five more cases it would be Amber."),
        (CLOSEST, Thresholds(target=50, tolerance=5), Ratio(60, 100), ". With five fewer cases it would be Amber."),
    ],
)
def test_explain_shows_the_cases_to_the_next_better_band(
    polarity: Polarity, thresholds: Thresholds, result: Ratio, clause: str
) -> None:
    assert str(explain(rate(make(polarity, thresholds=thresholds), result))).endswith(clause)


@pytest.mark.parametrize(("counted", "flagged"), [(84, True), (83, False), (85, True), (80, True), (81, False)])
def test_assess_rating_that_depends_on_one_case_is_flagged(counted: int, flagged: bool) -> None:
    assessment = assess(make(), TimeSeries({"Q1 2023/24": Ratio(counted, 100)}), "Q1 2023/24")
    assert (Flag.SMALL_NUMBERS in assessment.flags) is flagged


def test_tolerance_in_cases_equals_one_in_percentage_points() -> None:
    assert rate(make(thresholds=Thresholds(target=85, tolerance=Tolerance(5))), Ratio(83, 100)).cases_to_better == 2


@pytest.mark.parametrize("displayed", [{}, {"rated_as_displayed": True, "decimal_places": 0}])
@pytest.mark.parametrize("polarity", [Polarity.HIGHER_IS_BETTER, Polarity.CLOSEST_TO_TARGET_IS_BEST])
def test_cases_of_huge_counts_are_found(polarity: Polarity, displayed: dict[str, Any]) -> None:
    thresholds = Thresholds(target=85, tolerance=5)
    huge = Indicator(code="K1", name="Calls", polarity=polarity, unit="%", thresholds=thresholds, **displayed)
    total = 2 * 10**28
    to_green = total * 30 // 100 if not displayed else total * 295 // 1000  # 79.5% is displayed as 80%
    assert rate(huge, Ratio(total // 2, total)).cases_to_better == to_green


def test_cases_of_a_displayed_value_are_found_at_any_decimal_places() -> None:
    """One case is 1e-11 per cent. 50 - 1e-9 lacks 100 cases of 50, and is displayed as 50 from 50 - 5e-11 on: 95."""
    halves = an_indicator(50, 40, decimal_places=10, rated_as_displayed=True)
    assert qpr.rate(halves, qpr.Ratio(5 * 10**12 - 100, 10**13)).cases_to_better == 95


@pytest.mark.parametrize(("cases", "better", "worse"), [(492, 3, -3), (508, -3, 3), (485, 5, None), (500, None, 6)])
def test_cases_towards_a_target_less_than_one_point_away(cases: int, better: int | None, worse: int | None) -> None:
    """Of 1,000: Green from 495 to 505, Amber from 490 to 510; on the target the way up is cases of two that are alike."""
    closest = an_indicator(
        polarity=CLOSEST, thresholds=qpr.Thresholds(target=50, tolerance=1, green_tolerance=Fraction(1, 2))
    )
    standing = qpr.rate(closest, qpr.Ratio(cases, 1000))
    assert (standing.cases_to_better, standing.cases_to_worse) == (better, worse)


@pytest.mark.parametrize(("cases", "better", "worse"), [(505, -4, 6), (495, 4, -6), (520, -10, None)])
def test_cases_towards_a_band_that_a_few_more_would_cross(cases: int, better: int, worse: int | None) -> None:
    """Of 1,000: Green from 499 to 501, Amber from 490 to 510."""
    closest = an_indicator(
        polarity=CLOSEST, thresholds=qpr.Thresholds(target=50, tolerance=1, green_tolerance=Fraction(1, 10))
    )
    standing = qpr.rate(closest, qpr.Ratio(cases, 1000))
    assert (standing.cases_to_better, standing.cases_to_worse) == (better, worse)


def test_cases_to_worse_may_lead_past_the_target() -> None:
    """All of 500 is 2 above a target of 98, and Amber down to 95, which is 475; there is no way further up."""
    closest = an_indicator(polarity=CLOSEST, thresholds=qpr.Thresholds(target=98, tolerance=3, green_tolerance=1))
    standing = qpr.rate(closest, qpr.Ratio(500, 500))
    assert (standing.cases_to_better, standing.cases_to_worse) == (-5, -26)
