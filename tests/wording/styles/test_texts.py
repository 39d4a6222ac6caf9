"""The language of a style: what is still English, and the refusal to print it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from attrs import evolve, fields

from qpr_core import bridge, explain, narrate, notes, to_html, to_markdown, to_text
from qpr_core.display.charts import history_chart, small_multiples
from qpr_core.display.excel import to_excel
from qpr_core.display.word import to_word
from qpr_core.errors import StyleError
from qpr_core.styles import (
    KENT,
    MEETING_MINUTES,
    STATISTICAL,
    ChartWords,
    CoverWords,
    NumberStyle,
    PeriodWords,
    Phrase,
    Style,
    english,
    plural_rule,
)
from qpr_core.testing import check_style
from qpr_core.testing.spans import spans_of
from qpr_core.text import Words
from qpr_core.wording.styles.texts import has_words
from small_reports import WHOLE
from translation import translated

ENGLISH = evolve(translated(), charts=ChartWords(), same_in_english=[])


def test_style_in_english_of_any_country_has_nothing_to_translate() -> None:
    for style in (KENT, STATISTICAL, MEETING_MINUTES, Style(language="en"), Style(language="EN-us")):
        assert style.untranslated() == {}


def test_untranslated_lists_phrases_reasons_months_numbers_units_and_bands() -> None:
    left = Style(language="cy").untranslated()
    assert left["cover.opening.other"].startswith("Of the {count} {long_kpis}")
    assert left["explanations.answers.NoRating.NO_TARGET"] == "there is no target"
    assert left["periods.short_months[8]"] == "Sep"
    assert left["change_numbers.words[3]"] == "three"
    assert left["units.days.after_one"] == " day"
    assert left["percentage_points.after"] == " percentage points"
    assert left["common.band_names.Rag.RED"] == "Red"
    assert left["cover.bands.Rag.GREEN.meaning"] == "the target was achieved or exceeded"
    assert "common.comma" not in left  # which has no word
    assert "cover.opening.zero" not in left  # which is empty
    assert "units.kilograms.after" not in left  # a symbol


def test_untranslated_lists_phrases_of_every_ready_made_style() -> None:
    left = evolve(STATISTICAL, language="cy").untranslated()
    assert left["cover.period"] == "This report covers performance to the end of {month}."


def test_untranslated_lists_each_form_that_is_left() -> None:
    half = evolve(KENT.cover, opening=evolve(KENT.cover.opening, other="O'r {count}, {clauses}."))
    left = Style(language="cy", cover=half).untranslated()
    assert "cover.opening.one" in left
    assert "cover.opening.other" not in left


def test_translation_with_every_phrase_is_printed_without_english() -> None:
    style = translated()
    assert style.untranslated() == {}
    for span in spans_of([*narrate(WHOLE, style=style).parts, *narrate(bridge(WHOLE), style=style).parts]):
        if isinstance(span, Words):
            assert not any("a" <= sign.lower() <= "z" for sign in span.text), span
    check_style(style, examples=5)


PRINTED: dict[str, Callable[[Style], object]] = {
    "narrate": lambda style: narrate(WHOLE, style=style),
    "explain": lambda style: explain(WHOLE["A"], style=style),
    "notes": lambda style: notes(WHOLE, style=style),
    "to_text": lambda style: to_text(WHOLE, style=style),
    "to_markdown": lambda style: to_markdown(WHOLE, style=style),
    "to_html": lambda style: to_html(WHOLE, style=style),
    "to_word": lambda style: to_word(WHOLE, style=style),
    "to_excel": lambda style: to_excel(WHOLE, BytesIO(), style=style),
    "small_multiples": lambda style: small_multiples(WHOLE, style=style),
    "history_chart": lambda style: history_chart(WHOLE, style=style),
}


@pytest.mark.parametrize("name", PRINTED)
def test_everything_that_prints_refuses_a_style_with_english_left(name: str) -> None:
    with pytest.raises(StyleError) as caught:
        PRINTED[name](ENGLISH)
    words: list[str | Phrase] = [getattr(ChartWords(), part.name) for part in fields(ChartWords)]
    phrases = [each for each in words if isinstance(each, Phrase)]  # Welsh needs its own rule for each
    forms = [form for each in words for form in ((each,) if isinstance(each, str) else each.forms)]
    left = sum(has_words(form) for form in forms) + len(phrases) - 5  # five are listed
    assert str(caught.value) == (
        "style must have no English phrases (translate them, or list the paths of those that are the same in "
        f"same_in_english), got charts.target, charts.floor, charts.beyond, charts.expected_low, charts.expected_high and {left} more (cy)"
    )


@pytest.mark.parametrize("name", PRINTED)
def test_everything_that_prints_accepts_a_whole_translation(name: str) -> None:
    PRINTED[name](translated())


def test_phrases_that_are_declared_the_same_in_english_are_not_left() -> None:
    assert evolve(ENGLISH, same_in_english=["charts"]).untranslated() == {}
    few = evolve(ENGLISH, same_in_english=["charts.target", "charts.floor"]).untranslated()
    assert "charts.target" not in few
    assert "charts.trend" in few
    with pytest.raises(StyleError, match=r"got charts\.trend "):
        narrate(WHOLE, style=evolve(ENGLISH, same_in_english=[
            f"charts.{each.name}" for each in fields(ChartWords) if each.name != "trend"
        ]))  # fmt: skip


@pytest.mark.parametrize("odd", [5, "charts", ["chart"], ["charts.trends"], [5]])
def test_same_in_english_refuses_what_is_no_path_of_a_phrase(odd: object) -> None:
    with pytest.raises(StyleError, match=r"same_in_english must be paths of phrases, such as 'charts\.trend', got"):
        Style(same_in_english=odd)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_html_and_word_declare_the_language_of_the_style() -> None:
    welsh = translated("cy-GB")
    assert narrate(WHOLE, style=welsh).language == notes(WHOLE, style=welsh).language == "cy-GB"
    for result in (WHOLE, narrate(WHOLE, style=welsh), WHOLE["A"], WHOLE["A"].direction_of_travel):
        assert '<html lang="cy-GB">' in to_html(result, page=True, style=welsh)
        assert to_word(result, style=welsh).core_properties.language == "cy-GB"
    assert 'w:lang w:val="cy-GB"' in to_word(narrate(WHOLE, style=welsh)).styles.element.xml
    assert 'w:lang w:val="en-GB"' in to_word(WHOLE).styles.element.xml
    assert '<html lang="ar">' in to_html(narrate(WHOLE), page=True, language="ar")


def test_translation_of_months_and_numbers_leaves_no_others() -> None:
    months = [f"mois {number}" for number in range(12)]
    style = Style(
        language="cy",
        periods=PeriodWords(months=months, short_months=months),
        change_numbers=NumberStyle(["dim", "un", "dau"]),
    )
    left = style.untranslated()
    assert not [path for path in left if path.startswith(("periods.months", "periods.short", "change_numbers"))]
    assert "direction_numbers.words[0]" in left


def test_plural_rule_of_english_is_left_in_a_language_with_a_different_one() -> None:
    for language, rule, left in (("cy", english, True), ("de", english, False), ("cy", plural_rule("cy"), False)):
        phrase = Phrase("dim", "{count} peth", "{count} o bethau", rule=rule)
        style = Style(language=language, cover=CoverWords(opening=phrase))
        assert ("cover.opening.rule" in style.untranslated()) is left
    alike = Phrase("dim", "{count} peth", "{count} peth")  # one form for every count needs no rule
    assert "cover.opening.rule" not in Style(language="cy", cover=CoverWords(opening=alike)).untranslated()


def test_phrase_of_a_translation_uses_the_rule_of_its_language() -> None:
    assert translated("pl").cover.opening.rule(22).value == "few"
    assert Phrase("z", "o", "x").rule(22).value == "other"


def test_english_headings_of_a_cover_paper_are_listed() -> None:
    """Its sections are words; those of a report are members of `Section`."""
    paths = [path for path in ENGLISH.untranslated() if "sections" in path]
    assert not paths
    left = evolve(translated(), paper=evolve(translated().paper, sections=KENT.paper.sections)).untranslated()
    assert [path for path in left if "sections" in path][:2] == [
        "paper.sections[0].heading",
        "paper.sections[1].heading",
    ]
