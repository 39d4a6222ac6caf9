"""The description of a chart of an indicator, and its data as rows."""

from fractions import Fraction

from qpr_core.analysis.methods.evidence import ControlChart
from qpr_core.display.chart_notes import Row
from qpr_core.display.fan import Fan
from qpr_core.display.finding import figure_of, finding, shown_value, value_of
from qpr_core.display.plot import Plot
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of


def describe(drawn: Plot, style: Style) -> str:
    """Return the alternative text of a chart: its finding, range and last values."""
    title, words = finding(drawn, style), style.charts
    if not drawn.points:
        return f"{title}."
    year = drawn.indicator.financial_year
    first, last = (style.periods.name(drawn.points[place].period, year).text for place in (0, -1))
    ordered = sorted(drawn.points, key=lambda dot: dot.value)
    low, high = value_of(ordered[0], drawn, style), value_of(ordered[-1], drawn, style)
    sentences = [
        f"{title}.",
        words.description.format(first=first, last=last, low=low, high=high),
        words.description_of_last.format(value=value_of(drawn.points[-1], drawn, style)),
    ]
    edge = drawn.edges[-1]
    if edge.target is not None:
        value = figure_of(edge.target, drawn, style)
        sentences.append(words.description_of_target.format(value=value, period=last))
    floors = [each for each in (edge.low, edge.high) if each is not None]
    if drawn.indicator.is_activity and len(floors) == 2:
        ends = [figure_of(each, drawn, style) for each in floors]
        sentences.append(words.description_of_range.format(low=ends[0], high=ends[1], period=last))
    elif len(floors) == 1 and drawn.by_floor and not drawn.indicator.is_activity:
        value = figure_of(floors[0], drawn, style)
        sentences.append(words.description_of_floor.format(floor=words.floor, value=value, period=last))
    return " ".join(sentences)


def explained_fan(fan: Fan | None, style: Style) -> str:
    """Return the text of a report about a fan, or nothing without a fan."""
    return "" if fan is None else text_of(explain(fan.projection, style=style).spans, PLAIN)


def explained_signals(drawn: Plot, style: Style) -> str:
    """Return the text of a report about a control chart, or nothing without one."""
    travel = drawn.travel
    if travel is None or travel.course is None or travel.of_distance or not isinstance(travel.evidence, ControlChart):
        return ""
    return text_of(explain(travel, style=style).spans, PLAIN)


def rows_of(drawn: Plot, style: Style, fan: Fan | None = None) -> list[Row]:
    """Return a row for each period, with its result, target, floor and rating.

    If there is a fan, its periods have rows too, and each row has the heights of the fan.
    """
    dots = {dot.time: dot for dot in drawn.points}
    later = () if fan is None else (edge for edge in fan.later if edge.time > drawn.edges[-1].time)
    rows: list[Row] = []
    for edge in (*drawn.edges, *later):
        dot = dots.get(edge.time)
        value: Fraction | None = None if dot is None else shown_value(dot, drawn)
        rating = None if dot is None else dot.rating
        rows.append(
            {
                "code": drawn.indicator.code,
                "period": style.periods.name(edge.period, drawn.indicator.financial_year).text,
                "result": value,
                "target": edge.target,
                "low": edge.low,
                "high": edge.high,
                "rating": rating.value if isinstance(rating, Scheme | Expectation) else None,
                **({} if fan is None else fan.figures_at(edge.time)),
            }
        )
    return rows
