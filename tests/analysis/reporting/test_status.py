"""Status of results: final, provisional and revised."""

from typing import Any

import pytest

from qpr_core import Flag, Indicator, Polarity, Status, Thresholds, TimeSeries, assess, explain

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
T = Thresholds(target=85, floor=80)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"unit": "%", "thresholds": T} | parts
    return Indicator(code="K1", name="Calls", polarity=polarity, **given_parts)


@pytest.mark.parametrize(
    ("status", "flags", "clause"),
    [
        (Status.FINAL, set(), ""),
        (Status.PROVISIONAL, {Flag.PROVISIONAL}, "; the result is provisional."),
        (Status.REVISED, {Flag.REVISED}, "; the result has been revised since it was first reported."),
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
