"""direction_of_travel: whether an indicator gets better or worse over time."""

from fractions import Fraction

from attrs import evolve, field, frozen

from qpr_core.analysis.answers import Direction, Movement, NoDirection, NoRating, movement_of
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import Evidence
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import coverage_of, find_movement, method_for
from qpr_core.analysis.results import LatestResult, latest_of, reported_series
from qpr_core.analysis.travel.goals import acceptable_in
from qpr_core.model.indicators.basis import Basis, Coverage
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.observation import Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.records import FrozenMapping
from qpr_core.notebook import ShowsItself


@frozen(kw_only=True, repr=False)
class DirectionOfTravel(ShowsItself):
    """The direction of travel of an indicator, with its method and its evidence.

    The method decides the class of the `evidence`: a `Line` for a regression, or `Kendall`, a `Step`, a `ControlChart`,
    or the `Facts` of a custom method. It is None if there were too few points, the last one was too old, or a target
    was missing. It is also None if a small count is withheld; `is_withheld` is then True.

    The evidence describes the points of the `course`: the values or, if closest to target is best, the distances to
    the target (`of_distance`). `point_count` is their number. `first` and `last` are the periods of the first and the
    last point. `unverified` is True if the direction was read from a document without being checked.

    >>> from qpr_core import Polarity
    >>> from qpr_core.methods import Regression
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> flat = TimeSeries({f"Q{quarter} 2023/24": 5 for quarter in (1, 2, 3, 4)})
    >>> travel = direction_of_travel(calls, flat, "Q4 2023/24", method=Regression(minimum_points=3))
    >>> travel.direction, travel.point_count, travel.evidence.p_value
    (Direction.STABLE, 4, None)
    >>> travel
    <DirectionOfTravel of 'C1' at Q4 2023/24: Direction.STABLE, 4 points, Q1 2023/24 to Q4 2023/24, \
by Regression(window=12, level=0.05, minimum_points=3, ignores_overlap=False), Line(point_count=4, slope=0.0, \
intercept=5.0, standard_error=0.0, t=None, p_value=None, degrees_of_freedom=2, level=Fraction(1, 20), \
centres=(Centre(time=1.5, height=5.0, standard_error=0.0, season=None),))>
    """

    indicator: Indicator = field(repr=code_of)
    period: Period
    direction: Direction | NoDirection
    method: Method
    point_count: int
    first: Period | None = None
    last: Period | None = None
    evidence: Evidence | None = None
    course: Course | None = None
    is_withheld: bool = False
    unverified: bool = field(default=False, repr=False)

    @property
    def of_distance(self) -> bool:
        """Whether the points are distances to the target."""
        return self.indicator.polarity.needs_target

    @property
    def overlaps(self) -> bool:
        """Whether neighbouring figures share data, and the method does not allow for it.

        Such a method finds trends too readily.
        """
        if self.method.allows_for_overlap:
            return False
        coverage = self.indicator.basis if self.course is None else self.course.coverage
        return coverage is not Basis.IN_PERIOD

    @property
    def without(self) -> FrozenMapping[Period, Direction]:
        """The direction without one point, by the period of each point that it depends on.

        Only points without which the direction would be different are listed, and not those without which there would
        be no answer at all. Usually empty.

        >>> from qpr_core import Polarity
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
        >>> results = TimeSeries({"Q4 2021/22": 80, "Q1 2022/23": 81, "Q2 2022/23": 80, "Q3 2022/23": 81,
        ...                       "Q4 2022/23": 81, "Q1 2023/24": 82, "Q2 2023/24": 84})
        >>> travel = direction_of_travel(calls, results, "Q2 2023/24")
        >>> travel.direction, travel.without, travel.is_fragile
        (Direction.POSITIVE, {Period.parse('Q2 2023/24'): Direction.STABLE}, True)
        """
        if self.course is None or not isinstance(self.direction, Direction):
            return FrozenMapping(())
        directions = [
            None if isinstance(found, NoDirection) else _judge(self.indicator, found)
            for found in self.method.movements_without(self.course)
        ]
        return FrozenMapping(
            (point.period, direction)
            for point, direction in zip(self.course.points, directions, strict=True)
            if direction is not None and direction is not self.direction
        )

    @property
    def is_fragile(self) -> bool:
        """Whether the direction would be different without the newest point."""
        return self.last is not None and self.last in self.without

    def __repr__(self) -> str:
        """Show the answer, its points, its method and its evidence."""
        points = f"{self.point_count} points" if self.point_count != 1 else "1 point"
        periods = "" if self.first is None else f", {self.first} to {self.last}"
        evidence = "withheld" if self.is_withheld else repr(self.evidence)
        return (
            f"<DirectionOfTravel of {self.indicator.code!r} at {self.period}: {self.direction!r}, {points}{periods}, "
            f"by {self.method!r}, {evidence}{', unverified' if self.unverified else ''}>"
        )


def direction_of_travel(
    indicator: Indicator, series: TimeSeries, at: Period | str, *, method: Method | None = None
) -> DirectionOfTravel:
    """Return the direction of travel up to and including a period.

    Missing results leave gaps in time, and nothing is carried forward. If even the latest result is too old to be
    rated, the direction is unknown. A year-to-date total grows through its year, so only a method such as
    `SamePeriodLastYear` finds a direction; `in_period_results` returns figures for any method. If the indicator was
    redefined, only results since then count.

    >>> from qpr_core import Polarity
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2022/23": 86, "Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81,
    ...                       "Q1 2023/24": 80, "Q2 2023/24": 78})
    >>> travel = direction_of_travel(complaints, results, "Q2 2023/24")
    >>> travel.direction, round(travel.evidence.slope, 2), round(travel.evidence.p_value, 4)
    (Direction.NEGATIVE, -1.6, 0.0033)
    >>> direction_of_travel(complaints, results, "Q4 2022/23").direction
    NoDirection.TOO_FEW_POINTS

    Args:
        indicator: The indicator.
        series: Its results.
        at: The last period to look at. In a series of longer periods, the last one that has ended by then.
        method: The method, with its window, level and fewest points. Defaults to `Regression()`.

    Raises:
        MethodError: If *method* is not a `Method`, or is a custom method that fails.
        SeriesError, PeriodError: As in `compare`.
        FigureError: If a result is not a possible value.

    Source: Kent County Council, Quarterly Performance Report, since 2020/21: regression over the timeframe
        of the graph, with "stable or with no clear trend" as its middle.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, period)
    coverage = coverage_of(indicator, series.frequency, results.frequency)
    travel = travel_up_to(latest_of(indicator, results, period), indicator, results, method, coverage)
    return withhold_travel(travel, results)


def travel_up_to(
    latest: LatestResult, indicator: Indicator, series: TimeSeries, method: Method | None, coverage: Coverage
) -> DirectionOfTravel:
    """Return the direction of travel up to a period whose *latest* result is known.

    *coverage* is the time that each figure covers, in periods of the series.
    """
    chosen = method_for(indicator, method, coverage)
    observations = series.observations(until=latest.due, most=chosen.window_for(series.frequency))
    starts = (*indicator.redefined, *chosen.recalculated_from)
    if starts:
        since = max((start.ordinal for start in starts if start.ordinal < latest.due.end), default=0)
        observations = tuple(each for each in observations if each.period.ordinal >= since)

    def answer(
        direction: Direction | NoDirection, evidence: Evidence | None = None, course: Course | None = None
    ) -> DirectionOfTravel:
        return DirectionOfTravel(
            indicator=indicator,
            period=latest.period,
            direction=direction,
            method=chosen,
            point_count=len(observations),
            first=observations[0].period if observations else None,
            last=observations[-1].period if observations else None,
            evidence=evidence,
            course=course,
        )

    reason = _no_direction(latest, indicator, chosen, len(observations))
    if reason is not None:
        return answer(reason)
    course = _course(indicator, observations, coverage)
    if course is None:
        return answer(NoDirection.NO_TARGET)
    direction, evidence = direction_in(indicator, chosen, course)
    return answer(direction, evidence, course)


def direction_in(
    indicator: Indicator, method: Method, course: Course
) -> tuple[Direction | NoDirection, Evidence | None]:
    """Return the direction that a method finds in a course, with its evidence.

    >>> from qpr_core import Polarity
    >>> from qpr_core.methods import LastPeriod
    >>> waits = Indicator(code="W1", name="Waits", polarity=Polarity.LOWER_IS_BETTER, unit="days")
    >>> since = Period.parse("Q1 2023/24")
    >>> fallen = Course(points=(Point(since, Fraction(9)), Point(since.shift(1), Fraction(7))))
    >>> direction_in(waits, LastPeriod(), fallen)[0]
    Direction.POSITIVE

    Raises:
        MethodError: If a custom method fails.
    """
    movement, evidence = find_movement(method, course, indicator.code)
    if isinstance(movement, NoDirection):
        return movement, evidence
    if not indicator.polarity.judges:
        return NoDirection.NO_POLARITY, evidence
    return _judge(indicator, movement), evidence


def _no_direction(latest: LatestResult, indicator: Indicator, method: Method, point_count: int) -> NoDirection | None:
    if not indicator.unit.has_distances:
        return NoDirection.YES_OR_NO
    if indicator.basis is Basis.YEAR_TO_DATE_TOTAL and not method.allows_totals:
        return NoDirection.ACCUMULATES
    if point_count and isinstance(latest.found, NoRating):
        return NoDirection.TOO_OLD
    return NoDirection.TOO_FEW_POINTS if point_count < method.minimum_points else None


def withhold_travel(travel: DirectionOfTravel, series: TimeSeries) -> DirectionOfTravel:
    """Return the direction without evidence if a small count is among its points."""
    if travel.indicator.withhold_below is None or travel.course is None:
        return travel
    points = series.observations(until=travel.last, most=travel.point_count)
    small = any(travel.indicator.must_withhold(point.result) for point in points)
    return evolve(travel, evidence=None, course=None, is_withheld=True) if small else travel


def _course(indicator: Indicator, observations: tuple[Observation, ...], coverage: Coverage) -> Course | None:
    points = [Point(period, indicator.measure(result, at=period)) for period, result, _ in observations]
    if indicator.polarity.needs_target:
        distances = [(period, _distance(indicator, period, value)) for period, value in points]
        points = [Point(period, distance) for period, distance in distances if distance is not None]
    if len(points) < len(observations):
        return None
    return Course(
        points=tuple(points),
        coverage=coverage,
        financial_year=indicator.financial_year,
        acceptable=acceptable_in(indicator, observations[-1].period),
        better=better_movement(indicator),
    )


def _distance(indicator: Indicator, period: Period, value: Fraction) -> Fraction | None:
    target = indicator.target_at(period)
    return None if target is None else -indicator.polarity.merit(value, target)


def better_movement(indicator: Indicator) -> Movement | None:
    """Return the better movement; None if neither is better."""
    return movement_of(indicator.polarity.gain_of_slope(1)) if indicator.polarity.judges else None


def _judge(indicator: Indicator, movement: Movement) -> Direction:
    if movement is Movement.UNCHANGED:
        return Direction.STABLE
    gain = indicator.polarity.gain_of_slope(1 if movement is Movement.UP else -1)
    return Direction.POSITIVE if gain > 0 else Direction.NEGATIVE
