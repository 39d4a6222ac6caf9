"""Comparison of two periods: the change, and whether it is better."""

from fractions import Fraction

from attrs import evolve, frozen

from qpr_core.analysis.answers import Cause, Judgement, Movement, NoComparison, NoRating, movement_of
from qpr_core.analysis.comparing.between_periods import (
    are_different_parts_of_a_year,
    cause_between,
    has_target_changed,
    notes_between,
    totals_differ_in_length,
)
from qpr_core.analysis.comparing.judgement import judge, judged
from qpr_core.analysis.rating.stand import History, stand
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.series.withheld import Withheld
from qpr_core.model.time.period import Baseline, Period, as_period
from qpr_core.model.values.figures import optional_as_code
from qpr_core.model.values.records import member_of


@frozen(kw_only=True, repr=False)
class Comparison:
    """One period of an indicator compared with an earlier one.

    `change` is now minus before in the unit of the indicator: percentage points if that is %. It is `None` if one of
    the results is missing or withheld; `movement` and `judgement` are then the reason. `rebased` is the earlier
    result, rated against the current thresholds. A difference between `before` and `rebased` comes from the target, one
    between `rebased` and `now` from performance.

    >>> from qpr_core import Polarity
    >>> growth = Indicator(code="G1", name="Growth", polarity=Polarity.HIGHER_IS_BETTER, unit="number")
    >>> comparison = compare(growth, TimeSeries({"Q1 2023/24": -20, "Q2 2023/24": -28}), "Q2 2023/24")
    >>> comparison
    <Comparison of 'G1', Q2 2023/24 with Q1 2023/24: change -8, Movement.DOWN, Judgement.WORSE, \
NoRating.NO_TARGET -> NoRating.NO_TARGET>
    >>> comparison.change, comparison.change_per_cent
    (Fraction(-8, 1), Fraction(-40, 1))
    """

    indicator: Indicator
    period: Period
    against: Period
    now: Standing
    before: Standing
    rebased: Standing
    change: Fraction | None
    movement: Movement | NoComparison
    judgement: Judgement | NoComparison

    @property
    def change_per_cent(self) -> Fraction | None:
        """The change in % of the size of the value before.

        `None` if there is no change or that value was 0.
        """
        if self.change is None or not self.before.value:
            return None
        return self.change * 100 / abs(self.before.value)

    @property
    def thresholds_changed(self) -> bool:
        """Whether the two periods differ in target or acceptable ranges.

        If so, the same value may have two ratings.
        """
        return (self.now.target, self.now.ranges) != (self.before.target, self.before.ranges)

    @property
    def target_changed(self) -> bool:
        """Whether the target has changed.

        The next quarter of the same profile does not count as a change.
        """
        return has_target_changed(self.indicator, self.period, self.against)

    @property
    def cause(self) -> Cause | NoComparison:
        """The cause of different ratings, or the reason why it is unknown.

        The cause is also both if the two cancelled out and the ratings are the same. Falling behind a profile in its
        next quarter is performance, because the target of the profile has not changed.
        """
        if isinstance(self.movement, NoComparison):
            return self.movement
        if self.judgement is NoComparison.ACCUMULATES or self.judgement is NoComparison.REDEFINED:
            return self.judgement
        ratings = (self.before.rating, self.rebased.rating, self.now.rating)
        return cause_between(self.indicator, self.period, self.against, ratings)

    @property
    def crosses_year_end(self) -> bool:
        """Whether two different parts of different years are compared.

        This concerns figures of the year to date. The same quarter of two years covers the same part, and is the usual
        comparison of such figures.
        """
        if self.indicator.basis not in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}:
            return False
        year_of = self.indicator.financial_year.year_of
        other_year = year_of(self.period.ordinal) != year_of(self.against.ordinal)
        return other_year and are_different_parts_of_a_year(self.period, self.against)

    @property
    def is_redefined(self) -> bool:
        """Whether the definition of the indicator changed between the two periods."""
        return bool(notes_between(self.indicator.redefined, self.against, self.period))

    @property
    def is_withheld(self) -> bool:
        """Whether figures are withheld because of a small count."""
        return self.now.is_withheld or self.before.is_withheld

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""
        return self.now.unverified or self.before.unverified

    def __repr__(self) -> str:
        """Return a short description; the parts have full ones."""
        return (
            f"<Comparison of {self.indicator.code!r}, {self.period} with {self.against}: "
            f"change {'withheld' if self.is_withheld else optional_as_code(self.change)}, {self.movement!r}, "
            f"{self.judgement!r}, {self.before.rating!r} -> {self.now.rating!r}"
            f"{', unverified' if self.unverified else ''}>"
        )


def compare(
    indicator: Indicator, series: TimeSeries, at: Period | str, *, against: Period | str | Baseline | None = None
) -> Comparison:
    """Compare the result of one period with that of another.

    Each result is rated against the thresholds of its own period. Only the results of the two periods are compared,
    never one that is carried forward.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER,
    ...                        unit="%", thresholds=Thresholds(target=85, floor=80))
    >>> results = TimeSeries({"Q2 2022/23": 84, "Q1 2023/24": 80, "Q2 2023/24": 78})
    >>> comparison = compare(complaints, results, "Q2 2023/24")
    >>> comparison.change, comparison.judgement, comparison.before.rating, comparison.now.rating
    (Fraction(-2, 1), Judgement.WORSE, Rag.AMBER, Rag.RED)
    >>> compare(complaints, results, "Q1 2023/24", against=Baseline.SAME_PERIOD_LAST_YEAR).movement
    NoComparison.NO_RESULT_BEFORE

    Args:
        indicator: The indicator that is measured.
        series: Its results.
        at: The later period. If the series has longer periods or is in arrears, the last period due by then is used.
        against: The period to compare with: a `Baseline` or a word for one, or any period, read in the same way as
            *at*. If None, the `baseline` of the indicator.

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`.
        SeriesError: If *series* is not a `TimeSeries`, or a period is not one of the series.
        PeriodError: If *at* or *against* does not name a period.
        FigureError: If a result is not a possible value.
    """
    asked = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, asked)
    period = due_period(indicator, results, asked)
    if isinstance(against, str):
        against = member_of(Baseline, against) or against
    if against is None or isinstance(against, Baseline):
        base = indicator.base_of(period, against)
    else:
        named = as_period(against, indicator.financial_year, whose=indicator.code)
        other = (
            results if named.frequency.months <= results.frequency.months else reported_series(indicator, series, named)
        )
        base = due_period(indicator, other, named)
    return compare_periods(indicator, results, period, base)


def history(indicator: Indicator, series: TimeSeries, period: Period) -> History | None:
    """Return the value that the indicator's rule looks back to.

    `None` if the rule does not look back or there is no result. A withheld result has no value to look back to.
    """
    if indicator.rule is None or indicator.rule.looks_back is None:
        return None
    earlier = indicator.base_of(period, indicator.rule.looks_back)
    result = series.get(earlier)
    if isinstance(result, Withheld):
        return History(None)
    return History(indicator.measure(result, at=earlier)) if is_result(result) else None


def compare_periods(indicator: Indicator, series: TimeSeries, period: Period, against: Period) -> Comparison:
    """Compare the results of two periods of a released series."""
    looked_back = history(indicator, series, against)
    now = _stand(indicator, series, period, history(indicator, series, period))
    before = _stand(indicator, series, against, looked_back)
    return compare_standings(now, before, period=period, against=against, looked_back=looked_back)


def compare_standings(
    now: Standing, before: Standing, *, period: Period, against: Period, looked_back: History | None
) -> Comparison:
    """Compare two standings of an indicator; withhold nothing.

    *looked_back* is the value that the rule of the earlier one looked back to.
    """
    indicator = now.indicator
    change = None if now.value is None or before.value is None else now.value - before.value
    return Comparison(
        indicator=indicator,
        period=period,
        against=against,
        now=now,
        before=before,
        rebased=rebase(before, period, looked_back, covers=against),
        change=change if indicator.unit.has_distances else None,
        movement=_movement(now, before, change),
        judgement=_judgement(now, before, period=period, against=against),
    )


def _stand(indicator: Indicator, series: TimeSeries, period: Period, before: History | None) -> Standing:
    standing, marker = stand(indicator, series.get(period), period, before), series.markers.get(period)
    return standing if marker is None else evolve(standing, marker=marker)


def rebase(standing: Standing, at: Period, before: History | None, *, covers: Period) -> Standing:
    """Rate a result against the thresholds of a different period.

    *covers* is the period of the result, and *before* the value that its rule looks back to. A total of the year to
    date is never measured against the target for a different part of the year.
    """
    indicator = standing.indicator
    if (standing.value is not None or standing.is_withheld) and totals_differ_in_length(indicator, covers, at):
        return evolve(stand(indicator, None, at), rating=NoRating.DIFFERENT_PART_OF_YEAR)
    in_force = indicator.thresholds_at(at)
    if standing.thresholds == (None if in_force is None else in_force.thresholds):
        return standing
    return evolve(stand(indicator, standing.result, at, before), marker=standing.marker)


def _why_not(now: Standing, before: Standing) -> NoComparison:
    """Return why two results cannot be compared, one of which has no value."""
    for standing, reason in ((now, NoComparison.NO_RESULT), (before, NoComparison.NO_RESULT_BEFORE)):
        if standing.value is None and not standing.is_withheld:
            return reason
    return NoComparison.WITHHELD


def _movement(now: Standing, before: Standing, change: Fraction | None) -> Movement | NoComparison:
    return _why_not(now, before) if change is None else movement_of(change)


def _judgement(now: Standing, before: Standing, *, period: Period, against: Period) -> Judgement | NoComparison:
    indicator = now.indicator
    if now.value is None or before.value is None:
        return _why_not(now, before)
    if notes_between(indicator.redefined, against, period):
        return NoComparison.REDEFINED
    if totals_differ_in_length(indicator, period, against):
        return NoComparison.ACCUMULATES
    return judge(indicator, judged(now, now.value), judged(before, before.value))
