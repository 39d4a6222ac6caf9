"""TimeSeries: the results of one indicator over time, with gaps."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from attrs import Factory, field, frozen

from qpr_core.errors import SeriesError, SeriesLookUpError
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.combined import combined_parts
from qpr_core.model.series.observation import (
    Gap,
    Given,
    GivenObservation,
    Observation,
    Result,
    Status,
    is_result,
)
from qpr_core.model.series.series_parts import SeriesParts, read_series
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_kind, check_whole_number
from qpr_core.model.values.figures import as_code
from qpr_core.model.values.records import FrozenMapping
from qpr_core.model.values.typed_figures import Marker
from qpr_core.model.values.unit import Unit, read_unit

Default = TypeVar("Default")


@frozen(init=False, repr=False)
class TimeSeries:
    """The results of one indicator by period, in the order of time.

    A series is created from periods (or their names) and results: a mapping, or pairs in any order. A result is a
    number, a `Ratio` of two counts, or `None` for a gap: a period without a result. All periods have the same length.

    >>> from qpr_core import Ratio
    >>> results = TimeSeries({"Q3 2023/24": 85, "Q1 2023/24": Ratio(74, 125), "Q2 2023/24": None})
    >>> results
    TimeSeries({'Q1 2023/24': Ratio(numerator=74, denominator=125), 'Q2 2023/24': None, 'Q3 2023/24': 85})
    >>> results.latest(until="Q2 2023/24").period
    Period.parse('Q1 2023/24')

    Iteration yields an `Observation` for each period with a result, and a `Gap` for each period without one. A series
    made from those of a different series is equal to it.

    >>> TimeSeries([*results, ("Q4 2023/24", 87, Status.PROVISIONAL)]).latest().status
    Status.PROVISIONAL

    A gap keeps the text that its source has in place of a result.

    >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": None}, markers={"Q2 2023/24": "<5"})
    TimeSeries({'Q1 2023/24': 80, 'Q2 2023/24': None}, markers={'Q2 2023/24': '<5'})

    Results in words, such as "2h 15m", are read by their *unit*. The series keeps exact figures.

    >>> TimeSeries({"Q1 2023/24": "2h 15m", "Q2 2023/24": "1:30"}, unit="hours and minutes")
    TimeSeries({'Q1 2023/24': 135, 'Q2 2023/24': 90})

    Args:
        given: Periods and results: a mapping, or an iterable of pairs, or of period, result and status or marker.
        statuses: The statuses of some results. All others are final.
        markers: The texts that the source has in place of some missing results, such as "n/a". They are printed where a
            gap is explained.
        financial_year: The financial year that names of periods refer to, here and in the methods of the series. It is
            not compared when two series are, because periods are spans of the calendar. Defaults to a year from April.
        unit: The unit of the results, or the name of a ready-made one. If None, results are plain numbers.

    Raises:
        SeriesError: If there is no period, if two are the same, if they differ in length or overlap, if a period has a
            status but no result, or two statuses, or if it has a marker and a result, or two markers.
        PeriodError: If a name does not name a period.
        FigureError: If a result is not a figure, or a marker is not text of one line. The error names its period.
        UnitError: If *unit* is not a unit.
    """

    _given: FrozenMapping[Period, Result | Withheld | None] = field(eq=False)
    statuses: FrozenMapping[Period, Status]
    markers: FrozenMapping[Period, str]
    financial_year: FinancialYear = field(eq=False)
    _periods: tuple[Period, ...] = field(init=False, default=Factory(lambda self: tuple(self._given), takes_self=True))
    _results: tuple[Result | Withheld | None, ...] = field(
        init=False, default=Factory(lambda self: tuple(self._given.values()), takes_self=True)
    )
    _ordinals: tuple[int, ...] = field(
        init=False, eq=False, default=Factory(lambda self: tuple(each.ordinal for each in self._given), takes_self=True)
    )
    _observations: tuple[Observation, ...] = field(
        init=False,
        eq=False,
        default=Factory(
            lambda self: tuple(each for each in self if isinstance(each, Observation) and is_result(each.result)),
            takes_self=True,
        ),
    )
    _has_withheld: bool = field(
        init=False,
        eq=False,
        default=Factory(
            lambda self: any(isinstance(result, Withheld) for result in self._given.values()), takes_self=True
        ),
    )
    _observed: tuple[int, ...] = field(
        init=False,
        eq=False,
        default=Factory(lambda self: tuple(each.period.ordinal for each in self._observations), takes_self=True),
    )

    def __init__(
        self,
        given: Mapping[str, Given] | Mapping[Period, Given] | Iterable[GivenObservation],
        *,
        statuses: Mapping[str, Status | str] | Mapping[Period, Status | str] | None = None,
        markers: Mapping[str, str] | Mapping[Period, str] | None = None,
        financial_year: FinancialYear = APRIL,
        unit: Unit | str | None = None,
    ) -> None:
        """Read the observations, sort them and check that they make a series."""
        known_unit = None if unit is None else read_unit(unit)
        parts = read_series(given, statuses, markers, check_financial_year(financial_year), known_unit)
        self.__attrs_init__(*parts, financial_year)

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
        """The last period, with or without a result."""
        return self._periods[-1]

    def __len__(self) -> int:
        """Return the number of periods, with and without a result."""
        return len(self._periods)

    def __iter__(self) -> Iterator[Observation | Gap]:
        """Iterate over the observations and gaps, in the order of time.

        >>> list(TimeSeries({"Q2 2023/24": None}))
        [Gap(period=Period.parse('Q2 2023/24'), result=None, status=Status.FINAL)]
        """
        markers, statuses = dict(self.markers), dict(self.statuses)  # looked up for every period
        for period, result in self._given.items():
            if result is None:
                yield Gap(period, None, Marker(markers[period]) if period in markers else Status.FINAL)
            elif isinstance(result, Withheld):
                yield Gap(period, result, statuses.get(period, Status.FINAL))
            else:
                yield Observation(period, result, statuses.get(period, Status.FINAL))

    def __contains__(self, asked: object) -> bool:
        """Return True if a period, observation or gap is in the series.

        >>> results = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": None})
        >>> "Q2 2023/24" in results, "Q3 2023/24" in results, "2023/24" in results, 80 in results
        (True, False, False, False)

        Raises:
            PeriodError: If *asked* is text that does not name a period.
        """
        if isinstance(asked, Observation | Gap):
            return asked in tuple(self)
        return isinstance(asked, Period | str) and as_period(asked, self.financial_year, whose="series") in self._given

    def __getitem__(self, period: Period | str) -> Result | Withheld | None:
        """Return the result of a period of the series; `None` if it has no result.

        >>> TimeSeries({"Q1 2023/24": None})["Q1 2023/24"] is None
        True

        Raises:
            SeriesLookUpError: If *period* is not in the series; the error is a `KeyError` too.
            PeriodError: If it is not a period.
        """
        wanted = self._asked(period)
        if wanted not in self._given:
            raise SeriesLookUpError(
                "period must be one of the series (`get` returns None for other periods)", shown=wanted, whose="series"
            )
        return self._given[wanted]

    def get(self, period: Period | str, default: Default | None = None) -> Result | Withheld | Default | None:
        """Return the result of a period, or the *default* if it is not in the series.

        >>> TimeSeries({"Q1 2023/24": 80}).get("Q2 2023/24", "not given")
        'not given'

        Raises:
            SeriesLookUpError: If *period* cannot be in the series, because its length is different.
            PeriodError: If it is not a period.
        """
        return self._given.get(self._asked(period), default)

    def with_result(
        self, period: Period | str, result: Given, *, status: Status | str = Status.FINAL, marker: str | None = None
    ) -> "TimeSeries":
        """Return the series with a result added or replaced, together with its status.

        >>> TimeSeries({"Q1 2023/24": 80}).with_result("Q2 2023/24", 78, status=Status.PROVISIONAL)
        TimeSeries({'Q1 2023/24': 80, 'Q2 2023/24': 78}, statuses={'Q2 2023/24': Status.PROVISIONAL})

        Args:
            period: A period of the series' length, in the series or not.
            result: The new result; `None` for a gap, which has no status.
            status: The status of the new result. Defaults to final.
            marker: The text that the source has in place of the result, if it is `None`.

        Raises:
            SeriesError: If *period* is of a different length or overlaps the others, if *status* is not a `Status` or
                is that of a gap, or if there is a *marker* and a result.
            PeriodError: If *period* is not a period.
            FigureError: If *result* is not a figure, or *marker* is not text of one line.
        """
        markers = None if marker is None else {as_period(period, self.financial_year, whose="series"): marker}
        return self | TimeSeries([(period, result, status)], markers=markers, financial_year=self.financial_year)

    def __or__(self, other: "TimeSeries") -> "TimeSeries":
        """Return the observations and gaps of both series.

        If both have the same period, that of *other* counts, gaps included. The financial year is that of the series on
        the left.

        >>> final = TimeSeries({"Q2 2023/24": 78, "Q3 2023/24": 81})
        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 77}, statuses={"Q2 2023/24": Status.PROVISIONAL}) | final
        TimeSeries({'Q1 2023/24': 80, 'Q2 2023/24': 78, 'Q3 2023/24': 81})

        Raises:
            SeriesError: If *other* is not a `TimeSeries`, or if its periods differ in length or overlap with these.
        """
        if not isinstance(other, TimeSeries):
            raise SeriesError("series must be joined with a TimeSeries (create one first)", given=other)
        joined = {each.period: each for series in (self, other) for each in series}
        return TimeSeries(joined.values(), financial_year=self.financial_year)

    def observations(self, *, until: Period | str | None = None, most: int | None = None) -> tuple[Observation, ...]:
        """Return the periods that have a result, in the order of time.

        0 out of 0 is not a result.

        >>> from qpr_core import Ratio
        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": Ratio(0, 0), "Q3 2023/24": 78}).observations()
        (Observation(period=Period.parse('Q1 2023/24'), result=Fraction(80, 1), status=Status.FINAL), \
Observation(period=Period.parse('Q3 2023/24'), result=Fraction(78, 1), status=Status.FINAL))

        Args:
            until: The last period to look at, included. If None, the end of the series.
            most: The largest number of observations to return, counted from the latest. If None, all.

        Raises:
            SeriesError: If *until* is not of the series' length, or if *most* is not a whole number of 1 or more.
            PeriodError: If *until* does not name a period.
        """
        if most is not None:
            check_whole_number(most, "most", SeriesError, least=1)
        end = len(self._observed) if until is None else bisect_right(self._observed, self._asked(until).ordinal)
        return self._observations[0 if most is None else max(0, end - most) : end]

    @property
    def withheld(self) -> tuple[Period, ...]:
        """The periods whose results are withheld.

        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": Withheld()}).withheld
        (Period.parse('Q2 2023/24'),)
        """
        if not self._has_withheld:
            return ()
        return tuple(period for period, result in self._given.items() if isinstance(result, Withheld))

    def published(self, *, until: Period | str | None = None, most: int | None = None) -> tuple[Observation | Gap, ...]:
        """Return the periods that have a result, withheld or not, in the order of time.

        >>> len(TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": Withheld(), "Q3 2023/24": None}).published())
        2

        Args:
            until: The last period to look at, included. If None, the end of the series.
            most: The largest number of periods to return, counted from the latest. If None, all.

        Raises:
            SeriesError, PeriodError: As `observations` does.
        """
        if not self._has_withheld:
            return self.observations(until=until, most=most)
        end = self.last.ordinal if until is None else self._asked(until).ordinal
        known = [each for each in self if is_result(each.result) or isinstance(each.result, Withheld)]
        found = tuple(each for each in known if each.period.ordinal <= end)
        return found if most is None else found[-most:]

    def latest(self, *, until: Period | str | None = None) -> Observation | None:
        """Return the latest result up to and including a period; `None` if none.

        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": None}).latest(until="Q2 2023/24").period
        Period.parse('Q1 2023/24')

        Raises:
            SeriesError: If *until* is not of the series' length.
            PeriodError: If it does not name a period.
        """
        found = self.observations(until=until, most=1)
        return found[0] if found else None

    def between(self, *, first: Period | str | None = None, last: Period | str | None = None) -> "TimeSeries":
        """Return the part of the series from *first* to *last*, both included.

        >>> TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 78, "Q3 2023/24": 81}).between(last="Q2 2023/24")
        TimeSeries({'Q1 2023/24': 80, 'Q2 2023/24': 78})

        Raises:
            SeriesError: If there is no period between them, or if one is not of the series' length.
            PeriodError: If one does not name a period.
        """
        begin = 0 if first is None else bisect_left(self._ordinals, self._asked(first).ordinal)
        end = len(self) if last is None else bisect_right(self._ordinals, self._asked(last).ordinal)
        if begin >= end:
            raise SeriesError(
                f"part of a series must contain one of its periods ({self.first} to {self.last})",
                shown=f"{first or self.first} to {last or self.last}",
            )
        return TimeSeries(list(self)[begin:end], financial_year=self.financial_year)

    def by_quarter(
        self, aggregation: Aggregation | str, *, financial_year: FinancialYear | None = None
    ) -> "TimeSeries":
        """Return the results of the quarters that consist of the months of the series.

        >>> months = TimeSeries({"April 2023": 5, "May 2023": 6, "June 2023": 7})
        >>> months.by_quarter(Aggregation.MEAN), months.by_quarter(Aggregation.LAST_MONTH)
        (TimeSeries({'Q1 2023/24': 6}), TimeSeries({'Q1 2023/24': 7}))

        Args:
            aggregation: The way to make a quarter from three months. A quarter with too few months has no result.
            financial_year: The year that the quarters belong to. If None, that of the series.

        Raises:
            SeriesError: If the series is not monthly, *aggregation* is not an `Aggregation`, or it does not fit the
                results.
            PeriodError: If *financial_year* is not a `FinancialYear`.
        """
        return self.combined(Frequency.QUARTERLY, aggregation, financial_year=financial_year)

    def combined(
        self,
        frequency: Frequency | str,
        aggregation: Aggregation | str,
        *,
        financial_year: FinancialYear | None = None,
    ) -> "TimeSeries":
        """Return the results of longer periods that consist of those of the series.

        >>> quarters = TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 6, "Q3 2023/24": 7})
        >>> quarters.combined("half-yearly", "sum")
        TimeSeries({'H1 2023/24': 11, 'H2 2023/24': None})

        Args:
            frequency: The length of the longer periods.
            aggregation: The way to make one result from several. A period with too few has no result.
            financial_year: The year that the longer periods belong to. If None, that of the series.

        Raises:
            SeriesError: If the series does not have shorter periods, if they do not fit the financial year, if
                *aggregation* is not an `Aggregation`, or if it does not fit the results.
            PeriodError: If *frequency* is not a `Frequency`, or *financial_year* is not a `FinancialYear`.
        """
        length, own = check_kind(frequency, Frequency, "frequency"), self.frequency
        how = check_kind(aggregation, Aggregation, "aggregation")
        year = self.financial_year if financial_year is None else check_financial_year(financial_year)
        if own.months >= length.months:
            raise SeriesError(
                f"series must have periods shorter than a {length.noun} to make {length.noun}s",
                shown=f"{own.noun}s",
                whose=self.first,
            )
        if (self.first.ordinal - year.month + 1) % own.months:
            raise SeriesError(
                f"{own.noun}s of a series must fit the financial year to make {length.noun}s", shown=self.first
            )
        made = self._combined.get((length, how, year))
        if made is None:
            parts = combined_parts(SeriesParts(self._given, self.statuses, self.markers), length, how, year)
            made = TimeSeries(parts.results, statuses=parts.statuses, markers=parts.markers, financial_year=year)
            self._combined[length, how, year] = made
        return made

    @cached_property
    def _combined(self) -> "dict[tuple[Frequency, Aggregation, FinancialYear], TimeSeries]":
        """The series of longer periods that were made, for a history of many."""
        return {}

    def shift(self, periods: int) -> "TimeSeries":
        """Return the same results, each *periods* later.

        >>> TimeSeries({"Q1 2023/24": 80}).shift(4)
        TimeSeries({'Q1 2024/25': 80})

        Raises:
            PeriodError: If *periods* is not a whole number, or if a result is outside the years 1 to 9998.
        """
        shifted = ((period.shift(periods), result, status) for period, result, status in self)
        return TimeSeries(shifted, financial_year=self.financial_year)

    def __repr__(self) -> str:
        """Return the code that creates this series."""
        names = {period: period.format(financial_year=self.financial_year) for period in self._periods}
        items = ", ".join(
            f"{names[period]!r}: {as_code(result) if isinstance(result, Fraction) else repr(result)}"
            for period, result, _ in self
        )
        statuses = {names[period]: status for period, status in self.statuses.items()}
        markers = {names[period]: marker for period, marker in self.markers.items()}
        year = None if self.financial_year == APRIL else self.financial_year
        parts = {"statuses": statuses, "markers": markers, "financial_year": year}
        return f"TimeSeries({{{items}}}{''.join(f', {name}={given!r}' for name, given in parts.items() if given)})"

    def _asked(self, period: Period | str) -> Period:
        wanted = as_period(period, self.financial_year, whose="series")
        if wanted.frequency is not self.frequency or (wanted.ordinal - self._ordinals[0]) % self.frequency.months:
            raise SeriesLookUpError(
                f"period must fit the series, which has {self.frequency.noun}s like {self.first}", shown=wanted
            )
        return wanted
