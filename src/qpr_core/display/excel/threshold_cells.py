"""Thresholds as the cells of a row: target, floor, tolerances, levels and ranges."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from qpr_core.display.excel.number_formats import figure_value
from qpr_core.display.excel.sheet import Value
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Level, Levels, Stretch
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import as_data

THRESHOLDS: Final = (
    "target",
    "floor",
    "tolerance",
    "green_tolerance",
    "strict",
    "levels",
    "expected_from",
    "expected_to",
)
"""The parts of thresholds, in the order of the columns."""


PROFILE: Final = ("profile_q1", "profile_q2", "profile_q3", "profile_q4")
"""The targets of the quarters of a profile."""


def threshold_values(thresholds: AnyThresholds) -> dict[str, Value]:
    """Return the cells of thresholds, by the name of their column.

    >>> threshold_values(Thresholds(target=85, tolerance="5%"))
    {'target': 85, 'floor': None, 'tolerance': '5%', 'green_tolerance': None, 'strict': None}
    """
    match thresholds:
        case Thresholds():
            return {
                "target": figure_value(thresholds.target),
                "floor": None if thresholds.floor is None else figure_value(thresholds.floor),
                "tolerance": _tolerance(thresholds.tolerance),
                "green_tolerance": _tolerance(thresholds.green_tolerance),
                "strict": _strict(thresholds.strict),
            }
        case Levels():
            return {
                "target": None if thresholds._target is None else figure_value(thresholds._target),  # noqa: SLF001  the one given
                "levels": "; ".join(f"{band.value}: {_level(level)}" for band, level in thresholds.levels.items()),
                "strict": _strict(thresholds.strict),
            }
        case ExpectedRange():
            ends = {"expected_from": thresholds.low, "expected_to": thresholds.high}
            return {name: None if end is None else figure_value(end) for name, end in ends.items()}


def profile_values(profile: Profile) -> dict[str, Value] | None:
    """Return the cells of a profile; `None` if one row cannot contain it.

    One row has four targets, with one floor or one tolerance for all of them, or without both where a missed target is
    in the worst band.

    >>> profile_values(Profile.of_targets([15, 50, 75, 95], tolerance=5))
    {'profile_q1': 15, 'profile_q2': 50, 'profile_q3': 75, 'profile_q4': 95, 'tolerance': 5}
    """
    quarters = [each for each in profile.quarters if isinstance(each, Thresholds)]
    if len(quarters) != len([each for each in profile.quarters if each is not None]) or not quarters:
        return None
    targets: dict[str, Value] = {
        name: figure_value(each.target) if isinstance(each, Thresholds) else None
        for name, each in zip(PROFILE, profile.quarters, strict=True)
    }
    others = {
        (each.floor, _tolerance(each.tolerance), _tolerance(each.green_tolerance), _strict(each.strict))
        for each in quarters
    }
    if all(each.floor == each.target and each.green_tolerance is None for each in quarters):
        edges = {each.strict for each in quarters}
        if edges <= {(), tuple(Edge)} and len(edges) == 1:
            strict = _strict(edges.pop())
            return {**targets, **({} if strict is None else {"strict": strict})}
    if len(others) > 1:
        return None
    floor, tolerance, green, strict = others.pop()
    rest = {
        "floor": None if floor is None else figure_value(floor),
        "tolerance": tolerance,
        "green_tolerance": green,
        "strict": strict,
    }
    return {**targets, **{name: value for name, value in rest.items() if value is not None}}


def _tolerance(tolerance: Tolerance | None) -> Value:
    if tolerance is None:
        return None
    return f"{as_data(tolerance.size * 100)}%" if tolerance.is_relative else figure_value(tolerance.size)


def _strict(edges: Iterable[Edge | Scheme]) -> str | None:
    return "; ".join(edge.value.replace(";", "\\;") for edge in edges) or None


def _level(level: Level) -> str:
    match level:
        case Fraction():
            return as_data(level)
        case Tolerance():
            return f"±{_tolerance(level)}"
        case Stretch():
            return f"beat by {_tolerance(level.by)}"
        case Interval():
            low, high = (None if end is None else as_data(end) for end in (level.low, level.high))
            return f"{'>' if level.excludes_low else ''}{low} to {'<' if level.excludes_high else ''}{high}"
