"""ExpectedRange: the thresholds of activity indicators."""

from typing import Any

import pytest

from qpr_core import ExpectedRange, Indicator, Polarity, classify
from qpr_core.rules import Expectation

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


def test_both_ends_of_an_expected_range_lie_within_it() -> None:
    demand = make(NEITHER, thresholds=ExpectedRange(400, 600))
    places = [classify(demand, value) for value in ("399.9", 400, 600, "600.1")]
    assert places == [Expectation.BELOW, Expectation.WITHIN, Expectation.WITHIN, Expectation.ABOVE]


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [(400, None, ["BELOW", "WITHIN", "WITHIN"]), (None, 400, ["WITHIN", "WITHIN", "ABOVE"])],
)
def test_expected_range_may_have_one_end(low: int | None, high: int | None, places: list[str]) -> None:
    demand = make(NEITHER, thresholds=ExpectedRange(low, high))
    assert [classify(demand, value) for value in (399, 400, 401)] == [Expectation[place] for place in places]
