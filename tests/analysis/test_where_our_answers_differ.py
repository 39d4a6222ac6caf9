"""The page of differences: our answer and that of the other tool, side by side."""

import math
import random
import warnings
from collections import Counter
from fractions import Fraction

import pymannkendall
import pytest
import scipy.stats

from qpr_core import Direction, Indicator, NoDirection, Period, Polarity, TimeSeries, direction_of_travel
from qpr_core.analysis.methods.least_squares import fit_line
from qpr_core.analysis.methods.mann_kendall import kendall_of
from qpr_core.methods import LastPeriod, MannKendall, Regression

LEVEL = Fraction(5, 100)
CALLS = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
TWO = TimeSeries({"Q1 2023/24": 1, "Q2 2023/24": 5})


def test_direction_of_two_points_is_unknown_unlike_scipy() -> None:
    assert scipy.stats.linregress([0, 1], [1, 5]).pvalue == 0
    for method in (Regression(minimum_points=3), MannKendall(minimum_points=3)):
        found = direction_of_travel(CALLS, TWO, "Q2 2023/24", method=method)
        assert (found.direction, found.evidence) == (NoDirection.TOO_FEW_POINTS, None)
    theirs = direction_of_travel(CALLS, TWO, "Q2 2023/24", method=LastPeriod())
    assert theirs.direction is Direction.POSITIVE


def test_fit_line_of_a_constant_series_has_no_p_value_unlike_scipy() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert math.isnan(scipy.stats.linregress(range(5), [85.1] * 5).pvalue)
        dust = scipy.stats.linregress(range(7), [0.1] * 7)
    assert dust.pvalue == 1
    assert dust.stderr > 0
    ours = fit_line(range(7), [Fraction(1, 10)] * 7, LEVEL)
    assert (ours.slope, ours.standard_error, ours.p_value) == (0, 0, None)
    assert pymannkendall.original_test([5] * 6).p == 1
    assert kendall_of(range(6), [Fraction(5)] * 6, LEVEL).p_value is None


def test_fit_line_of_large_values_keeps_its_digits_unlike_scipy() -> None:
    small = ["0.1", "0.3", "0.2", "0.4", "0.1"]
    theirs = scipy.stats.linregress(range(5), [1e9 + float(value) for value in small]).slope
    ours = fit_line(range(5), [10**9 + Fraction(value) for value in small], LEVEL).slope
    assert ours == 0.01
    assert 1e-9 < abs(theirs - 0.01) < 1e-8


def test_fit_line_of_a_perfect_line_has_no_standard_error_unlike_scipy() -> None:
    theirs = scipy.stats.linregress(range(60), [1e9 + 0.1 * place for place in range(60)])
    ours = fit_line(range(60), [10**9 + Fraction(place, 10) for place in range(60)], LEVEL)
    assert theirs.stderr > 0
    assert (ours.slope, ours.standard_error, ours.t, ours.p_value) == (0.1, 0, math.inf, 0)


def test_kendall_of_few_points_is_exact_unlike_pymannkendall() -> None:
    """S = 16 of 8 points: 0.0635 by the normal approximation, 0.0610 over all 40,320 orders."""
    heights = [1, 0, 2, 3, 7, 4, 6, 5]
    numbers = random.Random(1)
    while pymannkendall.original_test(heights).s != 16:
        numbers.shuffle(heights)
    theirs = pymannkendall.original_test(heights)
    ours = kendall_of(range(8), [Fraction(height) for height in heights], LEVEL)
    assert (round(theirs.p, 4), round(ours.p_value or 0, 4)) == (0.0635, 0.0610)
    assert theirs.s == ours.s == 16
    approximate = math.erfc((abs(ours.s) - 1) / math.sqrt(2 * 8 * 7 * 21 / 18))
    assert approximate == pytest.approx(theirs.p, rel=1e-12)


def test_kendall_of_ties_is_exact_with_tau_b_unlike_pymannkendall() -> None:
    heights = [1, 1, 2, 2, 3, 3, 3, 5]
    theirs = pymannkendall.original_test(heights)
    ours = kendall_of(range(8), [Fraction(height) for height in heights], LEVEL)
    assert theirs.s == ours.s
    assert theirs.p != pytest.approx(ours.p_value, rel=1e-3)
    assert theirs.Tau == pytest.approx(ours.s / 28)
    untied = 28 - sum(count * (count - 1) // 2 for count in Counter(heights).values())
    assert ours.tau == pytest.approx(ours.s / math.sqrt(28 * untied))
    assert ours.tau == pytest.approx(scipy.stats.kendalltau(range(8), heights).statistic)


def test_direction_counts_a_gap_unlike_numbered_rows() -> None:
    gap = TimeSeries({"Q1 2023/24": 10, "Q2 2023/24": 20, "Q1 2024/25": 50, "Q2 2024/25": 60, "Q3 2024/25": 70})
    method = Regression(minimum_points=3)
    ours = direction_of_travel(CALLS, gap, "Q3 2024/25", method=method).evidence
    first = Period.parse("Q1 2023/24")
    numbered = TimeSeries((first.shift(place), each.result) for place, each in enumerate(gap.observations()))
    theirs = direction_of_travel(CALLS, numbered, numbered.last, method=method).evidence
    assert [getattr(line, "slope", None) for line in (ours, theirs)] == [10, 16]
    assert scipy.stats.linregress(range(5), [10, 20, 50, 60, 70]).slope == pytest.approx(16)
