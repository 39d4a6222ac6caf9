"""The evidence of methods, as plain data, and Finding: a movement with it."""

from fractions import Fraction
from typing import NamedTuple, TypeAlias

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.student import critical_t
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, FrozenMapping, evolvable


@evolvable
class Centre(NamedTuple):
    """The height of a line at the time where its error is least.

    There it does not depend on the error of the slope. `time` is in periods since the first point, and `standard_error`
    is that of the `height`. A line by season has a centre for each `season`, the month in which it begins; for other
    lines it is None.

    >>> from qpr_core import Indicator, TimeSeries, direction_of_travel
    >>> calls = Indicator(code="C1", name="Calls", polarity="higher is better", unit="%")
    >>> rising = TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 81, "Q3 2023/24": 82, "Q4 2023/24": 83, "Q1 2024/25": 84})
    >>> direction_of_travel(calls, rising, "Q1 2024/25").evidence.centres
    (Centre(time=2.0, height=82.0, standard_error=0.0, season=None),)
    """

    time: float
    height: float
    standard_error: float
    season: int | None = None


@evolvable
class Line(NamedTuple):
    """A straight line through points, and the test of its slope.

    `slope` is per period, and `intercept` is the height of the line at the first point. `standard_error` is that of
    the slope. `level` is the level of the test. A constant series has a slope and a standard error of 0, and its `t`
    and `p_value` are None. A perfect line has an infinite `t` and a `p_value` of 0. `centres` has the centre of the
    line, or one for each season; without one, the error of its height is not known.

    >>> line = Line(point_count=6, slope=-1.6, intercept=86.33, standard_error=0.25, t=-6.36, p_value=0.003,
    ...             degrees_of_freedom=4, level=Fraction(5, 100))
    >>> [round(end, 2) for end in line.slope_interval]
    [-2.29, -0.91]
    """

    point_count: int
    slope: float
    intercept: float
    standard_error: float
    t: float | None
    p_value: float | None
    degrees_of_freedom: int
    level: Fraction
    centres: tuple[Centre, ...] = ()

    @property
    def slope_interval(self) -> tuple[float, float]:
        """The confidence interval of the slope: 95% for a level of 5%."""
        reach = critical_t(float(self.level), self.degrees_of_freedom) * self.standard_error
        return self.slope - reach, self.slope + reach

    @property
    def why_not_extended(self) -> str | None:
        """The reason for not extending the line to later periods, or None."""
        season_count = self.point_count - self.degrees_of_freedom - 1
        return "each season has its own line" if season_count > 1 and not self.centres else None


@evolvable
class Kendall(NamedTuple):
    """The Mann-Kendall test of pairs of points, and Sen's slope.

    `s` is the number of pairs of points that rise, less the number of those that fall. `tau` is its share of the most
    that it could be (tau-b, which allows for ties). `p_value` is exact if `is_exact`, and otherwise that of the normal
    approximation with its correction for continuity. If all heights are the same, `tau` and `p_value` are None.

    `slope` is the median of the slopes of all pairs, per period. The line with that slope runs through the medians of
    the times and of the heights, and `intercept` is its height at the first point. `lowest_slope` and `highest_slope`
    are the ends of the confidence interval for the `level`. They are None if there are too few points for it.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> from qpr_core.methods import MannKendall
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> rising = TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 6, "Q3 2023/24": 8, "Q4 2023/24": 9, "Q1 2024/25": 90})
    >>> found = direction_of_travel(calls, rising, "Q1 2024/25", method=MannKendall()).evidence
    >>> found.s, found.p_value == 2 / 120, found.slope, found.lowest_slope, found.highest_slope
    (10, True, 1.75, 1.0, 81.0)
    """

    point_count: int
    s: int
    tau: float | None
    p_value: float | None
    is_exact: bool
    level: Fraction
    slope: float
    intercept: float
    lowest_slope: float | None
    highest_slope: float | None

    @property
    def slope_interval(self) -> tuple[float | None, float | None]:
        """The confidence interval of the slope; with too few points, None twice."""
        return self.lowest_slope, self.highest_slope

    @property
    def why_not_extended(self) -> None:
        """None, because Sen's line can be extended."""
        return None


@evolvable
class Step(NamedTuple):
    """The newest result, and the reference that it is compared with.

    `reference` is the mean of `results` results, from the `first` period to the `last` one. If there is one result,
    both are its period. A change smaller than the `dead_band` does not count. All are in the unit of the indicator.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> from qpr_core.methods import LastPeriod
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> travel = direction_of_travel(calls, TimeSeries({"Q1 2023/24": 80, "Q2 2023/24": 81}), "Q2 2023/24",
    ...                              method=LastPeriod(dead_band=1))
    >>> travel.direction, travel.evidence.change, travel.evidence.dead_band
    (Direction.POSITIVE, Fraction(1, 1), Fraction(1, 1))
    """

    now: Fraction
    reference: Fraction
    results: int
    first: Period
    last: Period
    dead_band: Fraction

    @property
    def change(self) -> Fraction:
        """The newest result less the reference; negative if it is below."""
        return self.now - self.reference

    @property
    def why_not_extended(self) -> str:
        """The reason for not extending a step to later periods."""
        return "a step has no slope"


class SpecialCause(Choice):
    """A cause that makes a point of a control chart more than chance.

    >>> list(SpecialCause)
    [SpecialCause.OUTSIDE_LIMITS, SpecialCause.RUN, SpecialCause.NEAR_LIMIT, SpecialCause.TREND]
    """

    OUTSIDE_LIMITS = "outside limits"
    RUN = "run"
    NEAR_LIMIT = "near limit"
    TREND = "trend"


class Assurance(Choice):
    """Whether a process as it is will meet its target.

    >>> list(Assurance)
    [Assurance.CONSISTENTLY_PASSES, Assurance.HITS_AND_MISSES, Assurance.CONSISTENTLY_FAILS]
    """

    CONSISTENTLY_PASSES = "consistently passes"
    HITS_AND_MISSES = "hits and misses"
    CONSISTENTLY_FAILS = "consistently fails"


@evolvable
class Signal(NamedTuple):
    """A point of a control chart that is more than chance: why, and to which side.

    >>> Signal(Period.parse("Q1 2023/24"), SpecialCause.RUN, Movement.UP).cause
    SpecialCause.RUN
    """

    period: Period
    cause: SpecialCause
    movement: Movement


@evolvable
class ChartBaseline(NamedTuple):
    """The results whose mean and limits are frozen for all later ones.

    `first` and `last` are the periods of the first and last of the `point_count` results.

    >>> ChartBaseline(12, Period.parse("Q1 2020/21"), Period.parse("Q4 2022/23")).point_count
    12
    """

    point_count: int
    first: Period
    last: Period


@evolvable
class ControlChart(NamedTuple):
    """The limits of a process, and what is more than chance.

    `mean` and `moving_range`, the mean of the distances between neighbouring results, are those of the `point_count`,
    or those of the `baseline` if there is one. `lower` and `upper` are the limits; a value on a limit is within it.
    `signals` are all special causes, in order of time and, for each point, with the one that decides first.
    `assurance` compares the limits with the target, and `met` is how many of the points meet it. Both are `None` if
    there is no target. `discounted` are the signals that do not count because the method is cautious.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> from qpr_core.methods import XmR
    >>> waits = Indicator(code="W1", name="Waits", polarity=Polarity.LOWER_IS_BETTER, unit="days")
    >>> results = TimeSeries((Period.parse("Apr 2023").shift(place), 20 + 8 * (place % 2)) for place in range(11))
    >>> last = TimeSeries([*results, (Period.parse("Mar 2024"), 60)])
    >>> chart = direction_of_travel(waits, last, "Mar 2024", method=XmR()).evidence
    >>> chart.signals
    (Signal(period=Period.parse('Mar 2024'), cause=SpecialCause.OUTSIDE_LIMITS, movement=Movement.UP),)
    """

    point_count: int
    mean: Fraction
    moving_range: Fraction
    lower: Fraction
    upper: Fraction
    signals: tuple[Signal, ...]
    assurance: Assurance | None
    met: int | None = None
    baseline: ChartBaseline | None = None
    discounted: tuple[Signal, ...] = ()

    def signal_at(self, period: Period) -> Signal | None:
        """Return the signal that decides at a period, or None if there is none."""
        return next((signal for signal in self.signals if signal.period == period), None)

    @property
    def contradicting(self) -> int:
        """The number of points on the other side of the target than the limits."""
        if self.met is None or self.assurance is Assurance.HITS_AND_MISSES:
            return 0
        return self.met if self.assurance is Assurance.CONSISTENTLY_FAILS else self.point_count - self.met

    @property
    def why_not_extended(self) -> str:
        """The reason for not extending a control chart to later periods."""
        return "a control chart has no slope"


@evolvable
class Facts(NamedTuple):
    """The figures behind the answer of a custom method, by name.

    >>> Facts(FrozenMapping({"greatest": Fraction(9)})).figures["greatest"]
    Fraction(9, 1)
    """

    figures: FrozenMapping[str, Fraction]

    @property
    def why_not_extended(self) -> str:
        """The reason for not extending figures by name to later periods."""
        return "figures by name have no slope"


TrendEvidence: TypeAlias = Line | Kendall
"""Evidence with a line.

It has a slope with its interval, an intercept, a p-value and the level of the test.

`report_table`, charts and `project` use every evidence of this kind.
"""


Evidence: TypeAlias = TrendEvidence | Step | ControlChart | Facts
"""The facts behind an answer; each method has its kind of evidence."""


@evolvable
class Finding(NamedTuple):
    """The movement of the points, or why it is unknown, with the evidence.

    >>> Finding(NoDirection.TOO_FEW_POINTS)
    Finding(movement=NoDirection.TOO_FEW_POINTS, evidence=None)
    """

    movement: Movement | NoDirection
    evidence: Evidence | None = None
