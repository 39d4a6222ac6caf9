"""Implausible figures in tables, as warnings with the cell and the remedy."""

from collections.abc import Iterable, Mapping
from typing import Final

from qpr_core.analysis.reporting.entry import Entry
from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cell_faults import CellFaults
from qpr_core.frames.scorecards.cells import code_key
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.indicator_rows import Draft
from qpr_core.frames.scorecards.source import Place
from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible, ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.indicators.plausibility import implausible_figures
from qpr_core.model.values.figures import as_code

KINDS: Final = tuple(reason.value for reason in Implausible)
"""The kinds of warnings about figures."""


_COLUMNS: Final = {
    FigurePart.TARGET: ("target",),
    FigurePart.FLOOR: ("floor",),
    FigurePart.TOLERANCE: ("tolerance", "green_tolerance"),
    FigurePart.LEVEL: ("levels",),
    FigurePart.RANGE_END: ("expected_from", "expected_to"),
}


def warn(entries: Iterable[Entry], drafts: Mapping[str, Draft], found: Mapping[str, Found], faults: CellFaults) -> None:
    """Keep every implausible figure as a warning.

    The name of a warning has its kind and the code of the indicator.
    """
    refused = {fault.place for fault in faults.found}
    for indicator, series in entries:
        key = code_key(indicator.code)
        for figure in implausible_figures(indicator, series):
            place = _place(figure, drafts[key], found[key])
            if str(place) not in refused:
                _keep(figure, indicator, place, faults)


def warn_of_results(entries: Iterable[Entry], found: Mapping[str, Found], faults: CellFaults) -> None:
    """Keep every implausible result of a table as a warning.

    The indicators were read before.
    """
    for indicator, series in entries:
        own = found.get(code_key(indicator.code), Found())
        for figure in implausible_figures(indicator, series):
            if figure.part is FigurePart.RESULT and figure.period in own.results:
                _keep(figure, indicator, own.place(figure.period), faults)


def _keep(figure: ImplausibleFigure, indicator: Indicator, place: Place, faults: CellFaults) -> None:
    error = TableError(_rule(figure), shown=f"{as_code(figure.value)} for {figure.period}", whose=indicator.code)
    name = warning_name(figure.reason.value, indicator.code)
    faults.add(error, place, name=name)


def warning_name(kind: str, code: str) -> str:
    """Return the name of the warnings of one kind about an indicator.

    >>> warning_name("fraction of 1", "CS01")
    'fraction of 1 (CS01)'
    """
    return f"{kind} ({code})"


def _place(figure: ImplausibleFigure, draft: Draft, found: Found) -> Place:
    if figure.part is FigurePart.RESULT:
        return found.place(figure.period)
    started = [period for period in found.threshold_rows if period.first_day <= figure.period.first_day]
    row = found.threshold_rows[max(started, key=lambda period: period.first_day)] if started else draft.row
    return row.place(next((part for part in _COLUMNS.get(figure.part, ()) if part in row.columns.parts), None))


def _rule(figure: ImplausibleFigure) -> str:
    part, meant = figure.part.value, "" if figure.meant is None else as_code(figure.meant)
    match figure.reason:
        case Implausible.FRACTION_OF_ONE:
            return (
                f"{part} must be a percentage, not a fraction of 1 (enter {meant}; if percentages above 5 are "
                f"impossible, enter the highest one in a column 'highest')"
            )
        case Implausible.HUNDREDFOLD:
            return f"{part} must not be about 100 times as large or as small as the other figures (enter {meant})"
        case Implausible.ABOVE_HUNDRED:
            return (
                f"{part} must not be above 100% when all the others are 100% or less (correct it; if it is possible, "
                f"enter the highest possible figure, below 1,000, in a column 'highest')"
            )
        case Implausible.TINY_TOLERANCE:
            return f"{part} must not be a fraction of 1 (enter the text '{meant}%' for a share of the target)"
