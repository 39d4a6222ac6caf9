"""YearToDateRegression: the covariance of shares of the year so far."""

import math
import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm

from analysis.small_series import following, make
from qpr_core import (
    Aggregation,
    Basis,
    Direction,
    FinancialYear,
    Frequency,
    NoDirection,
    Period,
    assess,
    direction_of_travel,
    explain,
)
from qpr_core.analysis.methods.least_squares import fit_line, fit_year_to_date
from qpr_core.methods import Line, MannKendall, Regression, YearToDateRegression

LEVEL = Fraction(5, 100)
RATE: dict[str, Any] = {"basis": Basis.YEAR_TO_DATE_RATE}


def places_from(first: int, n: int, parts: int = 4) -> list[tuple[int, int]]:
    """Return the year and the place in it of successive periods; the first is at a place from 1."""
    return [((first - 1 + step) // parts, (first - 1 + step) % parts + 1) for step in range(n)]


def covariance_of(places: list[tuple[int, int]]) -> list[list[float]]:
    """Return 1/max(j, k) within a year and 0 across years, as the issue of rates of the year to date has it."""
    return [[1 / max(place, other) if year == of_year else 0.0 for of_year, other in places] for year, place in places]


@pytest.mark.parametrize("gaps", [False, True], ids=["whole", "gaps"])
@pytest.mark.parametrize(("first", "n", "parts"), [(1, 8, 4), (3, 12, 4), (2, 9, 2), (7, 20, 12)])
def test_fit_year_to_date_agrees_with_statsmodels_given_the_covariance(
    first: int, n: int, parts: int, gaps: bool
) -> None:
    numbers = random.Random(n)
    times = [time for time in range(n) if not (gaps and time in {2, 3, 5})]
    places = [places_from(first, n, parts)[time] for time in times]
    values = [Fraction(numbers.randint(700, 900), 10) for _ in times]
    line = fit_year_to_date(times, values, places, LEVEL)
    design = sm.add_constant(np.array(times, dtype=float))
    peer = sm.GLS([float(value) for value in values], design, sigma=np.array(covariance_of(places))).fit()
    assert (line.intercept, line.slope) == pytest.approx(tuple(peer.params), rel=1e-12)
    assert line.standard_error == pytest.approx(peer.bse[1], rel=1e-12)
    assert line.p_value == pytest.approx(peer.pvalues[1], rel=1e-11)
    assert line.degrees_of_freedom == len(times) - 2 == peer.df_resid


def test_fit_year_to_date_of_whole_years_is_fit_line() -> None:
    values = [Fraction(value) for value in (86, 84, 85, 81, 80, 78)]
    assert fit_year_to_date(range(6), values, places_from(1, 6, 1), LEVEL) == fit_line(range(6), values, LEVEL)


def test_fit_year_to_date_keeps_flat_and_perfect_lines_exact() -> None:
    flat = fit_year_to_date(range(9), [Fraction("85.1")] * 9, places_from(2, 9), LEVEL)
    assert (flat.slope, flat.standard_error, flat.t, flat.p_value) == (0, 0, None, None)
    rising = [10**9 + Fraction(place, 10) for place in range(9)]
    line = fit_year_to_date(range(9), rising, places_from(2, 9), LEVEL)
    assert (line.slope, line.standard_error, line.t, line.p_value) == (0.1, 0, math.inf, 0)


def test_regression_of_year_to_date_rates_knows_their_covariance() -> None:
    values = following([80, 81, 82, 81, 84, 83, 85])
    usual = direction_of_travel(make(**RATE), values, values.last)
    assert usual.method == YearToDateRegression()
    assert not usual.overlaps
    assert isinstance(usual.evidence, Line)
    expected = fit_year_to_date(range(7), [each.result for each in values.observations()], places_from(1, 7), LEVEL)  # type: ignore[misc]  # none is a Ratio
    assert usual.evidence == expected
    assert assess(make(**RATE), values, values.last).direction_of_travel == usual
    given = Regression(window=6, level="0.2", minimum_points=4)
    assert direction_of_travel(make(**RATE), values, values.last, method=given).method == YearToDateRegression(
        window=6, level="0.2", minimum_points=4
    )
    refused = direction_of_travel(make(**RATE), values, values.last, method=Regression(ignores_overlap=True))
    assert (refused.overlaps, refused.direction) == (True, Direction.POSITIVE)
    assert direction_of_travel(make(**RATE), values, values.last, method=MannKendall()).overlaps


def test_place_of_a_rate_follows_the_financial_year() -> None:
    """The quarter from July is the second of a year from April, and the first of one from July."""
    values = following([80, 81, 82, 81, 84, 83, 85], Period.parse("Q2 2020/21"))
    april = direction_of_travel(make(**RATE), values, values.last)
    july = direction_of_travel(make(financial_year=FinancialYear(7), **RATE), values, values.last)
    assert april.course is not None
    assert july.course is not None
    assert april.course.places_in_year[:4] == ((2020, 2), (2020, 3), (2020, 4), (2021, 1))
    assert july.course.places_in_year[:5] == ((2020, 1), (2020, 2), (2020, 3), (2020, 4), (2021, 1))
    assert april.evidence != july.evidence


def test_monthly_rates_reported_by_the_quarter_have_places_in_quarters() -> None:
    monthly = following([80 + place % 5 for place in range(30)], Period.parse("Apr 2020"))
    rate = make(aggregation=Aggregation.LAST_MONTH, **RATE)
    found = direction_of_travel(rate, monthly, "Q2 2022/23")
    assert found.course is not None
    assert found.course.places_in_year == tuple((2020 + place // 4, place % 4 + 1) for place in range(10))


def test_year_to_date_rates_of_whole_years_share_no_data() -> None:
    yearly = following([80, 81, 82, 81, 84, 83], Period.parse("2015/16"))
    found = direction_of_travel(make(**RATE), yearly, yearly.last)
    assert (found.method, found.overlaps) == (Regression(), False)
    assert found.course is not None
    assert found.course.points[0].period.frequency is Frequency.YEARLY


def test_explanation_names_the_test_of_year_to_date_rates() -> None:
    values = following([80, 81, 82, 81, 84, 83, 85])
    text = str(explain(direction_of_travel(make(**RATE), values, values.last), with_statistics=True))
    assert "at a significance level of 5%, by least squares for year-to-date rates). Without" in text


def test_year_to_date_regression_with_two_points_has_too_few() -> None:
    values = following([80, 90])
    method = YearToDateRegression(minimum_points=3)
    assert direction_of_travel(make(**RATE), values, values.last, method=method).direction is (
        NoDirection.TOO_FEW_POINTS
    )
    three = following([1, 2, 3])
    travel = direction_of_travel(make(**RATE), three, three.last, method=method)
    assert (travel.direction, travel.without, travel.is_fragile) == (Direction.POSITIVE, {}, False)


def rates(numbers: random.Random, n: int) -> list[Fraction]:
    """Means of the quarters of the year so far, of independent quarters."""
    made: list[Fraction] = []
    total = 0
    for step in range(n):
        total = round(numbers.gauss(0, 10_000)) + (total if step % 4 else 0)
        made.append(Fraction(total, step % 4 + 1))
    return made


@pytest.mark.large
@pytest.mark.parametrize("n", [8, 12, 20])
def test_year_to_date_rates_have_false_trends_in_5_per_cent_and_a_third_unadjusted(n: int) -> None:
    """Of 20,000 a share of 5% has a standard error of 0.15 points; the seeds are fixed."""
    numbers, places = random.Random(n), places_from(1, n)
    series = [rates(numbers, n) for _ in range(20_000)]
    known = sum(_is_trend(fit_year_to_date(range(n), heights, places, LEVEL)) for heights in series)
    ordinary = sum(_is_trend(fit_line(range(n), heights, LEVEL)) for heights in series)
    assert 0.045 <= known / len(series) <= 0.055
    assert ordinary / len(series) > 0.2


def _is_trend(line: Line) -> bool:
    return line.p_value is not None and line.p_value <= 0.05
