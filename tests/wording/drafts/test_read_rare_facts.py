"""Sentences about facts that are rarely missing, or that the data do not have.

The facts are those of tests/data/drafts/council.csv, or of a smaller report or summary.
"""

from typing import Any, Final

import pytest

from drafts_council import report
from qpr_core import Indicator, Polarity, Rag, Report, Scorecard, Summary, Thresholds, TimeSeries, check_text

NOT_KNOWN: Final = "the data do not have what it is about"

COUNTS: Final = Summary(
    period="Q2 2023/24",
    indicators=38,
    ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8},
    listed={Rag.RED: [("Housing", name) for name in ("Voids", "Repairs", *map("Item {}".format, "ABCDEF"))]},
)
"""Counts of one quarter, with the names of its Red KPIs, and without those of the quarter before."""


def read(text: str, source: Report | Summary) -> tuple[list[str], list[str]]:
    """Return the discrepancies of a text, and why its sentences were not read in full."""
    checked = check_text(text, source)
    return [str(each) for each in checked.discrepancies], [each.why for each in checked.unread]


def one_kpi(results: dict[str, Any], quarter: str, *, polarity: Polarity = Polarity.HIGHER_IS_BETTER) -> Report:
    """Return a report on K1, which has thresholds if a higher result is better."""
    is_rated = polarity is Polarity.HIGHER_IS_BETTER
    thresholds = Thresholds(target=85, floor=80) if is_rated else None
    kpi = Indicator(code="K1", name="Calls answered", polarity=polarity, unit="%", thresholds=thresholds)
    return Scorecard([(kpi, TimeSeries(results))]).report(quarter)


@pytest.mark.parametrize(
    "text",
    [
        "Voids has been Red since Quarter 1.",
        "Voids is at its highest in ten quarters.",
        "Voids is Red for the first time.",
        "Of the 15 Greens, three were Amber in the previous quarter.",
        "There are twice as many Greens as last quarter.",
        "Last quarter all but seven were Green.",
    ],
)
def test_history_of_counts_alone_is_unread(text: str) -> None:
    assert read(text, COUNTS) == ([], [NOT_KNOWN])


@pytest.mark.parametrize(
    ("text", "discrepancies"),
    [
        ("All but 23 are Green.", []),
        ("All but seven are Green.", ['"All but seven are Green": the data show 23 (not Green)']),
    ],
)
def test_counts_alone_are_compared_with_the_quarter(text: str, discrepancies: list[str]) -> None:
    assert read(text, COUNTS)[0] == discrepancies


@pytest.mark.parametrize(
    "text",
    [
        "18 of the 40 KPIs have improved since a year ago.",
        "Compared with Quarter 1 2010/11, 18 of 40 KPIs did better.",
        "EN01 is the best since Quarter 1 2010/11.",
        "EN01 was at 80% last spring.",
        "FN05 is at its best in ten quarters.",
    ],
)
def test_quarter_without_known_results_is_unread(text: str) -> None:
    assert read(text, report()) == ([], [NOT_KNOWN])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("EN01 aims to reach 60%.", ["it states an aim or a forecast"]),
        ("EN01 is 50.8% and aims at 60%.", ["it states an aim or a forecast"]),
        ("Housing is in the third now.", []),
    ],
)
def test_aims_and_places_are_not_results_or_quarters(text: str, why: list[str]) -> None:
    assert read(text, report()) == ([], why)


@pytest.mark.parametrize("since", ["April 2023", "the start of the year"])
def test_streak_of_months_is_unread(since: str) -> None:
    months = one_kpi({"Apr 2023": 70, "May 2023": 71, "Jun 2023": 72}, "Jun 2023")
    assert read(f"K1 has been Red since {since}.", months) == ([], [NOT_KNOWN])


def test_best_result_without_a_better_side_is_unread() -> None:
    closest = Polarity.CLOSEST_TO_TARGET_IS_BEST
    near = one_kpi({"Q1 2023/24": 70, "Q2 2023/24": 72}, "Q2 2023/24", polarity=closest)
    assert read("K1 is the best on record.", near) == ([], [NOT_KNOWN])
    assert read("K1 is the highest on record.", near) == ([], [])


def test_extreme_of_a_result_that_is_carried_is_unread() -> None:
    late = one_kpi({"Q4 2022/23": 69, "Q1 2023/24": 70}, "Q2 2023/24")
    assert read("K1 is the highest on record.", late) == ([], [NOT_KNOWN])
