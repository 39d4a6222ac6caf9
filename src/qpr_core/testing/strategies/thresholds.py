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

    A range of one value keeps its ends, and so does a range that shares an end with a better one that keeps it.
    """
    chosen: list[bool] = []
    for rank, each in enumerate(ranges):
        better = ranges[rank - 1] if rank > 0 and not chosen[-1] else None
        shares = better is not None and any(
            end is not None and end == other for end, other in ((each.low, better.low), (each.high, better.high))
        )
        chosen.append(each.low != each.high and not shares and draw(st.booleans()))
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
    if polarity is Polarity.CLOSEST_TO_TARGET_IS_BEST and draw(st.booleans()):
        return _two_ended(draw, target)
    made = {Four.BLUE: blue, Four.GREEN: Tolerance(far), Four.AMBER: Tolerance(farther)}
    inclusive = Levels(made, target=target)
    strict = zip(made, _strict(draw, inclusive.ranges(polarity)), strict=True)
    return Levels(made, target=target, strict=[band for band, is_strict in strict if is_strict])


def _two_ended(draw: st.DrawFn, middle: Fraction) -> Levels:
    """Draw levels with two different ends, and a target in the best one or none."""
    below, above = (sorted(draw(st.tuples(*[figures(least=0)] * 3))) for _ in range(2))
    ranges = [Interval(middle - low, middle + high) for low, high in zip(below, above, strict=True)]
    strict = _strict(draw, ranges)
    made = [each.without_ends if is_strict else each for each, is_strict in zip(ranges, strict, strict=True)]
    target = middle if draw(st.booleans()) and made[0].contains(middle) else None
    return Levels(dict(zip([Four.BLUE, Four.GREEN, Four.AMBER], made, strict=True)), target=target)


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
