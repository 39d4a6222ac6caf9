"""Benchmarks: a result compared with a comparator."""

from fractions import Fraction
from typing import Any

import pytest

import qpr_core as qpr
from analysis.small_series import make_with_target as make
from qpr_core import Judgement, NoComparison, Period, Polarity, TimeSeries, assess, explain
from qpr_core.answers import Benchmark
from qpr_core.testing import a_series, an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def test_benchmark_impossible_comparator_names_its_period() -> None:
    bounded = an_indicator(possible=(0, 100), comparators={"Region": qpr.TimeSeries({"Q2 2023/24": 101})})
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        qpr.assess(bounded, a_series(80), "Q2 2023/24")


def test_benchmark_compares_with_each_comparator_and_rates_none() -> None:
    series = {"England": TimeSeries({"2021/22": 43, "2022/23": 46}), "Neighbours": TimeSeries({"Q2 2023/24": 40})}
    recycling = make(comparators=series)
    assessment = assess(recycling, TimeSeries({"Q1 2023/24": 44, "Q2 2023/24": 45}), "Q2 2023/24")
    assert assessment.benchmarks == (
        Benchmark(
            name="England",
            period=Period.parse("2022/23"),
            value=Fraction(46),
            difference=Fraction(-1),
            judgement=Judgement.WORSE,
        ),
        Benchmark(
            name="Neighbours",
            period=Period.parse("Q2 2023/24"),
            value=Fraction(40),
            difference=Fraction(5),
            judgement=Judgement.BETTER,
        ),
    )
    assert str(explain(assessment)).endswith(
        ". The result is 1 percentage point below England (2022/23), which is worse. "
        "The result is 5 percentage points above Neighbours (Quarter 2), which is better."
    )
    assert assess(make(), TimeSeries({"Q1 2023/24": 44, "Q2 2023/24": 45}), "Q2 2023/24").rating is assessment.rating


@pytest.mark.parametrize(
    ("comparator", "results", "judgement"),
    [
        ({"Q3 2023/24": 40}, {"Q2 2023/24": 45}, NoComparison.NO_RESULT_BEFORE),
        ({"Q2 2023/24": 40}, {"Q2 2023/24": None}, NoComparison.NO_RESULT),
        ({"Q2 2023/24": 45}, {"Q2 2023/24": 45}, Judgement.SAME),
    ],
)
def test_benchmark_without_a_figure_has_a_reason(comparator: Any, results: Any, judgement: object) -> None:
    compared = make(comparators={"England": TimeSeries(comparator)})
    assessment = assess(compared, TimeSeries(results), "Q2 2023/24")
    assert assessment.benchmarks[0].judgement is judgement
    said = str(explain(assessment))
    assert ("The result is the same as England" in said) is (judgement is Judgement.SAME)


def test_benchmark_of_a_carried_result_uses_its_own_period() -> None:
    compared = make(comparators={"England": TimeSeries({"Q1 2023/24": 40, "Q2 2023/24": 50})})
    (beside,) = assess(compared, TimeSeries({"Q1 2023/24": 45}), "Q2 2023/24").benchmarks
    assert (beside.period, beside.judgement) == (Period.parse("Q1 2023/24"), Judgement.BETTER)
