"""project: the period in which the target is met if the trend continues."""

import math
from fractions import Fraction
from typing import Final, NamedTuple

from attrs import field, frozen

from qpr_core.analysis.answers import Direction, NoProjection
from qpr_core.analysis.methods.evidence import Evidence, TrendEvidence
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.errors import MethodError, got
from qpr_core.model.indicators.indicator import Indicator, check_indicator, code_of
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.figures import Number
from qpr_core.model.values.records import evolvable, shown

_SLACK: Final = 1e-9
_HORIZON: Final = 40
"""The default horizon: ten years of quarters."""

_LONGEST: Final = 1_200
"""The longest horizon: a hundred years of months."""


@evolvable
class Reaching(NamedTuple):
    """The period in which the line reaches the target, and its assumptions.

    The line starts from its height at the newest result and keeps its present `slope` per period. `period` is the first
    period in which it reaches the target. `earliest` and `latest` are the same for the ends of the confidence interval
    of the slope at the `level`. `latest` is None if the least favourable slope does not get there within the horizon.

    >>> from qpr_core import Indicator, Polarity, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> rising = TimeSeries({"Q1 2022/23": 76, "Q2 2022/23": 78, "Q3 2022/23": 77, "Q4 2022/23": 80, "Q1 2023/24": 81})
    >>> reaching = project(calls, rising, "Q1 2023/24", target=85).outcome
    >>> [str(period) for period in (reaching.earliest, reaching.period, reaching.latest)]
    ['Q3 2023/24', 'Q1 2024/25', 'Q4 2027/28']
    >>> reaching.confidence
    Fraction(19, 20)
    """

    period: Period
    earliest: Period
    latest: Period | None
    slope: float
    level: Fraction

    @property
    def confidence(self) -> Fraction:
        """The confidence of the interval of the slope: 0.95 for a level of 0.05."""
        return 1 - self.level


@frozen(kw_only=True, repr=False)
class Projection:
    """The period in which the target is met if the line continues.

    It is a projection and not a forecast, because nothing shows that the line will continue. `outcome` has the period,
    or the reason for having none within the `horizon`, a number of periods from the newest result. `edge` is the target
    or, if closest to target is best, the distance to it that is still in the best band. It is None if it is not
    known.

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

    __repr__ = shown

    @property
    def reached(self) -> Period | NoProjection:
        """The first period in which the line reaches the target, or why there is none."""
        return self.outcome.period if isinstance(self.outcome, Reaching) else self.outcome

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

    The present slope is extended. Without a clear trend, nothing is projected.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                        thresholds=Thresholds(target=85, floor=80))
    >>> results = TimeSeries({"Q1 2022/23": 86, "Q2 2022/23": 84, "Q3 2022/23": 85, "Q4 2022/23": 81,
    ...                       "Q1 2023/24": 80, "Q2 2023/24": 78})
    >>> project(complaints, results, "Q2 2023/24").reached
    NoProjection.MOVING_AWAY

    Args:
        indicator: The indicator.
        series: Its results.
        at: The last period to look at, as in `direction_of_travel`.
        method: How to find the line. Defaults to `Regression()`.
        target: The target, in the unit of the indicator. Defaults to the one in force at the newest result.
        horizon: The most periods to look ahead, from the newest result.

    Raises:
        MethodError: If *method* is not a `Method`, or its evidence is not a line to extend, or *horizon* is not a whole
            number from 1 to 1,200. Also if *target* is given and closest to target is best, because the distances are
            those to the targets in force.
        SeriesError, PeriodError, FigureError: As in `direction_of_travel`.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    check_whole_number(horizon, "horizon", MethodError, least=1, most=_LONGEST)
    if target is not None and (indicator.polarity.needs_target or not indicator.polarity.judges):
        raise MethodError("target must be left out where neither side is better", given=target, whose=indicator.code)
    aim = None if target is None else indicator.unit.read(target, whose=indicator.code)
    asked = None if aim is None else indicator.polarity.acceptable(aim, Fraction(0))
    return projection_of(direction_of_travel(indicator, series, period, method=method), asked, horizon=horizon)


def projection_of(travel: DirectionOfTravel, asked: Interval | None = None, *, horizon: int = _HORIZON) -> Projection:
    """Return the projection of a direction of travel that is known, as `project` does.

    *asked* is the range of acceptable values. If None, it is the one in force at the newest result.

    Raises:
        MethodError: If the evidence of the direction is not a line to extend.
    """
    goal = _goal(travel, asked)
    edge = None if goal is None else goal.edge
    outcome = _outcome(travel, goal, horizon)
    return Projection(indicator=travel.indicator, travel=travel, horizon=horizon, outcome=outcome, edge=edge)


class _Goal(NamedTuple):
    """The edge that the line must reach, or pass if strict, and the better sign."""

    edge: Fraction
    sign: int
    is_strict: bool


def _goal(travel: DirectionOfTravel, asked: Interval | None) -> _Goal | None:
    acceptable = travel.course.acceptable if asked is None and travel.course is not None else asked
    if acceptable is None:
        return None
    if acceptable.low is not None:
        return _Goal(acceptable.low, 1, acceptable.excludes_low)
    return _Goal(acceptable.high or Fraction(0), -1, acceptable.excludes_high)


def _outcome(travel: DirectionOfTravel, goal: _Goal | None, horizon: int) -> Reaching | NoProjection:
    course, evidence = travel.course, travel.evidence
    if course is None or evidence is None:
        return NoProjection.NO_DIRECTION
    line = _line(travel, evidence)
    if goal is None:
        return NoProjection.NO_TARGET
    edge, sign, is_strict = goal
    slack = _SLACK * max(1.0, abs(float(edge)))
    gap = (float(edge) - line.intercept - line.slope * course.times[-1]) * sign
    if gap < -slack or (gap <= slack and not is_strict):
        return NoProjection.MET_ALREADY
    if travel.direction is not Direction.POSITIVE:
        return NoProjection.NO_CLEAR_TREND if travel.direction is Direction.STABLE else NoProjection.MOVING_AWAY
    slowest, fastest = sorted(slope * sign for slope in slope_ends(line))
    reached, soonest, latest = (
        _steps(gap, gain, horizon, is_strict=is_strict) for gain in (line.slope * sign, fastest, slowest)
    )
    if reached is None or soonest is None:
        return NoProjection.TOO_FAR
    newest = course.points[-1].period
    return Reaching(
        period=newest.shift(reached),
        earliest=newest.shift(soonest),
        latest=None if latest is None else newest.shift(latest),
        slope=line.slope,
        level=line.level,
    )


def _line(travel: DirectionOfTravel, evidence: Evidence) -> TrendEvidence:
    reason = evidence.why_not_extended
    if isinstance(evidence, TrendEvidence) and reason is None:
        return evidence
    method, code = got(travel.method), travel.indicator.code
    raise MethodError(f"method must find a line to extend ({reason})", shown=method, whose=code)


def slope_ends(line: TrendEvidence) -> tuple[float, float]:
    """Return the ends of the confidence interval of a slope, or the slope itself."""
    low, high = line.slope_interval
    return line.slope if low is None else low, line.slope if high is None else high


def _steps(gap: float, gain: float, horizon: int, *, is_strict: bool) -> int | None:
    # A step is long enough if it falls short only by the rounding of floats; to pass an edge, it must be longer.
    if gain <= 0 or gap > gain * (horizon + _SLACK):
        return None
    steps = math.floor(gap / gain + _SLACK) + 1 if is_strict else math.ceil(gap / gain - _SLACK)
    return None if steps > horizon else steps
