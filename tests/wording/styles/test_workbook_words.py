"""WorkbookWords: names of sheets that Excel allows, and words that fit."""

import re

import pytest

from qpr_core.errors import StyleError
from qpr_core.styles import WorkbookWords


@pytest.mark.parametrize("name", ["a" * 32, "a/b", "a\\b", "a[b", "a]b", "a:b", "a*b", "a?b", "'ab", "ab'", "History"])
def test_name_of_a_sheet_that_excel_refuses_is_an_error(name: str) -> None:
    with pytest.raises(
        StyleError, match=re.escape("name of a sheet must have 1 to 31 characters and none of []:*?/\\")
    ):
        WorkbookWords(notes=name)


@pytest.mark.parametrize("name", ["", " ", " a", "a\n"])
def test_name_of_a_sheet_is_text_of_one_line(name: str) -> None:
    with pytest.raises(StyleError, match=r"name of a sheet \(notes\) must|phrase must be one line .*\(notes\)"):
        WorkbookWords(notes=name)


def test_sheets_with_the_same_name_in_other_letters_are_an_error() -> None:
    with pytest.raises(StyleError, match="sheets must have different names, got 'cover' for cover and notes"):
        WorkbookWords(notes="cover")
    assert WorkbookWords(notes="a" * 31, cover="Leader's page").notes == "a" * 31


@pytest.mark.parametrize(("part", "most"), [("fixed_title", 32), ("fixed", 255), ("page", 200)])
def test_words_of_messages_and_footers_fit_into_excel(part: str, most: int) -> None:
    assert getattr(WorkbookWords(**{part: "a" * most}), part)
    with pytest.raises(StyleError, match=f"{part} must have no more than {most} characters, as Excel allows"):
        WorkbookWords(**{part: "a" * (most + 1)})


def test_phrase_with_an_unknown_placeholder_is_an_error() -> None:
    with pytest.raises(StyleError, match="phrase must use only the placeholders quarter"):
        WorkbookWords(scorecard_title="{period}")
