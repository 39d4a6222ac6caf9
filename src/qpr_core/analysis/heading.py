"""The answers that there can be to where an indicator is heading: a direction, or why there is none."""

from qpr_core.model.choice import Choice


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

    >>> from qpr_core import Indicator, Polarity, TimeSeries, direction_of_travel
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> direction_of_travel(calls, TimeSeries({"Q1 2023/24": 5}), "Q1 2023/24").direction
    Unknown.TOO_FEW_POINTS
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
