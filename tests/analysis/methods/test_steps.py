"""Methods that compare the newest result with earlier ones."""

from fractions import Fraction
from typing import Any

import pytest

from analysis.small_series import METHODS, START, travel
from qpr_core import (
    Basis,
    Direction,
    NoDirection,
    Polarity,
    Thresholds,
)
from qpr_core.methods import (
    LastPeriod,
    MeanOfPrevious,
    NearLimitRule,
    SamePeriodLastYear,
    Step,
    XmR,
)
from tried import tried

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


@pytest.mark.parametrize(
    ("before", "now", "dead_band", "direction"),
    [
        (80, 81, 0, Direction.POSITIVE),
        (80, 80, 0, Direction.STABLE),
        (80, 79, 0, Direction.NEGATIVE),
        (80, "80.9", 1, Direction.STABLE),
        (80, 81, 1, Direction.POSITIVE),
        (80, "79.1", 1, Direction.STABLE),
        (80, 79, 1, Direction.NEGATIVE),
        (80, "83.9", "5%", Direction.STABLE),
        (80, 84, "5%", Direction.POSITIVE),
        (-80, -84, "5%", Direction.NEGATIVE),
        (0, 0, "5%", Direction.STABLE),
        (0, "0.1", "5%", Direction.POSITIVE),
    ],
)
def test_change_that_reaches_the_dead_band_counts(before: Any, now: Any, dead_band: Any, direction: Direction) -> None:
    """Scotland's National Performance Framework: a change of one percentage point or more is one."""
    assert travel([before, now], LastPeriod(dead_band=dead_band)).direction is direction
    last_year = travel([before, 1, 2, 3, now], SamePeriodLastYear(dead_band=dead_band))
    assert last_year.direction is direction
    mean = travel([before, before, before, now], MeanOfPrevious(results=3, dead_band=dead_band))
    assert mean.direction is direction


def test_step_from_a_gap_is_unknown() -> None:
    assert travel([80, None, 82], LastPeriod()).direction is NoDirection.GAP
    assert travel([None, 80, 81, 82, 83, 84], LastPeriod()).direction is Direction.POSITIVE
    assert travel([80, None, 81, 82, 83, 84], SamePeriodLastYear()).direction is NoDirection.GAP
    assert travel([80], LastPeriod()).direction is NoDirection.TOO_FEW_POINTS
    assert travel([80, 81, 82], MeanOfPrevious(results=3)).direction is NoDirection.TOO_FEW_POINTS


def test_mean_of_previous_is_of_results_and_not_of_periods() -> None:
    found = travel([99, 80, None, 82, 84, 83], MeanOfPrevious(results=3))
    assert found.evidence == Step(
        now=Fraction(83),
        reference=Fraction(82),
        results=3,
        first=START.shift(1),
        last=START.shift(4),
        dead_band=Fraction(0),
    )
    assert found.direction is Direction.POSITIVE


def test_step_is_positive_if_it_is_better() -> None:
    assert travel([80, 79], LastPeriod(), polarity=LOWER).direction is Direction.POSITIVE
    assert travel([80, 79], LastPeriod(), polarity=NEITHER).direction is NoDirection.NO_POLARITY
    near = {"polarity": CLOSEST, "thresholds": Thresholds(target=50, tolerance=5)}
    assert travel([48, 51], LastPeriod(), **near).direction is Direction.POSITIVE
    assert travel([48, 52], LastPeriod(), **near).direction is Direction.STABLE


def test_year_to_date_total_has_a_direction_only_by_same_period_last_year() -> None:
    total = {"polarity": LOWER, "basis": Basis.YEAR_TO_DATE_TOTAL}
    values = [2, 4, 6, 8, 1, 3]
    for method in METHODS:
        wanted = Direction.POSITIVE if isinstance(method, SamePeriodLastYear) else NoDirection.ACCUMULATES
        assert travel(values, method, **total).direction is wanted


def test_step_without_the_newest_result_compares_the_one_before() -> None:
    found = travel([80, 82, 81], LastPeriod())
    assert (found.direction, tried(found)) == (
        Direction.NEGATIVE,
        {START.shift(2): Direction.POSITIVE},
    )
    assert found.is_fragile
    assert not travel([80, 81, 82], LastPeriod()).is_fragile


def test_dead_band_may_be_a_tolerance_and_near_one_rule() -> None:
    given = LastPeriod(dead_band="5%").dead_band
    assert LastPeriod(dead_band=given) == LastPeriod(dead_band="5%")
    assert XmR(near=NearLimitRule(2, 3, "2/3")) == XmR()
    assert XmR(recalculated_from="Q1 2010/11").recalculated_from == (START,)
