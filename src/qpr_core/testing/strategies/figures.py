"""Strategies for exact figures, ratios, units, tolerances and intervals."""

from fractions import Fraction
from functools import cache
from typing import Final

from hypothesis import strategies as st

from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Stretch
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.durations import Durations
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.unit import READY_MADE, Unit
from qpr_core.model.values.yes_no import YesNo


def figures(*, least: int = -1000, most: int = 1000) -> st.SearchStrategy[Fraction]:
    """Return exact figures with up to three decimal places between two bounds.

    They shrink to 0.

    >>> from hypothesis import given
    >>> @given(figures(least=0, most=5))
    ... def test_figures(figure: Fraction) -> None:
    ...     assert 0 <= figure <= 5
    ...     assert (1000 * figure).denominator == 1
    >>> test_figures()

    Args:
        least: The lower bound, 0 or less.
        most: The upper bound, 0 or more.
    """
    return _figures(least, most)


_RATIOS: Final = st.integers(1, 500).flatmap(lambda total: st.builds(Ratio, st.integers(0, 2 * total), st.just(total)))


@cache
def _figures(least: int, most: int) -> st.SearchStrategy[Fraction]:
    # Creating a strategy takes longer than drawing from it.
    return st.builds(lambda whole, places: Fraction(whole, 10**places), st.integers(least, most), st.integers(0, 3))


def positive_figures() -> st.SearchStrategy[Fraction]:
    """Return positive figures, fractions included; they shrink to 1."""
    return st.builds(Fraction, st.integers(1, 1000), st.integers(1, 1000))


def ratios() -> st.SearchStrategy[Ratio]:
    """Return two counts with a total above 0; they shrink to 0 of 1."""
    return _RATIOS


def units() -> st.SearchStrategy[Unit]:
    """Return ready-made units and units with a form; they shrink to per cent."""
    return st.sampled_from(READY_MADE) | st.builds(Unit, name=st.just("time to answer"), form=durations() | answers())


def durations() -> st.SearchStrategy[Durations]:
    """Return ways to write durations; they shrink to days and hours."""
    words = st.sampled_from(
        [("d", "h", "m", "s"), (" days", " hours", " minutes", " seconds"), (" d", "hrs", "min", " sec")]
    )
    return words.flatmap(
        lambda known: st.sets(st.sampled_from(known), min_size=2).map(
            lambda some: Durations(word for word in known if word in some)
        )
    )


def answers() -> st.SearchStrategy[YesNo]:
    """Return ways to write yes and no; they shrink to these words."""
    return st.sampled_from([YesNo(), YesNo("Met", "Not met"), YesNo("Adopted", "Not adopted"), YesNo("Done", "no")])


def tolerances() -> st.SearchStrategy[Tolerance]:
    """Return tolerances, relative or in units; they shrink to 0 units."""
    return st.builds(Tolerance, figures(least=0) | st.integers(0, 200).map(lambda size: f"{size}%"))


def stretches() -> st.SearchStrategy[Stretch]:
    """Return levels beyond a target, relative or in units; they shrink to 0 units."""
    return st.builds(Stretch, figures(least=0) | st.integers(0, 200).map(lambda size: f"{size}%"))


def intervals() -> st.SearchStrategy[Interval]:
    """Return ranges with one end or two, each inside or not; they shrink to 0 only."""
    closed = st.builds(lambda low, width: Interval(low, low + width), figures(), figures(least=0))
    made = closed | st.builds(Interval, figures(), st.none()) | st.builds(Interval, st.none(), figures())
    return made | made.filter(lambda each: each.low != each.high).map(lambda each: each.without_ends)
