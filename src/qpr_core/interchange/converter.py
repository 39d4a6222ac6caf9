"""The converter between records and plain data.

How a field is written and read depends on its type. For `rate(calls, "84.9")`, which is a Standing:

1. A record becomes a dictionary of its fields.
2. `indicator` is an Indicator: its code is written, `"C1"`. The indicator itself goes into a table beside the record.
3. `rating` is a member of an enumeration: `"Rag.AMBER"`.
4. `value` is a figure: the text `"84.9"`, as a float would lose digits.
5. `thresholds` is one of several classes: a dictionary that also has the name of its class under `kind`.
6. `rule` is a named tuple: a dictionary of its name and version.

A value is read by the type of its field, too. So the converter needs `kind` only where a field has several types.

>>> from qpr_core import Polarity, Thresholds, rate
>>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
...                   thresholds=Thresholds(target=85, floor=80))
>>> indicators: dict[str, Indicator] = {}
>>> converter = make_converter(indicators)
>>> standing = rate(calls, "84.9")
>>> plain = converter.unstructure(standing)
>>> [plain[part] for part in ("indicator", "rating", "value")]
['C1', 'Rag.AMBER', '84.9']
>>> plain["thresholds"]
{'kind': 'Thresholds', 'target': '85', 'floor': '80', 'tolerance': None, 'green_tolerance': None, 'strict': []}
>>> plain["rule"]
{'name': 'nested bands, best first, boundaries in the better band', 'version': 1}
>>> indicators == {"C1": calls}
True
>>> converter.structure(plain, type(standing)) == standing
True
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial, reduce
from operator import or_
from types import NoneType
from typing import Any, get_args

from attrs import evolve
from cattrs import Converter
from cattrs.cols import is_namedtuple, namedtuple_dict_structure_factory, namedtuple_dict_unstructure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import METHODS
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import InterchangeError
from qpr_core.interchange import simple_values as simple
from qpr_core.interchange.annotations import (
    can_be_marked,
    is_choices,
    is_mapping,
    is_mixed,
    is_scheme_class,
    is_tuple,
    kind_name,
    members_of,
)
from qpr_core.interchange.tracing import inside, read_parts
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.series.observation import Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.scheme import Expectation, Rag, Scheme
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_data
from qpr_core.model.values.path_faults import joined, numbered
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, FrozenMapping
from qpr_core.model.values.unit import Unit

_Given = Fraction | Ratio | Withheld | None
"""The result of a series for a period."""


def make_converter(
    indicators: dict[str, Indicator], schemes: Sequence[type[Scheme]] = (), rules: Sequence[simple.CustomRule] = ()
) -> Converter:
    """Return a converter that writes an indicator as its code.

    Args:
        indicators: The table of indicators by code. Writing adds to it, and reading looks up in it.
        schemes: The custom schemes that are found by name. A class is not data.
        rules: The custom rules that are found by name and version. A function is not data.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=False, use_alias=True)
    _add_simple_values(converter)
    _add_indicators(converter, indicators)
    _add_enumerations(converter, schemes)
    _add_rules(converter, rules)
    _add_containers(converter)
    return converter


def _add(converter: Converter, kind: type, write: Callable[[Any], object], read: Callable[[Any], object]) -> None:
    """Add a pair of functions for the fields of one type."""
    converter.register_unstructure_hook(kind, write)
    converter.register_structure_hook(kind, lambda data, _: read(data))


def _add_simple_values(converter: Converter) -> None:
    for kind in (int, str, bool):
        _add(converter, kind, kind, partial(simple.read_exactly, kind))
    _add(converter, float, simple.write_float, simple.read_float)
    _add(converter, Fraction, as_data, simple.read_figure)
    _add(converter, Period, simple.write_period, simple.read_period)
    _add(converter, date, date.isoformat, simple.read_date)
    _add(converter, Tolerance, simple.write_tolerance, simple.read_tolerance)
    _add(converter, FinancialYear, simple.write_financial_year, simple.read_financial_year)


def _add_indicators(converter: Converter, indicators: dict[str, Indicator]) -> None:
    def write(indicator: Indicator) -> str:
        if indicators.setdefault(indicator.code, indicator) != indicator:
            raise InterchangeError("code must be that of one indicator", shown=f"two of code {indicator.code!r}")
        return indicator.code

    _add(converter, Indicator, write, lambda code: simple.look_up(code, indicators, "indicator"))


def _add_enumerations(converter: Converter, schemes: Sequence[type[Scheme]]) -> None:
    """Add members of enumerations, and classes of schemes; both are written by name."""
    readable: tuple[type[Scheme], ...] = (Rag, Progress, *schemes)
    known = {scheme.__name__: scheme for scheme in readable}
    named: dict[str, type[Choice]] = {choices.__name__: choices for choices in (Rag, Progress, Expectation, NoRating)}

    def write_class(scheme: type[Scheme]) -> str:
        name = scheme.__name__
        if named.setdefault(name, scheme) is not scheme:
            raise InterchangeError("scheme must have a different name from the others", shown=f"two named {name!r}")
        return name

    def write_member(choice: Choice) -> str:
        if isinstance(choice, Scheme):
            write_class(type(choice))
        return simple.write_choice(choice)

    def read_member(text: object, kind: Any) -> Choice:
        enumerations: list[type[Choice]] = []
        for member in members_of(kind):
            enumerations += readable if member is Scheme else [member]
        return simple.read_choice(text, enumerations)

    for scheme in schemes:
        write_class(scheme)
    converter.register_unstructure_hook_func(is_scheme_class, write_class)
    converter.register_structure_hook_func(is_scheme_class, lambda name, _: simple.look_up(name, known, "scheme"))
    converter.register_unstructure_hook_func(is_choices, write_member)
    converter.register_structure_hook_func(is_choices, read_member)


def _add_rules(converter: Converter, rules: Sequence[simple.CustomRule]) -> None:
    for kind in get_args(simple.CustomRule):
        known = {rule.rule: rule for rule in rules if isinstance(rule, kind)}
        _add(converter, kind, simple.write_rule, partial(simple.read_rule, known, kind.__name__))


def _add_containers(converter: Converter) -> None:
    """Add series, tuples, mappings, unions and records with derived fields."""
    _add(converter, TimeSeries, partial(_write_series, converter), partial(_read_series, converter))
    converter.register_unstructure_hook_factory(is_namedtuple, namedtuple_dict_unstructure_factory)
    converter.register_structure_hook_factory(is_namedtuple, namedtuple_dict_structure_factory)
    converter.register_unstructure_hook_factory(is_tuple, lambda kind: partial(_write_tuple, converter, kind))
    converter.register_unstructure_hook_factory(is_mapping, lambda kind: partial(_write_mapping, converter, kind))
    converter.register_structure_hook_func(is_mapping, partial(_read_mapping, converter))
    converter.register_unstructure_hook_factory(is_mixed, lambda kind: partial(_write_union, converter, kind))
    converter.register_structure_hook_func(is_mixed, partial(_read_union, converter))
    for record in (TrackedItem, BandSeries, MilestoneDates):
        converter.register_structure_hook(record, partial(read_parts, converter))
    converter.register_unstructure_hook_factory(can_be_marked, partial(_write_unmarked, converter))
    converter.register_structure_hook_factory(can_be_marked, partial(_read_unmarked, converter))
    converter.register_structure_hook(Scorecard, partial(_read_scorecard, converter))
    converter.register_structure_hook(Summary, partial(_read_summary, converter))
    converter.register_unstructure_hook(Summary, _write_summary(converter))
    converter.register_structure_hook(Levels, partial(_read_levels, converter))
    converter.register_structure_hook(Unit, partial(_read_unit, converter))
    write_unit = make_dict_unstructure_fn(Unit, converter, form=override(omit_if_default=True))
    converter.register_unstructure_hook(Unit, write_unit)
    write_scorecard = make_dict_unstructure_fn(Scorecard, converter, financial_years=override(omit_if_default=True))
    converter.register_unstructure_hook(Scorecard, write_scorecard)


def _write_unmarked(converter: Converter, kind: type) -> Callable[[Any], object]:
    return make_dict_unstructure_fn(kind, converter, unverified=override(omit=True))


def _read_unmarked(converter: Converter, kind: type) -> Callable[[Any, Any], object]:
    return make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_use_alias=True,
        _cattrs_detailed_validation=False,
        unverified=override(omit=True),
    )


def _read_scorecard(converter: Converter, data: object, kind: type[Scorecard]) -> Scorecard:
    """Read a scorecard; older documents have neither items nor totals."""
    given = {"items": [], "financial_years": "one", "totals": {}, **data} if isinstance(data, Mapping) else data
    card: Scorecard = read_parts(converter, given, kind)
    return card


def _read_levels(converter: Converter, data: object, kind: type[Levels]) -> Levels:
    """Read levels; older documents do not state strict bands."""
    given = {"strict": [], **data} if isinstance(data, Mapping) else data
    levels: Levels = read_parts(converter, given, kind)
    return levels


def _read_unit(converter: Converter, data: object, kind: type[Unit]) -> Unit:
    """Read a unit; one whose figures are numbers has no form in a document."""
    given = {"form": None, **data} if isinstance(data, Mapping) else data
    unit: Unit = read_parts(converter, given, kind)
    return unit


def _write_summary(converter: Converter) -> Callable[[Summary], dict[str, object]]:
    """Return the function that writes a summary.

    Several earlier ones become a list, newest first.
    """
    alone = make_dict_unstructure_fn(
        Summary, converter, unverified=override(omit=True), previous=override(unstruct_hook=lambda _: None)
    )

    def write(summary: Summary) -> dict[str, object]:
        first, *earlier = map(alone, summary.with_earlier)
        if earlier:
            first["previous"] = earlier if len(earlier) > 1 else earlier[0]
        return first

    return write


def _read_summary(converter: Converter, data: object, kind: type[Summary]) -> Summary:
    """Read a summary and the earlier ones.

    Older documents have one rating scheme.
    """
    given = {"others": [], **data} if isinstance(data, Mapping) else data
    earlier = given.get("previous") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(earlier, list):
        summary: Summary = read_parts(converter, given, kind)
        return summary
    before: Summary | None = None
    for index, each in reversed(list(enumerate(earlier))):
        before = inside(numbered("previous", index), partial(_read_one_of_several, converter, each, before))
    return _read_one_of_several(converter, {**given, "previous": None}, before)


def _read_one_of_several(converter: Converter, data: object, before: Summary | None) -> Summary:
    """Read a summary whose earlier one is known."""
    if isinstance(data, Mapping) and data.get("previous") is not None:
        rule = "previous must be null in a list of earlier summaries"
        raise InterchangeError(rule, given=data["previous"], path="previous")
    summary: Summary = read_parts(converter, {"others": [], **data} if isinstance(data, Mapping) else data, Summary)
    return summary if before is None else evolve(summary, previous=before)


def write_parts(converter: Converter, indicator: Indicator) -> dict[str, object]:
    """Return the definition of an indicator, field by field."""
    return dict(make_dict_unstructure_fn(Indicator, converter)(indicator))


def _write_union(converter: Converter, kind: Any, value: Any) -> object:
    if value is None:
        return None
    if Method in (kind, *get_args(kind)) and type(value) not in METHODS:
        raise InterchangeError("method must be one of the library's or a TravelRule", given=value)
    for member in members_of(kind):
        if is_mapping(member) and isinstance(value, FrozenMapping):
            return {"kind": kind_name(member), "entries": converter.unstructure(value, unstructure_as=member)}
    plain = converter.unstructure(value)
    return {"kind": type(value).__name__, **plain} if isinstance(plain, dict) else plain


def _read_union(converter: Converter, data: object, kind: Any) -> object:
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
            if isinstance(name, str) and kind_name(member) == name:
                if is_mapping(member):
                    parts = dict(simple.check_parts(parts, ["entries"], name))
                    return inside("entries", partial(converter.structure, parts["entries"], member))
                return converter.structure(parts, member)
    for member in members:
        if isinstance(data, str) and (member in {Fraction, Period, date} or is_choices(member)):
            return converter.structure(data, member)
        if member is int and type(data) is int:
            return data
    raise InterchangeError(f"value must be one of {', '.join(map(kind_name, members))}", given=data)


def _write_tuple(converter: Converter, kind: Any, given: tuple[Any, ...]) -> list[object]:
    kinds = get_args(kind)
    each = [kinds[0]] * len(given) if kinds[-1] is Ellipsis else kinds
    return [converter.unstructure(value, unstructure_as=part) for value, part in zip(given, each, strict=True)]


def _write_mapping(converter: Converter, kind: Any, given: FrozenMapping[Any, Any]) -> dict[str, object]:
    """Write a mapping in one order, as mappings are equal in any order.

    Bands come best first, periods and days in the order of time, and names in the order of their letters.
    """
    _, value_kind = get_args(kind)
    return {
        str(converter.unstructure(key)): converter.unstructure(value, unstructure_as=value_kind)
        for key, value in sorted(given.items(), key=lambda pair: _place(pair[0]))
    }


def _place(key: Any) -> Any:
    """Return what keys of one type are sorted by."""
    if isinstance(key, Choice):
        return list(type(key)).index(key)
    return simple.write_period(key) if isinstance(key, Period) else key


def _read_mapping(converter: Converter, data: object, kind: Any) -> FrozenMapping[Any, Any]:
    key_kind, value_kind = get_args(kind)
    if not isinstance(data, Mapping):
        raise InterchangeError("mapping must be an object", given=data)
    return FrozenMapping(
        inside(joined("", key), partial(_read_pair, converter, (key, value), (key_kind, value_kind)))
        for key, value in data.items()
    )


def _read_pair(converter: Converter, data: tuple[object, object], kinds: tuple[Any, Any]) -> tuple[Any, Any]:
    (key, value), (key_kind, value_kind) = data, kinds
    return converter.structure(key, key_kind), converter.structure(value, value_kind)


def _write_series(converter: Converter, series: TimeSeries) -> dict[str, object]:
    return {
        "results": {
            simple.write_period(period): converter.unstructure(result, unstructure_as=_Given)
            for period, result, _ in series
        },
        "statuses": converter.unstructure(series.statuses, unstructure_as=FrozenMapping[Period, Status]),
        "markers": converter.unstructure(series.markers, unstructure_as=FrozenMapping[Period, str]),
        "financial_year": converter.unstructure(series.financial_year),
    }


def _read_series(converter: Converter, data: object) -> TimeSeries:
    parts = simple.check_parts(data, ["results", "statuses", "markers", "financial_year"], "TimeSeries")
    kinds: dict[str, Any] = {
        "results": FrozenMapping[Period, _Given],
        "statuses": FrozenMapping[Period, Status],
        "markers": FrozenMapping[Period, str],
        "financial_year": FinancialYear,
    }
    read = {name: inside(name, partial(converter.structure, parts[name], kind)) for name, kind in kinds.items()}
    return TimeSeries(
        read["results"],
        statuses=read["statuses"],
        markers=read["markers"],
        financial_year=read["financial_year"],
    )
