"""A result, the period it is the result of, and how firm it is; and how they are read."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias, TypeGuard

from qpr_core.errors import PeriodError, SeriesError, got
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.items import tuples_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import Choice, evolvable


class Status(Choice):
    """Whether a result is final, provisional, or was revised since it was first reported.

    >>> Status("provisional")
    Status.PROVISIONAL
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"

    @classmethod
    def weakest(cls, statuses: "Iterable[Status]") -> "Status":
        """Give the status of what is made of several: provisional if one of them is, or else revised if one is.

        >>> Status.weakest([Status.FINAL, Status.REVISED]), Status.weakest([Status.REVISED, Status.PROVISIONAL])
        (Status.REVISED, Status.PROVISIONAL)
        """
        found = set(statuses)
        return next((status for status in (cls.PROVISIONAL, cls.REVISED) if status in found), cls.FINAL)


Result: TypeAlias = Fraction | Ratio
"""What was measured: an exact figure, or two counts."""


Given: TypeAlias = Number | Ratio | None
"""What may be given for a result: a figure in any form, two counts, or nothing."""


Row: TypeAlias = tuple[Period | str, Given] | tuple[Period | str, Given, Status]
"""A period with its result, and with its status where that is not final; an `Observation` and a `Gap` are rows."""


@evolvable
class Observation(NamedTuple):
    """A result, the period it is the result of, and how firm it is.

    >>> from qpr_core import TimeSeries
    >>> TimeSeries({"Q1 2023/24": 84}).latest()
    Observation(period=Period.parse('Q1 2023/24'), result=Fraction(84, 1), status=Status.FINAL)
    """

    period: Period
    result: Result
    status: Status = Status.FINAL


@evolvable
class Gap(NamedTuple):
    """A period of a series that has no result; it unpacks into three parts, like an `Observation`.

    >>> from qpr_core import TimeSeries
    >>> [(str(period), result) for period, result, status in TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None})]
    [('Q1 2023/24', Fraction(84, 1)), ('Q2 2023/24', None)]
    """

    period: Period
    result: None = None
    status: Status = Status.FINAL


def is_result(given: Result | None) -> TypeGuard[Result]:
    """Tell whether there is a result: something is given, and it is not 0 of 0.

    >>> is_result(Fraction(0)), is_result(Ratio(0, 0)), is_result(None)
    (True, False, False)
    """
    return given is not None and not (isinstance(given, Ratio) and given.is_missing)


def read_rows(given: object, financial_year: FinancialYear) -> list[tuple[Period, object, Status | None]]:
    """Read the periods of a mapping or of rows, in the order of time, with what was given as result and status.

    Raises:
        SeriesError: If *given* is neither a mapping nor rows, if there is no period, or if a status is not a `Status`.
        PeriodError: If a name does not name a period.
    """
    rows = tuples_of(given)
    if rows is None:
        raise SeriesError(
            "series must be a mapping or pairs of period and result (or rows of period, result and status), "
            f"got {got(given)}"
        )
    read = [(read_period_of_series(row[0], financial_year), row[1], row[2:]) for row in rows]
    if not read:
        raise SeriesError("series must have at least one period (its result may be None), got nothing")
    return sorted(
        ((period, result, _status(third[0], period) if third else None) for period, result, third in read),
        key=lambda row: row[0].ordinal,
    )


def read_statuses(
    given: Mapping[str, Status] | Mapping[Period, Status],
    financial_year: FinancialYear,
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
        period = read_period_of_series(name, financial_year)
        if period in statuses:
            raise SeriesError(f"status of a result must be given once, got two for {period}")
        statuses[period] = _status(status, period)
    return statuses


def joined_statuses(rows: Mapping[Period, Status], named: Mapping[Period, Status]) -> dict[Period, Status]:
    """Return the statuses that rows have and those given by name; two for one period must be the same.

    Raises:
        SeriesError: If they differ.
    """
    for period, status in named.items():
        if rows.get(period, status) is not status:
            raise SeriesError(
                "status of a result must be the same in its row and in statuses (use with_result to change it), "
                f"got {rows[period]!r} and {status!r} for {period}"
            )
    return {**rows, **named}


def _status(given: object, period: Period) -> Status:
    return check_kind(given, Status, "status of a result", whose=period)


def read_period_of_series(given: object, financial_year: FinancialYear) -> Period:
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
