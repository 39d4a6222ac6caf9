from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Ratio
from qpr_core.errors import RatioError
from qpr_core.testing import ratios


@given(ratios(), st.sampled_from([1, 100, 1000, 100_000]))
def test_scaled_ratio_is_exact_for_every_scale(ratio: Ratio, per: int) -> None:
    assert ratio.scaled(per) * ratio.denominator == ratio.numerator * per


def test_scaled_ratio_of_74_out_of_125_is_exactly_59_2() -> None:
    assert Ratio(74, 125).scaled(100) == Fraction("59.2")


@pytest.mark.parametrize(("counted", "total"), [(74.0, "125"), (np.int64(74), np.float64(125)), ("74", 125)])
def test_ratio_reads_whole_numbers_of_every_type(counted: float, total: str) -> None:
    assert Ratio(counted, total) == Ratio(74, 125)


@pytest.mark.parametrize(
    ("counted", "total", "message"),
    [
        (3, 0, "denominator must not be 0 unless the numerator is 0, got Ratio(3, 0)"),
        (-1, 5, "numerator must be a whole number of 0 or more, got -1"),
        (1, -5, "denominator must be a whole number of 0 or more, got -5"),
        (0.5, 5, "numerator must be a whole number of 0 or more, got 0.5"),
        (True, 5, "numerator must be a count: figure must be a number, not True or False, got True (numerator)"),
        (1, None, "denominator must be a count: figure must be a number, got None (denominator)"),
        (np.timedelta64(5), 5, "numerator must be a count: figure must be a number, got np.timedelta64(5) (numerator)"),
        pytest.param(1, 10**5000, "denominator must be a count: figure must be smaller than 1e30", id="huge"),
        (float("nan"), 5, "numerator must be a count: figure must be finite, got nan (numerator)"),
        ("1e999999", 5, "numerator must be a count: text of a figure must be a plain number"),
    ],
)
def test_ratio_rejects_anything_but_two_counts(counted: float, total: int, message: str) -> None:
    with pytest.raises(RatioError) as caught:
        Ratio(counted, total)
    assert message in str(caught.value)


def test_ratio_of_0_out_of_0_is_missing_and_cannot_be_scaled() -> None:
    assert Ratio(0, 0).is_missing
    assert not Ratio(0, 5).is_missing
    with pytest.raises(RatioError, match=r"ratio must have something to count, got Ratio\(0, 0\)"):
        Ratio(0, 0).scaled(100)
