"""The converter between records and plain data."""

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from attrs import fields
from cattrs import Converter
from cattrs.cols import is_namedtuple, namedtuple_dict_structure_factory, namedtuple_dict_unstructure_factory
from cattrs.gen import make_dict_unstructure_fn

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import METHODS
from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import InterchangeError, got
from qpr_core.interchange import names
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Expectation, Rag, Scheme
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import LARGEST, as_data
from qpr_core.model.values.names import Rule
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, FrozenMapping

CustomRule: TypeAlias = RatingRule | TravelRule
"""A custom rule; documents refer to it by its name and version."""

BY_PERIOD: Final = "ByPeriod"
"""The kind of thresholds that change over time."""


def make_converter(
    indicators: dict[str, Indicator], schemes: Sequence[type[Scheme]] = (), rules: Sequence[CustomRule] = ()
) -> Converter:
    """Return a converter that writes each indicator once and refers to its code.

    Classes and functions are not data: the converter finds custom schemes and rules by name among those given.
    """
    known: tuple[type[Scheme], ...] = (Rag, *schemes)
    named = _named(schemes)
    converter = Converter(forbid_extra_keys=True, detailed_validation=False, use_alias=True)

    def choices_of(kind: Any) -> Sequence[type[Choice]]:
        return [each for member in members_of(kind) for each in (known if member is Scheme else (member,))]

    def write_indicator(indicator: Indicator) -> str:
        if indicators.setdefault(indicator.code, indicator) != indicator:
            raise InterchangeError(f"code must be that of one indicator, got two of code {indicator.code!r}")
        return indicator.code

    def hooks(kind: type, write: Callable[[Any], object], read: Callable[[Any], object]) -> None:
        converter.register_unstructure_hook(kind, write)
        converter.register_structure_hook(kind, lambda data, _: read(data))

    def hooks_for(
        wanted: Callable[[Any], bool], write: Callable[[Any], object], read: Callable[[Any, Any], object]
    ) -> None:
        converter.register_unstructure_hook_func(wanted, write)
        converter.register_structure_hook_func(wanted, read)

    for kind in (int, str, bool):
        hooks(kind, kind, partial(_exactly, kind))
    hooks(float, lambda number: number if math.isfinite(number) else str(number), _read_float)
    hooks(Fraction, as_data, names.read_figure)
    hooks(Period, names.name_period, names.read_period)
    hooks(Tolerance, lambda tolerance: {"by": tolerance.code.strip("'")}, _read_tolerance)
    hooks(FinancialYear, lambda year: year.month, lambda month: FinancialYear(_exactly(int, month)))
    hooks(Indicator, write_indicator, lambda code: _look_up(code, indicators, "indicator"))
    for kind in get_args(CustomRule):
        known_rules = {rule.rule: rule for rule in rules if isinstance(rule, kind)}
        hooks(kind, _write_rule, partial(_read_rule, known_rules, kind.__name__))
    hooks(TimeSeries, lambda series: _write_series(converter, series), lambda data: _read_series(converter, data))
    schemes_by_name = {scheme.__name__: scheme for scheme in known}
    hooks_for(
        is_scheme_class,
        lambda scheme: _name_once(scheme, named),
        lambda name, _: _look_up(name, schemes_by_name, "scheme"),
    )
    hooks_for(is_choices, partial(_write_choice, named), lambda text, kind: names.read_choice(text, choices_of(kind)))
    converter.register_unstructure_hook_factory(is_namedtuple, namedtuple_dict_unstructure_factory)
    converter.register_structure_hook_factory(is_namedtuple, namedtuple_dict_structure_factory)
    converter.register_unstructure_hook_factory(
        is_tuple, lambda kind: lambda given: _write_list(converter, given, kind)
    )
    converter.register_unstructure_hook_factory(is_mapping, lambda kind: lambda given: _write(converter, given, kind))
    converter.register_structure_hook_func(is_mapping, lambda data, kind: _read(converter, data, kind))
    converter.register_unstructure_hook_factory(is_mixed, lambda kind: lambda value: _write_one(converter, value, kind))
    converter.register_structure_hook_func(is_mixed, lambda data, kind: _read_one(converter, data, kind))
    for record in (Summary, Levels, Scorecard):
        converter.register_structure_hook(record, lambda data, kind: read_parts(converter, data, kind))
    return converter


def _named(schemes: Sequence[type[Scheme]]) -> dict[str, type[Choice]]:
    named: dict[str, type[Choice]] = {choices.__name__: choices for choices in (Rag, Expectation, NoRating)}
    for scheme in schemes:
        _name_once(scheme, named)
    return named


def _write_choice(named: dict[str, type[Choice]], choice: Choice) -> str:
    if isinstance(choice, Scheme):
        _name_once(type(choice), named)
    return names.name_choice(choice)


def _name_once(choices: type[Choice], named: dict[str, type[Choice]]) -> str:
    if named.setdefault(choices.__name__, choices) is not choices:
        raise InterchangeError(f"scheme must have a different name from the others, got two named {choices.__name__!r}")
    return choices.__name__


def write_parts(converter: Converter, indicator: Indicator) -> dict[str, object]:
    """Return the definition of an indicator, field by field."""
    return dict(make_dict_unstructure_fn(Indicator, converter)(indicator))


def read_parts(converter: Converter, data: object, kind: type) -> Any:
    """Return a record from the parameters of its constructor."""
    wanted = parts_given(kind)
    parts = require_parts(data, list(wanted), kind.__name__)
    return kind(**{name: converter.structure(parts[name], hint) for name, hint in wanted.items()})


def parts_given(kind: type) -> dict[str, Any]:
    """Return the types of the constructor's parameters, by name."""
    hints = get_type_hints(kind)
    return {field.alias: hints[field.name] for field in fields(kind) if field.init}


def require_parts(data: object, wanted: Sequence[str], name: str) -> Mapping[str, Any]:
    """Check that *data* is a mapping with exactly these keys and return it."""
    if not isinstance(data, Mapping) or set(data) != set(wanted):
        raise InterchangeError(f"{name} must have the parts {', '.join(wanted)}, got {got(data)}")
    return data


def is_union(kind: Any) -> bool:
    """Return True if a type is a union."""
    return get_origin(kind) in {Union, UnionType}


def members_of(kind: Any) -> list[Any]:
    """Return the types of a union without None; for `Method`, the library's methods."""
    if is_union(kind):
        return [member for part in get_args(kind) if part is not NoneType for member in members_of(part)]
    return list(METHODS) if kind is Method else [kind]


def is_scheme_class(kind: Any) -> bool:
    """Return True if a type is that of a scheme, not of a band."""
    return get_origin(kind) is type or (isinstance(kind, type) and issubclass(kind, type(Scheme)))


def is_choices(kind: Any) -> bool:
    """Return True if a type is one of the library's enumerations, or several."""
    if NoneType in get_args(kind):
        return False
    return all(isinstance(member, type) and issubclass(member, Choice) for member in members_of(kind))


def is_mapping(kind: Any) -> bool:
    """Return True if a type is a FrozenMapping."""
    return get_origin(kind) is FrozenMapping


def is_tuple(kind: Any) -> bool:
    """Return True if a type is a plain tuple, which becomes a list."""
    return get_origin(kind) is tuple


def is_mixed(kind: Any) -> bool:
    """Return True if a type is a union with something other than enumerations."""
    return len(members_of(kind)) > 1 and not is_choices(kind)


def _kind_of(member: Any) -> str:
    return BY_PERIOD if is_mapping(member) else str(member.__name__)


def _write_one(converter: Converter, value: Any, kind: Any) -> object:
    if value is None:
        return None
    members = members_of(kind)
    if Method in (kind, *get_args(kind)) and type(value) not in METHODS:
        raise InterchangeError(f"method must be one of the library's or a TravelRule, got {got(value)}")
    for member in members:
        if is_mapping(member) and isinstance(value, FrozenMapping):
            return {"kind": BY_PERIOD, "entries": converter.unstructure(value, unstructure_as=member)}
    plain = converter.unstructure(value)
    return {"kind": type(value).__name__, **plain} if isinstance(plain, dict) else plain


def _read_one(converter: Converter, data: object, kind: Any) -> object:
    members = members_of(kind)
    if data is None and NoneType in get_args(kind):
        return None
    if all(is_choices(member) for member in members):
        choices: Any = reduce(or_, members)
        return converter.structure(data, choices)
    if isinstance(data, Mapping):
        parts = dict(data)
        name = parts.pop("kind", None)
        for member in members:
            if _kind_of(member) == name:
                return converter.structure(parts["entries"] if is_mapping(member) else parts, member)
    for member in members:
        if isinstance(data, str) and (member in {Fraction, Period} or is_choices(member)):
            return converter.structure(data, member)
        if member is int and type(data) is int:
            return data
    raise InterchangeError(f"value must be one of {', '.join(map(_kind_of, members))}, got {got(data)}")


def _write_list(converter: Converter, given: tuple[Any, ...], kind: Any) -> list[object]:
    kinds = get_args(kind)
    each = [kinds[0]] * len(given) if kinds[-1] is Ellipsis else kinds
    return [converter.unstructure(value, unstructure_as=part) for value, part in zip(given, each, strict=True)]


def _write(converter: Converter, given: FrozenMapping[Any, Any], kind: Any) -> dict[str, object]:
    _, value_kind = get_args(kind)
    return {
        str(converter.unstructure(key)): converter.unstructure(value, unstructure_as=value_kind)
        for key, value in given.items()
    }


def _read(converter: Converter, data: object, kind: Any) -> FrozenMapping[Any, Any]:
    key_kind, value_kind = get_args(kind)
    if not isinstance(data, Mapping):
        raise InterchangeError(f"mapping must be an object, got {got(data)}")
    return FrozenMapping(
        (converter.structure(key, key_kind), converter.structure(value, value_kind)) for key, value in data.items()
    )


def _write_series(converter: Converter, series: TimeSeries) -> dict[str, object]:
    return {
        "results": {
            names.name_period(period): converter.unstructure(result, unstructure_as=Fraction | Ratio | None)
            for period, result, _ in series
        },
        "statuses": converter.unstructure(series.statuses, unstructure_as=FrozenMapping[Period, Status]),
        "financial_year": converter.unstructure(series.financial_year),
    }


def _read_series(converter: Converter, data: object) -> TimeSeries:
    parts = require_parts(data, ["results", "statuses", "financial_year"], "TimeSeries")
    return TimeSeries(
        converter.structure(parts["results"], FrozenMapping[Period, Fraction | Ratio | None]),
        statuses=converter.structure(parts["statuses"], FrozenMapping[Period, Status]),
        financial_year=converter.structure(parts["financial_year"], FinancialYear),
    )


def _read_tolerance(data: object) -> Tolerance:
    parts = require_parts(data, ["by"], "Tolerance")
    return Tolerance(_exactly(str, parts["by"]))


def _read_float(data: object) -> float:
    if isinstance(data, bool) or not (isinstance(data, int | float) or data in {"inf", "-inf"}):
        raise InterchangeError(f"number must be a number, 'inf' or '-inf', got {got(data)}")
    return float(data)


def _exactly(kind: type, data: object) -> Any:
    if type(data) is not kind:
        raise InterchangeError(f"value must be of the kind {kind.__name__}, got {got(data)}")
    if isinstance(data, int) and abs(data) >= LARGEST:
        raise InterchangeError(f"whole number must be smaller than 1e30, got {got(data)}")
    return data


def _look_up(name: object, known: Mapping[str, Any], what: str) -> Any:
    if not isinstance(name, str) or name not in known:
        raise InterchangeError(f"{what} must be one of {', '.join(known)}, got {got(name)}")
    return known[name]


def _write_rule(rule: CustomRule) -> dict[str, object]:
    return {"name": rule.name, "version": rule.version}


def _read_rule(known: Mapping[Rule, CustomRule], kind: str, data: object) -> CustomRule:
    parts = require_parts(data, ["name", "version"], kind)
    wanted = Rule(parts["name"], parts["version"])
    if not isinstance(parts["name"], str) or wanted not in known:
        raise InterchangeError(f"rule must be one of those given with rules=, got {got(data)}")
    return known[wanted]
