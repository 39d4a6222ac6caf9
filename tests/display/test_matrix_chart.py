"""The movement matrix: its counts and colours."""

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.figure import Figure

from display.drawn import boxes, drawn, names_of_ticks, overlapping
from pictured import WHOLE, made
from qpr_core import Rag, Report, bridge
from qpr_core.display.charts import alt_text, chart_data, group_heat_map, movement_matrix
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import GOV_UK
from small_reports import report_of


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def shade(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts[:3])


def test_movement_matrix_has_the_counts_of_the_bridge() -> None:
    made_of = bridge(WHOLE)
    figure = movement_matrix(made_of)
    texts = [text.get_text() for text in axes_of(figure).texts]
    size, counts = len(made_of.positions), [count for row in made_of.matrix for count in row]
    assert sorted(text.strip("▲▼ ") for text in texts[: -2 * size - 2]) == sorted(
        str(count) for count in counts if count
    )
    totals = [
        total for at in range(size) for total in (sum(made_of.matrix[at]), sum(row[at] for row in made_of.matrix))
    ]
    assert texts[-2 * size - 2 : -1] == [*map(str, totals), str(sum(counts))]
    names = [label.get_text() for label in axes_of(figure).get_xticklabels()]
    assert names == ["● Green", "◆ Amber", "■ Red", "not rated", "not in the\nreport", "Total"]


def test_movement_matrix_is_coloured_by_better_or_worse_and_counts_both() -> None:
    """A went from Amber to Red, B from Red to Green, and C stayed Amber."""
    entries = [made(82, 79), made(79, 86, code="B"), made(82, 82, code="C")]
    figure = movement_matrix(bridge(report_of(*entries)))
    texts = {text.get_text() for text in axes_of(figure).texts}
    assert {"▲ 1", "▼ 1"} <= texts
    colours = {shade(patch.get_facecolor()) for patch in axes_of(figure).patches}
    assert colours == {"#ffffff", GOV_UK.colour_of(Rag.GREEN), GOV_UK.colour_of(Rag.RED), GOV_UK.quiet}
    assert alt_text(figure) == (
        "One KPI has a worse rating than in Quarter 1 2023/24, and one has a better one. KPIs by rating in Q1 2023/24 "
        "(rows) and Q2 2023/24 (columns). Better: 1; worse: 1; the same: 1. ◆ Amber to ◆ Amber: 1. ◆ Amber to ■ Red: 1. "
        "■ Red to ● Green: 1."
    )
    assert chart_data(figure)[-1] == {"before": "■ Red", "now": "● Green", "count": 1}


class Outcome(Scheme):
    """Five bands with long names and no colours."""

    BEST = "Significantly better"
    GOOD = "Improving"
    FAIR = "Satisfactory"
    POOR = "Under-performing"
    WORST = "Unacceptable"


def outcomes() -> Report:
    levels = Levels({Outcome.BEST: 90, Outcome.GOOD: 80, Outcome.FAIR: 70, Outcome.POOR: 60})
    values = {"A": (95, 85), "B": (50, 60), "C": (70, 71)}
    return report_of(*(made(*results, code=code, thresholds=levels) for code, results in values.items()))


@pytest.mark.parametrize("draw", [lambda report: movement_matrix(bridge(report)), group_heat_map])
def test_names_of_five_bands_are_whole_and_do_not_overlap(draw: Callable[[Report], Figure]) -> None:
    figure = drawn(draw(outcomes()))
    for axis in (axes_of(figure).xaxis, axes_of(figure).yaxis):
        named = boxes(names_of_ticks(axis))
        assert overlapping(named) == []
        assert {"Unacceptable", "Significantly\nbetter", "Under-performing"} <= {
            name for name, _ in named
        } or axis.axis_name == "y"


def test_names_on_axes_of_the_caller_are_smaller_where_there_is_little_room() -> None:
    figure = Figure(figsize=(7, 4), layout="constrained")
    movement_matrix(bridge(outcomes()), axes=figure.add_subplot())
    assert overlapping(boxes(names_of_ticks(axes_of(drawn(figure)).xaxis))) == []


def test_alt_text_and_data_have_whole_names_in_one_line() -> None:
    figure = movement_matrix(bridge(outcomes()))
    assert "\n" not in alt_text(figure)
    assert "Significantly better to Improving: 1. " in alt_text(figure)
    assert {"before": "Unacceptable", "now": "Under-performing", "count": 1} in chart_data(figure)
