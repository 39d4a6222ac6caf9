"""The parameters of methods: wrong types and values are refused."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import (
    Indicator,
    Movement,
    Period,
    Polarity,
    TimeSeries,
    direction_of_travel,
)
from qpr_core.analysis.methods.parameters import check_point_count
from qpr_core.errors import MethodError, PeriodError
from qpr_core.methods import (
    LastPeriod,
    MannKendall,
    MeanOfPrevious,
    NearLimitRule,
    Regression,
    RollingRegression,
    SpecialCause,
    TravelRule,
    XmR,
)


def test_check_point_count_accepts_1000_points_and_refuses_more() -> None:
    check_point_count(1_000)
    with pytest.raises(MethodError, match=r"1,001"):
        check_point_count(1_001)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: TravelRule(name="", version=1, decide=lambda _: Movement.UP), "name of a method must not be blank"),
        (
            lambda: TravelRule(name="own", version=0, decide=lambda _: Movement.UP),
            "version must be a whole number of 1 or more",
        ),
        (
            lambda: TravelRule(name="own", version=1, decide="up"),  # type: ignore[arg-type]  # a wrong type is what is tested
            "decide must be a function from a Course to a Movement",
        ),
        (
            lambda: TravelRule(name="own", version=1, decide=lambda _: Movement.UP, minimum_points=0),
            "minimum_points must be",
        ),
        (
            lambda: LastPeriod(dead_band=-1),
            "dead band must be a figure or a percentage such as '5%': tolerance must be 0 or more",
        ),
        (
            lambda: LastPeriod(dead_band="much"),
            "dead band must be a figure or a percentage such as '5%': text of a figure",
        ),
        (lambda: MeanOfPrevious(results=1), "results must be a whole number of 2 or more, got 1"),
        (lambda: MannKendall(level=0), "level must lie between 0 and 1, got 0"),
        (lambda: MannKendall(window=2), "window must be a whole number of 3 or more, got 2"),
        (lambda: XmR(run=2), "run must be a whole number of 3 or more, got 2"),
        (lambda: XmR(trend=True), "trend must be a whole number of 3 or more, got True"),
        (lambda: XmR(screens_ranges=None), "screens_ranges must be True or False, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(near="2 of 3"), "near must be NearLimitRule rules, got '2 of 3'"),
        (lambda: XmR(prefers_improvement=1), "prefers_improvement must be True or False, got 1"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(is_cautious=None), "is_cautious must be True or False, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(order=list(SpecialCause)[1:]), "order must list each SpecialCause once, got "),
        (lambda: XmR(order=[*SpecialCause, SpecialCause.RUN]), "order must list each SpecialCause once, got "),
        (lambda: XmR(order=[*SpecialCause, "run"]), "order must list each SpecialCause once, got "),
        (lambda: XmR(order="run"), "order must list each SpecialCause once, got 'run'"),
        (lambda: XmR(order=5), "order must list each SpecialCause once, got 5"),
        (lambda: XmR(baseline=2), "baseline must be a whole number of 3 or more, got 2"),
        (lambda: XmR(baseline=True), "baseline must be a number of results or its last period, got True"),
        (lambda: XmR(baseline=12, window=20), "window must be None with a baseline \\(.*\\), got 20"),
        (
            lambda: XmR(baseline="Q4 2022/23", recalculated_from=["Q1 2020/21", "Q1 2023/24"]),
            "baseline must end after the last period of recalculated_from, got Q4 2022/23 and Q1 2023/24",
        ),
        (lambda: NearLimitRule(2, 3, "2/3", one_side=None), "one_side must be True or False, got None"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: NearLimitRule(2, 3, "2/3", within=2), "within must be True or False, got 2"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: XmR(recalculated_from=5), "recalculated_from must be periods, got 5"),
        (lambda: NearLimitRule(1, 3, "2/3"), "hits must be a whole number of 2 or more, got 1"),
        (lambda: NearLimitRule(3, 2, "2/3"), "of must be a whole number of 3 or more, got 2"),
        (lambda: NearLimitRule(2, 3, 1), "share must lie between 0 and 1, got 1"),
        (lambda: NearLimitRule(2, 3, "1/0"), "share must lie between 0 and 1, got .1/0."),
        (lambda: NearLimitRule(2, 3, "most"), "share must be a figure or a fraction: text of a figure"),
    ],
)
def test_parameters_of_the_wrong_type_or_value_are_refused(ask: Any, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        ask()


def test_recalculation_at_an_unknown_period_is_refused() -> None:
    with pytest.raises(PeriodError, match="recalculated_from"):
        XmR(recalculated_from="Q5 2010/11")


@pytest.mark.parametrize("method", [MannKendall(window=None), RollingRegression(periods=4, window=2_000)])
def test_methods_that_compare_all_pairs_refuse_more_than_1000_results(method: Any) -> None:
    first = Period.parse("January 1900")
    months = TimeSeries({first.shift(place): place % 7 for place in range(1_001)})
    indicator = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="number")
    with pytest.raises(MethodError, match=r"window must have 1,000 results at most .* got 1,001"):
        direction_of_travel(indicator, months, months.last, method=method)
    assert direction_of_travel(indicator, months, months.last, method=Regression(window=None)).point_count == 1_001


@pytest.mark.parametrize(
    "make",
    [
        lambda: qpr.methods.XmR(window=4, minimum_points=10),
        lambda: qpr.methods.Regression(window=4, minimum_points=5),
        lambda: qpr.methods.MannKendall(window=4, minimum_points=5),
        lambda: qpr.methods.TravelRule(
            name="mine", version=1, decide=lambda _: qpr.Movement.UP, window=4, minimum_points=5
        ),
    ],
)
def test_window_smaller_than_the_minimum_is_refused(make: object) -> None:
    with pytest.raises(qpr.errors.MethodError, match="window"):
        make()  # type: ignore[operator]  # each is a function


def test_recalculated_from_an_unknown_name_raises_an_error_with_the_name() -> None:
    with pytest.raises(qpr.QprError, match=r"got 'Q9 2023/24' \(recalculated_from\)$"):
        qpr.methods.XmR(recalculated_from=["Q9 2023/24"])
