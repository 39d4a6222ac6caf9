"""A style in which every word is replaced, as in a translation."""

import re
from collections.abc import Mapping
from typing import Any

from qpr_core.model.values.unit import READY_MADE
from qpr_core.model.values.yes_no import YesNo
from qpr_core.styles import Style, load_style, style_schema

_WORD = re.compile(r"(\{\w+\})|[A-Za-z]")


def without_english(text: str) -> str:
    """Replace every letter outside the placeholders by one of another alphabet."""
    return _WORD.sub(lambda found: found[1] or chr(0x410 + ord(found[0]) - ord("A")), text)


def translated_data(language: str) -> dict[str, Any]:
    """Return the data of a style with all of its phrases, as a translator gives them."""
    data: dict[str, Any] = _translated(style_schema())
    units = {
        unit.name: {
            part: without_english(getattr(unit, part)) for part in ("name", "before", "after", "after_one")
        }
        | _form(unit.form)
        for unit in READY_MADE
    }  # fmt: skip
    points = {"name": "пункти", "after": " пункти", "after_one": " пункт"}
    names = {"Rag": {"GREEN": "Зелений", "AMBER": "Жовтий", "RED": "Червоний"}}
    return data | {
        "language": language,
        "units": units,
        "percentage_points": points,
        "common": data["common"] | {"band_names": names},
    }


def _form(form: object) -> dict[str, Any]:
    """Return the words of yes and no, if a unit has them."""
    return {"form": {"yes": "Так", "no": "Ні"}} if isinstance(form, YesNo) else {}


def translated(language: str = "cy") -> Style:
    """Return the style of `translated_data`."""
    return load_style(translated_data(language))


def _translated(schema: Mapping[str, Any]) -> Any:
    if "properties" in schema:
        below = {name: _translated(part) for name, part in schema["properties"].items()}
        return {name: part for name, part in below.items() if part not in (None, {})}
    if "properties" in schema.get("items", {}):
        return [
            {name: part if name in {"parts", "layout"} else _all_translated(part) for name, part in item.items()}
            for item in schema["default"]
        ]
    if "anyOf" in schema:
        return _translated(schema["anyOf"][0])
    default = schema.get("default")
    if "enum" in schema.get("items", {}):
        return None
    if isinstance(default, list):
        return [without_english(text) for text in default]
    return without_english(default) if isinstance(default, str) else None


def _all_translated(part: Any) -> Any:
    if isinstance(part, list):
        return [_all_translated(each) for each in part]
    return without_english(part) if isinstance(part, str) else part
