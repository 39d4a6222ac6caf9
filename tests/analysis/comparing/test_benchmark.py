"""Benchmarks: a result compared with a comparator."""

import pytest

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator


def test_benchmark_impossible_comparator_names_its_period() -> None:
    bounded = an_indicator(possible=(0, 100), comparators={"Region": qpr.TimeSeries({"Q2 2023/24": 101})})
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        qpr.assess(bounded, a_series(80), "Q2 2023/24")
