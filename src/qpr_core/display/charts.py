"""Charts of indicators and reports, drawn with matplotlib (the extra `charts`)."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.move import Outside
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.chart_frame import (
    axes_or_new,
    checked_style,
    frame,
    signed,
    title_chart,
    whole_figure,
)
from qpr_core.display.chart_notes import Row, alt_text, chart_data, note_chart
from qpr_core.display.describing import rows_of
from qpr_core.display.finding import finding
from qpr_core.display.history_chart import history_chart
from qpr_core.display.indicator_chart import indicator_chart
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.plot import Plot, plain_text, plot_of_assessment
from qpr_core.display.tracks import draw_edges, draw_results
from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.records import Choice
from qpr_core.wording.styles.style import KENT, Style

__all__ = ["alt_text", "chart_data", "history_chart", "indicator_chart", "movement_matrix", "small_multiples"]

_PANEL: Final = (3.2, 2.2)
_BETTER: Final = "\N{BLACK UP-POINTING TRIANGLE}"
_WORSE: Final = "\N{BLACK DOWN-POINTING TRIANGLE}"
_SAME: Final = "="
_OTHER: Final = ""
_CHANGES: Final = {"better": _BETTER, "worse": _WORSE, "same": _SAME}


def small_multiples(report: Report, *, style: Style = KENT, palette: Palette = GOV_UK, columns: int = 4) -> Figure:
    """Draw a small chart for every indicator, service by service, on one time axis.

    The last result has the mark of its rating.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> len(small_multiples(report).axes)
    1

    Raises:
        StyleError: If an argument has the wrong type, or *columns* is not a whole number of 1 or more.
    """
    style = checked_style(style, palette)
    check_kind(report, Report, "report")
    if not isinstance(columns, int) or isinstance(columns, bool) or columns < 1:
        raise StyleError("columns must be a whole number of 1 or more", given=columns)
    shown = _by_service(report)
    drawn = [plot_of_assessment(each) for each in shown]
    span = [edge.period for each in drawn for edge in each.edges]
    across = min(columns, len(shown))
    down = -(-len(shown) // across)
    figure = Figure(figsize=(_PANEL[0] * across, _PANEL[1] * down), layout="constrained")
    for place, (assessment, plot) in enumerate(zip(shown, drawn, strict=True)):
        where = figure.add_subplot(down, across, place + 1)
        name = "\n".join(wrap(plot.indicator.name, 34, max_lines=2, placeholder="…"))
        rating = _rating_text(assessment.rating, style)
        plain_text(where.set_title(f"{name}\n{plot.indicator.code}: {rating}", loc="left", fontsize="small"))
        draw_edges(where, plot, style, palette)
        draw_results(where, plot, style, palette, last_only=True)
        frame(where, style, palette, numbers=3)
        where.tick_params(labelsize="x-small")
        if plot.points:
            _share_time(where, plot, span, style, is_named=place + across >= len(shown))
        else:
            where.set_xticks([])
            where.set_yticks([])
        note_chart(where, f"{finding(plot, style)}.", rows_of(plot, style))
    return figure


def _by_service(report: Report) -> list[Assessment]:
    """Return the assessments in the order of their services, then of the report."""
    order = list(dict.fromkeys(each.service for each in report.assessments))
    return sorted(report.assessments, key=lambda each: order.index(each.service))


def _share_time(where: Axes, plot: Plot, span: Sequence[Period], style: Style, *, is_named: bool) -> None:
    """Show the time from the first period of all charts to the last, and name both."""
    first, last = min(span, key=lambda each: each.ordinal), max(span, key=lambda each: each.end)
    months = plot.points[0].period.frequency.months
    ends = [(each - plot.points[0].period.ordinal) / months for each in (first.ordinal, last.end)]
    where.set_xlim(ends[0] - 0.7, ends[1] - 0.3)
    year = plot.indicator.financial_year
    names = [style.periods.name(each, year).text if is_named else "" for each in (first, last)]
    for tick, side in zip(where.set_xticks([ends[0], ends[1] - 1], names), ("left", "right"), strict=True):
        plain_text(tick.label1)
        tick.label1.set(ha=side)


def movement_matrix(
    bridge: Bridge, *, axes: Axes | None = None, style: Style = KENT, palette: Palette = GOV_UK
) -> Figure:
    """Draw the number of KPIs by rating before (rows) and rating now (columns).

    A better rating has the colour of the best band and an upward sign. A worse rating has the colour of the worst band
    and a downward sign. KPIs whose rating did not change are on the diagonal. The last row and column are totals.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> from qpr_core import bridge as between
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))]).report("Q2 2023/24")
    >>> alt_text(movement_matrix(between(report)))
    'Changes of rating from Q1 2023/24 to Q2 2023/24. Better: 1; worse: 0; the same: 0. ◆ Amber to ● Green: 1.'

    Raises:
        StyleError: If an argument has the wrong type.
    """
    style = checked_style(style, palette)
    check_kind(bridge, Bridge, "bridge")
    words, places = style.charts, bridge.positions
    where = axes_or_new(axes, (6.2, 5.4))
    names = [*(_name_of(place, style) for place in places), words.total]
    size = len(places)
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
    middles = [place + 0.5 for place in range(size + 1)]
    for across, down in zip(where.set_xticks(middles, names), where.set_yticks(middles, names), strict=True):
        plain_text(across.label1)
        plain_text(down.label1)
    where.set_xlim(0, size + 1)
    where.set_ylim(size + 1, 0)
    where.tick_params(length=0)
    where.spines[:].set_visible(False)
    year = bridge.financial_year
    now_name, before_name = (style.periods.name(each, year).text for each in (bridge.period, bridge.against))
    plain_text(where.set_xlabel(now_name))
    plain_text(where.set_ylabel(before_name))
    counts = {name: style.figures.text_of(f"{changes[sign]:,}") for name, sign in _CHANGES.items()}
    subtitle = words.matrix_counts.format(**counts)
    title = words.matrix.format(before=before_name, now=now_name)
    title_chart(where, title, subtitle, palette)
    rows: list[Row] = [
        {"before": names[row].replace("\n", " "), "now": names[column].replace("\n", " "), "count": count}
        for row, counted in enumerate(bridge.matrix)
        for column, count in enumerate(counted)
        if count
    ]
    cells = [words.matrix_cell.format(**row) for row in rows]
    note_chart(where, " ".join([f"{title}.", f"{subtitle}.", *cells]), rows)
    return whole_figure(where)


def _change(before: Choice, now: Choice) -> str:
    """Return the sign of a change between two bands; an empty text for others."""
    if not isinstance(before, Scheme) or not isinstance(now, Scheme):
        return _OTHER
    return _SAME if before is now else _BETTER if now.rank < before.rank else _WORSE


def _write(where: Axes, at: tuple[int, int], text: str, colour: str, weight: str) -> None:
    where.text(at[0] + 0.5, at[1] + 0.5, text, ha="center", va="center", color=colour, weight=weight)


def _rating_text(rating: Rating, style: Style) -> str:
    if isinstance(rating, Scheme):
        return style.label_of(rating).text
    return style.explanations.answers[rating] if isinstance(rating, Expectation) else style.common.not_rated


def _name_of(place: Choice, style: Style) -> str:
    if isinstance(place, Scheme):
        return "\n".join(wrap(signed(place, style), 12))
    return "\n".join(wrap(style.common.not_rated if place is Outside.UNRATED else style.common.absent, 12))
