"""The trend of a chart: its line and its confidence band."""

from fractions import Fraction
from math import sqrt

from attrs import frozen
from matplotlib.axes import Axes

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.methods.evidence import Line, TrendEvidence
from qpr_core.analysis.methods.student import critical_t
from qpr_core.analysis.methods.trend_test import TrendTest, trend_test_of
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Plot, label_of
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import rounded
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import figure_text


@frozen(kw_only=True)
class TrendLine:
    """The heights of a trend by period; `half` is that of its band, 0 without one."""

    periods: tuple[Period, ...]
    heights: tuple[float, ...]
    halves: tuple[float, ...]
    level: Fraction
    places: int

    def figure(self, place: int, side: int = 0) -> Fraction:
        """Return a height, one decimal place more than results, or an end of the band."""
        return rounded(Fraction(self.heights[place] + side * self.halves[place]), self.places)

    def figures_at(self, period: Period) -> dict[str, Fraction | None]:
        """Return the height and the ends of the band in a period, if there are any."""
        place = self.periods.index(period) if period in self.periods else None
        names = {"trend": 0, **({"trend_low": -1, "trend_high": 1} if any(self.halves) else {})}
        return {name: None if place is None else self.figure(place, side) for name, side in names.items()}


def trend_of(drawn: Plot) -> TrendLine | None:
    """Return the trend that a chart draws; None unless the direction of travel is one."""
    travel = drawn.travel
    if travel is None or travel.course is None or travel.of_distance:
        return None
    line = travel.evidence
    if not isinstance(line, TrendEvidence) or travel.direction not in {Direction.POSITIVE, Direction.NEGATIVE}:
        return None
    times = list(travel.course.times)
    halves, level = _band(line, times, travel)
    return TrendLine(
        periods=tuple(point.period for point in travel.course.points),
        heights=tuple(line.intercept + line.slope * time for time in times),
        halves=halves,
        level=level,
        places=(drawn.indicator.decimal_places or 0) + 1,
    )


def _band(line: TrendEvidence, times: list[int], travel: DirectionOfTravel) -> tuple[tuple[float, ...], Fraction]:
    """Return half the confidence band at each time, at the level of its test."""
    if not isinstance(line, Line) or trend_test_of(travel.method) is not TrendTest.LEAST_SQUARES:
        return (0.0,) * len(times), Fraction(0)
    mean = sum(times) / len(times)
    spread = sum((time - mean) ** 2 for time in times)
    reach = critical_t(float(line.level), line.degrees_of_freedom) * line.standard_error * sqrt(spread)
    halves = (reach * sqrt(1 / len(times) + (time - mean) ** 2 / spread) for time in times)
    return tuple(halves), Fraction(line.level)


def draw_trend_line(where: Axes, drawn: Plot, trend: TrendLine, style: Style, palette: Palette) -> list[Label]:
    """Draw a trend with its band, and return its label."""
    words, heights = style.charts, trend.heights
    across = [drawn.time_of(period) for period in trend.periods]
    where.plot(across, heights, color=palette.ink, linewidth=1, linestyle=(0, (6, 2)), label=f"_{words.trend}")
    if any(trend.halves):
        low, high = (
            [height + side * half for height, half in zip(heights, trend.halves, strict=True)] for side in (-1, 1)
        )
        confidence = style.figures.text_of(figure_text((1 - trend.level) * 100))
        label = label_of(words.band.format(confidence=confidence))
        where.fill_between(across, low, high, color=palette.ink, alpha=0.12, label=label)
    return [Label(heights[-1], words.trend[:1].upper() + words.trend[1:], palette.ink)]
