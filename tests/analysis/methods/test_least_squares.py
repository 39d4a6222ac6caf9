"""Simulations of false and true trends by the regressions.

The noise is normal, rounded to whole numbers so that the sums are exact; the seeds are fixed, so that the counts are
always the same.
"""

import random
from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from qpr_core.analysis.methods.least_squares import fit_line, fit_overlapping, fit_seasons
from qpr_core.methods import Line

LEVEL = Fraction(5, 100)
SERIES = 20_000
OVERLAP = 4
NOISE = 10_000


def share(fits: Callable[[Sequence[Fraction]], Line], series: Sequence[Sequence[Fraction]]) -> float:
    """Return the share of the series in which a fit finds a trend."""
    lines = [fits(heights) for heights in series]
    return sum(line.p_value is not None and line.p_value <= 0.05 for line in lines) / len(lines)


def noise(numbers: random.Random, n: int) -> list[int]:
    return [round(numbers.gauss(0, NOISE)) for _ in range(n)]


def rolling(numbers: random.Random, n: int) -> list[Fraction]:
    """Sums of the last four of independent periods."""
    each = noise(numbers, n + OVERLAP - 1)
    return [Fraction(sum(each[place : place + OVERLAP])) for place in range(n)]


@pytest.mark.large
@pytest.mark.parametrize("n", [8, 12, 13, 20])
def test_rolling_figures_have_false_trends_in_5_per_cent_and_a_third_unadjusted(
    n: int,
) -> None:
    """Of 20,000 a share of 5% has a standard error of 0.15 points."""
    numbers = random.Random(n)
    series = [rolling(numbers, n) for _ in range(SERIES)]
    known = share(lambda heights: fit_overlapping(range(n), heights, OVERLAP, LEVEL), series)
    ordinary = share(lambda heights: fit_line(range(n), heights, LEVEL), series)
    assert 0.045 <= known <= 0.055
    assert 0.30 <= ordinary <= 0.40


SEASON = (0, 4 * NOISE, -4 * NOISE, NOISE)


def seasonal(numbers: random.Random, n: int, slope: int = 0) -> list[Fraction]:
    """Noise about a season four times as large, and a trend."""
    return [Fraction(slope * place + SEASON[place % 4] + value) for place, value in enumerate(noise(numbers, n))]


@pytest.mark.large
@pytest.mark.parametrize("n", [12, 16, 20])
def test_seasonal_figures_have_false_trends_in_5_per_cent_and_keep_true_ones(n: int) -> None:
    """The ordinary regression takes the season for noise: its size is far from 5%, and it misses what there is."""
    numbers = random.Random(n)
    seasons = [place % 4 for place in range(n)]

    def allowing(heights: Sequence[Fraction]) -> Line:
        return fit_seasons(range(n), heights, seasons, LEVEL)

    def ordinary(heights: Sequence[Fraction]) -> Line:
        return fit_line(range(n), heights, LEVEL)

    still = [seasonal(numbers, n) for _ in range(SERIES)]
    rising = [seasonal(numbers, n, slope=3 * NOISE // n) for _ in range(SERIES // 4)]
    size, power = share(allowing, still), share(allowing, rising)
    assert 0.045 <= size <= 0.055
    assert power > 0.6
    assert share(ordinary, still) < 0.01
    assert share(ordinary, rising) < 0.01
