"""The JSON Schema of documents, derived from the records."""

from datetime import date
from fractions import Fraction
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

from cattrs.cols import is_namedtuple

from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.interchange.annotations import (
    is_choices,
    is_mapping,
    is_scheme_class,
    is_union,
    kind_name,
    members_of,
    parts_given,
)
from qpr_core.interchange.document import RECORDS, SCHEMA_VERSION
from qpr_core.interchange.simple_values import DATE, FIGURE, write_choice
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.unit import Unit

_Schema = dict[str, Any]

_STRING: Final[_Schema] = {"type": "string"}
_CODE: Final[_Schema] = {"type": "string", "description": "The code of an indicator of the table."}
_NAME: Final[_Schema] = {"type": "string", "pattern": r"^\w+\.\w+$"}
_MONTH: Final = {"type": "integer", "minimum": 1, "maximum": 12}
_SIMPLE: Final[dict[Any, _Schema]] = {
    int: {"type": "integer"},
    str: _STRING,
    bool: {"type": "boolean"},
    float: {"anyOf": [{"type": "number"}, {"enum": ["inf", "-inf"]}]},
    NoneType: {"type": "null"},
    Fraction: {
        "type": "string",
        "pattern": f"^{FIGURE.pattern}$",
        "description": "An exact figure: a decimal number, or a fraction where no finite one is enough.",
    },
    Period: {
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}/P(1|3|6|12)M$",
        "description": "The first month of a period, and its length in months.",
    },
    date: {"type": "string", "pattern": f"^{DATE.pattern}$", "description": "A day."},
    FinancialYear: {
        "anyOf": [
            _MONTH,
            {
                "type": "object",
                "properties": {"month": _MONTH, "fy_names": {"enum": ["starts", "ends"]}},
                "required": ["month", "fy_names"],
                "additionalProperties": False,
            },
        ],
        "description": "The month in which it begins, and whether FY2024 starts or ends in 2024 if that is known.",
    },
}
_PARTS: Final[dict[type, dict[str, Any]]] = {
    RatingRule: {"name": str, "version": int},
    TravelRule: {"name": str, "version": int},
    Tolerance: {"by": str},
}

_LEFT_OUT: Final[dict[type, tuple[str, ...]]] = {Unit: ("form",), Scorecard: ("financial_years",)}
"""The parts that a document leaves out if there is nothing in them."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the documents.

    >>> json_schema()["properties"]["version"]
    {'const': 1}
    """
    definitions: dict[str, _Schema] = {}
    for kind in (*RECORDS.values(), Indicator):
        _define(kind, definitions)
    of_summary = definitions["Summary"]["properties"]["previous"]["anyOf"]
    of_summary.append({"type": "array", "items": {"$ref": "#/$defs/Summary"}, "minItems": 2})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of qpr-core and its indicators",
        "type": "object",
        "properties": {
            "schema": {"const": "qpr-core"},
            "version": {"const": SCHEMA_VERSION},
            "record": {"enum": list(RECORDS)},
            "indicators": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Indicator"}},
            "data": {},
        },
        "required": ["schema", "version", "record", "indicators", "data"],
        "additionalProperties": False,
        "oneOf": [
            {"properties": {"record": {"const": name}, "data": _of(kind, definitions)}}
            for name, kind in RECORDS.items()
        ],
        "$defs": dict(sorted(definitions.items())),
    }


def _of(kind: Any, definitions: dict[str, _Schema]) -> _Schema:  # noqa: PLR0911  one exit for each kind of type
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind is Indicator:
        return _CODE
    if is_scheme_class(kind):
        return _STRING
    members = members_of(kind)
    if is_choices(kind):
        return _NAME if Scheme in members else {"enum": [write_choice(each) for part in members for each in part]}
    if is_mapping(kind):
        return {"type": "object", "additionalProperties": _of(get_args(kind)[1], definitions)}
    if get_origin(kind) is tuple:
        return _of_tuple(get_args(kind), definitions)
    if is_union(kind) or len(members) > 1:
        of = _of_member if len(members) > 1 else _of
        nothing = [_SIMPLE[NoneType]] if NoneType in get_args(kind) else []
        return {"anyOf": [of(each, definitions) for each in members] + nothing}
    _define(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _of_tuple(parts: tuple[Any, ...], definitions: dict[str, _Schema]) -> _Schema:
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _of(parts[0], definitions)}
    each = [_of(part, definitions) for part in parts]
    return {"type": "array", "prefixItems": each, "minItems": len(each), "items": False}


def _of_member(kind: Any, definitions: dict[str, _Schema]) -> _Schema:
    if kind in _SIMPLE or is_choices(kind):
        return _of(kind, definitions)
    if is_mapping(kind):
        return _object({"kind": {"const": kind_name(kind)}, "entries": _of(kind, definitions)}, "What holds by time.")
    _define(kind, definitions)
    whole = definitions[kind.__name__]
    return _object({"kind": {"const": kind.__name__}, **whole["properties"]}, whole["description"])


def _define(kind: Any, definitions: dict[str, _Schema]) -> None:
    if kind.__name__ in definitions:
        return
    definition = definitions[kind.__name__] = _object({}, (kind.__doc__ or "").split("\n")[0])
    definition["properties"] |= {name: _of(part, definitions) for name, part in _parts_of(kind).items()}
    definition["required"] = [name for name in definition["properties"] if name not in _LEFT_OUT.get(kind, ())]


def _parts_of(kind: type) -> dict[str, Any]:
    if kind in _PARTS:
        return _PARTS[kind]
    if kind is TimeSeries:
        results = FrozenMapping[Period, Result | None]
        return {
            "results": results,
            "statuses": FrozenMapping[Period, Status],
            "markers": FrozenMapping[Period, str],
            "financial_year": FinancialYear,
        }
    return get_type_hints(kind) if is_namedtuple(kind) else parts_given(kind)


def _object(parts: dict[str, _Schema], description: str) -> _Schema:
    return {
        "type": "object",
        "description": description,
        "properties": parts,
        "required": list(parts),
        "additionalProperties": False,
    }
