"""Tables of counts of ratings and of directions of travel."""

from collections.abc import Sequence
from typing import NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.sections.context import Context
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans, Words
from qpr_core.wording.text.tables import Bars, Segment, Table


class CountedRow(NamedTuple):
    """A row of counts: its name, its summary, and the expression for the summary."""

    name: Spans
    summary: Summary
    source: str


def counts_table(
    context: Context, head: Spans, rows: Sequence[CountedRow], caption: Spans, *, with_zeros: bool = True
) -> Table:
    """Return a table with the counts of KPIs, ratings and directions in each row.

    The last column of ratings counts KPIs without a rating, and that of directions counts KPIs without a direction. If
    *with_zeros* is False, each of the two is left out if all its counts are 0. Directions of a summary may be unknown.
    """
    words, style, scheme = context.words, context.style, rows[0].summary.scheme
    heads = [
        head,
        fill(words.kpis),
        *((style.label_of(band),) for band in scheme),
        fill(style.common.not_rated_label),
        *(fill(words.brief[direction]) for direction in Direction),
        fill(words.no_direction),
    ]
    cells = [_cells(context, row) for row in rows]
    missing = {len(scheme) + 2: [row.summary.unrated_count for row in rows]}
    missing[len(heads) - 1] = [row.summary.without_direction_count or 0 for row in rows]
    left_out = set() if with_zeros else {place for place, counts in missing.items() if not any(counts)}
    shown = [place for place in range(len(heads)) if place not in left_out]
    body = tuple(tuple(row[place] for place in shown) for row in cells)
    figures = frozenset(range(1, len(shown)))
    return Table(tuple(heads[place] for place in shown), body, caption=caption, figures=figures)


def _cells(context: Context, row: CountedRow) -> list[Spans]:
    summary = row.summary
    counts = [
        (summary.indicators, "indicators"),
        *((summary.ratings[band], f"ratings[{band!r}]") for band in summary.scheme),
        (summary.unrated_count, "unrated_count"),
    ]
    if summary.directions is not None:
        counts += [(summary.directions[direction], f"directions[{direction!r}]") for direction in Direction]
        counts.append((summary.without_direction_count or 0, "without_direction_count"))
    digits = NumberStyle(thousands=context.style.figures.thousands)
    cells: list[Spans] = [(context.counted(count, f"{row.source}.{part}", digits),) for count, part in counts]
    unknown = fill(context.style.explanations.unknown)
    return [row.name, *cells, *([unknown] * (len(Direction) + 1) if summary.directions is None else [])]


def rating_bars(context: Context, rows: Sequence[CountedRow], caption: Spans) -> Bars:
    """Return bars of the counts of ratings in each row."""
    has_unrated = any(row.summary.unrated_count for row in rows)
    return Bars(caption, tuple((row.name, _segments(context, row.summary, has_unrated=has_unrated)) for row in rows))


def _segments(context: Context, summary: Summary, *, has_unrated: bool) -> tuple[Segment, ...]:
    style = context.style
    shares = [_segment(context, band, (style.label_of(band),), summary.ratings[band]) for band in summary.scheme]
    unrated = _segment(context, None, (Words(style.common.not_rated_label),), summary.unrated_count)
    return (*shares, unrated) if has_unrated else tuple(shares)


def _segment(context: Context, band: Scheme | None, name: Spans, size: int) -> Segment:
    return Segment(band, name, size, context.style.figures.text_of(f"{size:,}"))
