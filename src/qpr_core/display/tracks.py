"""The tracks of a chart: results, thresholds, and the evidence for the direction."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from matplotlib.axes import Axes

from qpr_core.display.comparator_lines import alone
from qpr_core.display.control_limits import draw_limits, limits_of
from qpr_core.display.describing import floor_name
from qpr_core.display.fills import fills_of
from qpr_core.display.finding import figure_of
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Dot, Edge, Plot, label_of, plain_text
from qpr_core.display.trend_line import draw_trend_line, trend_of
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, text_of

_SHAPES: Final = ("o", "D", "s", "X", "P", "v", "^", "*")  # the first three are the symbols of Rag
UNNAMED: Final = "_"
"""The label of a line that no legend lists."""

_GAP: Final = float("nan")


def draw_edges(where: Axes, drawn: Plot, style: Style, palette: Palette) -> list[Label]:
    """Draw the target dashed, and the floor or expected range dotted, as steps.

    Returns the labels of the last of them.
    """
    words = style.charts
    floor = floor_name(drawn, style)
    ends = (words.expected_low, words.expected_high) if drawn.indicator.is_activity else (floor, floor)
    looks: list[tuple[Callable[[Edge], Fraction | None], str, str, str]] = [
        (lambda edge: edge.target, words.target, palette.target, "--"),
        (lambda edge: edge.low, ends[0], palette.floor, ":"),
        (lambda edge: edge.high, ends[1], palette.floor, ":"),
    ]
    labels: list[Label] = []
    for edge, name, colour, dashes in looks:
        heights = [edge(each) for each in drawn.edges]
        if not any(height is not None for height in heights):
            continue
        _steps(where, heights, (name, colour, dashes))
        last = heights[-1]
        if last is not None:
            text = words.line_label.format(line=name, value=figure_of(last, drawn, style))
            labels.append(Label(float(last), text[:1].upper() + text[1:], colour))
    return labels


def _steps(where: Axes, heights: Sequence[Fraction | None], look: tuple[str, str, str]) -> None:
    """Draw a level line over each period, with gaps where there is no height."""
    name, colour, dashes = look
    across = [time + side for time in range(len(heights)) for side in (-0.5, 0.5)]
    up = [_GAP if height is None else float(height) for height in heights for _ in range(2)]
    where.plot(across, up, label=f"_{name}", color=colour, linestyle=dashes, linewidth=1.5)


def why_empty(drawn: Plot, style: Style) -> str:
    """Return why a plot has no results."""
    words = style.charts
    return words.all_withheld if drawn.is_withheld else style.report.recent_results.zero


def draw_results(where: Axes, drawn: Plot, style: Style, palette: Palette, *, last_only: bool = False) -> None:
    """Draw the results in the colour and shape of their ratings; hollow if not final.

    If *last_only*, only the result that counts has its mark; a result that is too old has none.
    """
    if not drawn.points:
        plain_text(where.text(0.5, 0.5, why_empty(drawn, style), ha="center", va="center", transform=where.transAxes))
        return
    _line_with_gaps(where, drawn, palette, has_dots=last_only)
    named: set[str] = set()
    marked = [dot for dot in drawn.points if dot.rating is not None and not (last_only and dot.period != drawn.current)]
    for dot in marked:
        name, shape, colour = _look(dot, style, palette)
        if name not in named:  # the legend shows it filled
            where.plot([], [], shape, color=colour, markeredgecolor=palette.ink, markersize=7, label=label_of(name))
            named.add(name)
        fill = colour if dot.is_final else palette.paper
        where.plot(
            dot.time,
            dot.height,
            shape,
            color=fill,
            markeredgecolor=palette.ink if dot.is_final else palette.line,
            markeredgewidth=1 if dot.is_final else 1.8,
            markersize=7,
            label=UNNAMED,
            zorder=3,
            clip_on=False,
        )
    if not all(dot.is_final for dot in marked):
        where.plot(
            [],
            [],
            "o",
            color=palette.paper,
            markeredgecolor=palette.line,
            markeredgewidth=1.8,
            label=label_of(style.charts.not_final),
        )
    if drawn.withheld:
        where.plot([], [], " ", label=_withheld(len(drawn.withheld), style))


def _withheld(count: int, style: Style) -> str:
    number = Quantity(style.figures.text_of(f"{count:,}"), count, "withheld")
    return label_of(text_of(fill(style.charts.withheld, count=number), PLAIN))


def _line_with_gaps(where: Axes, drawn: Plot, palette: Palette, *, has_dots: bool) -> None:
    """Draw a line through results; if it *has_dots*, with dots between two gaps."""
    heights = {dot.time: dot.height for dot in drawn.points}
    times = list(range(drawn.points[-1].time + 1))
    up = [heights.get(time, _GAP) for time in times]
    (line,) = where.plot(times, up, color=palette.line, linewidth=1.5, label=UNNAMED)
    by_themselves = [place for place in alone(up) if drawn.points[-1].time != place]
    if has_dots and by_themselves:
        line.set(marker=".", markevery=by_themselves)


def _look(dot: Dot, style: Style, palette: Palette) -> tuple[str, str, str]:
    if isinstance(dot.rating, Scheme):
        colour = fills_of(type(dot.rating), palette)[dot.rating.rank].colour
        return style.label_of(dot.rating).text, _SHAPES[dot.rating.rank % len(_SHAPES)], colour
    if isinstance(dot.rating, Expectation):
        shape = {Expectation.ABOVE: "^", Expectation.WITHIN: "o", Expectation.BELOW: "v"}[dot.rating]
        return style.explanations.answers[dot.rating], shape, palette.colours.get(dot.rating, palette.line)
    return style.common.not_rated, "o", palette.outline


def draw_trend(where: Axes, drawn: Plot, style: Style, palette: Palette) -> list[Label]:
    """Draw a line with its confidence band if there is a trend, or a control chart.

    Returns the labels of the mean and limits of a control chart.
    """
    for since in drawn.indicator.redefined:
        if drawn.points and drawn.points[0].time < drawn.time_of(since) <= drawn.points[-1].time:
            where.axvline(
                drawn.time_of(since) - 0.5,
                color=palette.outline,
                linestyle="-.",
                label=label_of(style.charts.redefined),
            )
    trend, limits = trend_of(drawn), limits_of(drawn)
    if trend is not None:
        return draw_trend_line(where, drawn, trend, style, palette)
    return [] if limits is None else draw_limits(where, drawn, limits, style, palette)
