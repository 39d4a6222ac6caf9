"""Laws of every method: mirror, scale, constant, and a rule for each."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.small_series import METHODS, travel
from qpr_core import (
    Direction,
    Polarity,
)
from qpr_core.methods import LastPeriod
from qpr_core.testing import figures, methods
from tried import tried

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


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
    assert tried(found) == {}


def test_every_method_has_a_separate_name_and_version() -> None:
    rules = [method.rule for method in METHODS]
    assert len(set(rules)) == len({type(method) for method in METHODS})
    assert all(rule.version >= 1 for rule in rules)
