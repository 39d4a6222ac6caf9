"""Looking ahead: what the rest of the year has to come to for its target to be met."""

from fractions import Fraction
from typing import NamedTuple

from attrs import field, frozen

from qpr_core.analysis.answers import NoYearEnd
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.errors import IndicatorError, SeriesError, got
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Frequency, Period, as_period
from qpr_core.model.values.arguments import check_optional_kind
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.records import evolvable, shown


@evolvable
class Needed(NamedTuple):
    """What the remaining periods have to average for the year to meet its target; both are exact.

    It is the least that will do where higher is better, and the most where lower is.

    >>> Needed(average=Fraction(93), target=Fraction(85)).average
    Fraction(93, 1)
    """

    average: Fraction
    target: Fraction


@frozen(kw_only=True, repr=False)
class YearEnd:
    """What each of the remaining periods of a year has to come to, on average, for the year to meet its target.

    `made_by` says how the periods make the year: their sum, or their mean with the same weight for each, which is an
    assumption where they are rates. `so_far` is the sum or the mean of the `done` periods, `None` if there is none yet,
    and `remaining` is how many are left. `outcome` is what these have to come to, or why there is nothing to say.

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

    __repr__ = shown

    @property
    def average(self) -> Fraction | NoYearEnd:
        """What the remaining periods have to average, or why there is nothing that they have to."""
        return self.outcome.average if isinstance(self.outcome, Needed) else self.outcome

    @property
    def frequency(self) -> Frequency:
        """The length of the periods that it counts in."""
        months = Frequency.YEARLY.months // (self.done + self.remaining)
        return Frequency(months)

    @property
    def is_possible(self) -> bool:
        """Whether the average lies among the possible values of the indicator; so it does if nothing is known of them.

        Only of a mean can that be told, as the possible values of a total are not those of its parts.
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
    made_by: Aggregation | None = None,
    target: Number | None = None,
) -> YearEnd:
    """Say what the remaining periods of the financial year have to average for the year to meet its target.

    Figures of the year to date say themselves how far the year has come. Those of single periods make the year by their
    sum or by their mean, which has to be said. The latest period without a result counts as remaining.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> results = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 84, "Q3 2023/24": 83})
    >>> needed_by_year_end(calls, results, "Q3 2023/24", made_by=Aggregation.MEAN).average
    Fraction(93, 1)

    Args:
        indicator: What is measured; for a `YEAR_TO_DATE_TOTAL` the target is that of the total of the last period of
            the year, such as the fourth quarter of its profile.
        series: its results, of months or quarters.
        at: the last period to look at.
        made_by: `Aggregation.SUM` or `Aggregation.MEAN`, for figures of single periods; those of the year to date need
            none.
        target: the target of the year; that in force in its last period if not given, which is no target of a sum of
            single periods.

    Raises:
        IndicatorError: if the figures are rolling, or nothing says how they make the year, or something else than their
            basis does, or the target of a sum of single periods is not given.
        SeriesError: if the series is yearly, or *at* is not one of its periods.
        PeriodError, FigureError: if a name names no period, or the target or a result is no figure.
    """
    code = check_indicator(indicator).code
    period = as_period(at, indicator.financial_year, whose=code)
    how = _made_by(indicator, check_optional_kind(made_by, Aggregation, "made_by", whose=code))
    results = reported_series(indicator, series, period)
    at_last = due_period(indicator, results, period)
    year, periods = _year_of(indicator, at_last)
    if how is Aggregation.SUM and indicator.basis is Basis.IN_PERIOD and target is None:
        raise IndicatorError(f"target of the year must be given for a sum of its periods, got none ({code})")
    aim = indicator.target_at(periods[-1]) if target is None else exact(target, code)
    past = [observation for observation in results.observations(until=at_last) if observation.period in periods]
    done = 1 + periods.index(past[-1].period) if past else 0
    counted = past if indicator.basis is Basis.IN_PERIOD else past[-1:]
    values = [indicator.measure(each.result, at=each.period) for each in counted]
    withheld = any(indicator.must_withhold(each.result) for each in counted)
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


def _made_by(indicator: Indicator, given: Aggregation | None) -> Aggregation:
    usual = {Basis.YEAR_TO_DATE_TOTAL: Aggregation.SUM, Basis.YEAR_TO_DATE_RATE: Aggregation.MEAN}
    if isinstance(indicator.basis, Rolling):
        raise IndicatorError(f"periods of a year must not overlap, got {indicator.basis!r} ({indicator.code})")
    told = usual.get(indicator.basis, given)
    if (told is not Aggregation.SUM and told is not Aggregation.MEAN) or (given is not None and given is not told):
        raise IndicatorError(
            f"made_by must say whether the year is the sum or the mean of its periods, as the basis has it "
            f"({indicator.basis.value}), got {got(given)} ({indicator.code})"
        )
    return told


def _year_of(indicator: Indicator, period: Period) -> tuple[Period, tuple[Period, ...]]:
    begins = indicator.financial_year
    year = Period(begins.year_of(period.ordinal), begins.month, Frequency.YEARLY)
    months = period.frequency.months
    if period.frequency is Frequency.YEARLY or (period.ordinal - year.ordinal) % months:
        raise SeriesError(
            f"series must be of months or quarters of the financial year, got {period.frequency.noun}s like {period} "
            f"({indicator.code})"
        )
    first = Period(year.year, year.month, period.frequency)
    return year, tuple(first.shift(place) for place in range(Frequency.YEARLY.months // months))
