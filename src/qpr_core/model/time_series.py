"""The results of one indicator over time, with their gaps."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from qpr_core.errors import SeriesError, got
from qpr_core.model.aggregation import Aggregation
from qpr_core.model.figures import as_code
from qpr_core.model.financial_year import APRIL, FinancialYear, require_financial_year
from qpr_core.model.frequency import Frequency
from qpr_core.model.frozen_mapping import FrozenMapping
from qpr_core.model.observation import (
    Given,
    Observation,
    Result,
    check_periods,
    is_result,
    read_period,
    read_result,
    read_statuses,
)
from qpr_core.model.pairs import pairs_of
from qpr_core.model.period import Period, as_period
from qpr_core.model.status import Status


@frozen(init=False, repr=False)
class TimeSeries:
    """The results of one indicator, a period each, in the order of time.

    It is made from a mapping or from pairs, in any order, of periods (or their names) and results. A result
    is a number, a `Ratio` of two counts, or `None` for a period that has no result: a gap, which stays one.
    All periods have the same length.

    >>> from qpr_core import Ratio
    >>> results = TimeSeries({"Q3 2023/24": 85, "Q1 2023/24": Ratio(74, 125), "Q2 2023/24": None})
    >>> results
    TimeSeries({'Q1 2023/24': Ratio(numerator=74, denominator=125), 'Q2 2023/24': None, 'Q3 2023/24': 85})
    >>> results.latest("Q2 2023/24").period
    Period.parse('Q1 2023/24')

    Args:
        given: periods and results; pairs may be of any iterable kind.
        financial_year: when the year begins that the names of periods speak of, here and wherever the series is
            asked for a period by its name. It is no part of what the series is: the periods are facts of the calendar.
        statuses: how firm the results of some periods are; all others are final.

    Raises:
        SeriesError: if there is no period at all, if two are the same, if they differ in length or overlap, or if there
            is a status for a period that has no result.
        PeriodError: if a name names no period.
        FigureError: if a result is no figure; the error names its period.
    """

    _periods: tuple[Period, ...]
    _results: tuple[Result | None, ...]
    _ordinals: tuple[int, ...] = field(eq=False)
    _observations: tuple[Observation, ...] = field(eq=False)
    _observed: tuple[int, ...] = field(eq=False)
    statuses: FrozenMapping[Period, Status]
    financial_year: FinancialYear = field(eq=False)

    def __init__(
        self,
        given: Mapping[str, Given] | Mapping[Period, Given] | Iterable[tuple[Period | str, Given]],
        *,
        statuses: Mapping[str, Status] | Mapping[Period, Status] | None = None,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read the observations, put them in order and check that they make a series."""
        require_financial_year(financial_year)
        pairs = pairs_of(given)
        if pairs is None:
            raise SeriesError(f"series must be a mapping or pairs of period and result, got {got(given)}")
        read = [(read_period(period, financial_year), result) for period, result in pairs]
        if not read:
            raise SeriesError("series must have at least one period (its result may be None), got nothing")
        read.sort(key=lambda pair: pair[0].ordinal)
        periods = tuple(period for period, _ in read)
        check_periods(periods)
        results = tuple(read_result(period, result) for period, result in read)
        firm = {} if statuses is None else read_statuses(statuses, financial_year)
        observations = tuple(
            Observation(period, result, firm.pop(period, Status.FINAL))
            for period, result in zip(periods, results, strict=True)
            if is_result(result)
        )
        if firm:
            raise SeriesError(f"status must be that of a result, got one for {next(iter(firm))}, which has none")
        self.__attrs_init__(
            periods,
            results,
            tuple(period.ordinal for period in periods),
            observations,
            tuple(observation.period.ordinal for observation in observations),
            FrozenMapping({each.period: each.status for each in observations if each.status is not Status.FINAL}),
            financial_year,
        )

    @property
    def frequency(self) -> Frequency:
        """The length of each period."""
        return self._periods[0].frequency

    @property
    def first(self) -> Period:
        """The first period that was given."""
        return self._periods[0]

    @property
    def last(self) -> Period:
        """The last period that was given."""
        return self._periods[-1]

    def __len__(self) -> int:
        """Count the periods that were given, those without a result included."""
        return len(self._periods)

    def __iter__(self) -> Iterator[tuple[Period, Result | None]]:
        """Go through the periods that were given and their results, in the order of time."""
        return iter(zip(self._periods, self._results, strict=True))

    def __getitem__(self, period: Period | str) -> Result | None:
        """Give the result of *period*, `None` if it has none.

        >>> TimeSeries({"Q1 2023/24": 80})["Q2 2023/24"] is None
        True

        Raises:
            SeriesError: if *period* is not of the series' length.
            PeriodError: if it is no period.
        """
        wanted = self._asked(period)
        place = bisect_left(self._ordinals, wanted.ordinal)
        return self._results[place] if place < len(self) and self._periods[place] == wanted else None

    def observations(self, until: Period | str | None = None, *, most: int | None = None) -> tuple[Observation, ...]:
        """Give the periods that have a result, in the order of time; 0 of 0 is none.

        >>> from qpr_core import Ratio
        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": Ratio(0, 0), "Q3 2023/24": 78}).observations()
        (Observation(period=Period.parse('Q1 2023/24'), result=Fraction(80, 1), status=Status.FINAL), \
Observation(period=Period.parse('Q3 2023/24'), result=Fraction(78, 1), status=Status.FINAL))

        Args:
            until: the last period to look at, included; the end of the series if not given.
            most: how many at the most, the latest; all if not given.

        Raises:
            SeriesError: if *until* is not of the series' length, or *most* is no whole number of 1 or more.
            PeriodError: if *until* is no period.
        """
        if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 1):
            raise SeriesError(f"most must be a whole number of 1 or more, got {got(most)}")
        end = len(self._observed) if until is None else bisect_right(self._observed, self._asked(until).ordinal)
        return self._observations[0 if most is None else max(0, end - most) : end]

    def latest(self, until: Period | str | None = None) -> Observation | None:
        """Give the latest result up to a period, that period included; `None` if there is none.

        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": None}).latest("Q2 2023/24").period
        Period.parse('Q1 2023/24')

        Raises:
            SeriesError: if *until* is not of the series' length.
            PeriodError: if it is no period.
        """
        found = self.observations(until, most=1)
        return found[0] if found else None

    def between(self, first: Period | str | None = None, last: Period | str | None = None) -> "TimeSeries":
        """Give the part of the series from *first* to *last*, both included.

        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 78, "Q3 2023/24": 81}).between(last="Q2 2023/24")
        TimeSeries({'Q1 2023/24': 80, 'Q2 2023/24': 78})

        Raises:
            SeriesError: if nothing lies between, or a period is not of the series' length.
            PeriodError: if one is no period.
        """
        begin = 0 if first is None else bisect_left(self._ordinals, self._asked(first).ordinal)
        end = len(self) if last is None else bisect_right(self._ordinals, self._asked(last).ordinal)
        if begin >= end:
            raise SeriesError(
                f"part of a series must contain a period that was given ({self.first} to {self.last}), "
                f"got {first or self.first} to {last or self.last}"
            )
        part = dict(zip(self._periods[begin:end], self._results[begin:end], strict=True))
        statuses = {period: status for period, status in self.statuses.items() if period in part}
        return TimeSeries(part, statuses=statuses, financial_year=self.financial_year)

    def by_quarter(self, aggregation: Aggregation, *, financial_year: FinancialYear | None = None) -> "TimeSeries":
        """Give the results of the quarters that the months of the series make.

        >>> months = TimeSeries({"April 2023": 5, "May 2023": 6, "June 2023": 7})
        >>> months.by_quarter(Aggregation.MEAN), months.by_quarter(Aggregation.LAST_MONTH)
        (TimeSeries({'Q1 2023/24': 6}), TimeSeries({'Q1 2023/24': 7}))

        Args:
            aggregation: how three months make a quarter; a quarter that lacks what it needs has no result.
            financial_year: whose quarters; that of the series if not given.

        Raises:
            SeriesError: if the series is not of months, *aggregation* is none, or it does not fit the results.
            PeriodError: if *financial_year* is none.
        """
        if self.frequency is not Frequency.MONTHLY:
            raise SeriesError(f"series must be of months to make quarters, got {self.frequency.noun}s ({self.first})")
        if not isinstance(aggregation, Aggregation):
            raise SeriesError(f"aggregation must be an Aggregation, got {got(aggregation)}")
        year = self.financial_year if financial_year is None else require_financial_year(financial_year)
        quarters = {Period.containing(period.first_day, Frequency.QUARTERLY, financial_year=year) for period, _ in self}
        made: dict[Period, Result | None] = {}
        statuses: dict[Period, Status] = {}
        for quarter in sorted(quarters):
            months = [quarter.first_month.shift(step) for step in range(3)]
            made[quarter] = aggregation.combine([self[month] for month in months])
            told = months[-1:] if aggregation is Aggregation.LAST_MONTH else months
            status = Status.weakest(self.statuses.get(month, Status.FINAL) for month in told)
            if status is not Status.FINAL and is_result(made[quarter]):
                statuses[quarter] = status
        return TimeSeries(made, statuses=statuses, financial_year=year)

    def shift(self, periods: int) -> "TimeSeries":
        """Give the same results, each so many *periods* later.

        >>> TimeSeries({"Q1 2023/24": 80}).shift(4)
        TimeSeries({'Q1 2024/25': 80})

        Raises:
            PeriodError: if *periods* is no whole number, or the calendar ends before.
        """
        shifted = ((period.shift(periods), result) for period, result in self)
        statuses = {period.shift(periods): status for period, status in self.statuses.items()}
        return TimeSeries(shifted, statuses=statuses, financial_year=self.financial_year)

    def __repr__(self) -> str:
        """Show the code that makes this series."""
        items = (
            f"{period.format(financial_year=self.financial_year)!r}: "
            f"{as_code(result) if isinstance(result, Fraction) else repr(result)}"
            for period, result in self
        )
        firm = ", ".join(
            f"{period.format(financial_year=self.financial_year)!r}: {status!r}"
            for period, status in self.statuses.items()
        )
        statuses = f", statuses={{{firm}}}" if firm else ""
        year = "" if self.financial_year == APRIL else f", financial_year={self.financial_year!r}"
        return f"TimeSeries({{{', '.join(items)}}}{statuses}{year})"

    def _asked(self, period: Period | str) -> Period:
        wanted = as_period(period, self.financial_year, whose="series")
        if wanted.frequency is not self.frequency or (wanted.ordinal - self._ordinals[0]) % self.frequency.months:
            raise SeriesError(
                f"period must be one of a series of {self.frequency.noun}s like {self.first}, got {wanted}"
            )
        return wanted
