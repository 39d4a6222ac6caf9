"""Charts of indicators and reports, drawn with matplotlib (the extra `charts`)."""

from qpr_core.display.chart_notes import alt_text, chart_data
from qpr_core.display.heat_map import group_heat_map
from qpr_core.display.history_chart import history_chart
from qpr_core.display.indicator_chart import indicator_chart
from qpr_core.display.matrix_chart import movement_matrix
from qpr_core.display.small_multiples import small_multiples

__all__ = [
    "alt_text",
    "chart_data",
    "group_heat_map",
    "history_chart",
    "indicator_chart",
    "movement_matrix",
    "small_multiples",
]
