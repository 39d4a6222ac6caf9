"""Pictures of pages, drawn by Chromium: on a screen, on a telephone and in print."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image
from playwright.sync_api import Page, PdfMargins

from browser.chromium import opened_browser
from drawing.outline import outlined
from drawing.paper import Sheet, sheets_of

_TELEPHONE: Final = (360, 720)
_GAP: Final = 24


@contextmanager
def _opened(html: str, size: tuple[int, int]) -> Iterator[Page]:
    with opened_browser() as browser:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.set_content(html)
        yield page


def on_screen(html: str, width: int, height: int | None = None, *, heading: str | None = None) -> Image.Image:
    """Return a page on a screen, from a heading down.

    Without a height, the picture has the whole page.
    """
    with _opened(html, (width, height or 100)) as page:
        _scroll(page, heading)
        return _image(page.screenshot(full_page=height is None))


def on_telephone(html: str, *headings: str) -> Image.Image:
    """Return screens of a telephone, which begin at the top and at headings."""
    width, height = _TELEPHONE
    screens: list[Image.Image] = []
    with _opened(html, _TELEPHONE) as page:
        for heading in (None, *headings):
            _scroll(page, heading)
            screens.append(_image(page.screenshot()))
    beside = Image.new("RGB", (len(screens) * (width + 2 + _GAP) - _GAP, height + 2), "white")
    for place, screen in enumerate(screens):
        beside.paste(screen, (place * (width + 2 + _GAP), 0))
    return beside


@cache
def in_print(html: str) -> list[Sheet]:
    """Return printed pages, on A4 with narrow margins unless the page has others."""
    margin: PdfMargins = {"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"}
    with _opened(html, (1000, 1000)) as page:
        return sheets_of(page.pdf(format="A4", margin=margin, prefer_css_page_size=True))


def _scroll(page: Page, heading: str | None) -> None:
    """Scroll a heading to the top of the screen."""
    if heading is not None:
        page.get_by_role("heading", name=heading, exact=True).evaluate("it => it.scrollIntoView()")


def _image(png: bytes) -> Image.Image:
    """Return a picture of a browser with a line around it."""
    return outlined(Image.open(BytesIO(png)).convert("RGB"))
