"""The movement matrix: its counts and colours."""

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from display.drawn import boxes, drawn, left_title, names_of_ticks, overlapping
from pictured import WHOLE, made
from qpr_core import Rag, Report, bridge
from qpr_core.display.charts import alt_text, chart_data, group_heat_map, movement_matrix
from qpr_core.display.fills import fills_of
from qpr_core.errors import StyleError
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import GOV_UK, Palette
from small_reports import report_of


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def numbers(figure: Figure) -> list[str]:
    """Return the texts of cells and totals: those without a place beside the axes."""
    return [text.get_text() for text in axes_of(figure).texts if not isinstance(text, Annotation)]


def named(figure: Figure) -> list[list[str]]:
    """Return the names of the rows and of the columns."""
    return [
        [label.get_text() for label in labels]
        for labels in (axes_of(figure).get_yticklabels(), axes_of(figure).get_xticklabels())
    ]


def shade(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts[:3])


def test_movement_matrix_has_the_counts_of_the_bridge() -> None:
    made_of = bridge(WHOLE)
    figure = movement_matrix(made_of)
    texts = numbers(figure)
    size, counts = len(made_of.scheme) + 1, [count for row in made_of.matrix for count in row]
    assert sorted(text.strip("▲▼ ") for text in texts[: -2 * size - 1]) == sorted(
        str(count) for count in counts if count
    )
    totals = [
        *(sum(made_of.matrix[at]) for at in range(size)),
        *(sum(row[at] for row in made_of.matrix) for at in range(size)),
    ]
    assert texts[-2 * size - 1 :] == [*map(str, totals), str(sum(counts))]
    names = [label.get_text() for label in axes_of(figure).get_xticklabels()]
    assert names == ["● Green", "◆ Amber", "■ Red", "not rated", "Total"]


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


def test_rows_and_columns_outside_the_bands_are_left_out_if_empty() -> None:
    """A band stays, even if no KPI has it. B is new, and C has no result any more."""
    bands = ["● Green", "◆ Amber", "■ Red"]
    rated = movement_matrix(bridge(report_of(made(82, 79))))
    assert named(rated) == [[*bands, "Total"], [*bands, "Total"]]
    one = movement_matrix(bridge(report_of(made(82, 79), made(82, None, code="C", carry_forward=0))))
    assert named(one) == [[*bands, "Total"], [*bands, "not rated", "Total"]]
    assert numbers(one)[-8:] == ["0", "2", "0", "0", "0", "1", "1", "2"]
    other = movement_matrix(bridge(report_of(made(82, 79), made(None, 79, code="B"))))
    assert named(other) == [[*bands, "not rated", "Total"], [*bands, "Total"]]


def test_better_and_worse_of_bands_without_colours_are_apart() -> None:
    figure = movement_matrix(bridge(outcomes()))
    colours = {shade(patch.get_facecolor()) for patch in axes_of(figure).patches}
    fills = fills_of(Outcome, GOV_UK)
    assert colours == {GOV_UK.paper, GOV_UK.quiet, fills[0].colour, fills[-1].colour}


def test_band_that_looks_like_the_paper_has_a_pattern_in_the_matrix() -> None:
    pale = Palette(colours={"Green": "#fefefe"})
    figure = movement_matrix(bridge(report_of(made(79, 86))), palette=pale)
    (hatched,) = (patch for patch in axes_of(figure).patches if patch.get_hatch())
    assert shade(hatched.get_facecolor()) == "#fefefe"
    (number,) = (text for text in axes_of(figure).texts if text.get_text() == "▲ 1")
    assert shade(number.get_bbox_patch().get_facecolor()) == "#fefefe"


@pytest.mark.parametrize("draw", [lambda report: movement_matrix(bridge(report)), group_heat_map])
def test_names_of_columns_are_between_the_title_and_the_cells(draw: Callable[[Report], Figure]) -> None:
    figure = drawn(draw(outcomes()))
    axes = axes_of(figure)
    names = boxes(names_of_ticks(axes.xaxis))
    above = boxes([left_title(axes), axes.xaxis.label, *(text for text in axes.texts if isinstance(text, Annotation))])
    assert all(box.y0 >= axes.get_window_extent().y1 for _, box in names)
    assert overlapping([*above, *names]) == []


@pytest.mark.parametrize("draw", [lambda report: movement_matrix(bridge(report)), group_heat_map])
def test_names_of_rows_are_level_with_their_numbers(draw: Callable[[Report], Figure]) -> None:
    figure = drawn(draw(report_of(made(82, 79), made(90, 91, code="B"))))
    axes = axes_of(figure)
    for row, name in enumerate(names_of_ticks(axes.yaxis)):
        ((_, box),) = boxes([name])
        middle = axes.transData.transform((0, row + 0.5))[1]
        assert (box.y0 + box.y1) / 2 == pytest.approx(middle, abs=0.6)


def test_titles_on_narrow_axes_of_the_caller_are_no_wider_than_they_are() -> None:
    figure = Figure(figsize=(9, 3.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    movement_matrix(bridge(outcomes()), axes=left)
    group_heat_map(outcomes(), axes=right)
    drawn(figure)
    titles: Any = [left_title(axes) for axes in (left, right)]
    assert overlapping(boxes(titles)) == []
    assert all(box.x1 <= figure.bbox.x1 for _, box in boxes(titles))


def test_movement_matrix_of_a_report_says_what_to_pass() -> None:
    with pytest.raises(StyleError, match=r"bridge must be a Bridge \(pass bridge\(report\)\)"):
        movement_matrix(WHOLE)  # type: ignore[arg-type]  # a wrong type is what is tested
