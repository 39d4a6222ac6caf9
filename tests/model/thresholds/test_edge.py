"""Strict boundaries: what names them, what they contradict, and intervals without their ends."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from qpr_core import Polarity, Rag, Thresholds
from qpr_core.errors import ThresholdError
from qpr_core.rules import Edge, Interval, Levels, Tolerance
from qpr_core.testing import figures
from qpr_core.testing.strategies.figures import intervals

HIGHER, CLOSEST = Polarity.HIGHER_IS_BETTER, Polarity.CLOSEST_TO_TARGET_IS_BEST


@pytest.mark.parametrize("given_words", ["floor", ["floor"], Edge.FLOOR, ("tolerance",), {"Floor standard"}])
def test_strict_floor_has_many_words(given_words: Any) -> None:
    assert Thresholds(target=4, floor=3, strict=given_words).strict == (Edge.FLOOR,)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Thresholds(target=4, floor=3, strict="roof"), "strict must be one of 'target', 'green tolerance'"),
        (lambda: Thresholds(target=4, floor=3, strict={"floor": 1}), "strict must be one of"),
        (lambda: Levels({Rag.GREEN: 4, Rag.AMBER: 3}, strict=[Rag.RED]), "strict must be one of 'Green', 'Amber'"),
        (
            lambda: Thresholds(target=4, floor=4, strict="floor").ranges(HIGHER),
            "target must be strict where a strict floor or tolerance equals it, got target 4 and floor 4 and strict",
        ),
        (
            lambda: Thresholds(target=4, tolerance=2, strict="target").ranges(CLOSEST),
            "tolerance with a strict boundary must be more than 0, got target 4 and tolerance 2",
        ),
        (
            lambda: Levels({Rag.GREEN: Tolerance(0), Rag.AMBER: Tolerance(1)}, target=4, strict=Rag.GREEN).ranges(CLOSEST),
            r"tolerance with a strict boundary must be more than 0 \(Green\)",
        ),
        (lambda: Interval(1, None, excludes_high=True), "excluded end must be a figure"),
        (lambda: Interval(1, 1, excludes_high=True), "interval of one value must include it"),
        (lambda: Interval(1, 2, excludes_low=1), "excluded end must be True or False, got 1"),
    ],
)  # fmt: skip
def test_strict_boundaries_that_mean_nothing_are_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ThresholdError, match=message):
        call()


@given(intervals(), intervals(), figures())
def test_interval_within_another_has_only_its_values(one: Interval, other: Interval, value: Fraction) -> None:
    if one.within(other) and one.contains(value):
        assert other.contains(value)


@given(intervals(), figures())
def test_mirrored_interval_contains_the_negated_values(interval: Interval, value: Fraction) -> None:
    for each in (value, *(end for end in (interval.low, interval.high) if end is not None)):
        assert interval.mirrored.contains(-each) is interval.contains(each)
        assert interval.excludes(each) is interval.mirrored.excludes(-each)


@given(intervals())
def test_interval_repr_pastes_back(interval: Interval) -> None:
    assert eval(repr(interval), {"Interval": Interval, "Fraction": Fraction}) == interval


def test_intervals_with_the_same_ends_are_nested_by_what_they_exclude() -> None:
    kinds = [Interval(1, 2, excludes_low=low, excludes_high=high) for low in (False, True) for high in (False, True)]
    grid = [Fraction(tenth, 10) for tenth in range(31)]
    for one in kinds:
        for other in kinds:
            assert one.within(other) is all(other.contains(value) for value in grid if one.contains(value))


def test_is_around_needs_two_ends_that_are_alike() -> None:
    assert Interval(1, 3).is_around(Fraction(2))
    assert not Interval(1, None).is_around(Fraction(2))
    assert not Interval(1, 3, excludes_low=True).is_around(Fraction(2))
