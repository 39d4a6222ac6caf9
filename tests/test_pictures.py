"""The committed pictures and notebook of the documentation."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)]
REFRESH = "run `make docs`, and look at what changed"


def test_every_picture_of_a_page_is_committed_and_every_picture_has_a_page() -> None:
    used = {
        (page.parent / target).resolve()
        for page in PAGES
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert used == {picture.resolve() for picture in (DOCS / "pictures").glob("*.png")}, REFRESH


@pytest.mark.large
def test_notebook_prints_what_is_committed() -> None:
    committed = nbformat.read(DOCS / "from-figures-to-report.ipynb", as_version=4)
    fresh = nbformat.read(DOCS / "from-figures-to-report.ipynb", as_version=4)
    NotebookClient(fresh, timeout=120, record_timing=False).execute()
    assert _texts(fresh) == _texts(committed), REFRESH
    assert len(_texts(committed)) > 5


def _texts(book: nbformat.NotebookNode) -> list[str]:
    """Return what the cells print and show as text; pictures may differ in their bytes."""
    outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("text") or output.get("data", {}).get("text/html") or "" for output in outputs]
