"""needed_by_year_end: the average that the rest of the year needs for its target."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from attrs import field, frozen

from qpr_core.analysis.answers import NoYearEnd
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.errors import IndicatorError, SeriesError
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.combined import joined_markers
from qpr_core.model.series.observation import Gap, Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_optional_kind
from qpr_core.model.values.figures import Number
from qpr_core.model.values.records import evolvable, shown


@evolvable
class Needed(NamedTuple):
    """The average that the remaining periods need, and the target of the year.

    If higher is better, the average is the least that is enough; if lower is better, the most. Both are exact.

    >>> Needed(average=Fraction(93), target=Fraction(85)).average
    Fraction(93, 1)
    """

    average: Fraction
    target: Fraction


@frozen(kw_only=True, repr=False)
class YearEnd:
    """The average that the remaining periods of a year need for its target.

    `made_by` is how the periods make the year: their sum, or their mean with the same weight for each. For rates, the
    mean is an assumption. `so_far` is the sum or the mean of the `done` periods, or None before the first. `remaining`
    is the number of periods left. `outcome` has the average that they need, or the reason for having none. `marker` has
    the texts that the source has in place of missing results of the `done` periods. `has_negative` is True if a period
    of the year has a negative result, so that more of them are possible. `unverified` is True if it was read from a
    document without being checked.

    >>> from qpr_core import Polarity, Profile
    >>> visits = Indicator(code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number",
    ...                    basis=Basis.YEAR_TO_DATE_TOTAL, thresholds={"2023/24": Profile.spread(1000, floor=900)})
    >>> ahead = needed_by_year_end(visits, TimeSeries({"Q1 2023/24": 240, "Q2 2023/24": 430}), "Q2 2023/24")
    >>> ahead.so_far, ahead.remaining, ahead.average
    (Fraction(430, 1), 2, Fraction(285, 1))
    """

    indicator: Indicator = field(repr=code_of)
    period: Period
    year: Period
    made_by: Aggregation
    done: int
    remaining: int
    so_far: Fraction | None
    outcome: Needed | NoYearEnd
    marker: str | None = None
    has_negative: bool = False
    unverified: bool = field(default=False, repr=False)

    __repr__ = shown

    @property
    def average(self) -> Fraction | NoYearEnd:
        """The average that the remaining periods need, or why there is none."""
        return self.outcome.average if isinstance(self.outcome, Needed) else self.outcome

    @property
    def frequency(self) -> Frequency:
        """The frequency of the periods that are counted."""
        months = Frequency.YEARLY.months // (self.done + self.remaining)
        return Frequency(months)

    @property
    def is_possible(self) -> bool:
        """Whether the average is one of the possible values of the indicator.

        True if these are not known, and for sums: the possible values of a total are not those of its parts.
        """
        possible = self.indicator.possible
        if possible is None or self.made_by is not Aggregation.MEAN or isinstance(self.outcome, NoYearEnd):
            return True
        return possible.contains(self.outcome.average)


def needed_by_year_end(
    indicator: Indicator,
    series: TimeSeries,
    at: Period | str,
    *,
    made_by: Aggregation | str | None = None,
    target: Number | None = None,
) -> YearEnd:
    """Return the average that the remaining periods of the year need for its target.

    Year-to-date figures already cover the year so far. For figures of single periods, *made_by* decides whether the
    year is their sum or their mean. The latest period counts as remaining if it has no result.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> results = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 84, "Q3 2023/24": 83})
    >>> needed_by_year_end(calls, results, "Q3 2023/24", made_by=Aggregation.MEAN).average
    Fraction(93, 1)

    Args:
        indicator: The indicator. For a `YEAR_TO_DATE_TOTAL`, its target is that of the last period of the year, such as
            the fourth quarter of its profile.
        series: Its results, by month or quarter.
        at: The last period to look at.
        made_by: `Aggregation.SUM` or `Aggregation.MEAN`, for figures of single periods. Not needed for year-to-date
            figures.
        target: The target of the year. Defaults to the one in force in its last period. It must be given for a sum of
            single periods, because the target in force is that of one period.

    Raises:
        IndicatorError: If the figures are rolling, or *made_by* is missing or contradicts the basis, or the target of a
            sum of single periods is not given.
        SeriesError: If the series is yearly, or *at* is not one of its periods.
        PeriodError: If a name is not that of a period.
        FigureError: If the target or a result is not a figure.
    """
    code = check_indicator(indicator).code
    period = as_period(at, indicator.financial_year, whose=code)
    if not indicator.unit.has_distances:
        raise IndicatorError("unit must have figures that make up a year", given=indicator.unit, whose=code)
    how = _made_by(indicator, check_optional_kind(made_by, Aggregation, "made_by", whose=code))
    results = reported_series(indicator, series, period)
    at_last = due_period(indicator, results, period)
    year, periods = _year_of(indicator, at_last)
    if how is Aggregation.SUM and indicator.basis is Basis.IN_PERIOD and target is None:
        raise IndicatorError("target of the year must be given for a sum of its periods", given=None, whose=code)
    aim = indicator.target_at(periods[-1]) if target is None else indicator.unit.read(target, whose=code)
    past = [each for each in results.published(until=at_last) if each.period in periods]
    done = 1 + periods.index(past[-1].period) if past else 0
    counted = past if indicator.basis is Basis.IN_PERIOD else past[-1:]
    values = _values_of(indicator, counted)
    withheld = len(values) < len(counted)
    reached = _values_of(indicator, past)
    is_total = indicator.basis is Basis.YEAR_TO_DATE_TOTAL
    single = [now - before for before, now in pairwise([Fraction(0), *reached])] if is_total else reached
    total = sum(values, Fraction(0))
    so_far = total / len(values) if values and how is Aggregation.MEAN else total
    remaining = len(periods) - done

    def answer(outcome: Needed | NoYearEnd) -> YearEnd:
        return YearEnd(
            indicator=indicator,
            period=period,
            year=year,
            made_by=how,
            done=done,
            remaining=remaining,
            so_far=None if withheld or not values else so_far,
            outcome=outcome,
            marker=joined_markers(results.markers[each] for each in periods[:done] if each in results.markers),
            has_negative=any(value < 0 for value in single),
        )

    if withheld:
        return answer(NoYearEnd.WITHHELD)
    if indicator.basis is Basis.IN_PERIOD and len(values) < done:
        return answer(NoYearEnd.GAP)
    if aim is None:
        return answer(NoYearEnd.NO_TARGET)
    if remaining == 0:
        return answer(NoYearEnd.YEAR_OVER)
    needed = aim - so_far if how is Aggregation.SUM else aim * len(periods) - so_far * done
    return answer(Needed(average=needed / remaining, target=aim))


def _values_of(indicator: Indicator, known: Sequence[Observation | Gap]) -> list[Fraction]:
    """Return the values of results that are not withheld."""
    return [indicator.measure(each.result, at=each.period) for each in known if isinstance(each, Observation)]


def _made_by(indicator: Indicator, given: Aggregation | None) -> Aggregation:
    usual = {Basis.YEAR_TO_DATE_TOTAL: Aggregation.SUM, Basis.YEAR_TO_DATE_RATE: Aggregation.MEAN}
    if isinstance(indicator.basis, Rolling):
        raise IndicatorError("periods of a year must not overlap", given=indicator.basis, whose=indicator.code)
    how = usual.get(indicator.basis, given)
    if (how is not Aggregation.SUM and how is not Aggregation.MEAN) or (given is not None and given is not how):
        raise IndicatorError(
            f"made_by must be Aggregation.SUM or Aggregation.MEAN, and agree with the basis ({indicator.basis.value})",
            given=given,
            whose=indicator.code,
        )
    return how


def _year_of(indicator: Indicator, period: Period) -> tuple[Period, tuple[Period, ...]]:
    begins = indicator.financial_year
    year = Period(begins.year_of(period.ordinal), begins.month, Frequency.YEARLY)
    months = period.frequency.months
    if period.frequency is Frequency.YEARLY or (period.ordinal - year.ordinal) % months:
        raise SeriesError(
            "series must have months or quarters of the financial year",
            shown=f"{period.frequency.noun}s like {period}",
            whose=indicator.code,
        )
    first = Period(year.year, year.month, period.frequency)
    return year, tuple(first.shift(index) for index in range(Frequency.YEARLY.months // months))
