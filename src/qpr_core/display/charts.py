"""Charts of indicators and reports, drawn with matplotlib (the extra `charts`)."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.answers import Direction, Rating
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.move import Outside
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.display.axis_numbers import number_axis
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.plot import Plot, label_of, name_of, plain_text, plot_of
from qpr_core.display.tracks import draw_edges, draw_results, draw_trend
from qpr_core.errors import StyleError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.model.values.records import Choice
from qpr_core.wording.styles.figure_words import FigureWords
from qpr_core.wording.styles.style import KENT, Style, require_style

_PANEL: Final = (3.2, 2.2)
_Kind: TypeAlias = tuple[str, str, list[int]]


def indicator_chart(  # noqa: PLR0913  the options of a chart
    indicator: Indicator,
    series: TimeSeries,
    at: Period | str,
    *,
    method: Method | None = None,
    axes: Axes | None = None,
    style: Style = KENT,
    palette: Palette = GOV_UK,
) -> Figure:
    """Draw the results of an indicator with its thresholds and direction of travel.

    Each result has the colour and shape of its rating, and is hollow if it is not final. The target is dashed and the
    floor dotted, as they were in each period. A missing period is a gap. The evidence for the direction of travel is a
    line with its confidence band, or the mean and limits of a control chart with rings around special causes. A new
    definition is a vertical line. Withheld results are not drawn.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> figure = indicator_chart(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 79}), "Q2 2023/24")
    >>> figure.axes[0].get_title(loc="left")
    'Calls (C1)'

    Args:
        indicator: The indicator.
        series: Its results.
        at: The last period to draw. For a series of longer periods, the last that has ended by then.
        method: The method for the direction of travel. Defaults to a regression.
        axes: The axes to draw on. If None, a new figure.
        style: The names of periods and bands.
        palette: The colours.

    Raises:
        StyleError: If *style*, *palette* or *axes* has the wrong type.
        IndicatorError, SeriesError, PeriodError, FigureError, MethodError: As `direction_of_travel`.
    """
    style = _checked(style, palette)
    drawn = plot_of(indicator, series, at, method)
    where = _axes(axes, (7.0, 3.8))
    plain_text(
        where.set_title("\n".join(wrap(f"{indicator.name} ({indicator.code})", 64)), loc="left", fontsize="medium")
    )
    _name_periods(where, drawn, style)
    draw_edges(where, drawn, style, palette)
    draw_trend(where, drawn, style, palette)
    draw_results(where, drawn, style, palette)
    number_axis(where, style.figures)
    plain_text(where.set_ylabel(style.units.get(indicator.unit, indicator.unit).name))
    _legend(where)
    return _figure_of(where)


def small_multiples(report: Report, *, style: Style = KENT, palette: Palette = GOV_UK, columns: int = 4) -> Figure:
    """Draw a small chart for every indicator, in the order of the report.

    >>> from qpr_core import Polarity, Scorecard
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> len(small_multiples(report).axes)
    1

    Raises:
        StyleError: If an argument has the wrong type, or *columns* is not a whole number of 1 or more.
    """
    style = _checked(style, palette)
    check_kind(report, Report, "report")
    if not isinstance(columns, int) or isinstance(columns, bool) or columns < 1:
        raise StyleError("columns must be a whole number of 1 or more", given=columns)
    across = min(columns, len(report.assessments))
    down = -(-len(report.assessments) // across)
    figure = Figure(figsize=(_PANEL[0] * across, _PANEL[1] * down), layout="constrained")
    for place, assessment in enumerate(report.assessments):
        where = figure.add_subplot(down, across, place + 1)
        rating, indicator = assessment.rating, assessment.indicator
        name = "\n".join(wrap(indicator.name, 34, max_lines=2, placeholder="…"))
        plain_text(
            where.set_title(f"{name}\n{indicator.code}: {_rating_text(rating, style)}", loc="left", fontsize="small")
        )
        drawn = Plot.of_trail(indicator, assessment.trail, rating)
        draw_edges(where, drawn, style, palette)
        draw_results(where, drawn, style, palette, last_only=True)
        where.set_xticks([])
        number_axis(where, style.figures)
        where.tick_params(labelsize="x-small")
    return figure


def movement_matrix(
    bridge: Bridge, *, axes: Axes | None = None, style: Style = KENT, palette: Palette = GOV_UK
) -> Figure:
    """Draw the number of KPIs by rating before (rows) and rating now (columns).

    KPIs whose rating did not change are on the diagonal.

    >>> from qpr_core import Polarity, Scorecard, Thresholds
    >>> from qpr_core import bridge as between
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))]).report("Q2 2023/24")
    >>> [text.get_text() for text in movement_matrix(between(report)).axes[0].texts]
    ['1']

    Raises:
        StyleError: If an argument has the wrong type.
    """
    style = _checked(style, palette)
    check_kind(bridge, Bridge, "bridge")
    where, places = _axes(axes, (5.2, 4.4)), bridge.positions
    names = [_name_of(place, style) for place in places]
    for row, before in enumerate(places):
        for column, now in enumerate(places):
            count = bridge.matrix[row][column]
            colour = (
                palette.colour_of(now)
                if count and isinstance(now, Scheme)
                else palette.quiet
                if count
                else palette.paper
            )
            where.fill(
                [column, column + 1, column + 1, column], [row, row, row + 1, row + 1], colour, ec=palette.outline
            )
            if count:
                weight = "bold" if before is not now else "normal"
                ink = palette.ink_on(colour)
                text = style.figures.text_of(f"{count:,}")
                where.text(column + 0.5, row + 0.5, text, ha="center", va="center", color=ink, weight=weight)
    middles = [place + 0.5 for place in range(len(places))]
    for across, down in zip(where.set_xticks(middles, names), where.set_yticks(middles, names), strict=True):
        plain_text(across.label2)  # the labels on top
        plain_text(down.label1)
    where.set_xlim(0, len(places))
    where.set_ylim(len(places), 0)
    where.xaxis.tick_top()
    where.xaxis.set_label_position("top")
    year = bridge.financial_year
    plain_text(where.set_xlabel(style.periods.name(bridge.period, year).text))
    plain_text(where.set_ylabel(style.periods.name(bridge.against, year).text))
    return _figure_of(where)


def history_chart(report: Report, *, style: Style = KENT, palette: Palette = GOV_UK) -> Figure:
    """Draw the counts of the last quarters: ratings above, directions of travel below.

    >>> from qpr_core import Polarity, Scorecard
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 84, "Q3 2023/24": 85})
    >>> report = Scorecard([(calls, results)]).report("Q3 2023/24", quarters=3)
    >>> [axes.get_title() for axes in history_chart(report).axes]
    ['KPIs by rating, quarter by quarter', 'KPIs by direction of travel, quarter by quarter']

    Raises:
        StyleError: If an argument has the wrong type, or *report* has no history.
    """
    style = _checked(style, palette)
    check_kind(report, Report, "report")
    if not report.history:
        raise StyleError(
            "report must have a history (ask for it with quarters=)", shown="no history", whose=report.period
        )
    figure = Figure(figsize=(7.0, 6.0), layout="constrained")
    above, below = figure.subplots(2, 1)
    scheme, history = report.scheme, report.history
    ratings: list[_Kind] = [
        (_signed(band, style), palette.colour_of(band), [each.ratings[band] for each in history]) for band in scheme
    ]
    ratings.append((style.common.not_rated_label, palette.quiet, [each.unrated_count for each in history]))
    shades = dict(zip(Direction, (palette.line, palette.paper, palette.ink), strict=True))
    directions = [
        (style.report.brief[each], shades[each], [_directed(summary, each) for summary in history])
        for each in Direction
    ]
    directions.append(
        (style.report.no_direction, palette.quiet, [each.without_direction_count or 0 for each in history])
    )
    names = [style.periods.name(each.period, each.financial_year).text for each in history]
    _stacked(above, names, ratings, style.figures, palette)
    plain_text(above.set_title(style.report.history_picture, loc="center"))
    _stacked(below, names, directions, style.figures, palette)
    plain_text(below.set_title(style.report.history_directions_picture, loc="center"))
    return figure


def _rating_text(rating: Rating, style: Style) -> str:
    if isinstance(rating, Scheme):
        return style.label_of(rating).text
    return style.explanations.answers[rating] if isinstance(rating, Expectation) else style.common.not_rated


def _directed(summary: Summary, direction: Direction) -> int:
    return 0 if summary.directions is None else summary.directions[direction]


def _stacked(where: Axes, names: Sequence[str], kinds: Sequence[_Kind], figures: FigureWords, palette: Palette) -> None:
    bottoms = [0] * len(names)
    places = list(range(len(names)))
    for name, colour, sizes in kinds:
        label = label_of(name)
        bars = where.bar(places, sizes, bottom=bottoms, color=colour, edgecolor=palette.outline, label=label)
        for bar, size in zip(bars, sizes, strict=True):
            if size:
                middle = bar.get_y() + bar.get_height() / 2
                ink = palette.ink_on(colour)
                text = figures.text_of(f"{size:,}")
                where.text(bar.get_x() + bar.get_width() / 2, middle, text, ha="center", va="center", color=ink)
        bottoms = [bottom + size for bottom, size in zip(bottoms, sizes, strict=True)]
    _ticks(where, places, names)
    number_axis(where, figures)
    _legend(where)


def _name_of(place: Choice, style: Style) -> str:
    if isinstance(place, Scheme):
        return "\n".join(wrap(_signed(place, style), 12))
    return "\n".join(wrap(style.common.not_rated if place is Outside.UNRATED else style.common.absent, 12))


def _signed(band: Scheme, style: Style) -> str:
    symbol, name = band.symbol, style.label_of(band).text
    return f"{symbol} {name}" if symbol else name


def _name_periods(where: Axes, drawn: Plot, style: Style) -> None:
    step = max(1, -(-len(drawn.points) // 10))
    shown = drawn.points[::-1][::step][::-1]
    year = drawn.indicator.financial_year
    names = [style.periods.name(point.period, year).text for point in shown]
    _ticks(where, [point.time for point in shown], names)


def _ticks(where: Axes, places: Sequence[float], names: Sequence[str]) -> None:
    for tick in where.set_xticks(places, names):
        plain_text(tick.label1)
        tick.label1.set(rotation=30, ha="right")


def _legend(where: Axes) -> None:
    lines, labels = where.get_legend_handles_labels()
    if lines:
        named = [name_of(label) for label in labels]
        legend = where.legend(
            lines, named, loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize="small", frameon=False
        )
        for text in legend.get_texts():
            plain_text(text)


def _axes(given: Axes | None, size: tuple[float, float]) -> Axes:
    if given is None:
        return Figure(figsize=size, layout="constrained").add_subplot()
    if not isinstance(given, Axes):
        raise StyleError("axes must be those of a matplotlib figure", given=given)
    return given


def _figure_of(where: Axes) -> Figure:
    figure = where.get_figure(root=True)
    assert isinstance(figure, Figure)  # noqa: S101  axes belong to a figure
    return figure


def _checked(style: Style, palette: Palette) -> Style:
    """Return the style with its terms in every phrase."""
    check_kind(palette, Palette, "palette")
    return require_style(style)
