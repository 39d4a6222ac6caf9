"""movement_matrix: KPIs by rating before and rating now."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.move import Outside
from qpr_core.display.category_names import name_cells, room_for
from qpr_core.display.chart_figure import axes_or_new, settings
from qpr_core.display.chart_frame import checked_style, signed, title_chart, whole_figure
from qpr_core.display.chart_notes import Row, note_chart
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.plot import plain_text
from qpr_core.display.report_findings import matrix_finding
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.records import Choice
from qpr_core.wording.styles.style import KENT, Style

_BETTER: Final = "\N{BLACK UP-POINTING TRIANGLE}"
_WORSE: Final = "\N{BLACK DOWN-POINTING TRIANGLE}"
_SAME: Final = "="
_OTHER: Final = ""
_WIDTHS: Final = (12, 12)
"""The most letters in a line of the names of columns and of rows."""

_CHANGES: Final = {"better": _BETTER, "worse": _WORSE, "same": _SAME}


def movement_matrix(
    bridge: Bridge, *, axes: Axes | None = None, style: Style = KENT, palette: Palette = GOV_UK
) -> Figure:
    """Draw the number of KPIs by rating before (rows) and rating now (columns).

    The title states how many KPIs have a better and a worse rating. Better ratings have the colour of the best band and
    an upward sign. Worse ratings have the colour of the worst band and a downward sign. KPIs whose rating did not
    change are on the diagonal. The last row and column are totals.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> from qpr_core import bridge as between
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))]).report("Q2 2023/24")
    >>> print(movement_matrix(between(report)).axes[0].get_title(loc="left"))
    One KPI has a better rating than in
    Quarter 1 2023/24, and none has a worse one

    Raises:
        StyleError: If an argument has the wrong type.
    """
    style = checked_style(style, palette)
    check_kind(bridge, Bridge, "bridge")
    with settings(palette):
        return _draw(bridge, axes, style, palette)


def _draw(bridge: Bridge, axes: Axes | None, style: Style, palette: Palette) -> Figure:
    words, places = style.charts, bridge.positions
    names = [*(_name_of(place, style) for place in places), words.total]
    size = len(places)
    year = bridge.financial_year
    now_name, before_name = (style.periods.name(each, year).text for each in (bridge.period, bridge.against))
    wide = room_for([before_name], len(before_name)) + room_for(names) * (size + 2)
    where = axes_or_new(axes, (max(7.4, wide), max(5.4, 0.6 * size + 2.4)), palette)
    changes = {_BETTER: 0, _WORSE: 0, _SAME: 0}
    best, *_, worst = bridge.scheme
    colours = {_BETTER: palette.colour_of(best), _WORSE: palette.colour_of(worst), _SAME: palette.quiet}
    for row, before in enumerate(places):
        for column, now in enumerate(places):
            count, change = bridge.matrix[row][column], _change(before, now)
            colour = colours.get(change, palette.paper) if count else palette.paper
            corners = [column, column + 1, column + 1, column], [row, row, row + 1, row + 1]
            where.fill(*corners, colour, ec=palette.outline, linewidth=0.8)
            if count:
                changes[change] = changes.get(change, 0) + count
                text = style.figures.text_of(f"{count:,}")
                text = f"{change} {text}" if change in {_BETTER, _WORSE} else text
                _write(where, (column, row), text, palette.ink_on(colour), "bold" if before is not now else "normal")
    for place in range(size):
        for total, at in (
            (sum(bridge.matrix[place]), (size, place)),
            (sum(row[place] for row in bridge.matrix), (place, size)),
        ):
            _write(where, at, style.figures.text_of(f"{total:,}"), palette.outline, "normal")
    _write(where, (size, size), style.figures.text_of(f"{sum(map(sum, bridge.matrix)):,}"), palette.outline, "normal")
    name_cells(where, names, names, _WIDTHS, fits=axes is None)
    where.set_xlim(0, size + 1)
    where.set_ylim(size + 1, 0)
    where.tick_params(length=0)
    where.spines[:].set_visible(False)
    where.grid(visible=False)
    plain_text(where.set_xlabel(now_name))
    plain_text(where.set_ylabel(before_name, rotation=0, ha="right"))
    counts = {name: style.figures.text_of(f"{changes[sign]:,}") for name, sign in _CHANGES.items()}
    subtitle = words.matrix_subtitle.format(before=before_name, now=now_name)
    title = matrix_finding(bridge, style)
    title_chart(where, title, subtitle, palette, width=54)
    rows: list[Row] = [
        {"before": names[row], "now": names[column], "count": count}
        for row, counted in enumerate(bridge.matrix)
        for column, count in enumerate(counted)
        if count
    ]
    cells = [words.matrix_cell.format(**row) for row in rows]
    note_chart(where, " ".join([f"{title}.", f"{subtitle}.", f"{words.matrix_counts.format(**counts)}.", *cells]), rows)
    return whole_figure(where)


def _change(before: Choice, now: Choice) -> str:
    """Return the sign of a change between two bands, or an empty text."""
    if not isinstance(before, Scheme) or not isinstance(now, Scheme):
        return _OTHER
    return _SAME if before is now else _BETTER if now.rank < before.rank else _WORSE


def _write(where: Axes, at: tuple[int, int], text: str, colour: str, weight: str) -> None:
    where.text(at[0] + 0.5, at[1] + 0.5, text, ha="center", va="center", color=colour, weight=weight)


def _name_of(place: Choice, style: Style) -> str:
    if isinstance(place, Scheme):
        return signed(place, style)
    return style.common.not_rated if place is Outside.UNRATED else style.common.absent
