"""Sentences about the bands that a KPI has had for several quarters: "below target for two quarters"."""

from typing import Any, Final

import pytest

from qpr_core import Indicator, Rag, Report, Scorecard, Thresholds, TimeSeries, check_text
from qpr_core.model.time.period import Baseline
from qpr_core.rules import Case, RatingRule, Scheme

NO_DATA: Final = "the data do not have what it is about"
QUARTERS: Final = ("Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24")


def report(*results: float | None, quarters: tuple[str, ...] = QUARTERS, **parts: Any) -> Report:
    """Return a report on one KPI with a target of 85 and a floor of 80."""
    given: dict[str, Any] = {
        "thresholds": Thresholds(target=85, floor=80),
        "polarity": "higher is better",
        "unit": "%",
    } | parts
    indicator = Indicator(code="CS01", name="Calls answered", **given)
    return Scorecard([(indicator, TimeSeries(dict(zip(quarters, results, strict=True))))]).report(quarters[-1])


def by_rank(case: Case) -> Scheme:
    """Return the band of the thresholds."""
    return list(Rag)[case.rank]


NOW_RED: Final = report(88, 87, 81, 79)
ALWAYS_BELOW: Final = report(83, 82, 81, 79)
WITH_A_GAP: Final = report(83, None, 81, 79)
REDEFINED: Final = report(83, 82, 81, 79, redefined={"Q3 2023/24": "New phone system"})
WITHHELD: Final = report(83, 82, 81, 79, withhold_below=5, unit="number")
LOOKING_BACK: Final = report(
    83, 82, 81, 79, rule=RatingRule(name="As before", version=1, decide=by_rank, looks_back=Baseline.PREVIOUS_PERIOD)
)
NEW_TARGET: Final = report(
    82, 81, 79, quarters=("Q4 2022/23", *QUARTERS[:2]), thresholds={"2023/24": Thresholds(target=85, floor=80)}
)


def test_the_streak_of_one_band_is_shorter_than_that_of_both() -> None:
    assert NOW_RED["CS01"].streak is not None
    assert NOW_RED["CS01"].streak.count == 1


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("CS01 has been below target for two quarters.", NOW_RED),
        ("CS01 has missed its target for two quarters.", NOW_RED),
        ("CS01 has been Amber or Red for two quarters.", NOW_RED),
        ("CS01 was below its target in each of the last two quarters.", NOW_RED),
        ("CS01 has been below target since Quarter 3.", NOW_RED),
        ("CS01 has been Red for one quarter.", NOW_RED),
        ("CS01 has been below target for four quarters.", ALWAYS_BELOW),
        ("CS01 was below its target in each of the last four quarters.", ALWAYS_BELOW),
        ("CS01 has been below target since Quarter 1.", ALWAYS_BELOW),
        ("CS01 has been below target for two quarters.", WITH_A_GAP),
        ("CS01 has been below target for two quarters.", REDEFINED),
    ],
)
def test_true_streaks_are_right(draft: str, source: Report) -> None:
    checked = check_text(draft, source)
    assert [claim.holds for claim in checked.claims] == [True]
    assert not checked


@pytest.mark.parametrize(
    ("draft", "source", "wrong"),
    [
        ("CS01 has been below target for three quarters.", NOW_RED, "below target for three quarters"),
        (
            "CS01 was below its target in each of the last three quarters.",
            NOW_RED,
            "below its target in each of the last three quarters",
        ),
        ("CS01 has been Amber or Red for three quarters.", NOW_RED, "Amber or Red for three quarters"),
        ("CS01 has been below target since Quarter 1.", NOW_RED, "below target since Quarter 1"),
    ],
)
def test_streaks_that_are_too_long_are_wrong(draft: str, source: Report, wrong: str) -> None:
    assert [str(each) for each in check_text(draft, source)] == [f'"{wrong}": the data show 2 (periods of CS01)']


def test_a_streak_in_no_meaning_of_its_words_is_wrong() -> None:
    checked = check_text("CS01 has been below target for three quarters.", ALWAYS_BELOW)
    assert [str(each) for each in checked] == ['"below target for three quarters": the data show 4 (periods of CS01)']
    checked = check_text("CS01 has been on target for two quarters.", NOW_RED)
    assert [str(each) for each in checked] == ['"on target for two quarters": the data show 0 (periods of CS01)']


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("CS01 has been below target for one quarter.", NOW_RED),  # it is so of Red alone
        ("CS01 has been below target for five quarters.", ALWAYS_BELOW),  # the first result that is known
        ("CS01 has been below target for three quarters.", WITH_A_GAP),
        ("CS01 has been below target since Quarter 1.", WITH_A_GAP),
        ("CS01 has been below target for three quarters.", REDEFINED),
        ("CS01 has been below target for two quarters.", WITHHELD),
        ("CS01 has been below target for two quarters.", LOOKING_BACK),
        ("CS01 is Red for the first time.", LOOKING_BACK),
        ("CS01 was Red in Quarter 2.", LOOKING_BACK),
        ("CS01 has been below target for three quarters.", NEW_TARGET),
        ("CS01 has been below target since the end of Quarter 2.", NOW_RED),
    ],
)
def test_streaks_that_may_be_right_are_unread(draft: str, source: Report) -> None:
    checked = check_text(draft, source)
    assert [*checked] == []
    assert [each.why for each in checked.unread] == [NO_DATA]
