"""The Makefile: its targets find every test with their marker."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("marker", ["browser", "office", "locales", "spark"])
def test_target_of_a_marker_names_every_file_that_has_it(marker: str) -> None:
    named = re.findall(rf"pytest -m {marker} (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    marked = [
        path for path in (ROOT / "tests").rglob("test_*.py") if f"pytest.mark.{marker}" in path.read_text("utf-8")
    ]
    assert len(named) == 1
    assert marked
    assert [path for path in marked if not path.is_relative_to(ROOT / named[0])] == []
