"""Results from tables with a row for each of them."""

from typing import Final

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cells import code_key, read_status, read_text
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.indicator_rows import THRESHOLDS, Known
from qpr_core.frames.scorecards.period_cells import period_of_row
from qpr_core.frames.scorecards.result_cells import keep_beside, keep_status, read_result
from qpr_core.frames.scorecards.row_reader import RowReader
from qpr_core.frames.scorecards.row_thresholds import read_target

LONG: Final = (
    "code", "name", "period", "year", "quarter", "value", "numerator", "denominator", "status", "marker", "comparator",
    "published", "action", *THRESHOLDS,
)  # fmt: skip
"""The parts that a long table of results may have."""


_BESIDE: Final = ("status", "published", "action", *THRESHOLDS)
"""The parts that a result may have beside it."""


def _comparator(row: RowReader) -> str | None:
    """Read the name of a comparator, as it is spelled where it comes first."""
    name = row.read("comparator", read_text)
    if name is None or row.table.is_written:
        return name
    first = row.context.comparators.setdefault(code_key(name), name)
    if first != name:
        row.context.notice(f"the comparator {name!r} was read as {first!r}")
    return first


def read_long(row: RowReader, known: Known, found: Found) -> None:
    """Read the result of one row, with its status, target, rating and action."""
    period = period_of_row(row, known)
    if period is None:
        return
    comparator = _comparator(row) if row.has("comparator") else None
    into = found if comparator is None else found.comparators.setdefault(comparator, Found())
    if period in into.results:
        whose = "result" if comparator is None else "result of a comparator"
        two = f"two for {period}" if comparator is None else f"two of {comparator!r} for {period}"
        row.fault(TableError(f"{whose} must occur once for a period (remove one)", shown=two), row.columns.period_part)
        return
    into.results[period] = None
    if comparator is None:
        found.rows[period] = row
    into.results[period] = read_result(row, known, into.markers, period)
    if not row.has(*_BESIDE):
        return
    keep_status(row, into, period, row.read("status", read_status))
    if comparator is not None:
        return
    keep_beside(row, known, found, period)
    if any(part in row.columns.parts for part in THRESHOLDS):
        found.thresholds[period] = read_target(row, known.unit)
        found.threshold_rows[period] = row
