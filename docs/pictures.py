"""Draw the pictures of the documentation, and run the notebook, for `make docs`.

The charts need matplotlib. The picture of the report needs Chromium; without it, the committed picture stays.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import nbformat
from matplotlib.figure import Figure
from nbclient import NotebookClient
from playwright.sync_api import sync_playwright

import gallery
from qpr_core import Section, bridge, narrate, to_html
from qpr_core.display import charts
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
    run_notebook()
