"""Tolerances as people type them into cells: read_tolerance."""

import re
from typing import Final

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import Number, as_data
from qpr_core.model.values.typed_figures import TypedFigure, figure_in, read_typed
from qpr_core.model.values.unit import Unit

_AROUND: Final = re.compile(
    r"^\s*(?:±|\+ ?/ ?[-\u2212\u2013]|\+[-\u2212\u2013]|plus or minus|within)\s*", re.IGNORECASE
)


_POINTS: Final = re.compile(r"\s*(?:percentage points?|% points?|ppts?|pp)\s*$", re.IGNORECASE)


def read_tolerance(given: Number, unit: Unit, *, percent_cell: bool = False) -> Tolerance:
    """Read a tolerance as a person typed it into a cell.

    >>> from qpr_core import units
    >>> read_tolerance("±10%", units.POUNDS), read_tolerance("+/- £5", units.POUNDS)
    (Tolerance('10%'), Tolerance(5))
    >>> read_tolerance(0.1, units.POUNDS, percent_cell=True)
    Tolerance('10%')
    >>> read_tolerance("±15m", units.HOURS_AND_MINUTES)
    Tolerance(15)

    Args:
        given: The content of the cell: text or a number. "%" makes it relative to the target.
        unit: The unit of the indicator.
        percent_cell: Whether the cell shows a number as a percentage: 0.1 as 10%.

    Raises:
        ThresholdError: If it is negative, or is in percentage points of an indicator with a different unit.
        FigureError: If it is not a figure.
    """
    text = _AROUND.sub("", given) if isinstance(given, str) else given
    if unit.is_written(text):
        return Tolerance(unit.read(text, whose="tolerance"))
    points = _POINTS.search(text) if isinstance(text, str) else None
    if points is not None and not unit.is_percentage:
        raise ThresholdError(f"tolerance in percentage points must be for a percentage ({unit.name})", given=given)
    typed = read_typed(
        text[: points.start()] if isinstance(text, str) and points else text,
        percent_cell=percent_cell,
        markers=frozenset(),
    )
    if not isinstance(typed, TypedFigure):
        raise ThresholdError("tolerance must be a figure such as 5 or 10%", given=given)
    return Tolerance(f"{as_data(typed.figure)}%" if typed.is_percentage else figure_in(typed, unit, "tolerance"))
