"""Draw the pictures of the documentation, and run the notebook, for `make docs`.

The code of the gallery makes what its pictures show. Charts need matplotlib alone. Pages need Chromium, and documents
and workbooks need LibreOffice. Both need the font Liberation Sans, and those on paper need poppler-utils:

    apt-get install chromium fontconfig fonts-liberation libreoffice-calc libreoffice-writer poppler-utils

The variables CHROMIUM, SOFFICE, PDFTOPPM and PDFTOTEXT have the paths of programs that are elsewhere. Pictures whose
program or font is missing stay as they are. Names of pictures draw no others: `docs/pictures.py chart word-1`.
"""

import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import nbformat
from docx.document import Document
from matplotlib.figure import Figure
from nbclient import NotebookClient
from PIL import Image, ImageChops, ImageOps

from browser.hosts import page_of
from drawing.outline import outlined
from drawing.page_code import values_of
from drawing.paper import sheet_with, sheets_of_file
from drawing.picture_file import save
from drawing.programs import FONT, missing
from drawing.screens import in_print, on_screen, on_telephone
from qpr_core import Report, to_html
from qpr_core.text import CheckedDraft

HERE: Final = Path(__file__).parent
NOTEBOOK: Final = HERE / "from-figures-to-report.ipynb"
_DOTS_PER_INCH: Final = 150


class Maker(NamedTuple):
    """A function that draws a value of the gallery, and what it needs."""

    draw: Callable[[Any], Image.Image]
    needs: tuple[str, ...] = ()


_BROWSER: Final = ("chromium", FONT)
_PRINT: Final = ("chromium", FONT, "pdftoppm", "pdftotext")
_OFFICE: Final = ("soffice", FONT, "pdftoppm", "pdftotext")


def chart(figure: Figure) -> Image.Image:
    """Return a chart."""
    figure.savefig(file := BytesIO(), dpi=_DOTS_PER_INCH)
    return Image.open(file).convert("RGB")


def notebook(report: Report) -> Image.Image:
    """Return what a notebook in JupyterLab shows of a report."""
    return on_screen(page_of("JupyterLab", to_html(report), dark=False), 1100)


def checked_draft(checked: CheckedDraft) -> Image.Image:
    """Return a whole page with a checked draft."""
    return on_screen(to_html(checked, page=True), 640)


def screen(height: int, heading: str | None = None) -> Maker:
    """Return the maker of a wide page of a height, from a heading down."""
    return Maker(lambda html: on_screen(html, 1200, height, heading=heading), _BROWSER)


def printed(text: str) -> Maker:
    """Return the maker of the first printed page that has a text."""
    return Maker(lambda html: sheet_with(text, in_print(html)).image, _PRINT)


def word(shown: int | str) -> Maker:
    """Return the maker of a page of a Word document, by its number or a text."""

    def draw(document: Document) -> Image.Image:
        document.save(file := BytesIO())
        sheets = sheets_of_file(file.getvalue(), "docx")
        return (sheet_with(shown, sheets) if isinstance(shown, str) else sheets[shown - 1]).image

    return Maker(draw, _OFFICE)


def workbook(number: int) -> Maker:
    """Return the maker of a page of a workbook, without its margins and footer."""

    def draw(file: BytesIO) -> Image.Image:
        page = sheets_of_file(file.getvalue(), "xlsx")[number - 1].image
        inside = page.crop((2, 2, page.width - 2, int(page.height * 0.93)))
        edges = ImageChops.difference(inside, Image.new("RGB", inside.size, "white")).getbbox()
        return outlined(ImageOps.expand(inside.crop(edges), border=8, fill="white"))

    return Maker(draw, _OFFICE)


MAKERS: Final[Mapping[str, Maker]] = {
    "notebook": Maker(notebook, _BROWSER),
    "report": screen(1100),
    "report-scorecard": screen(1040, "Scorecard"),
    "report-on-a-telephone": Maker(lambda html: on_telephone(html, "Watch-list", "Scorecard"), _BROWSER),
    "report-printed": printed("HB01"),
    "word-1": word(1),
    "word-2": word(2),
    "word-3": word(3),
    "workbook-cover": workbook(1),
    "workbook-scorecard": workbook(2),
    "workbook-scorecard-right": workbook(3),
    "checked-draft": Maker(checked_draft, _BROWSER),
    "appendix-contents": word(1),
    "appendix-summary": word("KPIs by service, Quarter 3"),
    "appendix-service": word("Customer Services: KPIs"),
    "appendix-red": word("a surveyor will work in the complaints team"),
    "appendix-activity": word("Activity indicators, Quarter 3"),
}
"""The maker of each picture that is not a chart."""


def draw_gallery(chosen: list[str]) -> None:
    """Draw the chosen pictures of the gallery, or all that can be drawn here."""
    for path, value in values_of(HERE / "gallery.md"):
        maker = MAKERS.get(path.stem, Maker(chart))
        if chosen and path.stem not in chosen:
            continue
        if needed := missing(maker.needs):
            print(f"{path.name} stays as it is: {' and '.join(needed)} not found.", file=sys.stderr)
            continue
        save(maker.draw(value), path)


def run_notebook() -> None:
    """Run the notebook, and keep what its cells print and show."""
    book = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(book, timeout=120, record_timing=False).execute()
    book.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
    nbformat.write(book, NOTEBOOK)


if __name__ == "__main__":
    draw_gallery(sys.argv[1:])
    if not sys.argv[1:]:
        run_notebook()
