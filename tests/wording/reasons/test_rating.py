"""Reasons for a rating: targets and tolerances at their edges."""

from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.testing import an_indicator


def test_rating_result_is_never_printed_as_target_it_misses() -> None:
    """With a tolerance for Green, the target is not the edge of a band."""
    thresholds = qpr.Thresholds(target=85, tolerance=5, green_tolerance=1)
    text = str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), Fraction(849_999_999, 10_000_000))))
    assert "because 84.9999999% misses the target of 85% by" in text


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (80, "which is within the tolerance of 5 percentage points"),
        (79, "which is more than the tolerance of 5 percentage points"),
    ],
)
def test_rating_result_on_edge_is_within_tolerance(result: int, words: str) -> None:
    thresholds = qpr.Thresholds(target=85, tolerance=5)
    assert words in str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), result)))
