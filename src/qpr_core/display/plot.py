"""Plot: the points, ratings and thresholds that a chart of an indicator draws."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen
from matplotlib.text import Text

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.comparing.comparison import history
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.rating.stand import stand
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.summarise import has_floor_standard
from qpr_core.analysis.results import latest_of, reported_series
from qpr_core.analysis.travel.direction import DirectionOfTravel, direction_of_travel
from qpr_core.display.drawn_names import shortened
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.series.observation import Observation, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period, as_period


@frozen(kw_only=True)
class Dot:
    """One result in a chart; its time is in periods since the first result."""

    period: Period
    time: int
    value: Fraction
    rating: Rating | None
    status: Status
    standing: Standing

    @property
    def is_final(self) -> bool:
        """Whether the result is not provisional."""
        return self.status is not Status.PROVISIONAL

    @property
    def height(self) -> float:
        """The result as a height."""
        return float(self.value)


@frozen(kw_only=True)
class Edge:
    """The target and the floor of a period, whether it has a result or not."""

    period: Period
    time: int
    target: Fraction | None
    low: Fraction | None
    high: Fraction | None


@frozen(kw_only=True)
class Plot:
    """The results of an indicator in a chart, and its direction of travel, if any.

    `current` is the period of the result that counts. It is `None` if there is none, or if the latest is too old.
    `withheld` has the periods whose results are withheld. `is_withheld` is True if all are.
    """

    indicator: Indicator
    points: tuple[Dot, ...]
    edges: tuple[Edge, ...] = ()
    travel: DirectionOfTravel | None = None
    withheld: tuple[Period, ...] = ()
    is_withheld: bool = False
    due: Period | None = None
    current: Period | None = None

    @property
    def by_floor(self) -> bool:
        """Whether the edge of the worst band is a floor standard."""
        in_force = [self.indicator.thresholds_at(dot.period) for dot in self.points]
        return all(has_floor_standard(self.indicator, None if each is None else each.thresholds) for each in in_force)

    @property
    def carried_to(self) -> Period | None:
        """The period that an earlier result is carried forward to; `None` if none is."""
        return None if self.current is None or self.current == self.due else self.due

    @property
    def definitions(self) -> dict[Period, str]:
        """Changes of the definition, by the first period that is drawn with them."""
        found: dict[Period, str] = {}
        for since, note in self.indicator.redefined.items():
            for edge in self.edges[1:]:
                if edge.time <= self.points[-1].time and edge.period.ordinal <= since.ordinal < edge.period.end:
                    found[edge.period] = note
        return found

    def time_of(self, period: Period) -> float:
        """Return the time of a month, in periods since the first result."""
        first = self.points[0].period
        return self.points[0].time + (period.ordinal - first.ordinal) / first.frequency.months


def plot_of(indicator: Indicator, series: TimeSeries, at: Period | str, method: Method | None) -> Plot:
    """Rate every result with the thresholds of its period, and find the direction."""
    asked = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, asked)
    _, due, latest = latest_of(indicator, results, asked)
    shown = results.observations(until=due)
    hidden = tuple(each for each in results.withheld if each <= due)
    points = tuple(
        _dot(
            shown[0].period, each, stand(indicator, each.result, each.period, history(indicator, results, each.period))
        )
        for each in shown
    )
    return Plot(
        indicator=indicator,
        points=points,
        edges=edges_of(indicator, points),
        travel=direction_of_travel(indicator, series, asked, method=method),
        withheld=hidden,
        is_withheld=bool(hidden) and not shown,
        due=due,
        current=None if isinstance(latest, NoRating) else latest.period,
    )


def plot_of_assessment(assessment: Assessment) -> Plot:
    """Return the plot of the latest results of an assessment, with its own answers.

    A rating that looks back beyond the latest results is unknown, and its result has no mark.
    """
    indicator, shown = assessment.indicator, assessment.results
    if not shown:
        return Plot(
            indicator=indicator,
            points=(),
            due=assessment.due,
            withheld=assessment.withheld,
            is_withheld=bool(assessment.withheld),
        )
    results = TimeSeries((each.period, each.result, each.status) for each in shown)
    points = []
    for each in shown:
        standing = stand(indicator, each.result, each.period, history(indicator, results, each.period))
        if each.period == assessment.result_period:
            standing = assessment.standing
        dot = _dot(shown[0].period, each, standing)
        points.append(evolve(dot, rating=None) if dot.rating is NoRating.NO_HISTORY else dot)
    return Plot(
        indicator=indicator,
        points=tuple(points),
        edges=edges_of(indicator, points),
        travel=assessment.direction_of_travel,
        withheld=assessment.withheld,
        due=assessment.due,
        current=assessment.result_period,
    )


def _dot(first: Period, observation: Observation, standing: Standing) -> Dot:
    return Dot(
        period=observation.period,
        time=first.distance(observation.period),
        value=standing.indicator.measure(observation.result, at=observation.period),
        rating=standing.rating,
        status=observation.status,
        standing=standing,
    )


def edges_of(indicator: Indicator, points: Sequence[Dot]) -> tuple[Edge, ...]:
    """Return the target and the floor of each period from the first result on."""
    return tuple(
        edge_of(indicator, points[0].period.shift(time), time) for time in range(points[-1].time + 1 if points else 0)
    )


def edge_of(indicator: Indicator, period: Period, time: int) -> Edge:
    """Return the target and the floor of a period."""
    in_force = indicator.thresholds_at(period)
    floor = None if in_force is None or not indicator.unit.has_distances else in_force.ranges[-1]
    return Edge(
        period=period,
        time=time,
        target=None if in_force is None else in_force.stated_target,
        low=None if floor is None else floor.low,
        high=None if floor is None else floor.high,
    )


def plain_text(text: Text) -> None:
    """Draw a text as it is, without formulas and TeX, and cut it if it is very long."""
    text.set_parse_math(False)
    text.set_usetex(False)
    text.set_text(shortened(text.get_text(), _LONGEST_TEXT))


_LONGEST_TEXT: Final = 2_000
"""The most characters of a text in a chart, such as an explanation below it."""


_LISTED: Final = "\u2060"
"""A prefix that gives every name a label; it is removed again."""


def label_of(name: str) -> str:
    """Return a label for a *name*: matplotlib hides labels with a leading underscore."""
    return f"{_LISTED}{name}" if name.startswith("_") else name


def name_of(label: str) -> str:
    """Return the name of a label."""
    return label.removeprefix(_LISTED)
