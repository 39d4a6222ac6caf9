"""Monthly results: how three months make a quarter."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    Aggregation,
    FinancialYear,
    Frequency,
    Indicator,
    Judgement,
    Polarity,
    Rag,
    Ratio,
    Scorecard,
    Thresholds,
    TimeSeries,
    assess,
    compare,
    direction_of_travel,
    latest_result,
)
from qpr_core.errors import PeriodError, SeriesError
from qpr_core.methods import Regression
from qpr_core.testing import a_series, an_indicator, figures

MONTHS = TimeSeries(
    {"April 2023": 5, "May 2023": 6, "June 2023": 10, "July 2023": 8, "September 2023": 9, "October 2023": 1}
)
COUNTS = TimeSeries({"April 2023": Ratio(1, 2), "May 2023": Ratio(0, 0), "June 2023": Ratio(3, 8)})


HIGHER, LOWER, CLOSEST, NEITHER = Polarity
T = Thresholds(target=85, floor=80)


def make(aggregation: Aggregation | None = None, **parts: Any) -> Indicator:
    return Indicator(
        code="K1",
        name="Visits",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="number",
        thresholds=Thresholds(target=20, floor=10),
        aggregation=aggregation,
        **parts,
    )


@pytest.mark.parametrize(
    ("aggregation", "results"),
    [
        (Aggregation.LAST_MONTH, [10, 9, None]),
        (Aggregation.SUM, [21, None, None]),
        (Aggregation.MEAN, [7, None, None]),
    ],
)
def test_by_quarter_without_a_needed_month_has_no_result(aggregation: Aggregation, results: list[int | None]) -> None:
    quarters = MONTHS.by_quarter(aggregation)
    assert [(str(period), result) for period, result, _ in quarters] == list(
        zip(["Q1 2023/24", "Q2 2023/24", "Q3 2023/24"], results, strict=True)
    )


def test_by_quarter_adds_counts_and_does_not_average() -> None:
    assert COUNTS.by_quarter(Aggregation.POOLED_COUNTS)["Q1 2023/24"] == Ratio(4, 10)
    nothing = TimeSeries(dict.fromkeys(["April 2023", "May 2023", "June 2023"], Ratio(0, 0)))
    assert nothing.by_quarter(Aggregation.POOLED_COUNTS)["Q1 2023/24"] == Ratio(0, 0)
    gap = TimeSeries({"April 2023": Ratio(1, 2), "June 2023": Ratio(1, 2)})
    assert gap.by_quarter(Aggregation.POOLED_COUNTS)["Q1 2023/24"] is None


@given(st.tuples(figures(), figures(), figures()))
def test_by_quarter_agrees_with_arithmetic(values: tuple[Fraction, Fraction, Fraction]) -> None:
    months = TimeSeries(zip(["Apr 2023", "May 2023", "Jun 2023"], values, strict=True))
    made = {way: months.by_quarter(way)["Q1 2023/24"] for way in Aggregation if way is not Aggregation.POOLED_COUNTS}
    assert made == {
        Aggregation.LAST_MONTH: values[2],
        Aggregation.SUM: sum(values),
        Aggregation.MEAN: Fraction(sum(values), 3),
    }


def test_every_function_uses_the_quarters_made_of_months() -> None:
    indicator, quarters = make(Aggregation.SUM), MONTHS.by_quarter(Aggregation.SUM)
    plain = make(Aggregation.SUM)
    assert assess(indicator, MONTHS, "Q1 2023/24") == assess(plain, quarters, "Q1 2023/24")
    assert compare(indicator, MONTHS, "Q2 2023/24", against="Q1 2023/24") == compare(
        plain, quarters, "Q2 2023/24", against="Q1 2023/24"
    )
    three = Regression(minimum_points=3)
    assert direction_of_travel(indicator, MONTHS, "Q3 2023/24", method=three) == direction_of_travel(
        plain, quarters, "Q3 2023/24", method=three
    )
    assert latest_result(indicator, MONTHS, "Q2 2023/24").is_carried
    report = Scorecard([(indicator, MONTHS)]).report("Q1 2023/24")
    assert report["K1"].rating is Rag.GREEN
    assert assess(make(Aggregation.LAST_MONTH), MONTHS, "Q3 2023/24").rating is Rag.RED


def test_months_are_used_for_a_month() -> None:
    comparison = compare(make(Aggregation.SUM), MONTHS, "May 2023")
    assert (comparison.change, comparison.judgement) == (1, Judgement.BETTER)
    assert assess(make(Aggregation.SUM), MONTHS, "August 2023").is_carried


def test_quarters_of_months_follow_the_year_of_the_indicator() -> None:
    year = FinancialYear("February")
    quarters = MONTHS.by_quarter(Aggregation.SUM, financial_year=year)
    assert str(quarters.first) == "Feb-Apr 2023"
    indicator = make(Aggregation.LAST_MONTH, financial_year=year)
    assert assess(indicator, MONTHS, "Q1 2023/24").standing.value == 5  # April, where a year from April has 10, June
    assert assess(indicator, MONTHS, "Q2 2023/24").standing.value == 8


@pytest.mark.parametrize(
    ("series", "aggregation", "message"),
    [
        (
            COUNTS,
            Aggregation.SUM,
            "results must be figures to be aggregated by sum, got Ratio(numerator=1, denominator=2)",
        ),
        (
            COUNTS,
            Aggregation.MEAN,
            "results must be figures to be aggregated by mean, got Ratio(numerator=1, denominat",
        ),
        (
            MONTHS,
            Aggregation.POOLED_COUNTS,
            "results must be two counts to be aggregated by pooled counts, got Fraction(5",
        ),
        (
            MONTHS,
            "total",
            "aggregation must be an Aggregation or one of 'last month', 'sum', 'mean', 'pooled counts', got 'total'",
        ),
        (
            TimeSeries({"Q1 2023/24": 5}),
            Aggregation.SUM,
            "series must have periods shorter than a quarter to make quarters, got quarters (Q1 2023/24)",
        ),
    ],
)
def test_by_quarter_of_wrong_months_raises_an_error(series: TimeSeries, aggregation: Aggregation, message: str) -> None:
    with pytest.raises(SeriesError) as caught:
        series.by_quarter(aggregation)
    assert message in str(caught.value)


def test_indicator_with_a_wrong_aggregation_raises_with_its_code() -> None:
    with pytest.raises(SeriesError, match=r"aggregated by sum, got Ratio\(numerator=1, denominator=2\) \(K1\)"):
        assess(make(Aggregation.SUM), COUNTS, "Q1 2023/24")
    with pytest.raises(SeriesError, match=r"aggregation must be an Aggregation or one of .*, got 'total' \(K1\)"):
        make("total")  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(PeriodError, match="financial_year must be a FinancialYear, got 4"):
        MONTHS.by_quarter(Aggregation.SUM, financial_year=4)  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize("at", ["Q1 2023/24", "H1 2023/24", "2023/24"])
def test_a_longer_period_needs_an_aggregation(at: str) -> None:
    rule = "period must be a month for a series of months (or give the indicator an aggregation), got"
    with pytest.raises(SeriesError, match=re.escape(f"{rule} {at} (K1)")):
        assess(make(None), MONTHS, at)


def test_latest_result_in_arrears_ignores_an_early_result() -> None:
    late = an_indicator(arrears=1)
    latest = qpr.latest_result(late, a_series(80, 81, 82, until="Q3 2023/24"), "Q2 2023/24")
    assert (str(latest.due), latest.found) == ("Q1 2023/24", a_series(80, until="Q1 2023/24").latest())


def test_latest_result_before_the_series_begins_is_no_result() -> None:
    found = [qpr.latest_result(an_indicator(arrears=1), a_series(80), at).found for at in ("Q1 2023/24", "Q4 2022/23")]
    assert found == [qpr.NoRating.NO_RESULT] * 2


def test_series_of_an_undeclared_frequency_raises_an_error() -> None:
    with pytest.raises(
        SeriesError, match=r"series must be of years, the frequency of the indicator, got quarters \(K1\)"
    ):
        assess(make(frequency=Frequency.YEARLY), TimeSeries({"Q1 2023/24": 84}), "Q1 2023/24")
