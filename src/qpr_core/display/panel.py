"""Panel: one of the small charts that `small_multiples` draws."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Final

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.display.chart_frame import balanced, frame
from qpr_core.display.chart_notes import Row
from qpr_core.display.chart_rows import rows_of
from qpr_core.display.describing import floor_name
from qpr_core.display.drawn_names import drawn_name
from qpr_core.display.finding import finding, value_of, voice_of
from qpr_core.display.palette import Palette
from qpr_core.display.plot import Plot, name_of, plain_text, plot_of_assessment
from qpr_core.display.tracks import UNNAMED, draw_edges, draw_results, why_empty
from qpr_core.display.year_lines import describe_years, draw_years_before, has_years, last_years, newest_year
from qpr_core.model.indicators.groupings import SERVICE, GroupPath
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.time.period import Period
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of

_NAME: Final = 34
_TEXT: Final = 40
_UNIT: Final = 46
"""The most letters in a line: of a name, of a text without a chart, of a unit."""

_NAME_SIZE: Final = 9
_SMALL: Final = 8
"""The sizes of a name and of the other texts, in points."""

_LINE: Final = 1.25
"""The height of a line, as a multiple of the size of its font."""

_CLOSE: Final = 3
"""The number of periods from which names have room beside each other."""

_GAP: Final = 5
"""The distance of two texts, and of texts from the axes, in points."""

_SIDE: Final = 0.05
"""The room before the first period and after the last, as a share of the time."""


@frozen(kw_only=True)
class Panel:
    """One indicator in small multiples; `group` is `None` unless its group begins."""

    assessment: Assessment
    plot: Plot
    style: Style
    palette: Palette
    group: str | None = None

    @property
    def has_chart(self) -> bool:
        """Whether a result counts, so that there is something to draw."""
        return bool(self.plot.points) and self.plot.current is not None

    @property
    def has_own_time(self) -> bool:
        """Whether the time axis is the newest year, because totals begin again each year."""
        return self.has_chart and has_years(self.plot)

    @property
    def periods(self) -> Sequence[Period]:
        """The periods that the shared time axis must show."""
        return () if self.has_own_time or not self.has_chart else [edge.period for edge in self.plot.edges]

    @property
    def shape(self) -> Plot:
        """The plot of what is in front: all results, or those of the newest year."""
        return newest_year(self.plot) if self.has_own_time else self.plot

    @property
    def rating(self) -> str:
        """The code of the indicator, the result if it is drawn, and the rating."""
        words, code = self.style.charts, drawn_name(self.plot.indicator.code)
        rating = _rating_text(self.assessment.rating, self.style)
        if not self.has_chart:
            return words.panel_without_result.format(code=code, rating=rating)
        return words.panel.format(code=code, rating=rating, value=value_of(self.plot.points[-1], self.plot, self.style))

    @property
    def name(self) -> list[str]:
        """The lines of the name, cut if it is very long."""
        return wrap(drawn_name(self.plot.indicator.name), _NAME, max_lines=2, placeholder="…")

    @property
    def unit(self) -> list[str]:
        """The lines with the unit and which direction is better."""
        indicator, style = self.plot.indicator, self.style
        unit = drawn_name(style.units.get(indicator.unit, indicator.unit).name)
        polarity = style.charts.polarity(indicator.polarity)
        return wrap(_capital(style.charts.subtitle.format(unit=unit, polarity=polarity)), _UNIT)

    @property
    def height(self) -> float:
        """The height of the texts above the chart without the group, in points."""
        return _LINE * (_NAME_SIZE * (len(self.name) + 1) + _SMALL * len(self.unit))

    @property
    def reason(self) -> str:
        """The reason for having no chart, with the last result if there is one."""
        words, plot, style = self.style.charts, self.plot, self.style
        rating = self.assessment.rating
        if plot.is_withheld or not isinstance(rating, NoRating):
            return _capital(why_empty(plot, style))
        reason = _capital(style.explanations.answers[rating])
        if not plot.points:
            return reason
        last = plot.points[-1]
        period = style.periods.name(last.period, plot.indicator.financial_year).text
        return words.no_panel.format(
            reason=reason, last=words.step.format(value=value_of(last, plot, style), period=period)
        )

    @property
    def description(self) -> str:
        """The sentences that describe the panel."""
        sentences = [f"{finding(self.plot, self.style)}.", f"{self.rating}."]
        if not self.has_chart:
            return " ".join([*sentences, f"{self.reason}."])
        if self.plot.carried_to is not None:
            period = self.style.periods.name(self.plot.carried_to, self.plot.indicator.financial_year).text
            sentences.append(self.style.charts.description_of_carried.format(period=period))
        years = describe_years(last_years(self.plot, 2), self.style) if self.has_own_time else ()
        return " ".join([*sentences, *years])

    @property
    def rows(self) -> list[Row]:
        """The data of the panel, a row for each period."""
        return rows_of(self.plot, self.style, later=self.shape.edges if self.has_own_time else ())


def panels_of(groups: Mapping[GroupPath | None, Sequence[Assessment]], style: Style, palette: Palette) -> list[Panel]:
    """Return a panel for each assessment; the first one of a group has its name.

    Those without a service have no such name.
    """
    panels = []
    for group, assessments in groups.items():
        is_bare = group is None and style.grouping == SERVICE
        name = None if is_bare else text_of(group_name(style, style.grouping, group), PLAIN)
        for place, assessment in enumerate(assessments):
            plot, above = plot_of_assessment(assessment), None if place else name
            panels.append(Panel(assessment=assessment, plot=plot, style=style, palette=palette, group=above))
    return panels


def draw_panel(where: Axes, panel: Panel, height: float) -> None:
    """Draw a panel without its time axis, or say why there is no chart.

    *height* is that of the highest texts above a chart in the same row, in points.
    """
    style, palette, shape = panel.style, panel.palette, panel.shape
    frame(where, style, palette, numbers=3, voice=voice_of(panel.plot, style))
    where.tick_params(labelsize=_SMALL)
    _name(where, panel, height)
    if not panel.has_chart:
        where.spines[:].set_visible(False)
        where.set_xticks([])
        where.set_yticks([])
        reason = where.text(0, 0.95, "\n".join(balanced(panel.reason, _TEXT)), transform=where.transAxes, va="top")
        reason.set(fontsize=_NAME_SIZE, color=palette.outline)
        plain_text(reason)
        return
    draw_edges(where, shape, style, palette)
    if panel.has_own_time:
        draw_years_before(where, last_years(panel.plot, 2), style, palette)
    draw_results(where, shape, style, palette, last_only=True)


def name_time(where: Axes, panel: Panel, span: Sequence[Period], *, is_named: bool) -> None:
    """Show the time of a panel, and name its first and its last period.

    This is the time of all panels, the *span*, or the newest year of a total of the year to date.
    """
    if not panel.has_chart:
        return
    shape, style, start = panel.shape, panel.style, panel.shape.points[0]
    shown = [edge.period for edge in shape.edges] if panel.has_own_time else span
    first, last = min(shown, key=lambda each: each.ordinal), max(shown, key=lambda each: each.end)
    months = start.period.frequency.months
    low, high = (start.time - 0.5 + (each - start.period.ordinal) / months for each in (first.ordinal, last.end))
    room = _SIDE * (high - low)
    where.set_xlim(low - room, high + room)
    ends = {low + first.frequency.months / months / 2: first, high - last.frequency.months / months / 2: last}
    year = shape.indicator.financial_year
    is_named = is_named or panel.has_own_time
    names = [style.periods.name(each, year).text if is_named else "" for each in ends.values()]
    is_close = (last.end - first.ordinal) < _CLOSE * max(first.frequency.months, last.frequency.months)
    for tick, side in zip(where.set_xticks(list(ends), names), ("left", "right"), strict=False):
        plain_text(tick.label1)
        tick.label1.set(ha="center" if is_close else side)


def key_of(where: Axes, panel: Panel) -> dict[str, Line2D]:
    """Return a sample of each kind of line and mark of a panel, by its name."""
    words, found = panel.style.charts, dict[str, Line2D]()
    floor = floor_name(panel.shape, panel.style)
    kinds = {words.target: words.target, floor: floor}
    kinds |= dict.fromkeys((words.expected_low, words.expected_high), words.expected_range)
    for line in where.get_lines():
        name = str(line.get_label())
        if line.get_marker() not in {"None", " "} and name != UNNAMED:
            found[name_of(name)] = line
        elif line.get_marker() == "None" and name != UNNAMED:
            found[kinds.get(name[1:], words.year_before)] = line
    return found


def _name(where: Axes, panel: Panel, height: float) -> None:
    """Write the name, the result and the unit of a panel above it, and its group."""
    palette = panel.palette
    lift = _GAP + height - panel.height
    up = lift + _LINE * _SMALL * len(panel.unit)
    lines = "\n".join([*panel.name, panel.rating])
    plain_text(where.set_title(lines, loc="left", fontsize=_NAME_SIZE, pad=up, color=palette.ink))
    _write_above(where, panel.unit, lift).set(fontsize=_SMALL, color=palette.outline)
    if panel.group is not None:
        group = _write_above(where, wrap(panel.group, _NAME), 2 * _GAP + height)
        group.set(fontsize=11, fontweight="bold", color=palette.ink)


def _write_above(where: Axes, lines: Sequence[str], up: float) -> Text:
    """Write lines at the left, a number of points above the axes."""
    text = where.annotate(
        "\n".join(lines), (0, 1), xycoords="axes fraction", xytext=(0, up), textcoords="offset points"
    )
    plain_text(text)
    return text


def _rating_text(rating: Rating, style: Style) -> str:
    if isinstance(rating, Scheme):
        return style.label_of(rating).text
    return style.explanations.answers[rating] if isinstance(rating, Expectation) else style.common.not_rated


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
