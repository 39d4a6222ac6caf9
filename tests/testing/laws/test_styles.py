"""check_style: the law of honest styles."""

from typing import Any

import pytest
from attrs import evolve

from qpr_core.errors import StyleError
from qpr_core.styles import (
    BRIEF,
    KENT,
    MEETING_MINUTES,
    PLAIN,
    STATISTICAL,
    CoverWords,
    NumberStyle,
    PaperLayout,
    PaperSection,
    PaperWords,
    Phrase,
    Style,
)
from qpr_core.testing import check_style


@pytest.mark.large
@pytest.mark.parametrize(
    "style",
    [KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF],
    ids=["Kent", "statistical", "minutes", "plain", "brief"],
)
def test_check_style_passes_for_styles_of_the_library(style: Style) -> None:
    check_style(style, examples=25)


def test_check_style_reports_a_number_or_an_empty_placeholder() -> None:
    with pytest.raises(AssertionError, match=r"^honesty: a number must stand for a fact, got 'All 38: '"):
        check_style(evolve(KENT, cover=CoverWords(ratings=Phrase("", "All 38: {count}", "All 38: {count}"))))
    with pytest.raises(AssertionError, match=r"^honesty: what a reader sees must be words, got 'nan of '$"):
        check_style(evolve(KENT, cover=CoverWords(heading="nan of {quarter}")))
    with pytest.raises(AssertionError, match=r"^honesty: a fact must be known, got 'None'$"):
        check_style(evolve(KENT, rating_numbers=NumberStyle(["none", "None"])))


@pytest.mark.parametrize("layout", [PaperLayout.LABELLED, PaperLayout.HEADED])
def test_check_style_reports_a_number_in_a_heading_of_a_cover_paper(layout: PaperLayout) -> None:
    words = PaperWords(sections=[PaperSection("All 38:", ["opening"], layout)])
    with pytest.raises(AssertionError, match=r"^honesty: a number must stand for a fact, got 'All 38:'"):
        check_style(evolve(KENT, paper=words))


@pytest.mark.parametrize("style", [None, 5, Style])
def test_check_style_refuses_something_else_before_it_tries_a_law(style: Any) -> None:
    with pytest.raises(StyleError, match=r"^style must be a Style, got ") as caught:
        check_style(style)
    assert not hasattr(caught.value, "__notes__")
