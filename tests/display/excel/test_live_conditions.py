"""Conditions of Excel: true for exactly the entries that the library reads as values in some bounds."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from qpr_core import Indicator, Ratio, Thresholds
from qpr_core.display.excel.bounds import Bound, Bounds, bounds_of, rated_bounds
from qpr_core.display.excel.live_conditions import (
    TRUE,
    all_of,
    count_condition,
    figure_condition,
    largest_factors,
    literal,
)
from qpr_core.errors import FigureError
from qpr_core.model.values.figures import exact
from qpr_core.rules import Interval

FIGURES = st.decimals(-(10**11), 10**11, places=3, allow_nan=False).map(str)
"""Figures that people type."""


def is_true(condition: str, **cells: float) -> bool:
    """Work out a condition as Excel does: with the 15 digits of each number, exactly."""
    code = condition
    for name, number in cells.items():
        code = code.replace(name, f"Decimal('{number:.15g}')")
    code = re.sub(r"(?<![\w.'-])(-?[0-9]+(?:\.[0-9]+)?)(?![\w.'])", r"Decimal('\1')", code)
    code = code.replace("AND(", "_and(")
    return bool(eval(code, {"Decimal": Decimal, "_and": lambda *parts: all(parts)}))  # the condition is ours


def contains(bounds: Bounds, value: Fraction) -> bool:
    low, high = bounds.low, bounds.high
    above = low is None or value > low.value or (low.is_included and value == low.value)
    return above and (high is None or value < high.value or (high.is_included and value == high.value))


def beside(end: Fraction) -> st.SearchStrategy[float]:
    """Return figures of up to 15 digits on an end, and beside it in each decimal place."""
    steps = st.tuples(st.integers(-20, 20), st.integers(0, 9)).map(lambda pair: Fraction(pair[0], 10 ** pair[1]))
    return steps.map(lambda step: float(f"{float(end + step):.15g}"))


@given(st.data(), FIGURES, st.booleans(), st.booleans())
def test_figure_condition_is_true_for_values_in_the_bounds_as_read(
    data: st.DataObject, end: str, is_low: bool, is_included: bool
) -> None:
    value = Fraction(end)
    bound = Bound(value, is_included)
    bounds = Bounds(low=bound) if is_low else Bounds(high=bound)
    typed = data.draw(beside(value))
    try:
        read = exact(typed, "")
    except FigureError:
        reject()
    assert is_true(figure_condition("F5", bounds), F5=typed) is contains(bounds, read)


@pytest.mark.parametrize(
    ("end", "condition"),
    [
        (Fraction(85), "F5>=84.9999995"),  # the library reads the middle as its binary digits decide: here up
        (Fraction("84.9"), "F5>=84.8999995"),
        (Fraction("0.0078125"), "F5>0.0078125"),  # 1/128 is the middle itself, and is rounded to the even 0.007812
        (Fraction(1, 3), "F5>=0.3333335"),
        (Fraction(10**12), "F5>=1000000000000"),  # 15 digits end before the seventh decimal place
        (Fraction("999999999994.95"), "F5>999999999994.95"),  # whose nearest float is smaller
        (Fraction("8650996290.334551"), "F5>=8650996290.33455"),  # whose nearest float is larger
    ],
)
def test_figure_condition_compares_with_the_middle_of_two_figures(end: Fraction, condition: str) -> None:
    assert figure_condition("F5", Bounds(low=Bound(end))) == condition


@given(
    st.fractions(Fraction(-5), Fraction(120), max_denominator=900),
    st.booleans(),
    st.integers(0, 300),
    st.integers(1, 300),
    st.sampled_from([1, 100, 1000]),
)
@example(end=Fraction(200, 3), is_included=True, counted=2, total=3, per=100)
def test_count_condition_is_true_for_two_counts_in_the_bounds(
    end: Fraction, is_included: bool, counted: int, total: int, per: int
) -> None:
    for bounds in (Bounds(low=Bound(end, is_included)), Bounds(high=Bound(end, is_included))):
        condition = count_condition("G5", "H5", bounds, per)
        assert is_true(condition, G5=counted, H5=total) is contains(bounds, Ratio(counted, total).scaled(per))


@given(
    st.decimals(-200, 200, places=2, allow_nan=False).map(Fraction),
    st.integers(0, 3),
    st.decimals(-200, 200, places=4, allow_nan=False).map(Fraction),
)
def test_rated_bounds_contain_the_values_whose_displayed_value_is_in_the_range(
    end: Fraction, places: int, value: Fraction
) -> None:
    rate = Indicator(
        code="R1",
        name="Rate",
        polarity="higher is better",
        unit="number",
        decimal_places=places,
        rated_as_displayed=True,
        thresholds=Thresholds(target=end, floor=end),
    )
    for interval in (Interval(end, None), Interval(None, end), Interval(end, end + 1)):
        assert contains(rated_bounds(rate, interval), value) is interval.contains(rate.rated(value))


def test_rated_bounds_of_exact_ratings_are_the_range() -> None:
    rate = Indicator(code="R1", name="Rate", polarity="higher is better", unit="number", decimal_places=0)
    assert (
        rated_bounds(rate, Interval(1, 2))
        == bounds_of(Interval(1, 2))
        == Bounds(low=Bound(Fraction(1)), high=Bound(Fraction(2)))
    )


def test_all_of_leaves_out_what_is_always_true() -> None:
    assert (all_of([]), all_of([TRUE, "A1=1"]), all_of(["A1=1", "B1=1"])) == (TRUE, "A1=1", "AND(A1=1,B1=1)")
    assert figure_condition("F5", Bounds()) == TRUE


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Fraction("84.95"), "84.95"),
        (Fraction(-5), "(-5)"),
        (Fraction(1, 3), "(1/3)"),
        (Fraction("1234567890.1234567"), "(1234567890.1234567)"),
        (Fraction(10**16, 3), f"({10**16 / 3!r})"),
    ],
)
def test_literal_is_exact_where_15_digits_are_enough(figure: Fraction, text: str) -> None:
    assert literal(figure) == text


def test_largest_factors_of_no_bounds_are_one() -> None:
    assert largest_factors([Bounds()], 100) == (1, 1)
