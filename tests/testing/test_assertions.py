"""Assertions that pass, and messages of those that fail."""

import re

import pytest

from qpr_core import Direction, Judgement, NoComparison, NoRating, Rag
from qpr_core.testing import (
    a_report,
    a_series,
    a_summary,
    an_indicator,
    assert_direction,
    assert_judged,
    assert_rated,
    assert_same_report,
    assert_text_agrees,
)

QUARTER = "Q2 2023/24"


def test_assertions_pass_for_the_expected_answers() -> None:
    calls = an_indicator()
    assert_rated(calls, 85, Rag.GREEN)
    assert_rated(calls, None, NoRating.NO_RESULT)
    assert_direction(calls, a_series(80, 81, 82, 83, 84), QUARTER, Direction.POSITIVE)
    assert_judged(calls, a_series(80, 81), QUARTER, Judgement.BETTER)
    assert_judged(calls, a_series(80), QUARTER, NoComparison.NO_RESULT_BEFORE)
    assert_same_report(a_report(Rag.RED), a_report(Rag.RED))
    assert_text_agrees("One KPI is rated Red.", a_summary(red=1))


def test_assert_same_report_lists_different_indicators() -> None:
    with pytest.raises(
        AssertionError, match=r"^the reports differ\nindicators: expected \['K1'\], got \['K1', 'K2'\]$"
    ):
        assert_same_report(a_report(Rag.RED, Rag.RED), a_report(Rag.RED))


def test_assert_same_report_lists_a_different_previous_report() -> None:
    expected = (
        r"K1, comparison.movement: expected Movement.DOWN, got Movement.UP\n(.*\n)*previous: expected a different one$"
    )
    with pytest.raises(AssertionError) as differs:
        assert_same_report(a_report([Rag.RED, Rag.AMBER]), a_report([Rag.GREEN, Rag.AMBER]))
    assert re.search(expected, str(differs.value))
