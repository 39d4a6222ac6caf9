"""Pages: complete HTML documents that load nothing."""

import re

from attrs import evolve

from hart import SECOND
from hart import scorecard as hart_scorecard
from pictured import WHOLE
from qpr_core import Narrative, narrate, to_html
from qpr_core.display.page import page_number
from qpr_core.styles import KENT


def test_page_is_complete_and_loads_nothing() -> None:
    page = to_html(narrate(WHOLE), page=True)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Quarterly Performance Report, Quarter 2, 2023/24</title>" in page
    assert page.rstrip().endswith("</html>")
    assert not re.search(r"<script|https?:|url\(|@import|<link|src=", page)
    assert page.count("<h1>") == 1
    assert 'lang="cy"' in to_html(WHOLE, page=True, language="cy")
    assert "<title>Report</title>" in to_html(Narrative(()), page=True)


def test_every_rule_of_a_fragment_is_for_the_fragment_alone_and_outweighs_its_host() -> None:
    sheet = to_html(WHOLE).split("</style>")[0].removeprefix("<style>")
    sheet = re.sub(r":is\((?:[^()]|\([^()]*\))*\)", "", sheet)
    rules = re.sub(r"@media [^{]+\{((?:[^{}]+\{[^{}]*\})+)\s*\}", r"\1", sheet)
    selectors = [one for rule in re.findall(r"([^{}]+)\{", rules) for one in re.split(r",(?![^(]*\))", rule)]
    assert len(selectors) > 30
    assert {one.split()[0] for one in selectors} == {".qpr:not(#qpr)"}


def test_words_around_a_page_number_cannot_leave_the_style_sheet() -> None:
    words = evolve(KENT.report, page_number='</style>"; {page}/{pages}')
    page = to_html(WHOLE, page=True, style=evolve(KENT, report=words))
    assert page.count("</style>") == 1
    assert 'content: "\\3c \\2f style\\3e \\22 \\3b  " counter(page) "\\2f " counter(pages);' in page


def test_doubled_braces_around_a_page_number_are_braces() -> None:
    assert page_number("{{draft}} {page}") == r'"\7b " "draft\7d " " " counter(page)'
    assert page_number("") == '""'


def test_table_is_wide_if_its_cells_need_more_than_an_upright_page() -> None:
    page = to_html(narrate(hart_scorecard().report(SECOND, quarters=3)), page=True)
    kinds = re.findall(r'<div class="(qpr-scroll[^"]*)" role="region" tabindex="0" aria-label="([^"]*)"', page)
    assert [kind for kind, label in kinds if label.startswith("Key performance")] == ["qpr-scroll qpr-wide"]
    assert [kind for kind, label in kinds if label.startswith("KPIs by rating and")] == ["qpr-scroll"]


def test_the_same_report_gives_the_same_page() -> None:
    assert to_html(narrate(WHOLE), page=True) == to_html(narrate(WHOLE, style=KENT), page=True)
