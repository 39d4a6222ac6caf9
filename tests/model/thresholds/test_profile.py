"""Profile: the thresholds of each quarter of a year."""

from typing import Any

import qpr_core as qpr
from qpr_core import Indicator, NoRating, Polarity, Profile, Rag, Thresholds, classify
from qpr_core.testing import an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


T = Thresholds(target=85, floor=80)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def test_profile_has_a_target_for_each_quarter_of_its_year() -> None:
    spent = make(thresholds={"2014/15": Profile.of_targets([15, 50, 75, 95], tolerance=5)})
    quarters = [f"Q{quarter} 2014/15" for quarter in (1, 2, 3, 4)]
    assert [classify(spent, 50, at=quarter) for quarter in quarters] == [Rag.GREEN, Rag.GREEN, Rag.RED, Rag.RED]
    assert classify(spent, 95, at="Q1 2015/16") is NoRating.NO_TARGET
    assert classify(spent, 95, at="Q4 2013/14") is NoRating.NO_TARGET


def test_profile_ends_where_the_thresholds_of_the_next_year_begin() -> None:
    two = make(
        thresholds={
            "2014/15": Profile.of_targets([15, 50, 75, 95], floors=[10, 40, 60, 80]),
            "2015/16": Profile([None, T, T, T]),
        }
    )
    assert classify(two, 80, at="Q4 2014/15") is Rag.AMBER
    assert classify(two, 80, at="Q1 2015/16") is NoRating.NO_TARGET
    assert classify(two, 80, at="Q2 2015/16") is Rag.AMBER


def test_profile_applies_to_months_and_has_no_target_for_a_year() -> None:
    spent = make(thresholds={"2014/15": Profile.of_targets([15, 50, 75, 95], tolerance=5)})
    assert [classify(spent, 50, at=month) for month in ("June 2014", "October 2014")] == [Rag.GREEN, Rag.RED]
    assert [classify(spent, 95, at=long) for long in ("H1 2014/15", "2014/15")] == [NoRating.NO_TARGET_FOR_PERIOD] * 2
    assert classify(spent, 95, at="2015/16") is NoRating.NO_TARGET


def test_profile_uses_the_financial_year_of_its_key() -> None:
    calendar = make(thresholds={"2014": Profile.of_targets([1, 2, 3, 4], tolerance=0)})
    assert classify(calendar, 2, at="Apr-Jun 2014") is Rag.GREEN
    assert classify(calendar, 2, at="Jul-Sep 2014") is Rag.RED


def test_of_targets_green_tolerance_applies_to_every_target() -> None:
    profile = qpr.Profile.of_targets([10, 20, 30, 40], tolerance=5, green_tolerance=2)
    close = an_indicator(polarity=qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds={"2023/24": profile})
    assert [qpr.classify(close, value, at="Q2 2023/24") for value in (18, 22, 23, 26)] == [
        qpr.Rag.GREEN,
        qpr.Rag.GREEN,
        qpr.Rag.AMBER,
        qpr.Rag.RED,
    ]
