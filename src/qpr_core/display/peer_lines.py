"""Peers in a chart: a thin line for each of a few, or the range and the median."""

from fractions import Fraction
from math import isnan
from statistics import median
from typing import Final, NamedTuple

from matplotlib.axes import Axes

from qpr_core.analysis.comparing.peer_figures import peers_at
from qpr_core.display.chart_notes import Row
from qpr_core.display.comparator_lines import Peer, alone
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.finding import figure_of
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Plot, label_of
from qpr_core.model.time.period import Period
from qpr_core.wording.styles.style import Style

_FEW: Final = 3
"""The most peers that have a line each."""


class PeerRange(NamedTuple):
    """The figures of many peers in one period: the lowest, the median and the highest.

    There is no median if fewer than half of the peers have a figure, or if closest to target is best.
    """

    period: Period
    time: float
    low: Fraction
    median: Fraction | None
    high: Fraction


def draw_peer_lines(where: Axes, drawn: Plot, end: float, style: Style, palette: Palette) -> list[Label]:
    """Draw the peers behind the results, and return the labels of their lines.

    A label of a line that stops before the *end* of the chart has a leader from there.
    """
    lines = [_draw_line(where, drawn, peer, end, palette) for peer in _few(drawn)]
    return [*lines, *_draw_ranges(where, drawn, end, style, palette)]


def _draw_line(where: Axes, drawn: Plot, peer: Peer, end: float, palette: Palette) -> Label:
    times = [drawn.time_of(period) for period, _ in peer.figures]
    up = [float("nan") if figure is None else float(figure) for _, figure in peer.figures]
    return _label(_plot_line(where, times, up, peer.label, palette), peer.label, end, palette)


def _plot_line(where: Axes, times: list[float], up: list[float], name: str, palette: Palette) -> tuple[float, float]:
    """Draw a thin line with gaps, and return its last time and height."""
    (line,) = where.plot(times, up, color=palette.outline, linewidth=1, zorder=1.9, label=f"_{name}")
    line.set(marker=".", markevery=alone(up))
    return max((time, height) for time, height in zip(times, up, strict=True) if not isnan(height))


def _label(last: tuple[float, float], name: str, end: float, palette: Palette) -> Label:
    time, height = last
    return Label(height, name, palette.outline, end=time if time < end else None)


def _draw_ranges(where: Axes, drawn: Plot, end: float, style: Style, palette: Palette) -> list[Label]:
    ranges, words = _ranges(drawn), style.peers
    if not ranges:
        return []
    for index, each in enumerate(ranges):
        where.fill_between(
            (each.time - 0.5, each.time + 0.5),
            float(each.low),
            float(each.high),
            facecolor="none",
            edgecolor=palette.outline,
            alpha=0.4,
            hatch="//",  # a confidence band is grey
            linewidth=0,
            zorder=1.1,
            label=label_of(words.range_line) if not index else "_",
        )
    known = {each.time: float(each.median) for each in ranges if each.median is not None}
    if not known:
        return []
    first, last = min(known), max(known)
    times = [first + step for step in range(round(last - first) + 1)]
    stop = _plot_line(where, times, [known.get(time, float("nan")) for time in times], words.median_line, palette)
    value = next(each.median for each in reversed(ranges) if each.median is not None)
    text = style.charts.line_label.format(line=words.median_line, value=figure_of(value, drawn, style))
    return [_label(stop, text, end, palette)]


def describe_peer_lines(drawn: Plot, style: Style) -> list[str]:
    """Return a sentence for each of a few peers, or one for all of them."""
    year = drawn.indicator.financial_year
    sentences: list[str] = []
    for peer in _few(drawn):
        *_, (period, figure) = ((period, figure) for period, figure in peer.figures if figure is not None)
        value, name = _figure(figure, drawn, style), style.periods.name(period, year).text
        known = {"name": drawn_name(peer.name), "value": value, "period": name}
        sentences.append(style.charts.description_of_comparator.format(**known))
    ranges, words = _ranges(drawn), style.peers
    if ranges:
        last = ranges[-1]
        middle = "" if last.median is None else words.described_median.format(median=_figure(last.median, drawn, style))
        sentences.append(
            words.described.format(
                period=style.periods.name(last.period, year).text,
                low=_figure(last.low, drawn, style),
                high=_figure(last.high, drawn, style),
                median=middle,
            )
        )
    return sentences


def _figure(figure: Fraction, drawn: Plot, style: Style) -> str:
    return figure_of(drawn.indicator.displayed(figure), drawn, style)


def rows_of_peer_lines(drawn: Plot, style: Style) -> list[Row]:
    """Return a row for each figure of a few peers, or for the range of each period."""
    year, code = drawn.indicator.financial_year, drawn.indicator.code
    rows: list[Row] = [
        {
            "code": code,
            "peer": peer.name,
            "period": style.periods.name(period, year).text,
            "result": None if figure is None else drawn.indicator.displayed(figure),
        }
        for peer in _few(drawn)
        for period, figure in peer.figures
    ]
    rows += [
        {
            "code": code,
            "period": style.periods.name(each.period, year).text,
            "peers_low": each.low,
            "peers_median": each.median,
            "peers_high": each.high,
        }
        for each in _ranges(drawn)
    ]
    return rows


def _figures(drawn: Plot) -> dict[Period, dict[str, Fraction]]:
    """Return the figures of the peers by period, up to the last result."""
    if not drawn.points or not drawn.indicator.peers:
        return {}
    until = drawn.points[-1].period
    periods = [edge.period for edge in drawn.edges if edge.period.ordinal <= until.ordinal]
    return {period: dict(peers_at(drawn.indicator, period).figures) for period in periods}


def _names(figures: dict[Period, dict[str, Fraction]], drawn: Plot) -> list[str]:
    return [name for name in drawn.indicator.peers if any(name in known for known in figures.values())]


def _few(drawn: Plot) -> list[Peer]:
    figures = _figures(drawn)
    names = _names(figures, drawn)
    if len(names) > _FEW:
        return []
    return [Peer(name, tuple((period, known.get(name)) for period, known in figures.items())) for name in names]


def _ranges(drawn: Plot) -> list[PeerRange]:
    figures = _figures(drawn)
    count = len(_names(figures, drawn))
    if count <= _FEW:
        return []
    has_median = not drawn.indicator.polarity.needs_target
    return [
        PeerRange(
            period=period,
            time=drawn.time_of(period),
            low=min(known.values()),
            median=median(known.values()) if has_median and 2 * len(known) >= count else None,
            high=max(known.values()),
        )
        for period, known in figures.items()
        if known
    ]
