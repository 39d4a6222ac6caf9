"""One period of an indicator set against another: what changed, and whether that is better."""

from fractions import Fraction

from attrs import frozen

from qpr_core.analysis.latest import due_period
from qpr_core.analysis.reported import reported_series
from qpr_core.analysis.standing import Standing, stand
from qpr_core.model.choice import Choice
from qpr_core.model.figures import optional_as_code
from qpr_core.model.frequency import Frequency
from qpr_core.model.indicator import Indicator, require_indicator
from qpr_core.model.period import Period, as_period
from qpr_core.model.time_series import TimeSeries


class Baseline(Choice):
    """What a period is set against.

    >>> list(Baseline)
    [Baseline.PREVIOUS_PERIOD, Baseline.SAME_PERIOD_LAST_YEAR]
    """

    PREVIOUS_PERIOD = "previous period"
    SAME_PERIOD_LAST_YEAR = "same period last year"


class Movement(Choice):
    """What a value did; up is arithmetic and says nothing of better.

    >>> Movement("up")
    Movement.UP
    """

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


class Judgement(Choice):
    """Whether a change is for the better; the polarity says so.

    >>> Judgement("better")
    Judgement.BETTER
    """

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Incomparable(Choice):
    """Why there is no comparison, or no judgement of one.

    >>> from qpr_core import Polarity
    >>> demand = Indicator(code="A1", name="Calls", polarity=Polarity.NEITHER, unit="number")
    >>> compare(demand, TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 7}), "Q2 2023/24").judgement
    Incomparable.NO_POLARITY
    """

    NO_RESULT = "no result"
    NO_RESULT_BEFORE = "no result before"
    NO_POLARITY = "no polarity"
    NO_TARGET = "no target"


@frozen(kw_only=True, repr=False)
class Comparison:
    """One period of an indicator set against another.

    `change` is now minus before in the unit of the indicator: percentage points where that is per cent.
    `change_per_cent` is the same per 100 of the size of the value before. Each is `None` where one of the
    results is missing, the latter also after a nought; `movement` and `judgement` say why.

    >>> from qpr_core import Polarity
    >>> growth = Indicator(code="G1", name="Growth", polarity=Polarity.HIGHER_IS_BETTER, unit="number")
    >>> comparison = compare(growth, TimeSeries({"Q1 2023/24": -20, "Q2 2023/24": -28}), "Q2 2023/24")
    >>> comparison
    <Comparison of 'G1', Q2 2023/24 with Q1 2023/24: change -8, Movement.DOWN, Judgement.WORSE, \
Unrated.NO_TARGET -> Unrated.NO_TARGET>
    >>> comparison.change, comparison.change_per_cent
    (Fraction(-8, 1), Fraction(-40, 1))
    """

    indicator: Indicator
    period: Period
    against: Period
    now: Standing
    before: Standing
    change: Fraction | None
    change_per_cent: Fraction | None
    movement: Movement | Incomparable
    judgement: Judgement | Incomparable

    @property
    def thresholds_moved(self) -> bool:
        """Whether the two periods are held to different thresholds, so that a rating may move by itself."""
        return self.now.thresholds != self.before.thresholds

    def __repr__(self) -> str:
        """Tell the comparison in short; its parts show themselves at length."""
        return (
            f"<Comparison of {self.indicator.code!r}, {self.period} with {self.against}: "
            f"change {optional_as_code(self.change)}, {self.movement!r}, {self.judgement!r}, "
            f"{self.before.rating!r} -> {self.now.rating!r}>"
        )


def compare(
    indicator: Indicator,
    series: TimeSeries,
    at: Period | str,
    against: Period | str | Baseline = Baseline.PREVIOUS_PERIOD,
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
    Incomparable.NO_RESULT_BEFORE

    Args:
        indicator: what is measured.
        series: its results.
        at: the period to look at; for a series of longer periods, the last that ended by then is taken.
        against: the period before it (if not given), the same one a year earlier, or any other.

    Raises:
        SeriesError: if a period is not one of the series.
        PeriodError: if a name names no period.
        FigureError: if a result is not a possible value.
    """
    asked = as_period(at, require_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, asked)
    period = due_period(indicator, results, asked)
    if isinstance(against, Baseline):
        years = against is Baseline.SAME_PERIOD_LAST_YEAR
        base = period.shift(-Frequency.YEARLY.months // period.frequency.months if years else -1)
    else:
        named = as_period(against, indicator.financial_year, whose=indicator.code)
        base = due_period(indicator, reported_series(indicator, results, named), named)
    return set_against(base, period, indicator, results)


def set_against(against: Period, period: Period, indicator: Indicator, series: TimeSeries) -> Comparison:
    """Set the result of one *period* of the series *against* that of another one."""
    now = stand(indicator, series[period], period)
    before = stand(indicator, series[against], against)
    change = None if now.value is None or before.value is None else now.value - before.value
    base = before.value if change is not None else None
    return Comparison(
        indicator=indicator,
        period=period,
        against=against,
        now=now,
        before=before,
        change=change,
        change_per_cent=None if change is None or not base else change * 100 / abs(base),
        movement=_movement(now, change),
        judgement=_judgement(indicator, now, before),
    )


def _movement(now: Standing, change: Fraction | None) -> Movement | Incomparable:
    if change is None:
        return Incomparable.NO_RESULT if now.value is None else Incomparable.NO_RESULT_BEFORE
    if change == 0:
        return Movement.UNCHANGED
    return Movement.UP if change > 0 else Movement.DOWN


def _judgement(indicator: Indicator, now: Standing, before: Standing) -> Judgement | Incomparable:
    if now.value is None:
        return Incomparable.NO_RESULT
    if before.value is None:
        return Incomparable.NO_RESULT_BEFORE
    if not indicator.polarity.judges:
        return Incomparable.NO_POLARITY
    if indicator.polarity.needs_target and (now.thresholds is None or before.thresholds is None):
        return Incomparable.NO_TARGET
    gain = indicator.polarity.merit(now.value, _target(now)) - indicator.polarity.merit(before.value, _target(before))
    if gain == 0:
        return Judgement.SAME
    return Judgement.BETTER if gain > 0 else Judgement.WORSE


def _target(standing: Standing) -> Fraction | None:
    return None if standing.thresholds is None else standing.thresholds.target
