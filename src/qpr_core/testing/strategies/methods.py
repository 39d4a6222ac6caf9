"""Strategies for methods of the direction of travel, and for courses."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from qpr_core.analysis.answers import Movement
from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import SpecialCause
from qpr_core.analysis.methods.mann_kendall import MannKendall
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.near import NearLimitRule
from qpr_core.analysis.methods.regression import Regression, SeasonalRegression
from qpr_core.analysis.methods.shared_data import RollingRegression, YearToDateRegression
from qpr_core.analysis.methods.steps import LastPeriod, MeanOfPrevious, SamePeriodLastYear
from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.testing.strategies.figures import figures
from qpr_core.testing.strategies.series import quarters


def regressions() -> st.SearchStrategy[Regression]:
    """Return regressions; shrink to a minimum of 3 points and a level of 1%."""
    return st.builds(
        lambda fewest, more, level: Regression(
            window=None if more is None else fewest + more, level=Fraction(level, 100), minimum_points=fewest
        ),
        st.integers(3, 6),
        st.none() | st.integers(0, 9),
        st.integers(1, 50),
    )


def rolling_regressions() -> st.SearchStrategy[RollingRegression]:
    """Return regressions for overlap; shrink to figures of two periods."""
    return st.builds(
        lambda periods, like: RollingRegression(
            periods=periods, window=like.window, level=like.level, minimum_points=like.minimum_points
        ),
        st.integers(2, 12),
        regressions(),
    )


def year_to_date_regressions() -> st.SearchStrategy[YearToDateRegression]:
    """Return regressions for year-to-date rates; shrink like other regressions."""
    return regressions().map(
        lambda like: YearToDateRegression(window=like.window, level=like.level, minimum_points=like.minimum_points)
    )


def seasonal_regressions() -> st.SearchStrategy[SeasonalRegression]:
    """Return seasonal regressions; shrink to one over all years that needs two."""
    return st.builds(SeasonalRegression, years=st.none() | st.integers(3, 6), minimum_years=st.integers(2, 3))


def control_charts() -> st.SearchStrategy[XmR]:
    """Return control charts; shrink to one of three points with limits only."""
    charts = st.builds(
        XmR,
        minimum_points=st.integers(3, 6),
        run=st.none() | st.integers(3, 5),
        trend=st.none() | st.integers(3, 5),
        near=st.lists(near_rules(), max_size=2),
        screens_ranges=st.booleans(),
        order=st.permutations(list(SpecialCause)),
        prefers_improvement=st.booleans(),
        is_cautious=st.sampled_from([True, False]),
    )
    counted = st.builds(evolve, charts, baseline=st.none() | st.integers(3, 6), recalculated_from=_recalculations())
    return counted | st.builds(evolve, charts, baseline=quarters())  # a recalculation could not follow that baseline


def _recalculations() -> st.SearchStrategy[list[Period]]:
    return st.lists(quarters(), max_size=1)


def near_rules() -> st.SearchStrategy[NearLimitRule]:
    """Return rules on results near a limit; shrink to 2 of 2 beyond a third."""
    shares = st.sampled_from(["1/3", "1/2"])
    return st.builds(NearLimitRule, st.just(2), st.integers(2, 5), shares, one_side=st.booleans(), within=st.booleans())


def travel_rules() -> st.SearchStrategy[TravelRule]:
    """Return custom methods; shrink to one that looks at three points."""
    return st.integers(3, 5).map(
        lambda points: TravelRule(
            name=f"{points} in a row", version=1, decide=in_a_row, window=points, minimum_points=points
        )
    )


def in_a_row(course: Course) -> Movement:
    """Return the movement of points that all rise or all fall."""
    steps = [later - earlier for earlier, later in pairwise(course.heights)]
    if all(step > 0 for step in steps):
        return Movement.UP
    return Movement.DOWN if all(step < 0 for step in steps) else Movement.UNCHANGED


def _dead_bands() -> st.SearchStrategy[str]:
    return st.sampled_from(["0", "0.5", "5%"])


METHOD_STRATEGIES: Final[dict[type[Method], Callable[[], st.SearchStrategy[Method]]]] = {
    LastPeriod: lambda: st.builds(LastPeriod, dead_band=_dead_bands()),
    Regression: regressions,
    RollingRegression: rolling_regressions,
    YearToDateRegression: year_to_date_regressions,
    SeasonalRegression: seasonal_regressions,
    MannKendall: lambda: st.builds(
        MannKendall, minimum_points=st.integers(3, 6), level=st.sampled_from(["0.05", "0.2"])
    ),
    XmR: control_charts,
    SamePeriodLastYear: lambda: st.builds(SamePeriodLastYear, dead_band=_dead_bands()),
    MeanOfPrevious: lambda: st.builds(MeanOfPrevious, results=st.integers(2, 5), dead_band=_dead_bands()),
    TravelRule: travel_rules,
}
"""The strategy for each method of the library; failures shrink to the first."""


def methods() -> st.SearchStrategy[Method]:
    """Return methods of every kind but custom ones; shrink to `LastPeriod()`."""
    return st.one_of(*(make() for kind, make in METHOD_STRATEGIES.items() if kind is not TravelRule))


def courses() -> st.SearchStrategy[Course]:
    """Return courses of quarters from Q4 1999/00; shrink to one point of 0."""
    first = Period(2000, 1, Frequency.QUARTERLY)
    heights = st.lists(figures(), min_size=1, max_size=16)
    return heights.map(
        lambda each: Course(points=tuple(Point(first.shift(index), height) for index, height in enumerate(each)))
    )
