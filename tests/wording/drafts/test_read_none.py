"""Sentences that no KPI is so: they are right only if no meaning of their words contradicts them."""

from typing import Final

import pytest

from qpr_core import Indicator, Report, Scorecard, Thresholds, TimeSeries, check_text

QUARTERS: Final = ("Q1 2023/24", "Q2 2023/24")


def report(*results: tuple[int, int]) -> Report:
    """Return a report on KPIs with two results each, so that none has a direction of travel."""
    return Scorecard(
        (
            Indicator(
                code=f"K{place}",
                name=f"Name {place}",
                polarity="higher is better",
                unit="%",
                thresholds=Thresholds(target=85, floor=80),
            ),
            TimeSeries(dict(zip(QUARTERS, pair, strict=True))),
        )
        for place, pair in enumerate(results)
    ).report(QUARTERS[-1])


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("No KPI worsened.", report((81, 79), (83, 83))),
        ("None of the KPIs worsened.", report((81, 79), (83, 82))),
        ("No KPI improved.", report((81, 84))),
        ("No KPI has worsened since Quarter 1.", report((81, 79))),
        ("No KPI is below target.", report((81, 84))),
    ],
)
def test_none_in_one_meaning_alone_is_unread(draft: str, source: Report) -> None:
    checked = check_text(draft, source)
    assert (checked.claims, checked.discrepancies) == ((), ())
    assert len(checked.unread) == 1


@pytest.mark.parametrize("draft", ["No KPI worsened.", "None of the KPIs worsened.", "No KPI is Green."])
def test_none_is_right_if_every_meaning_is_so(draft: str) -> None:
    checked = check_text(draft, report((81, 84), (79, 79)))
    assert [claim.holds for claim in checked.claims] == [True]
    assert not checked


def test_none_that_is_wrong_in_every_meaning_is_wrong() -> None:
    (wrong,) = check_text("No KPI is below target.", report((81, 79)))
    assert wrong.fact == 1
