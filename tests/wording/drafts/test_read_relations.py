"""Sentences about the relation of a result to its target, floor or limit: "W1 is within the limit of 28 days"."""

from typing import Final

import pytest

from qpr_core import Indicator, Report, Scorecard, Thresholds, TimeSeries, check_text

PARTS: Final = {
    "W1": ("Waiting time", "lower is better", "days", Thresholds(target=25, floor=28), (26, 29)),
    "CS01": ("Calls answered", "higher is better", "%", Thresholds(target=85, floor=80), (81, 79)),
    "HO03": ("Homes let", "higher is better", "%", Thresholds(target=70, floor=60), (60, 75)),
}


def source() -> Report:
    """Return a report on three KPIs."""
    return Scorecard(
        (
            Indicator(code=code, name=name, polarity=polarity, unit=unit, thresholds=thresholds),
            TimeSeries(dict(zip(("Q1 2023/24", "Q2 2023/24"), results, strict=True))),
        )
        for code, (name, polarity, unit, thresholds, results) in PARTS.items()
    ).report("Q2 2023/24")


@pytest.mark.parametrize(
    "draft",
    [
        "W1 exceeds the limit of 28 days by one day.",
        "W1 is one day over the limit of 28 days.",
        "W1 is one day over the floor of 28 days.",
        "W1 exceeds the floor by one day.",
        "W1 exceeds the limit of 28 days.",
        "W1 is outside the limit of 28 days.",
        "W1 breaches the limit of 28 days.",
        "W1 is over the limit of 25 days.",
        "HO03 exceeds the floor standard of 60%.",
        "HO03 outperformed its target of 70%.",
        "HO03 is well within the target of 70%.",
        "CS01 is below the floor standard of 80%.",
        "CS01 narrowly missed the floor standard of 80%.",
        "W1 is within 30 days.",
        "W1 is over the 28 day limit.",
        "CS01 is Amber or Red.",
        "CS01 is at 79%, against its target of 85%.",
        "CS01 is at 79%; our stretch target is 85%.",
    ],
)
def test_true_relations_are_right(draft: str) -> None:
    checked = check_text(draft, source())
    assert not checked
    assert all(claim.holds for claim in checked.claims)
    assert checked.claims


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (
            "W1 is within the limit of 28 days.",
            '"within the limit of 28 days": the data show 1 ({W1}, on the other side)',
        ),
        (
            "W1 is under the limit of 28 days.",
            '"under the limit of 28 days": the data show 1 ({W1}, on the other side)',
        ),
        (
            "CS01 surpassed the 80% floor.",
            '"surpassed the 80%": the data show 1 ({CS01}, on the other side)',
        ),
        ("W1 is within 28 days.", '"28 days": the data show 29 (W1)'),
        ("CS01 is Green or Amber.", '"Green or Amber": the data show Red (CS01)'),
        ("W1 is two days over the limit of 28 days.", '"two days": the data show 1 ({W1})'),
        ("W1 exceeds the limit of 28 days by 3 days.", '"3 days": the data show 1 ({W1})'),
        (
            "CS01 exceeds the floor standard of 80%.",
            '"exceeds the floor standard of 80%": the data show 1 ({CS01}, on the other side)',
        ),
        (
            "CS01 beat the floor standard of 80%.",
            '"beat the floor standard of 80%": the data show 1 ({CS01}, on the other side)',
        ),
        (
            "CS01 outperformed its target of 85%.",
            '"outperformed its target of 85%": the data show 6 ({CS01}, on the other side)',
        ),
        (
            "CS01 is well within the target of 85%.",
            '"within the target of 85%": the data show 6 ({CS01}, on the other side)',
        ),
        (
            "HO03 is outside the floor standard of 60%.",
            '"outside the floor standard of 60%": the data show 15 ({HO03}, on the other side)',
        ),
        (
            "CS01 fell to 79%, exceeding the 80% floor standard.",
            '"exceeding the 80%": the data show 1 ({CS01}, on the other side)',
        ),
        ("CS01 is 1.2 percentage points below target.", '"1.2 percentage points": the data show 6 ({CS01})'),
        ("HO03 is 5 points below target.", '"5 points": the data show 5 ({HO03}, on the other side)'),
        ("CS01 is 5 points from target.", '"5 points": the data show 6 ({CS01})'),
    ],
)
def test_false_relations_are_wrong(draft: str, wrong: str) -> None:
    distances = {code: f"distance of {code}" for code in PARTS}
    assert [str(each) for each in check_text(draft, source())] == [wrong.format(**distances)]


@pytest.mark.parametrize(
    "draft",
    [
        "W1 is not over the limit of 28 days.",
        "W1 is not within the limit of 28 days.",
        "CS01 is not over the floor standard of 80%.",
        "CS01 smashed its target of 85%.",
        "CS01 cleared the 80% floor standard.",
        "CS01 trounced targets of 85%.",
        "CS01 was 79%, which fails the floor standard of 80%.",
        "W1 was within the limit of 28 days in Quarter 1.",
        "In Quarter 1, W1 was within the limit of 28 days.",
        "W1 was within the limit of 28 days for two quarters.",
    ],
)
def test_relations_that_are_not_known_are_unread(draft: str) -> None:
    checked = check_text(draft, source())
    assert [*checked] == []
    assert len(checked.unread) == 1


@pytest.mark.parametrize(
    "draft", ["W2 is two days over the limit.", "W2 is two days over the floor standard of 28 days."]
)
def test_distance_of_a_kpi_without_a_limit_is_not_read(draft: str) -> None:
    lettings = Indicator(code="W2", name="Time to let", polarity="lower is better", unit="days")
    checked = check_text(draft, Scorecard([(lettings, TimeSeries({"Q2 2023/24": 30}))]).report("Q2 2023/24"))
    assert (checked.discrepancies, len(checked.unread)) == ((), 1)
