"""Whole reports, and the output of the worked examples, compared with their files."""

import pytest

from golden import CHANGED, DATA, GOLDEN


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_file_has_the_current_text(name: str) -> None:
    assert GOLDEN[name]() == (DATA / name).read_text(encoding="utf-8"), CHANGED.format(name=name)


def test_every_report_in_the_data_is_a_golden_file() -> None:
    assert {path.name for path in DATA.glob("*.md")} == {name for name in GOLDEN if name.endswith(".md")}


def test_message_of_a_difference_names_make_golden() -> None:
    assert "make golden" in CHANGED.format(name="rare-kent.md")
