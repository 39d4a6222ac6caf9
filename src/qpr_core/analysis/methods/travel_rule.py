"""A method of one's own: a function from a course to a movement, with a name and a version."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Facts, Finding
from qpr_core.analysis.methods.method import Method, one_window
from qpr_core.analysis.methods.parameters import require_whole, require_window
from qpr_core.errors import FigureError, MethodError, got
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.names import Rule, check_name
from qpr_core.model.values.records import FrozenMapping, shown

Told: TypeAlias = Movement | NoDirection | tuple[Movement | NoDirection, Mapping[str, Number]]
"""What a function may tell: which way the points go, alone or with the figures that say so, by name."""


@frozen(kw_only=True, repr=False)
class TravelRule:
    """A method of one's own: a function that says which way a course goes, with a name and a version to quote.

    The function says what the figures do; whether that is better or worse is for the polarity to say.

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
        name: by which answers quote it.
        version: 1 or more; another one whenever the function gives another answer to some course.
        decide: the function; pure, so that the same course always has the same answer. It gives a `Movement`, or an
            `NoDirection` where it cannot say, or a pair of that and a mapping of figures by name that say why.
        window: how many of the latest results it is shown; `None` for all.
        minimum_points: with fewer results it is not asked; 1 or more.

    Raises:
        MethodError: if one of these is not what it has to be.
    """

    name: str
    version: int
    decide: Callable[[Course], Told] = field(repr=lambda function: getattr(function, "__name__", "function"))
    window: int | None = 12
    minimum_points: int = 5

    recalculated_from = ()
    allows_for_overlap = False
    allows_totals = False
    window_for = one_window
    for_overlap = Method.for_overlap

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse what is no method."""
        check_name(self.name, "name of a method", MethodError)
        require_whole("version", self.version, 1)
        require_window(self.window, self.minimum_points, least=1)
        if not callable(self.decide):
            raise MethodError(f"decide must be a function from a Course to a Movement, got {got(self.decide)}")

    @property
    def rule(self) -> Rule:
        """The name and the version, as answers quote them."""
        return Rule(self.name, self.version)

    def find(self, course: Course) -> Finding:
        """Ask the function about a *course*.

        Raises:
            MethodError: if it raises, or gives something else.
        """
        wanted = f"method {self.name!r} must give a Movement or a NoDirection, alone or with figures by name"
        try:
            told = self.decide(course)
        except Exception as error:  # a stranger's function may raise anything; the error says whose it was
            raise MethodError(f"{wanted}, got {got(error)}") from error
        movement, figures = told if isinstance(told, tuple) and len(told) == 2 else (told, {})
        if not isinstance(movement, Movement | NoDirection) or not isinstance(figures, Mapping):
            raise MethodError(f"{wanted}, got {got(told)}")
        return Finding(movement, Facts(FrozenMapping(self._read(name, figure) for name, figure in figures.items())))

    def movements_without(self, course: Course) -> list[Movement | NoDirection]:
        """Return what the function would find without each of the points; it is not called with too few."""
        if len(course) <= self.minimum_points:
            return [NoDirection.TOO_FEW_POINTS] * len(course)
        return Method.movements_without(self, course)

    def _read(self, name: object, figure: Number) -> tuple[str, Fraction]:
        try:
            return check_name(name, "name of a figure", MethodError), exact(figure, name)
        except FigureError as error:
            raise MethodError(f"figures of method {self.name!r} must be numbers: {error}") from error
