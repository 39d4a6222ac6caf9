"""The mean, the limits and the special causes of a control chart."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen
from matplotlib.axes import Axes

from qpr_core.analysis.methods.evidence import ControlChart, SpecialCause
from qpr_core.display.finding import figure_of
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Plot, label_of
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import rounded
from qpr_core.wording.styles.style import Style

_STEPS: Final = 20
"""The fewest steps of the last decimal place between the two limits."""

_UNNAMED: Final = "_"  # which no legend lists
_MARKS: Final = {
    SpecialCause.OUTSIDE_LIMITS: "o",
    SpecialCause.RUN: "s",
    SpecialCause.NEAR_LIMIT: "D",
    SpecialCause.TREND: "^",
}
"""The marks around special causes."""


@frozen(kw_only=True)
class Limits:
    """The lines of a control chart, and the first special cause of each period.

    `heights` are those of the results.
    """

    first: Period
    last: Period
    mean: Fraction
    lower: Fraction
    upper: Fraction
    causes: Mapping[Period, SpecialCause]
    heights: Mapping[Period, float]


def limits_of(drawn: Plot) -> Limits | None:
    """Return the lines of a control chart; None for other charts."""
    travel = drawn.travel
    if travel is None or travel.course is None or travel.of_distance or not isinstance(travel.evidence, ControlChart):
        return None
    chart, points = travel.evidence, travel.course.points
    places = _places(drawn, chart)
    first_causes = {signal.period: signal.cause for signal in reversed(chart.signals)}
    return Limits(
        first=points[0].period,
        last=points[-1].period,
        mean=rounded(chart.mean, places),
        lower=rounded(chart.lower, places),
        upper=rounded(chart.upper, places),
        causes=dict(sorted(first_causes.items(), key=lambda each: each[0].ordinal)),
        heights={point.period: float(point.height) for point in points},
    )


def draw_limits(where: Axes, drawn: Plot, limits: Limits, style: Style, palette: Palette) -> list[Label]:
    """Draw the mean, the limits and a mark around each special cause, by its kind.

    Returns the labels of the mean and the limits.
    """
    words = style.charts
    ends = [drawn.time_of(limits.first), drawn.time_of(limits.last)]
    where.plot(ends, [float(limits.mean)] * 2, color=palette.ink, linewidth=1, label=_UNNAMED)
    labels = [_limit_label(words.mean, limits.mean, drawn, style, palette.ink)]
    for limit in (limits.lower, limits.upper):
        where.plot(ends, [float(limit)] * 2, color=palette.outline, linewidth=1, linestyle="-.", label=_UNNAMED)
        labels.append(_limit_label(words.limit, limit, drawn, style, palette.outline))
    named: set[SpecialCause] = set()
    for period, cause in limits.causes.items():
        where.plot(
            drawn.time_of(period),
            limits.heights[period],
            _MARKS[cause],
            color=palette.ink,
            markersize=13,
            markerfacecolor="none",
            markeredgecolor=palette.ink,
            label=_UNNAMED if cause in named else label_of(words.cause(cause)),
        )
        named.add(cause)
    return labels


def _places(drawn: Plot, chart: ControlChart) -> int:
    """Return the decimal places of limits: one more than results, or more if needed."""
    places, apart = (drawn.indicator.decimal_places or 0) + 1, chart.upper - chart.lower
    while 0 < apart * 10**places < _STEPS:
        places += 1
    return places


def _limit_label(name: str, height: Fraction, drawn: Plot, style: Style, colour: str) -> Label:
    text = style.charts.line_label.format(line=name, value=figure_of(height, drawn, style))
    return Label(float(height), text[:1].upper() + text[1:], colour)
