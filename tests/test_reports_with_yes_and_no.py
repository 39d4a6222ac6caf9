"""Whole reports on results that are yes or no."""

import re
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from attrs import evolve

from display.excel.opened import content, opened
from qpr_core import (
    Aggregation,
    Basis,
    Indicator,
    NoDirection,
    NoProjection,
    Rag,
    Ratio,
    Report,
    Scorecard,
    Section,
    TimeSeries,
    assess,
    check_text,
    classify,
    compare,
    direction_of_travel,
    explain,
    narrate,
    needed_by_year_end,
    project,
    watch_list,
)
from qpr_core.definitions import dump, load
from qpr_core.display.charts import alt_text, chart_data, indicator_chart
from qpr_core.errors import FigureError, QprError
from qpr_core.frames import read_scorecard, report_table
from qpr_core.interchange import from_json, to_json
from qpr_core.methods import SamePeriodLastYear, XmR
from qpr_core.rules import Levels, RatingRule, Scheme
from qpr_core.styles import KENT, Style, load_style
from qpr_core.wording.styles.texts import all_texts

PERIODS = ("Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24")
AT = PERIODS[-1]


class Outcome(Scheme):
    MET = "Met"
    NOT_MET = "Not met"


def plan(**parts: Any) -> Indicator:
    given: dict[str, Any] = {"code": "L1", "name": "Local plan adopted", "polarity": "higher is better"}
    return Indicator(**given | {"unit": "yes/no", "thresholds": {"target": "Yes"}} | parts)


def results(*answers: object) -> TimeSeries:
    return TimeSeries(dict(zip(PERIODS, answers, strict=True)), unit="yes/no")  # type: ignore[arg-type]  # words and truth


ADOPTED = results("No", "No", "No", "No", "No", "Yes")
LOST = results("Yes", "Yes", "Yes", "Yes", "met", "n")
KEPT = results("Yes", "Yes", "Yes", "Yes", "Yes", "Yes")


def report(series: TimeSeries, **parts: Any) -> Report:
    return Scorecard([(plan(**parts), series)]).report(AT)


def test_explanation_of_an_answer_that_meets_its_target() -> None:
    assert str(explain(report(ADOPTED)["L1"])) == (
        "Local plan adopted (L1) is Green for Quarter 2 2023/24. The answer is Yes, which meets the target. "
        "It was No in Quarter 1, which is better. Its direction of travel is unknown."
    )


def test_explanation_of_an_answer_that_misses_its_target() -> None:
    assert str(explain(report(LOST)["L1"])) == (
        "Local plan adopted (L1) is Red for Quarter 2 2023/24. The answer is No, which does not meet the target of Yes. "
        "It was Yes in Quarter 1, which is worse. Its direction of travel is unknown."
    )


@pytest.mark.parametrize(
    ("series", "text"),
    [
        (
            ADOPTED,
            "It was No in Quarter 1 and is Yes in Quarter 2 2023/24, which is better. It was Red and is now Green.",
        ),
        (KEPT, "It was Yes in Quarter 1 and is Yes in Quarter 2 2023/24. It is still Green."),
    ],
)
def test_comparison_of_answers_has_no_difference(series: TimeSeries, text: str) -> None:
    compared = compare(plan(), series, AT)
    assert compared.change is None
    assert str(explain(compared)) == text


def test_standing_of_an_answer_has_no_distances() -> None:
    standing = assess(plan(), LOST, AT).standing
    assert (standing.rating, standing.meets_target) == (Rag.RED, False)
    assert standing.distance_to_target is standing.distance_to_floor is None
    assert standing.margin_to_better is standing.margin_to_worse is None


@pytest.mark.parametrize("series", [ADOPTED, LOST, KEPT])
@pytest.mark.parametrize("section", list(Section))
def test_no_section_has_a_difference_or_a_wrong_claim(section: Section, series: TimeSeries) -> None:
    made = report(series)
    text = str(narrate(made, style=evolve(KENT, sections=[section])))
    assert not re.search(r"(?:Yes|No) (?:more|fewer|below|over|above|away)|(?:by|than|with) (?:Yes|No)\b", text)
    assert not check_text(text, made).discrepancies


def test_answer_on_its_target_is_not_near_to_falling() -> None:
    assert watch_list(report(KEPT)) == ()


@pytest.mark.parametrize("method", [None, SamePeriodLastYear(), XmR()])
def test_answers_have_no_direction_by_any_method(method: Any) -> None:
    travel = direction_of_travel(plan(), ADOPTED, AT, method=method)
    assert travel.direction is NoDirection.YES_OR_NO
    assert travel.evidence is None
    assert project(plan(), ADOPTED, AT, method=method).outcome is NoProjection.NO_DIRECTION
    assert "the results are yes or no, so there is no trend" in str(explain(travel))


def test_custom_words_are_written_everywhere() -> None:
    made = report(LOST, unit=plan().unit.written("audit", "Clean/Qualified"), thresholds={"target": "clean"})
    assert "The answer is Qualified, which does not meet the target of Clean. It was Clean" in str(explain(made["L1"]))


def test_style_in_a_file_translates_yes_and_no() -> None:
    data = {"units": {"yes/no": {"form": {"yes": "Oui", "no": "Non"}}}}
    assert "The answer is Non, which does not meet the target of Oui" in str(
        explain(report(LOST)["L1"], style=load_style(data))
    )
    texts = texts_of_units(load_style(data))
    assert {"Oui", "Non", "Met", "Not met"} <= texts


def texts_of_units(style: Style) -> set[str]:
    return {
        text for path, text in all_texts(style, style.units, style.percentage_points, {}).items() if "form." in path
    }


def test_lower_is_better_makes_no_the_better_answer() -> None:
    breach = plan(polarity="lower is better", thresholds={"target": "No"})
    assert [classify(breach, answer) for answer in ("No", "Yes")] == [Rag.GREEN, Rag.RED]
    assert rated_as_met(breach, "No")


def rated_as_met(indicator: Indicator, answer: str) -> bool:
    return bool(assess(indicator, results(*["Yes"] * 5, answer), AT).standing.meets_target)


def test_scheme_of_two_bands_and_custom_rule_rate_answers() -> None:
    made = plan(thresholds=Levels({Outcome.MET: 1}))
    assert [classify(made, answer) for answer in ("Yes", "No")] == [Outcome.MET, Outcome.NOT_MET]
    rule = RatingRule(
        name="strict", version=1, decide=lambda case: Rag.GREEN if case.value == case.target else Rag.AMBER
    )
    text = str(explain(report(LOST, rule=rule)["L1"].standing))
    assert text == "It is Amber: the answer is No, which does not meet the target of Yes (rule: strict, version 1)."


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"thresholds": {"target": "Yes", "floor": "No"}}, "thresholds in yes/no must have only a target"),
        ({"thresholds": {"target": "Yes", "tolerance": "10%"}}, "thresholds in yes/no must have only a target"),
        ({"thresholds": {"target": "Yes", "tolerance": 0, "strict": ["target", "floor"]}}, "must"),
        ({"thresholds": {"low": 0, "high": 1}, "polarity": "neither"}, "thresholds in yes/no must have only a target"),
        ({"thresholds": {"target": 3}}, "target in yes/no must be Yes or No (1 or 0), got 3 (L1)"),
        ({"aggregation": "mean"}, "aggregation of results in yes/no must be Aggregation.LAST_MONTH"),
        ({"basis": Basis.YEAR_TO_DATE_RATE}, "basis of results in yes/no must be Basis.IN_PERIOD"),
        ({"comparators": {"England": KEPT}}, "comparators must be left out for results in yes/no, got England (L1)"),
        ({"peers": {"Ashby": KEPT}}, "peers must be left out for results in yes/no, got Ashby (L1)"),
    ],
)
def test_indicator_rejects_what_needs_differences_of_answers(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(QprError) as caught:
        plan(**parts)
    assert message in str(caught.value)


def test_results_that_are_no_answers_are_refused() -> None:
    for wrong, message in (
        (3, "result in yes/no must be Yes or No"),
        (Ratio(1, 1), "result in yes/no must not be two counts"),
    ):
        with pytest.raises(FigureError, match=message):
            assess(plan(), TimeSeries({AT: wrong}), AT)
    months = TimeSeries({"July 2023": "Yes", "August 2023": "No", "September 2023": "Yes"}, unit="yes/no")
    last = plan(aggregation="last month")
    assert assess(last, months, AT).rating is Rag.GREEN
    with pytest.raises(FigureError, match=r"result in yes/no must be Yes or No \(1 or 0\), got Fraction\(2, 3\)"):
        assess(plan(), months.by_quarter("mean"), AT)
    with pytest.raises(QprError, match="unit must have figures that make up a year"):
        needed_by_year_end(plan(), KEPT, AT, made_by=Aggregation.MEAN)


def test_series_without_a_unit_names_the_remedy() -> None:
    with pytest.raises(
        FigureError, match=r"result in words must come with its unit \(pass unit='yes/no' to TimeSeries"
    ):
        TimeSeries({AT: "Yes"})
    with pytest.raises(
        FigureError, match=r"result in words must come with its unit \(pass unit='yes/no' to TimeSeries"
    ):
        TimeSeries({AT: True})


def test_report_definitions_and_workbook_come_back() -> None:
    entries = [(plan(), LOST), (plan(code="L2", unit=plan().unit.written("audit", "Clean/Qualified")), KEPT)]
    scorecard = Scorecard(entries)
    made = scorecard.report(AT)
    assert from_json(to_json(made)) == made
    assert load(dump(each.indicator for each in scorecard)) == tuple(each.indicator for each in scorecard)
    parts = {"code": "L1", "name": "Local plan adopted", "polarity": "higher is better", "unit": "yes/no"}
    assert load({"indicators": [parts | {"thresholds": {"target": True}}]}) == (plan(),)
    assert read_scorecard(BytesIO(content(made))).scorecard == scorecard


def test_workbook_shows_the_words_and_is_not_live() -> None:
    sheet = opened(report(LOST), live=True)["Scorecard"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert '[=1]"Yes";[=0]"No";#,##0' in {cell.number_format for cell in cells if cell.value == 0}
    assert "not live: its result is yes or no" in {cell.value for cell in cells}


def test_chart_draws_and_names_no_floor_standard() -> None:
    """The floor of such a target is the target itself."""
    chart = indicator_chart(plan(), ADOPTED, AT)
    assert "floor" not in alt_text(chart)
    assert {(row["low"], row["high"]) for row in chart_data(chart)} == {(None, None)}


def test_chart_has_both_words_along_its_axis() -> None:
    chart = indicator_chart(plan(), ADOPTED, AT)
    [axes] = chart.figure.axes
    chart.figure.draw_without_rendering()
    assert {label.get_text() for label in axes.get_yticklabels()} == {"No", "Yes", ""}


def test_table_of_answers_needs_no_floor() -> None:
    table = pl.DataFrame(
        {"Code": ["L1"], "Name": ["Local plan adopted"], "Good is": ["high"], "Unit": ["y/n"], "Target": ["Yes"]}
        | {"Q1 2023/24": ["N"], "Q2 2023/24": ["met"], "Q3 2023/24": ["n/a"]}
    )
    [(indicator, series)] = read_scorecard(table).scorecard
    assert indicator == plan(thresholds={"target": 1, "floor": 1})
    assert [each.result for each in series] == [0, 1, None]
    [row] = report_table(report(LOST), backend=pl).to_dicts()
    assert (row["value"], row["change"], row["unit"]) == (0, None, "yes/no")


def test_answer_has_no_floor_standard_and_no_record() -> None:
    """Yes is the best of the answers, and there is nothing to rank."""
    made = report(ADOPTED)
    assert made["L1"].record is None
    table = str(narrate(made, sections=Section.SCORECARD)).splitlines()
    row = dict(zip(re.split(r"\s{2,}", table[4]), re.split(r"\s{2,}", table[-1]), strict=False))
    assert (row["Target"], row["Floor standard"]) == ("Yes", "none")
    sheet = opened(made)["Scorecard"]
    (of_sheet,) = sheet.tables.values()
    head, answer = sheet[of_sheet.ref]
    cells = {str(name.value).split(" (")[0]: cell.value for name, cell in zip(head, answer, strict=True)}
    assert (cells["Target"], cells["Floor standard"]) == (1, "none")
