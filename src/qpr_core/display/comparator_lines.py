"""Comparators in a chart: a thin line for each, labelled with its name."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isnan
from typing import Final, NamedTuple

from matplotlib.axes import Axes

from qpr_core.display.chart_notes import Row
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.finding import figure_of
from qpr_core.display.labels import Label
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Plot, plain_text
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.time.period import Period
from qpr_core.model.values.writing_direction import contained
from qpr_core.wording.styles.style import Style

_LONGEST: Final = 30
"""The most letters of a label."""


class Peer(NamedTuple):
    """The figures of a comparator in the time of a plot; `None` for a missing one."""

    name: str
    figures: tuple[tuple[Period, Fraction | None], ...]

    @property
    def label(self) -> str:
        """The name, cut where it is too long for a label.

        >>> Peer("Councils in the family of nearest neighbours", ()).label
        'Councils in the family of nea…'
        """
        return contained(self.name if len(self.name) <= _LONGEST else f"{self.name[: _LONGEST - 1]}…")


def peers_of(drawn: Plot) -> list[Peer]:
    """Return the comparators of a plot that have figures in its time.

    If the results are totals of the year to date, a comparator must have periods of the same length, or it is left
    out. A figure for a whole year cannot be compared with one for part of a year.
    """
    if not drawn.points:
        return []
    first, last, indicator = drawn.edges[0].period, drawn.edges[-1].period, drawn.indicator
    peers: list[Peer] = []
    for name, series in indicator.comparators.items():
        if indicator.basis is Basis.YEAR_TO_DATE_TOTAL and series.frequency is not first.frequency:
            continue
        known = {each.period: indicator.measure(each.result, at=each.period) for each in series.observations()}
        periods = (series.first.shift(step) for step in range(series.first.distance(series.last) + 1))
        figures = tuple((period, known.get(period)) for period in periods if first.ordinal < period.end <= last.end)
        if any(figure is not None for _, figure in figures):
            peers.append(Peer(name, figures))
    return peers


def draw_peers(where: Axes, drawn: Plot, end: float, palette: Palette) -> list[Label]:
    """Draw comparators as thin lines with gaps, and return labels for the right.

    A figure is at the middle of its period. If the period is longer than those of the results, the line is level over
    it. If a line stops before the *end* of the chart, its label is there.
    """
    labels: list[Label] = []
    for peer in peers_of(drawn):
        across: list[float] = []
        up: list[float] = []
        for period, figure in peer.figures:
            height = float("nan") if figure is None else float(figure)
            for time in _times(drawn, period):
                across.append(time)
                up.append(height)
        (line,) = where.plot(across, up, color=palette.outline, linewidth=1, zorder=1.9, label=f"_{peer.label}")
        line.set(marker=".", markevery=alone(up))
        *_, last = (float(figure) for _, figure in peer.figures if figure is not None)
        stop = max(time for time, height in zip(across, up, strict=True) if height == last)
        if stop < end:
            _label_inside(where, (stop, last), peer.label, palette, side="right" if stop > end / 2 else "left")
        else:
            labels.append(Label(last, peer.label, palette.outline))
    return labels


def alone(heights: Sequence[float]) -> list[int]:
    """Return the places of heights between two gaps, which no line shows.

    >>> alone([1, float("nan"), 2, 3, float("nan"), 4])
    [0, 5]
    """
    missing = [True, *map(isnan, heights), True]
    return [
        place for place in range(len(heights)) if (missing[place], missing[place + 1], missing[place + 2]) == _BY_ITSELF
    ]


_BY_ITSELF: Final = (True, False, True)


def _label_inside(where: Axes, at: tuple[float, float], name: str, palette: Palette, *, side: str) -> None:
    text = where.annotate(
        name,
        at,
        xytext=(4 if side == "left" else 0, 7),
        textcoords="offset points",
        ha=side,
        va="center",
        color=palette.outline,
        fontsize=9,
        zorder=2.5,
    )
    plain_text(text)


def _times(drawn: Plot, period: Period) -> Iterator[float]:
    """Yield the middle of a period, or both ends of a long one."""
    start = max(drawn.time_of(period), drawn.points[0].time) - 0.5
    width = (period.end - period.ordinal) / drawn.points[0].period.frequency.months
    end = drawn.time_of(period) - 0.5 + width
    if width > 1:
        yield from (start, end)
    else:
        yield (drawn.time_of(period) - 0.5 + end) / 2


def describe_peers(drawn: Plot, style: Style) -> list[str]:
    """Return a sentence for each comparator, with its latest figure."""
    year, sentences = drawn.indicator.financial_year, []
    for peer in peers_of(drawn):
        *_, (period, figure) = ((period, figure) for period, figure in peer.figures if figure is not None)
        value = figure_of(drawn.indicator.displayed(figure), drawn, style)
        name = style.periods.name(period, year).text
        known = {"name": drawn_name(peer.name), "value": value, "period": name}
        sentences.append(style.charts.description_of_comparator.format(**known))
    return sentences


def rows_of_peers(drawn: Plot, style: Style) -> list[Row]:
    """Return a row for each figure of each comparator."""
    year = drawn.indicator.financial_year
    return [
        {
            "code": drawn.indicator.code,
            "comparator": peer.name,
            "period": style.periods.name(period, year).text,
            "result": None if figure is None else drawn.indicator.displayed(figure),
        }
        for peer in peers_of(drawn)
        for period, figure in peer.figures
    ]
