"""One period of an indicator set against another: what changed, and whether that is better."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, frozen

from qpr_core.analysis.answers import Cause, Judgement, Movement, NoComparison, NoRating, Rating, movement_of
from qpr_core.analysis.comparing.judgement import cause_of, judge
from qpr_core.analysis.rating.standing import History, Standing, stand, withhold
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator, require_indicator
from qpr_core.model.series.observation import is_result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Baseline, Period, as_period
from qpr_core.model.values.figures import optional_as_code


@frozen(kw_only=True, repr=False)
class Comparison:
    """One period of an indicator set against another.

    `change` is now minus before in the unit of the indicator: percentage points where that is per cent. It is `None`
    where one of the results is missing, and `movement` and `judgement` say why; and where a small count is withheld,
    and `is_withheld` says so. `rebased` is where the result of before stands on the
    thresholds of now: from `before` to `rebased` the target moved, from `rebased` to `now` performance did.

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
        """The change per 100 of the size of the value before; `None` where there is no change, or that was nought."""
        if self.change is None or not self.before.value:
            return None
        return self.change * 100 / abs(self.before.value)

    @property
    def thresholds_changed(self) -> bool:
        """Whether the thresholds of the two periods differ in target or bands, so a rating may change by itself."""
        return (self.now.target, self.now.ranges) != (self.before.target, self.before.ranges)

    @property
    def target_changed(self) -> bool:
        """Whether another target holds than before; what one profile expects of its next quarter is none."""
        return target_moved(self.indicator, self.period, self.against)

    @property
    def cause(self) -> Cause | NoComparison:
        """Why the ratings differ: the target moved, performance did, or both; why that cannot be said without results.

        Where both moved and cancelled out, it says so too, though the ratings are the same. To fall behind what one
        profile expects of its next quarter is performance, as its target has not moved.
        """
        if isinstance(self.movement, NoComparison):
            return self.movement
        if self.judgement is NoComparison.ACCUMULATES or self.judgement is NoComparison.REDEFINED:
            return self.judgement
        ratings = (self.before.rating, self.rebased.rating, self.now.rating)
        return cause_between(self.indicator, self.period, self.against, ratings)

    @property
    def crosses_year_end(self) -> bool:
        """Whether a figure of the year to date is set against one of another span in another year.

        The same quarter of two years covers the same span, and is the usual comparison of such figures.
        """
        if self.indicator.basis not in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}:
            return False
        year_of = self.indicator.financial_year.year_of
        other_year = year_of(self.period.ordinal) != year_of(self.against.ordinal)
        return other_year and _are_other_parts_of_a_year(self.period, self.against)

    @property
    def is_redefined(self) -> bool:
        """Whether the definition of the indicator changed between the two periods."""
        return bool(notes_between(self.indicator.redefined, self.against, self.period))

    @property
    def is_withheld(self) -> bool:
        """Whether figures are withheld, as one of the results rests on a small count."""
        return self.now.is_withheld or self.before.is_withheld

    def __repr__(self) -> str:
        """Tell the comparison in short; its parts show themselves at length."""
        return (
            f"<Comparison of {self.indicator.code!r}, {self.period} with {self.against}: "
            f"change {'withheld' if self.is_withheld else optional_as_code(self.change)}, {self.movement!r}, "
            f"{self.judgement!r}, {self.before.rating!r} -> {self.now.rating!r}>"
        )


def compare(
    indicator: Indicator, series: TimeSeries, at: Period | str, *, against: Period | str | Baseline | None = None
) -> Comparison:
    """Set the result of one period against that of another, each with the thresholds of its own.

    Only results of the two periods themselves are compared, never one that is carried forward.

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
        indicator: what is measured.
        series: its results.
        at: The period to look at; for a series of longer periods, or one in arrears, the last that was due by then.
        against: The period before it, the same one a year earlier, or any other, which is read as *at* is. Defaults to
            the indicator's own `baseline`.

    Raises:
        SeriesError: if a period is not one of the series.
        PeriodError: if a name names no period.
        FigureError: if a result is not a possible value.
    """
    asked = as_period(at, require_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, asked)
    period = due_period(indicator, results, asked)
    if against is None or isinstance(against, Baseline):
        base = (indicator.baseline if against is None else against).of(period)
    else:
        named = as_period(against, indicator.financial_year, whose=indicator.code)
        other = (
            results if named.frequency.months <= results.frequency.months else reported_series(indicator, series, named)
        )
        base = due_period(indicator, other, named)
    return withhold_comparison(set_against(base, period, indicator, results))


def history(indicator: Indicator, series: TimeSeries, period: Period) -> History | None:
    """Give what the indicator's rule looks back to from *period*; `None` if it does not, or there is no result."""
    if indicator.rule is None or indicator.rule.looks_back is None:
        return None
    earlier = indicator.rule.looks_back.of(period)
    result = series.get(earlier)
    if not is_result(result):
        return None
    return History(indicator.measure(result, at=earlier), is_withheld=indicator.must_withhold(result))


def set_against(against: Period, period: Period, indicator: Indicator, series: TimeSeries) -> Comparison:
    """Set the result of one *period* of the series *against* that of another one; nothing is withheld."""
    now = stand(indicator, series.get(period), period, history(indicator, series, period))
    looked_back = history(indicator, series, against)
    before = stand(indicator, series.get(against), against, looked_back)
    change = None if now.value is None or before.value is None else now.value - before.value
    return Comparison(
        indicator=indicator,
        period=period,
        against=against,
        now=now,
        before=before,
        rebased=rebase(before, period, looked_back, covers=against),
        change=change,
        movement=_movement(now, change),
        judgement=_judgement(indicator, now, before, period, against),
    )


def rebase(standing: Standing, at: Period, before: History | None, *, covers: Period) -> Standing:
    """Stand a result on the thresholds of another period.

    *covers* is the period of its own, and *before* what its rule looks back to. A total of the year to date
    is never held to what is expected of another part of the year.
    """
    indicator = standing.indicator
    if standing.value is not None and _spans_differ(indicator, covers, at):
        return evolve(stand(indicator, None, at), rating=NoRating.DIFFERENT_PART_OF_YEAR)
    standard = indicator.thresholds_at(at)
    if standing.thresholds == (None if standard is None else standard.thresholds):
        return standing
    return stand(indicator, standing.result, at, before)


def withhold_comparison(comparison: Comparison) -> Comparison:
    """Take every figure out of a comparison that has to be withheld; one figure and the change would give the other."""
    if not comparison.is_withheld:
        return comparison
    return evolve(
        comparison,
        now=withhold(evolve(comparison.now, is_withheld=True)),
        before=withhold(evolve(comparison.before, is_withheld=True)),
        rebased=withhold(evolve(comparison.rebased, is_withheld=True)),
        change=None,
    )


def _are_other_parts_of_a_year(period: Period, against: Period) -> bool:
    return (period.ordinal - against.ordinal) % 12 != 0


def _spans_differ(indicator: Indicator, period: Period, against: Period) -> bool:
    return indicator.basis is Basis.YEAR_TO_DATE_TOTAL and _are_other_parts_of_a_year(period, against)


def notes_between(notes: Mapping[Period, str], one: Period, other: Period) -> tuple[str, ...]:
    """Give what there is to say of the periods after the earlier of two, up to the later one."""
    earlier, later = sorted((one.ordinal, other.ordinal))
    return tuple(note for since, note in notes.items() if earlier < since.ordinal <= later)


def cause_between(
    indicator: Indicator, period: Period, against: Period, ratings: tuple[Rating, Rating, Rating]
) -> Cause:
    """Say why the rating of a period is not that of an earlier one, from the ratings before, rebased and now.

    Two quarters of one profile have one target, so that whatever moved between them is performance.
    """
    before, rebased, now = ratings
    return cause_of(before, before if _are_of_one_profile(indicator, period, against) else rebased, now)


def target_moved(indicator: Indicator, period: Period, against: Period) -> bool:
    """Tell whether an indicator is held to another target in one period than in another; a first one has not moved."""
    now, before = indicator.thresholds_at(period), indicator.thresholds_at(against)
    if now is None or before is None or _spans_differ(indicator, period, against):
        return False
    return not now.is_same_as(before) and not _are_of_one_profile(indicator, period, against)


def _are_of_one_profile(indicator: Indicator, period: Period, against: Period) -> bool:
    """Tell whether what an indicator is held to in two periods are quarters of the same profile."""
    now, before = indicator.thresholds_at(period), indicator.thresholds_at(against)
    return now is not None and before is not None and now.profile is not None and now.profile == before.profile


def _movement(now: Standing, change: Fraction | None) -> Movement | NoComparison:
    if change is None:
        return NoComparison.NO_RESULT if now.value is None else NoComparison.NO_RESULT_BEFORE
    return movement_of(change)


def _judgement(
    indicator: Indicator, now: Standing, before: Standing, period: Period, against: Period
) -> Judgement | NoComparison:
    if now.value is None:
        return NoComparison.NO_RESULT
    if before.value is None:
        return NoComparison.NO_RESULT_BEFORE
    if notes_between(indicator.redefined, against, period):
        return NoComparison.REDEFINED
    if _spans_differ(indicator, period, against):
        return NoComparison.ACCUMULATES
    return judge(indicator, (now.value, now.target), (before.value, before.target))
