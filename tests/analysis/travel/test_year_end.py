"""needed_by_year_end: the average that the rest of the year needs."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Aggregation,
    Basis,
    Frequency,
    Indicator,
    NoYearEnd,
    Period,
    Polarity,
    Profile,
    Ratio,
    Rolling,
    Thresholds,
    TimeSeries,
    YearEnd,
    needed_by_year_end,
)
from qpr_core.errors import IndicatorError, SeriesError
from qpr_core.testing import a_series, an_indicator, figures

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


START = Period.parse("Q1 2022/23")


SPREAD = {"2022/23": Profile.spread(1000, floor=900), "2023/24": Profile.spread(1000, floor=900)}


def following(values: Sequence[Any], start: Period = START) -> TimeSeries:
    return TimeSeries((start.shift(place), value) for place, value in enumerate(values))


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    usual: dict[str, Any] = {"unit": "%", "thresholds": Thresholds(target=85, floor=70)}
    return Indicator(code="K1", name="Calls", polarity=polarity, **(usual | parts))


TOTAL: dict[str, Any] = {
    "basis": Basis.YEAR_TO_DATE_TOTAL,
    "unit": "number",
    "thresholds": SPREAD,
}


def needed(values: Sequence[Any], indicator: Indicator, **parts: Any) -> YearEnd:
    made = following(values)
    return needed_by_year_end(indicator, made, made.last, **parts)


@pytest.mark.parametrize(
    ("values", "so_far", "remaining", "average"),
    [
        ([240, 430], 430, 2, 285),
        ([240, None], 240, 3, Fraction(760, 3)),
        ([None, 430], 430, 2, 285),
        ([None], None, 4, 250),
        ([240, 430, 700], 700, 1, 300),
        ([240, 430, 1200], 1200, 1, -200),
        ([240, 430, 700, 1001], 1001, 0, NoYearEnd.YEAR_OVER),
        ([240, 430, 700, 1001, 100], 100, 3, 300),
    ],
)
def test_year_end_of_a_year_to_date_total_needs_no_aggregation(
    values: list[Any], so_far: Any, remaining: int, average: Any
) -> None:
    found = needed(values, make(**TOTAL))
    assert (found.so_far, found.remaining, found.average) == (so_far, remaining, average)
    assert (found.done + found.remaining, found.frequency) == (4, Frequency.QUARTERLY)
    assert found.made_by is Aggregation.SUM


@pytest.mark.parametrize(
    ("values", "so_far", "average"),
    [
        ([80, 84], 82, 88),
        ([80], 80, Fraction(260, 3)),
        ([None], None, 85),
        ([80, None], 80, Fraction(260, 3)),
        ([None, 84], 84, NoYearEnd.GAP),
        ([80, None, 83], Fraction(163, 2), NoYearEnd.GAP),
        ([80, 84, 83, 90], Fraction(337, 4), NoYearEnd.YEAR_OVER),
        ([Ratio(4, 5), Ratio(84, 100)], 82, 88),
    ],
)
def test_year_end_by_mean_needs_every_period_up_to_the_newest(values: list[Any], so_far: Any, average: Any) -> None:
    """The mean of four that include x is the target where x = 4·85 less what is there."""
    found = needed(values, make(), made_by=Aggregation.MEAN)
    assert (found.so_far, found.average) == (so_far, average)


def test_year_end_by_sum_needs_its_own_target() -> None:
    flow = make(unit="number", thresholds=None)
    assert needed([20, 30], flow, made_by=Aggregation.SUM, target=100).average == 25
    with pytest.raises(IndicatorError, match="target of the year must be given for a sum of its periods, got None"):
        needed([20, 30], flow, made_by=Aggregation.SUM)


def test_year_end_of_a_year_to_date_rate_is_the_mean_so_far() -> None:
    assert needed([80, 82], make(basis=Basis.YEAR_TO_DATE_RATE)).average == 88


def test_year_end_has_the_target_of_the_last_period() -> None:
    profile = Profile.of_targets([200, 400, 600, 900], tolerance="10%")
    found = needed([240, 430], make(**(TOTAL | {"thresholds": {"2022/23": profile}})))
    assert found.average == Fraction(900 - 430, 2)
    late = {"Q4 2022/23": Thresholds(target=90, floor=80)}
    assert needed([80, 84], make(thresholds=late), made_by=Aggregation.MEAN).average == 98
    assert needed([80, 84], make(thresholds=None), made_by=Aggregation.MEAN).average is NoYearEnd.NO_TARGET


def test_year_end_of_months_has_twelve_periods() -> None:
    april = Period.parse("Apr 2022")
    months = following([100, 210, 300], april)
    monthly = make(**TOTAL)
    found = needed_by_year_end(monthly, months, "Jun 2022")
    assert (found.done, found.remaining, found.average) == (3, 9, Fraction(700, 9))
    assert found.frequency is Frequency.MONTHLY
    by_quarter = make(**(TOTAL | {"aggregation": Aggregation.LAST_MONTH}))
    assert needed_by_year_end(by_quarter, months, "Q1 2022/23").average == Fraction(700, 3)


def test_year_end_with_an_impossible_average_is_not_possible() -> None:
    assert not needed([10, 20], make(possible=(0, 100)), made_by=Aggregation.MEAN).is_possible
    assert needed([80, 84], make(possible=(0, 100)), made_by=Aggregation.MEAN).is_possible
    assert needed([10, 20], make(), made_by=Aggregation.MEAN).is_possible
    assert needed([80] * 4, make(possible=(0, 100)), made_by=Aggregation.MEAN).is_possible


def test_year_end_with_a_small_count_is_withheld() -> None:
    found = needed([Ratio(1, 30), Ratio(20, 30)], make(withhold_below=5), made_by=Aggregation.MEAN)
    assert (found.so_far, found.outcome) == (None, NoYearEnd.WITHHELD)


@pytest.mark.parametrize(
    ("parts", "given", "message"),
    [
        ({"basis": Rolling(4)}, None, r"periods of a year must not overlap, got Rolling\(periods=4\) \(K1\)"),
        ({}, None, "made_by must be Aggregation.SUM or Aggregation.MEAN, .*, got None"),
        (
            {},
            Aggregation.LAST_MONTH,
            "made_by must be Aggregation.SUM or Aggregation.MEAN, .* got Aggregation.LAST_MONTH",
        ),
        (
            TOTAL,
            Aggregation.MEAN,
            r"made_by must be Aggregation.SUM or Aggregation.MEAN, .*\(year-to-date total\), got Aggregation.MEAN",
        ),
    ],
)
def test_year_end_refuses_an_aggregation_against_the_basis(parts: dict[str, Any], given: Any, message: str) -> None:
    with pytest.raises(IndicatorError, match=message):
        needed([20, 30], make(**parts), made_by=given)
    assert needed([20, 30], make(**TOTAL), made_by=Aggregation.SUM).remaining == 2


def test_year_end_refuses_yearly_series_and_quarters_of_a_different_year() -> None:
    for start in ("2022/23", "Feb-Apr 2022"):
        made = following([20, 30], Period.parse(start))
        with pytest.raises(SeriesError, match="series must have months or quarters of the financial year, got"):
            needed_by_year_end(make(), made, made.last, made_by=Aggregation.MEAN)


@given(st.lists(figures(), min_size=1, max_size=3), figures())
def test_year_end_average_meets_the_target_exactly(values: list[Fraction], target: Fraction) -> None:
    for made_by in (Aggregation.SUM, Aggregation.MEAN):
        found = needed(values, make(thresholds=None), made_by=made_by, target=target)
        assert isinstance(found.average, Fraction)
        year = [*values, *[found.average] * found.remaining]
        assert sum(year) == (target if made_by is Aggregation.SUM else 4 * target)


def test_year_end_starts_from_the_period_asked_for() -> None:
    known = a_series(80, 84, 99, until="Q3 2023/24")
    ahead = qpr.needed_by_year_end(an_indicator(), known, "Q2 2023/24", made_by=qpr.Aggregation.MEAN)
    assert (ahead.done, ahead.remaining, ahead.average) == (2, 2, 88)  # 4 x 85 - 80 - 84 = 176


def test_year_end_names_the_period_of_an_impossible_value() -> None:
    bounded = an_indicator(possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        qpr.needed_by_year_end(bounded, a_series(101), "Q2 2023/24", made_by=qpr.Aggregation.MEAN)


@pytest.mark.parametrize("month", range(1, 13))
def test_year_end_of_a_year_from_any_month_has_its_periods(month: int) -> None:
    begins = qpr.FinancialYear(month)
    first = qpr.Period(2023, month, qpr.Frequency.QUARTERLY)
    ahead = qpr.needed_by_year_end(
        an_indicator(financial_year=begins), qpr.TimeSeries({first: 80}), first, made_by=qpr.Aggregation.MEAN
    )
    assert (ahead.done, ahead.remaining) == (1, 3)


def test_needed_by_year_end_target_that_is_no_figure_raises_with_the_code() -> None:
    with pytest.raises(qpr.QprError, match=r"got '\?' \(K7\)$"):
        qpr.needed_by_year_end(
            an_indicator(code="K7"), a_series(80, 81), "Q2 2023/24", made_by=qpr.Aggregation.MEAN, target="?"
        )
