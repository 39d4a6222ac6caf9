"""Pages as a browser shows them: structure, overflow at normal and at narrow width, contrast, and nothing asked for."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import northmoor
from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from browser.chromium import opened_browser
from hart import SECOND
from hart import scorecard as hart_scorecard
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Report, Thresholds, narrate, to_html
from qpr_core.styles import MEETING_MINUTES
from small_reports import report_of

pytestmark = pytest.mark.browser


def many() -> Report:
    return report_of(
        *(
            made(90 - place % 15, 80 + place % 9, code=f"K{place}", service=f"Service {place % 7}")
            for place in range(200)
        )
    )


def hostile() -> Report:
    return report_of(
        *(made(86, 84, 85, 81, 80, 78, code=name[:60], name=name, service=name) for name in HOSTILE), quarters=6
    )


PAGES: dict[str, tuple[Report | Narrative, dict[str, Any]]] = {
    "a whole report": (narrate(WHOLE, actions={"A": "More staff."}), {}),
    "Hart": (narrate(hart_scorecard().report(SECOND, quarters=3)), {}),
    "Bracknell": (narrate(bracknell_scorecard().report("Q2 2025/26", quarters=4), style=BRACKNELL), {}),
    "a cover paper": (northmoor.written(), {}),
    "minutes": (narrate(WHOLE, style=MEETING_MINUTES), {}),
    "two hundred indicators": (many(), {}),
    "one indicator": (report_of(made(84)), {}),
    "nothing rated": (narrate(report_of(made(84, 84, thresholds=None), made(None, 1, code="B", thresholds=None))), {}),
    "hostile names": (narrate(hostile()), {}),
    "huge and negative values": (
        narrate(
            report_of(made(-(10**29), 10**29, unit="£", thresholds=Thresholds(target=10**29, floor=-5)), quarters=3)
        ),
        {},
    ),
    "a language from right to left": (narrate(hostile()), {"language": "ar"}),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.mark.parametrize("width", [1200, 800, 360])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_fits_its_width_and_loads_nothing(browser: Browser, name: str, width: int) -> None:
    result, parts = PAGES[name]
    asked: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.set_content(to_html(result, page=True, **parts))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "[...document.querySelectorAll('p, li, h1, h2, h3')].every(e => e.scrollWidth <= e.clientWidth + 1)"
    )
    clipped = "[...document.querySelectorAll('td, th, caption')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert page.evaluate(clipped) == 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert asked == []
    page.close()


def test_screen_reader_finds_captions_headers_ratings_and_lines(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(WHOLE, page=True))
    table = page.get_by_role("table", name="Key performance indicators, Quarter 2, 2023/24")
    assert table.get_by_role("columnheader").all_text_contents()[:3] == ["Code", "Indicator", "Result"]
    row = table.get_by_role("row", name="Indicator A")
    assert row.get_by_role("rowheader").all_text_contents() == ["A", "Indicator A"]
    assert "R Red" in row.inner_text()
    line = row.get_by_role("img")
    assert line.get_attribute("aria-label") == (
        "6 results, from 86% in Quarter 1 2022/23 to 78% in Quarter 2 2023/24, lowest 78%, highest 86%"
    )
    page.close()


def test_fragment_does_not_change_the_look_of_its_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(f"<!DOCTYPE html><body><h2 id='own'>Own</h2><p id='p'>p</p>{to_html(WHOLE)}</body>")
    assert page.evaluate("getComputedStyle(document.getElementById('own')).marginTop") == "19.92px"
    assert page.evaluate("getComputedStyle(document.getElementById('p')).maxWidth") == "none"
    page.close()


def test_numbers_of_a_paper_are_copied_with_their_paragraphs(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(northmoor.written(), page=True))
    page.keyboard.press("Control+A")
    copied = page.evaluate("getSelection().toString()")
    assert "3.0 Performance in Quarter 3\n" in copied
    assert "\n3.1 The council reports six key performance indicators (KPIs).\n" in copied
    assert page.get_by_role("heading", level=2).all_inner_texts()[:2] == [
        "1.0 Recommendations",
        "2.0 Why the committee receives this report",
    ]
    page.close()
