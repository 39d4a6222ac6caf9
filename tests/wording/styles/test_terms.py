"""Terms: every phrase follows what an organisation calls its indicators."""

import re
from typing import Any

import pytest
from attrs import fields

from pictured import WHOLE
from qpr_core import Section, explain, narrate
from qpr_core.display.show import to_html
from qpr_core.errors import StyleError
from qpr_core.styles import KENT, MEETING_MINUTES, PLAIN, STATISTICAL, CoverWords, Style, Terms
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.terms import read_terms, with_terms
from qpr_core.wording.text.phrases import TERMS

PAIR = ("measure", "measures")


def test_a_pair_of_words_is_every_term() -> None:
    words = {getattr(read_terms(PAIR), part.name) for part in fields(Terms)}
    assert words == {"measure", "measures", "Measures", "similar councils"}  # the peers keep their name


def test_every_noun_has_a_placeholder() -> None:
    assert {part.name for part in fields(Terms)} | {"Kpi", "Kpis", "Indicator", "Indicators"} == TERMS


@pytest.mark.parametrize("style", [KENT, STATISTICAL, MEETING_MINUTES, PLAIN])
def test_no_section_has_a_noun_of_a_different_organisation(style: Style) -> None:
    measures = Style(**{part.name: getattr(style, part.name) for part in fields(Style)} | {"terms": PAIR})
    texts = [str(narrate(WHOLE, style=measures, sections=[*Section], actions={})), to_html(WHOLE, style=measures)]
    texts += [str(explain(each, style=measures)) for each in WHOLE]
    for text in texts:
        assert re.findall(r"\bKPIs?\b|indicator(?!-)", text.replace("data-indicator", "")) == []
        assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert any("measure" in text for text in texts)


def test_sentences_with_a_noun_begin_with_a_capital() -> None:
    style = require_style(Style(terms=PAIR))
    assert style.report.kpis == "Measures"
    assert style.report.history_caption.startswith("Measures by rating")


def test_braces_in_a_noun_stay_text() -> None:
    assert with_terms("{count} {{x}} {kpis}", Terms(kpis="{y}")) == "{count} {{x}} {{y}}"


def test_a_phrase_of_a_style_may_have_any_term() -> None:
    style = require_style(Style(cover=CoverWords(heading="{title_kpis} and {indicators}: {quarter}"), terms=PAIR))
    assert style.cover.heading == "Measures and measures: {quarter}"


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("measures", "terms must be Terms, or a word and its plural such as ('measure', 'measures'), got 'measures'"),
        (("a", "b", "c"), "terms must be Terms, or a word and its plural"),
        (("a", 5), "terms must be Terms, or a word and its plural"),
        (("a", " "), "term 'kpis' must not be blank, got ' '"),
        (None, "terms must be Terms, or a word and its plural such as ('measure', 'measures'), got None"),
    ],
)
def test_a_style_refuses_other_terms(terms: Any, message: str) -> None:
    with pytest.raises(StyleError) as caught:
        Style(terms=terms)
    assert str(caught.value).startswith(message)
