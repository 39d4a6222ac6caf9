"""Drafts that compare counts with other periods than the quarter before."""

import pytest

from qpr_core import check_text
from qpr_core.testing.examples import A_COUNCIL

REPORT = A_COUNCIL.report("Q2 2023/24")


@pytest.mark.parametrize(
    "draft",
    [
        "Since Quarter 1 2021/22, two KPIs have moved up to Green.",
        "Two KPIs have moved up to Green since Quarter 1 2022/23.",
    ],
)
def test_moves_since_an_earlier_quarter_are_not_read(draft: str) -> None:
    checked = check_text(draft, REPORT)
    assert (checked.discrepancies, len(checked.unread)) == ((), 1)


def test_multiple_behind_a_count_is_judged() -> None:
    """There are 2 Reds, twice as many as the 1 in Quarter 1."""
    right = check_text("Two KPIs are Red, twice as many as last quarter.", REPORT)
    assert right.is_clean
    (wrong,) = check_text("Two KPIs are Red, three times as many as last quarter.", REPORT).discrepancies
    assert "three times" in str(wrong)
