"""Small multiples: their order, their names and their time axis."""

from typing import Any

import pytest

from display.drawn import boxes, drawn, left_title, names_of_ticks, overlapping
from grouped_report import BY_PRIORITY, BY_WARD, GROUPED, UNKNOWN
from pictured import WHOLE, made
from qpr_core import Basis, ExpectedRange, Polarity, Profile, Status, TimeSeries
from qpr_core.display.charts import alt_text, chart_data, small_multiples
from qpr_core.display.fills import fills_of
from qpr_core.errors import ReportError
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import GOV_UK, Style
from small_reports import report_of

ACTIVITY: dict[str, Any] = {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)}
PROFILE = Profile.of_targets([60, 125, 190, 250], floors=[50, 100, 150, 200])
TOTAL: dict[str, Any] = {
    "unit": "number",
    "basis": Basis.YEAR_TO_DATE_TOTAL,
    "thresholds": {"2022/23": PROFILE, "2023/24": PROFILE},
}


def texts(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.texts]


def title(figure: Any) -> str:
    return str(figure.get_suptitle()).strip()


def key(figure: Any) -> list[str]:
    (legend,) = figure.legends
    return [text.get_text() for text in legend.get_texts()]


def named(axes: Any) -> list[str]:
    return [label.get_text() for label in axes.get_xticklabels()]


def line(axes: Any, label: str) -> Any:
    return next(each for each in axes.get_lines() if each.get_label() == label)


def test_small_multiples_share_their_time_axis_and_follow_the_services() -> None:
    entries = [
        made(84, 85, service="Highways"),
        made(80, 81, 82, 83, code="B", service="Waste"),
        made(84, code="C", service="Highways"),
        made(None, None, code="D", service="Waste"),
    ]
    figure = small_multiples(report_of(*entries), columns=1)
    titles = [axes.get_title(loc="left").splitlines()[-1][0] for axes in figure.axes]
    assert titles == ["A", "C", "B", "D"]
    spans = [axes.get_xlim()[1] - axes.get_xlim()[0] for axes in figure.axes[:3]]
    assert spans == pytest.approx([4.4] * 3)  # four quarters, with room at both ends
    assert [axes.get_xlim()[1] - time for axes, time in zip(figure.axes, (1, 0, 3), strict=False)] == pytest.approx(
        [0.7] * 3
    )
    assert alt_text(figure).startswith(
        "None of 4 KPIs is Red. Indicator A has reached its target. A: 85%, Green. Indicator C is below its target. "
        "C: 84%, Amber. "
    )
    assert len(chart_data(figure)) == 2 + 1 + 4


def test_names_of_the_shared_time_axis_are_below_the_lowest_charts() -> None:
    figure = small_multiples(report_of(*(made(84, 85, code=code) for code in "ABC")), columns=2)
    assert [named(axes) for axes in figure.axes] == [
        ["", ""],
        ["Q1 2023/24", "Q2 2023/24"],
        ["Q1 2023/24", "Q2 2023/24"],
    ]


def test_small_multiples_have_a_chart_for_each_indicator_in_order() -> None:
    figure = small_multiples(WHOLE, columns=2)
    titles = [axes.get_title(loc="left").splitlines()[-1] for axes in figure.axes]
    assert titles == ["A: 78%, Red", "B: 90%, Green", "C: 84%, Amber", "D: 60%, not rated", "V: 80, below expectations"]
    assert len(small_multiples(report_of(*(made(80, 90, code=f"K{place}") for place in range(30)))).axes) == 30


def test_result_that_is_too_old_has_no_mark_and_one_carried_forward_has() -> None:
    entries = [made(84, 78, None, carry_forward=1), made(84, 78, None, None, code="B", carry_forward=1)]
    figure: Any = small_multiples(report_of(*entries))
    marks = [
        [line.get_marker() for line in axes.get_lines() if line.get_marker() != "None" and len(line.get_xdata())]
        for axes in figure.axes
    ]
    assert marks == [["s"], []]


def test_title_states_how_many_kpis_are_in_the_worst_band() -> None:
    red, amber, activity = made(79), made(82, code="B"), made(150, code="V", **ACTIVITY)
    assert title(small_multiples(report_of(red, amber, activity))) == "1 of 2 KPIs is Red"
    assert title(small_multiples(report_of(red, made(79, code="B"), activity))) == "2 of 2 KPIs are Red"
    assert title(small_multiples(report_of(amber, made(82, code="C")))) == "None of 2 KPIs is Red"
    unrated = [made(79, code=code, thresholds=None) for code in "AB"]
    assert title(small_multiples(report_of(*unrated))) == "No KPI is rated"


def test_title_of_a_single_chart_is_its_finding() -> None:
    figure = small_multiples(report_of(made(86, 79)))
    assert title(figure).replace("\n", " ") == "Indicator A has fallen below its floor standard"
    assert alt_text(figure) == "Indicator A has fallen below its floor standard. A: 79%, Red."


def test_title_of_activity_indicators_names_the_quarter() -> None:
    figure = small_multiples(report_of(*(made(150, code=code, **ACTIVITY) for code in "VW")))
    assert title(figure) == "Activity indicators in Quarter 2 2023/24"
    assert key(figure) == ["expected range", "within expectations"]


def test_name_of_a_service_is_above_its_first_chart_only() -> None:
    """The names of two services are at one height, whatever the lengths of the names below them."""
    entries = [
        made(84, code="A1", service="Waste"),
        made(84, code="A2", service="Waste"),
        made(84, code="B1", service="Roads", name="Length of roads that have been resurfaced this year"),
        made(84, code="N"),
    ]
    figure = drawn(small_multiples(report_of(*entries)))
    bold = [[text for text in axes.texts if text.get_fontweight() == "bold"] for axes in figure.axes]
    assert [[text.get_text() for text in each] for each in bold] == [["Waste"], [], ["Roads"], []]
    heights = {round(text.get_window_extent().y0) for each in bold for text in each}
    assert len(heights) == 1


def test_charts_follow_the_grouping_of_the_style() -> None:
    figure = small_multiples(GROUPED, style=BY_PRIORITY)
    bold = [[text.get_text() for text in axes.texts if text.get_fontweight() == "bold"] for axes in figure.axes]
    assert bold == [["Clean: Waste"], [], ["Clean: Streets"], [], ["Safe"], ["No priority named"]]
    with pytest.raises(ReportError) as refused:
        small_multiples(GROUPED, style=BY_WARD)
    assert str(refused.value) == UNKNOWN


def test_chart_has_its_unit_and_which_direction_is_better() -> None:
    entries = [made(84), made(4, code="B", unit="days", polarity=Polarity.LOWER_IS_BETTER, thresholds=None)]
    figure = small_multiples(report_of(*entries))
    assert [texts(axes) for axes in figure.axes] == [["Per cent; higher is better"], ["Days; lower is better"]]


def test_total_of_the_year_has_its_newest_year_before_the_year_before() -> None:
    """The years overlap, so that no line falls to the start of the next year."""
    figure = small_multiples(report_of(made(48, 130, 180, 240, 70, 135, **TOTAL), made(84, code="B")))
    axes: Any = figure.axes[0]
    before = line(axes, "_2022/23")
    assert (list(before.get_xdata()), list(before.get_ydata())) == ([0, 1, 2, 3], [48, 130, 180, 240])
    newest = next(each for each in axes.get_lines() if list(each.get_ydata()) == [70, 135])
    assert list(newest.get_xdata()) == [0, 1]
    assert newest.get_zorder() > before.get_zorder()
    assert list(line(axes, "_target").get_ydata())[::2] == [60, 125, 190, 250]
    assert named(axes) == ["Q1 2023/24", "Q4 2023/24"]
    assert key(figure) == ["target", "floor standard", "the year before", "Green", "Amber"]
    assert "2022/23: 240 in Q4 2022/23." in alt_text(figure)
    assert [row["period"] for row in chart_data(figure) if row["code"] == "A"][-1] == "Q4 2023/24"


def test_total_of_the_year_has_no_line_of_earlier_years() -> None:
    values = (10, 20, 30, 40, None, None, None, None, 70, 135)
    profiles = {"2021/22": PROFILE, "2022/23": PROFILE, "2023/24": PROFILE}
    figure = small_multiples(report_of(made(*values, **(TOTAL | {"thresholds": profiles}))))
    assert "the year before" not in key(figure)
    assert not [each for each in figure.axes[0].get_lines() if str(each.get_label()).startswith("_20")]
    assert "2021/22" not in alt_text(figure)


def test_total_of_the_year_does_not_lengthen_the_shared_time() -> None:
    figure = small_multiples(report_of(made(48, 130, 180, 240, 70, 135, **TOTAL), made(84, 85, code="B")), columns=1)
    assert named(figure.axes[1]) == ["Q1 2023/24", "Q2 2023/24"]


class Outcome(Scheme):
    """Three bands without colours."""

    GOOD = "Improving"
    FAIR = "Satisfactory"
    POOR = "Failing"


def test_marks_of_bands_without_colours_have_the_shades_of_other_charts() -> None:
    levels = Levels({Outcome.GOOD: 90, Outcome.FAIR: 80})
    entries = [made(value, code=f"K{value}", thresholds=levels) for value in (95, 85, 75)]
    figure = small_multiples(report_of(*entries))
    colours = [
        [each.get_color() for each in axes.get_lines() if str(each.get_marker()) in {"o", "D", "s"}]
        for axes in figure.axes
    ]
    assert [each[0] for each in colours] == [fill.colour for fill in fills_of(Outcome, GOV_UK)]
    assert key(figure)[-3:] == ["Improving", "Satisfactory", "Failing"]


def test_chart_without_a_result_that_counts_says_why_in_words() -> None:
    entries = [
        made(84, 78, None, None, code="OLD", carry_forward=1),
        made(None, None, code="NONE"),
        made(3, 2, code="FEW", unit="number", withhold_below=5),
    ]
    figure = small_multiples(report_of(*entries))
    reasons = ["Its latest result is too\nold: 78% in Q4 2022/23", "There is no result", "The results are withheld"]
    for axes, reason in zip(figure.axes, reasons, strict=True):
        assert texts(axes)[-1] == reason
        assert reason.replace("\n", " ") in alt_text(figure)
        assert not axes.get_lines()
        assert named(axes) == []
        assert not any(spine.get_visible() for spine in axes.spines.values())
    assert [row["result"] for row in chart_data(figure)][:2] == [84, 78]
    assert figure.legends == []


def test_periods_are_named_below_the_lowest_chart_of_a_column() -> None:
    """The chart below it has words only, so the names are above that."""
    figure = small_multiples(report_of(made(84, 85), made(None, None, code="B")), columns=1)
    assert named(figure.axes[0]) == ["Q1 2023/24", "Q2 2023/24"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 12])
def test_names_of_the_first_and_last_period_do_not_overlap(count: int) -> None:
    figure = drawn(small_multiples(report_of(made(*range(70, 70 + count)))))
    assert len(names_of_ticks(figure.axes[0].xaxis)) == min(count, 2)
    assert overlapping(boxes(names_of_ticks(figure.axes[0].xaxis))) == []


def test_results_between_gaps_are_dots() -> None:
    figure = small_multiples(report_of(made(90, None, 91, 92, None, 88)))
    dots = [each for each in figure.axes[0].get_lines() if each.get_marker() == "."]
    assert [each.get_markevery() for each in dots] == [[0]]


def test_years_are_at_the_quarters_that_they_cover() -> None:
    """One year is as wide as four quarters, so its middle is half-way between the second and the third."""
    yearly = made(84, code="Y")[0], TimeSeries({"2022/23": 84})
    figure = small_multiples(report_of(made(*[84] * 6), yearly), columns=1)
    quarters, years = (axes.get_xlim() for axes in figure.axes)
    at_quarter = (1.5 - quarters[0]) / (quarters[1] - quarters[0])
    assert (0 - years[0]) / (years[1] - years[0]) == pytest.approx(at_quarter)


def test_result_that_is_not_final_is_in_the_key() -> None:
    indicator, _ = made(84, 85)
    results = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 85}, statuses={"Q2 2023/24": Status.PROVISIONAL})
    assert key(small_multiples(report_of((indicator, results))))[-2:] == ["Green", "not final"]
    earlier = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 85}, statuses={"Q1 2023/24": Status.PROVISIONAL})
    assert key(small_multiples(report_of((indicator, earlier))))[-1] == "Green"


def test_title_and_key_are_inside_the_figure_and_overlap_nothing() -> None:
    long = made(79, 78, name="Share of complaints that the council answered within ten working days")
    for entries in ([long], [made(79, code=f"K{place}", service=f"Service {place}") for place in range(12)]):
        figure: Any = drawn(small_multiples(report_of(*entries)))
        (subtitle,) = (each for each in figure.artists if each.get_text())
        (legend,) = figure.legends
        written = boxes([subtitle, *legend.get_texts(), *(text for axes in figure.axes for text in axes.texts)])
        written += boxes([left_title(axes) for axes in figure.axes])
        assert overlapping(written) == []
        for text, box in [*written, *boxes([figure._suptitle])]:  # noqa: SLF001  it has no public name
            assert box.x0 >= 0, text
            assert box.x1 <= figure.bbox.x1, text
            assert box.y0 >= 0, text
            assert box.y1 <= figure.bbox.y1, text


def test_words_of_small_multiples_come_from_the_style() -> None:
    style = Style(terms=("measure", "measures"))
    figure = small_multiples(report_of(made(79), made(79, code="B")), style=style)
    assert title(figure) == "2 of 2 measures are Red"
