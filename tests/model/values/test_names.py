"""The one check for text of the user: what it accepts and refuses."""

import sys
import unicodedata

import pytest

from qpr_core.errors import IndicatorError, UnitError
from qpr_core.model.values.names import Rule, check_line, check_name, check_rule, is_line, is_printable, is_visible

UNSEEN = ["\u200b", "\u2060\ufeff", "\u00ad", "\u202e", "\u2066\u2069", "\u0301", "\u3164", "\u2800", "\U000e0041"]
"""Text with no visible character, and no space either."""

UNPRINTABLE = ["a\nb", "a\rb", "a\x00b", "a\x1bb", "a\x85b", "a\u2028b", "a\u2029b", "a\ud800b", "a\ufffeb", "a\x7fb"]


@pytest.mark.parametrize("text", ["K1", "Zoë", "كود", "数", "🚆", "\ue000", "e\u0301", "a\u200db", "a\u202eb", "=1+1"])
def test_name_with_a_visible_character_is_accepted(text: str) -> None:
    assert check_name(text, "code", IndicatorError) == check_line(text, "code", IndicatorError) == text
    assert is_line(text)


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_text_without_a_visible_character_is_refused(text: str) -> None:
    with pytest.raises(IndicatorError, match=r"^code must have a visible character, got "):
        check_name(text, "code", IndicatorError)
    with pytest.raises(UnitError, match=r"^after must have a visible character, got "):
        check_line(f" {text} ", "after", UnitError)
    assert not is_line(text)


@pytest.mark.parametrize("text", UNPRINTABLE, ids=ascii)
def test_text_of_several_lines_or_with_a_control_character_is_refused(text: str) -> None:
    for check in (check_name, check_line):
        with pytest.raises(IndicatorError, match=r"^code must be one line of printable characters, got "):
            check(text, "code", IndicatorError)
    assert not is_line(text)


@pytest.mark.parametrize("text", ["", " ", "\N{NO-BREAK SPACE}", "\u2009"], ids=ascii)
def test_spaces_and_no_text_are_a_line_but_not_a_name(text: str) -> None:
    assert check_line(text, "after", UnitError) == text
    with pytest.raises(UnitError, match=r"^after must not be blank, got "):
        check_name(text, "after", UnitError)
    assert not is_line(text)


@pytest.mark.parametrize("given", [None, 5, b"K1", ["K1"]])
def test_other_objects_than_text_are_refused(given: object) -> None:
    for check in (check_name, check_line):
        with pytest.raises(IndicatorError, match=r"^code must be text, got "):
            check(given, "code", IndicatorError)


def test_rule_of_third_party_code_needs_a_name() -> None:
    check_rule(Rule("newest result", 1), "method", IndicatorError)
    with pytest.raises(IndicatorError, match=r"^name of a method must be one line of printable characters, got "):
        check_rule(Rule("a\n# b", 1), "method", IndicatorError)


def test_no_character_is_both_visible_and_refused_and_no_control_is_printable() -> None:
    """Every character of Unicode, by its category in the Unicode database of Python."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        category = unicodedata.category(sign)
        if category in {"Cc", "Cs", "Zl", "Zp"}:
            assert not is_printable(sign)
        if category[0] in "LNPS" and is_printable(sign):
            assert is_visible(sign) == (sign not in "\u115f\u1160\u3164\uffa0\u2800"), ascii(sign)
