"""Status of results: final, provisional and revised."""

import pytest

from analysis.small_series import make_with_target as make
from qpr_core import Flag, Polarity, Status, TimeSeries, assess, explain

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


@pytest.mark.parametrize(
    ("status", "flags", "clause"),
    [
        (Status.FINAL, set(), ""),
        (Status.PROVISIONAL, {Flag.PROVISIONAL}, "The result is provisional."),
        (Status.REVISED, {Flag.REVISED}, "The result has been revised since it was first reported."),
    ],
)
def test_assess_status_has_a_flag_and_is_in_the_text(status: Status, flags: set[Flag], clause: str) -> None:
    series = TimeSeries({"Q1 2023/24": 90}, statuses={"Q1 2023/24": status})
    assessment = assess(make(), series, "Q1 2023/24")
    assert assessment.status is status
    assert set(assessment.flags) & {Flag.PROVISIONAL, Flag.REVISED} == flags
    assert clause in str(explain(assessment))


def test_assess_carried_result_keeps_its_status() -> None:
    series = TimeSeries({"Q1 2023/24": 90}, statuses={"Q1 2023/24": Status.PROVISIONAL})
    assert {Flag.CARRIED, Flag.PROVISIONAL} <= set(assess(make(), series, "Q2 2023/24").flags)
    assert assess(make(), series, "Q4 2023/24").status is None
