"""A result, the period it is the result of, and how firm it is; and how they are read."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias, TypeGuard

from qpr_core.errors import PeriodError, SeriesError, got
from qpr_core.model.figures import Number, exact
from qpr_core.model.financial_year import FinancialYear
from qpr_core.model.period import Period, as_period
from qpr_core.model.ratio import Ratio
from qpr_core.model.status import Status

Result: TypeAlias = Fraction | Ratio
"""What was measured: an exact figure, or two counts."""

Given: TypeAlias = Number | Ratio | None
"""What may be given for a result: a figure in any form, two counts, or nothing."""


class Observation(NamedTuple):
    """A result, the period it is the result of, and how firm it is.

    >>> from qpr_core import TimeSeries
    >>> TimeSeries({"Q1 2023/24": 84}).latest()
    Observation(period=Period.parse('Q1 2023/24'), result=Fraction(84, 1), status=Status.FINAL)
    """

    period: Period
    result: Result
    status: Status = Status.FINAL


def is_result(given: Result | None) -> TypeGuard[Result]:
    """Tell whether there is a result: something is given, and it is not 0 of 0.

    >>> is_result(Fraction(0)), is_result(Ratio(0, 0)), is_result(None)
    (True, False, False)
    """
    return given is not None and not (isinstance(given, Ratio) and given.is_missing)


def read_statuses(
    given: Mapping[str, Status] | Mapping[Period, Status], financial_year: FinancialYear
) -> dict[Period, Status]:
    """Read how firm the results of some periods are.

    Raises:
        SeriesError: if they are no mapping to statuses.
        PeriodError: if one of them is of no period.
    """
    if not isinstance(given, Mapping):
        raise SeriesError(f"statuses must be a mapping from period to Status, got {got(given)}")
    statuses: dict[Period, Status] = {}
    for name, status in given.items():
        period = read_period(name, financial_year)
        if not isinstance(status, Status):
            raise SeriesError(f"status of a result must be a Status, got {got(status)} ({period})")
        if period in statuses:
            raise SeriesError(f"status of a result must be given once, got two for {period}")
        statuses[period] = status
    return statuses


def read_period(given: object, financial_year: FinancialYear) -> Period:
    """Read the period of a result.

    Raises:
        PeriodError: if it is none.
    """
    if not isinstance(given, Period | str):
        raise PeriodError(f"period of a series must be a Period or the name of one, got {got(given)}")
    return as_period(given, financial_year, whose="series")


def check_periods(periods: tuple[Period, ...]) -> None:
    """Check that periods in the order of time make a series.

    Raises:
        SeriesError: if two are the same, or if they differ in length or overlap.
    """
    first = periods[0]
    for before, period in pairwise(periods):
        if period.frequency is not first.frequency:
            raise SeriesError(
                "series must have periods of one length, "
                f"got a {first.frequency.noun} ({first}) and a {period.frequency.noun} ({period})"
            )
        if period == before:
            raise SeriesError(f"series must have one result for a period, got two for {period}")
        if (period.ordinal - first.ordinal) % first.frequency.months:
            raise SeriesError(f"periods of a series must follow one another without overlap, got {first} and {period}")


def read_result(period: Period, given: object) -> Result | None:
    """Read what was measured in a *period*.

    Raises:
        FigureError: if it is no figure; the error names the period.
    """
    return given if given is None or isinstance(given, Ratio) else exact(given, period)
