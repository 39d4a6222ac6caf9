"""Draw the pictures of the documentation, and run the notebook, for `make docs`.

The charts need matplotlib. The picture of the report needs Chromium. The pictures of the workbook need LibreOffice with
fonts-liberation and poppler-utils. Without these programs, the committed pictures stay.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import nbformat
from matplotlib.figure import Figure
from nbclient import NotebookClient
from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import sync_playwright

import gallery
from qpr_core import Section, bridge, narrate, to_html
from qpr_core.display import charts
from qpr_core.display.excel import to_excel
from qpr_core.methods import XmR

HERE: Final = Path(__file__).parent
PICTURES: Final = HERE / "pictures"
NOTEBOOK: Final = HERE / "from-figures-to-report.ipynb"
CHARTS: Final[dict[str, Callable[[], Figure]]] = {
    "chart": lambda: charts.indicator_chart(*gallery.scorecard()["CS01"], gallery.LATEST),
    "control-chart": lambda: charts.indicator_chart(*gallery.scorecard()["HT01"], gallery.LATEST, method=XmR()),
    "activity": lambda: charts.indicator_chart(*gallery.scorecard()["PH01"], gallery.LATEST),
    "small-multiples": lambda: charts.small_multiples(gallery.report(), columns=3),
    "movement-matrix": lambda: charts.movement_matrix(bridge(gallery.report())),
    "history": lambda: charts.history_chart(gallery.report()),
}
WORKBOOK_PAGES: Final = ("workbook-cover", "workbook-scorecard", "workbook-scorecard-right")
_WIDTH: Final = 1060
_DOTS_PER_INCH: Final = 100


def draw_charts() -> None:
    """Draw every chart of the gallery."""
    for name, draw in CHARTS.items():
        draw().savefig(PICTURES / f"{name}.png", dpi=_DOTS_PER_INCH, metadata={"Software": None})


def draw_report() -> None:
    """Draw a report as a page, if this machine has Chromium."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        print("No Chromium: the picture of the report stays as it is.", file=sys.stderr)
        return
    sections = [Section.MOVED, Section.SCORECARD]
    page = to_html(narrate(gallery.report(), sections=sections), page=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": _WIDTH, "height": 100})
        view.set_content(page)
        view.screenshot(path=PICTURES / "report.png", full_page=True)
        browser.close()


def draw_workbook() -> None:
    """Draw two sheets of a live workbook, if this machine has LibreOffice."""
    office, pages = os.environ.get("SOFFICE") or shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or pages is None:
        print("No LibreOffice or no pdftoppm: the pictures of the workbook stay as they are.", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        to_excel(gallery.report(), folder / "report.xlsx", live=True)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", name, str(folder / "report.xlsx")]
        subprocess.run(convert, check=True, capture_output=True)
        draw = [pages, "-png", "-r", "130", str(folder / "report.pdf"), str(folder / "page")]
        subprocess.run(draw, check=True, capture_output=True)
        for page, sheet in enumerate(WORKBOOK_PAGES, start=1):
            _without_margins(Image.open(folder / f"page-{page}.png")).save(PICTURES / f"{sheet}.png", optimize=True)


def _without_margins(page: Image.Image) -> Image.Image:
    """Return a page without its margins and footer, in few colours."""
    inside = page.convert("RGB").crop((0, 0, page.width, int(page.height * 0.93)))
    edges = ImageChops.difference(inside, Image.new("RGB", inside.size, "white")).getbbox()
    return ImageOps.expand(inside.crop(edges), border=8, fill="white").quantize(64)


def run_notebook() -> None:
    """Run the notebook, and keep what its cells print and show."""
    book = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(book, timeout=120, record_timing=False).execute()
    book.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
    nbformat.write(book, NOTEBOOK)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    draw_charts()
    draw_report()
    draw_workbook()
    run_notebook()
