"""history_chart: the shares of ratings and directions, quarter by quarter."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.chart_figure import ChartFigure, settings
from qpr_core.display.chart_frame import checked_style, frame, legend_below, signed, title_chart
from qpr_core.display.chart_notes import Row, note_chart
from qpr_core.display.fills import Fill, fills_of, shade, unknown
from qpr_core.display.labels import spread
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.plot import label_of, plain_text
from qpr_core.display.report_findings import directed, direction_finding, history_finding
from qpr_core.errors import StyleError
from qpr_core.wording.styles.period_terms import with_period_terms
from qpr_core.wording.styles.style import KENT, Style

_ROOM: Final = 7
"""The least share, in %, that has room for a number in a bar."""

_STABLE: Final = 0.35
"""The share of the colour of a line in that of stable directions."""

_PERCENTAGES: Final = (0, 25, 50, 75, 100)

_BAR: Final = 0.62
"""The width of a bar, as a share of the room of a quarter."""

_Kind: TypeAlias = tuple[str, Fill, list[int]]


def history_chart(report: Report, *, style: Style = KENT, palette: Palette = GOV_UK) -> Figure:
    """Draw the counts of the last quarters: ratings above, directions of travel below.

    One title states how the number of KPIs in the worst band has changed. The other does so for KPIs that get worse.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> results = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 84, "Q3 2023/24": 85})
    >>> report = Scorecard([(calls, results)]).report("Q3 2023/24", quarters=3)
    >>> [axes.get_title(loc="left") for axes in history_chart(report).axes]
    ['No KPI is rated', 'No KPI has a direction of travel']

    Raises:
        StyleError: If an argument has the wrong type, or *report* has no history.
    """
    style = checked_style(style, palette)
    one_scheme(report)
    if not report.history:
        raise StyleError(
            "report must have a history (pass periods=3 or more to Scorecard.report)",
            shown="no history",
            whose=report.period,
        )
    with settings(palette):
        return _draw(report, with_period_terms(style, report.period.frequency), palette)


def _draw(report: Report, style: Style, palette: Palette) -> Figure:
    scheme, history = report.scheme, report.history
    ratings: list[_Kind] = [
        (signed(band, style), fill, [each.ratings[band] for each in history])
        for band, fill in zip(scheme, fills_of(scheme, palette), strict=True)
    ]
    if any(unrated := [each.unrated_count for each in history]):
        ratings.append((style.common.not_rated_label, unknown(palette), unrated))
    fills = dict(zip(Direction, map(Fill, (palette.line, shade(_STABLE, palette), palette.ink)), strict=True))
    directions = [
        (style.report.brief[each], fills[each], [directed(summary, each) for summary in history]) for each in Direction
    ]
    if any(without := [each.without_direction_count or 0 for each in history]):
        directions.append((style.report.no_direction, unknown(palette), without))
    names = [style.periods.name(each.period, each.financial_year).text for each in history]
    figure = ChartFigure((max(7.4, 1 + _room(ratings, directions) * len(names)), 7.4), palette)
    above, below = figure.subplots(2, 1)
    _stacked(above, names, ratings, style, palette)
    titles = history_finding(history, style), style.report.history_picture
    _name_picture(above, titles, names, ratings, (style, palette))
    _stacked(below, names, directions, style, palette)
    titles = direction_finding(history, style), style.report.history_directions_picture
    _name_picture(below, titles, names, directions, (style, palette))
    return figure


def _stacked(where: Axes, names: Sequence[str], kinds: Sequence[_Kind], style: Style, palette: Palette) -> None:
    """Draw the shares of each quarter with their counts, or nothing if unknown."""
    totals = [sum(sizes) for sizes in zip(*(sizes for _, _, sizes in kinds), strict=True)]
    bottoms = [0.0] * len(names)
    small: dict[int, list[tuple[float, str]]] = {place: [] for place in range(len(names))}
    for name, (colour, pattern), sizes in kinds:
        shares = [100 * size / total if total else 0 for size, total in zip(sizes, totals, strict=True)]
        places = list(range(len(names)))
        label = label_of(name)
        where.bar(places, shares, _BAR, bottoms, label=label, color=colour, edgecolor=palette.outline, hatch=pattern)
        for place, (size, share) in enumerate(zip(sizes, shares, strict=True)):
            middle, text = bottoms[place] + share / 2, style.figures.text_of(f"{size:,}")
            if share >= _ROOM:
                shown = where.text(place, middle, text, ha="center", va="center", color=palette.ink_on(colour))
                if pattern:
                    shown.set_bbox({"facecolor": colour, "edgecolor": "none", "pad": 1.5})
            elif size:
                small[place].append((middle, text))
        bottoms = [bottom + share for bottom, share in zip(bottoms, shares, strict=True)]
    for place, beside in small.items():
        heights = _within_bar(spread([middle for middle, _ in beside], _ROOM))
        for height, (_, text) in zip(heights, beside, strict=True):
            where.text(place + 0.33, height, text, ha="left", va="center", fontsize="small", color=palette.ink)
    frame(where, style, palette)
    where.set_xlim(-0.7, len(names) - 0.2)
    where.set_ylim(0, 100)
    percentages = [style.figures.percentage.format(share=share) for share in _PERCENTAGES]
    for tick in where.set_yticks(list(_PERCENTAGES), percentages):
        plain_text(tick.label1)
    _ticks(where, names)


def _room(*pictures: Sequence[_Kind]) -> float:
    """Return the room for a quarter in inches: its largest number fits into a bar."""
    digits = len(f"{max(size for kinds in pictures for _, _, sizes in kinds for size in sizes):,}")
    return 0.2 + 0.15 * digits


def _within_bar(heights: Sequence[float]) -> list[float]:
    """Move rising heights so that every number stays within its bar.

    >>> _within_bar([2, 9, 98, 105])
    [3.5, 10.5, 89.5, 96.5]
    """
    half, count = _ROOM / 2, len(heights)
    below = [min(height, 100 - half - _ROOM * (count - 1 - place)) for place, height in enumerate(heights)]
    return [max(height, half + _ROOM * place) for place, height in enumerate(below)]


def _name_picture(
    where: Axes,
    titles: tuple[str, str],
    names: Sequence[str],
    kinds: Sequence[_Kind],
    look: tuple[Style, Palette],
) -> None:
    """Write the title and the legend of a picture, and keep its counts in words."""
    (style, palette), (title, picture) = look, titles
    subtitle = style.charts.history_subtitle.format(picture=picture)
    title_chart(where, title, subtitle, palette)
    legend_below(where)
    rows: list[Row] = []
    sentences = []
    for at, name in enumerate(names):
        is_known = any(sizes[at] for _, _, sizes in kinds)
        rows.append({"period": name, **{kind: sizes[at] if is_known else None for kind, _, sizes in kinds}})
        each = [f"{kind} {style.figures.text_of(f'{sizes[at]:,}')}" for kind, _, sizes in kinds]
        counts = style.common.comma.join(each) if is_known else style.explanations.unknown
        sentences.append(style.charts.counts.format(period=name, counts=counts))
    note_chart(where, " ".join([f"{title}.", f"{subtitle}.", *sentences]), rows)


def _ticks(where: Axes, names: Sequence[str]) -> None:
    """Name a few of the quarters, the last one included."""
    step = -(-len(names) // 12)
    shown = range(len(names) - 1, -1, -step)[::-1]
    for tick in where.set_xticks(list(shown), ["\n".join(wrap(names[place], 9)) for place in shown]):
        plain_text(tick.label1)
