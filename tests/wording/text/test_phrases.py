"""Phrases and their plural forms."""

from functools import partial
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import (
    Rag,
    Section,
    Summary,
    narrate,
)
from qpr_core.errors import StyleError
from qpr_core.styles import (
    KENT,
    CommonWords,
    CoverWords,
    Phrase,
    Plural,
    Style,
    english,
)
from qpr_core.wording.text.phrases import slots_of

FIVE: Any = 5  # what no type checker lets through


def six_forms(count: int) -> Plural:
    """Source: Unicode Common Locale Data Repository, the rule for Welsh."""
    named = {0: Plural.ZERO, 1: Plural.ONE, 2: Plural.TWO, 3: Plural.FEW, 6: Plural.MANY}
    return named.get(count, Plural.OTHER)


def marked(phrase: Phrase) -> Phrase:
    """Mark every form by its name, as no translator has checked words of Welsh."""
    forms = {plural.value: f"{phrase.other.rstrip('.')} [{plural.value}]" for plural in Plural}
    return Phrase(**forms, rule=six_forms)


def test_phrase_of_a_language_with_six_forms_uses_each_by_its_rule() -> None:
    style = Style(cover=CoverWords(rated=marked(KENT.cover.rated)), common=CommonWords(last_comma=" a "))
    for count, form in {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many", 4: "other", 20: "other"}.items():
        summary = Summary(
            period="Q2 2023/24", indicators=40, ratings={Rag.GREEN: count, Rag.AMBER: 0, Rag.RED: 40 - count}
        )
        bullet = str(narrate(summary, style=style, sections=Section.RATINGS)).splitlines()[1]
        meaning = " – the target was achieved or exceeded" if count else ""  # of a band that has none, no form says it
        assert bullet == f"- {count} are rated Green{meaning} [{form}]"


def test_phrase_form_that_is_not_given_is_that_of_others() -> None:
    phrase = Phrase(zero="0", one="1", other="n", two="2", rule=six_forms)
    assert [phrase.form(count) for count in (0, 1, 2, 3, 6, 9)] == ["0", "1", "2", "n", "n", "n"]
    assert repr(phrase) == "Phrase(zero='0', one='1', other='n', two='2', rule=six_forms)"
    assert repr(Phrase("0", "1", "n")) == "Phrase(zero='0', one='1', other='n')"
    assert repr(Phrase("0", "1", "n", rule=partial(six_forms))).endswith("rule=partial)")


def test_phrase_rule_that_fails_for_a_count_raises_an_error() -> None:
    phrase = Phrase("0", "1", "n", rule=lambda count: english(count) if count < 3 else "few")  # type: ignore[arg-type, return-value]  # the same
    with pytest.raises(StyleError, match="plural rule must return a Plural, got 'few' for 3"):
        phrase.form(3)


@pytest.mark.parametrize("rule", [5, None, "english", len, lambda _: "few", Plural])
def test_phrase_with_a_wrong_plural_rule_is_refused(rule: Any) -> None:
    with pytest.raises(StyleError, match="rule of a phrase must be a function that returns a Plural for a count, got"):
        Phrase("0", "1", "n", rule=rule)


@pytest.mark.parametrize(("form", "given"), [("zero", None), ("one", 5), ("other", b"n"), ("two", 5), ("many", [])])
def test_phrase_of_anything_but_text_is_refused(form: str, given: Any) -> None:
    with pytest.raises(StyleError) as caught:
        Phrase(**({"zero": "0", "one": "1", "other": "n"} | {form: given}))
    assert str(caught.value) == f"{form} of a phrase must be text, got {given!r}"


def test_phrase_with_an_unknown_placeholder_is_refused_in_every_form() -> None:
    with pytest.raises(StyleError, match="phrase must use only the placeholders count, got"):
        CoverWords(opening_unrated=Phrase("", "{count}", "{count}", two="{dau}"))


def test_english_has_separate_forms_for_zero_and_two() -> None:
    assert [english(count) for count in (0, 1, 2, 21)] == [Plural.ZERO, Plural.ONE, Plural.TWO, Plural.OTHER]


def test_slots_of_anything_but_text_raises_an_error() -> None:
    with pytest.raises(qpr.QprError, match="phrase must be text, got 5"):
        slots_of(FIVE)


def test_phrase_repr_has_only_the_forms_that_were_given() -> None:
    assert repr(qpr.styles.Phrase(zero="none", one="one", other="some", many="many")) == (
        "Phrase(zero='none', one='one', other='some', many='many')"
    )
