"""Reading of definitions: `load`."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from attrs import evolve

from qpr_core.errors import IndicatorError, QprError, SchemeError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.polarity import Polarity, read_polarity
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.financial_year import APRIL
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.path_faults import PathFaults, close_to, joined, numbered
from qpr_core.plain import part_readers
from qpr_core.plain.definition_faults import DefinitionFaults
from qpr_core.plain.part_readers import Place

Reader = Callable[[object, Place], object]


REQUIRED: Final = ("code", "name", "polarity", "unit")


TOP: Final = ("$schema", "financial_year", "indicators")
"""The keys of a file; an editor looks up the schema."""


def _as_given(given: object, place: Place) -> object:  # noqa: ARG001  every reader gets the place
    return given


READERS: Final[Mapping[str, Reader]] = {
    "code": part_readers.read_text,
    "name": part_readers.read_text,
    "service": part_readers.read_text,
    "groups": _as_given,
    "owner": part_readers.read_text,
    "polarity": lambda given, _: read_polarity(given),
    "unit": part_readers.read_unit,
    "thresholds": part_readers.read_thresholds,
    "scheme": part_readers.read_scheme,
    "data_only": _as_given,
    "possible": part_readers.read_limits,
    "basis": part_readers.read_basis,
    "baseline": _as_given,
    "comparators": part_readers.read_named_series,
    "peers": part_readers.read_named_series,
    "decimal_places": _as_given,
    "rated_as_displayed": _as_given,
    "withhold_below": _as_given,
    "disclosure": _as_given,
    "frequency": _as_given,
    "every": _as_given,
    "arrears": _as_given,
    "carry_forward": _as_given,
    "aggregation": _as_given,
    "reported_from": part_readers.read_period,
    "reported_until": part_readers.read_last_period,
    "redefined": part_readers.read_notes,
    "renamed": part_readers.read_notes,
    "financial_year": part_readers.read_financial_year,
}
"""The reader of each part of an indicator, except a rule, which is a function."""


_CHECKED: Final = tuple(key for key, reader in READERS.items() if reader is _as_given)
"""The parts that the constructor reads by itself."""


_ORDER: Final = ("financial_year", "scheme", *READERS)
"""The order of reading: first the parts that others depend on."""


_GROUPS: Final = (
    ("thresholds", "polarity", "scheme", "possible", "basis", "frequency", "financial_year", "data_only"),
    ("rated_as_displayed", "decimal_places"),
    ("aggregation", "basis"),
    ("reported_until", "reported_from"),
)
"""Parts that must agree. The first one is what a contradiction is about."""


_RULE: Final = "definitions must be a mapping with a list of indicators (parse the file first, as tomllib.load does)"


def load(mapping: object, *, schemes: Iterable[type[Scheme]] = ()) -> tuple[Indicator, ...]:
    """Return the indicators of a file that has been parsed.

    Every fault of the file is in one error. Enumerations are plain words, such as "higher is better". A date names the
    month that begins on it. Floats are read as the library reads all floats.

    >>> import tomllib
    >>> [calls] = load(tomllib.loads('''
    ... [[indicators]]
    ... code = "C1"
    ... name = "Calls answered"
    ... polarity = "higher is better"
    ... unit = "%"
    ... thresholds = { target = 85, floor = 80 }
    ... '''))
    >>> calls.thresholds
    Thresholds(target=85, floor=80)

    Args:
        mapping: The content of the file, as `tomllib.load`, `json.load` or `yaml.safe_load` returns it. It has the list
            `indicators`. If the financial year does not begin in April, `financial_year` has its first month.
        schemes: The custom schemes, which the file refers to by the names of their classes.

    Returns:
        The indicators, in the order of the file.

    Raises:
        DefinitionFaults: If anything in the file is wrong; it has every error with its path.
        SchemeError: If *schemes* are not classes of bands, or two have one name.
    """
    faults = PathFaults()
    place = Place(path="", faults=faults, schemes=_read_schemes(schemes), year=APRIL)
    indicators = [] if not isinstance(mapping, Mapping) else _read_file(mapping, place)
    if not isinstance(mapping, Mapping):
        faults.add("", IndicatorError(_RULE, given=mapping))
    if faults.found:
        raise DefinitionFaults(error.at(path) if path else error for path, error in faults.found)
    return tuple(each for each in indicators if each is not None)


def _read_schemes(given: Iterable[type[Scheme]]) -> tuple[type[Scheme], ...]:
    """Return the known schemes: `Rag` and those that are given."""
    schemes = items_of(given)
    if schemes is None:
        raise SchemeError("schemes must be classes of bands", given=given)
    named: dict[str, type[Scheme]] = {"Rag": Rag}
    for scheme in schemes:
        if not isinstance(scheme, type) or not issubclass(scheme, Scheme):
            raise SchemeError("schemes must be classes of bands", given=given)
        if named.setdefault(scheme.__name__, scheme) is not scheme:
            raise SchemeError("scheme must have a different name from the others", given=scheme)
    return tuple(named.values())


def _read_file(given: Mapping[Any, object], place: Place) -> list[Indicator | None]:
    faults = place.faults
    for key in given:
        if key not in TOP:
            rule = f"definitions must have only the keys {', '.join(TOP)}{close_to(key, TOP)}"
            faults.add(joined("", key), IndicatorError(rule, given=key))
    year, stated = APRIL, given.get("financial_year")
    if stated is not None:
        year = faults.read("financial_year", lambda: part_readers.read_financial_year(stated, place)) or APRIL
    listed = given.get("indicators")
    if not isinstance(listed, list | tuple):
        rule = "indicators must be a list of mappings" if "indicators" in given else _RULE
        faults.add("indicators", IndicatorError(rule, given=listed if "indicators" in given else given))
        return []
    indicators: list[Indicator | None] = []
    codes: dict[str, str] = {}
    for index, each in enumerate(listed):
        under = Place(numbered("indicators", index), faults, place.schemes, year)
        indicators.append(_read_indicator(each, under))
        code = each.get("code") if isinstance(each, Mapping) else None
        if isinstance(code, str) and codes.setdefault(code, under.path) != under.path:
            error = IndicatorError("code of an indicator must be unique", shown=f"{code!r}, as {codes[code]} has")
            faults.add(joined(under.path, "code"), error)
    return indicators


def _read_indicator(given: object, place: Place) -> Indicator | None:
    if not isinstance(given, Mapping):
        place.faults.add(place.path, IndicatorError("indicator must be a mapping of its parts", given=given))
        return None
    stated = {key: value for key, value in given.items() if value is not None}
    code = PathFaults().read("", lambda: check_name(stated.get("code"), "code", IndicatorError)) or place.path
    own = evolve(place, faults=PathFaults())
    read = _read_parts(stated, own, code)
    indicator = None if own.faults.found else own.faults.read(place.path, lambda: Indicator(**read))
    for path, error in own.faults.found:
        is_named = error.whose is not None and error.whose.split(", ")[-1] == code
        place.faults.add(path, error if is_named or code == place.path else error.of(code))
    return indicator


def _read_parts(given: Mapping[Any, object], place: Place, code: str) -> dict[str, Any]:
    """Return the parts without a fault, as the constructor takes them."""
    faults = place.faults
    _check_keys(given, place)
    read: dict[str, Any] = {"financial_year": place.year}
    for key in sorted(set(READERS) & set(given), key=_ORDER.index):
        before = len(faults.found)
        under = evolve(place.under(key), year=read["financial_year"], unit=read.get("unit"))
        if key == "thresholds" and "scheme" in read:
            under = evolve(under, schemes=(read["scheme"],))
        made = faults.read(under.path, partial(_read_part, key, given[key], under, code))
        if len(faults.found) == before:
            read[key] = made
    for about, *others in _GROUPS:
        agreeing = {key: read[key] for key in (about, *others) if key in read}
        if about in agreeing and all(key in read for key in others if key in given):
            _check_agreement(agreeing, given[about], place.under(about), code)
    return read


def _check_agreement(parts: Mapping[str, Any], given: object, place: Place, code: str) -> None:
    """Keep a contradiction between parts as a fault of the first part.

    A contradiction of thresholds by period is a fault of its period.
    """
    before, thresholds = len(place.faults.found), parts.get("thresholds")
    if isinstance(thresholds, dict) and isinstance(given, Mapping):
        for since, (period, entry) in zip(given, thresholds.items(), strict=True):
            _check({**parts, "thresholds": {period: entry}}, given[since], place.under(since), code)
    if len(place.faults.found) == before:
        _check(parts, given, place, code)


def _check(parts: Mapping[str, Any], given: object, place: Place, code: str) -> None:
    try:
        _try(code, parts)
    except QprError as error:
        word = error.rule.partition(" ")[0]  # the rule begins with what it is about
        is_key = isinstance(given, Mapping) and word in given
        place.faults.add(joined(place.path, word) if is_key else place.path, error)


def _check_keys(given: Mapping[Any, object], place: Place) -> None:
    for key in given:
        if key == "rule":
            rule = "rule must be set in code, as it is a function (attrs.evolve adds it to an indicator)"
            place.faults.add(joined(place.path, key), IndicatorError(rule, given=given[key]))
        elif key not in READERS:
            known = tuple(READERS)
            rule = f"indicator must have only the keys {', '.join(known)}{close_to(key, known)}"
            place.faults.add(joined(place.path, key), IndicatorError(rule, given=key))
    if missing := [key for key in REQUIRED if key not in given]:
        found = f"only {', '.join(joined('', key) for key in given)}" if given else "nothing"
        place.faults.add(place.path, IndicatorError(f"indicator must have {' and '.join(missing)}", shown=found))


def _read_part(key: str, given: object, place: Place, code: str) -> object:
    if key in _CHECKED:
        _try(code, {"decimal_places": 0, key: given} if key == "rated_as_displayed" else {key: given})
    return READERS[key](given, place)


def _try(code: str, given: Mapping[str, Any]) -> None:
    """Let the constructor check some parts."""
    Indicator(**{"code": code, "name": code, "polarity": Polarity.NEITHER, "unit": "number", **given})
