"""The counts of several quarters: the same quarter last year, and the last ones together."""

from itertools import pairwise

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.sections.context import Told, headed
from qpr_core.wording.text.parts import Bars, Paragraph, Part, Segment, Table
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Spans, Words


def say_last_year(told: Told) -> list[Part]:
    """Set the ratings of the same quarter last year beside those of now."""
    history, words, style = told.report.history, told.words, told.style
    earlier = [place for place, each in enumerate(history) if each.period.shift(4) == told.report.period]
    if not earlier:
        return []
    place, now = earlier[0], history[-1]
    then, at, of_now = history[place], f"report.history[{place}]", "report.history[-1]"
    clauses = [
        fill(
            words.then_rated.form(then.ratings[band]),
            count=told.counted(then.ratings[band], f"{at}.ratings[{band!r}]"),
            band=style.name_of(band),
            now=told.counted(now.ratings[band], f"{of_now}.ratings[{band!r}]"),
        )
        for band in then.scheme
    ]
    if then.unrated_count or now.unrated_count:
        clauses.append(
            fill(
                words.then_unrated.form(then.unrated_count),
                count=told.counted(then.unrated_count, f"{at}.unrated_count"),
                now=told.counted(now.unrated_count, f"{of_now}.unrated_count"),
            )
        )
    sentence = fill(
        words.last_year.form(then.indicators),
        quarter=told.quarter(then.period),
        count=told.counted(then.indicators, f"{at}.indicators"),
        clauses=style.common.join_clauses(clauses),
    )
    return headed(words.last_year_heading, [Paragraph(sentence + _since(told, place))])


def say_history(told: Told) -> list[Part]:
    """Tell the counts of the last quarters, as sentences, as a table and as a picture."""
    history, words, style = told.report.history, told.words, told.style
    if len(history) < 2:
        return []
    span = {"first": told.quarter(history[0].period), "last": told.quarter(history[-1].period)}
    clauses = [_rated(told, place) for place in range(len(history[0].scheme))]
    if history[0].unrated_count or history[-1].unrated_count:
        clauses.append(_unrated(told))
    sentence = fill(words.history, clauses=style.common.join_clauses(clauses), **span)
    parts: list[Part] = [Paragraph(sentence + _since(told, 0))]
    then, now = history[0].directions, history[-1].directions
    if then and now and any((*then.values(), *now.values())):
        moved = [_directed(told, each, then[each], now[each]) for each in Direction]
        parts.append(Paragraph(fill(words.history, clauses=style.common.join_clauses(moved), **span)))
    parts += [_picture(told), _table(told)]
    count = Quantity(f"{len(history)}", len(history), "report.history.__len__()")
    if any(later.period != earlier.period.shift(1) for earlier, later in pairwise(history)):
        return headed(words.history_with_gaps, parts, count=count, **span)
    return headed(words.history_heading.form(len(history)), parts, count=count)


def _rated(told: Told, place: int) -> Spans:
    history, words = told.report.history, told.words
    then, now, band = history[0], history[-1], list(history[0].scheme)[place]
    return fill(
        words.history_next if place else words.history_first,
        band=told.style.name_of(band),
        then=told.counted(then.ratings[band], f"report.history[0].ratings[{band!r}]"),
        then_total=told.counted(then.indicators, "report.history[0].indicators"),
        now=told.counted(now.ratings[band], f"report.history[-1].ratings[{band!r}]"),
        now_total=told.counted(now.indicators, "report.history[-1].indicators"),
    )


def _unrated(told: Told) -> Spans:
    then, now = told.report.history[0].unrated_count, told.report.history[-1].unrated_count
    return fill(
        told.words.history_unrated,
        then=told.counted(then, "report.history[0].unrated_count"),
        now=told.counted(now, "report.history[-1].unrated_count"),
    )


def _since(told: Told, place: int) -> Spans:
    """Count the KPIs that joined and left since an earlier quarter; say nothing if none did."""
    history, words = told.report.history, told.words
    came, gone = history[-1].joined_since(history[place]), history[place].joined_since(history[-1])
    if not came and not gone:
        return ()
    joiners, leavers = len(came or ()), len(gone or ())
    at, now = f"report.history[{place}]", "report.history[-1]"
    said = [
        fill(words.since_joined.form(joiners), count=told.counted(joiners, f"{now}.joined_since({at}).__len__()")),
        fill(words.since_left.form(leavers), count=told.counted(leavers, f"{at}.joined_since({now}).__len__()")),
    ]
    clauses = told.style.common.join_names(said)
    return fill(words.since, quarter=told.quarter(history[place].period), clauses=clauses)


def _directed(told: Told, direction: Direction, then: int, now: int) -> Spans:
    words = told.words
    return fill(
        words.history_directions if direction is Direction.POSITIVE else words.history_next_direction,
        direction=fill(told.style.explanations.answers[direction]),
        then=told.counted(then, f"report.history[0].directions[{direction!r}]"),
        now=told.counted(now, f"report.history[-1].directions[{direction!r}]"),
    )


def _table(told: Told) -> Table:
    words, history, style = told.words, told.report.history, told.style
    directions = [fill(words.brief[direction]) for direction in Direction]
    bands: list[Spans] = [(style.name_of(band),) for band in history[0].scheme]
    ends = [fill(style.common.not_rated_label), *directions, fill(words.no_direction)]
    columns = (fill(words.quarter), fill(words.kpis), *bands, *ends)
    rows = tuple(_row(told, each, f"report.history[{place}]") for place, each in enumerate(history))
    return Table(columns, rows, caption=fill(words.history_caption))


def _row(told: Told, summary: Summary, source: str) -> tuple[Spans, ...]:
    directions = {} if summary.directions is None else summary.directions
    counts = [
        (summary.indicators, "indicators"),
        *((summary.ratings[band], f"ratings[{band!r}]") for band in summary.scheme),
        (summary.unrated_count, "unrated_count"),
        *((count, f"directions[{direction!r}]") for direction, count in directions.items()),
        (summary.without_direction_count or 0, "without_direction_count"),
    ]
    cells = ((Quantity(f"{count:,}", count, f"{source}.{part}"),) for count, part in counts)
    return ((told.quarter(summary.period),), *cells)


def _picture(told: Told) -> Bars:
    words, bars = told.words, []
    for summary in told.report.history:
        shares = [Segment(band, (told.style.name_of(band),), summary.ratings[band]) for band in summary.scheme]
        missing = Segment(None, (Words(told.style.common.not_rated_label),), summary.unrated_count)
        bars.append(((told.quarter(summary.period),), (*shares, missing)))
    return Bars(fill(words.history_picture), tuple(bars))
