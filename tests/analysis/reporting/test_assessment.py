from typing import Any

import pytest
from hypothesis import given

import qpr_core as qpr
from qpr_core import (
    Aggregation,
    FinancialYear,
    Flag,
    Indicator,
    Judgement,
    NoDirection,
    NoRating,
    Polarity,
    Rag,
    Ratio,
    Thresholds,
    TimeSeries,
    assess,
    compare,
    direction_of_travel,
    latest_result,
    rate,
)
from qpr_core.errors import IndicatorError, MethodError, PeriodError, SeriesError
from qpr_core.methods import Regression
from qpr_core.testing import a_series, an_indicator, plain_indicators, series

YEARS = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=88, floor=86)}


GREEN, AMBER, RED = qpr.Rag
T = qpr.Thresholds(target=85, floor=80)


def _improves(case: qpr.rules.Case) -> qpr.Rag | None:
    if case.previous_value is None:
        return None
    if case.value >= case.target:
        return GREEN
    return AMBER if case.value > case.previous_value else RED


IMPROVES = qpr.rules.RatingRule(name="improves", version=3, decide=_improves, looks_back=qpr.Baseline.PREVIOUS_PERIOD)


def make(**parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": YEARS} | parts
    return Indicator(
        code="K1",
        name="Calls",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        **given_parts,
    )


@given(plain_indicators(), series())
def test_assess_agrees_with_rate_compare_and_direction_of_travel(indicator: Indicator, made: TimeSeries) -> None:
    assessment = assess(indicator, made, made.last)
    assert assessment.comparison == compare(indicator, made, made.last)
    assert assessment.direction_of_travel == direction_of_travel(indicator, made, made.last)
    if assessment.result_period is not None:
        assert assessment.standing == rate(indicator, made[assessment.result_period], at=assessment.result_period)
        assert assessment.is_carried is (assessment.result_period != made.last)
    else:
        assert isinstance(assessment.rating, NoRating)


def test_assess_late_result_is_carried_with_the_rating_of_its_quarter() -> None:
    late = assess(make(), TimeSeries({"Q4 2022/23": 85, "Q1 2023/24": None}), "Q1 2023/24")
    assert (late.rating, late.is_carried, str(late.result_period)) == (Rag.GREEN, True, "Q4 2022/23")
    assert late.on_current_thresholds.rating is Rag.RED
    assert late.comparison.now.rating is NoRating.NO_RESULT


def test_assess_carries_a_result_as_far_as_carry_forward_allows() -> None:
    results = TimeSeries({"Q4 2022/23": 85})
    assert assess(make(), results, "Q2 2023/24").rating is NoRating.TOO_OLD
    assert assess(make(carry_forward=2), results, "Q2 2023/24").rating is Rag.GREEN
    assert assess(make(carry_forward=0), results, "Q1 2023/24").rating is NoRating.TOO_OLD
    assert assess(make(carry_forward=0), results, "Q4 2022/23").rating is Rag.GREEN


@pytest.mark.parametrize(
    ("results", "quarter", "reason"),
    [
        ({"Q1 2023/24": None}, "Q1 2023/24", NoRating.NO_RESULT),
        ({"Q1 2023/24": 85}, "Q1 1999/00", NoRating.NO_RESULT),
        ({"Q1 2023/24": Ratio(0, 0)}, "Q1 2023/24", NoRating.NOTHING_TO_COUNT),
        ({"Q1 2022/23": 85, "Q1 2023/24": Ratio(0, 0)}, "Q1 2023/24", NoRating.NOTHING_TO_COUNT),
        ({"Q1 2022/23": 85, "Q1 2023/24": None}, "Q1 2023/24", NoRating.TOO_OLD),
        ({"Q1 2021/22": 85}, "Q1 2021/22", NoRating.NO_TARGET),
        ({"2023/24": 85}, "Q2 2023/24", NoRating.NOT_YET_DUE),
        ({"2024/25": 85}, "Q2 2023/24", NoRating.NO_RESULT),
        ({"2021/22": 85}, "Q4 2023/24", NoRating.TOO_OLD),
    ],
)
def test_assess_without_a_rating_has_the_reason(results: dict[str, int], quarter: str, reason: NoRating) -> None:
    assessment = assess(make(), TimeSeries(results), quarter)
    assert assessment.rating is reason
    assert assessment.on_current_thresholds.rating is reason
    assert not assessment.is_carried


def test_assess_yearly_result_counts_until_the_next_is_due() -> None:
    survey = TimeSeries({"2021/22": 70, "2022/23": 85})
    found = {quarter: assess(make(), survey, quarter) for quarter in ("Q3 2022/23", "Q4 2022/23", "Q3 2023/24")}
    assert [str(assessment.result_period) for assessment in found.values()] == ["2021/22", "2022/23", "2022/23"]
    assert not any(assessment.is_carried for assessment in found.values())
    assert found["Q3 2023/24"].rating is Rag.GREEN
    assert found["Q3 2023/24"].on_current_thresholds.rating is Rag.RED
    assert assess(make(), survey, "Q4 2023/24").is_carried
    assert found["Q3 2023/24"].comparison.judgement is Judgement.BETTER


def test_assess_carried_result_is_no_trend_point_and_not_compared() -> None:
    falling = TimeSeries(
        {"Q1 2022/23": 86, "Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81, "Q1 2023/24": 80, "Q2 2023/24": 78}
    )
    late = assess(make(), falling, "Q3 2023/24")
    assert late.direction_of_travel.point_count == 6
    assert late.comparison.change is None
    assert late.direction_of_travel.evidence == assess(make(), falling, "Q2 2023/24").direction_of_travel.evidence


def test_assess_uses_the_given_method() -> None:
    results = TimeSeries({"Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81})
    assert assess(make(), results, "Q4 2022/23").direction_of_travel.direction is NoDirection.TOO_FEW_POINTS
    three = Regression(minimum_points=3)
    assert assess(make(), results, "Q4 2022/23", method=three).direction_of_travel.method is three


def test_assess_reads_quarters_in_the_year_of_the_indicator() -> None:
    year = FinancialYear("January")
    indicator = make(financial_year=year, thresholds={"2023": Thresholds(target=85, floor=80)})
    results = TimeSeries({"Q2 2023": 85}, financial_year=year)
    assert assess(indicator, results, "Q2 2023").rating is Rag.GREEN
    with pytest.raises(PeriodError, match="year that begins in January must be written with one number"):
        assess(indicator, results, "Q2 2023/24")


@pytest.mark.parametrize(
    ("indicator", "results", "quarter", "method", "error", "message"),
    [
        ("K1", TimeSeries({"Q1 2023/24": 1}), "Q1 2023/24", None, IndicatorError, "must be an Indicator, got 'K1'"),
        (make(), None, "Q1 2023/24", None, SeriesError, "series must be a TimeSeries, got None (K1)"),
        (make(), TimeSeries({"Q1 2023/24": 1}), "soon", None, PeriodError, "period must be written like one of"),
        (
            make(),
            TimeSeries({"Q1 2023/24": 1}),
            "Q1 2023/24",
            12,
            MethodError,
            "must be one of the library's or a TravelRule, got 12 (K1)",
        ),
        (
            make(),
            TimeSeries({"May 2023": 1}),
            "Q1 2023/24",
            None,
            SeriesError,
            "period must be a month for a series of months",
        ),
    ],
)
def test_assess_wrong_arguments_raise_an_error(
    indicator: Indicator,
    results: TimeSeries,
    quarter: str,
    method: Regression | None,
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error) as caught:
        assess(indicator, results, quarter, method=method)
    assert message in str(caught.value)


def test_assess_month_of_a_monthly_series_is_rated() -> None:
    assert latest_result(make(), TimeSeries({"May 2023": 88}), "June 2023").is_carried
    assert assess(make(), TimeSeries({"May 2023": 88}), "May 2023").rating is Rag.GREEN


def test_assess_lists_implausible_figures_up_to_the_result_that_was_due() -> None:
    """The flag is raised from the slip on, also where it is the figure compared with; never before it."""
    results = a_series(84, "0.86", 85)
    assert Flag.IMPLAUSIBLE not in assess(an_indicator(), results, "Q4 2022/23").flags
    assert Flag.IMPLAUSIBLE in assess(an_indicator(), results, "Q1 2023/24").flags
    now = assess(an_indicator(), results, "Q2 2023/24")
    assert Flag.IMPLAUSIBLE in now.flags
    assert [(str(each.period), each.meant) for each in now.implausible] == [("Q1 2023/24", 86)]
    late = [assess(an_indicator(arrears=1), results, quarter).flags for quarter in ("Q1 2023/24", "Q2 2023/24")]
    assert [Flag.IMPLAUSIBLE in flags for flags in late] == [False, True]


def test_assess_looks_at_the_months_that_make_a_quarter() -> None:
    """The mean of 85, 0.86 and 86 is 57.29, which looks plausible. The month is the slip."""
    months = TimeSeries({"April 2023": "85", "May 2023": "0.86", "June 2023": "86", "July 2023": "8600"})
    mean = an_indicator(aggregation=Aggregation.MEAN)
    found = assess(mean, months, "Q1 2023/24").implausible
    assert [(str(each.period), each.meant) for each in found] == [("May 2023", 86)]


def test_assess_finds_a_yearly_slip_at_a_quarter() -> None:
    years = TimeSeries({"2021/22": "84", "2022/23": "0.85", "2023/24": "8600"})
    found = assess(an_indicator(), years, "Q2 2023/24").implausible
    assert [(str(each.period), each.meant) for each in found] == [("2022/23", 85)]


def test_assess_flag_of_a_slip_of_entry_comes_first() -> None:
    """If a figure is a typing error, nothing else that is flagged matters."""
    late = assess(an_indicator(), a_series(84, "0.86", None), "Q2 2023/24")
    assert late.flags[0] is Flag.IMPLAUSIBLE
    assert {Flag.IMPLAUSIBLE, Flag.CARRIED} <= set(late.flags)
    assert next(iter(Flag)) is Flag.IMPLAUSIBLE


def test_flags_are_in_the_order_of_flag() -> None:
    """Every flag has a condition: one without raises `KeyError` here."""
    late = assess(an_indicator(), a_series(84, "0.86", None), "Q2 2023/24")
    assert list(late.flags) == [flag for flag in Flag if flag in late.flags]


def test_assessment_repr_separates_its_flags() -> None:
    series = qpr.TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 86}, statuses={"Q2 2023/24": qpr.Status.PROVISIONAL})
    moved = an_indicator(redefined={"Q2 2023/24": "Counted otherwise."})
    assessment = qpr.assess(moved, series, "Q2 2023/24")
    assert len(assessment.flags) > 1
    assert repr(assessment).endswith("".join(f", {flag!r}" for flag in assessment.flags) + ">")


def test_assess_result_too_old_keeps_the_thresholds() -> None:
    standing = qpr.assess(an_indicator(), a_series(80, None, None, None), "Q2 2023/24").standing
    assert (standing.rating, standing.result, standing.thresholds) == (
        qpr.NoRating.TOO_OLD, None, qpr.Thresholds(target=85, floor=80),
    )  # fmt: skip


def test_assess_rebases_a_carried_result_with_its_own_history() -> None:
    moved = an_indicator(rule=IMPROVES, thresholds={"Q4 2022/23": T, "Q2 2023/24": qpr.Thresholds(target=90, floor=80)})
    assessment = qpr.assess(moved, a_series(80, 86, until="Q1 2023/24"), "Q2 2023/24")
    assert (assessment.rating, assessment.on_current_thresholds.rating) == (GREEN, AMBER)


def test_assess_ignores_later_results() -> None:
    series = a_series(80, 81, 82, 83)
    assessment = qpr.assess(an_indicator(), series, "Q4 2022/23")
    assert [(str(each.period), each.result) for each in assessment.results] == [("Q3 2022/23", 80), ("Q4 2022/23", 81)]
    assert [each.value for each in assessment.trail] == [80, 81]


def test_assess_has_the_last_twelve_results() -> None:
    assessment = qpr.assess(an_indicator(), a_series(*range(70, 85)), "Q2 2023/24")
    assert [each.value for each in assessment.trail] == list(range(73, 85))


@given(plain_indicators(), series())
def test_markers_change_no_answer_but_are_kept_with_it(indicator: Indicator, made: TimeSeries) -> None:
    """A gap is rated, compared and carried over in the same way with any marker and without one."""
    unmarked = TimeSeries({row.period: row.result for row in made}, statuses=made.statuses)
    for period in (made.first, made.last):
        marked, plain = assess(indicator, made, period), assess(indicator, unmarked, period)
        assert marked.marker == made.markers.get(period)
        assert plain.marker is None
        assert (marked.rating, marked.result_period, marked.flags, marked.results) == (
            plain.rating,
            plain.result_period,
            plain.flags,
            plain.results,
        )
        assert repr(marked.comparison) == repr(plain.comparison)
        assert marked.direction_of_travel == plain.direction_of_travel
