"""Observations: a result with its period and status, and how they are read."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias, TypeGuard

from qpr_core.errors import PeriodError, SeriesError
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.items import tuples_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, evolvable


class Status(Choice):
    """The status of a result: final, provisional, or revised since first reported.

    >>> Status("provisional")
    Status.PROVISIONAL
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"

    @classmethod
    def weakest(cls, statuses: "Iterable[Status]") -> "Status":
        """Return the status of a result that is made from several.

        It is provisional if one of them is, otherwise revised if one of them is.

        >>> Status.weakest([Status.FINAL, Status.REVISED]), Status.weakest([Status.REVISED, Status.PROVISIONAL])
        (Status.REVISED, Status.PROVISIONAL)
        """
        found = set(statuses)
        return next((status for status in (cls.PROVISIONAL, cls.REVISED) if status in found), cls.FINAL)


Result: TypeAlias = Fraction | Ratio
"""A result: an exact figure, or two counts."""


Given: TypeAlias = Number | Ratio | None
"""The types that can be given for a result; None for a missing one."""


GivenObservation: TypeAlias = tuple[Period | str, Given] | tuple[Period | str, Given, Status | str]
"""A period with its result, and optionally its status, like an `Observation`."""


@evolvable
class Observation(NamedTuple):
    """A result with its period and its status.

    >>> from qpr_core import TimeSeries
    >>> TimeSeries({"Q1 2023/24": 84}).latest()
    Observation(period=Period.parse('Q1 2023/24'), result=Fraction(84, 1), status=Status.FINAL)
    """

    period: Period
    result: Result
    status: Status = Status.FINAL


@evolvable
class Gap(NamedTuple):
    """A period of a series without a result.

    It unpacks into three parts, like an `Observation`.

    >>> from qpr_core import TimeSeries
    >>> [(str(period), result) for period, result, status in TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None})]
    [('Q1 2023/24', Fraction(84, 1)), ('Q2 2023/24', None)]
    """

    period: Period
    result: None = None
    status: Status = Status.FINAL


def is_result(given: Result | None) -> TypeGuard[Result]:
    """Return True if there is a result: it is neither None nor 0 out of 0.

    >>> is_result(Fraction(0)), is_result(Ratio(0, 0)), is_result(None)
    (True, False, False)
    """
    return given is not None and not (isinstance(given, Ratio) and given.is_missing)


def read_observations(given: object, financial_year: FinancialYear) -> list[tuple[Period, object, Status | None]]:
    """Read the periods of a series in the order of time.

    Each comes with its result as given, and with its status if it has one.

    Raises:
        SeriesError: If *given* is neither a mapping nor observations, if it is empty, or if a status is not a `Status`.
        PeriodError: If a name does not name a period.
    """
    observations = tuples_of(given)
    if observations is None:
        raise SeriesError(
            "series must be a mapping from period to result, pairs of them, or triples of period, result and status",
            given=given,
        )
    read = [(read_period_of_series(first, financial_year), result, rest) for first, result, *rest in observations]
    if not read:
        raise SeriesError("series must have at least one period (its result may be None)", shown="no periods")
    return sorted(
        ((period, result, _status(rest[0], period) if rest else None) for period, result, rest in read),
        key=lambda observation: observation[0].ordinal,
    )


def read_statuses(
    given: Mapping[str, Status | str] | Mapping[Period, Status | str],
    financial_year: FinancialYear,
) -> dict[Period, Status]:
    """Read the statuses of the results of some periods.

    Raises:
        SeriesError: If *given* is not a mapping, or a value is not a `Status`.
        PeriodError: If a key does not name a period.
    """
    if not isinstance(given, Mapping):
        raise SeriesError("statuses must be a mapping from period to Status", given=given)
    statuses: dict[Period, Status] = {}
    for name, status in given.items():
        period = read_period_of_series(name, financial_year)
        if period in statuses:
            raise SeriesError("status of a result must be given once", shown=f"two for {period}")
        statuses[period] = _status(status, period)
    return statuses


def joined_statuses(of_observations: Mapping[Period, Status], named: Mapping[Period, Status]) -> dict[Period, Status]:
    """Join the statuses of observations with those given by name.

    Raises:
        SeriesError: If a period has two different statuses.
    """
    for period, status in named.items():
        if of_observations.get(period, status) is not status:
            raise SeriesError(
                "status of a result must be the same with its result and in statuses (use with_result to change it)",
                shown=f"{of_observations[period]!r} and {status!r} for {period}",
            )
    return {**of_observations, **named}


def _status(given: object, period: Period) -> Status:
    return check_kind(given, Status, "status of a result", whose=period)


def read_period_of_series(given: object, financial_year: FinancialYear) -> Period:
    """Read the period of a result.

    Raises:
        PeriodError: If *given* is neither a period nor the name of one.
    """
    if not isinstance(given, Period | str):
        raise PeriodError("period of a series must be a Period or the name of one", given=given)
    return as_period(given, financial_year, whose="series")


def check_periods(periods: tuple[Period, ...]) -> None:
    """Check that *periods* in the order of time make a series.

    Raises:
        SeriesError: If two are the same, or if they differ in length or overlap.
    """
    first = periods[0]
    for before, period in pairwise(periods):
        if period.frequency is not first.frequency:
            raise SeriesError(
                "series must have periods of the same length",
                shown=f"a {first.frequency.noun} ({first}) and a {period.frequency.noun}",
                whose=period,
            )
        if period == before:
            raise SeriesError("series must have one result for a period", shown=f"two for {period}")
        if (period.ordinal - first.ordinal) % first.frequency.months:
            raise SeriesError("periods of a series must not overlap", shown=f"{first} and {period}")


def read_result(period: Period, given: object) -> Result | None:
    """Read the result of a *period*.

    Raises:
        FigureError: If *given* is not a figure. The error names the period.
    """
    return given if given is None or isinstance(given, Ratio) else exact(given, period)
