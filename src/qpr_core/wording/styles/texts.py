"""Every text of a style by its path, to find the English in a translation."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import AttrsInstance, fields, has

from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.values.path_faults import joined, numbered
from qpr_core.model.values.unit import READY_MADE, Unit
from qpr_core.model.values.yes_no import YesNo
from qpr_core.wording.text.phrases import Phrase, Plural, english, slots_of

_NOT_WORDS: Final = frozenset(
    {"language", "same_in_english", "sections", "grouping", "units", "percentage_points", "common.band_names"}
)
"""The paths of parts of a style that have no phrases, or are read separately."""


_SYMBOLS: Final = frozenset({"kg", "km", "kWh"})
"""Symbols of units, which are the same in every language."""


RULE: Final = "rule"


def key_path(path: str, key: object) -> str:
    """Return the path of the entry of a mapping: an enumeration, and its member.

    >>> key_path("common.band_names", Rag.GREEN), key_path("cover.schemes", Rag)
    ('common.band_names.Rag.GREEN', 'cover.schemes.Rag')
    """
    if isinstance(key, type):
        return joined(path, key.__name__)
    return joined(joined(path, type(key).__name__), getattr(key, "name", key))


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Return the texts of a style or of a part of it, each with its path.

    A phrase with the plural rule of English has "English" at the path of its rule, if its forms differ.

    >>> from qpr_core.styles import Phrase
    >>> list(texts_of(Phrase(zero="none", one="one", other="{count}"), "opening"))
    [('opening.zero', 'none'), ('opening.one', 'one'), ('opening.other', '{count}'), ('opening.rule', 'English')]
    """
    match value:
        case str():
            yield path, value
        case Phrase():
            forms = ((plural.value, getattr(value, plural.value)) for plural in Plural)
            yield from ((joined(path, name), form) for name, form in forms if form is not None)
            if value.rule is english and len({*value.forms[1:]}) > 1:
                yield joined(path, RULE), "English"
        case Mapping():
            for key, each in value.items():
                yield from texts_of(each, key_path(path, key))
        case tuple() if not hasattr(value, "_fields"):
            for index, each in enumerate(value):
                yield from texts_of(each, numbered(path, index))
        case _:
            for name, each in named_parts(value) or ():
                below = joined(path, name)
                if below not in _NOT_WORDS:
                    yield from texts_of(each, below)


def named_parts(value: object) -> list[tuple[str, object]] | None:
    """Return the parts of a record, each with its name; None if it is not a record.

    >>> named_parts(Unit(name="visits", after=" visits"))[3:]
    [('after_one', None), ('per', 1), ('form', None)]
    >>> named_parts("visits") is None
    True
    """
    if has(kind := type(value)):
        return [(part.alias or part.name, getattr(value, part.name)) for part in fields(kind)]
    names: tuple[str, ...] | None = getattr(value, "_fields", None)
    return None if names is None else [(name, getattr(value, name)) for name in names]


def all_texts(
    style: AttrsInstance, units: Mapping[Unit, Unit], points: Unit, band_names: Mapping[Scheme, object]
) -> dict[str, str]:
    """Return every text of a style by path, with units and the names of bands."""
    found = dict(texts_of(style))
    for unit in READY_MADE:
        found |= _of_unit(units.get(unit, unit), joined("units", unit.name))
    found |= _of_unit(points, "percentage_points")
    return found | dict(texts_of({band: band_names.get(band, band.value) for band in Rag}, "common.band_names"))


def _of_unit(unit: Unit, path: str) -> dict[str, str]:
    parts = {"name": unit.name, "before": unit.before, "after": unit.after, "after_one": unit.after_one}
    if isinstance(unit.form, YesNo):
        parts |= {"form.yes": unit.form.yes, "form.no": unit.form.no}
    return {joined(path, name): text for name, text in parts.items() if text.strip() not in _SYMBOLS}


def has_words(text: str) -> bool:
    """Return True if a text has letters outside its placeholders.

    >>> has_words("{name} ({code}): "), has_words("{count} are")
    (False, True)
    """
    for slot in slots_of(text):
        text = text.replace(f"{{{slot}}}", "")
    return any(sign.isalpha() for sign in text)


def is_at(path: str, places: Iterable[str]) -> bool:
    """Return True if a path is one of *places*, or is below one of them.

    >>> is_at("periods.months[3]", ["periods.months"]), is_at("periods.month", ["periods.months", "charts"])
    (True, False)
    """
    return any(path == place or path.startswith((f"{place}.", f"{place}[")) for place in places)


def still_english(
    texts: Mapping[str, str], english_styles: Iterable[Mapping[str, str]], *, is_english_rule: bool
) -> dict[str, str]:
    """Return the texts that are the same as at their path in an English style.

    The plural rules are left out if the rule of English is right.
    """
    known = list(english_styles)
    return {
        path: text
        for path, text in texts.items()
        if has_words(text)
        and any(text == each.get(path) for each in known)
        and not (is_english_rule and path.endswith(f".{RULE}"))
    }
