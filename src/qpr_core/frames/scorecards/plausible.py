"""Implausible figures in tables, with the row, the column and the remedy."""

from collections.abc import Collection
from fractions import Fraction

from attrs import field, frozen

from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.errors import TableError
from qpr_core.frames.scorecards.layout import Layout
from qpr_core.frames.scorecards.rows import Rows
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible, ImplausibleFigure
from qpr_core.model.indicators.plausibility import implausible_figures
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_code


@frozen
class Cells:
    """The first row and the column that each result and each threshold was read from."""

    _found: dict[tuple[str, FigurePart, Period | Fraction], str] = field(init=False, factory=dict)

    def keep_result(self, code: str, period: Period, number: int, table: Rows, column: Cell) -> None:
        """Keep the row and the column that the result of a period was read from."""
        self._found[code, FigurePart.RESULT, period] = f"row {number} of {table.name}, column {column!r}"

    def keep_thresholds(
        self, code: str, thresholds: Thresholds | None, number: int, table: Rows, names: Layout
    ) -> None:
        """Keep the row and the columns that thresholds were read from."""
        if thresholds is None:
            return
        given = thresholds.tolerance
        tolerance = None if given is None or given.is_relative else given.size
        for part, column, value in (
            (FigurePart.TARGET, names.target, thresholds.target),
            (FigurePart.FLOOR, names.floor, thresholds.floor),
            (FigurePart.TOLERANCE, names.tolerance, tolerance),
        ):
            if value is not None:
                self._found.setdefault((code, part, value), f"row {number} of {table.name}, column {column!r}")

    def cell_of(self, code: str, figure: ImplausibleFigure) -> str:
        """Return the row and the column of a figure."""
        key = figure.period if figure.part is FigurePart.RESULT else figure.value
        return self._found[code, figure.part, key]


def check_plausible(scorecard: Scorecard, cells: Cells, checked: Collection[str], names: Layout) -> None:
    """Refuse a scorecard with an implausible figure.

    Indicators whose codes are *checked* may have implausible figures.

    Raises:
        TableError: If a figure is implausible, or *checked* does not contain codes of the scorecard.
    """
    codes = [indicator.code for indicator, _ in scorecard.entries]
    if isinstance(checked, str) or not isinstance(checked, Collection) or any(code not in codes for code in checked):
        raise TableError("checked must contain codes of indicators in the table", given=checked)
    for indicator, series in scorecard.entries:
        found = () if indicator.code in checked else implausible_figures(indicator, series)
        for figure in found:
            raise TableError(
                _condition(figure, names),
                shown=f"{as_code(figure.value)} for {figure.period} ({indicator.code})",
                whose=cells.cell_of(indicator.code, figure),
            )


def _condition(figure: ImplausibleFigure, names: Layout) -> str:
    part, meant = figure.part.value, "" if figure.meant is None else as_code(figure.meant)
    checked = "name the code in checked="
    match figure.reason:
        case Implausible.FRACTION_OF_ONE:
            return (
                f"{part} must be a percentage and not a fraction of 1 (enter {meant}; if it is right, enter 5 or less "
                f"in {names.highest!r}, or {checked})"
            )
        case Implausible.HUNDREDFOLD:
            return (
                f"{part} must not differ about a hundredfold from the other figures (enter {meant}; if it is right, "
                f"{checked})"
            )
        case Implausible.ABOVE_HUNDRED:
            return (
                f"{part} must not be above 100% where the other figures are not (correct it; if it is right, enter "
                f"more than 100 and less than 1,000 in {names.highest!r}, or {checked})"
            )
        case Implausible.TINY_TOLERANCE:
            return (
                f"{part} must not be a fraction of 1 (enter the text '{meant}%' for a share of the target; if it is "
                f"right, {checked})"
            )
