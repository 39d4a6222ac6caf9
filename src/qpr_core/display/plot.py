"""What a chart of an indicator draws: points with their ratings and edges, and what the direction rests on."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from matplotlib.text import Text

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.comparing.comparison import history
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.rating.standing import stand
from qpr_core.analysis.reporting.summarise import is_held_to_floor
from qpr_core.analysis.reporting.trail import TrailPoint, trail_of
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.model.indicators.indicator import Indicator, require_indicator
from qpr_core.model.series.observation import Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period, as_period


@frozen(kw_only=True)
class Dot:
    """One result as it is drawn: where in time, counted in periods from the first, and how high."""

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
    """The results of an indicator as they are drawn, and the direction of travel where there is one to draw."""

    indicator: Indicator
    points: tuple[Dot, ...]
    travel: DirectionOfTravel | None = None
    withheld: int = 0

    @classmethod
    def of_trail(cls, indicator: Indicator, trail: Sequence[TrailPoint], rating: Rating) -> "Plot":
        """Draw the trail of an assessment, whose last result has a rating."""
        ratings: list[Rating | None] = [None] * (len(trail) - 1) + [rating]
        firm = [True] * len(trail)
        return cls(indicator=indicator, points=_dots(trail, ratings[: len(trail)], firm))

    @property
    def by_floor(self) -> bool:
        """Whether it is a floor standard by which results are held out of the worst band."""
        held = [self.indicator.thresholds_at(dot.period) for dot in self.points]
        return all(is_held_to_floor(self.indicator, None if each is None else each.thresholds) for each in held)

    def time_of(self, period: Period) -> float:
        """Say where a month lies on the axis of time, in periods from the first."""
        first = self.points[0].period
        return (period.ordinal - first.ordinal) / first.frequency.months


def plot_of(indicator: Indicator, series: TimeSeries, at: Period | str, method: Method | None) -> Plot:
    """Rate every result up to a period by the thresholds of its own, and find the direction of travel."""
    asked = as_period(at, require_indicator(indicator).financial_year, whose=indicator.code)
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
    """Draw a text as it is: a dollar sign in a name begins no formula."""
    text.set_parse_math(False)


_LISTED: Final = "\u2060"
"""Makes a label of a name that has none, and is taken off again."""


def label_of(name: str) -> str:
    """Give the label by which a legend lists a *name*: matplotlib leaves out what begins with a low line."""
    return f"{_LISTED}{name}" if name.startswith("_") else name


def name_of(label: str) -> str:
    """Give the name that a label stands for."""
    return label.removeprefix(_LISTED)
