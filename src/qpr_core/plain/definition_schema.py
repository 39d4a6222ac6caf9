"""The JSON Schema of definitions: `schema`."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from typing import Any, Final

from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Status
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.plain import NONE
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import Profile
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.time.financial_year import MONTHS
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline
from qpr_core.model.values.durations import DURATION
from qpr_core.model.values.figures import NUMBER, PLACES
from qpr_core.model.values.plain_figures import FRACTION
from qpr_core.model.values.records import Choice, members_by_key, words_of
from qpr_core.model.values.unit import SPELLINGS
from qpr_core.model.values.yes_no import USUAL_ANSWERS
from qpr_core.plain.loading import READERS, REQUIRED
from qpr_core.plain.part_readers import WITHHELD

Schema = dict[str, Any]

_GAP: Final = r"[-_\s\u2010-\u2015\u2212]*"
"""A pattern for characters that make no difference in a word."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file of definitions.

    An editor completes and checks a file with it. The schema accepts every file that `load` accepts, but
    dates only as text. `load` also finds contradictions, such as a floor that is better than the target.

    >>> schema()["required"]
    ['indicators']
    >>> schema()["$defs"]["indicator"]["properties"]["owner"]["title"]
    'Owner'
    """
    described = described_parts(Indicator)
    parts = {key: _optional(PARTS[key]) if key not in REQUIRED else PARTS[key] for key in READERS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Definitions of indicators",
        "description": "A file of definitions, which qpr_core.definitions.load reads when it has been parsed.",
        **_object(
            {
                "$schema": {"type": "string", "title": "The schema that an editor checks the file by"},
                "financial_year": {**_YEAR, "title": "Financial year", "description": described["financial_year"]},
                "indicators": {
                    "type": "array",
                    "title": "Indicators",
                    "description": "The indicators, in the order of the report.",
                    "items": _ref("indicator"),
                },
            },
            ["indicators"],
        ),
        "$defs": {
            "indicator": {"title": "Indicator", **_object(_titled(parts, described), REQUIRED)},
            **{name: {"title": name.replace("_", " ").capitalize(), **made} for name, made in _DEFINITIONS.items()},
        },
    }


def described_parts(made_by: Callable[..., object]) -> dict[str, str]:
    """Return the descriptions of parameters, from a docstring.

    >>> described_parts(ExpectedRange)["low"]
    'The lower threshold. If left out, there is none.'
    """
    lines = (made_by.__doc__ or "").partition("Args:\n")[2].split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip())
    found: dict[str, str] = {}
    for line in takewhile(str.strip, lines):
        start = re.fullmatch(rf" {{{indent}}}(\w+): (.+)", line)
        if start is None:
            found[list(found)[-1]] += " " + line.strip()
        else:
            found[start[1]] = start[2]
    return {name: _for_files(description) for name, description in found.items()}


def _for_files(text: str) -> str:
    return text.replace("If None", "If left out").replace("`None`", '"none"').replace("`", "").replace("*", "")


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(parts: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    return {"type": "object", "properties": dict(parts), "required": list(required), "additionalProperties": False}


def _any(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _optional(part: Schema) -> Schema:
    return {"anyOf": [*(part["anyOf"] if set(part) == {"anyOf"} else [part]), {"type": "null"}]}


def _titled(parts: Mapping[str, Schema], described: Mapping[str, str]) -> dict[str, Schema]:
    return {
        key: {"title": key.replace("_", " ").capitalize(), "description": described[key], **part}
        for key, part in parts.items()
    }


def _words(words: Iterable[str], keys: Iterable[str], *, gap: str = "", around: str = "") -> Schema:
    """Return the schema of words, with a pattern for their other spellings.

    Args:
        words: The words that an editor offers.
        keys: The words in small letters, without what makes no difference.
        gap: A pattern for what may be between letters.
        around: A pattern for what may be around a word.
    """
    spelt = "|".join(gap.join(["", *map(_letter, key), ""]) for key in keys)
    return _any({"enum": list(words)}, {"type": "string", "pattern": f"^{around}(?:{spelt}){around}$"})


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    both = dict.fromkeys((letter.upper(), letter.lower()))
    return f"[{''.join(both)}]" if len(both) > 1 else re.escape(letter)


def _choice(kind: type[Choice]) -> Schema:
    return _words(words_of(kind), members_by_key(kind), gap=_GAP)


def _parts(made_by: Callable[..., object], parts: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    """Return the schema of a mapping whose parts are described by a docstring."""
    described = described_parts(made_by)
    known = {key: {**part, "description": described[key]} if key in described else part for key, part in parts.items()}
    nullable = {key: part if key in required else _optional(part) for key, part in known.items()}
    return _object(nullable, required)


_TEXT: Final = {"type": "string", "pattern": r"^\S(?:.*\S)?$"}
_NONE: Final = _words([NONE], [NONE], around=r"\s*")
_COUNT: Final = {"type": "integer", "minimum": 0}
_FLAG: Final = {"type": "boolean"}
_PERIOD: Final = _any(
    {"type": "string", "pattern": "[0-9]", "examples": ["Q1 2023/24", "2023/24", "June 2023"]},
    {"type": "integer", "minimum": 1, "maximum": 9998},
)
_MONTH: Final = _any(
    {"type": "integer", "minimum": 1, "maximum": 12},
    _words(MONTHS, dict.fromkeys(key for month in MONTHS for key in (month, month[:3], "sept"))),
)
_YEAR: Final = _any(_MONTH, _object({"month": _MONTH, "fy_names": {"enum": ["starts", "ends"]}}, []))
_FIGURE: Final = _ref("figure")
_BY: Final = {
    "tolerance": _ref("tolerance"),
    "green_tolerance": _ref("tolerance"),
    "strict": _ref("edges"),
}
_END: Final = _any(_FIGURE, _NONE)
_FOUR: Final = {"type": "array", "minItems": 4, "maxItems": 4}
_FOUR_FIGURES: Final = {**_FOUR, "items": _FIGURE}
_NOTES: Final = {"type": "object", "propertyNames": {"pattern": "[0-9]"}, "additionalProperties": _TEXT}


_DEFINITIONS: Final[dict[str, Schema]] = {
    "figure": _any(
        {"type": "number", "exclusiveMinimum": -1e30, "exclusiveMaximum": 1e30},
        {"type": "string", "pattern": rf"^\s*(?:[+-]?{NUMBER}|{FRACTION}|{DURATION})\s*$"},
        _words(USUAL_ANSWERS, USUAL_ANSWERS, around=r"\s*"),
    ),
    "tolerance": _any(
        {"type": "number", "minimum": 0, "exclusiveMaximum": 1e30},
        {"type": "string", "pattern": rf"^\s*(?:(?:[+-]?{NUMBER}|{FRACTION})\s*%?|{DURATION})\s*$", "examples": ["5%"]},
    ),
    "edges": _any(_choice(Edge), {"type": "array", "items": _choice(Edge)}),
    "unit": _any(
        _words(SPELLINGS, SPELLINGS, around=r"\s*"),
        _object(
            {
                "name": {"type": "string", "title": "The name of the unit"},
                "written": {
                    "type": "string",
                    "pattern": "[0-9/]",
                    "title": "A figure in the unit, such as 12.3 per 1,000, or two words, such as Met/Not met",
                },
                "one": {"type": "string", "title": "A figure of 1 in the unit, such as 1 visit"},
            },
            ["name", "written"],
        ),
        _object(
            {
                **{key: {"type": "string"} for key in ("name", "before", "after", "after_one")},
                "per": {"type": "integer", "minimum": 1},
            },
            ["name"],
        ),
    ),
    "level": _any(
        _FIGURE,
        _object({"tolerance": _ref("tolerance")}, ["tolerance"]),
        _object({"stretch": _ref("tolerance")}, ["stretch"]),
        _object({"low": _FIGURE, "high": _FIGURE, "excludes_low": _FLAG, "excludes_high": _FLAG}, ["low", "high"]),
    ),
    "target_thresholds": _parts(Thresholds, {"target": _FIGURE, "floor": _FIGURE, **_BY}, ["target"]),
    "levels": _parts(
        Levels,
        {
            "levels": {"type": "object", "minProperties": 1, "additionalProperties": _ref("level")},
            "target": _FIGURE,
            "strict": _any(_TEXT, {"type": "array", "items": _TEXT}),
        },
        ["levels"],
    ),
    "expected_range": {**_parts(ExpectedRange, {"low": _FIGURE, "high": _FIGURE}, []), "minProperties": 1},
    "thresholds": _any(_ref("target_thresholds"), _ref("levels"), _ref("expected_range")),
    "profile": _any(
        _object({"quarters": {**_FOUR, "items": _any(_ref("thresholds"), _NONE, {"type": "null"})}}, ["quarters"]),
        _parts(Profile.of_targets, {"targets": _FOUR_FIGURES, "floors": _FOUR_FIGURES, **_BY}, ["targets"]),
        _parts(Profile.spread, {"spread": _FIGURE, "shares": _FOUR_FIGURES, "floor": _FIGURE, **_BY}, ["spread"]),
    ),
    "thresholds_by_period": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": "[0-9]"},
        "additionalProperties": _any(_ref("thresholds"), _ref("profile"), _NONE, {"type": "null"}),
    },
    "result": _any(
        _FIGURE,
        _NONE,
        {"type": "null"},
        {"const": WITHHELD},
        _object({"value": _any(_FIGURE, {"const": WITHHELD}), "status": _choice(Status)}, ["value"]),
        _object({"numerator": _COUNT, "denominator": _COUNT, "status": _choice(Status)}, ["numerator", "denominator"]),
        _object({"marker": {"type": "string", "minLength": 1}}, ["marker"]),
    ),
}


_NAMED_SERIES: Final[Schema] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": "[0-9]"},
        "additionalProperties": _ref("result"),
    },
}


PARTS: Final[Mapping[str, Schema]] = {
    **dict.fromkeys(("code", "name", "service", "owner"), _TEXT),
    "groups": {
        "type": "object",
        "propertyNames": {**_TEXT, "not": {"pattern": "^[Ss][Ee][Rr][Vv][Ii][Cc][Ee]$"}},
        "additionalProperties": _any(_TEXT, {"type": "array", "minItems": 1, "items": _TEXT}, {"type": "null"}),
    },
    "polarity": _choice(Polarity),
    "unit": _ref("unit"),
    "thresholds": _any(_ref("thresholds"), _ref("thresholds_by_period"), _NONE),
    "scheme": {"type": "string"},
    **dict.fromkeys(("data_only", "rated_as_displayed"), _FLAG),
    "possible": _any(
        {**_object({"low": _END, "high": _END}, []), "minProperties": 1},
        {"type": "array", "minItems": 2, "maxItems": 2, "items": _any(_FIGURE, _NONE, {"type": "null"})},
    ),
    "basis": _any(_choice(Basis), _parts(Rolling, {"rolling": {"type": "integer", "minimum": 2}}, ["rolling"])),
    "baseline": _choice(Baseline),
    **dict.fromkeys(("comparators", "peers"), _NAMED_SERIES),
    "decimal_places": {**_COUNT, "maximum": PLACES},
    "withhold_below": {"type": "integer", "minimum": 1},
    "disclosure": {"type": "string"},
    "frequency": _choice(Frequency),
    "every": {"type": "integer", "minimum": 1},
    **dict.fromkeys(("arrears", "carry_forward"), _COUNT),
    "aggregation": _choice(Aggregation),
    **dict.fromkeys(("reported_from", "reported_until"), _PERIOD),
    **dict.fromkeys(("redefined", "renamed"), _NOTES),
    "financial_year": _YEAR,
}
"""The schema of each part of an indicator."""
