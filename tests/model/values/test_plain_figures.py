"""Figures as plain data."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core.errors import FigureError
from qpr_core.model.values.plain_figures import read_figure, write_figure
from qpr_core.testing.strategies.figures import figures, positive_figures


@given(
    figures(least=-(10**29), most=10**29)
    | positive_figures()
    | st.fractions(max_denominator=10**29).filter(lambda f: abs(f) < 10**29)
)
def test_figure_that_is_written_is_read_back(figure: Fraction) -> None:
    assert read_figure(write_figure(figure), "K1") == figure


@pytest.mark.parametrize(
    ("figure", "plain"),
    [
        (Fraction(85), 85),
        (Fraction(-85), -85),
        (Fraction(2**53), "9007199254740992"),
        (Fraction("84.95"), 84.95),
        (Fraction("-0.000001"), -0.000001),
        (Fraction("0.0000001"), "0.0000001"),
        (Fraction("123456789012.25"), 123456789012.25),
        (Fraction("1234567890123.25"), "1234567890123.25"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_figure_is_a_number_where_every_reader_keeps_it(figure: Fraction, plain: object) -> None:
    assert write_figure(figure) == plain
    assert type(write_figure(figure)) is type(plain)


@pytest.mark.parametrize(
    ("given_text", "message"),
    [
        ("1/0", "denominator of a figure must not be 0, got '1/0' (K1)"),
        ("1/3/5", "text of a figure must be a plain number"),
        ("1 / 3", "text of a figure must be a plain number"),
        (f"{10**39}/3", "figure must be smaller than 1e30"),
    ],
)
def test_text_of_a_fraction_that_is_none_is_refused(given_text: str, message: str) -> None:
    with pytest.raises(FigureError) as caught:
        read_figure(given_text, "K1")
    assert message in str(caught.value)
