"""METHODS, the one list of the library's methods, and the default method."""

from typing import Final

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import Evidence, Facts, Finding
from qpr_core.analysis.methods.mann_kendall import MannKendall
from qpr_core.analysis.methods.method import Method, check_members
from qpr_core.analysis.methods.regression import Regression, SeasonalRegression
from qpr_core.analysis.methods.shared_data import RollingRegression, YearToDateRegression
from qpr_core.analysis.methods.steps import LastPeriod, MeanOfPrevious, SamePeriodLastYear
from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.errors import MethodError, QprError
from qpr_core.model.indicators.basis import Basis, Coverage, Rolling
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.values.records import FrozenMapping

METHODS: Final[tuple[type[Method], ...]] = (
    Regression,
    RollingRegression,
    YearToDateRegression,
    SeasonalRegression,
    MannKendall,
    XmR,
    LastPeriod,
    SamePeriodLastYear,
    MeanOfPrevious,
    TravelRule,
)
"""The classes of the library's methods.

JSON, strategies, `compare_methods` and the documentation follow this list.
"""


DEFAULT_METHOD: Final = Regression()


def method_for(indicator: Indicator, method: Method | None, coverage: Coverage) -> Method:
    """Return the given method, or the default, adapted to figures that share data.

    A regression becomes the one that allows for the *coverage*. It stays as it is if it ignores overlap.

    >>> from qpr_core import Polarity
    >>> rate = Indicator(code="R1", name="Rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> method_for(rate, None, Rolling(4))
    RollingRegression(periods=4, window=12, level=0.05, minimum_points=5)
    >>> method_for(rate, None, Basis.YEAR_TO_DATE_RATE)
    YearToDateRegression(window=12, level=0.05, minimum_points=5)
    >>> method_for(rate, Regression(ignores_overlap=True), Rolling(4)).rule.name
    'ordinary least squares, two-sided t-test of the slope'

    Raises:
        MethodError: If *method* is not a `Method`.
    """
    chosen = DEFAULT_METHOD if method is None else method
    check_members(chosen, indicator.code)
    if coverage in {Basis.IN_PERIOD, Basis.YEAR_TO_DATE_TOTAL}:
        return chosen
    found = chosen.for_coverage(coverage)
    check_members(found, indicator.code)
    return found


def find_movement(method: Method, course: Course, whose: str) -> Finding:
    """Return the finding of a method in a *course*.

    A custom method may leave out the evidence. Then `Facts` without figures stand for it, so that texts quote its rule.

    Raises:
        MethodError: If a custom method fails, or does not return a `Finding`.
    """
    if type(method) in METHODS:
        return method.find(course)
    wanted = f"find of method {method.rule.name!r} must return a Finding"
    try:
        found: object = method.find(course)
    except QprError:
        raise
    except Exception as error:  # third-party code may raise anything
        raise MethodError(wanted, given=error, whose=whose) from error
    if not isinstance(found, Finding) or not isinstance(found.movement, Movement | NoDirection):
        raise MethodError(wanted, given=found, whose=whose)
    if not isinstance(found.evidence, Evidence | None):
        raise MethodError(
            f"evidence of method {method.rule.name!r} must be of a class of the library",
            given=found.evidence,
            whose=whose,
        )
    return found if found.evidence is not None else Finding(found.movement, Facts(FrozenMapping(())))


def coverage_of(indicator: Indicator, given: Frequency, reported: Frequency) -> Coverage:
    """Return the time that each figure covers, in *reported* periods.

    The results are *given* with their own frequency. Rolling months that are reported by the quarter overlap by
    quarters, and part of a quarter counts as a whole one. A year-to-date rate of a whole year covers its own period.

    >>> from qpr_core import Polarity
    >>> rate = Indicator(code="R1", name="Rate", polarity=Polarity.HIGHER_IS_BETTER, unit="%", basis=Rolling(12))
    >>> coverage_of(rate, Frequency.MONTHLY, Frequency.QUARTERLY), coverage_of(rate, Frequency.YEARLY, Frequency.YEARLY)
    (Rolling(periods=4), Rolling(periods=12))
    """
    if indicator.basis is Basis.YEAR_TO_DATE_RATE and reported is Frequency.YEARLY:
        return Basis.IN_PERIOD
    if not isinstance(indicator.basis, Rolling):
        return indicator.basis
    periods = -(-indicator.basis.periods * given.months // reported.months)
    return Basis.IN_PERIOD if periods == 1 else Rolling(periods)
