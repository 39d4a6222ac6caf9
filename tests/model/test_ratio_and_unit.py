from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Ratio
from qpr_core.errors import RatioError, UnitError
from qpr_core.model.values import unit as units
from qpr_core.testing import ratios
from qpr_core.units import DAYS, PER_1000, PER_CENT, Unit


@given(ratios(), st.sampled_from([1, 100, 1000, 100_000]))
def test_a_ratio_is_scaled_without_being_divided_first(ratio: Ratio, per: int) -> None:
    assert ratio.scaled(per) * ratio.denominator == ratio.numerator * per


def test_seventy_four_of_125_is_59_2_per_cent_exactly_which_no_float_division_promises() -> None:
    assert Ratio(74, 125).scaled(100) == Fraction("59.2")


@pytest.mark.parametrize(("counted", "total"), [(74.0, "125"), (np.int64(74), np.float64(125)), ("74", 125)])
def test_whole_numbers_of_any_kind_are_counts(counted: float, total: str) -> None:
    assert Ratio(counted, total) == Ratio(74, 125)


@pytest.mark.parametrize(
    ("counted", "total", "message"),
    [
        (3, 0, "denominator must not be nought under a numerator that is not, got Ratio(3, 0)"),
        (-1, 5, "numerator must be a whole number of 0 or more, got -1"),
        (1, -5, "denominator must be a whole number of 0 or more, got -5"),
        (0.5, 5, "numerator must be a whole number of 0 or more, got 0.5"),
        (True, 5, "numerator must be a count: figure must be a number and not a truth value, got True (numerator)"),
        (1, None, "denominator must be a count: figure must be a number, got None (denominator)"),
        (np.timedelta64(5), 5, "numerator must be a count: figure must be a number, got np.timedelta64(5) (numerator)"),
        pytest.param(1, 10**5000, "denominator must be a count: figure must be smaller than 1e30", id="huge"),
        (float("nan"), 5, "numerator must be a count: figure must be finite, got nan (numerator)"),
        ("1e999999", 5, "numerator must be a count: text of a figure must be a plain number"),
    ],
)
def test_what_is_no_pair_of_counts_is_refused(counted: float, total: int, message: str) -> None:
    with pytest.raises(RatioError) as caught:
        Ratio(counted, total)
    assert message in str(caught.value)


def test_nought_of_nought_is_missing_and_has_no_figure() -> None:
    assert Ratio(0, 0).is_missing
    assert not Ratio(0, 5).is_missing
    with pytest.raises(RatioError, match=r"0 of 0 has no figure, got Ratio\(0, 0\)"):
        Ratio(0, 0).scaled(100)


@pytest.mark.parametrize("spelling", ["%", "per cent", "Percent", " PERCENTAGE "])
def test_every_spelling_of_per_cent_is_the_same_unit(spelling: str) -> None:
    assert Unit.named(spelling) is PER_CENT


def test_every_ready_made_unit_shows_the_code_that_gives_it() -> None:
    for unit in (value for value in vars(units).values() if isinstance(value, Unit)):
        assert eval(repr(unit), {"Unit": Unit}) == unit
    visits = Unit(name="visits", after=" visits", after_one=" visit")
    assert eval(repr(visits), {"Unit": Unit}) == visits
    assert eval(repr(Unit(name="per cent", per=10)), {"Unit": Unit}) != PER_CENT


def test_only_what_is_per_hundred_is_a_percentage() -> None:
    assert PER_CENT.is_percentage
    assert not DAYS.is_percentage
    assert not PER_1000.is_percentage


@pytest.mark.parametrize("name", ["", "furlongs", None, 5, "x" * 10**6])
def test_an_unknown_name_of_a_unit_is_refused(name: str) -> None:
    with pytest.raises(UnitError, match=r"unit must be one of '%', .* or a Unit of your own, got"):
        Unit.named(name)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"name": " "}, "name of a unit must not be blank, got ' '"),
        ({"name": 5}, "name of a unit must be text, got 5"),
        ({"name": "visits", "after": None}, "after of a unit must be text, got None"),
        ({"name": "visits", "per": 0}, "per must be a whole number of 1 or more, got 0 (visits)"),
        ({"name": "visits", "per": True}, "per must be a whole number of 1 or more, got True (visits)"),
        ({"name": "visits", "per": 10**30}, f"per must be smaller than 1e30, got {10**30} (visits)"),
        ({"name": "visits", "per": 1.5}, "per must be a whole number of 1 or more, got 1.5 (visits)"),
    ],
)
def test_a_unit_that_is_not_well_made_is_refused(parts: dict[str, str], message: str) -> None:
    with pytest.raises(UnitError) as caught:
        Unit(**parts)  # type: ignore[arg-type]  # wrong types are what is tested
    assert str(caught.value) == message
