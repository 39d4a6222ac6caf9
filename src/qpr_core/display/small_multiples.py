"""small_multiples: a small chart for every indicator, on one time axis."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.chart_figure import ChartFigure, settings
from qpr_core.display.chart_frame import checked_style, frame
from qpr_core.display.chart_notes import note_chart
from qpr_core.display.chart_rows import rows_of
from qpr_core.display.finding import finding, voice_of
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.plot import Plot, plain_text, plot_of_assessment
from qpr_core.display.tracks import draw_edges, draw_results
from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.wording.styles.style import KENT, Style

_PANEL: Final = (3.2, 2.2)


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
    with settings(palette):
        return _draw(_by_service(report), style, palette, columns)


def _draw(shown: Sequence[Assessment], style: Style, palette: Palette, columns: int) -> Figure:
    drawn = [plot_of_assessment(each) for each in shown]
    span = [edge.period for each in drawn for edge in each.edges]
    across = min(columns, len(shown))
    down = -(-len(shown) // across)
    figure = ChartFigure((_PANEL[0] * across, _PANEL[1] * down), palette)
    for place, (assessment, plot) in enumerate(zip(shown, drawn, strict=True)):
        where = figure.add_subplot(down, across, place + 1)
        name = "\n".join(wrap(plot.indicator.name, 34, max_lines=2, placeholder="…"))
        rating = _rating_text(assessment.rating, style)
        plain_text(
            where.set_title(f"{name}\n{plot.indicator.code}: {rating}", loc="left", fontsize="small", color=palette.ink)
        )
        draw_edges(where, plot, style, palette)
        draw_results(where, plot, style, palette, last_only=True)
        frame(where, style, palette, numbers=3, scale=voice_of(plot, style).scale)
        where.tick_params(labelsize="x-small")
        if plot.points:
            _share_time(where, plot, span, style, is_named=place + across >= len(shown))
        else:
            where.set_xticks([])
            where.set_yticks([])
        note_chart(where, f"{finding(plot, style)}. {plot.indicator.code}: {rating}.", rows_of(plot, style))
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


def _rating_text(rating: Rating, style: Style) -> str:
    if isinstance(rating, Scheme):
        return style.label_of(rating).text
    return style.explanations.answers[rating] if isinstance(rating, Expectation) else style.common.not_rated
