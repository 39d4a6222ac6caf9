"""Plot: the points, ratings and thresholds that a chart of an indicator draws."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from matplotlib.text import Text

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.comparing.comparison import history
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.rating.rate import stand
from qpr_core.analysis.reporting.summarise import has_floor_standard
from qpr_core.analysis.reporting.trail import TrailPoint, trail_of
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period, as_period


@frozen(kw_only=True)
class Dot:
    """One result in a chart; its time is in periods since the first result."""

    period: Period
    time: int
    height: float
    target: float | None
    low: float | None
    high: float | None
    rating: Rating | None
    is_final: bool


@frozen(kw_only=True)
class Plot:
    """The results of an indicator in a chart, and its direction of travel, if any."""

    indicator: Indicator
    points: tuple[Dot, ...]
    travel: DirectionOfTravel | None = None
    withheld: int = 0

    @classmethod
    def of_trail(cls, indicator: Indicator, trail: Sequence[TrailPoint], rating: Rating) -> "Plot":
        """Return the plot of an assessment; only the last result has a rating."""
        ratings: list[Rating | None] = [None] * (len(trail) - 1) + [rating]
        firm = [True] * len(trail)
        return cls(indicator=indicator, points=_dots(trail, ratings[: len(trail)], firm))

    @property
    def by_floor(self) -> bool:
        """Whether the edge of the worst band is a floor standard."""
        in_force = [self.indicator.thresholds_at(dot.period) for dot in self.points]
        return all(has_floor_standard(self.indicator, None if each is None else each.thresholds) for each in in_force)

    def time_of(self, period: Period) -> float:
        """Return the time of a month, in periods since the first result."""
        first = self.points[0].period
        return (period.ordinal - first.ordinal) / first.frequency.months


def plot_of(indicator: Indicator, series: TimeSeries, at: Period | str, method: Method | None) -> Plot:
    """Rate every result with the thresholds of its period, and find the direction."""
    asked = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, asked)
    observed = results.observations(until=due_period(indicator, results, asked))
    shown = tuple(each for each in observed if not indicator.must_withhold(each.result))
    ratings = [
        stand(indicator, each.result, each.period, history(indicator, results, each.period)).rating for each in shown
    ]
    firm = [each.status is Status.FINAL for each in shown]
    return Plot(
        indicator=indicator,
        points=_dots(trail_of(indicator, shown), ratings, firm),
        travel=direction_of_travel(indicator, series, asked, method=method),
        withheld=len(observed) - len(shown),
    )


def _dots(trail: Sequence[TrailPoint], ratings: Sequence[Rating | None], firm: Sequence[bool]) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            period=point.period,
            time=trail[0].period.distance(point.period),
            height=float(point.value),
            target=None if point.target is None else float(point.target),
            low=None if point.floor is None or point.floor.low is None else float(point.floor.low),
            high=None if point.floor is None or point.floor.high is None else float(point.floor.high),
            rating=rating,
            is_final=is_final,
        )
        for point, rating, is_final in zip(trail, ratings, firm, strict=True)
    )


def plain_text(text: Text) -> None:
    """Return text with its dollar signs escaped, so that none begins a formula."""
    text.set_parse_math(False)


_LISTED: Final = "\u2060"
"""A prefix that gives every name a label; it is removed again."""


def label_of(name: str) -> str:
    """Return a label for a *name*: matplotlib hides labels with a leading underscore."""
    return f"{_LISTED}{name}" if name.startswith("_") else name


def name_of(label: str) -> str:
    """Return the name of a label."""
    return label.removeprefix(_LISTED)
