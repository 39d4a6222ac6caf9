"""Plural rules of languages: `plural_rule` and `check_language`."""

import re
from typing import Final

from qpr_core.errors import StyleError
from qpr_core.wording.text.phrases import Plural, PluralRule, english

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def check_language(given: object) -> str:
    """Return *given* if it is a language tag, such as "en-GB" or "cy".

    >>> check_language("English")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: language must be a BCP 47 tag, such as 'en-GB' or 'cy', got 'English'

    Raises:
        StyleError: If *given* is not such a tag.
    """
    if not isinstance(given, str) or not _TAG.fullmatch(given):
        raise StyleError("language must be a BCP 47 tag, such as 'en-GB' or 'cy'", given=given)
    return given


def main_language(tag: str) -> str:
    """Return the language of a tag without its region and script.

    >>> main_language("EN-gb")
    'en'
    """
    return tag.partition("-")[0].lower()


def _up_to_one(count: int) -> Plural:
    return Plural.ZERO if count == 0 else Plural.OTHER


def _welsh(count: int) -> Plural:
    named = {0: Plural.ZERO, 1: Plural.ONE, 2: Plural.TWO, 3: Plural.FEW, 6: Plural.MANY}
    return named.get(count, Plural.OTHER)


def _irish(count: int) -> Plural:
    if count < 3:
        return (Plural.ZERO, Plural.ONE, Plural.TWO)[count]
    return Plural.FEW if count < 7 else Plural.MANY if count < 11 else Plural.OTHER


def _gaelic(count: int) -> Plural:
    if count == 0:
        return Plural.ZERO
    if count in {1, 11}:
        return Plural.ONE
    if count in {2, 12}:
        return Plural.TWO
    return Plural.FEW if count < 20 else Plural.OTHER


def _polish(count: int) -> Plural:
    if count < 2:
        return (Plural.ZERO, Plural.ONE)[count]
    return Plural.FEW if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else Plural.MANY


def _czech(count: int) -> Plural:
    if count < 2:
        return (Plural.ZERO, Plural.ONE)[count]
    return Plural.FEW if count < 5 else Plural.OTHER


def _ukrainian(count: int) -> Plural:
    if count == 0:
        return Plural.ZERO
    if count % 10 == 1 and count % 100 != 11:
        return Plural.ONE
    return Plural.FEW if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else Plural.MANY


_RULES: Final[dict[str, PluralRule]] = {
    **dict.fromkeys(("da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "nn", "no", "pt", "sv"), english),
    **dict.fromkeys(("ja", "ko", "vi", "zh"), _up_to_one),
    "cs": _czech,
    "cy": _welsh,
    "ga": _irish,
    "gd": _gaelic,
    "pl": _polish,
    "sk": _czech,
    "uk": _ukrainian,
}


def has_english_rule(language: str) -> bool:
    """Return True if a language is known to have the plural rule of English.

    >>> has_english_rule("de-AT"), has_english_rule("cy"), has_english_rule("mt")
    (True, False, False)
    """
    return _RULES.get(main_language(language)) is english


def plural_rule(language: str) -> PluralRule:
    """Return the plural rule of a language, for counts below a million.

    In every language 0 has the form `zero`, as in "none are".

    >>> [plural_rule("pl")(count).value for count in (0, 1, 2, 5, 12, 22)]
    ['zero', 'one', 'few', 'many', 'many', 'few']
    >>> plural_rule("mt")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: language must have a known plural rule (pass a function with plurals=), got 'mt'

    Raises:
        StyleError: If *language* is not a language tag, or its rule is not known.

    Source: Unicode Common Locale Data Repository, language plural rules.
    """
    rule = _RULES.get(main_language(check_language(language)))
    if rule is None:
        raise StyleError("language must have a known plural rule (pass a function with plurals=)", given=language)
    return rule
