"""Drafts about withheld results: nothing is confirmed or denied."""

import pytest

from qpr_core import Indicator, Report, Scorecard, Thresholds, TimeSeries, check_text
from qpr_core.wording.drafts.stated import DISCLOSES


def report(count: int) -> Report:
    falls = Indicator(
        code="F1",
        name="Falls",
        polarity="lower is better",
        unit="number",
        withhold_below=5,
        thresholds=Thresholds(target=2, floor=3),
    )
    return Scorecard([(falls, TimeSeries({"Q1 2023/24": 12, "Q2 2023/24": count}))]).report("Q2 2023/24")


@pytest.mark.parametrize(
    "draft",
    [
        "Falls was 3 in Quarter 2.",
        "Falls (F1) is 3.",
        "Falls (F1) fell by 9.",
        "Falls was 3 in Quarter 2, down from 12.",
    ],
)
def test_figure_that_is_withheld_is_reported_and_not_judged(draft: str) -> None:
    checked = [check_text(draft, report(count)) for count in (2, 3)]
    assert [each.discrepancies for each in checked] == [(), ()]
    assert [unread.why for unread in checked[0].unread] == [unread.why for unread in checked[1].unread]
    assert DISCLOSES in {unread.why for unread in checked[0].unread}


def test_rating_that_is_withheld_is_reported_and_not_judged() -> None:
    for count in (3, 4):
        checked = check_text("Falls (F1) is rated Amber.", report(count))
        assert (checked.discrepancies, [unread.why for unread in checked.unread]) == ((), [DISCLOSES])


def test_withheld_result_of_an_earlier_quarter_is_not_judged() -> None:
    longer = Scorecard(
        [(entry.indicator, TimeSeries({"Q1 2023/24": 3, "Q2 2023/24": 12})) for entry in [report(3).assessments[0]]]
    ).report("Q2 2023/24")
    (unread,) = check_text("Falls (F1) was 3 in Quarter 1.", longer).unread
    assert unread.why == DISCLOSES
    assert check_text("Falls (F1) was 12 in Quarter 2.", longer).unread == ()
    (beside,) = check_text("Falls (F1) is 12, up from 3.", longer).unread
    assert beside.why == DISCLOSES
