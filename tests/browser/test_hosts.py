"""Fragments in Jupyter, VS Code and the documentation, light and dark: each looks as it does on an empty page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.chromium import opened_browser
from browser.hosts import HOSTS, page_of
from pictured import WHOLE
from qpr_core import to_html

pytestmark = pytest.mark.browser

FRAGMENT = to_html(WHOLE)

# Every property of every element, without those that follow from the width that the host leaves, or colour the bars of a window.
LOOK = """() => [...document.querySelectorAll('.qpr, .qpr *')].map(element => {
    const style = getComputedStyle(element);
    const names = [...style].filter(name => !/scrollbar-color/.test(name) && (name == 'font-size'
        || /border|min-|max-/.test(name) || !/(^|-)(width|height|size|origin)$/.test(name)));
    return [element.tagName, Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)]))];
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


def shown(browser: Browser, content: str) -> Page:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_content(content)
    return page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("host", HOSTS)
def test_fragment_looks_the_same_in_every_host(browser: Browser, host: str, dark: bool) -> None:
    empty = shown(browser, f"<!DOCTYPE html><html lang='en-GB'><body>{FRAGMENT}</body></html>")
    page = shown(browser, page_of(host, FRAGMENT, dark=dark))
    designed, found = empty.evaluate(LOOK), page.evaluate(LOOK)
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
    empty.close()
    page.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("host", HOSTS)
def test_host_changes_a_table_that_has_no_style_of_its_own(browser: Browser, host: str, dark: bool) -> None:
    """The rules of each host are in force: a bare table looks different from one on an empty page."""
    bare = "<div class='qpr'><table><tbody><tr><th>A</th><td>1</td></tr></tbody></table><h2>B</h2></div>"
    empty = shown(browser, f"<!DOCTYPE html><html lang='en-GB'><body>{bare}</body></html>")
    page = shown(browser, page_of(host, bare, dark=dark))
    assert page.evaluate(LOOK) != empty.evaluate(LOOK)
    empty.close()
    page.close()


def test_dark_hosts_show_the_report_on_its_own_light_paper(browser: Browser) -> None:
    background = "element => getComputedStyle(element).getPropertyValue('background')"
    for host in HOSTS:
        page = shown(browser, page_of(host, FRAGMENT, dark=True))
        assert page.locator(".qpr").evaluate(background).startswith("rgb(255, 255, 255)")
        assert page.locator(".qpr td").first.evaluate(background).startswith("rgb(255, 255, 255)")
        page.close()
