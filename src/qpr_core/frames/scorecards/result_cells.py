"""One result from its cells, and the cells beside it."""

from functools import partial
from typing import Any, Final

from qpr_core.errors import TableError, got
from qpr_core.frames.scorecards.cells import read_band, read_figure, read_text
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.indicator_rows import Known
from qpr_core.frames.scorecards.row_reader import RowReader
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.series.observation import Status
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.typed_figures import Marker

_NOT_RATED: Final = frozenset({"grey", "gray", "not rated", "unrated", "no rating", "no rag", "no target"})
"""The words for a published lack of a rating, besides the markers."""


def read_result(row: RowReader, known: Known, markers: dict[Period, str], period: Period) -> Any:
    """Read a result: a value, two counts, or a gap whose marker is kept in *markers*."""
    if row.has("numerator", "denominator"):
        counted, total = (row.read(part, partial(_count, row=row, part=part)) for part in ("numerator", "denominator"))
        marked = next((each for each in (counted, total) if isinstance(each, Marker)), None)
        value = row.cell("value")
        if marked is not None and value is None:
            markers[period] = marked.text
            return None
        if value is None and (counted is not None or total is not None):
            return row.read("numerator" if counted is not None else "denominator", lambda _: Ratio(counted, total))  # type: ignore[arg-type]  # refused by the class
        if counted is not None or total is not None:
            shown = f"{got(value)} with {got(counted)} of {got(total)}"
            row.fault(TableError("result must be either a value or two counts", shown=shown), "value")
            return None
    marker = row.read("marker", read_text)
    if marker is not None:
        if row.cell("value") is not None:
            row.fault(TableError("marker must be for a period without a result", given=marker), "marker")
        markers[period] = marker
    figure = row.figure("value", known.unit)
    if isinstance(figure, Marker):
        markers[period] = figure.text
        return None
    return figure


def _count(cell: Cell, row: RowReader, part: str) -> Any:
    if row.is_percent(part):
        raise TableError("cell of a count must not have a percentage format (change the format)", given=cell)
    figure = read_figure(cell, None, is_percent=False, markers=row.context.options.markers)
    if isinstance(figure, Marker):
        return figure
    return figure.numerator if figure.denominator == 1 else figure


def keep_status(row: RowReader, found: Found, period: Period, status: Status | None) -> None:
    """Keep the status of a result; one without a result is a fault."""
    if status is None or (status is Status.FINAL and found.results.get(period) is None):
        return  # extracts have a status in every row
    if found.results.get(period) is None:
        error = TableError("status must be for a period that has a result", shown=f"{status.value!r} without a result")
        row.fault(error, "status")
    else:
        found.statuses[period] = status


def keep_beside(row: RowReader, known: Known, found: Found, period: Period) -> None:
    """Keep the published rating and the action of a period."""
    if "published" in row.columns.parts:
        with row.context.faults.at(row.place("published")):
            found.published[period] = _band(row.cell("published"), known, row)
            found.published_rows[period] = row
    text = row.read("action", read_text)
    if text is not None:
        found.actions[period] = text


def _band(cell: Cell, known: Known, row: RowReader) -> Scheme | None:
    if cell is None:
        return None
    scheme = known.scheme or Rag
    band = read_band(cell, scheme)
    word = " ".join(cell.lower().split()) if isinstance(cell, str) else None
    if band is None and word not in row.context.options.markers | _NOT_RATED:
        names = ", ".join(repr(each.value) for each in scheme)
        raise TableError(f"published rating must be one of {names}, or blank", given=cell)
    return band
