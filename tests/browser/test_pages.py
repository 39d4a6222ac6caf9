"""Pages as a browser shows them: structure, overflow at normal and at narrow width, contrast, and nothing asked for."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final, Literal

import pytest
from attrs import evolve
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import drafts_council
import northmoor
from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from browser.chromium import opened_browser
from hart import SECOND
from hart import scorecard as hart_scorecard
from pictured import HOSTILE, WHOLE, made
from qpr_core import Narrative, Report, Section, Thresholds, check_text, narrate, to_html
from qpr_core.styles import KENT, MEETING_MINUTES
from qpr_core.text import CheckedDraft, appendix
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


DRAFT = """# Performance in Quarter 2

Of the 40 KPIs, 23 met target, nine were within tolerance and seven were below target. The council could not fill posts
in three services, and the weather was bad. CS01 is Amber at 78%, against a target of 85%. 12 projects are Green.
\t- The Red KPIs are CS01 and HT02.

| Rating | KPIs |
|--------|------|
| Amber  |  10  |

""" + "\n".join([*HOSTILE, f"{'12 KPIs ' * 50} are Red.\n"])


def draft() -> CheckedDraft:
    return check_text(DRAFT, drafts_council.report())


PAGES: Final[
    dict[str, Callable[[], Report | Narrative | CheckedDraft | Mapping[str | tuple[str, ...] | None, Report]]]
] = {
    "a whole report": lambda: narrate(WHOLE, actions={"A": "More staff."}),
    "Hart": lambda: narrate(hart_scorecard().report(SECOND, quarters=3)),
    "Bracknell": lambda: narrate(bracknell_scorecard().report("Q2 2025/26", quarters=4), style=BRACKNELL),
    "an appendix": lambda: appendix(WHOLE, commentary={"A": "Ice."}, actions={}),
    "an appendix after a report": lambda: narrate(WHOLE, sections=[*Section]),
    "a report by service": lambda: WHOLE.by("service"),
    "a cover paper": northmoor.written,
    "a checked draft": draft,
    "minutes": lambda: narrate(WHOLE, style=MEETING_MINUTES),
    "two hundred indicators": many,
    "one indicator": lambda: report_of(made(84)),
    "nothing rated": lambda: narrate(
        report_of(made(84, 84, thresholds=None), made(None, 1, code="B", thresholds=None))
    ),
    "hostile names": lambda: narrate(hostile()),
    "huge and negative values": lambda: narrate(
        report_of(made(-(10**29), 10**29, unit="£", thresholds=Thresholds(target=10**29, floor=-5)), quarters=3)
    ),
    "a language from right to left": lambda: narrate(hostile()),
}
LANGUAGES: Final = {"a language from right to left": "ar"}


@cache
def page_of(name: str) -> str:
    """Return a page, which is written once for all its widths."""
    return to_html(PAGES[name](), page=True, language=LANGUAGES.get(name))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1200, "light"), (800, "light"), (360, "light"), (800, "dark")],
    ids=["1200", "800", "360", "dark"],
)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_fits_its_width_and_loads_nothing(
    browser: Browser, name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    asked: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.set_content(page_of(name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "[...document.querySelectorAll('p, li, h1, h2, h3, .qpr-draft')].every(e => e.scrollWidth <= e.clientWidth + 1)"
    )
    clipped = "[...document.querySelectorAll('td, th, caption')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert page.evaluate(clipped) == 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert asked == []
    page.close()


# The text of each line that is set, from the tops of its characters.
LINES = """() => [...document.querySelectorAll('.qpr p, .qpr li, .qpr-draft')].flatMap(block => {
    const lines = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest('p, li, .qpr-draft, .qpr-hidden') != block) continue;
        for (let place = 0; place < node.length; place++) {
            range.setStart(node, place);
            range.setEnd(node, place + 1);
            const box = range.getBoundingClientRect();
            if (box.width) lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) || '') + node.data[place]);
        }
    }
    return [...lines.values()];
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_lines_of_text_have_at_most_70_characters(browser: Browser, media: Literal["screen", "print"]) -> None:
    for name in ("Hart", "a cover paper", "a checked draft", "minutes"):
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.emulate_media(media=media)
        page.set_content(page_of(name))
        lengths = [len(line.strip()) for line in page.evaluate(LINES)]
        assert 55 < max(lengths) <= 70, name
        page.close()


def test_page_is_dark_on_a_dark_computer_and_light_in_print(browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.set_content(to_html(WHOLE, page=True))
    ground = "getComputedStyle(document.querySelector(name))['background-color']"
    grounds = f"['html', '.qpr', '.qpr td'].map(name => {ground})"
    assert set(page.evaluate(grounds)) == {"rgb(28, 29, 31)"}
    page.emulate_media(media="print")
    assert set(page.evaluate(grounds)) == {"rgb(255, 255, 255)"}
    page.close()


def sheets(page: Page) -> list[tuple[int, int]]:
    """Print a page; return the width and the height of each sheet in whole millimetres."""
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return [(round(float(width) * 25.4 / 72), round(float(height) * 25.4 / 72)) for width, height in boxes]


A4, LANDSCAPE = (210, 297), (297, 210)  # ISO 216


def test_wide_table_is_printed_on_landscape_a4_and_text_on_portrait_a4(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(page_of("Hart"))
    printed = sheets(page)
    assert printed[0] == printed[-1] == A4
    assert LANDSCAPE in printed
    assert set(printed) == {A4, LANDSCAPE}
    page.close()


def test_narrow_page_shows_ratings_whole_words_and_the_newest_point_of_a_chart(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.set_content(to_html(report_of(made(86, 84, service="Environmental & Regulatory Services")), page=True))
    assert page.locator("td .qpr-badge").first.bounding_box()["x"] < 360 - 20  # type: ignore[index]  # it has a box
    page.set_content(to_html(appendix(WHOLE), page=True))
    assert page.evaluate(
        "[...document.querySelectorAll('.qpr-chart')].every(e => e.getBoundingClientRect().right <= 360)"
    )
    services = report_of(*(made(84, code=name, service=f"{name} Services") for name in ("Environmental", "Regulatory")))
    page.set_content(to_html(services.by("service"), page=True))
    lines = """[...document.querySelectorAll('tbody th:first-child')].map(cell => {
        const range = document.createRange(), node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        range.setStart(node, 0);
        range.setEnd(node, node.data.split(' ')[0].length);
        return range.getClientRects().length;
    })"""
    assert set(page.evaluate(lines)) == {1}  # the first word of each name is on one line
    page.close()


def test_each_service_begins_on_a_new_printed_page(browser: Browser) -> None:
    page = browser.new_page()
    report = report_of(*(made(84, 85, code=f"K{place}", service=f"Service {place}") for place in range(4)))
    page.set_content(to_html(report.by("service"), page=True))
    assert sheets(page) == [A4, *[LANDSCAPE] * 4]  # the counts, and the wide table of each service below its counts
    page.emulate_media(media="print")
    starts = "[...document.querySelectorAll('.qpr-part')].map(e => getComputedStyle(e).breakBefore)"
    assert page.evaluate(starts) == ["page"] * 4
    assert page.get_by_role("heading", level=2).all_inner_texts() == [
        "Executive summary",
        *(f"Service {place}" for place in range(4)),
    ]
    page.close()


def test_each_service_of_an_appendix_is_printed_on_upright_pages(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(page_of("an appendix"))
    printed = sheets(page)
    assert set(printed) == {A4}
    assert len(printed) >= 1 + 3 + 1  # the summary, three services and the activity indicators
    page.close()


def test_charts_have_their_texts_and_indicators_their_anchors(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.set_content(page_of("an appendix"))
    charts = page.locator("svg.qpr-chart")
    assert charts.count() == len(WHOLE)
    for chart, each in zip(charts.all(), WHOLE, strict=True):
        assert (chart.get_attribute("aria-label") or "").startswith(each.name)
        assert page.locator(f"#indicator-{each.code}").count() == 1
    font = "getComputedStyle(document.querySelector('svg.qpr-chart text')).fontFamily"
    assert page.evaluate(font) == "Arial, Helvetica, sans-serif"
    page.close()


@pytest.mark.parametrize("name", ["Hart", "a whole report", "a cover paper", "a checked draft", "an appendix"])
def test_printed_page_is_accessible_and_splits_no_row(browser: Browser, name: str) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.emulate_media(media="print")
    page.set_content(page_of(name))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    look = "name => [...new Set([...document.querySelectorAll(name)].map(e => getComputedStyle(e).{}))]"
    assert page.evaluate(look.format("breakInside"), "tr") == ["avoid"] or not page.locator("tr").count()
    assert page.evaluate(look.format("display"), "thead") in (["table-header-group"], [])
    assert page.evaluate(look.format("breakAfter"), "h2") == ["avoid"]
    page.close()


def test_printed_pages_have_numbers_in_the_words_of_the_style(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(WHOLE, page=True, style=evolve(KENT, report=evolve(KENT.report, page_number='"{page}"'))))
    rules = page.evaluate("[...document.styleSheets[0].cssRules].filter(r => r.type == 6).map(r => r.cssText)")
    assert len(rules) == 2
    assert "@bottom-center" in rules[0]
    assert "counter(page)" in rules[0]
    page.close()


def test_links_of_the_contents_list_lead_to_their_sections(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(page_of("Hart"))
    links = page.get_by_role("navigation", name="Contents").get_by_role("link")
    assert links.all_inner_texts() == page.get_by_role("heading", level=2).all_inner_texts()
    for link in links.all():
        assert page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]').inner_text() == link.inner_text()
    assert page.locator("#indicator-CS01").get_by_role("rowheader").first.inner_text() == "CS01"
    page.close()


def test_screen_reader_finds_captions_headers_ratings_and_lines(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(WHOLE, page=True))
    table = page.get_by_role("table", name="Key performance indicators, Quarter 2, 2023/24")
    assert table.get_by_role("columnheader").all_text_contents()[:3] == ["Code", "Indicator", "Result (%)"]
    row = table.get_by_role("row", name="Indicator A")
    assert row.get_by_role("rowheader").all_text_contents() == ["A", "Indicator A"]
    assert "■ Red" in row.inner_text()
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


@pytest.mark.parametrize("whole_page", [True, False], ids=["page", "fragment"])
def test_text_of_a_checked_draft_is_copied_as_it_was(browser: Browser, whole_page: bool) -> None:
    page = browser.new_page()
    page.set_content(f"<!DOCTYPE html>{to_html(draft(), page=whole_page)}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.qpr-draft'))")
    assert page.evaluate("getSelection().toString()") == DRAFT.rstrip("\n")
    assert page.evaluate("document.querySelector('.qpr-draft').textContent") != DRAFT  # the flags are there
    page.close()


@pytest.mark.parametrize("whole_page", [True, False], ids=["page", "fragment"])
def test_links_of_a_checked_draft_lead_to_the_reason_and_back(browser: Browser, whole_page: bool) -> None:
    page = browser.new_page()
    page.set_content(f"<!DOCTYPE html>{to_html(draft(), page=whole_page)}")
    target = "document.querySelector(':target')"
    flags = page.locator("mark a")
    assert flags.count() == page.locator("li").count() == len(draft().discrepancies) + len(draft().unread)
    first, last = draft().discrepancies[0], draft().unread[-1]
    for link, number, words in ((flags.first, "wrong ✗ 1", first.words), (page.locator("li a").last, "not read", "")):
        link.press("Enter")
        shown = page.evaluate(f"{target}.textContent")
        assert number in shown
        assert words in shown
        assert page.evaluate(f"getComputedStyle({target}).outlineStyle") == "solid"
    assert page.evaluate(f"{target}.tagName") == "MARK"
    assert last.sentence in page.evaluate(f"{target}.textContent")
    page.close()


def test_screen_reader_finds_the_kind_of_each_passage_of_a_draft(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(draft(), page=True))
    text = page.get_by_role("group", name="Draft")
    assert text.get_by_role("link", name="wrong 1", exact=True).count() == 1
    assert page.get_by_role("link", name="wrong 1, line 3").count() == 1
    assert text.locator("mark").first.aria_snapshot() == '- mark: "right: Quarter 2"'
    page.close()
