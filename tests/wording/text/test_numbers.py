"""Counts and figures as text."""

from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.wording.text.numbers import figure_text, value_text


@pytest.mark.parametrize(
    ("figure", "text"), [("0.123456", "0.123456"), ("0.1234567", "0.1"), ("99.9999999", "100"), ("-0.5", "-0.5")]
)
def test_figure_text_is_exact_if_six_places_are_enough(figure: str, text: str) -> None:
    assert figure_text(Fraction(figure)) == text


@pytest.mark.parametrize(("value", "text"), [("0.5", "0.5"), ("-0.5", "-0.5"), ("0", "0"), ("-1", "-1")])
def test_value_text_has_a_sign_only_for_a_negative_value(value: str, text: str) -> None:
    assert value_text(Fraction(value), qpr.units.NUMBER) == text
