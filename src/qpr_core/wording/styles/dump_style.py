"""`dump_style`: a style as plain data."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from qpr_core.errors import StyleError
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.path_faults import joined
from qpr_core.model.values.records import Choice
from qpr_core.model.values.unit import SPELLINGS, Unit
from qpr_core.wording.styles.style import Style
from qpr_core.wording.styles.texts import named_parts
from qpr_core.wording.text.phrases import Phrase, Plural, PluralRule, english
from qpr_core.wording.text.plural_rules import plural_rule

LEFT_OUT: Final = False
"""The mark for an entry of Kent's style that a style does not have."""


def dump_style(style: Style, *, plurals: PluralRule | None = None) -> dict[str, Any]:
    """Return a style as plain data, for a file of TOML or JSON; `load_style` reads it.

    What is the same as in Kent's style is left out. An entry of a mapping that only Kent's style has is `False`.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import CommonWords, CoverWords
    >>> dump_style(Style(cover=CoverWords(previous="last quarter"), common=CommonWords(band_names={Rag.RED: "RED"})))
    {'cover': {'previous': 'last quarter'}, 'common': {'band_names': {'Rag': {'RED': 'RED'}}}}

    Args:
        style: The style.
        plurals: The plural rule of its phrases. Defaults to the rule of its language.

    Raises:
        StyleError: If *style* is not a `Style`, or has a custom section, a custom unit in place of which another is
            printed, or a phrase with a different plural rule.
    """
    check_kind(style, Style, "style")
    rule = plural_rule(style.language) if plurals is None else Phrase(zero="", one="", other="", rule=plurals).rule
    dumped: dict[str, Any] = _changes(style, Style(), rule, "")
    return dumped


def _changes(given: object, default: object, rule: PluralRule, path: str) -> Any:
    if isinstance(given, Mapping) and isinstance(default, Mapping):
        return _changed_entries(given, default, rule, path)
    if isinstance(given, Phrase) or (parts := named_parts(given)) is None:
        return _plain(given, rule, path)
    if isinstance(given, Unit):
        return _whole(given, rule, path)
    before = dict(named_parts(default) or ())
    return {
        name: LEFT_OUT if value is None else _changes(value, before[name], rule, joined(path, name))
        for name, value in parts
        if value != before[name]
    }


def _changed_entries(
    given: Mapping[Any, object], default: Mapping[Any, object], rule: PluralRule, path: str
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in {**default, **given}:
        if key not in given:
            entry: Any = LEFT_OUT
        elif key not in default:
            entry = _whole(given[key], rule, path)
        elif given[key] != default[key]:
            entry = _changes(given[key], default[key], rule, path)
        else:
            continue
        match key:
            case Choice():
                found.setdefault(type(key).__name__, {})[key.name] = entry
            case Unit():
                if SPELLINGS.get(key.name) != key:
                    raise StyleError("unit must be a ready-made one, to be written in a file", given=key, whose=path)
                found[key.name] = entry
            case _:
                found[key.__name__] = entry
    return found


def _whole(given: object, rule: PluralRule, path: str) -> Any:
    if isinstance(given, Phrase) or (parts := named_parts(given)) is None:
        return _plain(given, rule, path)
    return {name: _whole(value, rule, joined(path, name)) for name, value in parts if value is not None}


def whole(given: object) -> Any:
    """Return a part of Kent's style as plain data, with all of its parts.

    >>> whole(("January", "February"))
    ['January', 'February']
    """
    return _whole(given, english, "")


def _plain(given: object, rule: PluralRule, path: str) -> Any:
    match given:
        case Phrase():
            if given.rule is not rule:
                wanted = (
                    "rule of a phrase must be that of its language, plural_rule(language) (or pass it with plurals=)"
                )
                raise StyleError(wanted, given=given, whose=path)
            forms = ((plural.value, getattr(given, plural.value)) for plural in Plural)
            return {name: form for name, form in forms if form is not None}
        case Choice():
            return given.value
        case tuple():
            return [_whole(each, rule, path) for each in given]
        case Decimal() | Fraction():
            return "/".join(map(str, given.as_integer_ratio()))
        case _ if callable(given):
            raise StyleError("section must be a member of Section, to be written in a file", given=given, whose=path)
        case _:
            return given
