"""Reasons for a rating: targets and tolerances at their edges."""

from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.testing import an_indicator


def test_rating_result_is_never_printed_as_target_it_misses() -> None:
    """With a tolerance for Green, the target is not the edge of a band."""
    thresholds = qpr.Thresholds(target=85, tolerance=5, green_tolerance=1)
    text = str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), Fraction(849_999_999, 10_000_000))))
    assert "84.9999999% is 0.0000001 percentage points below the target of 85%" in text


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (
            80,
            "is Amber: 80% is 5 percentage points below the target of 85%, within the tolerance of 5 percentage points",
        ),
        (
            79,
            "is Red: 79% is 6 percentage points below the target of 85%, outside the tolerance of 5 percentage points",
        ),
    ],
)
def test_rating_result_on_edge_is_within_tolerance(result: int, words: str) -> None:
    thresholds = qpr.Thresholds(target=85, tolerance=5)
    assert words in str(qpr.explain(qpr.rate(an_indicator(thresholds=thresholds), result)))
