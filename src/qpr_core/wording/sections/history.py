"""Sections on earlier quarters: the same quarter last year, and the last ones."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Span, Spans, Words
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
        if then.ratings[band] or now.ratings[band]
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
    history, words = context.report.history, context.words
    if len(history) < 2:
        return []
    ends = {"first": context.quarter(history[0].period), "last": context.quarter(history[-1].period)}
    parts: list[Part] = [Paragraph(_sentence(context, _counted_bands(context), ends) + _since(context, 0))]
    if directed := _counted_directions(context):
        parts.append(Paragraph(_sentence(context, directed, ends)))
    parts += [_picture(context), _table(context)]
    count = Quantity(f"{len(history)}", len(history), "report.history.__len__()")
    if any(later.period != earlier.period.shift(1) for earlier, later in pairwise(history)):
        return headed(words.history_with_gaps, parts, count=count, **ends)
    return headed(words.history_heading.form(len(history)), parts, count=count)


class _Counted(NamedTuple):
    """One count in the first and in the last quarter, and the phrases for its change.

    `is_same` is True if the count has not changed, and neither has a total beside it. `again` follows a clause that
    begins with the same words.
    """

    then: int
    now: int
    is_same: bool
    source: str
    same: str
    went: str
    again: str
    filling: Mapping[str, Span | Spans]


def _sentence(context: Context, counts: Sequence[_Counted], ends: Mapping[str, Span]) -> Spans:
    """Return the changes of counts.

    A change after a change needs no "went".
    """
    clauses: list[Spans] = []
    went = False
    for counted in counts:
        phrase = counted.same if counted.is_same else counted.again if went else counted.went
        went = not counted.is_same
        then = context.counted(counted.then, f"report.history[0].{counted.source}")
        now = context.counted(counted.now, f"report.history[-1].{counted.source}")
        clauses.append(fill(phrase, then=then, now=now, **counted.filling))
    return fill(context.words.history, clauses=context.style.common.join_clauses(clauses), **ends)


def _counted_bands(context: Context) -> list[_Counted]:
    words, (then, *_, now) = context.words, context.report.history
    counts: list[_Counted] = []
    for band in then.scheme:
        if not then.ratings[band] and not now.ratings[band]:
            continue
        filling: dict[str, Span | Spans] = {"band": context.style.name_of(band)}
        phrases = (words.history_next_same, words.history_next, words.history_next_too)
        if not counts:
            filling |= _totals(context)
            phrases = (words.history_first_same, words.history_first, words.history_first)
        numbers = then.ratings[band], now.ratings[band]
        is_same = numbers[0] == numbers[1] and (bool(counts) or then.indicators == now.indicators)
        counts.append(_Counted(*numbers, is_same, f"ratings[{band!r}]", *phrases, filling))
    if then.unrated_count or now.unrated_count:
        filling = {} if counts else _totals(context)
        phrases = (words.history_unrated_same, words.history_unrated, words.history_unrated_too)
        if not counts:
            phrases = (words.history_first_unrated_same, words.history_first_unrated, words.history_first_unrated)
        is_same = then.unrated_count == now.unrated_count and (bool(counts) or then.indicators == now.indicators)
        counts.append(_Counted(then.unrated_count, now.unrated_count, is_same, "unrated_count", *phrases, filling))
    return counts


def _totals(context: Context) -> dict[str, Span | Spans]:
    """Return the numbers of all KPIs, which are beside the first count only."""
    then, *_, now = context.report.history
    return {
        "then_total": context.counted(then.indicators, "report.history[0].indicators"),
        "now_total": context.counted(now.indicators, "report.history[-1].indicators"),
    }


def _counted_directions(context: Context) -> list[_Counted]:
    words, (then, *_, now) = context.words, context.report.history
    counts: list[_Counted] = []
    for direction in Direction:
        number_then, number_now = (0 if each.directions is None else each.directions[direction] for each in (then, now))
        if not number_then and not number_now:
            continue
        phrases = (words.history_next_direction_same, words.history_next_direction, words.history_next_direction_too)
        if not counts:
            phrases = (words.history_directions_same, words.history_directions, words.history_directions)
        filling = {"direction": fill(context.style.explanations.answers[direction])}
        is_same = number_then == number_now
        counts.append(_Counted(number_then, number_now, is_same, f"directions[{direction!r}]", *phrases, filling))
    return counts


def _since(context: Context, index: int) -> Spans:
    """Return how many KPIs have joined and left since a quarter, if any have."""
    history, words = context.report.history, context.words
    came, gone = history[-1].joined_since(history[index]), history[index].joined_since(history[-1])
    if not came and not gone:
        return ()
    joiners, leavers = len(came or ()), len(gone or ())
    at, now = f"report.history[{index}]", "report.history[-1]"
    left = words.since_left if joiners else words.since_left_alone
    changes = [
        fill(phrase.form(number), count=context.counted(number, source))
        for phrase, number, source in (
            (words.since_joined, joiners, f"{now}.joined_since({at}).__len__()"),
            (left, leavers, f"{at}.joined_since({now}).__len__()"),
        )
        if number
    ]
    clauses = context.style.common.join_names(changes)
    return fill(words.since, quarter=context.quarter(history[index].period), clauses=clauses)


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
    digits = NumberStyle(thousands=context.style.figures.thousands)
    cells = ((context.counted(count, f"{source}.{part}", digits),) for count, part in counts)
    return ((context.quarter(summary.period),), *cells)


def _picture(context: Context) -> Bars:
    words, bars = context.words, []
    for summary in context.report.history:
        shares = [
            _segment(context, band, context.style.name_of(band), summary.ratings[band]) for band in summary.scheme
        ]
        missing = _segment(context, None, Words(context.style.common.not_rated_label), summary.unrated_count)
        bars.append(((context.quarter(summary.period),), (*shares, missing)))
    return Bars(fill(words.history_picture), tuple(bars))


def _segment(context: Context, band: Scheme | None, name: Span, size: int) -> Segment:
    return Segment(band, (name,), size, context.style.figures.text_of(f"{size:,}"))
