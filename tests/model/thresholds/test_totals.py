"""Targets of a year-to-date total: one for the total of each quarter."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Aggregation,
    Basis,
    ExpectedRange,
    FinancialYear,
    Frequency,
    Indicator,
    NoRating,
    Polarity,
    Profile,
    QprError,
    Rag,
    Thresholds,
    TimeSeries,
    assess,
    classify,
    explain,
    needed_by_year_end,
    rate,
)
from qpr_core.analysis.answers import Rating
from qpr_core.errors import IndicatorError, ThresholdError
from qpr_core.rules import Expectation, Levels, RatingRule
from qpr_core.testing import Four, an_indicator, figures

NO_TARGET = NoRating.NO_TARGET_FOR_PERIOD
T = Thresholds(target=1000, floor=900)
QUARTERS = [f"Q{number} 2023/24" for number in (1, 2, 3, 4)]


def total(thresholds: Any, **parts: Any) -> Indicator:
    return an_indicator(code="V1", unit="number", basis=Basis.YEAR_TO_DATE_TOTAL, thresholds=thresholds, **parts)


def ratings(indicator: Indicator, value: object, *periods: str) -> list[Rating]:
    return [classify(indicator, value, at=period) for period in periods]  # type: ignore[arg-type]  # figures as text


# What is refused


@pytest.mark.parametrize(
    ("thresholds", "parts", "got"),
    [
        (T, {}, r"got Thresholds\(target=1000, floor=900\) for every quarter \(V1\)"),
        (Levels({Rag.GREEN: 1000, Rag.AMBER: 900}), {}, "got Levels.* for every quarter"),
        (Levels({Four.BLUE: 9, Four.GREEN: 8, Four.AMBER: 7}), {}, "got Levels.* for every quarter"),
        (ExpectedRange(900, 1000), {"polarity": Polarity.NEITHER}, "got ExpectedRange.* for every quarter"),
        (
            T,
            {"rule": RatingRule(name="mine", version=1, decide=lambda _: Rag.RED)},
            "got Thresholds.* for every quarter",
        ),
        (T, {"frequency": Frequency.QUARTERLY}, "got Thresholds.* for every quarter"),
        (T, {"frequency": Frequency.MONTHLY}, "got Thresholds.* for every quarter"),
        ({"2023/24": T}, {}, "got Thresholds.* for every quarter of 2023/24"),
        ({"2022/23": Profile([T, T, T, T]), "2023/24": T}, {}, "got Thresholds.* for every quarter of 2023/24"),
    ],
)
def test_indicator_of_totals_refuses_a_target_without_a_period(
    thresholds: Any, parts: dict[str, Any], got: str
) -> None:
    with pytest.raises(
        ThresholdError, match="thresholds of a year-to-date total must be for the total of each.*" + got
    ):
        total(thresholds, **parts)


def test_indicator_of_totals_error_has_three_remedies() -> None:
    with pytest.raises(ThresholdError) as refused:
        total(T)
    assert str(refused.value) == (
        "thresholds of a year-to-date total must be for the total of each quarter (pass a Profile such as "
        "Profile.spread(1000) by year, thresholds by quarter, or frequency=Frequency.YEARLY for a yearly result), "
        "got Thresholds(target=1000, floor=900) for every quarter (V1)"
    )


def test_evolve_to_a_total_checks_the_thresholds() -> None:
    with pytest.raises(ThresholdError, match="year-to-date total"):
        evolve(an_indicator(), basis=Basis.YEAR_TO_DATE_TOTAL)
    yearly = total(T, frequency=Frequency.YEARLY)
    with pytest.raises(ThresholdError, match="year-to-date total"):
        evolve(yearly, frequency=None)


@pytest.mark.parametrize(
    ("thresholds", "year", "message"),
    [
        ({"Q1 2023/24": T, "June 2023": T}, 4, "given once for each total, got Q1 2023/24 and Jun 2023"),
        ({"2023/24": Profile([T] * 4), "Q3 2023/24": T}, 4, "given once for each total, got Q3 2023/24 and Q3"),
        ({"Q1 2023/24": Profile([T] * 4)}, 4, "profile must be given for a year, got one for Q1 2023/24"),
        (
            {"Jan-Dec 2023": Profile([T] * 4)},
            4,
            "profile of a year-to-date total must be for a financial year, got 2023",
        ),
    ],
)
def test_indicator_of_totals_refuses_contradictory_targets(thresholds: Any, year: int, message: str) -> None:
    with pytest.raises(QprError, match=message):
        total(thresholds, financial_year=FinancialYear(year))


@pytest.mark.parametrize("basis", [Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE])
@pytest.mark.parametrize("aggregation", [Aggregation.SUM, Aggregation.MEAN, Aggregation.POOLED_COUNTS])
def test_months_of_the_year_to_date_are_not_added_up(basis: Basis, aggregation: Aggregation) -> None:
    """Totals of 5, 9 and 14 in April, May and June are 14 for the quarter, not 28."""
    message = rf"aggregation of year-to-date figures must be Aggregation.LAST_MONTH, got {aggregation!r} \(K1\)"
    with pytest.raises(IndicatorError, match=message):
        an_indicator(None, basis=basis, aggregation=aggregation)
    last = an_indicator(None, basis=basis, aggregation=Aggregation.LAST_MONTH)
    months = TimeSeries({"April 2023": 5, "May 2023": 9, "June 2023": 14})
    assert assess(last, months, "Q1 2023/24").standing.value == 14


# What is rated


def test_rate_total_uses_the_target_of_its_quarter() -> None:
    """260 visits meet the target of 250 for Q1, and 430 miss the floor of 450 for Q2."""
    visits = total({"2023/24": Profile.spread(1000, floor=900)})
    assert ratings(visits, 260, *QUARTERS) == [Rag.GREEN, Rag.RED, Rag.RED, Rag.RED]
    assert [classify(visits, value, at="Q2 2023/24") for value in (500, 450, 430)] == [Rag.GREEN, Rag.AMBER, Rag.RED]
    assert classify(visits, 1000, at="2023/24") is Rag.GREEN


def test_days_lost_by_the_second_quarter_miss_the_target_of_that_quarter() -> None:
    """5.9 days lost of the 8 of a whole year are far more than the 4 of half of it."""
    lost = total({"2014/15": Profile.spread(8, tolerance="10%")}, polarity=Polarity.LOWER_IS_BETTER)
    assert str(explain(rate(lost, "5.9", at="Q2 2014/15"))) == (
        "It is Red: 5.9 is 1.9 over the target of 4, outside the tolerance of 10% of the target."
    )


def test_rate_total_of_a_quarter_without_a_target_has_the_reason() -> None:
    visits = total({"Q1 2023/24": Thresholds(target=250, floor=225), "Q3 2023/24": Thresholds(target=750, floor=700)})
    assert ratings(visits, 260, *QUARTERS) == [Rag.GREEN, NO_TARGET, Rag.RED, NO_TARGET]
    assert ratings(visits, 260, "Q4 2022/23", "Q1 2024/25", "2023/24") == [NO_TARGET] * 3
    assert str(explain(rate(visits, 260, at="Q2 2023/24"))) == (
        "It is not rated: there is no target for the total at this point in the year."
    )
    assert assess(visits, TimeSeries({"Q2 2023/24": 260}), "Q2 2023/24").rating is NO_TARGET


def test_rate_outside_the_quarters_of_a_profile_is_no_target_for_period() -> None:
    visits = total({"2023/24": Profile([None, Thresholds(target=500, floor=450), None, T])})
    assert ratings(visits, 1000, *QUARTERS, "Q1 2024/25") == [NO_TARGET, Rag.GREEN, NO_TARGET, Rag.GREEN, NO_TARGET]


def test_thresholds_of_none_end_the_targets_with_the_reason_no_target() -> None:
    visits = total({"2022/23": Profile.spread(1000), "2023/24": None, "Q1 2024/25": T})
    assert ratings(visits, 5, "Q1 2023/24", "Q4 2023/24") == [NoRating.NO_TARGET] * 2
    assert ratings(visits, 5, "Q1 2024/25", "Q2 2024/25") == [Rag.RED, NO_TARGET]
    assert ratings(total({"2023/24": None}), 5, "Q1 2022/23", "Q1 2023/24") == [NoRating.NO_TARGET] * 2
    assert classify(total(None), 5, at="Q1 2023/24") is classify(total(None), 5) is NoRating.NO_TARGET


def test_rate_total_of_a_month_needs_a_target_of_its_own_or_its_quarter() -> None:
    visits = total({"2023/24": Profile.spread(1000), "August 2023": Thresholds(target=410, floor=400)})
    months = ("April 2023", "May 2023", "June 2023", "July 2023", "August 2023", "September 2023")
    assert ratings(visits, 420, *months) == [NO_TARGET, NO_TARGET, Rag.GREEN, NO_TARGET, Rag.GREEN, Rag.RED]


def test_rate_total_of_a_quarter_uses_the_target_of_its_last_month() -> None:
    by_month = total({"May 2023": Thresholds(target=150, floor=140), "June 2023": Thresholds(target=250, floor=240)})
    assert ratings(by_month, 245, "May 2023", "June 2023", "Q1 2023/24") == [Rag.GREEN, Rag.AMBER, Rag.AMBER]


def test_rate_total_uses_the_expected_range_of_its_quarter() -> None:
    calls = total({"Q1 2023/24": ExpectedRange(40, 45)}, polarity=Polarity.NEITHER)
    assert ratings(calls, 50, "Q1 2023/24", "Q2 2023/24") == [Expectation.ABOVE, NO_TARGET]
    assert classify(total(None, polarity=Polarity.NEITHER), 50, at="Q1 2023/24") is NoRating.DATA_ONLY


def test_classify_total_without_a_period_raises_an_error() -> None:
    with pytest.raises(IndicatorError, match=r"period must be given where thresholds change over time, got None"):
        classify(total({"Q1 2023/24": T}), 5)


def test_rate_yearly_total_uses_its_target_for_no_part_of_the_year() -> None:
    yearly = total(T, frequency=Frequency.YEARLY)
    assert ratings(yearly, 950, "2023/24") == [Rag.AMBER]
    assert classify(yearly, 950) is Rag.AMBER
    assert assess(yearly, TimeSeries({"2022/23": 950}), "Q1 2023/24").rating is Rag.AMBER
    with pytest.raises(IndicatorError, match=r"must be for a year, got one for Q1 2023/24 \(V1\)"):
        classify(yearly, 260, at="Q1 2023/24")


def test_classify_rate_of_the_year_to_date_may_have_one_target() -> None:
    assert classify(an_indicator(85, 80, basis=Basis.YEAR_TO_DATE_RATE), 84, at="Q1 2023/24") is Rag.AMBER


def test_needed_by_year_end_reads_the_target_of_the_last_quarter() -> None:
    by_quarter = total({"Q2 2023/24": Thresholds(target=500, floor=450), "Q4 2023/24": T})
    half = TimeSeries({"Q2 2023/24": 430})
    assert needed_by_year_end(by_quarter, half, "Q2 2023/24").average == 285  # (1000 - 430) / 2
    assert needed_by_year_end(total(None), half, "Q2 2023/24", target=1000).average == 285
    months = TimeSeries({"August 2023": 300})
    assert needed_by_year_end(by_quarter, months, "August 2023").average == 100  # (1000 - 300) / 7


# A target of the year, spread


def targets(profile: Profile) -> list[Fraction | None]:
    return [None if thresholds is None else thresholds.target for thresholds in profile.quarters]


def test_spread_divides_a_target_evenly_or_by_shares() -> None:
    assert targets(Profile.spread(1000)) == [250, 500, 750, 1000]
    assert targets(Profile.spread(1000, shares=[10, 20, 30, 40])) == [100, 300, 600, 1000]
    assert targets(Profile.spread(1000, shares=["0.1", "0.2", "0.3", "0.4"])) == [100, 300, 600, 1000]
    assert Profile.spread(1000, shares=[10, 20, 30, 40], floor=900) == Profile.of_targets(
        [100, 300, 600, 1000], floors=[90, 270, 540, 900]
    )
    assert Profile.spread(1000, tolerance="10%") == Profile.of_targets([250, 500, 750, 1000], tolerance="10%")


def test_classify_by_a_spread_target_alone_is_green_or_red() -> None:
    visits = total({"2023/24": Profile.spread(1000)})
    assert [classify(visits, value, at="Q1 2023/24") for value in (250, 249)] == [Rag.GREEN, Rag.RED]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"shares": [10, 20, 30, 30]}, r"shares must be 0 or more and add up to 100 or to 1, got \[10, 20, 30, 30\]"),
        ({"shares": [-10, 40, 30, 40]}, "shares must be 0 or more and add up to 100 or to 1"),
        ({"shares": [50, 50]}, "shares must be figures for four quarters, got"),
        ({"shares": "1234"}, "shares must be figures for four quarters, got '1234'"),
        ({"shares": 5}, "shares must be figures for four quarters, got 5"),
        ({"shares": [10, 20, 30, "x"]}, r"got 'x' \(share of a quarter\)"),
        ({"floor": 900, "tolerance": 5}, "thresholds must have either a floor or a tolerance"),
        ({"green_tolerance": 5}, "thresholds must have either a floor or a tolerance"),
    ],
)
def test_spread_refuses_wrong_shares_or_targets(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(QprError, match=message):
        Profile.spread(1000, **parts)


@given(figures(), st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(sum))
def test_conservation_spread_targets_of_quarters_add_up_to_the_year(year: Fraction, weights: list[int]) -> None:
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    spread = targets(Profile.spread(year, shares=shares))
    assert spread == [year * sum(shares[: place + 1]) for place in range(4)]
    assert spread[-1] == year
