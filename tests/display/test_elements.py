"""Elements of HTML: tables, badges and names that stay text."""

import re

import pytest

import kent
from display.html_checks import check_html, whole_text
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Ratio, Section, narrate, to_html
from qpr_core.rules import Levels, Scheme
from qpr_core.styles import PaperWords, Style
from qpr_core.text import CoverPaper, Heading, Numbered, Words, cover_paper
from qpr_core.units import DAYS
from small_reports import report_of


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_every_field(name: str) -> None:
    indicator, series = made(86, 84, 85, 81, 80, 78, code=name, name=name, service=name)
    report = report_of((indicator, series), quarters=6)
    root = check_html(to_html(narrate(report, actions={name: name})))
    cells = [whole_text(cell) for cell in root.iter("bdi")]
    assert cells.count(name) >= 5
    assert name in whole_text(root)
    page = to_html(narrate(report, actions={name: name}), page=True)
    assert not re.search("<script|<img", page, re.IGNORECASE)


@pytest.mark.parametrize("name", HOSTILE)
def test_band_with_a_hostile_name_is_a_badge_with_that_name(name: str) -> None:
    class Odd(Scheme):
        GOOD = name
        BAD = "Bad"

    root = check_html(to_html(report_of(made(86, 84, thresholds=Levels({Odd.GOOD: 80})))))
    badges = [whole_text(span) for span in root.iter("span") if span.get("class") == "qpr-badge"]
    assert badges == [name, name]  # the rating, and the previous one


def test_scorecard_has_badges_and_described_sparklines() -> None:
    root = check_html(to_html(WHOLE))
    badges = {whole_text(span): span.get("style") for span in root.iter("span") if span.get("class") == "qpr-badge"}
    assert badges["■ Red"] == "background:#cc0000;color:#ffffff"
    assert badges["● Green"] == "background:#18a84e;color:#000000"
    assert badges["◆ Amber"] == "background:#ffb400;color:#000000"
    assert badges["↓ below expectations"] == "background:#f3f2f1;color:#000000"
    lines = [svg.get("aria-label") for svg in root.iter("svg")]
    assert lines[0] == "6 results, from 86% in Quarter 1 2022/23 to 78% in Quarter 2 2023/24, lowest 78%, highest 86%"
    first = next(root.iter("svg"))
    assert [line.get("stroke-dasharray") for line in first.iter("polyline")] == ["5 3", "1.5 2.5", None]


def test_table_has_a_row_for_each_of_1_and_200_indicators() -> None:
    many = check_html(to_html(report_of(*(made(80, 90, code=f"K{place}") for place in range(200)))))
    assert len(list(many.iter("tr"))) == 201
    check_html(to_html(report_of(made(84))))
    check_html(to_html(report_of(made(84, thresholds=None), made(None, 84, code="B", thresholds=None))))


def test_numbers_and_labels_of_a_paper_are_text_that_can_be_copied() -> None:
    made_paper = cover_paper(kent.summary(), kent.paper())
    root = check_html(to_html(made_paper))
    numbers = [span for span in root.iter("span") if span.get("class") == "qpr-number"]
    assert [whole_text(each).rstrip() for each in numbers] == [
        part.printed for part in made_paper.parts if isinstance(part, Numbered)
    ]
    assert all(whole_text(each).endswith(" ") for each in numbers)
    blocks = [whole_text(block) for tag in ("h2", "h3", "p", "li") for block in root.iter(tag)]
    assert "2. Quarter 2 Performance Report" in blocks
    assert "2.2. Of the 38 KPIs included in the report, the latest RAG status are as follows:" in blocks
    assert [whole_text(label) for label in root.iter("b")] == [
        "From:", "To:", "Decision No:", "Classification:", "Summary:", "Recommendation(s):",
    ]  # fmt: skip


def test_page_of_a_paper_has_its_subject_as_title() -> None:
    page = to_html(cover_paper(kent.summary(), kent.paper()), page=True)
    assert "<title>Subject: Quarterly Performance Report, Quarter 2, 2023/24</title>" in page
    assert page.count("<h1>") == 1
    assert re.search('<h2 id="[^"]+"><span', page)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_of_an_author_stays_text(name: str) -> None:
    own = " ".join(name.split())
    words = PaperWords(section_number="<{section}>")
    made_paper = cover_paper(kent.summary(), CoverPaper(sender=own, further=own), style=Style(paper=words))
    root = check_html(to_html(made_paper))
    assert [whole_text(cell) for cell in root.iter("bdi")].count(own) == 2
    assert "<1> Introduction" in whole_text(root)


def test_figures_of_html_have_equal_room_behind_the_decimal_point() -> None:
    """The widest is " days": 0.278 + 0.556 + 0.556 + 0.5 + 0.5 = 2.39 em in Arial."""
    report = report_of(made(80, "84.5"), made(2, 3, code="D", unit=DAYS), made(None, code="N", unit=DAYS))
    root = check_html(to_html(report))
    cells = [cell for cell in root.iter("td") if cell.get("class") == "qpr-figure"]
    assert [whole_text(cell) for cell in cells[:6]] == ["84.5%", "85.0%", "80.0%", "3 days", "85 days", "80 days"]
    rests = [[each for each in cell.iter("span") if each.get("class") == "qpr-rest"] for cell in cells[:6:3]]
    assert [(whole_text(rest), rest.get("style")) for (rest,) in rests] == [
        (".5%", "min-width:2.39em"),
        (" days", "min-width:2.39em"),
    ]
    heads = [whole_text(cell) for cell in root.iter("th") if cell.get("class") == "qpr-figure"]
    assert heads == ["Result", "Target", "Floor standard"]


def test_note_behind_a_figure_is_on_its_own_line() -> None:
    root = check_html(to_html(report_of(made(Ratio(3, 4), Ratio(7, 8)))))
    cell = next(cell for cell in root.iter("td") if cell.get("class") == "qpr-figure")
    notes = [whole_text(each) for each in cell.iter("span") if each.get("class") == "qpr-note"]
    assert (whole_text(cell), notes) == ("87.5 (7 of 8)", [" (7 of 8)"])


def test_anchor_of_an_indicator_is_at_its_first_row_or_heading() -> None:
    heading = Narrative((Heading((Words("Bins"),), level=3, code="A"),))
    assert '<h3 id="indicator-A">Bins</h3>' in to_html(heading, page=True)
    both = to_html(narrate(WHOLE, sections=Section.SCORECARD) + heading, page=True)
    assert '<tr id="indicator-A">' in both
    assert both.count('id="indicator-A"') == 1
    assert "<h3>Bins</h3>" in both
