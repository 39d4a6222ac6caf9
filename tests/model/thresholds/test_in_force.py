"""The thresholds in force in each period."""

from typing import Any

from qpr_core import Indicator, NoRating, Polarity, classify
from qpr_core.rules import Levels, Tolerance
from qpr_core.testing import Four

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


FOUR = Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: Tolerance("5%")}, target=90)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def test_thresholds_may_be_levels_by_period() -> None:
    made = make(thresholds={"2022/23": FOUR, "2023/24": None})
    assert made.scheme is Four
    assert classify(made, 94, at="Q1 2022/23") is Four.GREEN
    assert classify(made, 94, at="Q1 2023/24") is NoRating.NO_TARGET
