"""Results from the rows of long and wide tables."""

from collections.abc import Mapping
from functools import partial

from qpr_core.frames.scorecards.finding import rows_for
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.indicator_rows import Known
from qpr_core.frames.scorecards.long_results import read_long
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.row_reader import Context
from qpr_core.frames.scorecards.wide_results import filled_columns, read_wide


def read_results(table: Table, context: Context, known: Mapping[str, Known], found: dict[str, Found]) -> None:
    """Read a table of results, and keep its contents by the key of each code."""
    read = (
        read_long
        if table.columns.is_long
        else partial(read_wide, filled=filled_columns(table, context), has_definitions="indicators" in table.roles)
    )
    for row, key in rows_for(table, context, known, "result"):
        if key not in found:
            found[key] = Found()
        found[key].tables.add(row.table.name)
        read(row, known[key], found[key])
