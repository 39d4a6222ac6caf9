"""Scorecards from data frames, and functions for tables of any size.

Needs the extra `frames`.

>>> from qpr_core.frames import Layout
>>> Layout(code="KPI").code
'KPI'
"""

from qpr_core.frames.scorecards.cell_faults import CellFault, FaultsError, fault_table
from qpr_core.frames.scorecards.from_tables import check_scorecard, read_scorecard
from qpr_core.frames.scorecards.in_parts import read_indicators, with_results
from qpr_core.frames.scorecards.item_rows import read_items
from qpr_core.frames.scorecards.item_table import item_table
from qpr_core.frames.scorecards.layout import Layout
from qpr_core.frames.scorecards.scorecard_reading import Definitions, Reading
from qpr_core.frames.scorecards.to_table import report_table
from qpr_core.frames.tables.band_columns import Around, BandColumns, Ends, RangeColumns
from qpr_core.frames.tables.checking import Fault, check
from qpr_core.frames.tables.columns import Columns
from qpr_core.frames.tables.comparing import compare
from qpr_core.frames.tables.directions import direction_of_travel
from qpr_core.frames.tables.rating import rate
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.summarising import summarise

__all__ = [
    "Around",
    "BandColumns",
    "CellFault",
    "Columns",
    "Definitions",
    "Ends",
    "Fault",
    "FaultsError",
    "Layout",
    "RangeColumns",
    "Reading",
    "RowStatus",
    "check",
    "check_scorecard",
    "compare",
    "direction_of_travel",
    "fault_table",
    "item_table",
    "rate",
    "read_indicators",
    "read_items",
    "read_scorecard",
    "report_table",
    "summarise",
    "with_results",
]
