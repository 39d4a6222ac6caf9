"""Anchors, and the contents list of long pages."""

import re
from xml.etree.ElementTree import Element

import pytest
from attrs import evolve

from display.html_checks import parse_html, whole_text
from hart import SECOND
from hart import scorecard as hart_scorecard
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Paragraph, Section, narrate, to_html
from qpr_core.display.contents import Anchors
from qpr_core.errors import StyleError
from qpr_core.styles import ScorecardTable, Style
from qpr_core.text import Chart, Heading, Table, Words, appendix
from small_reports import report_of


def main_of(page: str) -> Element:
    start, end = page.index("<main"), page.index("</body>")
    return parse_html(page[start:end])


def ids(root: Element) -> list[str]:
    return [found for element in root.iter() if (found := element.get("id"))]


def test_long_report_has_a_contents_list_and_a_short_one_has_none() -> None:
    long = main_of(to_html(narrate(hart_scorecard().report(SECOND, quarters=3)), page=True))
    links = list(long.iter("a"))
    assert [whole_text(link) for link in links] == [whole_text(heading) for heading in long.iter("h2")]
    assert {(link.get("href") or "")[1:] for link in links} <= set(ids(long))
    assert not list(main_of(to_html(narrate(WHOLE), page=True)).iter("nav"))


def test_appendix_with_charts_and_a_report_of_many_parts_have_contents_lists() -> None:
    parts = narrate(WHOLE, sections=Section.SERVICES).parts
    charts = sum(isinstance(part, Chart) for part in parts)
    assert charts > 3
    for result in (appendix(WHOLE), hart_scorecard().report(SECOND).by("service")):
        assert '<nav class="qpr-contents"' in to_html(result, page=True)


def test_contents_list_can_be_asked_for_or_left_out() -> None:
    long = narrate(hart_scorecard().report(SECOND, quarters=3))
    assert not list(main_of(to_html(long, page=True, contents=False)).iter("nav"))
    short = Narrative((Heading((Words("Results"),), 2), Paragraph((Words("All well."),))))
    assert not list(main_of(to_html(short, page=True)).iter("nav"))
    assert [whole_text(link) for link in main_of(to_html(short, page=True, contents=True)).iter("a")] == ["Results"]
    bare = Narrative((Paragraph((Words("All well."),)),))
    assert not list(main_of(to_html(bare, page=True, contents=True)).iter("nav"))


def test_contents_list_of_a_fragment_is_refused() -> None:
    with pytest.raises(StyleError, match=r"contents must be for a page \(pass page=True\), got True"):
        to_html(WHOLE, contents=True)
    with pytest.raises(StyleError, match="contents must be True or False, got 1"):
        to_html(WHOLE, page=True, contents=1)  # type: ignore[arg-type]  # a wrong type is what is tested
    assert to_html(WHOLE, contents=False) == to_html(WHOLE)


def test_no_two_tables_or_pictures_of_a_page_have_the_same_label() -> None:
    for result in (narrate(WHOLE, sections=[*Section]), WHOLE.by("service")):
        page = to_html(result, page=True)
        labels = re.findall('role="region" tabindex="0" aria-label="([^"]*)"', page)
        assert len(labels) == len(set(labels)) > 3
    table = Table(((Words("A"),),), (), caption=(Words("B (2)"),))
    twice = evolve(table, caption=(Words("B"),))
    page = to_html(Narrative((table, twice, twice)), page=True)
    assert re.findall('aria-label="([^"]*)"', page) == ["B (2)", "B", "B (2) (2)"]


def test_each_indicator_of_a_page_has_one_anchor_and_a_fragment_has_none() -> None:
    report = hart_scorecard().report(SECOND, quarters=3)
    found = ids(main_of(to_html(narrate(report), page=True)))
    of_indicators = sorted(each for each in found if each.startswith("indicator-"))
    assert of_indicators == sorted(f"indicator-{each.code}" for each in report)
    assert len(found) == len(set(found))
    assert ids(parse_html(to_html(narrate(report)))) == []


def test_hostile_codes_stay_inside_their_anchors() -> None:
    report = report_of(*(made(86, 84, code=name, name=name) for name in HOSTILE))
    found = ids(main_of(to_html(report, page=True)))
    assert sum(each.startswith("indicator-") for each in found) == len(report)
    assert not any(set(each) & set(" \t\n") for each in found)


def test_section_named_like_an_indicator_does_not_take_its_anchor() -> None:
    anchors = Anchors()
    taken = anchors.of_section("Indicator A", "Indicator A"), anchors.of_section("qpr contents", "qpr contents")
    assert taken == (' id="section-indicator-a"', ' id="section-qpr-contents"')
    assert anchors.of_indicator("a") == ' id="indicator-a"'


def test_codes_that_differ_in_their_spaces_have_different_anchors() -> None:
    anchors = Anchors()
    found = [anchors.of_indicator(code) for code in ("A 1", "A-1", "A 1")]
    assert found == [' id="indicator-A-1"', ' id="indicator-A-1-2"', ""]


def test_heading_without_letters_has_an_anchor_of_its_own() -> None:
    anchors = Anchors()
    assert [anchors.of_section("...", "...") for _ in range(2)] == [' id="section"', ' id="section-2"']


@pytest.mark.parametrize("columns", [["code", "result"], ["indicator", "result"], ["indicator", "code"], ["code"]])
def test_anchors_of_indicators_are_the_same_whatever_the_columns(columns: list[str]) -> None:
    page = to_html(narrate(WHOLE, style=Style(table=ScorecardTable(columns=columns))), page=True)
    assert re.findall(' id="(indicator-[^"]*)"', page) == re.findall(
        ' id="(indicator-[^"]*)"', to_html(narrate(WHOLE), page=True)
    )
    assert page.count('id="indicator-') == len(WHOLE)


def test_codes_of_a_table_are_one_for_each_row() -> None:
    cells = (Words("A"),)
    with pytest.raises(StyleError, match=r"codes of a table must be a tuple with one for each row, got \('A', 'B'\)"):
        Table((cells,), ((cells,),), codes=("A", "B"))
    assert Table((cells,), ((cells,),)).coded_rows == [((cells,), None)]
