"""Fan: a trend that continues until the target is met, with its interval."""

from fractions import Fraction
from typing import Final

from attrs import evolve, frozen
from matplotlib.axes import Axes

from qpr_core.analysis.methods.evidence import Line, TrendEvidence
from qpr_core.analysis.travel.extended_line import extended
from qpr_core.analysis.travel.projection import Projection, Reaching, projection_of
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Edge, Plot, edge_of, label_of
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import rounded
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import figure_text

_SHORTEST: Final = 4
"""The periods that a fan may always have, even if there are fewer results."""


@frozen(kw_only=True)
class Fan:
    """The heights of a fan, from the newest result on.

    `low` and `high` are the two ends of the confidence band of the line.
    """

    projection: Projection
    confidence: Fraction
    start: float
    periods: tuple[Period, ...]
    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    edges: tuple[Edge, ...]

    @property
    def places(self) -> int:
        """One more decimal place than results are displayed to."""
        return (self.projection.indicator.decimal_places or 0) + 1

    @property
    def later(self) -> tuple[Edge, ...]:
        """The targets of the periods after the newest result."""
        return self.edges[1:]

    def figures_at(self, time: int) -> dict[str, Fraction | None]:
        """Return the heights at a time as figures, one place more than results."""
        step = time - round(self.start)
        sides = {"projection": self.middle, "projection_low": self.low, "projection_high": self.high}
        is_shown = 0 < step < len(self.middle)
        return {
            name: rounded(Fraction(heights[step]), self.places) if is_shown else None for name, heights in sides.items()
        }

    @property
    def times(self) -> list[float]:
        """The times of the heights, in periods since the first result."""
        return [self.start + step for step in range(len(self.middle))]

    def with_targets(self, drawn: Plot) -> Plot:
        """Return a plot with later targets, if all are the target of the projection."""
        later = tuple(edge for edge in self.edges if edge.time > drawn.edges[-1].time)
        is_same = all(edge.target == self.projection.edge for edge in (drawn.edges[-1], *later))
        return evolve(drawn, edges=(*drawn.edges, *later)) if is_same else drawn


def fan_of(drawn: Plot) -> Fan | None:
    """Return the fan of a plot; None if no period is projected to meet the target.

    There is none if the newest result meets it, even if the line does not yet, or if each season has its own line. A
    fan ends with that period, and has no more periods than are drawn before it.
    """
    travel = drawn.travel
    if travel is None or travel.course is None or travel.of_distance:
        return None
    line = travel.evidence
    if not isinstance(line, TrendEvidence) or line.why_not_extended is not None:
        return None
    if isinstance(line, Line) and len(line.centres) > 1:
        return None
    projection = projection_of(travel)
    if not isinstance(projection.outcome, Reaching) or projection.is_met:
        return None
    newest = travel.course.points[-1].period
    steps = min(newest.distance(projection.outcome.period), max(_SHORTEST, len(drawn.edges)))
    ahead = extended(line, travel.course)
    heights = [each for each in map(ahead.at, range(steps + 1)) if each is not None]
    start, ends = drawn.time_of(newest), _ends(drawn)
    low, middle, high = (
        tuple(min(max(each, ends[0]), ends[1]) for each in side) for side in zip(*heights, strict=True)
    )
    periods = tuple(newest.shift(step) for step in range(steps + 1))
    return Fan(
        projection=projection,
        confidence=projection.outcome.confidence,
        start=start,
        periods=periods,
        middle=middle,
        low=low,
        high=high,
        edges=tuple(edge_of(drawn.indicator, period, round(start) + step) for step, period in enumerate(periods)),
    )


def _ends(drawn: Plot) -> tuple[float, float]:
    possible = drawn.indicator.possible
    low = None if possible is None else possible.low
    high = None if possible is None else possible.high
    return float("-inf") if low is None else float(low), float("inf") if high is None else float(high)


def draw_fan(where: Axes, fan: Fan, style: Style, palette: Palette) -> list[Label]:
    """Draw a fan, and return the label of its middle."""
    words, times = style.charts, fan.times
    name = label_of(words.fan.format(confidence=style.figures.text_of(figure_text(fan.confidence * 100))))
    where.fill_between(times, fan.low, fan.high, color=palette.line, alpha=0.18, linewidth=0, label=name)
    where.plot(times, fan.middle, color=palette.ink, linewidth=1, linestyle=(0, (2, 2)), label=f"_{words.projection}")
    return [Label(fan.middle[-1], words.projection[:1].upper() + words.projection[1:], palette.ink)]
