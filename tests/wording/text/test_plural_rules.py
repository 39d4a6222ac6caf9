"""Plural rules of languages, by the Unicode Common Locale Data Repository."""

import pytest

from qpr_core.errors import StyleError
from qpr_core.styles import Phrase, plural_rule
from qpr_core.wording.text.plural_rules import check_language

# Source: Unicode Common Locale Data Repository, language plural rules; the letters are the starts of the forms of 1 to 22.
FORMS = {
    "en": "o" + "t" + "x" * 20,  # with a form for two, as in "both", which CLDR does not have
    "de-AT": "o" + "t" + "x" * 20,
    "ja": "x" * 22,
    "cy": "otfxxm" + "x" * 16,
    "ga": "otffffmmmm" + "x" * 12,
    "gd": "o" + "t" + "f" * 8 + "o" + "t" + "f" * 7 + "x" * 3,
    "pl": "offf" + "m" * 17 + "f",
    "cs": "offf" + "x" * 18,
    "sk": "offf" + "x" * 18,
    "uk": "offf" + "m" * 16 + "of",
}


@pytest.mark.parametrize("language", FORMS)
def test_plural_rule_gives_the_forms_of_its_language(language: str) -> None:
    forms = {"zero": "z", "one": "o", "two": "t", "few": "f", "many": "m", "other": "x"}
    phrase = Phrase(**forms, rule=plural_rule(language))
    assert "".join(map(phrase.form, range(1, 23))) == FORMS[language]
    assert phrase.form(0) == "z"  # which the library has in every language, as in "none are"


def test_polish_and_ukrainian_rules_look_at_the_last_two_digits() -> None:
    assert [plural_rule("pl")(count).value for count in (102, 112, 121, 122)] == ["few", "many", "many", "few"]
    assert [plural_rule("uk")(count).value for count in (111, 112, 121, 1012)] == ["many", "many", "one", "many"]


@pytest.mark.parametrize("odd", ["English", "", "e", "en_GB", "en-", "en GB", 5, None, 'en"'])
def test_check_language_refuses_what_is_not_a_tag(odd: object) -> None:
    with pytest.raises(StyleError, match="language must be a BCP 47 tag, such as 'en-GB' or 'cy', got "):
        check_language(odd)


@pytest.mark.parametrize("tag", ["en", "en-GB", "cy", "sr-Latn-RS", "mi", "es-419"])
def test_check_language_accepts_tags_with_scripts_and_regions(tag: str) -> None:
    assert check_language(tag) == tag
