"""The names that ready-made styles and palettes print as."""

import pydoc

import pytest
from attrs import evolve

from qpr_core import Rag, narrate, to_html
from qpr_core.display.palette import Palette
from qpr_core.styles import (
    BRIEF,
    FAR_APART,
    GOV_UK,
    KENT,
    MEETING_MINUTES,
    PLAIN,
    STATISTICAL,
    TRAFFIC_LIGHT,
    CommonWords,
    CoverWords,
    Style,
)
from qpr_core.wording.styles.texts import texts_of

READY_MADE = {
    "KENT": KENT,
    "MEETING_MINUTES": MEETING_MINUTES,
    "BRIEF": BRIEF,
    "PLAIN": PLAIN,
    "STATISTICAL": STATISTICAL,
    "GOV_UK": GOV_UK,
    "FAR_APART": FAR_APART,
    "TRAFFIC_LIGHT": TRAFFIC_LIGHT,
}


@pytest.mark.parametrize("name", READY_MADE)
def test_repr_of_a_ready_made_style_or_palette_is_its_name(name: str) -> None:
    assert repr(READY_MADE[name]) == name


def test_repr_of_a_style_equal_to_a_ready_made_one_is_its_name() -> None:
    assert repr(Style()) == "KENT"
    assert repr(evolve(MEETING_MINUTES, near=2)) == "MEETING_MINUTES"
    assert repr(Palette()) == "GOV_UK"


def test_repr_of_a_custom_style_has_only_its_differences() -> None:
    style = evolve(KENT, cover=CoverWords(heading="Report, {quarter}"), common=CommonWords(not_rated="rated Grey"))
    shown = "Style(cover=CoverWords(heading='Report, {quarter}'), common=CommonWords(not_rated='rated Grey'))"
    assert repr(style) == shown
    assert eval(shown) == style


def test_repr_of_a_custom_palette_has_only_its_differences() -> None:
    palette = Palette(colours={Rag.RED: "#d4351c"})
    assert repr(palette) == "Palette(colours={Rag.RED: '#d4351c'})"
    assert eval(repr(palette)) == palette


@pytest.mark.parametrize("function", [narrate, to_html])
def test_help_of_a_function_with_a_style_fits_on_a_screen(function: object) -> None:
    """A screen has 40 lines of 100 characters, and a default style has 26,000 characters."""
    text = pydoc.plain(pydoc.render_doc(function))
    assert "= KENT" in text
    assert sum(max(1, -(-len(line) // 100)) for line in text.splitlines()) <= 40


@pytest.mark.parametrize("name", ["STATISTICAL", "MEETING_MINUTES", "PLAIN", "BRIEF"])
def test_ready_made_style_has_one_name_for_the_report_and_one_for_the_quarter_before(name: str) -> None:
    """Kent's cover report is as published: it calls the report the QPR, and the quarter "the previous Quarter"."""
    style = READY_MADE[name]
    assert isinstance(style, Style)
    texts = dict(texts_of(style))
    assert not any("{named_report}" in text for text in texts.values())
    texts = {path: text for path, text in texts.items() if not path.startswith("periods.named_reports")}
    assert [path for path, text in texts.items() if "QPR" in text or "Quarterly Performance Report" in text] == []
    named = ("previous quarter", "last quarter", "quarter before")
    assert [path for path, text in texts.items() if any(words in text.lower() for words in named)] == []
    assert style.cover.previous == "{quarter}"
