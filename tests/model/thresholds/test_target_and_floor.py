from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Polarity, Thresholds
from qpr_core.errors import FigureError, PolarityError, ThresholdError
from qpr_core.rules import Interval
from qpr_core.testing import figures, judging_polarities
from qpr_core.testing import thresholds as thresholds_for

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


@given(st.data(), judging_polarities(), figures())
def test_thresholds_ranges_are_nested(data: st.DataObject, polarity: Polarity, value: Fraction) -> None:
    green, amber = data.draw(thresholds_for(polarity=polarity)).ranges(polarity)
    assert amber.contains(value) or not green.contains(value)
    assert amber.clearance(value) >= green.clearance(value)


@given(st.data(), judging_polarities())
def test_thresholds_repr_pastes_back(data: st.DataObject, polarity: Polarity) -> None:
    made = data.draw(thresholds_for(polarity=polarity))
    assert eval(repr(made), {"Thresholds": Thresholds, "Fraction": Fraction}) == made


def test_relative_tolerance_of_a_negative_target_is_a_share_of_its_size() -> None:
    green, amber = Thresholds(target=-20, tolerance="10%").ranges(HIGHER)
    assert [green.low, amber.low] == [-20, -22]


@pytest.mark.parametrize(
    ("given_tolerance", "error", "message"),
    [
        (-1, ThresholdError, "tolerance must be 0 or more, got -1"),
        ("-5%", ThresholdError, "tolerance must be 0 or more, got '-5%'"),
        ("%", FigureError, "text of a figure must be a plain number such as 84.95"),
        (True, FigureError, "figure must be a number, not True or False, got True (tolerance)"),
        (float("inf"), FigureError, "figure must be finite, got inf (tolerance)"),
    ],
)
def test_thresholds_tolerance_that_is_no_allowance_is_refused(
    given_tolerance: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        Thresholds(target=5, tolerance=given_tolerance)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"target": 85},
            "thresholds must have either a floor or a tolerance (if a value that misses the target is Red, repeat the target as floor), "
            "got Thresholds(target=85)",
        ),
        (
            {"target": 85, "floor": 80, "tolerance": 5},
            "thresholds must have either a floor or a tolerance, got Thresholds(target=85, floor=80, tolerance=5)",
        ),
        (
            {"target": 0, "tolerance": "10%"},
            "relative tolerance must have a target other than 0, got Thresholds(target=0, tolerance='10%')",
        ),
        (
            {"target": 0, "floor": -5, "green_tolerance": "10%"},
            (
                "relative tolerance must have a target other than 0, "
                "got Thresholds(target=0, floor=-5, green_tolerance='10%')"
            ),
        ),
        (
            {"target": 50, "tolerance": "5%", "green_tolerance": "10%"},
            (
                "green_tolerance must not be larger than tolerance, "
                "got Thresholds(target=50, tolerance='5%', green_tolerance='10%')"
            ),
        ),
        (
            {"target": 50, "tolerance": "10%", "green_tolerance": 6},
            (
                "green_tolerance must not be larger than tolerance, "
                "got Thresholds(target=50, tolerance='10%', green_tolerance=6)"
            ),
        ),
    ],
)
def test_thresholds_wrong_for_every_polarity_are_refused_at_once(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ThresholdError) as caught:
        Thresholds(**parts)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("made", "polarity", "message"),
    [
        (
            Thresholds(target=80, floor=85),
            HIGHER,
            "floor must not be better than target, got target 80 and floor 85 for an indicator where higher is better",
        ),
        (
            Thresholds(target=85, floor=80),
            LOWER,
            "floor must not be better than target, got target 85 and floor 80 for an indicator where lower is better",
        ),
        (
            Thresholds(target=85, floor=84, green_tolerance=2),
            HIGHER,
            (
                "floor must not be better than the Green tolerance, got target 85 and floor 84 and green_tolerance 2 "
                "for an indicator where higher is better"
            ),
        ),
        (
            Thresholds(target=85, floor=80),
            CLOSEST,
            (
                "thresholds must have a tolerance and no floor where closest to target is best, got target 85 and floor 80 "
                "for an indicator where closest to target is best"
            ),
        ),
        (Thresholds(target=85, floor=80), NEITHER, "thresholds need a polarity with a better side, got neither"),
        (Thresholds(target=85, tolerance=2), NEITHER, "thresholds need a polarity with a better side, got neither"),
    ],
)
def test_thresholds_that_contradict_the_polarity_are_refused(
    made: Thresholds, polarity: Polarity, message: str
) -> None:
    with pytest.raises(ThresholdError) as caught:
        made.ranges(polarity)
    assert str(caught.value) == message


def test_thresholds_floor_on_the_target_leaves_amber_without_width() -> None:
    assert Thresholds(target=0, floor=0).ranges(HIGHER) == (Interval(0, None), Interval(0, None))


@pytest.mark.parametrize("part", ["target", "floor"])
@pytest.mark.parametrize("bad", [None, True, float("nan"), "1e999999", "", object()])
def test_thresholds_part_that_is_no_figure_raises_with_its_name(part: str, bad: object) -> None:
    given_parts = {"target": 85, "floor": 80, part: bad}
    error = ThresholdError if part == "floor" and bad is None else FigureError
    with pytest.raises(error) as caught:
        Thresholds(**given_parts)  # type: ignore[arg-type]  # wrong types are what is tested
    assert f"({part})" in str(caught.value) or bad is None


def test_interval_without_ends_or_values_is_refused() -> None:
    with pytest.raises(ThresholdError, match="low end must not be above the high end, got Interval"):
        Interval(5, 4)
    with pytest.raises(ThresholdError, match="interval must have at least one end, got None for both"):
        Interval(None, None)


def test_neither_polarity_knows_no_better() -> None:
    with pytest.raises(PolarityError, match="polarity must have a better side to compare values, got neither"):
        NEITHER.merit(Fraction(1))
    with pytest.raises(PolarityError, match="polarity must have a better side to judge a slope, got neither"):
        NEITHER.gain_of_slope(1.0)
    with pytest.raises(PolarityError, match="polarity must have a better side for a target to be met, got neither"):
        NEITHER.acceptable(Fraction(1), Fraction(0))


def test_closest_to_target_asks_for_the_target() -> None:
    with pytest.raises(PolarityError, match="target must be given where closest to target is best, got None"):
        CLOSEST.merit(Fraction(1))


@given(judging_polarities(), figures(), figures(), figures())
def test_gain_of_swapped_values_is_reversed(
    polarity: Polarity, before: Fraction, now: Fraction, target: Fraction
) -> None:
    assert polarity.gain(before=before, now=now, target=target) == -polarity.gain(before=now, now=before, target=target)


@given(judging_polarities(), figures(), figures(), figures(least=0))
def test_acceptable_values_miss_the_target_by_no_more_than_the_slack(
    polarity: Polarity, value: Fraction, target: Fraction, slack: Fraction
) -> None:
    accepted = polarity.acceptable(target, slack).contains(value)
    assert accepted is (polarity.gain(before=target, now=value, target=target) >= -slack)
