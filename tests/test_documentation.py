"""Links and pictures of the documentation, as a code-hosting site shows them."""

import json
import re
from pathlib import Path

import pytest
from language.check import tracked

PROJECT = Path(__file__).parents[1]
PAGES = [
    path
    for path in tracked(PROJECT)
    if path.endswith((".md", ".ipynb")) and not path.startswith(("tests/", "mutation/"))
]
LINK = re.compile(r"!?\[[^\]]*\]\(\s*([^)\s]+)\s*\)")


def text_of(path: Path) -> str:
    """Return the text of a page, or of a notebook without code and outputs."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors_of(path: Path) -> set[str]:
    """Return the anchors that code-hosting sites and MyST give to the headings of a page."""
    headings = re.findall(r"^#{1,3} (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: str) -> None:
    """A label of MyST, such as `(label)=`, is not an anchor on a code-hosting site."""
    path = PROJECT / page
    for link in LINK.findall(text_of(path)):
        if not link.startswith(("http://", "https://")):
            name, _, anchor = link.partition("#")
            linked = path if not name else path.parent / name
            assert linked.exists(), link
            assert not anchor or anchor in anchors_of(linked), link


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_of_a_page_has_alternative_text(page: str) -> None:
    """A screen reader reads it instead of the picture: a few words at least."""
    text = text_of(PROJECT / page)
    assert [alt for alt in re.findall(r"!\[([^\]]*)\]\(", text) if len(alt.split()) < 4] == []
    assert [tag for tag in re.findall(r"<img[^>]*>", text) if not re.search(r'alt="[^"]+"', tag)] == []


def test_index_links_to_every_page() -> None:
    linked = {
        (PROJECT / "docs" / link.partition("#")[0]).resolve()
        for link in LINK.findall(text_of(PROJECT / "docs" / "index.md"))
    }
    pages = {PROJECT / page for page in PAGES if page.startswith("docs/")} - {PROJECT / "docs" / "index.md"}
    assert {page for page in pages if "examples" not in page.parts} - linked == set()


def test_every_answer_of_the_page_of_questions_has_at_most_three_lines() -> None:
    """The first block makes the report; every later one is an answer."""
    page = (PROJECT / "docs" / "how-to" / "answer-questions.md").read_text(encoding="utf-8")
    _, *answers = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    lines = [[line for line in answer.splitlines() if line.startswith((">>> ", "... "))] for answer in answers]
    assert len(lines) >= page.count("## ") > 10
    assert {len(each) for each in lines} <= {1, 2, 3}
    assert all(len(line) < 140 for each in lines for line in each)
