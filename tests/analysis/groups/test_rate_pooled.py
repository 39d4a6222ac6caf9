"""rate_pooled: the pooled counts of a group against the group's own target."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import NotPooled, Polarity, Rag, Ratio, Scorecard, Thresholds, TimeSeries, pool, rate
from qpr_core.errors import GroupError, IndicatorError, ReportError
from qpr_core.groups import rate_pooled
from qpr_core.testing import an_indicator, ratios

NOW = "Q2 2023/24"
GROUP = an_indicator(85, 75, code="G1", name="All contact")


def report_of(*counts: Ratio | None, **parts: Any) -> Any:
    return Scorecard(
        (an_indicator(90, code=f"K{number}", **parts), TimeSeries({"Q1 2023/24": Ratio(1, 2), NOW: each}))
        for number, each in enumerate(counts)
    ).report(NOW)


def test_member_with_many_cases_counts_for_more() -> None:
    found = rate_pooled(report_of(Ratio(8500, 10_000), Ratio(95, 100), None), GROUP)
    assert (found.standing.rating, found.pooled.ratio) == (Rag.GREEN, Ratio(8595, 10_100))
    assert found.pooled.left_out == (("K2", NotPooled.CARRIED),)


def test_target_is_that_of_the_period_of_the_report() -> None:
    dated = evolve(GROUP, thresholds={"2022/23": Thresholds(target=50, floor=40), NOW: Thresholds(target=90, floor=86)})
    assert rate_pooled(report_of(Ratio(85, 100)), dated).standing.rating is Rag.RED


@given(st.lists(ratios(), min_size=1, max_size=5))
def test_agreement_pooled_counts_are_rated_as_one_result(counts: list[Ratio]) -> None:
    report = report_of(*counts)
    found = rate_pooled(report, GROUP)
    assert found.pooled == pool(report)
    assert found.standing == rate(GROUP, pool(report).ratio, at=NOW)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: rate_pooled(5, GROUP), ReportError, "report must be a Report, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: rate_pooled(report_of(Ratio(1, 2)), 5), IndicatorError, "indicator must be an Indicator, got 5"),  # type: ignore[arg-type]  # the same
        (
            lambda: rate_pooled(report_of(Ratio(1, 2)), an_indicator(5, polarity=Polarity.LOWER_IS_BETTER, code="G1")),
            GroupError,
            "group must have the unit and the polarity of its members, got per cent, lower is better for per cent, "
            "higher is better (G1)",
        ),
        (lambda: rate_pooled(report_of(None), GROUP), ReportError, "pooled indicators must have counts of one unit"),
    ],
)  # fmt: skip
def test_counts_that_cannot_be_rated_are_refused(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).startswith(message)
