"""Strategies for thresholds, levels, expected ranges and profiles."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import evolve
from hypothesis import strategies as st

from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.testing.builders import Four
from qpr_core.testing.strategies.figures import figures

AnyThresholds: TypeAlias = Thresholds | Levels | ExpectedRange

JUDGING: Final = [polarity for polarity in Polarity if polarity.judges]
"""The polarities with a better side."""


def judging_polarities() -> st.SearchStrategy[Polarity]:
    """Return polarities with a better side; they shrink to higher is better."""
    return st.sampled_from(JUDGING)


@st.composite
def thresholds(draw: st.DrawFn, *, polarity: Polarity | None = None) -> Thresholds:
    """Return thresholds that agree with the polarity; they shrink to 0 and 0.

    >>> from hypothesis import given
    >>> @given(thresholds(polarity=Polarity.LOWER_IS_BETTER))
    ... def test_thresholds(held: Thresholds) -> None:
    ...     assert held.floor is None or held.floor >= held.target
    >>> test_thresholds()
    """
    polarity = draw(judging_polarities()) if polarity is None else polarity
    target, wide, narrow = draw(figures()), draw(figures(least=0)), draw(figures(least=0))
    narrow, wide = sorted((narrow, wide))
    form = draw(st.sampled_from(["floor", "points", "green", "relative"]))
    if form == "floor" and polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST:
        made = Thresholds(target=target, floor=target - polarity.gain_of_slope(1) * wide)
    elif form == "relative" and target:
        made = Thresholds(target=target, tolerance=f"{draw(st.integers(0, 40))}%")
    else:
        made = Thresholds(target=target, tolerance=wide, green_tolerance=narrow if form == "green" else None)
    strict = _strict(draw, made.ranges(polarity))
    return evolve(made, strict=[edge for edge, is_strict in zip(Edge, strict, strict=True) if is_strict])


def _strict(draw: st.DrawFn, ranges: Sequence[Interval]) -> list[bool]:
    """Draw for each range whether its ends are outside.

    A range of one value keeps its ends, and so does a range that equals a better one with its ends.
    """
    chosen: list[bool] = []
    for rank, each in enumerate(ranges):
        repeats = rank > 0 and each == ranges[rank - 1] and not chosen[-1]
        chosen.append(each.low != each.high and not repeats and draw(st.booleans()))
    return chosen


@st.composite
def levels(draw: st.DrawFn, *, polarity: Polarity | None = None) -> Levels:
    """Return levels of `Four` that agree with the polarity; they shrink to 0."""
    polarity = draw(judging_polarities()) if polarity is None else polarity
    target = draw(figures())
    near, far, farther = sorted(draw(st.tuples(figures(least=0), figures(least=0), figures(least=0))))
    blue: Fraction | Tolerance | Stretch = Tolerance(near)
    if polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST and draw(st.booleans()):
        blue = Stretch(near)
    made = {Four.BLUE: blue, Four.GREEN: Tolerance(far), Four.AMBER: Tolerance(farther)}
    inclusive = Levels(made, target=target)
    strict = zip(made, _strict(draw, inclusive.ranges(polarity)), strict=True)
    return Levels(made, target=target, strict=[band for band, is_strict in strict if is_strict])


def expected_ranges() -> st.SearchStrategy[ExpectedRange]:
    """Return expected ranges, closed at both ends; they shrink to 0 only."""
    return st.builds(lambda low, width: ExpectedRange(low, low + width), figures(), figures(least=0))


def profiles(*, quarters: st.SearchStrategy[AnyThresholds] | None = None) -> st.SearchStrategy[Profile]:
    """Return profiles, some quarters without thresholds; they shrink to four of these.

    Args:
        quarters: A strategy for thresholds. Defaults to those where higher is better.
    """
    each = thresholds(polarity=Polarity.HIGHER_IS_BETTER) if quarters is None else quarters
    return st.lists(st.none() | each, min_size=4, max_size=4).map(Profile)
