"""Strategies for what counts as good: thresholds, levels, expected ranges and profiles."""

from fractions import Fraction
from typing import Final, TypeAlias

from hypothesis import strategies as st

from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.testing.builders import Four
from qpr_core.testing.strategies.figures import figures

AnyThresholds: TypeAlias = Thresholds | Levels | ExpectedRange

JUDGING: Final = [polarity for polarity in Polarity if polarity.judges]
"""The polarities under which one value is better than another."""


def judging_polarities() -> st.SearchStrategy[Polarity]:
    """Polarities under which one value is better than another; shrink to higher is better."""
    return st.sampled_from(JUDGING)


@st.composite
def thresholds(draw: st.DrawFn, *, polarity: Polarity | None = None) -> Thresholds:
    """Thresholds of any form that do not contradict the polarity; shrink to a target and floor of nought.

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
        return Thresholds(target=target, floor=target - polarity.gain_of_slope(1) * wide)
    if form == "relative" and target:
        return Thresholds(target=target, tolerance=f"{draw(st.integers(0, 40))}%")
    return Thresholds(target=target, tolerance=wide, green_tolerance=narrow if form == "green" else None)


@st.composite
def levels(draw: st.DrawFn, *, polarity: Polarity | None = None) -> Levels:
    """Levels of the scheme `Four` that do not contradict the polarity; shrink to noughts."""
    polarity = draw(judging_polarities()) if polarity is None else polarity
    target = draw(figures())
    near, far, farther = sorted(draw(st.tuples(figures(least=0), figures(least=0), figures(least=0))))
    blue: Fraction | Tolerance | Stretch = Tolerance(near)
    if polarity is not Polarity.CLOSEST_TO_TARGET_IS_BEST and draw(st.booleans()):
        blue = Stretch(near)
    made = {Four.BLUE: blue, Four.GREEN: Tolerance(far), Four.AMBER: Tolerance(farther)}
    return Levels(made, target=target)


def expected_ranges() -> st.SearchStrategy[ExpectedRange]:
    """Expected ranges, closed at both ends; shrink to nought alone."""
    return st.builds(lambda low, width: ExpectedRange(low, low + width), figures(), figures(least=0))


def profiles(*, held: st.SearchStrategy[AnyThresholds] | None = None) -> st.SearchStrategy[Profile]:
    """What each quarter of a year is held to, some of them to nothing; shrink to four that are held to nothing.

    Args:
        held: what they are held to; thresholds, under which higher is better, if not given.
    """
    each = thresholds(polarity=Polarity.HIGHER_IS_BETTER) if held is None else held
    return st.lists(st.none() | each, min_size=4, max_size=4).map(Profile)
