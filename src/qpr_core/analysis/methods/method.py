"""Method: the protocol of methods for the direction of travel."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol, runtime_checkable

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Finding
from qpr_core.errors import MethodError
from qpr_core.model.indicators.basis import Coverage
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import Rule


@runtime_checkable
class Method(Protocol):
    """A method for the direction of travel: any object that has these members.

    All methods of the library have them, and a class of yours can have them too. It needs no base class: assign the
    defaults of this class, as in the example. Freeze the class, so that equal methods are equal. If one function is
    enough, use a `TravelRule`.

    >>> from attrs import frozen
    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> from qpr_core.methods import Finding
    >>> @frozen
    ... class Record:
    ...     rule = Rule("newest result is a record", 1)
    ...     minimum_points, recalculated_from = 3, ()
    ...     allows_for_overlap = allows_totals = False
    ...     window_for, for_coverage = Method.window_for, Method.for_coverage
    ...     movements_without = Method.movements_without
    ...
    ...     def find(self, course: Course) -> Finding:
    ...         *before, newest = course.heights
    ...         if newest > max(before):
    ...             return Finding(Movement.UP)
    ...         return Finding(Movement.DOWN if newest < min(before) else Movement.UNCHANGED)
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2023/24": 81, "Q2 2023/24": 80, "Q3 2023/24": 84})
    >>> direction_of_travel(calls, results, "Q3 2023/24", method=Record()).direction
    Direction.POSITIVE
    """

    @property
    def rule(self) -> Rule:
        """The name and the version of the method, as answers quote them."""

    @property
    def minimum_points(self) -> int:
        """The fewest results; with fewer, the direction is unknown."""

    @property
    def recalculated_from(self) -> tuple[Period, ...]:
        """The periods from which the method starts again; usually empty."""

    @property
    def allows_for_overlap(self) -> bool:
        """Whether the method is right for figures that share data, as rolling ones do."""

    @property
    def allows_totals(self) -> bool:
        """Whether the method is right for totals that build up through the year."""

    def find(self, course: Course) -> Finding:
        """Return the movement of a *course*, or why it is unknown, with the evidence."""

    def window_for(self, frequency: Frequency) -> int | None:  # noqa: ARG002  others depend on it
        """Return the number of the latest results to look at, or None for all.

        Defaults to None. Another number for each *frequency* is allowed.
        """
        return None

    def movements_without(self, course: Course) -> list[Movement | NoDirection]:
        """Return the movement without each of the points.

        By default the method is applied again each time.
        """
        return [self.find(course.without(index)).movement for index in range(len(course))]

    def for_coverage(self, coverage: Coverage) -> "Method":  # noqa: ARG002  others depend on it
        """Return the method to use for figures of a *coverage*.

        Only called for figures that share data: rolling ones, by the number of periods, and year-to-date rates.
        Defaults to the same method.
        """
        return self


class _HasWindow(Protocol):
    @property
    def window(self) -> int | None:
        """The number of the latest results to look at."""


def one_window(method: _HasWindow, frequency: Frequency) -> int | None:  # noqa: ARG001  a member of classes
    """Return the `window` of a method, the same for every frequency.

    Most methods of the library have this function as their `window_for`.

    >>> from qpr_core.methods import Regression
    >>> one_window(Regression(window=8), Frequency.MONTHLY)
    8
    """
    return method.window


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _are_periods(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, Period) for each in value)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_rule(value: object) -> bool:
    return isinstance(value, Rule)


MEMBERS: Final[Mapping[str, Callable[[object], bool]]] = {
    "rule": _is_rule,
    "minimum_points": _is_whole,
    "recalculated_from": _are_periods,
    "allows_for_overlap": _is_flag,
    "allows_totals": _is_flag,
    "window_for": callable,
    "find": callable,
    "movements_without": callable,
    "for_coverage": callable,
}
"""The members of a `Method`, each with the check of its value."""


def check_members(given: object, whose: str) -> None:
    """Check that *given* has every member of a `Method`.

    >>> check_members("ols", "C1")
    Traceback (most recent call last):
    qpr_core.errors.MethodError: method must be one of the library's or a TravelRule, got 'ols' (C1)

    Raises:
        MethodError: If *given* is not a `Method`: a member is missing, or has the wrong type.
    """
    values = {} if isinstance(given, type) else {name: _member(given, name) for name in MEMBERS}
    missing = [name for name in MEMBERS if values.get(name, _MISSING) is _MISSING]
    if {"rule", "find"}.intersection(missing):
        raise MethodError("method must be one of the library's or a TravelRule", given=given, whose=whose)
    if missing:
        raise MethodError(
            "method must have all members of Method", shown=f"one without {', '.join(missing)}", whose=whose
        )
    for name, is_right in MEMBERS.items():
        if not is_right(values[name]):
            raise MethodError(f"{name} of a method must have the type that Method has", given=values[name], whose=whose)


_MISSING: Final = object()


def _member(given: object, name: str) -> object:
    try:
        return getattr(given, name)
    except Exception:  # noqa: BLE001  third-party code may raise anything
        return _MISSING
