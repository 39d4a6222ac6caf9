"""group_heat_map: the number of KPIs by group and rating, shaded by share."""

from collections.abc import Mapping
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qpr_core.analysis.reporting.grouping import GroupKey
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.display.category_names import CellNames, name_cells, room_for
from qpr_core.display.cells import Cell, draw_cell
from qpr_core.display.chart_figure import axes_or_new, settings
from qpr_core.display.chart_frame import checked_style, signed, title_chart, whole_figure
from qpr_core.display.chart_notes import Row, note_chart
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.fills import Fill, shade
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.report_findings import heat_finding
from qpr_core.errors import ReportError
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import in_order
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of

_NAME: Final = 26
_BAND: Final = 12
"""The most letters in a line of a service and of a band."""

_COLUMN: Final = 1.3
"""The least width of a column, in inches."""

_UNRATED: Final = -2
"""The place of KPIs without a rating among the counts."""

_ROW: Final = 0.55
_DARKEST: Final = 0.85
"""The share of the colour of a line in the darkest shade."""


def group_heat_map(  # noqa: PLR0913  a report, its groups, and the options of a chart
    report: Report,
    *,
    by: str | None = None,
    level: int | None = None,
    axes: Axes | None = None,
    style: Style = KENT,
    palette: Palette = GOV_UK,
) -> Figure:
    """Draw the number of KPIs by group (rows) and rating (columns), with totals.

    The title states which group has the most KPIs in the worst band. A darker cell is a larger share of the KPIs of
    its group. Groups without KPIs are left out, and so is the column of KPIs without a rating if there are none.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> entries = [
    ...     (Indicator(code=code, name=code, service=service, polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                thresholds=Thresholds(target=85, floor=80)),
    ...      TimeSeries({"Q1 2023/24": value}))
    ...     for code, service, value in (("C1", "Access", 79), ("V1", "Leisure", 90), ("C2", "Access", 70))
    ... ]
    >>> figure = group_heat_map(Scorecard(entries).report("Q1 2023/24"))
    >>> figure.axes[0].get_title(loc="left")
    'Access has the most Red KPIs: 2 of its 2'

    Args:
        report: The report.
        by: The grouping, as in `Report.by`. If None, that of the style, which is by service unless it names another.
        level: The number of outermost names of the groups. If None, all names, or as many as the style names if *by* is
            None.
        axes: The axes to draw on. If None, a new figure.
        style: The words.
        palette: The colours.

    Raises:
        ReportError: If *report* is not a `Report` of one rating scheme, has no KPI or has no grouping *by*, or *level*
            is wrong.
        StyleError: If another argument has the wrong type.
    """
    style = checked_style(style, palette)
    one_scheme(report)
    if not report.kpis:
        raise ReportError(
            "report must have at least one KPI for a heat map (activity indicators have no rating)",
            shown="only activity indicators",
            whose=report.period,
        )
    grouping = style.grouping if by is None else by
    counted = summarise(report, by=grouping, level=style.level if by is None and level is None else level)
    groups = {key: counted[key] for key in in_order(counted)}
    with settings(palette):
        return _draw(grouping, groups, axes, style, palette)


def _draw(
    grouping: str, groups: Mapping[GroupKey | None, Summary], axes: Axes | None, style: Style, palette: Palette
) -> Figure:
    words, scheme = style.charts, next(iter(groups.values())).scheme
    names = [*(signed(band, style) for band in scheme), style.common.not_rated_label, words.total]
    services = [drawn_name(text_of(group_name(style, grouping, key), PLAIN)) for key in groups]
    counts = [_counts(each) for each in groups.values()]
    total = [sum(column) for column in zip(*counts, strict=True)]
    if not total[_UNRATED]:
        for numbers in (names, total, *counts):
            del numbers[_UNRATED]
    left = room_for([*services, words.total], _NAME)
    wide = left + len(names) * max(_COLUMN, room_for(names, _BAND))
    where = axes_or_new(axes, (wide, _ROW * (len(counts) + 1) + 1.5), palette)
    for row, numbers in enumerate([*counts, total]):
        for column, number in enumerate(numbers):
            is_total = row == len(counts) or column == len(numbers) - 1
            fill = Fill(shade(0 if is_total else _DARKEST * number / numbers[-1], palette))
            text = style.figures.text_of(f"{number:,}")
            draw_cell(where, Cell(column, row, text, fill, is_bold=is_total), palette, palette.paper)
    height = name_cells(where, CellNames(names, [*services, words.total], _BAND, _NAME), palette, fits=axes is None)
    title = heat_finding(groups, style, grouping)
    title_chart(where, title, words.heat_subtitle, palette, left=left, above=height)
    rows: list[Row] = [
        {"service" if grouping == SERVICE else "group": service, **dict(zip(names, numbers, strict=True))}
        for service, numbers in zip([*services, words.total], [*counts, total], strict=True)
    ]
    sentences = [
        words.counts.format(
            period=service,
            counts=style.common.comma.join(
                f"{name} {style.figures.text_of(f'{number:,}')}" for name, number in zip(names, numbers, strict=True)
            ),
        )
        for service, numbers in zip([*services, words.total], [*counts, total], strict=True)
    ]
    note_chart(where, " ".join([f"{title}.", f"{words.heat_subtitle}.", *sentences]), rows)
    return whole_figure(where)


def _counts(summary: Summary) -> list[int]:
    return [*(summary.ratings[band] for band in summary.scheme), summary.unrated_count, summary.indicators]
