"""Small pictures as SVG: sparklines with target and floor, and bars of counts."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import Final, TypeAlias

from attrs import evolve

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.display.palette import Palette
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Spark, text_of
from qpr_core.wording.text.tables import Bars, Segment

_WIDTH: Final = 132
_HEIGHT: Final = 34
_EDGE: Final = 5
_LABEL: Final = 110
_LETTER: Final = 7.8
_BAR: Final = 420
_ROW: Final = 26

_Place: TypeAlias = tuple[float, float]


def sparkline(spark: Spark, palette: Palette, rating: Rating | None = None) -> str:
    """Draw recent results as a line, with gaps for missing results.

    The target is dashed and the floor dotted, as they were in each period. The last result has a dot in the colour of
    its rating. The results of the year before are faint behind the line, at the same places in the year. The label
    describes the picture.

    >>> sparkline(Spark(()), Palette())
    ''
    """
    if not spark.points:
        return ""
    before = tuple(_a_year_later(point) for point in spark.before)
    points, place = spark.points, _scale(spark.points, before)
    floor = _DOTTED.format(colour=palette.floor)
    edges: list[tuple[Callable[[TrailPoint], Fraction | None], str]] = [
        (lambda point: point.target, f'class="qpr-target" stroke="{palette.target}" stroke-dasharray="5 3"'),
        (lambda point: None if point.floor is None else point.floor.low, floor),
        (lambda point: None if point.floor is None else point.floor.high, floor),
        (lambda point: point.value, f'class="qpr-line" stroke="{palette.line}" stroke-width="2"'),
    ]
    lines = [_line(run, _FAINT.format(colour=palette.line)) for run in _runs(before, lambda point: point.value, place)]
    lines += [_line(run, look) for edge, look in edges for run in _runs(points, edge, place)]
    across, down = place(points[-1], points[-1].value)
    fill = palette.colour_of(rating)
    dot = f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.5" fill="{fill}" stroke="{palette.ink}"/>'
    return _svg("qpr-spark", text_of(spark.description, PLAIN), (_WIDTH, _HEIGHT), "".join(lines) + dot)


_DOTTED: Final = 'class="qpr-floor" stroke="{colour}" stroke-dasharray="1.5 2.5"'
_FAINT: Final = 'class="qpr-line" stroke="{colour}" stroke-opacity="0.4" stroke-width="1.5"'


def _a_year_later(point: TrailPoint) -> TrailPoint:
    return evolve(point, period=point.period.shift(12 // point.period.frequency.months))


def _svg(kind: str, label: str, size: tuple[int, int], drawn: str) -> str:
    width, height = size
    escaped = escape(label, quote=True)
    return (
        f'<svg class="{kind}" role="img" aria-label="{escaped}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" fill="none">{drawn}</svg>'
    )


def _scale(points: Sequence[TrailPoint], before: Sequence[TrailPoint]) -> Callable[[TrailPoint, Fraction], _Place]:
    values = [point.value for point in (*points, *before)]
    for point in points:
        values += [] if point.target is None else [point.target]
        ends = () if point.floor is None else (point.floor.low, point.floor.high)
        values += [end for end in ends if end is not None]
    low, span = min(values), max(values) - min(values)
    months = [point.period.ordinal for point in (*points, *before)]
    first, steps = min(months), max(months) - min(months)

    def place(point: TrailPoint, value: Fraction) -> _Place:
        across = (point.period.ordinal - first) / steps if steps else 0.5
        up = float((value - low) / span) if span else 0.5
        return _EDGE + across * (_WIDTH - 2 * _EDGE), _HEIGHT - _EDGE - up * (_HEIGHT - 2 * _EDGE)

    return place


def _runs(
    points: Sequence[TrailPoint],
    edge: Callable[[TrailPoint], Fraction | None],
    place: Callable[[TrailPoint, Fraction], _Place],
) -> Iterator[list[_Place]]:
    """Return the points of an edge, in runs without a missing period."""
    run: list[_Place] = []
    before: TrailPoint | None = None
    for point in points:
        value = edge(point)
        if run and (value is None or before is None or before.period.end != point.period.ordinal):
            yield run
            run = []
        if value is not None:
            run.append(place(point, value))
        before = point
    if run:
        yield run


def _line(run: list[_Place], look: str) -> str:
    if len(run) == 1:  # a single result is a short dash
        across, down = run[0]
        run = [(across - 3, down), (across + 3, down)]
    return f'<polyline points="{" ".join(f"{across:.1f},{down:.1f}" for across, down in run)}" {look}/>'


def stacked_bars(bars: Bars, palette: Palette) -> str:
    """Draw bars of counts below each other, each segment with its count and symbol.

    >>> stacked_bars(Bars((), ()), Palette())
    ''
    """
    if not bars.bars:
        return ""
    most = max(sum(segment.size for segment in segments) for _, segments in bars.bars)
    names = [text_of(label, PLAIN) for label, _ in bars.bars]
    start = max(_LABEL, *(_LETTER * len(name) for name in names))
    drawn = []
    for row, (name, (_, segments)) in enumerate(zip(names, bars.bars, strict=True)):
        middle = row * _ROW + _ROW / 2 + 4
        drawn.append(f'<text x="0" y="{middle:.1f}" class="qpr-ink" fill="{palette.ink}">{escape(name)}</text>')
        drawn += _segments(segments, row, (start, _BAR / most), palette)
    return _svg(
        "qpr-bars", text_of(bars.caption, PLAIN), (round(start) + _BAR + 2, _ROW * len(bars.bars)), "".join(drawn)
    )


def _segments(segments: Sequence[Segment], row: int, scale: tuple[float, float], palette: Palette) -> Iterator[str]:
    start, unit = scale
    across = 0
    for segment in segments:
        if segment.size:
            left, wide = start + unit * across, unit * segment.size
            colour = palette.colour_of(segment.of)
            yield (
                f'<rect x="{left:.1f}" y="{row * _ROW + 2}" width="{wide:.1f}" height="{_ROW - 4}" fill="{colour}" '
                f'stroke="{palette.outline}"/>'
            )
            yield _count(segment, (left, wide), row, palette.ink_on(colour))
        across += segment.size


def _count(segment: Segment, stretch: tuple[float, float], row: int, ink: str) -> str:
    left, wide = stretch
    symbol = "\N{EN DASH}" if segment.of is None else segment.of.symbol
    number = segment.text or f"{segment.size:,}"
    text = f"{symbol} {number}" if symbol else number
    if len(text) * 8 > wide:
        text = symbol or ""
    if len(text) * 8 > wide:
        return ""  # too narrow for a label: the table has the number
    middle = row * _ROW + _ROW / 2 + 4
    return f'<text x="{left + wide / 2:.1f}" y="{middle:.1f}" text-anchor="middle" fill="{ink}">{escape(text)}</text>'
