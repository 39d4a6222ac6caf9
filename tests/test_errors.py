"""The facts of an error are the parts of its message."""

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from qpr_core import Indicator, Polarity, Thresholds, TimeSeries
from qpr_core.errors import (
    FigureError,
    LookUpError,
    QprError,
    RatioError,
    SeriesLookUpError,
    TableError,
    error_of,
    got,
)


def test_error_has_the_facts_of_its_message() -> None:
    with pytest.raises(QprError) as caught:
        Indicator(
            code="K1",
            name="Calls",
            polarity=Polarity.HIGHER_IS_BETTER,
            unit="%",
            thresholds=Thresholds(target=80, floor=85),
        )
    error = caught.value
    assert str(error) == f"{error.rule}, got {error.given} ({error.whose})"
    assert (error.rule, error.whose, error.path) == ("floor must not be better than target", "K1", None)


def test_error_keeps_the_object_that_was_given() -> None:
    rejected = [1, 2]
    with pytest.raises(QprError) as caught:
        TimeSeries({"Q1 2023/24": rejected})  # type: ignore[arg-type]  # a wrong type is what is tested
    assert caught.value.given is rejected


def test_error_without_anything_given_has_none_of_it_in_the_message() -> None:
    error = TableError("table must have rows")
    assert (str(error), error.given, error.whose) == ("table must have rows", None, None)
    assert str(error.of("results")) == "table must have rows (results)"


def test_error_that_was_given_none_shows_it() -> None:
    assert str(FigureError("figure must be a number", given=None).of("K1")) == "figure must be a number, got None (K1)"


def test_error_of_several_owners_lists_them_in_order() -> None:
    error = FigureError("figure must be finite", given=1, whose="target").of("K1").at("indicators[3].thresholds")
    assert str(error) == "figure must be finite, got 1 (target) (K1) at indicators[3].thresholds"
    assert (error.whose, error.path) == ("target, K1", "indicators[3].thresholds")


def test_error_as_part_of_another_object_has_its_class_and_the_same_facts() -> None:
    part = FigureError("figure must be finite", given=1, whose="K1").as_part_of(RatioError, "numerator must be a count")
    assert type(part) is RatioError
    assert str(part) == "numerator must be a count: figure must be finite, got 1 (K1)"


def test_copy_of_an_error_keeps_the_rejected_object_and_the_path() -> None:
    rejected = [1, 2]
    error = FigureError("figure must be a number", given=rejected, path="targets[2]")
    for again in (error.of("K1"), error.at("targets[2]"), error.as_part_of(RatioError, "numerator must be a count")):
        assert again.given is rejected
        assert again.path == "targets[2]"
    assert str(error.of("K1")) == "figure must be a number, got [1, 2] (K1) at targets[2]"


def test_copy_of_an_error_without_anything_given_has_none() -> None:
    error = TableError("table must have rows").as_part_of(FigureError, "figures must be read")
    assert (str(error), error.given) == ("figures must be read: table must have rows", None)


@pytest.mark.parametrize("given", ["84%", 5, 0.5, Decimal("0.1"), Fraction(1, 3), date(2023, 6, 30), True])
def test_pickled_error_keeps_text_numbers_and_dates(given: Any) -> None:
    error = FigureError("figure must be right", given=given, whose="K1", path="a.b")
    again = pickle.loads(pickle.dumps(error))
    assert vars(again) == vars(error)
    assert (str(again), type(again)) == (str(error), FigureError)


def test_pickled_error_keeps_the_text_of_an_object_that_cannot_be_pickled() -> None:
    error = FigureError("figure must be right", given=lambda: None, shown="a function")
    again = pickle.loads(pickle.dumps(error))
    assert (again.given, str(again)) == ("a function", str(error))


def test_error_of_a_lookup_is_a_key_error_and_keeps_its_facts() -> None:
    with pytest.raises(KeyError) as caught:
        TimeSeries({"Q1 2023/24": 84})["Q2 2023/24"]
    error = caught.value
    assert isinstance(error, LookUpError)
    assert (str(copy.copy(error)), type(error)) == (str(error), SeriesLookUpError)


class _Nameless:
    """An object that cannot be shown."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("x" * 78, repr("x" * 78)),
        ("x" * 79, "'" + "x" * 76 + "..."),
        ("x" * 100_000, "'" + "x" * 76 + "..."),
        ("x" * 100 + "'", "'" + "x" * 76 + "..."),
        ([0] * 1000, ("[" + "0, " * 30)[:77] + "..."),
        (2**400 - 1, str(2**400 - 1)[:77] + "..."),
        (2**400, "a whole number of 401 bits"),
        (-(2**400), "a whole number of 401 bits"),
        (_Nameless(), "a _Nameless whose repr fails"),
    ],
)  # fmt: skip
def test_rejected_value_is_shown_in_at_most_80_characters(given: object, text: str) -> None:
    """A repr of 80 characters is whole, and a longer one has 77 of them and three dots.

    Only the first 100 characters of a text are read: a later apostrophe does not change the quotation marks.
    """
    assert got(given) == text
    assert len(text) <= 80


class _Kind:
    """A kind that has no error class."""


def test_kind_without_an_error_class_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="_Kind"):
        error_of(_Kind)
