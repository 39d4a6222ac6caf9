"""Number formats, and which figures a cell keeps exactly."""

from fractions import Fraction

import pytest
from hypothesis import given

from qpr_core.display.excel.number_formats import any_format, figure_value, kept_exactly, number_format, signed_format
from qpr_core.model.values.figures import as_data, exact
from qpr_core.model.values.unit import Unit
from qpr_core.testing import figures
from qpr_core.units import NUMBER, PER_CENT, YesNo


def test_number_format_shows_at_least_and_at_most_some_decimal_places() -> None:
    assert number_format(NUMBER, 2) == "#,##0.00"
    assert number_format(PER_CENT, 1, most=3) == '#,##0.0##"%"'


def test_number_format_escapes_every_sign_of_a_unit_with_quotes() -> None:
    assert number_format(Unit(name="inches", after=' "in"'), 0) == '#,##0\\ \\"\\i\\n\\"'


def test_unit_that_is_too_long_for_a_cell_is_left_out() -> None:
    long = Unit(name="long", after=" of every hundred homes in it")
    assert (number_format(long, 0), any_format(long)) == ("#,##0", "General")


def test_change_has_its_sign_and_zero_has_none() -> None:
    assert (signed_format(0), signed_format(2)) == ("+#,##0;-#,##0;0", "+#,##0.00;-#,##0.00;0.00")


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (Fraction("0.1"), 0.1),
        (Fraction("123456789.123456"), 123456789.123456),  # 15 digits
        (Fraction("1234567890.123456"), "1234567890.123456"),  # 16 digits
        (Fraction("0.0000005"), "0.0000005"),  # a seventh decimal place
        (Fraction(10**20), 10**20),
        (Fraction(1, 7), "1/7"),
        (Fraction(-3), -3),
    ],
)
def test_figure_is_a_number_if_excel_keeps_it_and_text_otherwise(figure: Fraction, value: object) -> None:
    assert figure_value(figure) == value


@given(figures())
def test_value_of_a_cell_is_read_again_as_the_same_figure(figure: Fraction) -> None:
    figure = exact(figure, "")
    number = kept_exactly(figure)
    assert figure_value(figure) == (as_data(figure) if number is None else number)
    assert number is None or exact(float(f"{number:.15g}"), "") == figure


def test_very_long_words_for_yes_and_no_are_left_out() -> None:
    unit = Unit(name="plan", form=YesNo("Adopted by the full council", "No"))
    assert number_format(unit, 0) == "#,##0"
    assert any_format(Unit(name="plan", form=YesNo('"Yes"', "No"))) == '[=1]\\"\\Y\\e\\s\\";[=0]"No";General'
