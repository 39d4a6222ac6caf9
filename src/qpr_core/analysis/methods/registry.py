"""The methods together: which there are, which is used where none is named, and what is asked of each."""

from typing import Final, TypeAlias

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.mann_kendall import MannKendall
from qpr_core.analysis.methods.regression import Regression, RollingRegression, SeasonalRegression, rolling
from qpr_core.analysis.methods.steps import LastPeriod, MeanOfPrevious, SamePeriodLastYear
from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.errors import MethodError, got
from qpr_core.model.indicators.basis import Rolling
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.period import Frequency, Period

Method: TypeAlias = (
    Regression
    | RollingRegression
    | SeasonalRegression
    | LastPeriod
    | SamePeriodLastYear
    | MeanOfPrevious
    | MannKendall
    | XmR
    | TravelRule
)
"""How a direction of travel is found."""


USUAL: Final = Regression()


def method_for(indicator: Indicator, method: Method | None, overlap: int) -> Method:
    """Give the method by which the direction of an indicator is found: the one given, or the usual one.

    A regression over figures of which each covers several periods becomes the one that knows how they overlap, unless
    it refuses that.

    >>> from qpr_core import Polarity
    >>> rate = Indicator(code="R1", name="Rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> method_for(rate, None, overlap=4)
    RollingRegression(periods=4, window=12, level=0.05, minimum_points=5)
    >>> method_for(rate, Regression(ignores_overlap=True), overlap=4).rule.name
    'ordinary least squares, two-sided t-test of the slope'

    Raises:
        MethodError: if *method* is none.
    """
    chosen = USUAL if method is None else method
    require_method(chosen, indicator.code)
    if isinstance(chosen, Regression) and overlap > 1 and not chosen.ignores_overlap:
        return rolling(chosen, overlap)
    return chosen


def require_method(given: object, whose: str) -> None:
    """Take a method and nothing else.

    Raises:
        MethodError: if *given* is none.
    """
    if not isinstance(given, Method):
        raise MethodError(f"method must be one of the library's or a TravelRule, got {got(given)} ({whose})")


def overlap_of(indicator: Indicator, given: Frequency, reported: Frequency) -> int:
    """Say how many periods each figure covers, in those that are *reported*, of an indicator whose results are *given*.

    Rolling months that are reported by the quarter overlap by quarters; a part of one counts as a whole one.

    >>> from qpr_core import Polarity
    >>> rate = Indicator(code="R1", name="Rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%", basis=Rolling(12))
    >>> overlap_of(rate, Frequency.MONTHLY, Frequency.QUARTERLY), overlap_of(rate, Frequency.MONTHLY, Frequency.MONTHLY)
    (4, 12)
    """
    if not isinstance(indicator.basis, Rolling):
        return 1
    return -(-indicator.basis.periods * given.months // reported.months)


def window_of(method: Method, frequency: Frequency) -> int | None:
    """Give how many of the latest results a method looks at, of a series of that *frequency*.

    >>> window_of(SeasonalRegression(), Frequency.QUARTERLY), window_of(Regression(), Frequency.MONTHLY)
    (20, 12)
    """
    return method.window_for(frequency) if isinstance(method, SeasonalRegression) else method.window


def recalculations_of(method: Method) -> tuple[Period, ...]:
    """Give the periods from which a method begins anew.

    >>> recalculations_of(XmR(recalculated_from=["Q1 2023/24"])), recalculations_of(LastPeriod())
    ((Period.parse('Q1 2023/24'),), ())
    """
    return method.recalculated_from if isinstance(method, XmR) else ()


def movements_without(method: Method, course: Course) -> list[Movement | NoDirection]:
    """Say what a method would find without each of the points of a course.

    >>> from fractions import Fraction
    >>> from qpr_core import Period
    >>> from qpr_core.methods import Point
    >>> points = tuple(Point(Period.parse("Q1 2023/24").shift(place), Fraction(place)) for place in range(3))
    >>> movements_without(LastPeriod(), Course(points=points))
    [Movement.UP, NoDirection.GAP, Movement.UP]
    """
    if isinstance(method, Regression | SeasonalRegression | XmR):
        return method.movements_without(course)
    if isinstance(method, TravelRule) and len(course) <= method.minimum_points:
        return [NoDirection.TOO_FEW_POINTS] * len(course)
    return [method.find(course.without(place)).movement for place in range(len(course))]
