"""The description of a chart of an indicator, in words."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from typing import Final

from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.evidence import ControlChart
from qpr_core.display.control_limits import limits_of
from qpr_core.display.fan import Fan
from qpr_core.display.finding import figure_of, finding, value_of, voice_of
from qpr_core.display.plot import Edge, Plot
from qpr_core.display.trend_line import trend_of
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.time.period import Period
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.sections.scorecard import write_range
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import text_of

_MOST: Final = 12
"""The most values of a target that are listed; the data has all of them."""


def describe(drawn: Plot, shape: Plot, style: Style) -> str:
    """Return the alternative text of a chart, as complete as its picture.

    *shape* is the part of the plot with the lines of targets and floors.
    """
    title, words = finding(drawn, style), style.charts
    if not drawn.points:
        return f"{title}."
    first, last = (_name(drawn.points[place].period, drawn, style) for place in (0, -1))
    ordered = sorted(drawn.points, key=lambda dot: dot.value)
    low, high = value_of(ordered[0], drawn, style), value_of(ordered[-1], drawn, style)
    span = words.description.format(first=first, last=last, low=low, high=high)
    sentences = [
        f"{title}.",
        *([span] if len(ordered) > 1 else []),
        words.description_of_last.format(value=value_of(drawn.points[-1], drawn, style)),
    ]
    if drawn.carried_to is not None:
        sentences.append(words.description_of_carried.format(period=_name(drawn.carried_to, drawn, style)))
    sentences += _lines(shape, style)
    sentences += _evidence(shape, style)
    sentences += _marks(drawn, style)
    return " ".join(sentences)


def _lines(shape: Plot, style: Style) -> Iterator[str]:
    """Yield the target and the floor or the expected range, as they were."""
    words, of = style.charts, shape.indicator
    targets = [(edge, None if edge.target is None else figure_of(edge.target, shape, style)) for edge in shape.edges]
    name = words.expected_range if of.is_activity else floor_name(shape, style)
    floors = [(edge, _range_text(edge, shape, style)) for edge in shape.edges]
    is_ahead = shape.due is not None and shape.edges[-1].period.end > shape.due.end
    phrase = words.description_of_line_ahead if is_ahead else words.description_of_line
    for line, values in ((words.target, targets), (name, floors)):
        if steps := list(_steps(values, shape, style)):
            *earlier, last = steps[-_MOST:]
            common = style.common
            listed = common.last_comma.join([common.comma.join(earlier), last]) if earlier else last
            yield phrase.format(line=line, steps=listed)


def floor_name(shape: Plot, style: Style) -> str:
    """Return the name of the line beyond which a result is in the worst band."""
    if shape.by_floor:
        return style.charts.floor
    worst = list(shape.indicator.scheme)[-1]
    return style.charts.beyond.format(band=style.label_of(worst).text)


def _range_text(edge: Edge, shape: Plot, style: Style) -> str | None:
    if edge.low is None and edge.high is None:
        return None
    plain = None if shape.indicator.is_activity else Fraction(0)  # one end of a floor has no "at least"
    return text_of(write_range(voice_of(shape, style), Interval(edge.low, edge.high), plain), PLAIN)


def _steps(values: Iterable[tuple[Edge, str | None]], shape: Plot, style: Style) -> Iterator[str]:
    """Yield each value with the first and the last of the periods that have it."""
    words = style.charts
    for value, group in groupby(values, key=lambda each: each[1]):
        edges = [edge for edge, _ in group]
        first, last = (_name(edge.period, shape, style) for edge in (edges[0], edges[-1]))
        if value is not None and len(edges) == 1:
            yield words.step.format(value=value, period=first)
        elif value is not None:
            yield words.steps.format(value=value, first=first, last=last)


def _evidence(shape: Plot, style: Style) -> Iterator[str]:
    """Yield the ends of the trend, or the mean and the limits of a control chart."""
    words, trend, limits = style.charts, trend_of(shape), limits_of(shape)
    if trend is not None:
        ends = [
            words.step.format(
                value=figure_of(trend.figure(place), shape, style), period=_name(trend.periods[place], shape, style)
            )
            for place in (0, -1)
        ]
        yield words.description_of_trend.format(trend=words.trend, first=ends[0], last=ends[1])
    if limits is not None:
        figures = ((words.mean, limits.mean), (words.limit, limits.lower), (words.limit, limits.upper))
        texts = [words.line_label.format(line=name, value=figure_of(value, shape, style)) for name, value in figures]
        yield f"{_capital(style.common.comma.join(texts))}."


def _marks(drawn: Plot, style: Style) -> Iterator[str]:
    """Yield the periods of results that have a mark, or that are missing."""
    words, limits = style.charts, limits_of(drawn)
    known = {dot.period for dot in drawn.points} | set(drawn.withheld)
    marks = [
        (words.not_final, [dot.period for dot in drawn.points if not dot.is_final]),
        (words.is_withheld, drawn.withheld),
        (words.no_result, [edge.period for edge in drawn.edges if edge.period not in known]),
        (words.redefined, list(drawn.definitions)),
    ]
    if limits is not None:
        marks += [
            (words.cause(cause), [period for period, each in limits.causes.items() if each is cause])
            for cause in dict.fromkeys(limits.causes.values())
        ]
    for mark, periods in marks:
        if periods:
            names = style.common.comma.join(_name(period, drawn, style) for period in periods)
            yield words.description_of_mark.format(mark=_capital(mark), periods=names)


def _name(period: Period, drawn: Plot, style: Style) -> str:
    return style.periods.name(period, drawn.indicator.financial_year).text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def explained_fan(fan: Fan | None, style: Style) -> str:
    """Return the text of a report about a fan, or nothing without a fan."""
    return "" if fan is None else text_of(explain(fan.projection, style=style).spans, PLAIN)


def explained_signals(drawn: Plot, style: Style) -> str:
    """Return the text of a report about a control chart, or nothing for other charts.

    If the method finds no limits to draw, the text gives the reason.
    """
    travel = drawn.travel
    if travel is None or not drawn.points:
        return ""
    if not isinstance(travel.method, XmR) and not isinstance(travel.evidence, ControlChart):
        return ""
    return text_of(explain(travel, style=style).spans, PLAIN)
