"""Indicators and short series for the tests of comparisons and directions."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from attrs import evolve

from qpr_core import DirectionOfTravel, Indicator, Period, Polarity, Ratio, Thresholds, TimeSeries, direction_of_travel
from qpr_core.methods import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
    LastPeriod,
    MannKendall,
    MeanOfPrevious,
    Regression,
    RollingRegression,
    SamePeriodLastYear,
    SeasonalRegression,
    XmR,
    YearToDateRegression,
)

HIGHER: Final = Polarity.HIGHER_IS_BETTER
START: Final = Period.parse("Q1 2010/11")
T: Final = Thresholds(target=85, floor=80)
METHODS: Final[tuple[Any, ...]] = (
    Regression(minimum_points=3),
    RollingRegression(periods=4, minimum_points=3),
    YearToDateRegression(minimum_points=3),
    SeasonalRegression(minimum_years=2),
    LastPeriod(),
    LastPeriod(dead_band=1),
    SamePeriodLastYear(dead_band="5%"),
    MeanOfPrevious(results=3),
    MannKendall(minimum_points=3, level="0.2"),
    XmR(minimum_points=5, run=4, trend=4),
    XmR(minimum_points=5, run=4, trend=4, baseline=6),
    *(
        evolve(preset, minimum_points=4)
        for preset in (MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, HEALTH_CARE_DATA_GUIDE, WESTERN_ELECTRIC, WHEELER)
    ),
)
"""Every method, with so few points that short series have a direction."""

SICKNESS: Final = TimeSeries(
    {
        "Q1 2013/14": "2",
        "Q2 2013/14": "4",
        "Q3 2013/14": "6",
        "Q4 2013/14": "8.1",
        "Q1 2014/15": "2.6",
        "Q2 2014/15": "2.7",
    }
)
"""Days of sickness, which build up through each year."""


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    """Return a percentage without a target, unless *parts* have one."""
    return Indicator(code="K1", name="Calls", polarity=polarity, **({"unit": "%"} | parts))


def make_with_target(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    """Return a percentage with a target and a floor standard, unless *parts* have others."""
    return make(polarity, **({"thresholds": T} | parts))


def following(values: Sequence[int | str | Fraction | Ratio | None], start: Period = START) -> TimeSeries:
    """Return the results of quarters in a row."""
    return TimeSeries((start.shift(index), value) for index, value in enumerate(values))


def travel(values: Sequence[int | str | Fraction | None], method: Any, **parts: Any) -> DirectionOfTravel:
    """Return the direction of the newest of quarters in a row."""
    made = following(values)
    return direction_of_travel(make(**parts), made, made.last, method=method)
