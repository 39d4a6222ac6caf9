"""The committed pictures and notebook of the documentation."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from matplotlib.figure import Figure
from nbclient import NotebookClient
from PIL import Image

from drawing.page_code import values_of
from drawing.paper import Sheet, sheet_with
from drawing.picture_file import save
from drawing.programs import FONT, missing
from pictures import MAKERS, chart
from qpr_core.display import charts

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
BEFORE = PICTURES / "before"
PAGES = [ROOT / "README.md", *(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)]
REFRESH = "run `make docs`, and look at what changed"


def pictures_of(page: Path) -> list[Path]:
    """Return the pictures of a page in its order."""
    targets = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    return [(page.parent / target).resolve() for target in targets]


def test_every_picture_of_a_page_is_committed_and_every_picture_has_a_page() -> None:
    used = {picture for page in PAGES for picture in pictures_of(page)}
    assert used == {picture.resolve() for picture in PICTURES.rglob("*.png")}, REFRESH


def test_gallery_has_every_picture_that_can_be_drawn_again_once() -> None:
    assert sorted(pictures_of(DOCS / "gallery.md")) == sorted(PICTURES.glob("*.png")), REFRESH


def test_readme_has_two_pictures_of_the_gallery() -> None:
    shown = pictures_of(ROOT / "README.md")
    assert len(set(shown)) == len(shown) == 2
    assert set(shown) <= set(pictures_of(DOCS / "gallery.md"))


def test_each_picture_of_before_is_followed_by_the_same_one_of_today() -> None:
    shown = pictures_of(DOCS / "explanation" / "before-and-after.md")
    before, after = shown[::2], shown[1::2]
    assert sorted(before) == sorted(BEFORE.glob("*.png"))
    assert after == [PICTURES / picture.name for picture in before]


@pytest.mark.large
def test_pictures_of_the_gallery_have_the_kinds_of_values_that_are_drawn() -> None:
    """Every maker has its picture, and every other picture is a chart."""
    values = {path.stem: value for path, value in values_of(DOCS / "gallery.md")}
    assert set(MAKERS) <= set(values)
    assert {name for name, value in values.items() if isinstance(value, Figure)} == set(values) - set(MAKERS)


def test_gallery_has_each_kind_of_chart() -> None:
    called = set(re.findall(r"^charts\.(\w+)\(", (DOCS / "gallery.md").read_text("utf-8"), re.MULTILINE))
    assert called == set(charts.__all__) - {"alt_text", "chart_data"}


def test_pictures_together_are_smaller_than_three_megabytes() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES.rglob("*.png")) < 3_000_000


@pytest.mark.large
def test_chart_drawn_twice_is_the_same_file(tmp_path: Path) -> None:
    files = [tmp_path / "first.png", tmp_path / "second.png"]
    for file in files:
        drawn = next(value for path, value in values_of(DOCS / "gallery.md") if path.stem == "control-chart")
        save(chart(drawn), file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_page_code_is_run_and_pictures_have_the_last_value_above_them(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```python\nimport math\n\none = 1\n```\n\n![The number one](pictures/a.png)\n\n"
        "```python\n>>> one\n1\n\n```\n\n![The same](pictures/b.png)\n\n"
        "```python\nones = [one]\nones.append(2)\none, two = 3, 4\n```\n\n![A list](pictures/c.png)\n\n"
        "```python\none + two\n```\n\n![A sum](pictures/d.png)\n",
        encoding="utf-8",
    )
    shown = [(path.relative_to(tmp_path.resolve()).as_posix(), value) for path, value in values_of(page)]
    assert shown == [
        ("pictures/a.png", 1),
        ("pictures/b.png", 1),
        ("pictures/c.png", [1, 2]),
        ("pictures/d.png", 7),
    ]


def test_saved_picture_keeps_the_colours_of_areas_and_is_near_the_others(tmp_path: Path) -> None:
    """A white page with a grey heading and a red badge, and more colours than the file can have."""
    pixels = np.full((200, 200, 3), 255, dtype=np.uint8)
    pixels[:50] = (243, 242, 241)
    pixels[60:80, :20] = (204, 0, 0)
    levels = np.arange(0, 256, 17)
    pixels[136:, 136:] = np.stack(np.meshgrid(levels, levels, levels), axis=3).reshape(64, 64, 3)
    save(Image.fromarray(pixels), tmp_path / "saved.png")
    saved = np.asarray(Image.open(tmp_path / "saved.png").convert("RGB"))
    assert (saved[:136] == pixels[:136]).all()
    assert 0 < np.abs(saved.astype(int) - pixels.astype(int)).max() < 64


def test_page_of_paper_is_found_by_a_text_that_runs_over_lines() -> None:
    first, second, third = (
        Sheet(Image.new("RGB", (1, 1)), text) for text in ("One", "The\nsecond page", "The second page")
    )
    assert sheet_with("The second page", [first, second, third]) is second
    with pytest.raises(LookupError, match="no page has the text 'fourth'"):
        sheet_with("fourth", [first, second, third])


def test_program_that_is_not_there_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("SOFFICE", "/opt/office/soffice")
    assert missing(["chromium", "soffice", FONT]) == ["chromium", FONT]


@pytest.mark.parametrize(("family", "expected"), [(FONT, []), ("DejaVu Sans", [FONT])])
def test_font_is_missing_if_another_stands_in_for_arial(
    family: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "fc-match"
    program.write_text(f"#!/bin/sh\nprintf '{family}'\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("FC-MATCH", str(program))
    assert missing([FONT]) == expected


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
