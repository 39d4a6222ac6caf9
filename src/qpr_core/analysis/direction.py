"""Direction of travel: which way the results of an indicator are heading."""

from fractions import Fraction

from attrs import evolve, field, frozen

from qpr_core.analysis.latest import Latest, latest_of
from qpr_core.analysis.regression import DEFAULT_METHOD, Fit, Regression, fit_line
from qpr_core.analysis.reported import reported_series
from qpr_core.analysis.standing import Unrated
from qpr_core.errors import MethodError, got
from qpr_core.model.basis import Basis
from qpr_core.model.choice import Choice
from qpr_core.model.indicator import Indicator, code_of, require_indicator
from qpr_core.model.observation import Observation
from qpr_core.model.period import Period, as_period
from qpr_core.model.shown import shown
from qpr_core.model.time_series import TimeSeries


class Direction(Choice):
    """Which way performance is heading; positive is always better, also where lower is better.

    >>> list(Direction)
    [Direction.POSITIVE, Direction.STABLE, Direction.NEGATIVE]
    """

    POSITIVE = "positive"
    STABLE = "stable or with no clear trend"
    NEGATIVE = "negative"


class Unknown(Choice):
    """Why there is no direction; not the same as stable.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> direction_of_travel(calls, TimeSeries({"Q1 2023/24": 5}), "Q1 2023/24").direction
    Unknown.TOO_FEW_POINTS
    """

    TOO_FEW_POINTS = "too few points"
    NO_POLARITY = "no polarity"
    NO_TARGET = "no target"
    TOO_OLD = "too old"
    ACCUMULATES = "accumulates"


@frozen(kw_only=True, repr=False)
class DirectionOfTravel:
    """Which way an indicator is heading, by which method, and the line that was found.

    The line is that of the value; where closest to target is best it is that of the distance to the target,
    and `of_distance` says so. `first` and `last` are the periods of its first and last point, and `fit` is
    the line: `None` where there were too few points, or none new enough, or a target was missing, or where a small
    count is withheld, as `is_withheld` says. Where figures cover more than their own period, neighbours overlap, and
    the test believes in trends too readily: `overlaps` says so.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> flat = TimeSeries({f"Q{quarter} 2023/24": 5 for quarter in (1, 2, 3, 4)})
    >>> travel = direction_of_travel(calls, flat, "Q4 2023/24", method=Regression(minimum_points=3))
    >>> travel.direction, travel.points, travel.fit.p_value
    (Direction.STABLE, 4, None)
    """

    indicator: Indicator = field(repr=code_of)
    period: Period
    direction: Direction | Unknown
    method: Regression
    points: int
    first: Period | None = None
    last: Period | None = None
    fit: Fit | None = None
    is_withheld: bool = False

    __repr__ = shown

    @property
    def of_distance(self) -> bool:
        """Whether the line is that of the distance to the target."""
        return self.indicator.polarity.needs_target

    @property
    def overlaps(self) -> bool:
        """Whether neighbouring figures share data: those of rolling periods, or of the year to date."""
        return self.indicator.basis is not Basis.IN_PERIOD


def direction_of_travel(
    indicator: Indicator, series: TimeSeries, at: Period | str, *, method: Regression | None = None
) -> DirectionOfTravel:
    """Find the direction of travel up to a period, that period included.

    Results that are missing leave gaps in time; nothing is carried forward. If even the latest result is too
    old to be rated, the direction is unknown. A year-to-date total has none, as it only shows how far the year has
    gone; `in_period_results` gives what can have one. Where the indicator was redefined, only results since then are
    looked at.

    >>> from qpr_core import Polarity
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2022/23": 86, "Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81,
    ...                       "Q1 2023/24": 80, "Q2 2023/24": 78})
    >>> travel = direction_of_travel(complaints, results, "Q2 2023/24")
    >>> travel.direction, round(travel.fit.slope, 2), round(travel.fit.p_value, 4)
    (Direction.NEGATIVE, -1.6, 0.0033)
    >>> direction_of_travel(complaints, results, "Q4 2022/23").direction
    Unknown.TOO_FEW_POINTS

    Args:
        indicator: what is measured, and which way is better.
        series: its results.
        at: the last period to look at; for a series of longer periods, the last that ended by then.
        method: how to find a trend, with its window, level and fewest points; `Regression()` if not given.

    Raises:
        MethodError: if *method* is none.
        SeriesError, PeriodError: as `compare` does.
        FigureError: if a result is not a possible value.

    Source: Kent County Council, Quarterly Performance Report, since 2020/21: regression over the timeframe
        of the graph, with "stable or with no clear trend" as its middle.
    """
    period = as_period(at, require_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, period)
    return withhold_travel(travel_up_to(latest_of(results, indicator, period), indicator, results, method), results)


def travel_up_to(
    latest: Latest, indicator: Indicator, series: TimeSeries, method: Regression | None
) -> DirectionOfTravel:
    """Find the direction of travel up to a period whose *latest* result is known already."""
    chosen = DEFAULT_METHOD if method is None else method
    if not isinstance(chosen, Regression):
        raise MethodError(f"method must be a Regression, got {got(chosen)} ({indicator.code})")
    since = max((start.ordinal for start in indicator.redefined if start.ordinal < latest.due.end), default=0)
    observations = tuple(
        observation
        for observation in series.observations(latest.due, most=chosen.window)
        if observation.period.ordinal >= since
    )

    def answer(direction: Direction | Unknown, fit: Fit | None = None) -> DirectionOfTravel:
        return DirectionOfTravel(
            indicator=indicator,
            period=latest.at,
            direction=direction,
            method=chosen,
            points=len(observations),
            first=observations[0].period if observations else None,
            last=observations[-1].period if observations else None,
            fit=fit,
        )

    if indicator.basis is Basis.YEAR_TO_DATE_TOTAL:
        return answer(Unknown.ACCUMULATES)
    if observations and isinstance(latest.found, Unrated):
        return answer(Unknown.TOO_OLD)
    if len(observations) < chosen.minimum_points:
        return answer(Unknown.TOO_FEW_POINTS)
    heights = [_height(indicator, observation) for observation in observations]
    points = [
        (observation.period.ordinal // series.frequency.months, height)
        for observation, height in zip(observations, heights, strict=True)
        if height is not None
    ]
    if len(points) < len(observations):
        return answer(Unknown.NO_TARGET)
    fit = fit_line(points)
    if not indicator.polarity.judges:
        return answer(Unknown.NO_POLARITY, fit)
    return answer(_judge(indicator, chosen, fit), fit)


def withhold_travel(travel: DirectionOfTravel, series: TimeSeries) -> DirectionOfTravel:
    """Take the line out of a direction of travel if a small count is among its points; the direction stays."""
    if travel.indicator.withhold_below is None or travel.fit is None:
        return travel
    points = series.observations(travel.last, most=travel.points)
    small = any(travel.indicator.must_withhold(point.result) for point in points)
    return evolve(travel, fit=None, is_withheld=True) if small else travel


def _height(indicator: Indicator, observation: Observation) -> Fraction | None:
    value = indicator.measure(observation.result, observation.period)
    if not indicator.polarity.needs_target:
        return value
    standard = indicator.standard_at(observation.period)
    target = None if standard is None else standard.thresholds.target
    return None if target is None else -indicator.polarity.merit(value, target)


def _judge(indicator: Indicator, method: Regression, fit: Fit) -> Direction:
    if not method.sees_trend(fit):
        return Direction.STABLE
    return Direction.POSITIVE if indicator.polarity.gain_of_slope(fit.slope) > 0 else Direction.NEGATIVE
