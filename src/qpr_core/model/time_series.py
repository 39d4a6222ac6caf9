"""The results of one indicator over time, with their gaps."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from attrs import field, frozen

from qpr_core.errors import FigureError, PeriodError, SeriesError, got
from qpr_core.model.aggregation import Aggregation
from qpr_core.model.figures import Number, as_code, exact
from qpr_core.model.financial_year import APRIL, FinancialYear, require_financial_year
from qpr_core.model.frequency import Frequency
from qpr_core.model.pairs import pairs_of
from qpr_core.model.period import Period, as_period
from qpr_core.model.ratio import Ratio

Result: TypeAlias = Fraction | Ratio
"""What was measured: an exact figure, or two counts."""

Given: TypeAlias = Number | Ratio | None
"""What may be given for a result: a figure in any form, two counts, or nothing."""


class Observation(NamedTuple):
    """A result and the period it is the result of.

    >>> TimeSeries({"Q1 2023/24": 84}).latest()
    Observation(period=Period.parse('Q1 2023/24'), result=Fraction(84, 1))
    """

    period: Period
    result: Result


@frozen(init=False, repr=False)
class TimeSeries:
    """The results of one indicator, a period each, in the order of time.

    It is made from a mapping or from pairs, in any order, of periods (or their names) and results. A result
    is a number, a `Ratio` of two counts, or `None` for a period that has no result: a gap, which stays one.
    All periods have the same length.

    >>> results = TimeSeries({"Q3 2023/24": 85, "Q1 2023/24": Ratio(74, 125), "Q2 2023/24": None})
    >>> results
    TimeSeries({'Q1 2023/24': Ratio(numerator=74, denominator=125), 'Q2 2023/24': None, 'Q3 2023/24': 85})
    >>> results.latest("Q2 2023/24").period
    Period.parse('Q1 2023/24')

    Args:
        given: periods and results; pairs may be of any iterable kind.
        financial_year: when the year begins that the names of periods speak of, here and wherever the series is
            asked for a period by its name. It is no part of what the series is: the periods are facts of the calendar.

    Raises:
        SeriesError: if there is no period at all, if two are the same, if they differ in length or overlap.
        PeriodError: if a name names no period.
        FigureError: if a result is no figure; the error names its period.
    """

    _periods: tuple[Period, ...]
    _results: tuple[Result | None, ...]
    _ordinals: tuple[int, ...] = field(eq=False)
    _observations: tuple[Observation, ...] = field(eq=False)
    _observed: tuple[int, ...] = field(eq=False)
    financial_year: FinancialYear = field(eq=False)

    def __init__(
        self,
        given: Mapping[str, Given] | Mapping[Period, Given] | Iterable[tuple[Period | str, Given]],
        *,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read the observations, put them in order and check that they make a series."""
        require_financial_year(financial_year)
        pairs = pairs_of(given)
        if pairs is None:
            raise SeriesError(f"series must be a mapping or pairs of period and result, got {got(given)}")
        read = [(_read_period(period, financial_year), result) for period, result in pairs]
        if not read:
            raise SeriesError("series must have at least one period (its result may be None), got nothing")
        read.sort(key=lambda pair: pair[0].ordinal)
        periods = tuple(period for period, _ in read)
        _check(periods)
        results = tuple(_read_result(period, result) for period, result in read)
        observations = tuple(
            Observation(period, result)
            for period, result in zip(periods, results, strict=True)
            if result is not None and not (isinstance(result, Ratio) and result.is_missing)
        )
        self.__attrs_init__(
            periods,
            results,
            tuple(period.ordinal for period in periods),
            observations,
            tuple(observation.period.ordinal for observation in observations),
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

        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": Ratio(0, 0), "Q3 2023/24": 78}).observations()
        (Observation(period=Period.parse('Q1 2023/24'), result=Fraction(80, 1)), \
Observation(period=Period.parse('Q3 2023/24'), result=Fraction(78, 1)))

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
        part = zip(self._periods[begin:end], self._results[begin:end], strict=True)
        return TimeSeries(part, financial_year=self.financial_year)

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
        made = [
            (quarter, aggregation.combine([self[quarter.first_month.shift(step)] for step in range(3)]))
            for quarter in sorted(quarters)
        ]
        return TimeSeries(made, financial_year=year)

    def shift(self, periods: int) -> "TimeSeries":
        """Give the same results, each so many *periods* later.

        >>> TimeSeries({"Q1 2023/24": 80}).shift(4)
        TimeSeries({'Q1 2024/25': 80})

        Raises:
            PeriodError: if *periods* is no whole number, or the calendar ends before.
        """
        shifted = ((period.shift(periods), result) for period, result in self)
        return TimeSeries(shifted, financial_year=self.financial_year)

    def __repr__(self) -> str:
        """Show the code that makes this series."""
        items = (
            f"{period.format(financial_year=self.financial_year)!r}: "
            f"{as_code(result) if isinstance(result, Fraction) else repr(result)}"
            for period, result in self
        )
        year = "" if self.financial_year == APRIL else f", financial_year={self.financial_year!r}"
        return f"TimeSeries({{{', '.join(items)}}}{year})"

    def _asked(self, period: Period | str) -> Period:
        wanted = as_period(period, self.financial_year, whose="series")
        if wanted.frequency is not self.frequency or (wanted.ordinal - self._ordinals[0]) % self.frequency.months:
            raise SeriesError(
                f"period must be one of a series of {self.frequency.noun}s like {self.first}, got {wanted}"
            )
        return wanted


def _read_period(given: object, financial_year: FinancialYear) -> Period:
    if not isinstance(given, Period | str):
        raise PeriodError(f"period of a series must be a Period or the name of one, got {got(given)}")
    return as_period(given, financial_year, whose="series")


def _check(periods: tuple[Period, ...]) -> None:
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


def _read_result(period: Period, given: object) -> Result | None:
    if given is None or isinstance(given, Ratio):
        return given
    try:
        return exact(given, "result")
    except FigureError:
        return exact(given, f"result of {period}")
