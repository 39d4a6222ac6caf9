"""Trail: the latest results, each with its target and floor."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import frozen

from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Observation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping, shown

LONGEST: Final = 12
"""The greatest number of results in a trail: as many as `Regression()` uses."""


@frozen(kw_only=True, repr=False)
class TrailPoint:
    """One result of a trail, with the target and the floor of its period.

    `target` is `None` if there was none. `floor` is the range of values outside the worst band, or the expected range;
    `None` if there was neither.

    >>> TrailPoint(period=Period.parse("Q2 2023/24"), value=Fraction(78), target=Fraction(85), floor=Interval(80, None))
    TrailPoint(period=Period.parse('Q2 2023/24'), value=78, target=85, floor=Interval(low=80, high=None))
    """

    period: Period
    value: Fraction
    target: Fraction | None = None
    floor: Interval | None = None

    __repr__ = shown


def results_up_to(series: TimeSeries, due: Period) -> tuple[tuple[Observation, ...], tuple[Period, ...]]:
    """Return the latest results up to a period, and the periods withheld."""
    latest = series.published(until=due, most=LONGEST)
    results = tuple(each for each in latest if isinstance(each, Observation))
    return results, tuple(each.period for each in latest if not isinstance(each, Observation))


def markers_up_to(series: TimeSeries, latest: Iterable[Period], due: Period) -> FrozenMapping[Period, str]:
    """Return the markers of missing results from the *latest* periods to *due*.

    Without such periods, only the marker of *due* is returned.
    """
    first = min(latest, default=due)
    return FrozenMapping({period: text for period, text in series.markers.items() if first <= period <= due})


def trail_of(indicator: Indicator, results: tuple[Observation, ...]) -> tuple[TrailPoint, ...]:
    """Return each result with the target and the floor of its own period."""
    return tuple(_point(indicator, each) for each in results)


def _point(indicator: Indicator, observation: Observation) -> TrailPoint:
    in_force = indicator.thresholds_at(observation.period)
    return TrailPoint(
        period=observation.period,
        value=indicator.measure(observation.result, at=observation.period),
        target=indicator.target_at(observation.period),
        floor=None if in_force is None else in_force.ranges[-1],
    )
