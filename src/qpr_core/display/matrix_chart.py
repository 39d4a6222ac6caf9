"""movement_matrix: KPIs by rating before and rating now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.move import Outside
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.category_names import CellNames, name_cells, room_for
from qpr_core.display.cells import Cell, draw_cell
from qpr_core.display.chart_figure import axes_or_new, settings
from qpr_core.display.chart_frame import checked_style, signed, title_chart, whole_figure
from qpr_core.display.chart_notes import Row, note_chart
from qpr_core.display.fills import Fill, fills_of
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.plot import plain_text
from qpr_core.display.report_findings import matrix_finding
from qpr_core.errors import StyleError
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

_SIDE: Final = 18
"""The height of the text for a quarter with its distance, in points."""

_CHANGES: Final = {"better": _BETTER, "worse": _WORSE, "same": _SAME}


def movement_matrix(
    bridge: Bridge, *, axes: Axes | None = None, style: Style = KENT, palette: Palette = GOV_UK
) -> Figure:
    """Draw the number of KPIs by rating before (rows) and rating now (columns).

    The title states how many KPIs have a better and a worse rating. Better ratings have the colour of the best band and
    an upward sign. Worse ratings have the colour of the worst band and a downward sign. KPIs whose rating did not
    change are on the diagonal. The last row and column are totals. The places for KPIs that are not rated or not in the
    report are left out if they are empty.

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
    if isinstance(bridge, Report):
        raise StyleError("bridge must be a Bridge (pass bridge(report))", given=bridge, whose=bridge.period)
    check_kind(bridge, Bridge, "bridge")
    with settings(palette):
        return _draw(bridge, axes, style, palette)


def _draw(bridge: Bridge, axes: Axes | None, style: Style, palette: Palette) -> Figure:
    words, places = style.charts, bridge.positions
    down = [row for row, place in enumerate(places) if isinstance(place, Scheme) or any(bridge.matrix[row])]
    across = [
        at for at, place in enumerate(places) if isinstance(place, Scheme) or any(row[at] for row in bridge.matrix)
    ]
    names = [_name_of(place, style) for place in places]
    shown = CellNames(
        [*(names[at] for at in across), words.total], [*(names[row] for row in down), words.total], *_WIDTHS
    )
    year = bridge.financial_year
    now_name, before_name = (style.periods.name(each, year).text for each in (bridge.period, bridge.against))
    left = room_for([before_name, *shown.rows], len(before_name))
    wide = left + room_for(shown.columns) * len(shown.columns)
    where = axes_or_new(axes, (max(6.4, wide), 0.6 * len(shown.rows) + 1.9), palette)
    for cell in _cells(bridge, (down, across), style, palette):
        draw_cell(where, cell, palette, palette.outline)
    height = name_cells(where, shown, palette, fits=axes is None)
    height += _name_sides(where, before_name, now_name, palette)
    changes = _changes(bridge)
    counts = {name: style.figures.text_of(f"{changes[sign]:,}") for name, sign in _CHANGES.items()}
    subtitle = words.matrix_subtitle.format(before=before_name, now=now_name)
    title = matrix_finding(bridge, style)
    title_chart(where, title, subtitle, palette, left=left, above=height)
    rows: list[Row] = [
        {"before": names[row], "now": names[column], "count": count}
        for row, counted in enumerate(bridge.matrix)
        for column, count in enumerate(counted)
        if count
    ]
    cells = [words.matrix_cell.format(**row) for row in rows]
    note_chart(where, " ".join([f"{title}.", f"{subtitle}.", f"{words.matrix_counts.format(**counts)}.", *cells]), rows)
    return whole_figure(where)


def _cells(
    bridge: Bridge, shown: tuple[Sequence[int], Sequence[int]], style: Style, palette: Palette
) -> Iterator[Cell]:
    """Yield the cells of the rows and columns that are shown, then the totals."""
    matrix, (down, across), fills = bridge.matrix, shown, fills_of(bridge.scheme, palette)
    looks = {_BETTER: fills[0], _WORSE: fills[-1], _SAME: Fill(palette.quiet)}
    for row, before in enumerate(down):
        for column, now in enumerate(across):
            count, change = matrix[before][now], _change(bridge.positions[before], bridge.positions[now])
            number = style.figures.text_of(f"{count:,}") if count else ""
            text = f"{change} {number}" if count and change in {_BETTER, _WORSE} else number
            fill = looks.get(change) if count else None
            yield Cell(column, row, text, fill or Fill(palette.paper), is_bold=before != now)
    totals = [(len(across), row, sum(matrix[before])) for row, before in enumerate(down)]
    totals += [(column, len(down), sum(row[now] for row in matrix)) for column, now in enumerate(across)]
    for column, row, total in (*totals, (len(across), len(down), sum(map(sum, matrix)))):
        yield Cell(column, row, style.figures.text_of(f"{total:,}"))


def _name_sides(where: Axes, before: str, now: str, palette: Palette) -> float:
    """Name the quarters above the names of rows and of columns.

    Returns the height of the name above the columns, in points.
    """
    where.xaxis.set_label_position("top")
    plain_text(where.set_xlabel(now, color=palette.outline))
    text = where.annotate(
        before, (0, 1), xycoords="axes fraction", xytext=(-4, 4), textcoords="offset points", ha="right"
    )
    text.set(color=palette.outline)
    plain_text(text)
    return _SIDE


def _changes(bridge: Bridge) -> Counter[str]:
    """Return the number of KPIs by the sign of their change."""
    return Counter(_change(*move.positions) for move in bridge.moves)


def _change(before: Choice, now: Choice) -> str:
    """Return the sign of a change between two bands, or an empty text."""
    if not isinstance(before, Scheme) or not isinstance(now, Scheme):
        return _OTHER
    return _SAME if before is now else _BETTER if now.rank < before.rank else _WORSE


def _name_of(place: Choice, style: Style) -> str:
    if isinstance(place, Scheme):
        return signed(place, style)
    return style.common.not_rated if place is Outside.UNRATED else style.common.absent
