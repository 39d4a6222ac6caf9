"""Fragments in Jupyter, VS Code and the documentation: each looks as it does on an empty page, light or dark."""

import json
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.chromium import opened_browser
from browser.hosts import HOSTS, page_of
from kent import summary as kent_summary
from pictured import WHOLE
from qpr_core import check_text, to_html
from qpr_core.display.palette import Palette, in_dark_mode
from qpr_core.styles import GOV_UK

pytestmark = pytest.mark.browser


@cache
def report_fragment() -> str:
    return to_html(WHOLE)


@cache
def draft_fragment() -> str:
    return to_html(check_text("14 of the 38 KPIs are Green.\n12 projects are Green.", kent_summary()))


DARK = [host for host in HOSTS if host != "Jupyter Notebook 6"]  # which has no dark mode

# Every property of every element, without those that follow from the width that the host leaves, or colour the bars of a window.
# It is one text, as a browser takes much longer to send the properties one by one.
LOOK = """() => {
    const known = new Map();
    const isCompared = name => !/scrollbar-color/.test(name) && (name == 'font-size'
        || /border|min-|max-/.test(name) || !/(^|-)(width|height|size|origin)$/.test(name));
    return JSON.stringify([...document.querySelectorAll('.qpr, .qpr *')].map(element => {
        const style = getComputedStyle(element), look = {};
        for (const name of style) {
            if (!known.has(name)) known.set(name, isCompared(name));
            if (known.get(name)) look[name] = style.getPropertyValue(name);
        }
        return [element.tagName, look];
    }));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


def shown(browser: Browser, content: str) -> Page:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_content(content)
    return page


def look_of(page: Page) -> list[tuple[str, dict[str, str]]]:
    """Return the tag and the look of every element of a fragment."""
    return [(tag, look) for tag, look in json.loads(page.evaluate(LOOK))]


@cache
def designed_look(browser: Browser, theme: str, written: Callable[[], str]) -> list[tuple[str, dict[str, str]]]:
    """Return the look of a fragment on an empty page, which is the same for every host."""
    empty = shown(browser, f"<!DOCTYPE html><html lang='en-GB' data-theme='{theme}'><body>{written()}</body></html>")
    look = look_of(empty)
    empty.close()
    return look


@pytest.mark.parametrize("written", [report_fragment, draft_fragment], ids=["report", "draft"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("host", HOSTS)
def test_fragment_looks_the_same_in_every_host(
    browser: Browser, host: str, dark: bool, written: Callable[[], str]
) -> None:
    theme = "dark" if dark and host in DARK else "light"
    page = shown(browser, page_of(host, written(), dark=dark))
    designed, found = designed_look(browser, theme, written), look_of(page)
    assert [tag for tag, _ in found] == [tag for tag, _ in designed]
    different = {
        (tag, name, value, look[name])
        for (tag, look), (_, plain) in zip(found, designed, strict=True)
        for name, value in plain.items()
        if look[name] != value
    }
    assert different == set()
    violations = Axe().run(page, context=".qpr")
    assert violations.violations_count == 0, violations.generate_report()
    page.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("host", HOSTS)
def test_host_changes_a_table_that_has_no_style_of_its_own(browser: Browser, host: str, dark: bool) -> None:
    """The rules of each host are in force: a bare table looks different from one on an empty page."""
    bare = "<div class='qpr'><table><tbody><tr><th>A</th><td>1</td></tr></tbody></table><h2>B</h2></div>"
    empty = shown(browser, f"<!DOCTYPE html><html lang='en-GB'><body>{bare}</body></html>")
    page = shown(browser, page_of(host, bare, dark=dark))
    assert look_of(page) != look_of(empty)
    empty.close()
    page.close()


COLOURS = """() => ['.qpr', '.qpr td', '.qpr thead th', '.qpr polyline.qpr-target', '.qpr-badge'].map(name => {
    const style = getComputedStyle(document.querySelector(name));
    return [style.getPropertyValue('background-color'), name.includes('polyline') ? style.stroke : style.color];
})"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))})"


def colours_of(palette: Palette) -> list[list[str]]:
    ink, paper, quiet, target = map(rgb, (palette.ink, palette.paper, palette.quiet, palette.target))
    red = ["rgb(204, 0, 0)", "rgb(255, 255, 255)"]  # the same in both
    return [[paper, ink], [paper, ink], [quiet, ink], ["rgba(0, 0, 0, 0)", target], red]


@pytest.mark.parametrize("host", DARK)
def test_fragment_is_dark_in_a_dark_host_and_light_in_print(browser: Browser, host: str) -> None:
    page = shown(browser, page_of(host, report_fragment(), dark=True))
    assert page.evaluate(COLOURS) == colours_of(in_dark_mode(GOV_UK))
    page.emulate_media(media="print")
    assert page.evaluate(COLOURS) == colours_of(GOV_UK)
    page.close()


def test_fragment_is_light_in_a_light_host_on_a_dark_computer(browser: Browser) -> None:
    for host in HOSTS:
        page = shown(browser, page_of(host, report_fragment(), dark=False))
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(COLOURS) == colours_of(GOV_UK), host
        page.close()


def test_fragment_follows_the_computer_in_a_theme_that_does(browser: Browser) -> None:
    page = shown(browser, f"<!DOCTYPE html><body data-theme='auto'>{report_fragment()}</body>")
    assert page.evaluate(COLOURS) == colours_of(GOV_UK)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(COLOURS) == colours_of(in_dark_mode(GOV_UK))
    page.close()


MARKS = """() => ['right', 'wrong', 'unread'].map(kind => {
    const style = getComputedStyle(document.querySelector(`mark.qpr-${kind}`));
    return [style.color, style.borderBottom, style.borderTopStyle];
})"""


def marks_of(palette: Palette) -> list[list[str]]:
    ink, right, wrong, unread = map(rgb, (palette.ink, palette.target, palette.floor, palette.outline))
    return [
        [ink, f"2px solid {right}", "none"],
        [ink, f"2px solid {wrong}", "solid"],
        [ink, f"2px dashed {unread}", "none"],
    ]


@pytest.mark.parametrize("host", DARK)
def test_marks_of_a_draft_have_the_colours_of_the_host_and_different_lines(browser: Browser, host: str) -> None:
    page = shown(browser, page_of(host, draft_fragment(), dark=True))
    assert page.evaluate(MARKS) == marks_of(in_dark_mode(GOV_UK))
    page.emulate_media(media="print")
    assert page.evaluate(MARKS) == marks_of(GOV_UK)
    page.close()
