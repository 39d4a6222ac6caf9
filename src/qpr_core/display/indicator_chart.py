"""indicator_chart: the results of an indicator over time, with target and floor."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.entry import Entry
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.display.chart_figure import axes_or_new, settings
from qpr_core.display.chart_frame import (
    checked_style,
    explain_below,
    frame,
    legend_below,
    legend_order,
    name_periods,
    title_chart,
    whole_figure,
)
from qpr_core.display.chart_notes import note_chart
from qpr_core.display.chart_rows import rows_of
from qpr_core.display.comparator_lines import describe_peers, draw_peers, rows_of_peers
from qpr_core.display.describing import describe, explained_fan, explained_signals
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.fan import Fan, draw_fan, fan_of
from qpr_core.display.finding import finding, value_of, voice_of
from qpr_core.display.free_place import label_dot
from qpr_core.display.labels import Label, label_lines
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.peer_lines import describe_peer_lines, draw_peer_lines, rows_of_peer_lines
from qpr_core.display.plot import Edge, Plot, plot_of, plot_of_assessment
from qpr_core.display.tracks import draw_edges, draw_results, draw_trend
from qpr_core.display.year_lines import describe_years, draw_years_before, has_years, label_of_newest, newest_year
from qpr_core.errors import StyleError, got
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period
from qpr_core.wording.styles.style import KENT, Style


def indicator_chart(  # noqa: PLR0913  the options of a chart
    shown: Indicator | Entry | Assessment,
    series: TimeSeries | None = None,
    at: Period | str | None = None,
    *,
    method: Method | None = None,
    axes: Axes | None = None,
    style: Style = KENT,
    palette: Palette = GOV_UK,
) -> Figure:
    """Draw the results of an indicator with its target, its floor and its trend.

    The title states the finding, and the subtitle gives the unit and which direction is better. Each result has the
    colour and shape of its rating, and is hollow if it is not final. Labels next to the lines give the last result, the
    target and the floor. The target is dashed and the floor dotted, as they were in each period. Comparators are thin
    lines with their names, and so are up to three peers. More peers are a hatched range with a line for their median.
    A missing period is a gap, a new definition is a vertical line, and withheld results are not drawn.

    If the direction of travel is a trend, the chart has its line and its confidence band. If `project` finds a period
    in which the target is met, the trend continues to it as a fan. A control chart has its mean, its limits and marks
    around special causes, and explains them in words.

    The chart of a total of the year to date has a line for each year, with the newest on top. It has the targets for
    the whole of the newest year.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> figure = indicator_chart(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 79}), "Q2 2023/24")
    >>> figure.axes[0].get_title(loc="left")
    'Complaints in time has fallen below its floor standard'

    Args:
        shown: An indicator, an entry of a scorecard or an assessment. An entry has the results too. An assessment has
            its latest results, its period and its direction of travel.
        series: The results of an indicator.
        at: The last period to draw. If the series has longer periods, the last one that has ended by then.
        method: The method for the direction of travel. Defaults to a regression.
        axes: The axes to draw on. If None, a new figure.
        style: The words, and the names of periods and bands.
        palette: The colours.

    Raises:
        StyleError: If *style*, *palette* or *axes* has the wrong type. Also if *series*, *at* or *method* is passed
            with an assessment, or if the results or *at* are missing.
        IndicatorError, SeriesError, PeriodError, FigureError, MethodError: As `direction_of_travel`.
    """
    style = checked_style(style, palette)
    drawn = _plot(shown, series, at, method)
    with settings(palette):
        return _draw(drawn, axes_or_new(axes, (7.4, 4.4), palette), style, palette)


def _draw(drawn: Plot, where: Axes, style: Style, palette: Palette) -> Figure:
    indicator, words = drawn.indicator, style.charts
    labels = draw_years_before(where, drawn, style, palette) if has_years(drawn) else []
    shape = newest_year(drawn) if has_years(drawn) else drawn
    fan = fan_of(shape)
    lines = shape if fan is None else fan.with_targets(shape)
    labels += draw_edges(where, lines, style, palette)
    labels += draw_peers(where, shape, _end(shape, fan), palette)
    labels += draw_peer_lines(where, shape, _end(shape, fan), style, palette)
    trend = draw_trend(where, shape, style, palette)
    labels += trend if fan is None else draw_fan(where, fan, style, palette)
    draw_results(where, shape, style, palette)
    frame(where, style, palette, voice=voice_of(shape, style))
    if shape.points:
        _label_results(where, shape, () if fan is None else fan.later, labels, (style, palette))
    else:
        where.set_xticks([])
        where.set_yticks([])
    unit = drawn_name(style.units.get(indicator.unit, indicator.unit).name)
    subtitle = words.subtitle.format(unit=unit, polarity=words.polarity(indicator.polarity))
    subtitle = subtitle[:1].upper() + subtitle[1:]
    signals = explained_signals(shape, style)
    title_chart(where, finding(drawn, style), subtitle, palette)
    rows_below = legend_below(where, legend_order(indicator.scheme, style))
    explain_below(where, signals, rows_below, palette)
    years = describe_years(drawn, style) if has_years(drawn) else []
    texts = [describe(drawn, lines, style), *years, explained_fan(fan, style), signals, *describe_peers(shape, style)]
    texts += describe_peer_lines(shape, style)
    rows = [*rows_of(drawn, style, fan, shape.edges if has_years(drawn) else ()), *rows_of_peers(shape, style)]
    rows += rows_of_peer_lines(shape, style)
    note_chart(where, " ".join(filter(None, texts)), rows)
    return whole_figure(where)


def _plot(
    shown: Indicator | Entry | Assessment, series: TimeSeries | None, at: Period | str | None, method: Method | None
) -> Plot:
    if isinstance(shown, Assessment):
        if series is not None or at is not None or method is not None:
            raise StyleError(
                "chart of an assessment must have no series, at or method (the assessment has them)",
                shown="one of them",
                whose=shown.code,
            )
        return plot_of_assessment(shown)
    if isinstance(shown, Entry):
        if series is not None:
            raise StyleError(
                "chart of an entry must have no series (pass its period as at=)",
                given=series,
                whose=shown.indicator.code,
            )
        shown, series = shown
    _check_one(shown, series)
    if series is None or at is None:
        missing = {"series": "results"} if series is None else {}
        missing |= {"at": "a last period"} if at is None else {}
        needed, names = " and ".join(missing.values()), " and ".join(missing)
        raise StyleError(f"chart must have {needed} (pass {names})", given=None)
    return plot_of(shown, series, at, method)


def _check_one(shown: object, code: object) -> None:
    """Check that *shown* is not a whole report or scorecard."""
    if isinstance(shown, Report | Scorecard):
        code = code if isinstance(code, str) else next(each.indicator.code for each in shown)
        remedy = f"report[{got(code)}]" if isinstance(shown, Report) else f"scorecard[{got(code)}] and at"
        raise StyleError(f"chart must be of one indicator (pass {remedy})", shown=f"a {type(shown).__name__}")


def _end(shape: Plot, fan: Fan | None) -> float:
    """Return the time of the last period of a chart."""
    times = [edge.time for edge in (*shape.edges, *(() if fan is None else fan.later))]
    return max(times, default=0)


def _label_results(
    where: Axes, shape: Plot, ahead: Sequence[Edge], labels: Sequence[Label], look: tuple[Style, Palette]
) -> None:
    """Label the last result and the lines, and name the periods, those *ahead* too."""
    style, palette = look
    last = shape.points[-1]
    edges = [*shape.edges, *(edge for edge in ahead if edge.time > shape.edges[-1].time)]
    text = label_of_newest(shape, style) if has_years(shape) else value_of(last, shape, style)
    value = Label(last.height, text, palette.line, is_bold=True)
    periods = [edge.period for edge in edges]
    name_periods(where, periods, [_name_of(period, shape, style) for period in periods])
    end = edges[-1].time
    where.update_datalim([(shape.points[0].time - 0.5, last.height), (end + 0.5, last.height)])
    where.autoscale_view()
    where.set_xlim(right=end + 0.5)  # the grid ends before the labels
    if last.time < end:
        label_dot(where, last.time, value, palette)
    label_lines(where, end + 0.5, labels if last.time < end else [*labels, value])


def _name_of(period: Period, shape: Plot, style: Style) -> str:
    """Return the name of a period on the axis, without its year if years share it."""
    year = shape.indicator.financial_year
    return style.periods.in_any_year(period, year) if has_years(shape) else style.periods.name(period, year).text
