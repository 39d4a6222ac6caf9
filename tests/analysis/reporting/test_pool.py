"""Pooled figures: one figure for several indicators, and those left out."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import Indicator, NotPooled, Polarity, Rag, Ratio, Scorecard, Thresholds, TimeSeries, pool
from qpr_core.answers import Member
from qpr_core.errors import ReportError

FIVE: Any = 5  # what no type checker lets through


def make(code: str, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": Thresholds(target=85, floor=80)} | parts
    return Indicator(
        code=code,
        name=f"Indicator {code}",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        service="Access",
        **given_parts,
    )


K1 = Member("K1", None, "Calls", Rag.GREEN)


def pooled_card() -> Scorecard:
    results: dict[str, Any] = {"K1": Ratio(9, 10), "K2": Ratio(500, 1000), "K3": 70, "K4": None, "K5": Ratio(1, 2)}
    return Scorecard(
        (make(code), TimeSeries([("Q1 2023/24", Ratio(1, 1) if code == "K4" else result), ("Q2 2023/24", result)]))
        for code, result in results.items()
    )


def test_pool_adds_the_counts_and_lists_those_left_out() -> None:
    pooled = pool(pooled_card().report("Q2 2023/24"), service="Access")
    assert (pooled.ratio, pooled.codes) == (Ratio(510, 1012), ("K1", "K2", "K5"))
    assert pooled.left_out == (("K3", NotPooled.NO_COUNTS), ("K4", NotPooled.CARRIED))
    assert pooled.value == Ratio(510, 1012).scaled(100)
    assert repr(pooled).endswith("left_out={'K3': NotPooled.NO_COUNTS, 'K4': NotPooled.CARRIED})")


def test_pool_leaves_out_an_indicator_without_a_result() -> None:
    strict = (make("K6", carry_forward=0), TimeSeries({"Q1 2023/24": Ratio(1, 1)}))
    pooled = pool(Scorecard([*pooled_card().entries, strict]).report("Q2 2023/24"))
    assert pooled.left_out[-1] == ("K6", NotPooled.NO_RESULT)


def test_pool_with_codes_uses_only_those() -> None:
    assert pool(pooled_card().report("Q2 2023/24"), codes=["K5", "K1"]).ratio == Ratio(10, 12)


def test_pool_of_nothing_counted_has_no_value() -> None:
    empty = Scorecard([(make("K1"), TimeSeries({"Q1 2023/24": Ratio(9, 10), "Q2 2023/24": Ratio(0, 0)}))])
    with pytest.raises(ReportError, match="pooled indicators must have counts of one unit and one polarity"):
        pool(empty.report("Q2 2023/24"))


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"service": "Highways"}, r"service must be one of the report \('Access'\), got 'Highways' \(Q2 2023/24\)"),
        ({"codes": "K1"}, r"codes must be a list of codes, got 'K1' \(Q2 2023/24\)"),
        ({"codes": ["X"]}, "code must be that of an indicator of the report, got 'X'"),
        ({"codes": ["K3"]}, r"pooled indicators must have counts of one unit and one polarity, got \[\]"),
    ],
)
def test_pool_wrong_arguments_raise_an_error(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError, match=message):
        pool(pooled_card().report("Q2 2023/24"), **parts)


def test_pool_of_different_units_or_polarities_raises_an_error() -> None:
    late = Indicator(code="L1", name="Late", polarity=Polarity.LOWER_IS_BETTER, unit="%")
    entries = [*pooled_card().entries, (late, TimeSeries({"Q2 2023/24": Ratio(1, 2)}))]
    with pytest.raises(ReportError, match=r"one unit and one polarity, got \['K1', 'K2', 'K5', 'L1'\]"):
        pool(Scorecard(entries).report("Q2 2023/24"))
    with pytest.raises(ReportError, match="report must be a Report, got None"):
        pool(None)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_pool_of_anything_but_a_report_raises_an_error() -> None:
    with pytest.raises(qpr.QprError, match=r"report must be a Report, got 5$"):
        qpr.pool(FIVE)
