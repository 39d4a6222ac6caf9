"""Wrong arguments of records that people make: the error says what to do."""

from collections.abc import Callable
from inspect import signature
from typing import Any

import attrs
import pytest
from attrs import evolve

from faces import PUBLIC
from qpr_core import Indicator, Thresholds
from qpr_core.errors import ArgumentError, FigureError, QprError
from qpr_core.model.values.calls import explains_calls
from qpr_core.styles import KENT, Outcome, ReportWords, ScorecardTable

MADE_BY_HAND = {
    "CoverPaper", "Indicator", "LastPeriod", "MannKendall", "MeanOfPrevious", "Outcome", "Palette", "RatingRule",
    "Regression", "RollingRegression", "SamePeriodLastYear", "ScorecardTable", "SeasonalRegression", "Style", "Summary",
    "Terms", "Thresholds", "TravelRule", "Unit", "XmR", "BandForms", "YearToDateRegression",
}  # fmt: skip
NO_ARGUMENTS: Any = {}
NO_SUCH_ARGUMENT: Any = {"no_such_argument": 1}
WRONG: list[tuple[Callable[[], object], str]] = [
    (
        lambda: Thresholds(90, 80),  # type: ignore[call-arg]  # a wrong call is what is tested
        "arguments of Thresholds must have names, such as Thresholds(target=..., floor=...), got 90, 80",
    ),
    (
        lambda: ScorecardTable(["code"]),  # type: ignore[call-arg]  # a wrong call is what is tested
        "arguments of ScorecardTable must have names, such as ScorecardTable(columns=...), got ['code']",
    ),
    (
        lambda: Outcome("on target", "met it"),  # type: ignore[call-arg]  # a wrong call is what is tested
        "arguments of Outcome must have names, such as Outcome(one=...), got 'met it'",
    ),
    (
        lambda: Thresholds(targets=90),  # type: ignore[call-arg]  # a wrong call is what is tested
        "argument of Thresholds must be one of target, floor, tolerance, green_tolerance, strict (did you mean target?), "
        "got targets",
    ),
    (
        lambda: Thresholds(target=90, xyz=1),  # type: ignore[call-arg]  # a wrong call is what is tested
        "argument of Thresholds must be one of target, floor, tolerance, green_tolerance, strict, got xyz",
    ),
    (
        lambda: evolve(KENT, reports=ReportWords()),  # type: ignore[call-arg]  # a wrong call is what is tested
        f"argument of Style must be one of its {len(signature(type(KENT)).parameters)} arguments "
        "(did you mean report?), got reports",
    ),
    (
        lambda: Thresholds(**NO_ARGUMENTS),
        "arguments of Thresholds must include target, got no arguments",
    ),
    (
        lambda: Indicator(code="K1"),  # type: ignore[call-arg]  # a wrong call is what is tested
        "arguments of Indicator must include name, polarity, unit, got code",
    ),
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_wrong_arguments_of_a_record_say_what_to_do(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        call()
    assert str(caught.value) == message
    assert isinstance(caught.value, QprError)
    assert isinstance(caught.value, TypeError)
    assert caught.value.__cause__ is None


def test_errors_of_right_calls_stay_as_they_are() -> None:
    with pytest.raises(FigureError, match="figure must be"):
        Thresholds(target="x", floor=80)

    @explains_calls
    class Failing:
        def __init__(self, *, part: int) -> None:
            raise TypeError(f"inside {part}")

    with pytest.raises(TypeError, match="inside 1") as caught:
        Failing(part=1)
    assert not isinstance(caught.value, QprError)


def test_records_keep_their_signature_and_their_defaults() -> None:
    assert [*signature(Thresholds).parameters] == ["target", "floor", "tolerance", "green_tolerance", "strict"]
    assert repr(ReportWords(result="Outturn")) == "ReportWords(result='Outturn')"


def test_every_record_that_people_make_explains_wrong_arguments() -> None:
    records = [each for each in PUBLIC.values() if isinstance(each, type) and attrs.has(each)]
    records = [each for each in records if not issubclass(each, tuple)]
    by_hand = [each for each in records if each.__name__ in MADE_BY_HAND or each.__name__[1:].endswith("Words")]
    assert len(by_hand) >= 30
    for each in by_hand:
        with pytest.raises(ArgumentError):
            each(**NO_SUCH_ARGUMENT)
