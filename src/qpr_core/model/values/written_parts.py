"""Parts of definitions that are written in the form of a unit, such as "2h 15m"."""

from collections.abc import Mapping
from typing import TypeVar

from qpr_core.model.values.unit import Unit, form_of

T = TypeVar("T")


def in_figures(given: T, unit: Unit) -> T:
    """Return parts with exact figures for what has the form of the unit.

    Everything else is returned as it is, for its own reader: a tolerance of "10%", for example. Words in the form of a
    different unit are an error.

    >>> from qpr_core.units import HOURS_AND_MINUTES, MINUTES
    >>> parts = {"target": "2h", "floor": "2h 15m", "tolerance": "10%"}
    >>> in_figures(parts, HOURS_AND_MINUTES)
    {'target': Fraction(120, 1), 'floor': Fraction(135, 1), 'tolerance': '10%'}
    >>> in_figures({"target": 120, "tolerance": "10%"}, MINUTES)
    {'target': 120, 'tolerance': '10%'}

    Args:
        given: Thresholds, limits or results: a value, or a mapping, a list or a tuple of values.
        unit: The unit.

    Raises:
        FigureError: If a value in the form of the unit is not a possible one, or the unit has no form and a value is in
            that of a different unit.
    """
    return _read(given, unit)  # type: ignore[return-value]  # parts in the same places


def _read(given: object, unit: Unit) -> object:
    match given:
        case Mapping():
            return {key: _read(part, unit) for key, part in given.items()}
        case list() | tuple():
            return type(given)(_read(part, unit) for part in given)
        case _ if unit.is_written(given):
            return unit.read(given)
        case str() if unit.form is None and form_of(given) is not None:
            return unit.read(given)  # which names the unit that reads it
        case _:
            return given


def with_floor(given: T, unit: Unit) -> T:
    """Return parts of thresholds in yes or no with the floor that a target implies.

    >>> from qpr_core.units import DAYS, YES_NO
    >>> with_floor({"2023/24": {"target": "Yes"}}, YES_NO)
    {'2023/24': {'target': 'Yes', 'floor': 'Yes'}}
    >>> with_floor({"target": 5}, DAYS)
    {'target': 5}
    """
    return given if unit.has_distances else _with_floor(given)  # type: ignore[return-value]  # parts in the same places


def _with_floor(given: object) -> object:
    if not isinstance(given, Mapping):
        return given
    if "target" in given and not {"floor", "tolerance", "levels"} & {*given}:
        return {**given, "floor": given["target"]}
    return {key: _with_floor(part) for key, part in given.items()}
