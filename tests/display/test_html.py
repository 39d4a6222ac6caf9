"""Pages and fragments: well-formed, accessible, without scripts, and inert whatever the names."""

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from hart import SECOND
from hart import scorecard as hart_scorecard
from kent import summary as kent_summary
from pictured import HOSTILE, WHOLE, made, report_of
from qpr_core import (
    ExpectedRange,
    Narrative,
    Period,
    Polarity,
    Rag,
    Scorecard,
    Section,
    Thresholds,
    bridge,
    compare_methods,
    narrate,
    to_html,
    to_markdown,
    to_text,
)
from qpr_core.display.drawing import stacked_bars
from qpr_core.errors import ReportError, StyleError
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import GOV_UK, KENT, Palette
from qpr_core.testing import scorecards
from qpr_core.text import Bars, Segment, Words

TAGS = {
    "root", "style", "div", "h2", "h3", "h4", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "bdi", "span", "svg", "polyline", "circle", "rect", "text", "figure", "figcaption",
}  # fmt: skip


def parsed(fragment: str) -> ET.Element:
    return ET.fromstring(f"<root>{fragment}</root>")  # noqa: S314  our own output


def whole_text(element: ET.Element) -> str:
    return "".join(element.itertext())


def check(fragment: str) -> ET.Element:
    root = parsed(fragment)
    assert {element.tag for element in root.iter()} <= TAGS
    for element in root.iter():
        assert not any(name.startswith("on") or name in {"href", "src"} for name in element.attrib)
    for table in root.iter("table"):
        assert table.find("caption") is not None
        assert {head.get("scope") for head in table.iter("th")} <= {"col", "row", "rowgroup"}
        wide = len(list(table.find("thead") or []) and list((table.find("thead") or table)[0]))
        for body in table.iter("tbody"):
            for row in body:
                assert sum(int(cell.get("colspan", "1")) for cell in row) == wide
                assert row[0].tag == "th"
    for picture in root.iter("svg"):
        assert picture.get("role") == "img"
        assert picture.get("aria-label")
    return root


@pytest.mark.large
@settings(max_examples=40)
@given(scorecards(), st.integers(0, 9))
def test_every_report_is_well_formed_and_accessible(card: Scorecard, steps: int) -> None:
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=4)
    except ReportError:
        return  # nothing to report by then
    check(to_html(report))
    check(to_html(narrate(report)))
    for each in report.assessments:
        check(to_html(each))
        check(to_html(each.direction_of_travel))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_every_field(name: str) -> None:
    indicator, series = made(86, 84, 85, 81, 80, 78, code=name, name=name, service=name)
    report = report_of((indicator, series), quarters=6)
    root = check(to_html(narrate(report, actions={name: name})))
    cells = [whole_text(cell) for cell in root.iter("bdi")]
    assert cells.count(name) >= 5
    assert name in whole_text(root)
    page = to_html(narrate(report, actions={name: name}), page=True)
    assert not re.search("<script|<img", page, re.IGNORECASE)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_band_with_a_hostile_name_is_a_badge_with_that_name(name: str) -> None:
    class Odd(Scheme):
        GOOD = name
        BAD = "Bad"

    root = check(to_html(report_of(made(86, 84, thresholds=Levels({Odd.GOOD: 80})))))
    badges = [whole_text(span) for span in root.iter("span") if span.get("class") == "qpr-badge"]
    assert badges == [name]


def test_a_page_is_complete_and_asks_for_nothing_from_elsewhere() -> None:
    page = to_html(narrate(WHOLE), page=True)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Quarterly Performance Report, Quarter 2, 2023/24</title>" in page
    assert page.rstrip().endswith("</html>")
    assert not re.search(r"<script|https?:|url\(|@import|<link|src=", page)
    assert page.count("<h1>") == 1
    assert 'lang="cy"' in to_html(WHOLE, page=True, language="cy")
    assert "<title>Report</title>" in to_html(Narrative(()), page=True)


def test_a_scorecard_shows_colour_word_and_symbol_and_its_lines_in_words() -> None:
    root = check(to_html(WHOLE))
    badges = {whole_text(span): span.get("style") for span in root.iter("span") if span.get("class") == "qpr-badge"}
    assert badges["R Red"] == "background:#651b1b;color:#ffffff"
    assert badges["G Green"] == "background:#4b9b7d;color:#000000"
    assert badges["A Amber"] == "background:#ffdd00;color:#000000"
    assert badges["↓ below expectations"] == "background:#f3f2f1;color:#000000"
    lines = [svg.get("aria-label") for svg in root.iter("svg")]
    assert lines[0] == "6 results, from 86% in Q1 2022/23 to 78% in Q2 2023/24, lowest 78%, highest 86%"
    first = next(root.iter("svg"))
    assert [line.get("stroke-dasharray") for line in first.iter("polyline")] == ["5 3", "1.5 2.5", None]


def test_target_and_floor_are_drawn_as_they_were_and_gaps_stay_open() -> None:
    thresholds = {"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=90, floor=70)}
    root = parsed(to_html(report_of(made(86, 84, None, 81, 80, 78, thresholds=thresholds))))
    runs = list(next(root.iter("svg")).iter("polyline"))
    assert [line.get("stroke-dasharray") for line in runs] == ["5 3"] * 2 + ["1.5 2.5"] * 2 + [None] * 2
    heights = [place.split(",")[1] for place in (runs[1].get("points") or "").split()]
    assert len(set(heights)) == 2  # the target changed after the first of the three
    assert len((runs[-1].get("points") or "").split()) == 3


def test_a_lone_or_a_constant_result_is_drawn_in_the_middle() -> None:
    (line,) = parsed(to_html(report_of(made(84, thresholds=None)))).iter("polyline")
    assert line.get("points") == "63.0,17.0 69.0,17.0"
    (line,) = parsed(to_html(report_of(made(84, 84, thresholds=None)))).iter("polyline")
    assert line.get("points") == "5.0,17.0 127.0,17.0"


def test_an_expected_range_is_drawn_with_both_ends_and_huge_values_keep_their_shape() -> None:
    entry = made(-(10**29), 10**29, polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(-5, 5))
    root = check(to_html(report_of(entry)))
    assert [line.get("points") for line in root.iter("polyline")][-1] == "5.0,29.0 127.0,5.0"
    assert len(list(root.iter("polyline"))) == 3
    assert "up 200,000,000,000,000,000,000,000,000,000, not judged" in whole_text(root)


def test_the_counts_of_the_quarters_are_drawn_as_bars_with_their_numbers() -> None:
    root = check(to_html(narrate(WHOLE, sections=Section.HISTORY)))
    picture = next(svg for svg in root.iter("svg") if svg.get("class") == "qpr-bars")
    texts = [text.text for text in picture.iter("text")]
    assert texts[:3] == ["Q1 2022/23", "G 1", "– 3"]
    assert "R 1" in texts
    many = report_of(*(made(90, 90 - place, 70, code=f"K{place}") for place in range(60)), quarters=3)
    assert "R 60" in to_html(narrate(many, sections=Section.HISTORY))
    narrow = report_of(*(made(90, 90, 70 if place else 90, code=f"K{place}") for place in range(60)), quarters=3)
    assert "G 1<" not in to_html(narrate(narrow, sections=Section.HISTORY))  # too narrow: the table has it
    wider = report_of(*(made(90, 90, 70 if place > 1 else 90, code=f"K{place}") for place in range(60)), quarters=3)
    assert ">G<" in to_html(narrate(wider, sections=Section.HISTORY))


def test_bars_are_as_long_as_their_counts_and_their_numbers_stand_in_the_middle() -> None:
    segments = (Segment(Rag.GREEN, (Words("Green"),), 3), Segment(Rag.RED, (Words("Red"),), 1), Segment(None, (), 0))
    svg = stacked_bars(Bars((Words("<KPIs>"),), (((Words("Q1"),), segments), ((Words("Q2"),), segments[:1]))), GOV_UK)
    assert svg == (
        '<svg class="qpr-bars" role="img" aria-label="&lt;KPIs&gt;" viewBox="0 0 532 52" width="532" height="52" '
        'fill="none"><text x="0" y="17.0" fill="#0b0c0c">Q1</text>'
        '<rect x="110.0" y="2" width="315.0" height="22" fill="#4b9b7d" stroke="#505a5f"/>'
        '<text x="267.5" y="17.0" text-anchor="middle" fill="#000000">G 3</text>'
        '<rect x="425.0" y="2" width="105.0" height="22" fill="#651b1b" stroke="#505a5f"/>'
        '<text x="477.5" y="17.0" text-anchor="middle" fill="#ffffff">R 1</text>'
        '<text x="0" y="43.0" fill="#0b0c0c">Q2</text>'
        '<rect x="110.0" y="28" width="315.0" height="22" fill="#4b9b7d" stroke="#505a5f"/>'
        '<text x="267.5" y="43.0" text-anchor="middle" fill="#000000">G 3</text></svg>'
    )


def test_bars_of_nothing_are_no_picture() -> None:
    assert to_html(Narrative((Bars((), ()),))).endswith('<div class="qpr">\n\n</div>')


def test_two_hundred_indicators_and_one_and_none_rated_are_all_shown() -> None:
    many = check(to_html(report_of(*(made(80, 90, code=f"K{place}") for place in range(200)))))
    assert len(list(many.iter("tr"))) == 201
    check(to_html(report_of(made(84))))
    check(to_html(report_of(made(84, thresholds=None), made(None, 84, code="B", thresholds=None))))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (WHOLE, "Key performance indicators, Quarter 2, 2023/24"),
        (WHOLE.assessments[0], "is rated Red for Q2 2023/24, because 78%"),
        (WHOLE.assessments[0].direction_of_travel, "The direction of travel is negative"),
        (WHOLE.assessments[2].direction_of_travel, "The direction of travel is unknown"),
        (kent_summary(), "Of the 38 Key Performance Indicators"),
        (narrate(kent_summary()), "Of the 38 Key Performance Indicators"),
        (bridge(WHOLE), "What has changed from Q1 2023/24 to Q2 2023/24"),
        (compare_methods(*made(1, 2, 3), "Q2 2023/24"), "Direction of travel of Indicator A"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_notebook_shows_every_result(result: Any, words: str) -> None:
    shown = result._repr_html_()
    assert words in whole_text(parsed(shown))
    assert shown == to_html(result)
    assert words in str(result)
    assert str(result) == to_text(result)
    assert words in to_markdown(result).replace("\\", "")
    assert repr(result).startswith(("<", "Summary(", "MethodComparison("))


def test_a_direction_of_distances_has_no_line() -> None:
    near = made(
        5, 5, 6, 5, 4, 5, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST, thresholds=Thresholds(target=5, tolerance=1)
    )
    assert not list(parsed(to_html(report_of(near).assessments[0].direction_of_travel)).iter("svg"))
    assert list(parsed(to_html(WHOLE.assessments[0].direction_of_travel)).iter("svg"))


def test_words_and_colours_are_a_matter_of_style_and_palette() -> None:
    card = bracknell_scorecard().report("Q2 2025/26")
    assert "more than 10% off target" in to_html(card, style=BRACKNELL)
    assert "background:#123456" in to_html(card, palette=Palette(colours={Rag.RED: "#123456"}))
    assert "8 are rated Green" in to_markdown(card)


def test_markdown_has_the_scorecard_as_a_table_with_its_services() -> None:
    text = to_markdown(hart_scorecard().report(SECOND))
    assert "| **Customer Services** | | | | | | | | |" in text
    assert "| Code | Indicator | Result | Target |" in text


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: to_html(5), "result must be one of Report, Summary, Assessment, DirectionOfTravel, Bridge, MethodComparison, Narrative, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_markdown(None), "result must be one of "),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(WHOLE, palette="red"), "palette must be a Palette, got 'red'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(WHOLE, style="Kent"), "style must be a Style, got 'Kent'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_markdown(narrate(WHOLE), style="Kent"), "style must be a Style, got 'Kent'"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: to_html(WHOLE, language=5), "language must be text like 'en-GB', got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused(call: Any, message: str) -> None:
    with pytest.raises(StyleError) as caught:
        call()
    assert str(caught.value).startswith(message)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_html(narrate(WHOLE), page=True) == to_html(narrate(WHOLE, style=KENT), page=True)
