"""Reasons for a rating: targets and tolerances at their edges."""

from fractions import Fraction
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.testing import an_indicator


def test_rating_result_is_never_printed_as_target_it_misses() -> None:
    """With a tolerance for Green, the target is not the edge of a band."""
    thresholds = qpr.Thresholds(target=85, tolerance=5, green_tolerance=1)
    text = str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), Fraction(849_999_999, 10_000_000))))
    assert "84.9999999% is 0.0000001 percentage points below the target of 85%" in text


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (
            80,
            "is Amber: 80% is 5 percentage points below the target of 85%, within the tolerance of 5 percentage points",
        ),
        (
            79,
            "is Red: 79% is 6 percentage points below the target of 85%, outside the tolerance of 5 percentage points",
        ),
    ],
)
def test_rating_result_on_edge_is_within_tolerance(result: int, words: str) -> None:
    thresholds = qpr.Thresholds(target=85, tolerance=5)
    assert words in str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), result)))


@pytest.mark.parametrize(
    ("strict", "result", "sentence"),
    [
        ("floor", "3.5", "It is Amber: 3.5% meets the floor standard of more than 3% but is 0.5 percentage points below the target of 4%."),
        ("floor", "3", "It is Red: 3% just misses the floor standard of more than 3%, against a target of 4%."),
        ("floor", "2.9", "It is Red: 2.9% is 0.1 percentage points below the floor standard of more than 3%, against a target of 4%."),
        ("target", "4.1", "It is Green: 4.1% meets the target of more than 4%."),
        ("target", "4", "It is Amber: 4% meets the floor standard of 3% but just misses the target of more than 4%."),
    ],
)  # fmt: skip
def test_rating_reason_of_a_strict_floor_says_more_than(strict: str, result: str, sentence: str) -> None:
    thresholds = qpr.Thresholds(target=4, floor=3, strict=strict)
    assert str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), result))) == sentence


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (4, "It is Green: 4 days meets the target of less than 5."),
        (5, "It is Amber: 5 days just misses the target of less than 5 but is within the limit of less than 9."),
        (6, "It is Amber: 6 days is 1 day over the target of less than 5 but within the limit of less than 9."),
        (9, "It is Red: 9 days just misses the limit of less than 9, against a target of less than 5."),
    ],
)
def test_rating_reason_of_a_strict_limit_says_less_than(result: int, sentence: str) -> None:
    thresholds = qpr.Thresholds(target=5, floor=9, strict=["target", "floor"])
    indicator = an_indicator(unit="days", polarity=LOWER, thresholds=thresholds)
    assert str(qpr.explain(qpr.rate(indicator, result))) == sentence


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (50, "It is Green: 50% meets the target of 50%."),
        (52, "It is Amber: 52% is 2 percentage points over the target of 50%, within the tolerance of less than 5 percentage points."),
        (55, "It is Red: 55% is 5 percentage points over the target of 50%, outside the tolerance of less than 5 percentage points."),
    ],
)  # fmt: skip
def test_rating_reason_of_a_strict_tolerance_says_less_than(result: int, sentence: str) -> None:
    thresholds = qpr.Thresholds(target=50, tolerance=5, green_tolerance=2, strict=["target", "floor"])
    indicator = an_indicator(polarity=qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds=thresholds)
    assert str(qpr.explain(qpr.rate(indicator, result))) == sentence


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (91, "It is Green: 91% meets the level of more than 90% for Green."),
        (90, "It is Amber: 90% meets the level of more than 80% for Amber but just misses the level of more than 90% for Green."),
        (80, "It is Red: 80% just misses the level of more than 80% for Amber."),
    ],
)  # fmt: skip
def test_rating_reason_of_strict_levels_says_more_than(result: int, sentence: str) -> None:
    thresholds = qpr.rules.Levels({qpr.Rag.GREEN: 90, qpr.Rag.AMBER: 80}, strict=list(qpr.Rag)[:-1])
    assert str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), result))) == sentence


LOWER = qpr.Polarity.LOWER_IS_BETTER
RATE = qpr.units.Unit(name="per 100,000", after=" per 100,000", per=100_000)


@pytest.mark.parametrize(
    ("parts", "result", "sentence"),
    [
        ({"unit": "days", "target": 20, "floor": 25}, 20, "It is Green: 20 days meets the target of 20."),
        ({"unit": "days", "target": 20, "floor": 25}, 25, "It is Amber: 25 days is 5 days over the target of 20 but within the limit of 25."),
        ({"unit": "days", "target": 20, "floor": 25}, 30, "It is Red: 30 days exceeds the limit of 25 by 5 days, against a target of 20."),
        ({"unit": RATE, "target": 45, "floor": 50}, 47, "It is Amber: 47 per 100,000 is 2 over the target of 45 but within the limit of 50."),
        ({"unit": RATE, "target": 45, "floor": 50}, 51, "It is Red: 51 per 100,000 exceeds the limit of 50 by 1, against a target of 45."),
        ({"unit": "£", "target": 20, "floor": 25}, 30, "It is Red: £30 exceeds the limit of £25 by £5, against a target of £20."),
        ({"unit": "%", "target": 20, "floor": 25}, 21, "It is Amber: 21% is 1 percentage point over the target of 20% but within the limit of 25%."),
        ({"unit": "days", "thresholds": qpr.Thresholds(target=10, tolerance="0.5")}, "10.2", "It is Amber: 10.2 days is 0.2 days over the target of 10, within the tolerance of 0.5 days."),
        ({"unit": "days", "thresholds": qpr.rules.Levels({qpr.Rag.GREEN: 18, qpr.Rag.AMBER: 20}, target=18)}, 15, "It is Green: 15 days meets the level of 18 for Green."),
    ],
)  # fmt: skip
def test_rating_reason_where_lower_is_better_has_limits_and_each_unit_once(
    parts: dict[str, Any], result: int | str, sentence: str
) -> None:
    indicator = an_indicator(polarity=LOWER, **parts)
    assert str(qpr.explain(qpr.rate(indicator, result))) == sentence


@pytest.mark.parametrize(
    ("result", "side"), [(43, "7 days below the target of 50"), (57, "7 days over the target of 50")]
)
def test_rating_reason_where_closest_is_best_has_the_side(result: int, side: str) -> None:
    """Target 50, tolerance 5: 43 and 57 are 2 outside it."""
    closest = an_indicator(
        polarity=qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST, unit="days", thresholds=qpr.Thresholds(target=50, tolerance=5)
    )
    assert f"{result} days is {side}, outside the tolerance of 5 days." in str(qpr.explain(qpr.rate(closest, result)))


def test_rating_reason_by_expected_range_has_each_unit_once() -> None:
    homes = an_indicator(polarity=qpr.Polarity.NEITHER, unit=RATE, thresholds=qpr.ExpectedRange(11, 13))
    text = str(qpr.explain(qpr.rate(homes, 16)))
    assert text.endswith("16 per 100,000 is 3 above the expected range of 11 to 13.")


@pytest.mark.parametrize(
    ("parts", "result", "words"),
    [
        (
            {"thresholds": qpr.Thresholds(target=85, floor=Fraction(254, 3)), "unit": "£"},
            84,
            "£84 is £0.7 below the floor standard of £84.7, against a target of £85",
        ),
        (
            {"thresholds": qpr.Thresholds(target=-1, floor=Fraction(-2, 3)), "unit": "number", "polarity": LOWER},
            2,
            "2 exceeds the limit of -0.7 by 2.7, against a target of -1",
        ),
        (
            {"thresholds": qpr.Thresholds(target=-2, floor=Fraction(-7, 3)), "unit": "days"},
            -3,
            "-3 days is 0.7 days below the floor standard of -2.3, against a target of -2",
        ),
    ],
)
def test_rating_reason_adds_up_with_a_threshold_that_no_decimal_ends(
    parts: dict[str, Any], result: int, words: str
) -> None:
    """254/3 is 84.666..., which is printed as 84.7; the distance is that of the printed figures."""
    assert str(qpr.explain(qpr.rate(an_indicator(**parts), result))) == f"It is Red: {words}."
