"""The example scorecards, and the variety of their reports."""

from qpr_core import Direction, Flag, Rag
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, Four

QUARTER = "Q2 2023/24"


def test_examples_have_every_rating_and_direction_and_most_flags() -> None:
    reports = [card.report(QUARTER) for card in (A_COUNCIL, A_MESSY_COUNCIL, A_TRUST)]
    all_of = [each for report in reports for each in report.assessments]
    assert {*Rag} <= {each.standing.rating for each in all_of}
    assert {Four.BLUE, Four.AMBER, Four.RED} <= {each.standing.rating for each in all_of}
    assert {*Direction} <= {each.direction_of_travel.direction for each in all_of}
    flags = {flag for flag in Flag for report in reports if report.flagged(flag)}
    assert flags >= {Flag.CARRIED, Flag.PROVISIONAL, Flag.REVISED, Flag.TARGET_CHANGED, Flag.SMALL_NUMBERS}
    joined = A_MESSY_COUNCIL.report("Q1 2023/24")
    assert "M07" in {each.indicator.code for each in joined.assessments}
