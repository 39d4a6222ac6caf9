"""Laws of every method: mirror, scale, constant, and a rule for each."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Direction,
    DirectionOfTravel,
    Indicator,
    Period,
    Polarity,
    TimeSeries,
    direction_of_travel,
)
from qpr_core.methods import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
    LastPeriod,
    MannKendall,
    MeanOfPrevious,
    Regression,
    RollingRegression,
    SamePeriodLastYear,
    SeasonalRegression,
    XmR,
)
from qpr_core.testing import figures, methods

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


START = Period.parse("Q1 2010/11")


METHODS: tuple[Any, ...] = (
    Regression(minimum_points=3),
    RollingRegression(periods=4, minimum_points=3),
    SeasonalRegression(minimum_years=2),
    LastPeriod(),
    LastPeriod(dead_band=1),
    SamePeriodLastYear(dead_band="5%"),
    MeanOfPrevious(results=3),
    MannKendall(minimum_points=3, level="0.2"),
    XmR(minimum_points=5, run=4, trend=4),
    XmR(minimum_points=5, run=4, trend=4, baseline=6),
    *(
        evolve(preset, minimum_points=4)
        for preset in (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER)
    ),
)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def following(values: Sequence[int | str | Fraction | None]) -> TimeSeries:
    return TimeSeries((START.shift(place), value) for place, value in enumerate(values))


def travel(values: Sequence[int | str | Fraction | None], method: Any, **parts: Any) -> DirectionOfTravel:
    made = following(values)
    return direction_of_travel(make(**parts), made, made.last, method=method)


@given(
    st.lists(figures(), min_size=1, max_size=14), st.sampled_from(METHODS) | methods(), st.sampled_from([HIGHER, LOWER])
)
def test_mirror_negated_values_under_the_mirrored_polarity_have_the_same_direction(
    values: list[Fraction], method: Any, polarity: Polarity
) -> None:
    here = travel(values, method, polarity=polarity)
    there = travel([-value for value in values], method, polarity=polarity.mirrored)
    assert here.direction is there.direction
    assert here.without == there.without


@given(st.lists(figures(), min_size=1, max_size=14), st.sampled_from(METHODS), st.integers(1, 1000))
def test_scale_multiplied_values_have_the_same_direction(values: list[Fraction], method: Any, factor: int) -> None:
    if method == LastPeriod(dead_band=1):
        method = LastPeriod(dead_band="2%")
    assert travel(values, method).direction is travel([value * factor for value in values], method).direction


@given(figures(), st.integers(1, 14), st.sampled_from(METHODS) | methods())
def test_every_method_finds_a_constant_series_stable_or_unknown(value: Fraction, length: int, method: Any) -> None:
    found = travel([value] * length, method)
    assert found.direction not in {Direction.POSITIVE, Direction.NEGATIVE}
    assert dict(found.without) == {}


def test_every_method_has_a_separate_name_and_version() -> None:
    rules = [method.rule for method in METHODS]
    assert len(set(rules)) == len({type(method) for method in METHODS})
    assert all(rule.version >= 1 for rule in rules)
