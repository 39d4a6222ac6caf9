"""Sections on earlier quarters: the same quarter last year, and the last ones."""

from itertools import pairwise

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Spans, Words
from qpr_core.wording.text.tables import Bars, Segment, Table


def last_year_section(context: Context) -> list[Part]:
    """Return the ratings of the same quarter last year, next to the current ones."""
    history, words, style = context.report.history, context.words, context.style
    earlier = [index for index, each in enumerate(history) if each.period.shift(4) == context.report.period]
    if not earlier:
        return []
    index, now = earlier[0], history[-1]
    then, at, latest = history[index], f"report.history[{index}]", "report.history[-1]"
    clauses = [
        fill(
            words.then_rated.form(then.ratings[band]),
            count=context.counted(then.ratings[band], f"{at}.ratings[{band!r}]"),
            band=style.name_of(band),
            now=context.counted(now.ratings[band], f"{latest}.ratings[{band!r}]"),
        )
        for band in then.scheme
    ]
    if then.unrated_count or now.unrated_count:
        clauses.append(
            fill(
                words.then_unrated.form(then.unrated_count),
                count=context.counted(then.unrated_count, f"{at}.unrated_count"),
                now=context.counted(now.unrated_count, f"{latest}.unrated_count"),
            )
        )
    sentence = fill(
        words.last_year.form(then.indicators),
        quarter=context.quarter(then.period),
        count=context.counted(then.indicators, f"{at}.indicators"),
        clauses=style.common.join_clauses(clauses),
    )
    return headed(words.last_year_heading, [Paragraph(sentence + _since(context, index))])


def history_section(context: Context) -> list[Part]:
    """Return the counts of the last quarters as sentences, a picture and a table."""
    history, words, style = context.report.history, context.words, context.style
    if len(history) < 2:
        return []
    ends = {"first": context.quarter(history[0].period), "last": context.quarter(history[-1].period)}
    clauses = [_rated(context, rank) for rank in range(len(history[0].scheme))]
    if history[0].unrated_count or history[-1].unrated_count:
        clauses.append(_unrated(context))
    sentence = fill(words.history, clauses=style.common.join_clauses(clauses), **ends)
    parts: list[Part] = [Paragraph(sentence + _since(context, 0))]
    then, now = history[0].directions, history[-1].directions
    if then and now and any((*then.values(), *now.values())):
        moved = [_directed(context, each, then[each], now[each]) for each in Direction]
        parts.append(Paragraph(fill(words.history, clauses=style.common.join_clauses(moved), **ends)))
    parts += [_picture(context), _table(context)]
    count = Quantity(f"{len(history)}", len(history), "report.history.__len__()")
    if any(later.period != earlier.period.shift(1) for earlier, later in pairwise(history)):
        return headed(words.history_with_gaps, parts, count=count, **ends)
    return headed(words.history_heading.form(len(history)), parts, count=count)


def _rated(context: Context, rank: int) -> Spans:
    history, words = context.report.history, context.words
    then, now, band = history[0], history[-1], list(history[0].scheme)[rank]
    return fill(
        words.history_next if rank else words.history_first,
        band=context.style.name_of(band),
        then=context.counted(then.ratings[band], f"report.history[0].ratings[{band!r}]"),
        then_total=context.counted(then.indicators, "report.history[0].indicators"),
        now=context.counted(now.ratings[band], f"report.history[-1].ratings[{band!r}]"),
        now_total=context.counted(now.indicators, "report.history[-1].indicators"),
    )


def _unrated(context: Context) -> Spans:
    then, now = context.report.history[0].unrated_count, context.report.history[-1].unrated_count
    return fill(
        context.words.history_unrated,
        then=context.counted(then, "report.history[0].unrated_count"),
        now=context.counted(now, "report.history[-1].unrated_count"),
    )


def _since(context: Context, index: int) -> Spans:
    """Return how many KPIs have joined and left since a quarter, if any have."""
    history, words = context.report.history, context.words
    came, gone = history[-1].joined_since(history[index]), history[index].joined_since(history[-1])
    if not came and not gone:
        return ()
    joiners, leavers = len(came or ()), len(gone or ())
    at, now = f"report.history[{index}]", "report.history[-1]"
    changes = [
        fill(words.since_joined.form(joiners), count=context.counted(joiners, f"{now}.joined_since({at}).__len__()")),
        fill(words.since_left.form(leavers), count=context.counted(leavers, f"{at}.joined_since({now}).__len__()")),
    ]
    clauses = context.style.common.join_names(changes)
    return fill(words.since, quarter=context.quarter(history[index].period), clauses=clauses)


def _directed(context: Context, direction: Direction, then: int, now: int) -> Spans:
    words = context.words
    return fill(
        words.history_directions if direction is Direction.POSITIVE else words.history_next_direction,
        direction=fill(context.style.explanations.answers[direction]),
        then=context.counted(then, f"report.history[0].directions[{direction!r}]"),
        now=context.counted(now, f"report.history[-1].directions[{direction!r}]"),
    )


def _table(context: Context) -> Table:
    words, history, style = context.words, context.report.history, context.style
    directions = [fill(words.brief[direction]) for direction in Direction]
    bands: list[Spans] = [(style.name_of(band),) for band in history[0].scheme]
    ends = [fill(style.common.not_rated_label), *directions, fill(words.no_direction)]
    columns = (fill(words.quarter), fill(words.kpis), *bands, *ends)
    rows = tuple(_row(context, each, f"report.history[{index}]") for index, each in enumerate(history))
    return Table(columns, rows, caption=fill(words.history_caption))


def _row(context: Context, summary: Summary, source: str) -> tuple[Spans, ...]:
    directions = {} if summary.directions is None else summary.directions
    counts = [
        (summary.indicators, "indicators"),
        *((summary.ratings[band], f"ratings[{band!r}]") for band in summary.scheme),
        (summary.unrated_count, "unrated_count"),
        *((count, f"directions[{direction!r}]") for direction, count in directions.items()),
        (summary.without_direction_count or 0, "without_direction_count"),
    ]
    cells = ((Quantity(f"{count:,}", count, f"{source}.{part}"),) for count, part in counts)
    return ((context.quarter(summary.period),), *cells)


def _picture(context: Context) -> Bars:
    words, bars = context.words, []
    for summary in context.report.history:
        shares = [Segment(band, (context.style.name_of(band),), summary.ratings[band]) for band in summary.scheme]
        missing = Segment(None, (Words(context.style.common.not_rated_label),), summary.unrated_count)
        bars.append(((context.quarter(summary.period),), (*shares, missing)))
    return Bars(fill(words.history_picture), tuple(bars))
