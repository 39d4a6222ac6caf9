"""project: the period in which the target is met if the trend continues."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from attrs import field, frozen

from qpr_core.analysis.answers import Direction, NoProjection
from qpr_core.analysis.methods.evidence import TrendEvidence
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.analysis.travel.extended_line import ExtendedLine, extended
from qpr_core.analysis.travel.goals import Goal, acceptable_in, edges_in, goal_of
from qpr_core.errors import MethodError, got
from qpr_core.model.indicators.definition import describe
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.figures import Number
from qpr_core.model.values.records import evolvable, shown

_HORIZON: Final = 40
"""The default horizon: ten years of quarters."""

_LONGEST: Final = 1_200
"""The longest horizon: a hundred years of months."""


@evolvable
class Reaching(NamedTuple):
    """The period in which the line reaches the target, and its assumptions.

    The line keeps its present `slope` per period. `period` is the first period in which it reaches the target then in
    force, whose `edge` it is. `earliest` and `latest` are the first periods in which the better and the worse end of
    its confidence band do, at the `level`. The band has the error of the whole line, as in Fieller's interval. `latest`
    is None if the worse end does not get there within the horizon.

    >>> from qpr_core import Indicator, Polarity, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> rising = TimeSeries({"Q1 2022/23": 76, "Q2 2022/23": 78, "Q3 2022/23": 77, "Q4 2022/23": 80, "Q1 2023/24": 81})
    >>> reaching = project(calls, rising, "Q1 2023/24", target=85).outcome
    >>> [str(period) for period in (reaching.earliest, reaching.period, reaching.latest)]
    ['Q2 2023/24', 'Q1 2024/25', 'Q1 2030/31']
    >>> reaching.confidence
    Fraction(19, 20)
    """

    period: Period
    earliest: Period
    latest: Period | None
    slope: float
    level: Fraction
    edge: Fraction

    @property
    def confidence(self) -> Fraction:
        """The confidence of the interval of the slope: 0.95 for a level of 0.05."""
        return 1 - self.level


@evolvable
class Falling(NamedTuple):
    """The period in which a line that gets worse leaves the band of the newest result.

    `band` is the band that the line is in then. `period`, `earliest` and `latest` are as in `Reaching`: `earliest` is
    when the worse end of the confidence band leaves the band of the newest result, at the `level`.

    >>> from qpr_core import Indicator, Polarity, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> falling = TimeSeries({"Q1 2022/23": 92, "Q2 2022/23": 91, "Q3 2022/23": 90, "Q4 2022/23": 89, "Q1 2023/24": 88})
    >>> found = project(calls, falling, "Q1 2023/24").falling
    >>> found.band, str(found.period)
    (Rag.AMBER, 'Q1 2024/25')
    """

    band: Scheme
    period: Period
    earliest: Period
    latest: Period | None
    level: Fraction


@frozen(kw_only=True, repr=False)
class Projection:
    """The period in which the target is met if the line continues.

    It is a projection and not a forecast, because nothing shows that the line will continue. `outcome` has the period,
    or the reason for having none within the `horizon`, a number of periods from the newest result. `edge` is the target
    or, if closest to target is best, the distance to it that is still in the best band. It is None if it is not
    known. `falling` has the next worse band if the line gets worse and leaves that of the newest result by then.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> rising = TimeSeries({"Q1 2022/23": 76, "Q2 2022/23": 77, "Q3 2022/23": 78, "Q4 2022/23": 79, "Q1 2023/24": 80})
    >>> ahead = project(calls, rising, "Q1 2023/24")
    >>> ahead.reached, ahead.edge, ahead.is_met
    (Period.parse('Q2 2024/25'), Fraction(85, 1), False)
    """

    indicator: Indicator = field(repr=code_of)
    travel: DirectionOfTravel
    horizon: int
    outcome: Reaching | NoProjection
    edge: Fraction | None
    falling: Falling | None = None

    __repr__ = shown

    @property
    def reached(self) -> Period | NoProjection:
        """The first period in which the line reaches the target, or why there is none."""
        return self.outcome.period if isinstance(self.outcome, Reaching) else self.outcome

    @property
    def later_edge(self) -> Fraction | None:
        """The edge that the line reaches, or that it does not reach by the end.

        The edge of distances does not change.

        >>> from qpr_core import Polarity, Thresholds
        >>> rising = TimeSeries({"Q1 2022/23": 76, "Q2 2022/23": 77, "Q3 2022/23": 78, "Q4 2022/23": 79,
        ...                      "Q1 2023/24": 80})
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
        ...     thresholds={"2022/23": Thresholds(target=82, floor=75), "2023/24": Thresholds(target=85, floor=75),
        ...                 "2024/25": Thresholds(target=90, floor=75)})
        >>> project(calls, rising, "Q1 2023/24").later_edge
        Fraction(90, 1)
        """
        if isinstance(self.outcome, Reaching):
            return self.outcome.edge
        own = self.indicator.target_at(self.travel.last or self.travel.period)
        if self.outcome is not NoProjection.TOO_FAR or self.travel.of_distance or own != self.edge:
            return self.edge
        acceptable = acceptable_in(self.indicator, self.end)
        return self.edge if acceptable is None else goal_of(acceptable).edge

    @property
    def is_met(self) -> bool | None:
        """Whether the newest result itself meets the target; None if that is not known."""
        if self.edge is None or self.travel.course is None:
            return None
        newest = self.indicator.rated(self.travel.course.heights[-1])
        return self.indicator.polarity.gain_of_slope(float(newest - self.edge)) >= 0

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""
        return self.travel.unverified

    @property
    def end(self) -> Period:
        """The last period that is looked at."""
        return (self.travel.last or self.travel.period).shift(self.horizon)

    @property
    def frequency(self) -> Frequency:
        """The frequency of the periods that are counted."""
        return (self.travel.last or self.travel.period).frequency


def project(  # noqa: PLR0913  all but the first three are keyword-only
    indicator: Indicator,
    series: TimeSeries,
    at: Period | str,
    *,
    method: Method | None = None,
    target: Number | None = None,
    horizon: int = _HORIZON,
) -> Projection:
    """Return the period in which the target is met if the trend continues.

    The present line is extended, and compared with the target that is in force in each period. Without a clear trend,
    nothing is projected.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                        thresholds=Thresholds(target=85, floor=80))
    >>> results = TimeSeries({"Q1 2022/23": 86, "Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81,
    ...                       "Q1 2023/24": 80, "Q2 2023/24": 78})
    >>> project(complaints, results, "Q2 2023/24").reached
    NoProjection.MOVING_AWAY
    >>> project(complaints, results, "Q2 2023/24").falling is None  # it is Red already
    True

    Args:
        indicator: The indicator.
        series: Its results.
        at: The last period to look at, as in `direction_of_travel`.
        method: How to find the line. Defaults to `Regression()`.
        target: The target, in the unit of the indicator. Defaults to those in force. After the last known target it
            stays the same.
        horizon: The most periods to look ahead, from the newest result.

    Raises:
        MethodError: If *method* is not a `Method`, or its evidence is not a line to extend, or *horizon* is not a whole
            number from 1 to 1,200. Also if *target* is not a possible value, or is given and closest to target is best,
            because the distances are those to the targets in force.
        SeriesError, PeriodError, FigureError: As in `direction_of_travel`.

    Source: E. C. Fieller, Some problems in interval estimation, 1954.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    check_whole_number(horizon, "horizon", MethodError, least=1, most=_LONGEST)
    if target is not None and (indicator.polarity.needs_target or not indicator.polarity.judges):
        raise MethodError("target must be left out where neither side is better", given=target, whose=indicator.code)
    aim = None if target is None else indicator.unit.read(target, whose=indicator.code)
    if aim is not None and indicator.possible is not None and not indicator.possible.contains(aim):
        limits = describe(indicator.possible)
        raise MethodError(f"target must be a possible value ({limits})", given=target, whose=indicator.code)
    asked = None if aim is None else indicator.polarity.acceptable(aim, Fraction(0))
    return projection_of(direction_of_travel(indicator, series, period, method=method), asked, horizon=horizon)


def projection_of(travel: DirectionOfTravel, asked: Interval | None = None, *, horizon: int = _HORIZON) -> Projection:
    """Return the projection of a direction of travel that is known, as `project` does.

    *asked* is the range of acceptable values. If None, it is the one in force in each period.

    Raises:
        MethodError: If the evidence of the direction is not a line to extend.
    """
    course, line = travel.course, _line(travel)
    acceptable = course.acceptable if asked is None and course is not None else asked
    goal = None if acceptable is None else goal_of(acceptable)
    return Projection(
        indicator=travel.indicator,
        travel=travel,
        horizon=horizon,
        outcome=NoProjection.NO_DIRECTION if line is None else _outcome(travel, line, goal, horizon, asked),
        edge=None if goal is None else goal.edge,
        falling=None if line is None or travel.direction is not Direction.NEGATIVE else _falling(travel, line, horizon),
    )


def _line(travel: DirectionOfTravel) -> ExtendedLine | None:
    course, evidence = travel.course, travel.evidence
    if course is None or evidence is None:
        return None
    reason = evidence.why_not_extended
    if isinstance(evidence, TrendEvidence) and reason is None:
        return extended(evidence, course)
    method, code = got(travel.method), travel.indicator.code
    raise MethodError(f"method must find a line to extend ({reason})", shown=method, whose=code)


def _outcome(
    travel: DirectionOfTravel, line: ExtendedLine, goal: Goal | None, horizon: int, asked: Interval | None
) -> Reaching | NoProjection:
    if goal is None:
        return NoProjection.NO_TARGET
    goals = [goal] * horizon if asked is not None else _goals(travel.indicator, line.newest, goal, horizon)
    now, since = line.at(0), 1
    if now is not None and goal.is_met(now.middle):
        missed = _next_missed(line, [goal, *goals])
        if missed is None or travel.direction is Direction.STABLE:
            return NoProjection.MET_ALREADY
        since = missed
    if travel.direction is Direction.STABLE:
        return NoProjection.NO_CLEAR_TREND
    reached, soonest, latest = (
        _first(line, lambda step, height: goals[step - 1].is_met(height), side * goal.sign, range(since, horizon + 1))
        for side in (0, 1, -1)
    )
    if reached is None or soonest is None:
        return NoProjection.MOVING_AWAY if travel.direction is Direction.NEGATIVE else NoProjection.TOO_FAR
    return Reaching(
        period=reached.period,
        earliest=soonest.period,
        latest=None if latest is None else latest.period,
        slope=line.line.slope,
        level=line.line.level,
        edge=goals[reached.step - 1].edge,
    )


def _next_missed(line: ExtendedLine, goals: Sequence[Goal]) -> int | None:
    """Return the first step with a new target that the line does not meet."""
    for step in range(1, len(goals)):
        heights = line.at(step) if goals[step] != goals[step - 1] else None
        if heights is not None and not goals[step].is_met(heights.middle):
            return step
    return None


def _goals(indicator: Indicator, newest: Period, goal: Goal, horizon: int) -> list[Goal]:
    """Return the goal in each later period; the last known one stays."""
    goals: list[Goal] = []
    for step in range(1, horizon + 1):
        acceptable = acceptable_in(indicator, newest.shift(step))
        goal = goal if acceptable is None else goal_of(acceptable)
        goals.append(goal)
    return goals


def _falling(travel: DirectionOfTravel, line: ExtendedLine, horizon: int) -> Falling | None:
    indicator = travel.indicator
    edges = edges_in(indicator, line.newest)
    newest = indicator.rated(line.course.heights[-1])
    place = next((place for place, edge in enumerate(edges) if edge.is_met_exactly(newest)), None)
    if place is None:
        return None  # it is in the worst band already, or no band is known
    bands: list[tuple[Goal, ...]] = []
    for step in range(1, horizon + 1):
        edges = edges_in(indicator, line.newest.shift(step)) or edges
        bands.append(edges)
    left, soonest, latest = (
        _first(
            line,
            lambda step, height: not bands[step - 1][place].is_met(height),
            -side * edges[place].sign,
            range(1, horizon + 1),
        )
        for side in (0, 1, -1)
    )
    if left is None or soonest is None:
        return None
    worse = next((later for later, edge in enumerate(bands[left.step - 1]) if edge.is_met(left.height)), len(edges))
    return Falling(
        band=list(indicator.scheme)[worse],
        period=left.period,
        earliest=soonest.period,
        latest=None if latest is None else latest.period,
        level=line.line.level,
    )


class _Place(NamedTuple):
    step: int
    period: Period
    height: float


def _first(line: ExtendedLine, is_there: Callable[[int, float], bool], side: int, steps: range) -> _Place | None:
    """Return the first step at which the line is there, or a side of its band."""
    for step in steps:
        heights = line.at(step)
        if heights is not None and is_there(step, heights[1 + side]):
            return _Place(step, line.newest.shift(step), heights[1 + side])
    return None
