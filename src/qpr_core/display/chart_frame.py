"""The frame of a chart: its title, ticks, grid, legend and labels."""

import re
from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator, MultipleLocator
from matplotlib.transforms import ScaledTranslation

from qpr_core.display.axis_numbers import number_axis
from qpr_core.display.chart_figure import ChartFigure
from qpr_core.display.drawn_names import drawn_name, shortened
from qpr_core.display.palette import Palette
from qpr_core.display.plot import name_of, plain_text
from qpr_core.display.text_width import points_of
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.durations import Durations
from qpr_core.model.values.yes_no import YesNo
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.figure_words import UNSCALED
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import Style

_MOST_NAMES: Final = 8
_STEPS: Final = (1, 2, 2.5, 5, 10)
_STEPS_OF_TIME: Final = (1, 1.5, 2, 3, 6, 10)
"""The steps between the numbers of durations, such as 15 and 30 minutes."""

_BELOW: Final = 30
"""The distance of the legend from the axes in points: two lines of text."""

_LINE: Final = 13.5
_ABOVE: Final = 13
"""The height of a line below a chart, and the distance from the legend, in points."""

_TITLE_LINE: Final = 14.5
"""The height of a line of a title, in points."""

_SHORT: Final = 2
"""The most lines of a title that every figure has room for."""

_LONGEST: Final = 90
"""The most letters in a line of a text below a legend."""

LETTERS: Final = 8.5
"""The most letters in an inch of a title."""

_LONGEST_TITLE: Final = 62
"""The most characters in a line of a title."""

_MOST_LETTERS: Final = 600
"""The most characters of a title or subtitle."""

_NARROWEST: Final = 16
"""The most letters in a line of a title, however narrow its axes are."""

_LEFT: Final = 0.7
"""The most room for names to the left of axes with numbers, in inches."""

_TITLE: Final = 12
_SUBTITLE: Final = 10
"""The sizes of a title and of a subtitle, in points."""

_NAME: Final = 45
"""The width that a period needs for its name, in points."""

NARROWS: Final = 0.88
"""The rough width of axes with labels, as a share of that without."""

SHRINKS: Final = 0.68
"""The rough height of axes with a title and a legend, as a share of that without."""


def title_chart(  # noqa: PLR0913  two texts and the room for them
    where: Axes, title: str, subtitle: str, palette: Palette, *, left: float = _LEFT, above: float = 0
) -> None:
    """Write the title of a chart, and its subtitle below it, at the left.

    A line of the title has at most 62 characters. The subtitle has smaller characters, and may have several lines. No
    line is wider than the room to the right of names that are *left* inches wide. On axes of the caller, lines are no
    wider than the axes. Both are *above* names of that height in points. A figure of this library grows with a title of
    three lines or more.
    """
    figure, width = whole_figure(where), _LONGEST_TITLE
    title, subtitle = (shortened(text, _MOST_LETTERS) for text in (title, subtitle))
    room = 72 * (figure.get_figwidth() - left)
    if not isinstance(figure, ChartFigure):
        room = where.get_window_extent().width / figure.dpi * 72
        width = max(_NARROWEST, min(width, int(LETTERS * room / 72)))
    lines = _within(room, title, width, FontProperties(size=_TITLE, weight="bold"))
    smaller = FontProperties(size=_SUBTITLE)
    below = [line for each in subtitle.splitlines() for line in _within(room, each, width * 4 // 3, smaller)]
    pad = 8 + 13 * len(below) + above
    _grow(figure, _TITLE_LINE * max(0, len(lines) - _SHORT))
    heading = where.set_title(
        "\n".join(lines), loc="left", fontsize=_TITLE, fontweight="bold", pad=pad, color=palette.ink
    )
    plain_text(heading)
    plain_text(
        where.annotate(
            "\n".join(below),
            (0, 0),
            xycoords=heading,
            xytext=(0, -2),
            textcoords="offset points",
            va="top",
            fontsize=_SUBTITLE,
            color=palette.outline,
        )
    )


def _within(room: float, text: str, width: int, font: FontProperties) -> list[str]:
    """Return lines of at most *width* characters that fit the *room*, in points.

    A word that is wider than the room stays whole.
    """
    cut = balanced if font.get_weight() == "bold" else wrap
    lines = cut(text, width)
    while width > _NARROWEST and any(points_of(line, font) > room for line in lines):
        width -= 1
        lines = cut(text, width)
    return lines


def balanced(text: str, width: int) -> list[str]:
    """Return the lines of a text, about equally long.

    No line begins with a number or with "&".

    >>> balanced("Calls has been below its target since Quarter 1 2023/24", 50)
    ['Calls has been below its', 'target since Quarter 1 2023/24']
    >>> balanced("Finance & Customer Care", 12)
    ['Finance &', 'Customer', 'Care']
    """
    kept = re.sub(r" (?=[\d&])", _KEPT, text)
    lines = wrap(kept, width)
    while width > 1 and len(narrower := wrap(kept, width - 1)) == len(lines):
        lines, width = narrower, width - 1
    return [line.replace(_KEPT, " ") for line in lines]


_KEPT: Final = "\N{NO-BREAK SPACE}"


def frame(where: Axes, style: Style, palette: Palette, *, numbers: int = 5, voice: Voice | None = None) -> None:
    """Leave only a light grid, the line below the results, and a few numbers.

    *voice* writes the numbers. If None, they are counts.
    """
    for name, spine in where.spines.items():
        spine.set_visible(name == "bottom")
        spine.set(color=palette.outline)
    where.set_axisbelow(True)
    where.grid(visible=True, axis="y", color=palette.outline, alpha=0.2, linewidth=0.8)
    where.grid(visible=False, axis="x")
    where.tick_params(axis="y", length=0, labelcolor=palette.outline)
    where.tick_params(axis="x", color=palette.outline, labelcolor=palette.outline)
    scale, form = (UNSCALED, None) if voice is None else (voice.scale, voice.unit.form)
    steps = _STEPS_OF_TIME if isinstance(form, Durations) else _STEPS
    few = MaxNLocator(nbins=numbers, steps=steps)
    where.yaxis.set_major_locator(MultipleLocator(1) if isinstance(form, YesNo) else few)
    number_axis(where, style.figures, scale, form)


def name_periods(where: Axes, periods: Sequence[Period], names: Sequence[str], *, most: int = _MOST_NAMES) -> None:
    """Name a few of the periods, the last one included."""
    room = where.get_window_extent().width / whole_figure(where).dpi * 72 * NARROWS
    step = _step(len(periods), 12 // periods[0].frequency.months, min(most, max(1, int(room // _NAME))))
    shown = range(len(periods) - 1, -1, -step)[::-1]
    for tick in where.set_xticks(
        list(shown), ["\n".join(wrap(names[place], 9, break_long_words=False)) for place in shown]
    ):
        plain_text(tick.label1)


def _step(count: int, per_year: int, most: int) -> int:
    """Return the number of periods from one named period to the next.

    The same periods are named each year.

    >>> _step(8, 4, 8), _step(14, 4, 8), _step(40, 4, 8), _step(20, 12, 8)
    (1, 2, 8, 3)
    """
    parts = [part for part in range(1, per_year) if per_year % part == 0]
    years = -(-count // (per_year * most))
    return next((part for part in parts if -(-count // part) <= most), per_year * years)


def legend_order(scheme: type[Scheme], style: Style) -> list[str]:
    """Return the names of ratings in a legend, in the order of the scheme."""
    expected = [style.explanations.answers[each] for each in (Expectation.ABOVE, Expectation.WITHIN, Expectation.BELOW)]
    bands = [style.label_of(band).text for band in scheme]
    return [*bands, *expected, style.common.not_rated, style.charts.not_final]


def legend_below(where: Axes, order: Sequence[str] = ()) -> int:
    """Write the legend below a chart, and return the number of its lines.

    Names in *order* come first, in that order.
    """
    named = [(drawn_name(name_of(label)), line) for line, label in zip(*where.get_legend_handles_labels(), strict=True)]
    rank = {name: place for place, name in enumerate(order)}
    named.sort(key=lambda each: rank.get(each[0], len(rank)))
    columns = max(1, min(4, 84 // (4 + max((len(name) for name, _ in named), default=0))))
    if named:
        legend = where.legend(
            [line for _, line in named],
            [name for name, _ in named],
            loc="upper left",
            bbox_to_anchor=(-0.02, 0),
            bbox_transform=where.transAxes + ScaledTranslation(0, -_BELOW / 72, whole_figure(where).dpi_scale_trans),
            ncols=columns,
            fontsize=9,
            frameon=False,
            handletextpad=0.4,
            columnspacing=1.4,
        )
        for text in legend.get_texts():
            plain_text(text)
    return -(-len(named) // columns)


def explain_below(where: Axes, text: str, names: int, palette: Palette) -> None:
    """Write a text below a legend with a number of lines of *names*.

    A figure of this library grows by the height of the text, so that its plot does not become smaller.
    """
    lines = wrap(shortened(text, 20 * _LONGEST), _LONGEST)
    if not lines:
        return
    note = where.annotate(
        "\n".join(lines),
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, -_BELOW - _LINE * names - _ABOVE),
        textcoords="offset points",
        va="top",
        fontsize=9,
        color=palette.outline,
    )
    plain_text(note)
    _grow(whole_figure(where), _LINE * len(lines))


def _grow(figure: Figure, points: float) -> None:
    """Make a figure of this library higher, so that its plot keeps its height."""
    if isinstance(figure, ChartFigure):
        figure.set_figheight(figure.get_figheight() + points / 72)


def whole_figure(where: Axes) -> Figure:
    """Return the figure that axes belong to."""
    figure = where.get_figure(root=True)
    assert isinstance(figure, Figure)  # noqa: S101  for types: axes that are drawn always have one
    return figure


def checked_style(style: Style, palette: Palette) -> Style:
    """Return the style with its terms in every phrase."""
    check_kind(palette, Palette, "palette")
    return require_style(style)


def signed(band: Scheme, style: Style) -> str:
    """Return the name of a band behind its symbol."""
    symbol, name = band.symbol, style.label_of(band).text
    return f"{symbol} {name}" if symbol else name
