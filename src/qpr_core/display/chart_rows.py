"""The data of a chart of an indicator: a row for each period that it shows."""

from fractions import Fraction

from qpr_core.display.chart_notes import Row
from qpr_core.display.control_limits import Limits, limits_of
from qpr_core.display.fan import Fan
from qpr_core.display.finding import shown_value
from qpr_core.display.plot import Edge, Plot
from qpr_core.display.trend_line import trend_of
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.wording.styles.style import Style

_WITHHELD = "withheld"


def rows_of(drawn: Plot, style: Style, fan: Fan | None = None, later: tuple[Edge, ...] = ()) -> list[Row]:
    """Return a row for each period, with its result, target, floor, rating and status.

    The periods of *later* edges and of a fan have rows too. A chart with a trend, a fan, limits, a new definition or a
    result that is carried forward has columns for them.
    """
    ahead = (*later, *(() if fan is None else fan.later))
    edges = {edge.period: edge for edge in (*drawn.edges, *ahead)}
    trend, limits = trend_of(drawn), limits_of(drawn)
    return [
        {
            **_result(drawn, edges[period], style),
            **({} if trend is None else trend.figures_at(period)),
            **({} if limits is None else _limits(limits, edges[period], style)),
            **({} if fan is None else fan.figures_at(edges[period].time)),
        }
        for period in sorted(edges, key=lambda each: each.ordinal)
    ]


def _result(drawn: Plot, edge: Edge, style: Style) -> Row:
    dot = next((dot for dot in drawn.points if dot.period == edge.period), None)
    value: Fraction | None = None if dot is None else shown_value(dot, drawn)
    rating = None if dot is None else dot.rating
    year, status = drawn.indicator.financial_year, None if dot is None else dot.status.value
    row = {
        "code": drawn.indicator.code,
        "period": style.periods.name(edge.period, year).text,
        "result": value,
        "target": edge.target,
        "low": edge.low,
        "high": edge.high,
        "rating": rating.value if isinstance(rating, Scheme | Expectation) else None,
        "status": _WITHHELD if edge.period in drawn.withheld else status,
    }
    if drawn.definitions:
        row["definition"] = drawn.definitions.get(edge.period)
    if drawn.carried_to is not None:
        is_carried = edge.period == drawn.current
        row["carried_forward_to"] = style.periods.name(drawn.carried_to, year).text if is_carried else None
    return row


def _limits(limits: Limits, edge: Edge, style: Style) -> Row:
    is_within = limits.first <= edge.period <= limits.last
    cause = limits.causes.get(edge.period)
    return {
        "mean": limits.mean if is_within else None,
        "lower_limit": limits.lower if is_within else None,
        "upper_limit": limits.upper if is_within else None,
        "special_cause": None if cause is None else style.charts.cause(cause),
    }
