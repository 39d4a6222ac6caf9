"""compare_methods: the direction of one indicator by several methods."""

from collections.abc import Iterable
from inspect import Parameter, signature
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import METHODS
from qpr_core.analysis.methods.shared_data import YearToDateRegression
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.errors import MethodError
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import shown
from qpr_core.notebook import ShowsItself

COMPARED: Final[tuple[Method, ...]] = tuple(
    kind()
    for kind in METHODS
    if kind is not YearToDateRegression
    and all(parameter.default is not Parameter.empty for parameter in signature(kind).parameters.values())
)
"""One of each kind of method that needs no arguments.

A `Regression` becomes a `YearToDateRegression` where figures need it.
"""


@frozen(kw_only=True, repr=False)
class MethodComparison(ShowsItself):
    """The direction of an indicator by each of several methods, in the given order.

    >>> from qpr_core import Polarity
    >>> from qpr_core.methods import LastPeriod, MeanOfPrevious
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 84, "Q3 2023/24": 83})
    >>> compared = compare_methods(calls, results, "Q3 2023/24", methods=[LastPeriod(), MeanOfPrevious(results=2)])
    >>> [answer.direction for answer in compared.answers], compared.agree
    ([Direction.NEGATIVE, Direction.POSITIVE], False)
    """

    indicator: Indicator = field(repr=code_of)
    period: Period
    answers: tuple[DirectionOfTravel, ...]

    __repr__ = shown

    @property
    def directions(self) -> tuple[Direction, ...]:
        """The directions that the methods find, best first; may be empty."""
        given = [answer.direction for answer in self.answers]
        return tuple(direction for direction in Direction if direction in given)

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""
        return any(answer.unverified for answer in self.answers)

    @property
    def agree(self) -> bool:
        """Whether all methods that have an answer have the same one."""
        return len(self.directions) <= 1


def compare_methods(
    indicator: Indicator, series: TimeSeries, at: Period | str, *, methods: Iterable[Method] | None = None
) -> MethodComparison:
    """Return the direction of travel by several methods.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2022/23": 86, "Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81,
    ...                       "Q1 2023/24": 80, "Q2 2023/24": 78})
    >>> compared = compare_methods(calls, results, "Q2 2023/24")
    >>> {answer.direction for answer in compared.answers if type(answer.method).__name__ == "XmR"}, compared.agree
    ({NoDirection.TOO_FEW_POINTS}, True)

    Args:
        indicator: The indicator.
        series: Its results.
        at: The last period to look at, as in `direction_of_travel`.
        methods: The methods. Defaults to one of each kind that needs no arguments.

    Raises:
        MethodError: If there is no method, or one of them is not a `Method`.
        SeriesError, PeriodError, FigureError: As in `direction_of_travel`.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    chosen = COMPARED if methods is None else items_of(methods)
    if not chosen:
        raise MethodError("methods must be one method or more", given=methods, whose=indicator.code)
    answers = tuple(direction_of_travel(indicator, series, period, method=method) for method in chosen)
    return MethodComparison(indicator=indicator, period=period, answers=answers)
