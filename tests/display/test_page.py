"""Pages: complete HTML documents that load nothing."""

import re

from pictured import WHOLE
from qpr_core import Narrative, narrate, to_html
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
    rules = re.sub(r"@media print \{(.*)\}", r"\1", sheet, flags=re.DOTALL)
    selectors = [one for rule in re.findall(r"([^{}]+)\{", rules) for one in re.split(r",(?![^(]*\))", rule)]
    assert len(selectors) > 30
    assert {one.strip().split()[0] for one in selectors} == {".qpr:not(#qpr)"}


def test_the_same_report_gives_the_same_page() -> None:
    assert to_html(narrate(WHOLE), page=True) == to_html(narrate(WHOLE, style=KENT), page=True)
