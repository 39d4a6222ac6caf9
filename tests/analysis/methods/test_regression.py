"""Regressions agree with certified data, SciPy, statsmodels and exact fractions."""

import math
import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import scipy.stats
import statsmodels.api
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Aggregation,
    Direction,
    Indicator,
    NoDirection,
    Period,
    Polarity,
    Rolling,
    TimeSeries,
    assess,
    direction_of_travel,
)
from qpr_core.analysis.methods.least_squares import fit_line, fit_overlapping, fit_seasons
from qpr_core.analysis.methods.student import critical_t
from qpr_core.errors import MethodError
from qpr_core.methods import Line, Regression, RollingRegression, SeasonalRegression
from qpr_core.testing import a_series, an_indicator, figures

LEVEL = Fraction(5, 100)
START = Period.parse("Q1 2010/11")

NORRIS = """
0.1 0.2, 338.8 337.4, 118.1 118.2, 888.0 884.6, 9.2 10.1, 228.1 226.5, 668.5 666.3, 998.5 996.3, 449.1 448.6,
778.9 777.0, 559.2 558.2, 0.3 0.4, 0.1 0.6, 778.1 775.5, 668.8 666.9, 339.3 338.0, 448.9 447.5, 10.8 11.6,
557.7 556.0, 228.3 228.1, 998.0 995.8, 888.8 887.6, 119.6 120.2, 0.3 0.3, 0.6 0.3, 557.6 556.8, 339.3 339.1,
888.0 887.2, 998.5 999.0, 778.9 779.0, 10.2 11.1, 117.6 118.3, 228.9 229.2, 668.4 669.1, 449.2 448.9, 0.2 0.5
"""

ANSCOMBE = (
    ([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], "8.04 6.95 7.58 8.81 8.33 9.96 7.24 4.26 10.84 4.82 5.68"),
    ([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], "9.14 8.14 8.74 8.77 9.26 8.10 6.13 3.10 9.13 7.26 4.74"),
    ([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], "7.46 6.77 12.74 7.11 7.81 8.84 6.08 5.39 8.15 6.42 5.73"),
    ([8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8], "6.58 5.76 7.71 8.84 8.47 7.04 5.25 12.50 5.56 7.91 6.89"),
)


def following(values: Sequence[int | Fraction | None], start: Period = START) -> TimeSeries:
    return TimeSeries((start.shift(place), value) for place, value in enumerate(values))


def make(**parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%", **parts)


def test_fit_line_has_the_certified_values_of_norris() -> None:
    """NIST Statistical Reference Datasets, Norris: slope, intercept, their errors and F, certified to 15 digits."""
    pairs = [pair.split() for pair in NORRIS.replace("\n", " ").split(",")]
    times = [int(Fraction(x) * 10) for _, x in pairs]
    line = fit_line(times, [Fraction(y) for y, _ in pairs], LEVEL)
    assert line.point_count == 36
    assert line.slope * 10 == pytest.approx(1.00211681802045, rel=1e-14)
    assert line.intercept == pytest.approx(-0.262323073774029, rel=1e-12)
    assert line.standard_error * 10 == pytest.approx(0.429796848199937e-03, rel=1e-12)
    assert line.t is not None
    assert line.t**2 == pytest.approx(5436385.54079785, rel=1e-12)


@pytest.mark.parametrize(("times", "heights"), ANSCOMBE)
def test_fit_line_is_the_same_for_the_four_of_anscombe(times: list[int], heights: str) -> None:
    """F. J. Anscombe, Graphs in statistical analysis, 1973: slope 0.5, intercept 3, standard error 0.118, t 4.24."""
    line = fit_line(times, [Fraction(height) for height in heights.split()], LEVEL)
    assert (round(line.slope, 2), round(line.intercept, 1), round(line.standard_error, 3)) == (0.50, 3.0, 0.118)
    assert line.t == pytest.approx(4.24, abs=0.005)


@pytest.mark.parametrize("level", ["0.001", "0.01", "0.05", "0.1", "0.5"])
@pytest.mark.parametrize("n", [3, 4, 8, 13, 60, 150])
def test_slope_interval_is_that_of_scipy(n: int, level: str) -> None:
    numbers = random.Random(n)
    values = [Fraction(numbers.randrange(700, 900), 10) for _ in range(n)]
    line = fit_line(range(n), values, Fraction(level))
    reach = scipy.stats.t.isf(float(level) / 2, n - 2) * line.standard_error
    assert line.slope_interval == pytest.approx((line.slope - reach, line.slope + reach), rel=1e-11)
    assert line.p_value is not None
    covers = line.slope_interval[0] <= 0 <= line.slope_interval[1]
    assert covers is (line.p_value > float(level))


@pytest.mark.parametrize("degrees_of_freedom", [1, 2, 3, 11, 58, 300])
@pytest.mark.parametrize("level", [1e-9, 1e-3, 0.05, 0.3, 0.9])
def test_critical_t_has_twelve_digits(degrees_of_freedom: int, level: float) -> None:
    expected = scipy.stats.t.isf(level / 2, degrees_of_freedom)
    assert critical_t(level, degrees_of_freedom) == pytest.approx(expected, rel=1e-12)


def test_slope_interval_of_a_constant_series_is_a_point() -> None:
    assert fit_line(range(5), [Fraction(5)] * 5, LEVEL).slope_interval == (0, 0)


def _series(n: int, *, gaps: bool) -> tuple[list[int], list[Fraction]]:
    numbers = random.Random(n)
    times = sorted({0, *numbers.sample(range(1, 2 * n), n - 1)}) if gaps else list(range(n))
    return times, [Fraction(numbers.randrange(700, 900), 10) for _ in times]


@pytest.mark.parametrize("gaps", [False, True], ids=["whole", "gaps"])
@pytest.mark.parametrize("overlap", [2, 4, 12])
@pytest.mark.parametrize("n", [3, 5, 8, 13, 20, 40])
def test_fit_overlapping_agrees_with_statsmodels_for_the_same_correlation(n: int, overlap: int, gaps: bool) -> None:
    times, heights = _series(n, gaps=gaps)
    line = fit_overlapping(times, heights, overlap, LEVEL)
    shared = [[max(0, overlap - abs(one - other)) / overlap for other in times] for one in times]
    design = np.column_stack([np.ones(n), times])
    peer = statsmodels.api.GLS([float(height) for height in heights], design, sigma=np.array(shared)).fit()
    assert [line.intercept, line.slope, line.standard_error] == pytest.approx(
        [peer.params[0], peer.params[1], peer.bse[1]], rel=1e-9
    )
    assert (line.t, line.p_value) == pytest.approx((peer.tvalues[1], peer.pvalues[1]), rel=1e-8)


def _solve(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place, row in enumerate(rows):
        for other in rows:
            if other is not row and other[place]:
                share = other[place] / row[place]
                other[:] = [left - share * top for left, top in zip(other, row, strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]


@pytest.mark.parametrize("gaps", [False, True], ids=["whole", "gaps"])
@pytest.mark.parametrize(("n", "overlap"), [(3, 4), (5, 2), (8, 4), (13, 12)])
def test_fit_overlapping_has_twelve_digits(n: int, overlap: int, gaps: bool) -> None:
    """Against the normal equations solved in exact fractions, whitened by elimination and not by bordering."""
    times, heights = _series(n, gaps=gaps)
    shared = [[Fraction(max(0, overlap - abs(one - other)), overlap) for other in times] for one in times]
    columns = [[Fraction(1)] * n, [Fraction(time) for time in times], heights]
    through = [_solve(shared, column) for column in columns]
    a, b, d, c, e, f = (
        sum((left * right for left, right in zip(columns[one], through[other], strict=True)), Fraction(0))
        for one, other in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
    )
    slope = (a * e - b * d) / (a * c - b * b)
    intercept = (d - slope * b) / a
    rest = f - intercept * d - slope * e
    line = fit_overlapping(times, heights, overlap, LEVEL)
    error = math.sqrt(rest / (n - 2) * a / (a * c - b * b))
    assert [line.slope, line.intercept, line.standard_error] == pytest.approx(
        [float(slope), float(intercept), error], rel=1e-13
    )
    assert line.t == pytest.approx(float(slope) / error, rel=1e-13)


def test_fit_overlapping_without_overlap_is_fit_line() -> None:
    """Every fourth figure of four periods each: no two share one."""
    values = [Fraction(value) for value in (86, 84, 85, 81, 80, 78)]
    plain = fit_line(range(0, 24, 4), values, LEVEL)
    rolling = fit_overlapping(range(0, 24, 4), values, 4, LEVEL)
    assert rolling == plain


def test_fit_overlapping_keeps_flat_and_perfect_lines_exact() -> None:
    flat = fit_overlapping(range(9), [Fraction("85.1")] * 9, 4, LEVEL)
    assert (flat.slope, flat.standard_error, flat.t, flat.p_value) == (0, 0, None, None)
    line = fit_overlapping(range(9), [10**9 + Fraction(place, 10) for place in range(9)], 4, LEVEL)
    assert (line.slope, line.standard_error, line.t, line.p_value) == (0.1, 0, math.inf, 0)


def test_regression_over_rolling_figures_allows_for_overlap_unless_it_ignores_it() -> None:
    values = following([86, 84, 85, 81, 80, 78])
    rolling = make(basis=Rolling(4))
    usual = direction_of_travel(rolling, values, values.last)
    assert usual.method == RollingRegression(periods=4)
    assert usual.direction is Direction.STABLE
    given = Regression(window=6, level="0.2", minimum_points=4)
    assert direction_of_travel(rolling, values, values.last, method=given).method == RollingRegression(
        periods=4, window=6, level="0.2", minimum_points=4
    )
    refused = Regression(ignores_overlap=True)
    assert direction_of_travel(rolling, values, values.last, method=refused).direction is Direction.NEGATIVE
    undeclared = RollingRegression(periods=4)
    assert direction_of_travel(make(), values, values.last, method=undeclared).evidence == usual.evidence


@pytest.mark.parametrize(("months", "quarters"), [(12, 4), (6, 2), (5, 2), (3, None), (2, None)])
def test_rolling_months_reported_by_the_quarter_overlap_by_quarters(months: int, quarters: int | None) -> None:
    april = Period.parse("Apr 2020")
    monthly = following([80 + place % 5 for place in range(30)], april)
    rolling = make(basis=Rolling(months), aggregation=Aggregation.LAST_MONTH)
    found = direction_of_travel(rolling, monthly, "Q2 2022/23")
    assert found.method == (Regression() if quarters is None else RollingRegression(periods=quarters))
    assert not found.overlaps
    assert assess(rolling, monthly, "Q2 2022/23").direction_of_travel == found
    by_month = direction_of_travel(rolling, monthly, "Sep 2022")
    assert by_month.method == RollingRegression(periods=months)
    refused = direction_of_travel(rolling, monthly, "Q2 2022/23", method=Regression(ignores_overlap=True))
    assert refused.overlaps is (quarters is not None)


def test_regressions_with_two_points_have_too_few() -> None:
    values = following([80, 90])
    for method in (Regression(minimum_points=3), RollingRegression(periods=2, minimum_points=3)):
        assert direction_of_travel(make(), values, values.last, method=method).direction is NoDirection.TOO_FEW_POINTS


@pytest.mark.parametrize("gaps", [False, True], ids=["whole", "gaps"])
@pytest.mark.parametrize("years", [3, 4, 8])
def test_fit_seasons_agrees_with_statsmodels_with_a_height_for_each_season(years: int, gaps: bool) -> None:
    numbers = random.Random(years)
    times = [time for time in range(4 * years) if not gaps or time not in {1, 6}]
    heights = [Fraction(numbers.randrange(700, 900), 10) for _ in times]
    seasons = [time % 4 for time in times]
    line = fit_seasons(times, heights, seasons, LEVEL)
    design = np.column_stack([*([season == each for season in seasons] for each in range(4)), times]).astype(float)
    peer = statsmodels.api.OLS([float(height) for height in heights], design).fit()
    assert [line.intercept, line.slope, line.standard_error, line.t, line.p_value] == pytest.approx(
        [peer.params[seasons[0]], peer.params[4], peer.bse[4], peer.tvalues[4], peer.pvalues[4]], rel=1e-9
    )
    assert line.degrees_of_freedom == len(times) - 5 == peer.df_resid


def test_fit_seasons_with_one_season_a_year_is_fit_line() -> None:
    values = [Fraction(value) for value in (86, 84, 85, 81, 80, 78)]
    line = fit_seasons(range(6), values, [4] * 6, LEVEL)
    (centre,) = line.centres
    assert line._replace(centres=(centre._replace(season=None),)) == fit_line(range(6), values, LEVEL)


SEASON = (0, 30, -10, 20)


def test_seasonal_regression_neither_hides_nor_imitates_a_trend() -> None:
    rising = following([50 + place + SEASON[place % 4] + (place * 7) % 3 for place in range(12)])
    assert direction_of_travel(make(), rising, rising.last).direction is Direction.STABLE
    assert direction_of_travel(make(), rising, rising.last, method=SeasonalRegression()).direction is Direction.POSITIVE
    peaks = following([50 + (0, 10, 20, 30)[place % 4] + (place * 7) % 3 for place in range(12)])
    short = Regression(window=4, minimum_points=4)
    assert direction_of_travel(make(), peaks, peaks.last, method=short).direction is Direction.POSITIVE
    assert direction_of_travel(make(), peaks, peaks.last, method=SeasonalRegression()).direction is Direction.STABLE


def test_seasonal_regression_with_too_few_years_is_unknown() -> None:
    eleven = following([50 + SEASON[place % 4] for place in range(11)])
    assert direction_of_travel(make(), eleven, eleven.last, method=SeasonalRegression()).direction is (
        NoDirection.TOO_FEW_YEARS
    )
    gap = following([None if place == 5 else 50 + SEASON[place % 4] for place in range(12)])
    assert (
        direction_of_travel(make(), gap, gap.last, method=SeasonalRegression()).direction is NoDirection.TOO_FEW_YEARS
    )
    two = direction_of_travel(make(), eleven, eleven.last, method=SeasonalRegression(minimum_years=2))
    assert two.direction is Direction.STABLE
    assert direction_of_travel(make(), following([1, 2]), START.shift(1), method=SeasonalRegression()).direction is (
        NoDirection.TOO_FEW_POINTS
    )


def test_seasonal_regression_looks_at_the_years_of_its_window() -> None:
    long = following([50 + SEASON[place % 4] for place in range(40)])
    for years, points in ((3, 12), (5, 20), (None, 40)):
        assert (
            direction_of_travel(make(), long, long.last, method=SeasonalRegression(years=years)).point_count == points
        )
    assert SeasonalRegression().years == 5


def test_seasonal_regression_of_a_monthly_series_has_months_as_seasons() -> None:
    april = Period.parse("Apr 2019")
    months = following([50 + (place % 12) * 3 + place for place in range(36)], april)
    travel = direction_of_travel(make(), months, months.last, method=SeasonalRegression(years=3))
    assert travel.point_count == 36
    assert isinstance(travel.evidence, Line)
    assert (travel.direction, travel.evidence.slope) == (Direction.POSITIVE, 1)
    assert travel.evidence.degrees_of_freedom == 36 - 13
    late = direction_of_travel(make(), months, months.last, method=SeasonalRegression(years=None, minimum_years=2))
    assert late.evidence == travel.evidence


@given(st.lists(figures(), min_size=4, max_size=14))
def test_regression_movements_without_agree_with_a_new_fit(values: list[Fraction]) -> None:
    made = following(values)
    method = Regression(window=None, minimum_points=3)
    travel = direction_of_travel(make(), made, made.last, method=method)
    for place, period in enumerate(START.shift(place) for place in range(len(values))):
        left = following([None if other == place else value for other, value in enumerate(values)])
        without = direction_of_travel(make(carry_forward=2), left, made.last, method=method).direction
        assert travel.without.get(period, travel.direction) is without


def test_regression_of_three_points_depends_on_none() -> None:
    line = following([1, 2, 3])
    for method in (Regression(minimum_points=3), RollingRegression(periods=2, minimum_points=3)):
        travel = direction_of_travel(make(), line, line.last, method=method)
        assert (travel.direction, dict(travel.without), travel.is_fragile) == (Direction.POSITIVE, {}, False)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: RollingRegression(periods=1), "periods must be a whole number of 2 or more, got 1"),
        (lambda: RollingRegression(periods=4, window=4), "window must be at least minimum_points"),
        (lambda: Regression(ignores_overlap=1), "ignores_overlap must be True or False, got 1"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: SeasonalRegression(minimum_years=1), "minimum_years must be a whole number of 2 or more, got 1"),
        (lambda: SeasonalRegression(years=2), "years must be a whole number of 3 or more, got 2"),
    ],
)
def test_parameters_of_the_wrong_type_or_value_are_refused(ask: Any, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        ask()


def test_seasonal_regression_of_yearly_results_needs_three_years() -> None:
    """A height and a slope leave nothing over of two points."""
    method = qpr.methods.SeasonalRegression(minimum_years=2)
    years = qpr.TimeSeries({"2019/20": 80, "2020/21": 81, "2021/22": 83, "2022/23": 84})
    found = [
        qpr.direction_of_travel(an_indicator(), years.between(first="2019/20", last=last), last, method=method)
        for last in ("2020/21", "2021/22", "2022/23")
    ]
    assert [each.direction is qpr.NoDirection.TOO_FEW_YEARS for each in found] == [True, False, False]


def test_seasonal_regression_without_a_point_may_have_one_year_fewer() -> None:
    """By statsmodels, p is 0.011, and 0.057 without the first quarter of either year."""
    series = a_series(67, 71, 69, 76, 74, 75, 77, 80, until="Q4 2021/22")
    method = qpr.methods.SeasonalRegression(minimum_years=2)
    travel = qpr.direction_of_travel(an_indicator(), series, "Q4 2021/22", method=method)
    assert travel.direction is qpr.Direction.POSITIVE
    assert {str(period): each for period, each in travel.without.items()} == {
        "Q1 2020/21": qpr.Direction.STABLE,
        "Q1 2021/22": qpr.Direction.STABLE,
    }


FOUR = {"Q3 2022/23": 70, "Q4 2022/23": 71, "Q1 2023/24": 72, "Q2 2023/24": 75}


def test_regression_without_one_of_four_results_uses_three() -> None:
    method = qpr.methods.Regression(minimum_points=3, level="0.06")

    def direction(results: dict[str, int]) -> object:
        series = qpr.TimeSeries(results)
        return qpr.direction_of_travel(an_indicator(), series, series.last, method=method).direction

    travel = qpr.direction_of_travel(an_indicator(), qpr.TimeSeries(FOUR), "Q2 2023/24", method=method)
    others = {left: direction({name: FOUR[name] for name in FOUR if name != left}) for left in FOUR}
    found = {str(period): other for period, other in travel.without.items()}
    assert found == {left: other for left, other in others.items() if other is not travel.direction}
    assert 0 < len(found) < 4
