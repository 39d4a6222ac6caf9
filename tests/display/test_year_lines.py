"""Charts of totals that begin again each year."""

from itertools import pairwise
from typing import Any

import numpy as np
from attrs import evolve
from matplotlib.figure import Figure

from qpr_core import Basis, Indicator, Polarity, Profile, TimeSeries
from qpr_core.display.charts import alt_text, chart_data, indicator_chart

PROFILE = Profile.of_targets([300, 700, 1100, 1500], floors=[250, 600, 950, 1300])
HOMES = Indicator(
    code="PL1",
    name="Homes",
    polarity=Polarity.HIGHER_IS_BETTER,
    unit="number",
    basis=Basis.YEAR_TO_DATE_TOTAL,
    thresholds=dict.fromkeys(("2021/22", "2022/23", "2023/24"), PROFILE),
)
BEFORE = {"Q1 2022/23": 310, "Q2 2022/23": None, "Q3 2022/23": 1200, "Q4 2022/23": 1600}


def chart(results: dict[str, int | None], at: str) -> Figure:
    return indicator_chart(HOMES, TimeSeries(BEFORE | results), at)


def line(figure: Figure, name: str) -> Any:
    return next(each for each in figure.axes[0].get_lines() if each.get_label() == f"_{name}")


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts if text.get_text()]


def test_label_of_each_year_before_is_linked_with_the_end_of_its_line() -> None:
    figure = chart({"Q1 2021/22": 300, "Q3 2021/22": 1450, "Q1 2023/24": 250}, "Q1 2023/24")
    written: Any = figure.axes[0].texts
    links = [each for each in written if each.arrow_patch is not None and each.xy[0] < 3.5]
    ends = {(each.xy, other.get_text()) for each, other in pairwise(written) if each in links}
    assert ends == {((2, 1450), "2021/22"), ((3, 1600), "2022/23")}


def test_months_of_several_years_are_named_without_a_year() -> None:
    visits = evolve(HOMES, thresholds=None)
    results = TimeSeries({"Apr 2022": 10, "May 2022": 30, "Apr 2023": 20, "Jul 2023": 60})
    figure = indicator_chart(visits, results, "Jul 2023")
    names = [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert names[-1] == "Mar"
    assert not any(letter.isdigit() for letter in "".join(names))


def test_each_year_is_a_line_over_the_same_quarters() -> None:
    figure = chart({"Q1 2023/24": 250, "Q2 2023/24": 1020}, "Q2 2023/24")
    older = line(figure, "2022/23")
    assert [str(height) for height in older.get_ydata()] == ["310.0", "nan", "1200.0", "1600.0"]
    newest: Any = next(each for each in figure.axes[0].get_lines() if len(np.atleast_1d(each.get_ydata())) == 2)
    assert list(zip(newest.get_xdata(), newest.get_ydata(), strict=True)) == [(0, 250), (1, 1020)]
    assert newest.get_zorder() > older.get_zorder()


def test_targets_of_the_whole_newest_year_are_drawn() -> None:
    figure = chart({"Q1 2023/24": 250}, "Q1 2023/24")
    assert list(line(figure, "target").get_ydata()) == [300, 300, 700, 700, 1100, 1100, 1500, 1500]
    names = [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert names == ["Q1", "Q2", "Q3", "Q4"]


def test_new_definition_is_drawn_at_its_place_in_the_year() -> None:
    """The newest year begins with a gap; the definition changed in its third quarter, at 2."""
    changed = evolve(HOMES, redefined={"Q3 2023/24": "counts conversions"})
    results = TimeSeries(BEFORE | {"Q1 2023/24": None, "Q2 2023/24": 720, "Q3 2023/24": 1120})
    figure = indicator_chart(changed, results, "Q3 2023/24")
    (drawn,) = [each for each in figure.axes[0].get_lines() if each.get_label() == "new definition"]
    assert list(np.atleast_1d(drawn.get_xdata())) == [1.5, 1.5]


def test_last_total_is_labelled_at_its_dot_until_the_year_is_over() -> None:
    early = texts(chart({"Q1 2023/24": 250}, "Q1 2023/24"))
    assert early == ["2023/24: 250", "Floor standard 1,300", "Target 1,500", "2022/23", "Number; higher is better"]
    over = texts(chart({}, "Q4 2022/23"))
    assert over == ["Floor standard 1,300", "Target 1,500", "2022/23: 1,600", "Number; higher is better"]


def test_data_and_alt_text_of_totals_have_every_year_and_later_targets() -> None:
    figure = chart({"Q1 2023/24": 250}, "Q1 2023/24")
    rows = chart_data(figure)
    assert [row["period"] for row in rows] == [*BEFORE, "Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24"]
    assert (rows[-1]["result"], rows[-1]["target"], rows[-1]["low"]) == (None, 1500, 1300)
    assert "1,500 in Q4 2023/24. The floor standard is " in alt_text(figure)  # Q4 is still to come
    assert "1,500 in Q4 2022/23. The floor standard was " in alt_text(chart({}, "Q4 2022/23"))
    assert "2022/23: 1,600 in Q4 2022/23." in alt_text(figure)
