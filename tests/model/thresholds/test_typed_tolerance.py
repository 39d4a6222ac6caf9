"""Tolerances as people type them."""

from decimal import Decimal

import pytest

from qpr_core import units
from qpr_core.errors import FigureError, QprError, ThresholdError
from qpr_core.model.thresholds.typed_tolerance import read_tolerance
from qpr_core.rules import Tolerance
from qpr_core.units import Unit


@pytest.mark.parametrize(
    ("given", "unit", "expected"),
    [
        ("10%", units.NUMBER, "10%"),
        ("±10%", units.PER_CENT, "10%"),
        ("+/-10%", units.NUMBER, "10%"),
        ("+/\u2212 2.5 %", units.NUMBER, "2.5%"),  # words allowed: as people type
        ("+- 10 per cent", units.NUMBER, "10%"),
        ("within 10%", units.NUMBER, "10%"),
        ("± 5", units.NUMBER, 5),
        ("Plus or minus 1,000", units.NUMBER, 1000),
        ("±£5", units.POUNDS, 5),
        ("5 days", units.DAYS, 5),
        ("5 percentage points", units.PER_CENT, 5),
        ("±5pp", units.PER_CENT, 5),
        ("5 per 1,000", units.PER_1000, 5),
        ("±\u00a010\u00a0%", units.NUMBER, "10%"),
        ("0", units.NUMBER, 0),
        (5, units.NUMBER, 5),
        (Decimal("0.5"), units.NUMBER, "0.5"),
    ],
)
def test_a_typed_tolerance_is_in_units_or_relative(given: str | int | Decimal, unit: Unit, expected: str | int) -> None:
    assert read_tolerance(given, unit) == Tolerance(expected)


def test_a_number_in_a_percentage_cell_is_relative() -> None:
    assert read_tolerance(0.1, units.NUMBER, percent_cell=True) == Tolerance("10%")
    assert read_tolerance(0.1, units.NUMBER) == Tolerance("0.1")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("5pp", ThresholdError, r"tolerance in percentage points must be for a percentage \(number\), got '5pp'"),
        ("<5", ThresholdError, "tolerance must be a figure such as 5 or 10%, got '<5'"),
        ("10% or more", ThresholdError, "tolerance must be a figure such as 5 or 10%, got '10% or more'"),
        ("(10%)", ThresholdError, "tolerance must be 0 or more, got '-10%'"),
        ("£5", FigureError, r"sign of a figure must be that of its unit \(number\), got '£' \(tolerance\)"),
        ("1,5", FigureError, "comma must separate thousands"),
        ("", FigureError, "text of a figure must have 1 to 100 characters"),
        (True, FigureError, "figure must be a number, not True or False"),
        (-0.1, ThresholdError, "tolerance must be 0 or more"),
        ("n/a", FigureError, "figure must be a number such as"),
        ("±", FigureError, "text of a figure must have 1 to 100 characters"),
    ],
)
def test_what_is_no_tolerance_is_refused(given: str, error: type[QprError], message: str) -> None:
    with pytest.raises(error, match=message):
        read_tolerance(given, units.NUMBER)
