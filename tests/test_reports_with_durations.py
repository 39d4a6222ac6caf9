"""Whole reports on durations: text, drafts, workbooks, charts and tables."""

import datetime as dt
from fractions import Fraction
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from attrs import evolve

from display.excel.opened import content, opened
from qpr_core import (
    Assessment,
    Indicator,
    Report,
    Scorecard,
    Section,
    TimeSeries,
    check_text,
    explain,
    implausible_figures,
    narrate,
    needed_by_year_end,
    project,
)
from qpr_core.display.charts import indicator_chart
from qpr_core.errors import StyleError
from qpr_core.frames import FaultsError, read_scorecard, report_table
from qpr_core.styles import KENT, load_style
from qpr_core.units import HOURS_AND_MINUTES, MINUTES, MINUTES_AND_SECONDS, Durations, Unit

ANSWERING = Indicator(
    code="T1",
    name="Average time to answer",
    service="Contact centre",
    polarity="lower is better",
    unit="hours and minutes",
    thresholds={"target": "2h", "floor": "2h 30m"},
)
RESULTS = TimeSeries(
    {
        "Q1 2022/23": "2h 40m",
        "Q2 2022/23": "2h 35m",
        "Q3 2022/23": "2h 30m",
        "Q4 2022/23": "2h 20m",
        "Q1 2023/24": "2h 25m",
        "Q2 2023/24": "2h 15m",
    },
    unit=HOURS_AND_MINUTES,
)
REPORT = Scorecard([(ANSWERING, RESULTS)]).report("Q2 2023/24")


def assessment(report: Report = REPORT) -> Assessment:
    [found] = report
    return found


def test_explanation_writes_results_and_differences_as_durations() -> None:
    assert str(explain(assessment())) == (
        "Average time to answer (T1) is Amber for Quarter 2 2023/24. 2h 15m is 15m over the target of 2h but within "
        "the limit of 2h 30m. The result is down 10m on Quarter 1, which is better. Its direction of travel is positive."
    )


def test_explanation_of_parts_of_a_minute_has_decimal_places() -> None:
    series = RESULTS.with_result("Q2 2023/24", HOURS_AND_MINUTES.read("2:00:30"))
    assert "2h 0.5m is 0.5m over the target of 2h" in str(
        explain(Scorecard([(ANSWERING, series)]).report("Q2 2023/24")["T1"])
    )


def test_report_in_the_marks_of_a_style_writes_durations_with_them() -> None:
    style = evolve(KENT, figures=evolve(KENT.figures, decimal=",", thousands="."))
    series = RESULTS.with_result("Q2 2023/24", "135.5")
    assert "2h 15,5m is 15,5m over" in str(
        explain(Scorecard([(ANSWERING, series)]).report("Q2 2023/24")["T1"], style=style)
    )


@pytest.mark.parametrize("section", list(Section))
def test_own_text_of_every_section_has_no_wrong_claim(section: Section) -> None:
    text = str(narrate(REPORT, style=evolve(KENT, sections=[section])))
    assert not check_text(text, REPORT).discrepancies


@pytest.mark.parametrize(
    "draft",
    [
        "Average time to answer was 2h 15m.",
        "Average time to answer was 2 hours 15 minutes.",
        "Average time to answer was 2:15.",
        "Average time to answer (T1) was 135 minutes against a target of 2 hours.",
        "Average time to answer was 15 minutes over its target.",
    ],
)
def test_draft_with_a_duration_has_no_wrong_claim(draft: str) -> None:
    assert not check_text(draft, REPORT).discrepancies


def test_draft_with_a_wrong_rating_of_a_duration_is_found() -> None:
    assert check_text("Average time to answer is Green.", REPORT).discrepancies


def test_projection_and_year_end_take_a_target_in_words() -> None:
    ahead = project(ANSWERING, RESULTS, "Q2 2023/24", target="2h 5m")
    assert "2h 5m" in str(explain(ahead))
    needed = needed_by_year_end(ANSWERING, RESULTS, "Q2 2023/24", made_by="mean", target="2h")
    assert "1h 40m" in str(explain(needed))


def test_implausible_duration_names_what_was_probably_meant() -> None:
    series = TimeSeries({"Q1 2023/24": 120, "Q2 2023/24": 135, "Q3 2023/24": 128, "Q4 2023/24": 12_000})
    report = Scorecard([(ANSWERING, series)]).report("Q4 2023/24")
    assert implausible_figures(ANSWERING, series)
    assert "2h" in str(narrate(report, style=evolve(KENT, sections=[Section.NOTES])))
    assert "200h" in str(narrate(report, style=evolve(KENT, sections=[Section.NOTES])))


def test_workbook_has_durations_as_numbers_with_their_unit_and_comes_back() -> None:
    custom = evolve(ANSWERING, code="T2", unit=Unit(name="time", form=Durations([" hours", " minutes"])))
    scorecard = Scorecard([(ANSWERING, RESULTS), (custom, RESULTS)])
    report = scorecard.report("Q2 2023/24")
    sheet = opened(report)["Scorecard"]
    cells = {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value == 135}
    assert cells == {'[=1]#,##0" minute";[=-1]-#,##0" minute";#,##0" minutes"'}
    assert read_scorecard(BytesIO(content(report))).scorecard == scorecard


def test_chart_has_durations_along_its_axis() -> None:
    chart = indicator_chart(ANSWERING, RESULTS, "Q2 2023/24")
    [axes] = chart.figure.axes
    chart.figure.draw_without_rendering()
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert "2h" in labels
    assert all(text.replace("h", "").replace("m", "").replace(" ", "").isdigit() for text in labels)


def scorecard_of(**columns: Any) -> Scorecard:
    given = {"Code": ["T1"], "Name": ["Answer"], "Good is": ["low"], "Unit": ["hours and minutes"]}
    return read_scorecard(pl.DataFrame(given | columns)).scorecard


def test_table_has_durations_in_words_as_times_and_as_timedeltas() -> None:
    read = scorecard_of(
        Target=[dt.time(2)],
        Tolerance=["±15m"],
        **{"Q1 2023/24": [dt.timedelta(hours=26)], "Q2 2023/24": ["1:45"], "Q3 2023/24": [90], "Q4 2023/24": ["n/a"]},
    )
    [(indicator, series)] = read
    assert indicator == evolve(ANSWERING, name="Answer", service=None, thresholds={"target": 120, "tolerance": 15})
    assert [each.result for each in series] == [1560, 105, 90, None]
    assert series.markers == {series.last: "n/a"}


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("2 hats", "duration must be like '2h 15m', or a number of minutes, got '2 hats'"),
        ("84%", "duration must be like '2h 15m', or a number of minutes, got '84%'"),
        ("-5m", "duration must be like '2h 15m', or a number of minutes, got '-5m'"),
        (-5, "figure in hours and minutes must be 0 or more, got -5"),
        (dt.date(2023, 4, 1), "figure must be a number, got"),
    ],
)
def test_table_with_a_cell_that_is_no_duration_is_refused(cell: object, message: str) -> None:
    with pytest.raises(FaultsError) as caught:
        scorecard_of(**{"Q1 2023/24": [cell]})
    assert message in str(caught.value)


def test_report_table_has_durations_in_their_smallest_part() -> None:
    [row] = report_table(REPORT, backend=pl).to_dicts()
    assert (row["value"], row["unit"]) == (135, "hours and minutes")


def test_style_may_write_a_duration_in_another_form_of_the_same_scale() -> None:
    long = Unit(name="time", form=Durations([" hours", " minutes"]))
    style = evolve(KENT, units={HOURS_AND_MINUTES: long})
    assert "2 hours 15 minutes is 15 minutes over" in str(explain(assessment(), style=style))
    for other in (MINUTES_AND_SECONDS, MINUTES):
        with pytest.raises(StyleError, match="units must map units to units of the same scale"):
            evolve(KENT, units={HOURS_AND_MINUTES: other})


def test_style_in_a_file_may_give_a_duration_other_words() -> None:
    data = {"units": {"hours and minutes": {"form": {"parts": [" hrs", " mins"]}}}}
    assert "2 hrs 15 mins" in str(explain(assessment(), style=load_style(data)))


def test_mean_of_durations_is_a_duration() -> None:
    months = TimeSeries({"April 2023": "2h", "May 2023": "2h 10m", "June 2023": "2h 15m"}, unit=HOURS_AND_MINUTES)
    assert months.by_quarter("mean")["Q1 2023/24"] == Fraction(385, 3)
    monthly = evolve(ANSWERING, aggregation="mean")
    assert "2h 8.3m" in str(explain(Scorecard([(monthly, months)]).report("Q1 2023/24")["T1"]))
