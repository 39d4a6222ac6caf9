"""Comparators in charts: thin lines with their names."""

from fractions import Fraction
from typing import Any

import pytest
from matplotlib.figure import Figure

from display.drawn import drawn
from pictured import made
from qpr_core import Basis, Polarity, Ratio, TimeSeries
from qpr_core.display.charts import alt_text, chart_data, indicator_chart

AT = "Q2 2023/24"
ENGLAND = TimeSeries({"2021/22": 60, "2022/23": 71, "2023/24": 90})
PEERS = TimeSeries({"Q1 2022/23": 80, "Q2 2022/23": 81, "Q4 2022/23": 83, "Q1 2023/24": 84, "Q2 2023/24": 85})


def chart(*values: float | None, **comparators: TimeSeries) -> Figure:
    return indicator_chart(*made(*values, comparators=comparators), AT)


def line(figure: Figure, name: str) -> Any:
    return next(each for each in figure.axes[0].get_lines() if each.get_label() == f"_{name}")


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def test_comparator_of_the_same_quarters_is_a_thin_line_with_its_gap() -> None:
    """The results begin in Quarter 1 2022/23; the comparator has no figure for the third of the six quarters."""
    drawn = line(chart(84, 85, 84, 83, 84, 85, Neighbours=PEERS), "Neighbours")
    assert list(drawn.get_xdata()) == [0, 1, 2, 3, 4, 5]
    assert [str(height) for height in drawn.get_ydata()] == ["80.0", "81.0", "nan", "83.0", "84.0", "85.0"]
    assert drawn.get_linewidth() == 1


def test_yearly_comparator_is_level_over_the_quarters_of_its_year() -> None:
    """2021/22 ended before the first result and 2023/24 ends after the last one: neither is drawn."""
    drawn = line(chart(84, 85, 84, 83, 84, 85, England=ENGLAND), "England")
    assert list(zip(drawn.get_xdata(), drawn.get_ydata(), strict=True)) == [(-0.5, 71), (3.5, 71)]


def test_yearly_comparator_is_cut_at_the_first_result() -> None:
    """The first of three results is for Quarter 4 2022/23, which is 0: its year is drawn from there to its end."""
    drawn = line(chart(84, 85, 83, England=ENGLAND), "England")
    assert list(zip(drawn.get_xdata(), drawn.get_ydata(), strict=True)) == [(-0.5, 71), (0.5, 71)]


def test_monthly_comparator_is_at_the_middle_of_its_months() -> None:
    """April to June 2023 is a quarter from -0.5 to 0.5 around the first result, so the middle of April is -1/3."""
    monthly = TimeSeries({"Apr 2023": 70, "May 2023": 72})
    drawn = line(chart(84, 85, Neighbours=monthly), "Neighbours")
    assert list(drawn.get_xdata()) == pytest.approx([-1 / 3, 0])


def test_figure_between_gaps_is_a_dot() -> None:
    figures = TimeSeries({"Q1 2022/23": 80, "Q3 2022/23": 81, "Q1 2023/24": 82, "Q2 2023/24": 83})
    drawn = line(chart(84, 85, 84, 83, 84, 85, Neighbours=figures), "Neighbours")
    assert (drawn.get_marker(), drawn.get_markevery()) == (".", [0, 2])


def test_comparator_is_labelled_at_the_right_or_where_it_stops() -> None:
    both = chart(84, 85, 84, 83, 84, 85, England=ENGLAND, Neighbours=PEERS)
    assert "England" in texts(both)
    inside = {text.get_text(): text.xy for text in both.axes[0].texts if text.get_text() in {"England", "Neighbours"}}  # type: ignore[attr-defined]  # they are annotations
    assert inside["England"] == (3.5, 71)
    assert inside["Neighbours"][0] == 5.5


def test_comparators_are_described_and_in_the_data() -> None:
    figure = chart(84, 85, England=ENGLAND, Neighbours=PEERS)
    assert alt_text(figure).endswith("Neighbours: 85% in Q2 2023/24.")
    assert "England was" not in alt_text(figure)  # no year ends in the two quarters
    assert [
        (row["comparator"], row["period"], row["result"], row["target"])
        for row in chart_data(figure)
        if row["comparator"] is not None
    ] == [("Neighbours", "Q1 2023/24", Fraction(84), None), ("Neighbours", "Q2 2023/24", Fraction(85), None)]


def test_comparator_without_a_figure_is_left_out() -> None:
    """0 out of 0 is not a result."""
    figure = chart(84, 85, Neighbours=TimeSeries({"Q1 2023/24": Ratio(0, 0), "Q2 2023/24": None}))
    assert "Neighbours" not in texts(figure)
    assert not any("comparator" in row for row in chart_data(figure))
    empty = indicator_chart(*made(None, 5, None, comparators={"Neighbours": PEERS}), "Q4 2022/23")
    assert "Neighbours" not in texts(empty)


def test_total_of_a_year_is_compared_only_with_totals_of_the_same_quarters() -> None:
    totals = made(
        10, 20, 30, 40, 12, 22, unit="number", polarity=Polarity.HIGHER_IS_BETTER, thresholds=None,
        basis=Basis.YEAR_TO_DATE_TOTAL, comparators={"England": ENGLAND, "Neighbours": PEERS},
    )  # fmt: skip
    figure = indicator_chart(*totals, AT)
    assert list(line(figure, "Neighbours").get_ydata()) == [84, 85]  # the newest year
    assert "England" not in texts(figure)


@pytest.mark.parametrize("last", ["Q4 2021/22", "Q1 2023/24", "Q2 2023/24"])
def test_long_name_of_a_comparator_stays_inside_the_figure(last: str) -> None:
    """The alternative text has the whole name."""
    name = "Councils in the family of nearest neighbours by population, rurality and deprivation"
    figure = drawn(chart(*[84] * 8, **{name: TimeSeries({"Q3 2021/22": 70, last: 71})}))
    (label,) = [text for text in figure.axes[0].texts if text.get_text().startswith("Councils")]
    box = label.get_window_extent()
    assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1
    assert figure.axes[0].get_window_extent().width > figure.bbox.width / 2
    assert f"{name}: 71%" in alt_text(figure)
