import math
import random
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core.errors import FigureError
from qpr_core.model.values.figures import as_code, as_data, as_text, decimal_places, exact, whole_number
from qpr_core.testing import an_indicator, figures


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (85, "85"),
        (84.95, "84.95"),
        ("84.95", "84.95"),
        (" 84.95 ", "84.95"),
        pytest.param("85".rjust(100), "85", id="a hundred characters"),
        ("-.5", "-0.5"),
        ("5.", "5"),
        ("1e3", "1000"),
        ("1E-3", "0.001"),
        ("+7", "7"),
        (Decimal("84.950"), "84.95"),
        (Fraction(1, 4), "0.25"),
        (0.57 * 100, "57"),
        (np.float64(84.95), "84.95"),
        (np.float32(84.95), "84.95"),
        (np.float16(0.1), "0.1"),
        (np.int64(85), "85"),
        (1e20, "100000000000000000000"),
        (-0.0, "0"),
        (Decimal("-0"), "0"),
        (0.000001, "0.000001"),
    ],
)
def test_a_figure_enters_exactly(given: float | str | Decimal | Fraction, expected: str) -> None:
    assert exact(given, "K1") == Fraction(expected)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (True, "figure must be a number, not True or False, got True (K1)"),
        (np.True_, "figure must be a number, got np.True_ (K1)"),
        (None, "figure must be a number, got None (K1)"),
        (np.timedelta64(5), "figure must be a number, got np.timedelta64(5) (K1)"),
        (np.timedelta64(5, "D"), "figure must be a number, got np.timedelta64(5,'D') (K1)"),
        (np.timedelta64("NaT"), "figure must be a number, got np.timedelta64('NaT') (K1)"),
        (np.array(5), "figure must be a number, got array(5) (K1)"),
        (1 + 2j, "figure must be a number, got (1+2j) (K1)"),
        (object, "figure must be a number, got <class 'object'> (K1)"),
        (math.nan, "figure must be finite, got nan (K1)"),
        (-math.inf, "figure must be finite, got -inf (K1)"),
        (Decimal("nan"), "figure must be finite, got Decimal('NaN') (K1)"),
        (Decimal("sNaN"), "figure must be finite, got Decimal('sNaN') (K1)"),
        (Decimal("-Infinity"), "figure must be finite, got Decimal('-Infinity') (K1)"),
        (np.float32("nan"), "figure must be finite, got 'nan' (K1)"),
        ("NaN", "figure must be finite, got 'NaN' (K1)"),
        ("-inf", "figure must be finite, got '-inf' (K1)"),
        ("1e999999", "without units or thousands separators, got '1e999999' (K1)"),
        ("1e9999", "figure must be smaller than 1e30, got Decimal('1E+9999') (K1)"),
        (Decimal("1e999999"), "figure must be smaller than 1e30, got Decimal('1E+999999') (K1)"),
        (Decimal("1e-999999"), "figure must have no more than 30 decimal places, got Decimal('1E-999999') (K1)"),
        (10**30, "figure must be smaller than 1e30, got 1000000000000000000000000000000 (K1)"),
        pytest.param(-(10**5000), "got a whole number of 16610 bits (K1)", id="huge and negative"),
        pytest.param(np.array([10**5000], object)[0], "got a whole number of 16610 bits", id="huge in an array"),
        pytest.param(Fraction(10**5000), "figure must be smaller than 1e30, got a Fraction", id="huge fraction"),
        pytest.param(Decimal(10**5000), "figure must be smaller than 1e30, got Decimal('1000", id="huge decimal"),
        pytest.param("9" * 5000, "text of a figure must be a plain number", id="huge text"),
        pytest.param(10**5000, "figure must be smaller than 1e30, got a whole number of 16610 bits (K1)", id="huge"),
        (1e300, "figure must be smaller than 1e30, got 1e+300 (K1)"),
        (Fraction(1, 3**70), "no more than 30 decimal places or digits in its denominator"),
        (
            1e-9,
            "float must keep its value when rounded to 6 decimal places (pass text or a Decimal instead), got 1e-09 (K1)",
        ),
        (0.0000005, "float must keep its value"),
        ("", "text of a figure must be a plain number such as 84.95"),
        ("85%", "text of a figure must be a plain number such as 84.95"),
        ("1,234", "text of a figure must be a plain number such as 84.95"),
        ("٨٥", "text of a figure must be a plain number such as 84.95"),
        pytest.param("85".rjust(101), "text of a figure must be a plain number", id="a hundred and one characters"),
        ("1_000", "text of a figure must be a plain number such as 84.95"),
        pytest.param("9" * 1_000_000, "got '99999", id="megabyte"),
    ],
)
def test_what_is_no_figure_is_refused_with_what_it_was(given: object, message: str) -> None:
    with pytest.raises(FigureError) as caught:
        exact(given, "K1")
    assert message in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    "given",
    [True, np.True_, 38.0, Decimal(38), "38", None, np.timedelta64(38), np.timedelta64("NaT"), np.array(38)],
    ids=repr,
)
def test_whole_number_is_none_for_what_cannot_count(given: object) -> None:
    assert whole_number(given) is None


def test_whole_number_reads_every_kind_of_integer() -> None:
    assert [whole_number(given) for given in (38, np.int8(38), np.uint64(38), np.int64(-38))] == [38, 38, 38, -38]


def test_exact_rejects_a_float_that_changes_by_more_than_a_thousandth() -> None:
    assert exact(0.000400399, "K1") == Fraction("0.0004")  # loses 0.0997 %
    with pytest.raises(FigureError, match="must keep its value"):
        exact(0.000400401, "K1")  # loses 0.1001 %


def test_the_noise_of_arithmetic_done_upstream_goes() -> None:
    """30,000 percentages of counts and means of quarters equal the typed decimal."""
    numbers = random.Random(2023)
    for _ in range(10_000):
        share = numbers.randrange(0, 1001)
        assert exact(share / 1000 * 100, "K1") == Fraction(share, 10)
        quarters = [numbers.randrange(0, 1000) for _ in range(4)]
        assert exact(sum(value / 10 for value in quarters) / 4, "K1") == Fraction(sum(quarters), 40)
        counted = numbers.randrange(0, 126)
        assert exact(counted / 125 * 100, "K1") == Fraction(counted * 100, 125)


@given(st.decimals(-1000, 1000, places=4))
def test_no_decimal_context_changes_a_figure(value: Decimal) -> None:
    with localcontext() as context:
        context.prec = 2
        for trap in context.traps:
            context.traps[trap] = True
        assert exact(value, "K1") == Fraction(value)
        assert exact(str(value), "K1") == Fraction(value)


@given(figures())
def test_a_figure_written_as_code_is_read_again(value: Fraction) -> None:
    assert exact(eval(as_code(value), {"Fraction": Fraction}), "K1") == value


def test_a_figure_of_fifteen_characters_is_written_bare_and_a_longer_one_quoted() -> None:
    assert as_code(Fraction("12345678.123456")) == "12345678.123456"
    assert as_code(Fraction("123456789.123456")) == "'123456789.123456'"


@pytest.mark.parametrize("text", ["1/3", "1/7000", "0.0000001", "123456789012.123456", "0.1"])
def test_odd_figures_written_as_code_are_read_again(text: str) -> None:
    assert exact(eval(as_code(Fraction(text)), {"Fraction": Fraction}), "K1") == Fraction(text)


@given(figures(), st.integers(0, 5))
def test_rounding_is_half_up_and_never_further_off_than_half(value: Fraction, places: int) -> None:
    rounded = Fraction(as_text(value, places))
    assert abs(rounded - value) * 2 * 10**places <= 1
    if abs(rounded - value) * 2 * 10**places == 1:
        assert abs(rounded) > abs(value)
    assert not as_text(value, places).startswith("-0") or rounded != 0


@given(figures())
def test_the_decimal_places_of_a_figure_are_enough_and_one_fewer_is_not(value: Fraction) -> None:
    places = decimal_places(value)
    assert places is not None
    assert Fraction(as_text(value, places)) == value
    if places:
        assert Fraction(as_text(value, places - 1)) != value


FINEST = Fraction(1, 10**30)


def test_the_largest_and_the_finest_fractions_are_taken() -> None:
    largest = 10**30 - FINEST
    assert [exact(figure, "K1") for figure in (largest, FINEST, -largest)] == [largest, FINEST, -largest]


def test_as_many_decimal_places_as_a_figure_may_have_can_be_shown() -> None:
    assert an_indicator(decimal_places=30).decimal_places == 30


def test_as_data_writes_a_decimal_number_up_to_30_places() -> None:
    assert as_data(Fraction(1, 10**30)) == "0." + "0" * 29 + "1"
    assert as_data(Fraction(1, 10**31)) == "1/1" + "0" * 31


@pytest.mark.parametrize(
    ("given", "figure"),
    [
        ("0" * 99 + "5", 5),
        (Decimal("9.5e29"), Fraction(95 * 10**28)),
        (Decimal("1e-30"), Fraction(1, 10**30)),
        (Decimal("-0.0"), 0),
    ],
)
def test_exact_accepts_the_largest_smallest_and_longest_figures(given: str | Decimal, figure: Fraction) -> None:
    assert exact(given, "K1") == figure


@pytest.mark.parametrize("given", ["0" * 100 + "5", Decimal("1e30"), Decimal("1e-31")])
def test_exact_refuses_larger_smaller_and_longer_figures(given: str | Decimal) -> None:
    with pytest.raises(qpr.errors.FigureError):
        exact(given, "K1")
