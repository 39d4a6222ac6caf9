"""TravelRule: a custom method, a named, versioned function of a series of points."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Facts, Finding
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import check_whole, check_window
from qpr_core.errors import FigureError, MethodError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.names import Rule, check_name
from qpr_core.model.values.records import FrozenMapping, shown

Decision: TypeAlias = Movement | NoDirection | tuple[Movement | NoDirection, Mapping[str, Number]]
"""The answer of a function: a movement or a reason, alone or with figures by name."""


@explains_calls
@frozen(kw_only=True, repr=False)
class TravelRule:
    """A custom method: a named, versioned function that gives a course a movement.

    The function decides whether the figures go up or down. The polarity decides whether that is better or worse.

    >>> def two_in_a_row(course: Course) -> Movement:
    ...     older, middle, newest = course.heights
    ...     return Movement.UP if older < middle < newest else (
    ...         Movement.DOWN if older > middle > newest else Movement.UNCHANGED)
    >>> method = TravelRule(name="two in a row", version=1, decide=two_in_a_row, window=3, minimum_points=3)
    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.LOWER_IS_BETTER, unit="%")
    >>> falling = TimeSeries({"Q1 2023/24": 9, "Q2 2023/24": 8, "Q3 2023/24": 7})
    >>> direction_of_travel(calls, falling, "Q3 2023/24", method=method).direction
    Direction.POSITIVE

    Args:
        name: The name that answers quote.
        version: 1 or more. Give it a new version when its answer to any course changes.
        decide: The function. It must be pure: the same course always has the same answer. It returns a `Movement`, or
            a `NoDirection` if it is unknown. It may return a pair: that, and a mapping of figures by name as evidence.
        window: How many of the latest results the function gets. If None, all of them.
        minimum_points: With fewer results, the function is not called. 1 or more.

    Raises:
        MethodError: If one of them has the wrong type or value.
    """

    name: str
    version: int
    decide: Callable[[Course], Decision] = field(repr=lambda function: getattr(function, "__name__", "function"))
    window: int | None = 12
    minimum_points: int = 5

    recalculated_from = ()
    allows_for_overlap = False
    allows_totals = False
    window_for = one_window
    for_coverage = Method.for_coverage

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check the parts."""
        check_name(self.name, "name of a method", MethodError)
        check_whole("version", self.version, 1)
        check_window(self.window, self.minimum_points, least=1)
        if not callable(self.decide):
            raise MethodError("decide must be a function from a Course to a Movement", given=self.decide)

    @property
    def rule(self) -> Rule:
        """The name and the version, as answers quote them."""
        return Rule(self.name, self.version)

    def find(self, course: Course) -> Finding:
        """Return the movement that the function gives a *course*.

        Raises:
            MethodError: If the function raises, or returns something else.
        """
        wanted = f"method {self.name!r} must return a Movement or a NoDirection, alone or with figures by name"
        try:
            decision = self.decide(course)
        except Exception as error:  # third-party code may raise anything
            raise MethodError(wanted, given=error) from error
        movement, figures = decision if isinstance(decision, tuple) and len(decision) == 2 else (decision, {})
        if not isinstance(movement, Movement | NoDirection) or not isinstance(figures, Mapping):
            raise MethodError(wanted, given=decision)
        return Finding(movement, Facts(FrozenMapping(self._read(name, figure) for name, figure in figures.items())))

    def movements_without(self, course: Course) -> list[Movement | NoDirection]:
        """Return the movement without each of the points, if enough are left."""
        if len(course) <= self.minimum_points:
            return [NoDirection.TOO_FEW_POINTS] * len(course)
        return Method.movements_without(self, course)

    def _read(self, name: object, figure: Number) -> tuple[str, Fraction]:
        try:
            return check_name(name, "name of a figure", MethodError), exact(figure, name)
        except FigureError as error:
            raise error.as_part_of(MethodError, f"figures of method {self.name!r} must be numbers") from error
