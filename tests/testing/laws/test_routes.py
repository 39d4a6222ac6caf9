"""check_route and check_round_trip: the laws of routes and adapters."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import strategies as st

from qpr_core import Indicator, NoRating, Polarity, Rag, Ratio, TimeSeries, classify
from qpr_core.errors import LawError
from qpr_core.testing import an_indicator, check_round_trip, check_route, series


def test_check_route_passes_for_a_route_that_agrees() -> None:
    check_route(classify)
    check_route(lambda *_: NoRating.NO_TARGET, indicators=st.just(an_indicator(None)))


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        (Polarity.HIGHER_IS_BETTER, r"agreement: expected Rag.GREEN for 85 \(K1, higher is better\), got Rag.AMBER"),
        (Polarity.LOWER_IS_BETTER, r"agreement: expected Rag.GREEN for 85 \(K1, lower is better\), got Rag.AMBER"),
    ],
)
def test_check_route_reports_a_wrong_answer_on_a_boundary(polarity: Polarity, expected: str) -> None:
    def wrong(indicator: Indicator, result: Fraction | Ratio) -> object:
        return Rag.AMBER if result == 85 else classify(indicator, result)

    with pytest.raises(AssertionError, match=f"^{expected}$"):
        check_route(wrong, indicators=st.just(an_indicator(85, polarity=polarity)))


def test_check_route_reports_a_wrong_answer_about_counts() -> None:
    def wrong(indicator: Indicator, result: Fraction | Ratio) -> object:
        return Rag.GREEN if isinstance(result, Ratio) else classify(indicator, result)

    with pytest.raises(
        AssertionError,
        match=r"^agreement: expected Rag.(AMBER|RED) for \d+ of \d+ \(K1, higher is better\), got Rag.GREEN",
    ):
        check_route(wrong, indicators=st.just(an_indicator()))


def test_check_round_trip_reports_a_changed_value() -> None:
    check_round_trip(list, TimeSeries, series().filter(lambda made: not made.statuses))
    with pytest.raises(AssertionError, match=r"^round trip: expected 1, got 0 by way of '0'$"):
        check_round_trip(lambda number: str(number // 2 * 2), int, st.integers(0, 9))


def test_check_route_refuses_a_route_that_is_not_a_function() -> None:
    wrong: Any = 5
    with pytest.raises(LawError, match="route must be a function from an indicator and a result to a rating, got 5"):
        check_route(wrong)


def test_check_round_trip_refuses_arguments_of_a_wrong_kind() -> None:
    wrong: Any = [1, 2]
    with pytest.raises(LawError, match=r"^values must be a Hypothesis strategy, got \[1, 2\]$"):
        check_round_trip(str, int, wrong)
    with pytest.raises(LawError, match=r"^indicators must be a Hypothesis strategy, got \[1, 2\]$"):
        check_route(classify, indicators=wrong)
    with pytest.raises(LawError, match=r"^there must be a function of a value, got \[1, 2\]$"):
        check_round_trip(wrong, int, st.just(1))
    with pytest.raises(LawError, match=r"^back must be a function of a value, got \[1, 2\]$"):
        check_round_trip(str, wrong, st.just(1))
