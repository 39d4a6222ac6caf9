"""Strategies for figures: exact numbers, ratios of counts, units, tolerances and intervals."""

from fractions import Fraction
from functools import cache
from typing import Final

from hypothesis import strategies as st

from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Stretch
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.unit import READY_MADE, Unit


def figures(*, least: int = -1000, most: int = 1000) -> st.SearchStrategy[Fraction]:
    """Exact figures of up to three decimal places between two bounds of which one is nought or both are about it.

    They shrink to nought.

    >>> from hypothesis import given
    >>> @given(figures(least=0, most=5))
    ... def test_figures(figure: Fraction) -> None:
    ...     assert 0 <= figure <= 5
    ...     assert (1000 * figure).denominator == 1
    >>> test_figures()

    Args:
        least: the lower bound, nought or less.
        most: the upper bound, nought or more.
    """
    return _figures(least, most)


_RATIOS: Final = st.integers(1, 500).flatmap(lambda total: st.builds(Ratio, st.integers(0, 2 * total), st.just(total)))


@cache
def _figures(least: int, most: int) -> st.SearchStrategy[Fraction]:
    # To make a strategy anew costs more than to draw from it.
    return st.builds(lambda whole, places: Fraction(whole, 10**places), st.integers(least, most), st.integers(0, 3))


def positive_figures() -> st.SearchStrategy[Fraction]:
    """Figures above nought, fractions of all kinds; shrink to 1."""
    return st.builds(Fraction, st.integers(1, 1000), st.integers(1, 1000))


def ratios() -> st.SearchStrategy[Ratio]:
    """Two counts of which there is something to count; shrink to 0 of 1."""
    return _RATIOS


def units() -> st.SearchStrategy[Unit]:
    """The units that the library names; shrink to per cent."""
    return st.sampled_from(READY_MADE)


def tolerances() -> st.SearchStrategy[Tolerance]:
    """Tolerances, relative or not; shrink to nought units."""
    return st.builds(Tolerance, figures(least=0) | st.integers(0, 200).map(lambda size: f"{size}%"))


def stretches() -> st.SearchStrategy[Stretch]:
    """Distances beyond a target, relative or not; shrink to nought units."""
    return st.builds(Stretch, figures(least=0) | st.integers(0, 200).map(lambda size: f"{size}%"))


def intervals() -> st.SearchStrategy[Interval]:
    """Ranges of values that are open at one end, or at none; shrink to nought alone."""
    closed = st.builds(lambda low, width: Interval(low, low + width), figures(), figures(least=0))
    return closed | st.builds(Interval, figures(), st.none()) | st.builds(Interval, st.none(), figures())
