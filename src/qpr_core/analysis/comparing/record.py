"""Records: the best or the worst result since an earlier period."""

from fractions import Fraction

from attrs import frozen

from qpr_core.analysis.comparing.between_periods import totals_differ_in_length
from qpr_core.analysis.comparing.judgement import Judged
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Gap, Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, shown


class Extreme(Choice):
    """Whether a result is the best or the worst since an earlier period.

    >>> Extreme("best")
    Extreme.BEST
    """

    BEST = "best"
    WORST = "worst"


@frozen(kw_only=True, repr=False)
class RecordResult:
    """The best or the worst result since an earlier period.

    `since` is the latest earlier period whose result was as good or better; for the worst result, as bad or worse. It
    is `None` if there is no such result. `beats` is the number of results after it that the latest one is better than,
    or worse than. `against` is the period of the latest of them and `first` that of the earliest. `gaps` is the number
    of periods among them without a result.

    Only results of the same definition are compared. Totals of the year to date are compared with those of the same
    part of other years.

    >>> from qpr_core import Polarity, assess
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 70, "Q3 2023/24": None, "Q4 2023/24": 75})
    >>> assess(calls, results, "Q4 2023/24").record
    RecordResult(extreme=Extreme.BEST, since=Period.parse('Q1 2023/24'), beats=1, against=Period.parse('Q2 2023/24'), \
first=Period.parse('Q2 2023/24'), gaps=1)
    """

    extreme: Extreme
    since: Period | None
    beats: int
    against: Period
    first: Period
    gaps: int

    __repr__ = shown


def record_of(indicator: Indicator, series: TimeSeries, period: Period) -> RecordResult | None:
    """Return the record that the result of a *period* is.

    >>> from qpr_core import Polarity
    >>> visits = Indicator(code="V1", name="Visits", polarity=Polarity.HIGHER_IS_BETTER, unit="number",
    ...                    basis=Basis.YEAR_TO_DATE_TOTAL)
    >>> totals = TimeSeries({"Q4 2021/22": 90, "Q1 2022/23": 20, "Q4 2022/23": 95, "Q1 2023/24": 24})
    >>> record = record_of(visits, totals, Period.parse("Q1 2023/24"))
    >>> record.since, record.beats, record.against
    (None, 1, Period.parse('Q1 2022/23'))

    Returns:
        `None` if the result is neither better nor worse than the one before it, if there is none to compare it with, if
        one of those that could be compared is withheld, or if results are yes or no.

    Raises:
        FigureError: If a result is not a possible value.
    """
    if not indicator.polarity.judges or not indicator.unit.has_distances:
        return None
    latest = series.published(until=period, most=1)[0]
    if isinstance(latest, Gap) or _hides_comparable(indicator, series, period):
        return None
    earlier = _earlier(indicator, series, period)
    worth, is_best, since = _worth(indicator, latest), False, None
    beaten: list[Period] = []
    for each in earlier:
        other = _worth(indicator, each)
        if worth is None or other is None:
            break
        if worth == other or (beaten and (worth > other) is not is_best):
            since = each.period
            break
        is_best = worth > other
        beaten.append(each.period)
    if not beaten:
        return None
    return RecordResult(
        extreme=Extreme.BEST if is_best else Extreme.WORST,
        since=since,
        beats=len(beaten),
        against=beaten[0],
        first=beaten[-1],
        gaps=_steps_between(indicator, since or beaten[-1], period) - len(beaten) - (since is not None),
    )


def _earlier(indicator: Indicator, series: TimeSeries, period: Period) -> list[Observation]:
    """Return the earlier results that can be compared, latest first."""
    begins = _beginning(indicator, period)
    return [
        each
        for each in reversed(series.observations(until=period)[:-1])
        if each.period.ordinal >= begins and not totals_differ_in_length(indicator, period, each.period)
    ]


def _beginning(indicator: Indicator, period: Period) -> int:
    """Return the first month since the definition of a *period* is in force."""
    return max((since.ordinal for since in indicator.redefined if since.ordinal <= period.ordinal), default=0)


def _hides_comparable(indicator: Indicator, series: TimeSeries, period: Period) -> bool:
    """Return True if a result to compare that of a *period* with is withheld."""
    begins = _beginning(indicator, period)
    return any(
        begins <= each.ordinal <= period.ordinal and not totals_differ_in_length(indicator, period, each)
        for each in series.withheld
    )


def _worth(indicator: Indicator, observation: Observation) -> tuple[int, Fraction] | None:
    """Return a pair that grows as a result gets better, if it can be known."""
    value, polarity = indicator.measure(observation.result, at=observation.period), indicator.polarity
    if not polarity.needs_target:
        return 0, polarity.merit(value)
    in_force, target = indicator.thresholds_at(observation.period), indicator.target_at(observation.period)
    if in_force is None or target is None:
        return None
    judged = Judged(value, target, in_force.ranges)
    return -judged.band if judged.is_lopsided else 0, polarity.merit(value, target)


def _steps_between(indicator: Indicator, earlier: Period, period: Period) -> int:
    """Return the number of periods that can be compared between two periods."""
    is_total = indicator.basis is Basis.YEAR_TO_DATE_TOTAL
    step = Frequency.YEARLY.months // period.frequency.months if is_total else indicator.every
    return earlier.distance(period) // step
