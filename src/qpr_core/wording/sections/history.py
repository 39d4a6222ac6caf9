"""Sections on earlier periods: the same period last year, and the last ones."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.model.time.period import Baseline
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.sections.counts_table import CountedRow, counts_table, rating_bars
from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.text.parts import Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Span, Spans

_UNRATED: Final = "unrated_count"


def last_year_section(context: Context) -> list[Part]:
    """Return how the counts of ratings have changed since the same period last year."""
    history, words = context.report.history, context.words
    period = context.report.period
    base = Baseline.SAME_PERIOD_LAST_YEAR.of(period)
    earlier = [index for index, each in enumerate(history) if each.period == base]
    if not earlier or base == period.shift(-1):  # a report of a year compares with it everywhere
        return []
    index = earlier[0]
    quarter = context.quarter(history[index].period)
    ratings = _ratings(context, index, words.last_year, quarter=quarter)
    return headed(words.last_year_heading, [Paragraph(ratings + _since(context, index))])


def history_section(context: Context) -> list[Part]:
    """Return the counts of the last periods as sentences, a picture and a table."""
    history, words = context.report.history, context.words
    if len(history) < 2:
        return []
    ends = context.between(history[0].period, history[-1].period)
    parts: list[Part] = [Paragraph(_ratings(context, 0, words.history, **ends) + _since(context, 0))]
    if directions := _counted_directions(context):
        parts.append(Paragraph(_sentences(context, directions, **ends)))
    rows = _rows(context)
    parts.append(rating_bars(context, rows, fill(words.history_picture)))
    parts.append(counts_table(context, fill(words.quarter), rows, fill(words.history_caption)))
    count = Quantity(f"{len(history)}", len(history), "report.history.__len__()")
    if any(later.period != earlier.period.shift(1) for earlier, later in pairwise(history)):
        return headed(words.history_with_gaps, parts, count=count, **ends)
    return headed(words.history_heading.form(len(history)), parts, count=count)


class _Counted(NamedTuple):
    """One count in an earlier period and in the last one.

    `totals` are the numbers of all KPIs, which are beside the first count of ratings only.
    """

    subject: Spans
    then: int
    now: int
    source: str
    totals: tuple[int, int] | None = None


class _Turn(NamedTuple):
    """A phrase for a change, and the one after a clause with the same kind of change."""

    phrase: str
    again: str


def _ratings(context: Context, index: int, phrase: str, **filling: Span) -> Spans:
    """Return the changes of ratings, with KPIs not rated in a second sentence."""
    *bands, unrated = _counted_ratings(context, index)
    if not bands or unrated.source != _UNRATED:
        return fill(phrase, clauses=_clauses(context, index, [*bands, unrated]), **filling)
    text = fill(phrase, clauses=_clauses(context, index, bands), **filling)
    return text + fill(context.words.history_also, clauses=_clauses(context, index, [unrated]))


def _sentences(context: Context, counts: Sequence[_Counted], **ends: Span) -> Spans:
    """Return a sentence for each count; the first has the span."""
    words, (first, *rest) = context.words, [_clauses(context, 0, [counted]) for counted in counts]
    text = fill(words.history, clauses=first, **ends)
    return text + tuple(span for clauses in rest for span in fill(words.history_also, clauses=clauses))


def _clauses(context: Context, index: int, counts: Sequence[_Counted]) -> Spans:
    """Return the changes of counts since a period of the history.

    "Rose" is not repeated: "Green KPIs rose from 1 to 4 and Amber from 4 to 7".
    """
    clauses: list[Spans] = []
    before: _Turn | None = None
    for counted in counts:
        turn = _turn(context.words, counted)
        then, now = _ends(context, index, counted)
        clauses.append(fill(turn.again if turn == before else turn.phrase, subject=counted.subject, then=then, now=now))
        before = turn
    return context.style.common.join_clauses(clauses)


def _turn(words: ReportWords, counted: _Counted) -> _Turn:
    if counted.now > counted.then:
        return _Turn(words.history_rose, words.history_rose_too)
    if counted.now < counted.then:
        return _Turn(words.history_fell, words.history_fell_too)
    if counted.totals is not None and counted.totals[0] != counted.totals[1]:
        return _Turn(words.history_went, words.history_went)
    return _Turn(words.history_stayed, words.history_stayed_too)


def _ends(context: Context, index: int, counted: _Counted) -> tuple[Spans, Spans]:
    """Return the count then and now, with the numbers of all KPIs beside the first."""
    ends: list[Spans] = []
    for number, at in ((counted.then, f"report.history[{index}]"), (counted.now, "report.history[-1]")):
        count: Spans = (context.counted(number, f"{at}.{counted.source}"),)
        if counted.totals is not None:
            total = context.counted(counted.totals[len(ends)], f"{at}.indicators")
            count = fill(context.words.history_of, count=count, total=total)
        ends.append(count)
    return ends[0], ends[1]


def _counted_ratings(context: Context, index: int) -> list[_Counted]:
    words, history = context.words, context.report.history
    then, now = history[index], history[-1]
    totals = then.indicators, now.indicators
    counts: list[_Counted] = []
    for band in then.scheme:
        if then.ratings[band] or now.ratings[band]:
            phrase = words.history_band if counts else words.history_first_band
            subject = fill(phrase, **context.style.forms_of(band, now.ratings[band]))
            source = f"ratings[{band!r}]"
            counts.append(_Counted(subject, then.ratings[band], now.ratings[band], source, None if counts else totals))
    if then.unrated_count or now.unrated_count:
        subject = fill(words.history_unrated if counts else words.history_first_unrated)
        counted = _Counted(subject, then.unrated_count, now.unrated_count, _UNRATED, None if counts else totals)
        counts.append(counted)
    return counts


def _counted_directions(context: Context) -> list[_Counted]:
    words, (then, *_, now) = context.words, context.report.history
    if not then.directed_count or now.directions is None:
        return []  # no direction has changed: all are new, or unknown
    counts: list[_Counted] = []
    for direction in Direction:
        number_then, number_now = (0 if each.directions is None else each.directions[direction] for each in (then, now))
        if number_then or number_now:
            phrase = words.history_direction if counts else words.history_first_direction
            subject = fill(phrase, direction=fill(context.style.explanations.answers[direction]))
            counts.append(_Counted(subject, number_then, number_now, f"directions[{direction!r}]"))
    return counts


def _since(context: Context, index: int) -> Spans:
    """Return how many KPIs have joined and left since a period, if any have."""
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
    return fill(words.since, clauses=clauses)


def _rows(context: Context) -> list[CountedRow]:
    return [
        CountedRow((context.short_quarter(each.period),), each, f"report.history[{index}]")
        for index, each in enumerate(context.report.history)
    ]
