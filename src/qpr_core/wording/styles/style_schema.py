"""`style_schema`: the JSON Schema of the data of a style."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import fields

from qpr_core.model.values.records import Choice, words_of
from qpr_core.model.values.unit import READY_MADE
from qpr_core.wording.styles.dump_style import whole
from qpr_core.wording.styles.load_style import FORMS
from qpr_core.wording.styles.outcome import Outcome
from qpr_core.wording.styles.scorecard_table import ScorecardColumn
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.styles.texts import named_parts
from qpr_core.wording.text.phrases import Phrase


def _object(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(parts), "additionalProperties": False}


_TYPES: Final[dict[type, str]] = {bool: "boolean", int: "integer"}
_UNIT: Final = {
    "type": "object",
    "properties": {
        **{part: {"type": "string"} for part in ("name", "before", "after", "after_one")},
        "per": {"type": "integer", "minimum": 1},
        "form": {
            "type": "object",
            "properties": {
                "parts": {"type": "array", "items": {"type": "string"}},
                **{part: {"type": "string"} for part in ("yes", "no")},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "sections": {"type": "array", "items": {"enum": list(words_of(Section))}},
    "table": _object(
        {
            "columns": {"type": "array", "items": {"enum": list(words_of(ScorecardColumn))}, "minItems": 1},
            "names": _object({"ScorecardColumn": _object({each.name: {"type": "string"} for each in ScorecardColumn})}),
        }
    ),
    "same_in_english": {"type": "array", "items": {"type": "string"}},
    "near": {"type": ["number", "string"]},
    "percentage_points": _UNIT,
    "grouping": {"type": "string", "minLength": 1},
    "level": {"type": ["integer", "null"], "minimum": 1},
    "decimal_places": {"type": ["integer", "null"], "minimum": 0, "maximum": 30},
}
"""The schemas of the parts whose default does not show their type."""


def style_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the data of a style.

    An editor completes and checks a file with it. Each phrase has that of Kent's style as its default. `load_style`
    also finds placeholders that cannot be filled.

    >>> style_schema()["properties"]["charts"]["properties"]["trend"]
    {'type': 'string', 'default': 'trend'}
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Style",
        "description": "The wording of a report, which qpr_core.styles.load_style reads when it has been parsed.",
        **_object({name: _OPTIONS.get(name) or _part(value, name) for name, value in named_parts(Style()) or ()}),
    }


def _part(example: object, name: str) -> dict[str, Any]:
    if isinstance(example, Mapping):
        return _mapping(example, name)
    if isinstance(example, Phrase):
        forms = _object({form: _part(getattr(example, form), form) for form in FORMS})
        return {"anyOf": [forms, {"const": False}]}
    if (parts := named_parts(example)) is not None:
        return _object({each: _part(value, each) for each, value in parts})
    made: dict[str, Any] = {"type": _TYPES.get(type(example), "string")}
    if isinstance(example, tuple):
        made, example = {"type": "array", "items": _items(example)}, whole(example)
    if isinstance(example, Choice):
        made["enum"], example = list(words_of(type(example))), example.value
    return made if example is None else made | {"default": example}


def _items(examples: tuple[object, ...]) -> dict[str, Any]:
    """Return the schema of the items of a list: records, choices or text."""
    if examples and all(isinstance(each, Section) for each in examples):
        return {"enum": list(words_of(Section))}
    parts = named_parts(examples[0]) if examples else None
    return {"type": "string"} if parts is None else _object({name: _part(value, name) for name, value in parts})


def _mapping(example: Mapping[Any, object], name: str) -> dict[str, Any]:
    """Return the schema of a mapping, open for the entries of other schemes."""
    if name == "units":
        return _object({unit.name: _UNIT for unit in READY_MADE})
    if name == "band_names":
        outcome = _object({part.name: {"type": "string"} for part in fields(Outcome)}) | {"required": ["name"]}
        named = {"anyOf": [{"type": "string"}, outcome, {"const": False}]}
        return {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": named}}
    entries: dict[str, Any] = {}
    for key, value in example.items():
        made = {"anyOf": [_part(value, ""), {"const": False}]}
        if isinstance(key, Choice):
            entries.setdefault(type(key).__name__, _object({}))["properties"][key.name] = made
        else:
            entries[key.__name__] = made
    return {"type": "object", "properties": entries}
