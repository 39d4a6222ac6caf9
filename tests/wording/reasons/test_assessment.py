"""Assessments in words: comparators."""

import pytest

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator


@pytest.mark.parametrize(
    ("region", "words"),
    [("84.5", "0.5 percentage points above Region"), ("85.5", "0.5 percentage points below Region")],
)
def test_assessment_result_is_above_or_below_comparator(region: str, words: str) -> None:
    compared = an_indicator(comparators={"Region": qpr.TimeSeries({"Q2 2023/24": region})})
    assert words in str(qpr.explain(qpr.assess(compared, a_series(85), "Q2 2023/24")))
