"""The table of columns in the reference has every column and every heading that the reader recognises."""

from pathlib import Path

from attrs import fields

from qpr_core.frames import Layout
from qpr_core.frames.scorecards.headings import WORDS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "frames.md"


def rows_of_the_page() -> dict[str, tuple[str, ...]]:
    """Return the other headings of each column."""
    rows = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return {row[0].strip("|` "): tuple(row[1].strip().split(", ")) if row[1].strip() else () for row in rows}


def test_the_reference_has_a_row_for_each_column_in_the_order_of_the_layout() -> None:
    assert list(rows_of_the_page()) == [part.name for part in fields(Layout)]


def test_the_reference_has_every_other_heading_of_each_column() -> None:
    assert {column: words for column, words in rows_of_the_page().items() if words} == dict(WORDS)
