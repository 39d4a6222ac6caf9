"""The answers that there can be to where an indicator is heading: a direction, or why there is none."""

from fractions import Fraction
from typing import TypeAlias

from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.values.records import Choice


class NotPooled(Choice):
    """Why an indicator is no part of a pooled figure.

    >>> list(NotPooled)
    [NotPooled.NO_RESULT, NotPooled.CARRIED, NotPooled.WITHHELD, NotPooled.NO_COUNTS]
    """

    NO_RESULT = "no result"
    CARRIED = "carried"
    WITHHELD = "withheld"
    NO_COUNTS = "no counts"


class Direction(Choice):
    """Which way performance is heading; positive is always better, also where lower is better.

    >>> list(Direction)
    [Direction.POSITIVE, Direction.STABLE, Direction.NEGATIVE]
    """

    POSITIVE = "positive"
    STABLE = "stable or with no clear trend"
    NEGATIVE = "negative"


class NoDirection(Choice):
    """Why there is no direction; not the same as stable.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> direction_of_travel(calls, TimeSeries({"Q1 2023/24": 5}), "Q1 2023/24").direction
    NoDirection.TOO_FEW_POINTS
    """

    TOO_FEW_POINTS = "too few points"
    TOO_FEW_YEARS = "too few years"
    GAP = "a gap"
    NO_POLARITY = "no polarity"
    NO_TARGET = "no target"
    TOO_OLD = "too old"
    ACCUMULATES = "accumulates"
    NO_BASELINE = "no baseline"
    NO_VARIATION = "no variation"


class NoProjection(Choice):
    """Why there is no period in which the line meets the target.

    >>> list(NoProjection)[:2]
    [NoProjection.MET_ALREADY, NoProjection.MOVING_AWAY]
    """

    MET_ALREADY = "met already"
    MOVING_AWAY = "moving away"
    TOO_FAR = "too far"
    NO_CLEAR_TREND = "no clear trend"
    NO_DIRECTION = "no direction"
    NO_TARGET = "no target"


class NoRating(Choice):
    """Why there is no rating; never a zero and never an error.

    >>> from qpr_core import Indicator, Polarity, Ratio, classify
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> classify(calls, 84), classify(calls, Ratio(0, 0)), classify(calls, None)
    (NoRating.NO_TARGET, NoRating.NOTHING_TO_COUNT, NoRating.NO_RESULT)
    """

    NO_RESULT = "no result"
    NOTHING_TO_COUNT = "nothing to count"
    NO_TARGET = "no target"
    NO_TARGET_FOR_PERIOD = "no target for the period"
    DATA_ONLY = "data only"
    NOT_YET_DUE = "not yet due"
    TOO_OLD = "too old"
    NO_HISTORY = "no history"
    OTHER_SPAN = "other span"


Rating: TypeAlias = Scheme | Expectation | NoRating
"""A band of a scheme, the place by an expected range, or why there is neither."""


class Movement(Choice):
    """What a value did; up is arithmetic and says nothing of better.

    >>> Movement("up")
    Movement.UP
    """

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


def movement_of(change: Fraction | float) -> Movement:
    """Say which way a *change* goes.

    >>> movement_of(-1), movement_of(Fraction(0))
    (Movement.DOWN, Movement.UNCHANGED)
    """
    return Movement.UP if change > 0 else Movement.DOWN if change < 0 else Movement.UNCHANGED


class Flag(Choice):
    """Something that a reader has to know before relying on a rating.

    >>> Flag("provisional")
    Flag.PROVISIONAL

    `IMPLAUSIBLE` comes first: if a figure is a slip of entry, nothing else about the rating matters.
    """

    IMPLAUSIBLE = "implausible"
    CARRIED = "carried"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    RESTATED = "restated"
    TARGET_CHANGED = "target changed"
    REDEFINED = "redefined"
    CROSSES_YEAR_END = "crosses year end"
    ROUNDING_CONFLICT = "rounding conflict"
    SMALL_NUMBERS = "small numbers"
    WITHHELD = "withheld"


class Judgement(Choice):
    """Whether a change is for the better; the polarity says so.

    >>> Judgement("better")
    Judgement.BETTER
    """

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class NoComparison(Choice):
    """Why there is no comparison, or no judgement of one.

    >>> from qpr_core import Indicator, Polarity, TimeSeries, compare
    >>> demand = Indicator(code="A1", name="Calls", polarity=Polarity.NEITHER, unit="number")
    >>> compare(demand, TimeSeries({"Q1 2023/24": 5, "Q2 2023/24": 7}), "Q2 2023/24").judgement
    NoComparison.NO_POLARITY
    """

    NO_RESULT = "no result"
    NO_RESULT_BEFORE = "no result before"
    NO_POLARITY = "no polarity"
    NO_TARGET = "no target"
    ACCUMULATES = "accumulates"
    REDEFINED = "redefined"
    WITHHELD = "withheld"


class Cause(Choice):
    """Why two periods have different ratings: their results differ, their thresholds do, or both.

    >>> from qpr_core import Indicator, Polarity, Thresholds, TimeSeries, compare
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                               "2023/24": Thresholds(target=90, floor=80)})
    >>> comparison = compare(calls, TimeSeries({"Q4 2022/23": 86, "Q1 2023/24": 87}), "Q1 2023/24")
    >>> comparison.before.rating, comparison.rebased.rating, comparison.now.rating, comparison.cause
    (Rag.GREEN, Rag.AMBER, Rag.AMBER, Cause.TARGET)
    """

    NEITHER = "neither"
    PERFORMANCE = "performance"
    TARGET = "target"
    BOTH = "both"


class NoYearEnd(Choice):
    """Why there is nothing that the rest of the year has to come to.

    >>> list(NoYearEnd)
    [NoYearEnd.YEAR_OVER, NoYearEnd.NO_TARGET, NoYearEnd.GAP, NoYearEnd.WITHHELD]
    """

    YEAR_OVER = "year over"
    NO_TARGET = "no target"
    GAP = "a gap"
    WITHHELD = "withheld"
