"""small_multiples: a small chart for every indicator, on one time axis."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Final

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.chart_figure import ChartFigure, settings
from qpr_core.display.chart_frame import LETTERS, balanced, checked_style, legend_order
from qpr_core.display.chart_notes import note_chart
from qpr_core.display.finding import finding
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.panel import draw_panel, key_of, name_time, panels_of
from qpr_core.display.plot import plain_text
from qpr_core.display.report_findings import report_finding
from qpr_core.errors import StyleError
from qpr_core.wording.sections.grouped import check_groups, grouped
from qpr_core.wording.styles.style import KENT, Style

_PANEL: Final = (3.2, 2.3)
_GROUP: Final = 0.25
_AROUND: Final = 1.1
"""The size of a panel, and the heights of a group name and of title and key.

They are in inches.
"""

_LEFT: Final = 0.06
"""The room to the left of the title, in inches."""

_SMALLER: Final = 11
"""The most letters in an inch of the subtitle and the key."""


def small_multiples(report: Report, *, style: Style = KENT, palette: Palette = GOV_UK, columns: int = 4) -> Figure:
    """Draw a small chart for every indicator, group by group, on one time axis.

    The groups are services, unless the style names a different grouping. The title states how many KPIs are in the
    worst band. The name of a group is above its first indicator. The newest
    result has the mark of its rating. If no result counts, because there is none or the last is too old, the reason is
    in place of the chart. A total of the year to date has its newest year, with the year before as a thin line.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> len(small_multiples(report).axes)
    1

    Raises:
        ReportError: If *report* is not a `Report`, or does not have the grouping of *style*.
        StyleError: If another argument has the wrong type, or *columns* is not a whole number of 1 or more.
    """
    style = checked_style(style, palette)
    check_groups(style, one_scheme(report))
    if not isinstance(columns, int) or isinstance(columns, bool) or columns < 1:
        raise StyleError("columns must be a whole number of 1 or more", given=columns)
    with settings(palette):
        return _draw(report, style, palette, columns)


def _draw(report: Report, style: Style, palette: Palette, columns: int) -> Figure:
    panels = panels_of(grouped(style, report.assessments), style, palette)
    across = min(columns, len(panels))
    down = -(-len(panels) // across)
    begins = sum(any(each.group for each in panels[row * across : (row + 1) * across]) for row in range(down))
    size = _PANEL[0] * across, _PANEL[1] * down + _GROUP * begins + _AROUND
    figure = ChartFigure(size, palette)
    span = [period for each in panels for period in each.periods]
    names: dict[str, Line2D] = {}
    title = finding(panels[0].plot, style) if len(panels) == 1 else report_finding(report, style)
    for place, panel in enumerate(panels):
        where = figure.add_subplot(down, across, place + 1)
        row = panels[place - place % across : place - place % across + across]
        draw_panel(where, panel, max(each.height for each in row))
        below = panels[place + across :: across]
        name_time(where, panel, span, is_named=not any(each.periods for each in below))
        names |= {name: line for name, line in key_of(where, panel).items() if name not in names}
        first = "" if place or len(panels) == 1 else f"{title}. "
        note_chart(where, f"{first}{panel.description}", panel.rows)
    _title(figure, title, style.charts.multiples_subtitle, palette)
    _key(figure, names, legend_order(report.scheme, style))
    return figure


def _title(figure: Figure, title: str, subtitle: str, palette: Palette) -> None:
    """Write a title above all panels, and a subtitle below it."""
    inches = figure.get_figwidth()
    lines, below = (balanced(title, int(LETTERS * inches)), wrap(subtitle, int(_SMALLER * inches)))
    room = [" "] * len(below)
    above = figure.suptitle("\n".join([*lines, *room]), x=_LEFT / inches, ha="left", fontsize=12, fontweight="bold")
    plain_text(above)
    figure.add_artist(
        Annotation("\n".join(below), (0, 0), xycoords=above, va="bottom", fontsize=10, color=palette.outline, zorder=3)
    )


def _key(figure: Figure, names: Mapping[str, Line2D], order: Sequence[str]) -> None:
    """Write the names of lines and ratings below all panels; ratings in *order*."""
    if not names:
        return
    shown = sorted(names, key=lambda name: order.index(name) if name in order else -1)
    columns = max(1, int(_SMALLER * figure.get_figwidth()) // (max(map(len, shown)) + 6))
    legend = figure.legend(
        [names[name] for name in shown],
        shown,
        loc="outside lower left",
        ncols=min(columns, len(shown)),
        fontsize=9,
        frameon=False,
    )
    for text in legend.get_texts():
        plain_text(text)
