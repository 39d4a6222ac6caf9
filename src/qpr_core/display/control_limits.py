"""The mean, the limits and the special causes of a control chart."""

from fractions import Fraction
from typing import Final

from matplotlib.axes import Axes

from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import ControlChart, SpecialCause
from qpr_core.display.chart_frame import Label
from qpr_core.display.finding import figure_of
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Plot, label_of
from qpr_core.model.values.figures import rounded
from qpr_core.wording.styles.chart_words import ChartWords
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


def draw_limits(
    where: Axes, drawn: Plot, chart: ControlChart, course: Course, look: tuple[Style, Palette]
) -> list[Label]:
    """Draw the mean, the limits and a mark around each special cause, by its kind.

    Returns the labels of the mean and the limits.
    """
    style, palette = look
    words = style.charts
    ends = [drawn.time_of(course.points[0].period), drawn.time_of(course.points[-1].period)]
    where.plot(ends, [float(chart.mean)] * 2, color=palette.ink, linewidth=1, label=_UNNAMED)
    places = _places(drawn, chart)
    labels = [_limit_label(words.mean, rounded(chart.mean, places), drawn, style, palette.ink)]
    for limit in (chart.lower, chart.upper):
        where.plot(ends, [float(limit)] * 2, color=palette.outline, linewidth=1, linestyle="-.", label=_UNNAMED)
        labels.append(_limit_label(words.limit, rounded(limit, places), drawn, style, palette.outline))
    heights = {point.period: float(point.height) for point in course.points}
    named: set[SpecialCause] = set()
    first_causes = {signal.period: signal.cause for signal in reversed(chart.signals)}
    for period, cause in sorted(first_causes.items(), key=lambda each: each[0].ordinal):
        where.plot(
            drawn.time_of(period),
            heights[period],
            _MARKS[cause],
            color=palette.ink,
            markersize=13,
            markerfacecolor="none",
            markeredgecolor=palette.ink,
            label=_UNNAMED if cause in named else label_of(_causes(words)[cause]),
        )
        named.add(cause)
    return labels


def _causes(words: ChartWords) -> dict[SpecialCause, str]:
    return {
        SpecialCause.OUTSIDE_LIMITS: words.outside_limits,
        SpecialCause.RUN: words.run,
        SpecialCause.NEAR_LIMIT: words.near_limit,
        SpecialCause.TREND: words.rises_or_falls,
    }


def _places(drawn: Plot, chart: ControlChart) -> int:
    """Return the decimal places of limits: one more than results, or more if needed."""
    places, apart = (drawn.indicator.decimal_places or 0) + 1, chart.upper - chart.lower
    while 0 < apart * 10**places < _STEPS:
        places += 1
    return places


def _limit_label(name: str, height: Fraction, drawn: Plot, style: Style, colour: str) -> Label:
    text = style.charts.line_label.format(line=name, value=figure_of(height, drawn, style))
    return Label(float(height), text[:1].upper() + text[1:], colour)
