"""The first sheet: the title, the contents, and the counts by rating."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.analysis.answers import Rating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.display.excel.number_formats import signed_format
from qpr_core.display.excel.references import cell_name, quoted
from qpr_core.display.excel.scorecard_sheet import rating_range
from qpr_core.display.excel.sheet import Cell, Column, Line, Look, Sheet, head_row
from qpr_core.display.excel.shown_figures import count_cell
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.wording.sections.opening import write_opening
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Words

TABLE: Final = "Ratings"


class Count(NamedTuple):
    """The number of indicators with a rating, now and before; `None` if it is unknown.

    `rating` is `None` for the indicators of a kind without one. `place` is that of their rating scheme in the report.
    """

    rating: Rating | None
    is_kpi: bool
    now: int
    before: int | None
    place: int = 0


def cover_sheet(context: Context, sheets: tuple[str, ...]) -> Sheet:
    """Return the first sheet of a workbook that has some other *sheets*."""
    words, counts, lines = context.words, tuple(counts_of(context.report)), _lines(context, sheets)
    previous = next((each.previous for each in context.report.by_scheme if each.previous is not None), None)
    has_before = any(count.before is not None for count in counts)
    columns = [Column(heading=words.rating, width=40), Column(heading=words.number, width=14)]
    if previous is not None and has_before:
        columns += [
            Column(heading=context.in_previous(previous.period), width=14),
            Column(heading=words.change, width=14),
        ]
    return Sheet(
        name=words.cover,
        title=context.title(context.style.cover.heading),
        table=TABLE,
        description=words.about_counts,
        columns=tuple(columns),
        rows=tuple(_rows(context, counts, len(columns), head_row(lines) + 1)),
        lines=lines,
        wide_lines=True,
    )


def counts_of(report: Report) -> Iterator[Count]:
    """Yield the counts of KPIs by rating, and of activity indicators by position.

    Positions are counted if an indicator has an expected range, or if there are no KPIs. The KPIs without a rating,
    and the activity indicators without a position, come last of their kind.
    """
    for place, each in enumerate(report.by_scheme):
        if each.kpis:
            summary = summarise(each)
            for band in summary.scheme:
                yield _count(band, summary.ratings[band], summary.change_in_rating(band), place)
            yield _count(None, summary.unrated_count, summary.change_in_unrated, place)
    has_range = any(isinstance(each.standing.thresholds, ExpectedRange) for each in _activity(report))
    if has_range or not any(each.kpis for each in report.by_scheme):
        before = report.previous
        for position in Expectation:
            earlier = None if before is None else before.expectations[position]
            yield Count(position, is_kpi=False, now=report.expectations[position], before=earlier)
        earlier = None if before is None else len(before.without_expectation)
        yield Count(None, is_kpi=False, now=len(report.without_expectation), before=earlier)


def _activity(report: Report) -> tuple[Assessment, ...]:
    """Return the activity indicators of the quarter and of the one before."""
    return (*report.activity, *(() if report.previous is None else report.previous.activity))


def _count(rating: Rating | None, now: int, change: int | None, place: int) -> Count:
    return Count(rating, is_kpi=True, now=now, before=None if change is None else now - change, place=place)


def _rows(context: Context, counts: tuple[Count, ...], columns: int, first: int) -> Iterator[tuple[Cell, ...]]:
    words, style = context.words, context.style
    for row, count in enumerate(counts, start=first):
        if count.rating is None:
            name = Cell(value=_not_rated(context, count.place) if count.is_kpi else words.no_position)
        else:
            name = context.rating_cell(count.rating)
        now = count_cell(count.now)
        if context.is_live:
            now = evolve(now, formula=_formula(context, counts, count, first))
        if columns == len(("name", "now")):
            yield (name, now)
        elif count.before is None:
            none = Cell(value=style.report.none)
            yield (name, now, none, none)
        else:
            formula = f"={cell_name(row, 1)}-{cell_name(row, 2)}" if context.is_live else None
            change = Cell(value=count.now - count.before, formula=formula, look=Look(number=signed_format(0)))
            yield (name, now, count_cell(count.before), change)


def _formula(context: Context, counts: tuple[Count, ...], count: Count, first: int) -> str:
    """Return the formula for a count of ratings; the rest are without one."""
    if count.rating is not None:
        return f"=SUMPRODUCT(--EXACT({rating_range(context)},{quoted(context.rating_text(count.rating))}))"
    others = [cell_name(row, 1) for row, each in enumerate(counts, start=first) if _is_same_kind(each, count)]
    total = sum(each.now for each in counts if _is_same_kind(each, count))
    return f"={total}-SUM({others[0]}:{others[-2]})"


def _is_same_kind(one: Count, other: Count) -> bool:
    """Return True if two counts add up to the same total."""
    return (one.is_kpi, one.place) == (other.is_kpi, other.place)


def _not_rated(context: Context, place: int) -> str:
    """Return the name of KPIs without a rating, with any scheme named."""
    label = context.style.common.not_rated_label
    if not context.report.others:
        return label
    own = context.styles.each[place]
    return plain(fill(own.report.scheme_heading, heading=Words(label), scheme_kpis=Words(own.terms.kpis)))


def _lines(context: Context, sheets: tuple[str, ...]) -> tuple[Line, ...]:
    words = context.words
    mark = [context.style.common.unverified] if context.report.unverified else []
    lines = [Line(text=text) for text in (*mark, *_opening(context))]
    lines.append(Line(text=words.contents))
    for sheet in sheets:
        name = getattr(words, sheet)
        text = plain(fill(words.contents_of, sheet=Words(name), about=Words(getattr(words, f"about_{sheet}"))))
        lines.append(Line(text=text, sheet=name))
    lines.append(Line(text=words.colours))
    return tuple(lines)


def _opening(context: Context) -> Iterator[str]:
    for each, style in zip(context.report.by_scheme, context.styles.each, strict=True):
        if each.kpis and not context.is_live:
            yield from str(write_opening(summarise(each), style)).splitlines()
