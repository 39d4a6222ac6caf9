"""Summary: its parts and its checks."""

from typing import Any

import pytest

import qpr_core as qpr

GREEN, AMBER, RED = qpr.Rag


def test_summary_members_of_a_wrong_type_raise_an_error() -> None:
    wrong: Any = 5
    with pytest.raises(qpr.errors.SummaryError, match=r"members must agree with the counts, got 5 \(Q2 2023/24\)$"):
        qpr.Summary(period="Q2 2023/24", indicators=1, ratings={GREEN: 1, AMBER: 0, RED: 0}, members=wrong)


def test_summary_equals_no_other_thing() -> None:
    made = qpr.Summary(period="Q2 2023/24", indicators=1, ratings={GREEN: 1, AMBER: 0, RED: 0})
    assert made != "1 of 1"
    assert made == qpr.Summary(period="Q2 2023/24", indicators=1, ratings={GREEN: 1, AMBER: 0, RED: 0})
