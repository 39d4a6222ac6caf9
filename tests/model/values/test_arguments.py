"""The checks of arguments: what passes is returned, and the message names the rest."""

from typing import Any

import pytest

from qpr_core import Frequency, Period, Polarity, Report, TimeSeries
from qpr_core.errors import IndicatorError, MethodError, PeriodError, QprError, ReportError, SeriesError
from qpr_core.model.values.arguments import check_flag, check_kind, check_optional_kind, check_whole_number, named

LIMIT = 10**30


def message(call: Any, *given: Any, **parts: Any) -> tuple[type[QprError], str]:
    with pytest.raises(QprError) as caught:
        call(*given, **parts)
    return type(caught.value), str(caught.value)


def test_object_of_the_kind_is_returned_itself() -> None:
    series = TimeSeries({"Q1 2023/24": 84})
    assert check_kind(series, TimeSeries, "series") is series
    assert check_optional_kind(Frequency.MONTHLY, Frequency, "frequency") is Frequency.MONTHLY
    assert check_optional_kind(None, Frequency, "frequency") is None


def test_word_of_an_enumeration_gives_its_member() -> None:
    assert check_kind("Quarterly", Frequency, "frequency") is Frequency.QUARTERLY


def test_object_of_a_different_kind_raises_the_error_of_the_kind() -> None:
    assert message(check_kind, 84, TimeSeries, "series") == (SeriesError, "series must be a TimeSeries, got 84")
    assert message(check_kind, None, Report, "report", whose="K1") == (
        ReportError,
        "report must be a Report, got None (K1)",
    )
    words = "'monthly', 'quarterly', 'half-yearly', 'six-monthly', 'yearly', 'annual', 'annually'"
    assert message(check_optional_kind, 3, Frequency, "frequency", whose="K1") == (
        PeriodError,
        f"frequency must be a Frequency or one of {words}, got 3 (K1)",
    )


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (type("Answer", (), {}), "an Answer"),
        (type("Entry", (), {}), "an Entry"),
        (type("Item", (), {}), "an Item"),
        (type("Outside", (), {}), "an Outside"),
        (type("Unit", (), {}), "a Unit"),
        (type("Xylophone", (), {}), "a Xylophone"),
        (Period, "a Period"),
        (Polarity, "a Polarity"),
    ],
)
def test_kind_has_the_article_of_its_first_letter(kind: type, name: str) -> None:
    assert named(kind) == name


@pytest.mark.parametrize("given", [1, 5, LIMIT - 1])
def test_whole_number_up_to_the_limit_is_returned(given: int) -> None:
    assert check_whole_number(given, "years", MethodError, least=1) == given


@pytest.mark.parametrize("given", [2, 3, 4])
def test_whole_number_between_both_limits_is_returned(given: int) -> None:
    assert check_whole_number(given, "years", MethodError, least=2, most=4) == given


@pytest.mark.parametrize(
    ("given", "limits", "text"),
    [
        (1, {"least": 2}, "years must be a whole number of 2 or more, got 1"),
        (True, {"least": 0}, "years must be a whole number of 0 or more, got True"),
        (2.0, {"least": 0}, "years must be a whole number of 0 or more, got 2.0"),
        (5, {"least": 2, "most": 4}, "years must be a whole number from 2 to 4, got 5"),
        (1, {"least": 2, "most": 4}, "years must be a whole number from 2 to 4, got 1"),
        (LIMIT, {"least": 2}, f"years must be smaller than 1e30, got {LIMIT}"),
        (LIMIT, {"least": 2, "most": 2 * LIMIT}, f"years must be smaller than 1e30, got {LIMIT}"),
    ],
)
def test_other_numbers_raise_the_given_error(given: Any, limits: dict[str, int], text: str) -> None:
    assert message(check_whole_number, given, "years", MethodError, **limits) == (MethodError, text)
    assert message(check_whole_number, given, "years", IndicatorError, whose="K1", **limits) == (
        IndicatorError,
        f"{text} (K1)",
    )


@pytest.mark.parametrize("flag", [True, False])
def test_true_or_false_is_returned(flag: bool) -> None:
    assert check_flag(flag, "is_cautious", MethodError) is flag


def test_number_is_not_a_flag() -> None:
    assert message(check_flag, 0, "is_cautious", MethodError, whose="K1") == (
        MethodError,
        "is_cautious must be True or False, got 0 (K1)",
    )
