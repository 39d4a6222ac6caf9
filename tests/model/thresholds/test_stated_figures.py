"""Figures in words without their unit: the error says what to do."""

from collections.abc import Callable
from typing import Any

import pytest

from qpr_core import ExpectedRange, Rag, Thresholds, TimeSeries
from qpr_core.errors import FigureError
from qpr_core.rules import Levels
from qpr_core.testing import an_indicator
from qpr_core.units import DAYS, MINUTES

IN_WORDS = "figure in words must come with its unit (pass thresholds={'target': %s} to an Indicator with a unit such as"


@pytest.mark.parametrize(
    ("make", "given", "form", "whose"),
    [
        (lambda given: Thresholds(target=given), "2h", "hours and minutes", "target"),
        (lambda given: Thresholds(target=85, floor=given), "2h", "hours and minutes", "floor"),
        (lambda given: Levels({Rag.GREEN: given, Rag.AMBER: 0}), "Yes", "yes/no", "level of Green"),
        (lambda given: Levels({Rag.GREEN: 5, Rag.AMBER: 4}, target=given), "Not met", "yes/no", "target"),
        (lambda given: ExpectedRange(given, 5), "1:30", "hours and minutes", "end of an expected range"),
    ],
)
def test_threshold_in_words_is_refused_with_what_to_do(
    make: Callable[[Any], object], given: str, form: str, whose: str
) -> None:
    with pytest.raises(FigureError) as refused:
        make(given)
    assert str(refused.value) == f"{IN_WORDS % repr(given)} {form!r}, or use Unit.read), got {given!r} ({whose})"


@pytest.mark.parametrize("given", ["sixty", "85%", None, True])
def test_other_text_has_the_error_of_a_number(given: Any) -> None:
    with pytest.raises(FigureError) as refused:
        Thresholds(target=given)
    assert "in words" not in str(refused.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: MINUTES.read("4m"),
        lambda: TimeSeries({"Q1 2023/24": "4m"}, unit=MINUTES),
        lambda: an_indicator(None, unit="minutes", thresholds={"target": "4m", "floor": 5}),
        lambda: an_indicator(None, unit="minutes", thresholds={"target": 4, "tolerance": "4m"}),
    ],
)
def test_words_in_a_unit_of_numbers_are_refused_with_a_unit_that_reads_them(make: Callable[[], object]) -> None:
    with pytest.raises(FigureError) as refused:
        make()
    rule = "figure in minutes must be a number (or use a unit such as 'hours and minutes', which reads words), got '4m'"
    assert rule in str(refused.value)


def test_text_that_no_unit_reads_has_the_error_of_a_number() -> None:
    with pytest.raises(FigureError, match="text of a figure must be a plain number"):
        DAYS.read("four")
