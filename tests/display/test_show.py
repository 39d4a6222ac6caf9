"""to_html, to_markdown and notebooks: any result as HTML or text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from display.html_checks import check_html, parse_html, whole_text
from hart import SECOND
from hart import scorecard as hart_scorecard
from kent import summary as kent_summary
from pictured import WHOLE, made
from qpr_core import (
    Period,
    Polarity,
    Rag,
    Scorecard,
    Thresholds,
    bridge,
    check_text,
    compare_methods,
    narrate,
    summarise,
    to_html,
    to_markdown,
    to_text,
)
from qpr_core.errors import ReportError, StyleError
from qpr_core.styles import Palette, ScorecardTable, Style
from qpr_core.testing import scorecards
from small_reports import report_of


@pytest.mark.large
@settings(max_examples=40)
@given(scorecards(), st.integers(0, 9))
def test_html_of_any_report_is_well_formed_and_accessible(card: Scorecard, steps: int) -> None:
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=4)
    except ReportError:
        return  # nothing to report by then
    check_html(to_html(report))
    check_html(to_html(narrate(report)))
    for each in report.assessments:
        check_html(to_html(each))
        check_html(to_html(each.direction_of_travel))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (WHOLE, "Key performance indicators, Quarter 2, 2023/24"),
        (WHOLE.assessments[0], "is Red for Quarter 2 2023/24. 78%"),
        (WHOLE.assessments[0].direction_of_travel, "The direction of travel is negative"),
        (WHOLE.assessments[2].direction_of_travel, "The direction of travel is unknown"),
        (kent_summary(), "Of the 38 Key Performance Indicators"),
        (narrate(kent_summary()), "Of the 38 Key Performance Indicators"),
        (bridge(WHOLE), "What has changed from Quarter 1 to Quarter 2 2023/24"),
        (compare_methods(*made(1, 2, 3), "Q2 2023/24"), "Direction of travel of Indicator A"),
        (check_text("14 KPIs are Green.", kent_summary()), '"14 KPIs are Green": the data show 15 (Green)'),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_every_result_shows_itself_in_a_notebook_and_as_text(result: Any, words: str) -> None:
    shown = result._repr_html_()
    assert words in whole_text(parse_html(shown))
    assert shown == to_html(result)
    assert words in str(result)
    assert str(result) == to_text(result)
    assert words in to_markdown(result).replace("\\", "")
    assert repr(result).startswith(("<", "Summary(", "MethodComparison("))


def test_direction_of_distances_has_no_sparkline() -> None:
    near = made(
        5, 5, 6, 5, 4, 5, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds=Thresholds(target=5, tolerance=1)
    )
    assert not list(parse_html(to_html(report_of(near).assessments[0].direction_of_travel)).iter("svg"))
    assert list(parse_html(to_html(WHOLE.assessments[0].direction_of_travel)).iter("svg"))


def test_words_come_from_the_style_and_colours_from_the_palette() -> None:
    card = bracknell_scorecard().report("Q2 2025/26")
    assert "more than 10% off target" in to_html(card, style=BRACKNELL)
    assert "background:#123456" in to_html(card, palette=Palette(colours={Rag.RED: "#123456"}))
    assert "8 are rated Green" in to_markdown(card)


def test_markdown_has_the_scorecard_as_a_table_with_services() -> None:
    text = to_markdown(hart_scorecard().report(SECOND))
    assert "| **Customer Services** | | | | | | | | |" in text
    assert "| Code | Indicator | Result | Target |" in text


def test_report_by_service_is_one_document_with_a_section_for_each_service() -> None:
    report = hart_scorecard().report(SECOND)
    page = to_html(report.by("service"), page=True)
    root = parse_html(page[page.index("<main") : page.index("</body>")])
    assert [whole_text(each) for each in root.iter("h1")] == ["Quarterly Performance Report, Quarter 2, 2014/15"]
    sections = [each for each in root.iter("section") if each.get("class") == "qpr-part"]
    assert [whole_text(next(each.iter("h2"))) for each in sections] == list(report.by("service"))
    codes = [[cell.get("id") for cell in each.iter("tr") if cell.get("id")] for each in sections]
    assert codes == [[f"indicator-{each.code}" for each in part] for part in report.by("service").values()]
    assert [whole_text(link) for link in root.iter("a")] == ["Executive summary", *report.by("service")]
    assert "<section" not in to_html(report.by("service"))
    assert "Scorecard" not in whole_text(check_html(to_html(report.by("service"))))


def test_text_and_markdown_of_a_report_by_service_have_its_services_in_order() -> None:
    report = hart_scorecard().report(SECOND)
    lines = to_markdown(report.by("service")).splitlines()
    assert lines[0] == "## Quarterly Performance Report, Quarter 2, 2014/15"
    services = [line[4:].replace("\\", "") for line in lines if line.startswith("### ")]
    assert services.pop(0) == "Executive summary"
    assert services == list(report.by("service"))
    text = to_text(report.by("service")).splitlines()
    assert sorted(services, key=text.index) == services


def test_part_without_a_service_has_the_words_of_the_style_as_its_heading() -> None:
    assert '<h2 id="section-no-service-named">No service named</h2>' in to_html(WHOLE.by("service"), page=True)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: to_html({}), "reports by group must be those of one period (as report.by('service') returns them), got {}"),
        (lambda: to_html({"A": 5}), "reports by group must be those of one period (as "),  # type: ignore[dict-item]  # a wrong type is what is tested
        (lambda: to_html({"A": WHOLE, "B": hart_scorecard().report(SECOND)}), "reports by group must be those of one period (as "),
        (lambda: to_html(WHOLE.by("service"), style="Kent"), "style must be a Style, got 'Kent'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(5), "result must be one of Report, Summary, Assessment, DirectionOfTravel, Bridge, MethodComparison, ItemReport, Narrative, CheckedDraft, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_markdown(None), "result must be one of "),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(WHOLE, palette="red"), "palette must be a Palette, got 'red'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(WHOLE, style="Kent"), "style must be a Style, got 'Kent'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_markdown(narrate(WHOLE), style="Kent"), "style must be a Style, got 'Kent'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(WHOLE, language=5), "language must be a BCP 47 tag, such as 'en-GB' or 'cy', got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    ],
)  # fmt: skip
def test_to_html_and_to_markdown_refuse_arguments_of_a_wrong_kind(call: Any, message: str) -> None:
    with pytest.raises(StyleError) as caught:
        call()
    assert str(caught.value).startswith(message)


def test_scorecard_table_is_the_same_in_text_markdown_and_html() -> None:
    table = ScorecardTable(columns=["indicator", "rating", "result"], names={"result": "Now"})
    report = report_of(made(86, 84))
    assert "\nIndicator    Rating  Now (%)\nIndicator A  Amber        84" in to_text(report, table=table)
    assert "| Indicator | Rating | Now (%) |" in to_markdown(report, table=table)
    root = check_html(to_html(report, table=table))
    assert [whole_text(cell) for cell in root.iter("th") if cell.get("scope") == "col"] == [
        "Indicator",
        "Rating",
        "Now (%)",
    ]
    assert to_text(report, style=Style(table=table)) == to_text(report, table=table)
    assert "\nIndicator    Rating  Now (%)\n" in to_text(report["A"], table=table)


@pytest.mark.parametrize("result", [summarise(WHOLE), narrate(WHOLE)])
def test_result_without_a_scorecard_is_refused_with_a_table(result: Any) -> None:
    with pytest.raises(StyleError, match="table must be for a Report or an Assessment"):
        to_text(result, table=ScorecardTable())
