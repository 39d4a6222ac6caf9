"""Tolerance: an allowance in points or as a share of the target."""

from fractions import Fraction

from hypothesis import given

import qpr_core as qpr
from qpr_core.rules import Tolerance
from qpr_core.testing import tolerances


def test_tolerance_ignores_spaces_around_text() -> None:
    assert qpr.rules.Tolerance(" 5% ") == qpr.rules.Tolerance("5%")


@given(tolerances())
def test_tolerance_repr_pastes_back(tolerance: Tolerance) -> None:
    assert eval(repr(tolerance), {"Tolerance": Tolerance, "Fraction": Fraction}) == tolerance


def test_tolerance_is_relative_only_with_a_per_cent_sign() -> None:
    assert Tolerance("10 %") == Tolerance("10%") != Tolerance("10") == Tolerance(10)
