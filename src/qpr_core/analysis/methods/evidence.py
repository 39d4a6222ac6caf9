"""What the methods find, as plain data: a movement, the facts it rests on, and the rule."""

from fractions import Fraction
from typing import NamedTuple, TypeAlias

from qpr_core.analysis.answers import Movement, NoDirection
from qpr_core.analysis.methods.student import critical_t
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, FrozenMapping, evolvable


@evolvable
class Line(NamedTuple):
    """A straight line through points, and how sure its slope is.

    `slope` is per period and `intercept` the height of the line at the first point. `standard_error` is that
    of the slope. A constant series has a slope and a standard error of nought and neither `t` nor `p_value`
    (`None`); a perfect line has an infinite `t` and a `p_value` of nought. `level` is the level of the test.

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

    @property
    def slope_interval(self) -> tuple[float, float]:
        """The confidence interval of the slope that goes with the level: of 95 % for a level of 5 %."""
        reach = critical_t(float(self.level), self.degrees_of_freedom) * self.standard_error
        return self.slope - reach, self.slope + reach

    @property
    def why_not_extended(self) -> str | None:
        """Why the line says nothing about later periods, or None if it can be extended."""
        season_count = self.point_count - self.degrees_of_freedom - 1
        return "each season has its own line" if season_count > 1 else None


@evolvable
class Kendall(NamedTuple):
    """How often of two points the later one is higher, and the slope of Sen.

    `s` is the number of pairs of points that rise less that of those that fall, and `tau` its share of what it could be
    (tau-b, which allows for ties). `p_value` is exact where `is_exact`, and of the normal approximation, with its
    correction for continuity, where not. Where all heights are the same there is neither. `slope` is the median of
    the slopes of all pairs, per period, and `intercept` the height at the first point of the line with that slope
    through the medians of the times and of the heights. `lowest_slope` and `highest_slope` are the ends of the
    confidence interval that goes with the `level`; `None` where there are too few points to be so sure.

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
        """The confidence interval of the slope that goes with the level; an end is None with too few points."""
        return self.lowest_slope, self.highest_slope

    @property
    def why_not_extended(self) -> None:
        """None, because the line can be extended."""
        return None


@evolvable
class Step(NamedTuple):
    """What the newest result was set against.

    `reference` is the result of one period, the `first` and the `last`, or the mean of the `results` from the one to
    the other; a change smaller than the `dead_band` does not count. All are in the unit of the indicator.

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
        """How far the newest result is above the one it is compared with; negative if it is below."""
        return self.now - self.reference

    @property
    def why_not_extended(self) -> str:
        """Why a step says nothing about later periods."""
        return "a step has no slope"


class SpecialCause(Choice):
    """What makes a point of a control chart more than chance.

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
    """The results whose mean and limits are frozen for all later ones: how many, and the periods of the first and last.

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
        """Return the signal that decides at a period, or None if the result is not a special cause."""
        return next((signal for signal in self.signals if signal.period == period), None)

    @property
    def contradicting(self) -> int:
        """How many of the points miss a target that is consistently met, or meet one that is consistently missed."""
        if self.met is None or self.assurance is Assurance.HITS_AND_MISSES:
            return 0
        return self.met if self.assurance is Assurance.CONSISTENTLY_FAILS else self.point_count - self.met

    @property
    def why_not_extended(self) -> str:
        """Why a control chart says nothing about later periods."""
        return "a control chart has no slope"


@evolvable
class Facts(NamedTuple):
    """What a rule of one's own says that it rests on: figures by name.

    >>> Facts(FrozenMapping({"greatest": Fraction(9)})).figures["greatest"]
    Fraction(9, 1)
    """

    figures: FrozenMapping[str, Fraction]

    @property
    def why_not_extended(self) -> str:
        """Why figures by name say nothing about later periods."""
        return "figures by name have no slope"


TrendEvidence: TypeAlias = Line | Kendall
"""Evidence with a line: it has a slope with its interval, an intercept, a p-value and the level of the test.

`report_table`, charts and `project` use every evidence of this kind.
"""


Evidence: TypeAlias = TrendEvidence | Step | ControlChart | Facts
"""The facts that an answer rests on, of the kind of its method."""


@evolvable
class Finding(NamedTuple):
    """Which way the points go, or why that is unknown, and the facts that say so.

    >>> Finding(NoDirection.TOO_FEW_POINTS)
    Finding(movement=NoDirection.TOO_FEW_POINTS, evidence=None)
    """

    movement: Movement | NoDirection
    evidence: Evidence | None = None
