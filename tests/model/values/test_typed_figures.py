"""Figures and markers of missing results as people type them into cells."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import units
from qpr_core.errors import FigureError
from qpr_core.model.values.figures import as_text, exact
from qpr_core.model.values.typed_figures import (
    MARKERS,
    Marker,
    TypedFigure,
    figure_in,
    read_markers,
    read_typed,
)
from qpr_core.testing import figures
from qpr_core.units import Unit


@pytest.mark.parametrize(
    ("text", "figure", "sign"),
    [
        ("84", "84", None),
        ("84%", "84", "%"),
        ("84 %", "84", "%"),
        ("84.5 per cent", "84.5", "%"),  # words allowed: as people type
        ("84 percent", "84", "%"),
        ("1,234", "1234", None),
        ("1,234,567.50", "1234567.5", None),
        ("1\u2009234", "1234", None),
        ("1\u00a0234\u00a0567.5", "1234567.5", None),
        ("£1,200", "1200", "£"),
        ("£ 5", "5", "£"),
        ("$5", "5", "$"),
        ("€5", "5", "€"),
        ("(3)", "-3", None),
        ("(1,200)", "-1200", None),
        ("(£1,200)", "-1200", "£"),
        ("(3%)", "-3", "%"),
        ("(3)%", "-3", "%"),
        ("-3", "-3", None),
        ("\u22123", "-3", None),
        ("\u20133", "-3", None),
        ("-£5", "-5", "£"),
        ("£-5", "-5", "£"),
        ("+3", "3", None),
        ("  7\n", "7", None),
        ("1.2E+03", "1200", None),
        ("84 days", "84", "days"),
        ("84days", "84", "days"),
        ("5kg", "5", "kg"),
        ("12.3 per 1,000", "12.3", "per 1,000"),
        ("12.3 visits per 1,000 people", "12.3", "visits per 1,000 people"),
        ("84\u00a0%", "84", "%"),
        ("1\u00a0234\u00a0days", "1234", "days"),
        ("\u00a0£\u00a05", "5", "£"),
        ("£(3)", "-3", "£"),
        ("£ (1,200.50)", "-1200.5", "£"),
        ("1e3", "1000", None),
        (".5%", "0.5", "%"),
    ],
)
def test_a_typed_figure_is_exact_and_keeps_the_sign_of_its_unit(text: str, figure: str, sign: str | None) -> None:
    assert read_typed(text) == TypedFigure(figure=Fraction(figure), unit_sign=sign)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1.234,5", "comma must separate thousands (write a point before decimal places), got '1.234,5'"),
        ("12,34", "comma must separate thousands"),
        ("0,123", "comma must separate thousands"),
        ("1,23,456", "comma must separate thousands"),
        ("1 234", "figure must not have spaces (write 1,234 or 1234), got '1 234'"),
        (
            "£1.2m",
            "figure must not have a word for thousands or millions (write the number in the indicator's unit), "
            "got '£1.2m'",
        ),
        ("3k", "figure must not have a word for thousands or millions"),
        ("5 million", "figure must not have a word for thousands or millions"),
        (
            "84 [r]",
            "figure must be alone in its cell (put its status or its note into a different column), got '84 [r]'",
        ),
        ("84*", "figure must be alone in its cell"),
        ("84 (provisional)", "figure must be alone in its cell"),
        ("84% (p)", "figure must be alone in its cell"),
        ("84% (21/25)", "figure must be alone in its cell"),
        ("84\u00b2", "figure must be alone in its cell"),
        ("none", "figure must be a number (write 0, or empty the cell if there is no result)"),
        ("x", "figure must be a number such as 1,234.5, 84% or £1,200, or a marker of a missing result (add it"),
        ("£(-3)", "figure must be a number such as"),
        ("£(£3)", "figure must be a number such as"),
        ("3+5", "figure must be a number such as"),
        ("<5+", "figure must be a number such as"),
        (" \t ", "text of a figure must have 1 to 100 characters"),
        (date(2023, 6, 30), "figure must be a number, got 2023-06-30 (cell)"),
        (None, "figure must be a number, got None (cell)"),
        ("nil", "figure must be a number (write 0, or empty the cell if there is no result), got 'nil'"),
        ("#N/A", "cell must not have a spreadsheet error (correct its formula, or empty the cell), got '#N/A'"),
        ("#DIV/0!", "cell must not have a spreadsheet error"),
        ("#NAME?", "cell must not have a spreadsheet error"),
        ("#####", "cell must not have a spreadsheet error"),
        ("-(3)", "figure must be a number such as 1,234.5, 84% or £1,200, or a marker of a missing result (add it"),
        ("(3", "figure must be a number such as"),
        ("£84%", "figure must be a number such as"),
        ("84 days%", "figure must be a number such as"),
        ("1-4", "figure must be a number such as"),
        ("3/4", "figure must be a number such as"),
        ("~5", "figure must be a number such as"),
        ("<abc", "figure must be a number such as"),
        ("#123", "figure must be a number such as"),
        ("see note", "figure must be a number such as"),
        ("\u0665", "figure must be a number such as"),
        ("1e30", "figure must be smaller than 1e30"),
        ("", "text of a figure must have 1 to 100 characters, got ''"),
        pytest.param("9" * 101, "text of a figure must have 1 to 100 characters", id="long"),
        (math.nan, "figure must be finite, got nan (cell)"),
        (True, "figure must be a number, not True or False, got True (cell)"),
    ],
)
def test_what_is_neither_a_figure_nor_a_marker_is_refused(text: str, message: str) -> None:
    with pytest.raises(FigureError) as caught:
        read_typed(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["<5", "< 5", "≤5", "<=5", ">95%", "≥ 1,000", "fewer than 5", "Less than £5", "over 1\u00a0234",
     "5 or fewer", "95% or more", "100+", "1,000 +", "up to 5", "at least 95%", "below 5",
     "n/a", "N/A", "TBC", "tbc", "-", "\u2013", "..", ":", "*", "[c]", "[low]", "not  available", "No data"],
)  # fmt: skip
def test_a_marker_is_kept_as_it_was_typed(text: str) -> None:
    assert read_typed(text) == Marker(" ".join(text.split()))


def test_a_custom_list_replaces_the_usual_markers() -> None:
    markers = read_markers(["Awaited from partner", "#N/A", "-999"])
    for text in ("awaited from  PARTNER", "#N/A", "-999"):
        assert read_typed(text, markers=markers) == Marker(" ".join(text.split()))
    assert read_typed("<5", markers=markers) == Marker("<5")
    with pytest.raises(FigureError, match="figure must be a number such as"):
        read_typed("n/a", markers=markers)


def test_markers_must_be_texts_of_one_line() -> None:
    assert read_markers(MARKERS) == MARKERS
    with pytest.raises(FigureError, match="markers must be a list of texts, got 'n/a'"):
        read_markers("n/a")
    with pytest.raises(FigureError, match="marker of a missing result must be text, got 5"):
        read_markers([5])  # type: ignore[list-item]  # a wrong type is what is tested
    with pytest.raises(FigureError, match="marker of a missing result must not be blank"):
        Marker(" ")


@pytest.mark.parametrize(
    ("number", "figure"),
    [
        (0.85, "85"),
        (0.07, "7"),
        (1, "100"),
        (6 / 7, "85.714286"),
        (Decimal("0.855"), "85.5"),
        (Fraction(1, 3), "100/3"),
        (-0.5, "-50"),
        (0.285, "28.5"),
        (1.1, "110"),
    ],
)
def test_a_number_in_a_percentage_cell_is_what_the_cell_shows(number: float | Decimal | Fraction, figure: str) -> None:
    """0.07 * 100 is 7.000000000000001 as a float; 6/7 is 85.714286% to six decimal places.

    0.285 * 100 is 28.499999999999996.
    """
    assert read_typed(number, percent_cell=True) == TypedFigure(figure=Fraction(figure), unit_sign="%")
    assert read_typed(number) == TypedFigure(figure=exact(number, "cell"), unit_sign=None)


def test_text_in_a_percentage_cell_needs_its_sign() -> None:
    assert read_typed("85%", percent_cell=True) == read_typed("85%")
    with pytest.raises(FigureError, match=r"text in a percentage cell must have its % sign .* got '0\.85'"):
        read_typed("0.85", percent_cell=True)


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        (1e-9, "float must keep its value when rounded to 6 decimal places (pass text or a Decimal instead)"),
        (1e307, "figure must be finite"),
        (1e30, "figure must be smaller than 1e30"),
    ],
)
def test_an_unreadable_number_in_a_percentage_cell_is_shown_as_it_is(number: float, rule: str) -> None:
    """1e307 * 100 is not finite as a float."""
    with pytest.raises(FigureError) as caught:
        read_typed(number, percent_cell=True)
    assert str(caught.value) == f"{rule}, got {number!r} (cell)"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("84%", units.PER_CENT),
        ("84", units.PER_CENT),
        ("84 per cent", Unit(name="pour cent", after=" %", per=100)),
        ("£84", units.POUNDS),
        ("84 days", units.DAYS),
        ("84 Day", units.DAYS),
        ("84", units.NUMBER),
        ("84 per 1000", units.PER_1000),
        ("84 per 1,000", units.PER_1000),
        ("84 KG", Unit(name="kilograms", after=" kg")),
    ],
)
def test_a_figure_with_the_sign_of_its_unit_is_accepted(text: str, unit: Unit) -> None:
    typed = read_typed(text)
    assert isinstance(typed, TypedFigure)
    assert figure_in(typed, unit, "K1") == 84


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("£84", units.PER_CENT, r"sign of a figure must be that of its unit \(per cent\), got '£' \(K1\)"),
        ("84%", units.NUMBER, r"sign of a figure must be that of its unit \(number\), got '%' \(K1\)"),
        ("$84", units.POUNDS, r"sign of a figure must be that of its unit \(pounds\), got '\$' \(K1\)"),
        ("84 weeks", units.DAYS, r"sign of a figure must be that of its unit \(days\), got 'weeks' \(K1\)"),
    ],
)
def test_a_figure_with_the_sign_of_a_different_unit_is_refused(text: str, unit: Unit, message: str) -> None:
    typed = read_typed(text)
    assert isinstance(typed, TypedFigure)
    with pytest.raises(FigureError, match=message):
        figure_in(typed, unit, "K1")


@given(figures(), st.integers(0, 3), st.sampled_from(["{}", "£{}", "{}%", " {} ", "{} days"]))
def test_a_figure_that_is_written_is_read_as_the_same_figure(figure: Fraction, places: int, layout: str) -> None:
    written = as_text(figure, places)
    for text in (written, f"{Decimal(written):,}", f"{Decimal(written):,}".replace(",", "\u202f")):
        typed = read_typed(layout.format(text))
        assert isinstance(typed, TypedFigure)
        assert typed.figure == Fraction(written)


@given(st.text(st.sampled_from("0123456789.,-+()%£e <kx\u00a0"), max_size=8))
def test_a_text_that_is_a_plain_number_means_what_it_means_elsewhere(text: str) -> None:
    try:
        plain = exact(text, "cell")
    except FigureError:
        return
    assert read_typed(text) == TypedFigure(figure=plain, unit_sign=None)


def test_a_figure_of_a_scaled_unit_needs_its_whole_sign() -> None:
    """£1,200 in a column of millions is probably in pounds."""
    with pytest.raises(FigureError, match="sign of a figure must be that of its unit"):
        figure_in(cast_figure("£1,200"), Unit.named("£m"), "F1")


@pytest.mark.parametrize("text", ["6 mins", "6 min", "6 minutes"])
def test_a_spelling_of_the_unit_is_its_sign(text: str) -> None:
    assert figure_in(cast_figure(text), Unit.named("minutes"), "F1") == 6


def cast_figure(text: str) -> TypedFigure:
    typed = read_typed(text)
    assert isinstance(typed, TypedFigure)
    return typed
