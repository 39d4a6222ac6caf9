"""From data frames to objects and back, and the verbs for tables of any size, by way of Narwhals; the extra `frames`.

>>> from qpr_core.frames import Layout
>>> Layout(code="KPI").code
'KPI'
"""

from qpr_core.frames.checking import Fault, check
from qpr_core.frames.columns import Columns
from qpr_core.frames.comparing import compare
from qpr_core.frames.layout import Layout
from qpr_core.frames.rating import rate
from qpr_core.frames.reading import read_scorecard
from qpr_core.frames.row_status import RowStatus
from qpr_core.frames.summarising import summarise
from qpr_core.frames.travelling import direction_of_travel
from qpr_core.frames.writing import report_table

__all__ = [
    "Columns",
    "Fault",
    "Layout",
    "RowStatus",
    "check",
    "compare",
    "direction_of_travel",
    "rate",
    "read_scorecard",
    "report_table",
    "summarise",
]
