"""Thresholds from a mapping of their parts, such as {"target": 85, "floor": 80}."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import Number
from qpr_core.model.values.items import items_of
from qpr_core.model.values.path_faults import PathFaults, close_to, joined, numbered
from qpr_core.model.values.plain_figures import read_figure
from qpr_core.model.values.records import known_words, member_of

ThresholdParts: TypeAlias = Mapping[str, Number | Tolerance | Sequence[object] | Mapping[str, object] | None]
"""The parts of thresholds by their names, as the constructors have them."""


KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "quarters": ("quarters",),
    "targets": ("targets", "floors", "tolerance", "green_tolerance", "strict"),
    "spread": ("spread", "shares", "floor", "tolerance", "green_tolerance", "strict"),
    "levels": ("levels", "target", "strict"),
    "low": ("low", "high"),
    "high": ("low", "high"),
    "target": ("target", "floor", "tolerance", "green_tolerance", "strict"),
}
"""The keys of each kind of thresholds, by the key that shows the kind."""


NONE: Final = "none"
"""The word for no thresholds and no result, as TOML has no null."""


_EVERY_KEY: Final = tuple(dict.fromkeys(key for keys in KEYS.values() for key in keys))


_LISTS: Final = {"targets": "target", "floors": "floor", "shares": "share of a quarter"}


_EXCLUDED: Final = ("excludes_low", "excludes_high")
"""The keys for the ends of a range that are themselves outside."""


_RULE: Final = "thresholds must be Thresholds or a mapping of their parts, such as {'target': 85, 'floor': 80}"


def read_tolerance(given: Any) -> Tolerance:
    """Read a tolerance; its text may be a fraction.

    >>> read_tolerance("10%"), read_tolerance("1/3")
    (Tolerance('10%'), Tolerance(Fraction(1, 3)))

    Raises:
        ThresholdError: If it is negative.
        FigureError: If it is not a figure.
    """
    if isinstance(given, Tolerance):
        return given
    is_fraction = isinstance(given, str) and "/" in given
    return Tolerance(read_figure(given, "tolerance") if is_fraction else given)


def means_none(given: object) -> bool:
    """Return True for `None` and the word "none".

    >>> means_none("None"), means_none("n/a")
    (True, False)
    """
    return given is None or (isinstance(given, str) and given.strip().lower() == NONE)


def is_parts(given: Mapping[Any, object]) -> bool:
    """Return True if the keys of a mapping are parts of thresholds, and not periods.

    >>> is_parts({"target": 85}), is_parts({"taget": 85}), is_parts({"2023/24": {"target": 85}})
    (True, True, False)
    """
    texts = [key for key in given if isinstance(key, str)]
    has_digit = any(letter.isdigit() for key in texts for letter in key)
    return bool(texts) and (any(key in _EVERY_KEY for key in texts) or (len(texts) == len(given) and not has_digit))


def read_parts(
    given: object, schemes: Sequence[type[Scheme]], faults: PathFaults, path: str = ""
) -> AnyThresholds | Profile | None:
    """Return the thresholds of a mapping of their parts.

    Thresholds of any kind are returned unchanged. The answer is None for `None` and the word "none".

    >>> from qpr_core import Rag
    >>> faults = PathFaults()
    >>> read_parts({"target": 85, "floor": 80}, [Rag], faults)
    Thresholds(target=85, floor=80)
    >>> read_parts({"levels": {"green": 90, "amber": {"tolerance": "5%"}}}, [Rag], faults)
    Levels({Rag.GREEN: 90, Rag.AMBER: Tolerance('5%')})
    >>> read_parts({"spread": 1000, "floor": 900}, [Rag], faults).quarters[0]
    Thresholds(target=250, floor=225)
    >>> read_parts({"taget": 85, "floor": "80%"}, [Rag], faults) is None
    True
    >>> [path for path, _ in faults.found]
    ['taget', 'floor']

    Args:
        given: The mapping, or thresholds, `None` or "none".
        schemes: The schemes that the bands of levels may be of.
        faults: The errors, to which those of the mapping are added. With an error, the answer is None.
        path: The path of the mapping.
    """
    if given is None or isinstance(given, AnyThresholds | Profile):
        return given
    if means_none(given):
        return None
    if not isinstance(given, Mapping) or not given:
        faults.add(path, ThresholdError(_RULE, given=given))
        return None
    before = len(faults.found)
    parts = {key: value for key, value in given.items() if value is not None}
    kind = next((key for key in KEYS if key in parts), None)
    allowed = KEYS[kind or "target"]
    for key in parts:
        if key not in allowed:
            known = _EVERY_KEY if kind in {None, "target"} else allowed
            rule = f"thresholds must have only the keys {', '.join(allowed)}{close_to(key, known)}"
            faults.add(joined(path, key), ThresholdError(rule, given=key))
    read = {key: _read_part(key, parts[key], schemes, faults, joined(path, key)) for key in allowed if key in parts}
    if len(faults.found) == before and kind is None:
        faults.add(path, ThresholdError("thresholds must have a target", given=given))
    return None if kind is None or len(faults.found) > before else faults.read(path, lambda: _make(kind, read))


def _make(kind: str, parts: dict[str, Any]) -> AnyThresholds | Profile:
    if kind == "quarters":
        return Profile(parts["quarters"])
    if kind == "targets":
        return Profile.of_targets(**parts)
    if kind == "spread":
        return Profile.spread(parts.pop("spread"), **parts)
    if kind == "levels":
        return Levels(parts.pop("levels"), **parts)
    return ExpectedRange(parts.get("low"), parts.get("high")) if kind in {"low", "high"} else Thresholds(**parts)


def _read_part(key: str, given: Any, schemes: Sequence[type[Scheme]], faults: PathFaults, path: str) -> object:
    if key == "levels":
        return _read_levels(given, schemes, faults, path)
    if key == "strict":
        return faults.read(path, lambda: _read_strict(given, schemes))
    if key == "quarters":
        rule = "quarters must be thresholds for four quarters"
        return _of_quarters(rule, given, faults, path, lambda each, place: read_parts(each, schemes, faults, place))
    if key in _LISTS:
        rule = f"{key} must be figures for four quarters"
        return _of_quarters(
            rule, given, faults, path, lambda each, place: faults.read(place, lambda: read_figure(each, _LISTS[key]))
        )
    if key in {"tolerance", "green_tolerance"}:
        return faults.read(path, lambda: read_tolerance(given))
    return faults.read(path, lambda: read_figure(given, key))


def _read_strict(given: object, schemes: Sequence[type[Scheme]]) -> object:
    """Check that boundaries are parts or bands; the constructor knows which of them."""
    items = (given,) if isinstance(given, str) else None if isinstance(given, Mapping) else items_of(given)
    kinds: tuple[type[Edge | Scheme], ...] = (Edge, *schemes)
    if items is None or any(all(member_of(kind, each) is None for kind in kinds) for each in items):
        raise ThresholdError("strict must be a word such as 'floor', a band, or a list of them", given=given)
    return given


def _of_quarters(
    rule: str, given: object, faults: PathFaults, path: str, read: Callable[[object, str], object]
) -> list[object] | None:
    items = items_of(given)
    if items is None or isinstance(given, Mapping) or len(items) != 4:
        faults.add(path, ThresholdError(rule, given=given))
        return None
    return [read(each, numbered(path, index)) for index, each in enumerate(items)]


def _read_levels(
    given: object, schemes: Sequence[type[Scheme]], faults: PathFaults, path: str
) -> dict[Scheme, object] | None:
    if not isinstance(given, Mapping):
        faults.add(path, ThresholdError("levels must be a mapping from band to level", given=given))
        return None
    scheme = _scheme_of(given, schemes)
    if scheme is None:
        names = ", ".join(each.__name__ for each in schemes)
        faults.add(
            path, ThresholdError(f"levels must be for bands of one scheme of {names} (name the scheme)", given=given)
        )
        return None
    bands = {name: member_of(scheme, name) for name in given}
    for name, band in bands.items():
        if band is None:
            rule = f"levels must be for bands of {scheme.__name__} ({known_words(scheme)})"
            faults.add(joined(path, name), ThresholdError(rule, given=name))
    return {
        band: faults.read(joined(path, name), partial(_read_level, given[name], band))
        for name, band in bands.items()
        if band is not None
    }


def _scheme_of(names: Iterable[object], schemes: Sequence[type[Scheme]]) -> type[Scheme] | None:
    """Return the scheme that has most of the bands; None if several have all of them."""
    wanted = list(names)
    found = {scheme: sum(member_of(scheme, name) is not None for name in wanted) for scheme in schemes}
    whole = [scheme for scheme, count in found.items() if count == len(wanted) == len(scheme) - 1]
    return None if len(whole) > 1 else whole[0] if whole else max(schemes, key=lambda scheme: found[scheme])


def _read_level(given: Any, band: Scheme) -> object:
    if isinstance(given, Tolerance | Stretch):
        return given
    if isinstance(given, Interval):
        return given
    if isinstance(given, Mapping) and {"low", "high"} <= set(given) <= {"low", "high", *_EXCLUDED}:
        low, high = (read_figure(given[end], f"{end} end of {band.value}") for end in ("low", "high"))
        return Interval(low, high, **{key: given[key] for key in _EXCLUDED if key in given})
    if isinstance(given, Mapping) and set(given) == {"tolerance"}:
        return read_tolerance(given["tolerance"])
    if isinstance(given, Mapping) and set(given) == {"stretch"}:
        return Stretch(read_tolerance(given["stretch"]))
    if isinstance(given, Mapping) or (isinstance(given, str) and given.rstrip().endswith("%")):
        raise ThresholdError(
            f"level of {band.value} must be a figure, {{'tolerance': '5%'}}, {{'stretch': '5%'}} "
            "or {'low': 85, 'high': 92}",
            given=given,
        )
    return read_figure(given, f"level of {band.value}")
