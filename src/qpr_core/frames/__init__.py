"""From data frames to objects and back, by way of Narwhals; the extra `frames`.

>>> from qpr_core.frames import Layout
>>> Layout(code="KPI").code
'KPI'
"""

from qpr_core.frames.layout import Layout
from qpr_core.frames.rating import rate_rows
from qpr_core.frames.rating_columns import RatingColumns, RowStatus
from qpr_core.frames.reading import read_scorecard
from qpr_core.frames.writing import report_table

__all__ = ["Layout", "RatingColumns", "RowStatus", "rate_rows", "read_scorecard", "report_table"]
