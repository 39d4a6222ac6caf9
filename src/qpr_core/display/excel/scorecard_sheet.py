"""The sheet of the scorecard: a row for each indicator, by group."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.display.excel.live_row import LiveRow, is_counted, live_row
from qpr_core.display.excel.references import range_name
from qpr_core.display.excel.sheet import Cell, Coloured, Column, Line, Place, Sheet, Sparkline, head_row
from qpr_core.display.excel.shown_figures import change_cell, count_cell, limit_cell, row_cell
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.reasons.peers import write_peers_cell
from qpr_core.wording.reasons.printed_figures import printed_result, voice_for_row
from qpr_core.wording.reasons.ranges import write_bound
from qpr_core.wording.reasons.rating import write_missing
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import group_of
from qpr_core.wording.sections.scorecard import write_range
from qpr_core.wording.sections.scorecard_columns import headings, shown_columns
from qpr_core.wording.styles.scorecard_table import ScorecardColumn
from qpr_core.wording.text.capitals import capitalised
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Words

TABLE: Final = "Scorecard"


def scorecard_sheet(context: Context, drawn: Mapping[str, str]) -> Sheet:
    """Return the sheet of the scorecard.

    *drawn* has the range of the figures of each indicator, by its code.
    """
    words, columns, lines = context.words, _columns(context), _lines(context)
    names, first, assessments = list(columns), head_row(lines) + 1, context.in_order
    recent = names.index("recent") if "recent" in columns else None
    rows, fixed = [], []
    for row, each in enumerate(assessments, start=first):
        cells = _cells(context, each)
        if context.is_live:
            made = live_row(context, each, names, row, cells)
            if isinstance(made, LiveRow):
                cells |= {**made.cells, "live": Cell(value=words.live_yes)}
                fixed += [Place(row=row, column=names.index(name)) for name in made.fixed]
            else:
                cells["live"] = Cell(value=plain(fill(words.not_live, reason=Words(made))))
        rows.append(tuple(cells[name] for name in names))
    return Sheet(
        name=words.scorecard,
        title=context.title(words.scorecard_title),
        table=TABLE,
        description=words.about_scorecard,
        columns=tuple(columns.values()),
        rows=tuple(rows),
        lines=lines,
        sparklines=tuple(
            Sparkline(place=Place(row=row, column=recent), range=drawn[each.code])
            for row, each in enumerate(assessments, start=first)
            if recent is not None and each.code in drawn
        ),
        coloured=_coloured(context, names.index("rating"), first) if context.is_live else (),
        fixed=tuple(fixed),
        fixed_words=(words.fixed_title, words.fixed),
    )


def rating_range(context: Context) -> str:
    """Return the name of the cells with the ratings, which the cover counts."""
    first = head_row(_lines(context)) + 1
    rows = (first, first + len(context.report.all_assessments) - 1)
    return range_name(context.words.scorecard, list(_columns(context)).index("rating"), rows)


def _coloured(context: Context, column: int, first: int) -> tuple[Coloured, ...]:
    last = first + len(context.report.all_assessments) - 1
    return tuple(
        Coloured(
            first=Place(row=first, column=column),
            last=Place(row=last, column=column),
            text=context.rating_text(rating),
            look=context.rating_look(rating),
        )
        for rating in context.ratings_shown()
    )


def _lines(context: Context) -> tuple[Line, ...]:
    """Return the lines above the table, which describe only columns that it has."""
    words, columns = context.words, _columns(context)
    names = {_key(column): name for column, name in headings(context.report, context.style).items()}
    sparklines = plain(fill(words.sparklines, recent=names["recent"], results=Words(words.results)))
    first = [words.one_table, *((words.colours,) if {"rating", "before", "second"} & columns.keys() else ())]
    second = [
        *((words.changes,) if "change" in columns else ()),
        *((sparklines,) if "recent" in columns else ()),
    ]
    lines = [" ".join(sentences) for sentences in (first, second) if sentences]
    if context.is_live:
        parts = {name: names[name] for name in ("result", "numerator", "denominator")}
        lines += [plain(fill(words.live, **parts)), words.live_read]
    return tuple(Line(text=text) for text in lines)


_WIDTHS: Final[Mapping[ScorecardColumn, int]] = {
    ScorecardColumn.CODE: 8,
    ScorecardColumn.NAME: 26,
    ScorecardColumn.SERVICE: 16,
    ScorecardColumn.GROUP: 20,
    ScorecardColumn.UNIT: 9,
    ScorecardColumn.PERIOD: 11,
    ScorecardColumn.RESULT: 11,
    ScorecardColumn.NUMERATOR: 11,
    ScorecardColumn.DENOMINATOR: 12,
    ScorecardColumn.TARGET: 8,
    ScorecardColumn.FLOOR: 10,
    ScorecardColumn.EXPECTED: 12,
    ScorecardColumn.RATING: 13,
    ScorecardColumn.BEFORE: 13,
    ScorecardColumn.SECOND: 13,
    ScorecardColumn.CHANGE: 12,
    ScorecardColumn.AGAINST: 10,
    ScorecardColumn.JUDGEMENT: 12,
    ScorecardColumn.TRAVEL: 12,
    ScorecardColumn.PEERS: 14,
    ScorecardColumn.OWNER: 14,
    ScorecardColumn.ACTION: 36,
    ScorecardColumn.RECENT: 20,
}
"""The columns of a workbook in their default order, with their widths."""


_OF_RESULTS: Final = frozenset({ScorecardColumn.RESULT, ScorecardColumn.NUMERATOR, ScorecardColumn.DENOMINATOR})
"""The columns of results, which need their period if it is not the quarter."""


def _columns(context: Context) -> dict[str, Column]:
    """Return the columns that are shown, by the key of their cells."""
    report, chosen = context.report, context.style.table.columns
    names = context.headings
    shown = shown_columns(
        _default_columns(context) if chosen is None else _with_periods(chosen, report),
        report.all_assessments,
        report,
        context.style,
        has_actions=context.actions is not None,
        has_counts=context.is_live and any(map(is_counted, report.all_assessments)),
    )
    columns: dict[str, Column] = {}
    for column in shown:
        if column is ScorecardColumn.CHANGE and chosen is None:
            columns |= _live_columns(context, is_with_margins=any(each.kpis for each in report.by_scheme))
        columns[_key(column)] = Column(heading=plain(names[column]), width=_WIDTHS[column])
    return columns if chosen is None else columns | _live_columns(context, is_with_margins=False)


def _default_columns(context: Context) -> tuple[ScorecardColumn, ...]:
    """Return every column; the baselines only if any is not the quarter before.

    A group is in a column of its own unless it is the service.
    """
    compared = [each.comparison for each in context.report.all_assessments]
    is_shown = {
        ScorecardColumn.AGAINST: any(each.against != each.period.shift(-each.indicator.every) for each in compared),
        ScorecardColumn.GROUP: context.style.grouping != SERVICE,
    }
    return tuple(column for column in _WIDTHS if is_shown.get(column, True))


def _with_periods(chosen: tuple[ScorecardColumn, ...], report: Report) -> tuple[ScorecardColumn, ...]:
    """Return the chosen columns, and the period if a result is carried forward."""
    is_dated = all(each.result_period in {None, each.period} for each in report.all_assessments)
    place = next((place for place, column in enumerate(chosen) if column in _OF_RESULTS), None)
    if is_dated or place is None or ScorecardColumn.PERIOD in chosen:
        return chosen
    return (*chosen[:place], ScorecardColumn.PERIOD, *chosen[place:])


def _key(column: ScorecardColumn) -> str:
    return column.name.lower()


def _live_columns(context: Context, *, is_with_margins: bool) -> dict[str, Column]:
    words = context.words
    if not context.is_live:
        return {}
    margins = {
        "to_better": Column(heading=plain(context.of_changes(fill(words.margin_to_better))), width=11),
        "to_worse": Column(heading=plain(context.of_changes(fill(words.margin_to_worse))), width=11),
    }
    return {**(margins if is_with_margins else {}), "live": Column(heading=words.is_live, width=12)}


def _cells(context: Context, assessment: Assessment) -> dict[str, Cell]:
    indicator, style, report = assessment.indicator, context.style, context.style.report
    before = context.before.get(assessment.code)
    return {
        "code": Cell(value=indicator.code),
        "name": Cell(value=indicator.name),
        "service": Cell(value=report.no_service if indicator.service is None else indicator.service),
        "group": Cell(value=plain(group_name(style, style.grouping, group_of(style, assessment)))),
        "unit": Cell(value=context.voice(indicator).unit.name),
        "period": Cell(value=context.period(assessment.result_period or assessment.due, indicator)),
        **_result(context, assessment),
        **_thresholds(context, assessment),
        "rating": context.rating_cell(assessment.rating),
        "before": Cell(value=report.not_before) if before is None else context.rating_cell(before.rating),
        "second": _second(context, assessment),
        "to_better": _margin(context, assessment.standing.margin_to_better),
        "to_worse": _margin(context, assessment.standing.margin_to_worse),
        **_change(context, assessment),
        "travel": Cell(value=report.brief[assessment.direction_of_travel.direction]),
        "peers": Cell(value=plain(capitalised(write_peers_cell(context.voice(indicator), assessment)))),
        "owner": Cell(value=report.none if indicator.owner is None else indicator.owner),
        "action": Cell(value=(context.actions or {}).get(indicator.code, report.none)),
        "recent": Cell(),
    }


def _second(context: Context, assessment: Assessment) -> Cell:
    """Return the cell of the second rating."""
    second = context.report.second
    band = None if second is None else second.at(assessment.code, assessment.period)
    return Cell(value=context.style.report.none) if band is None else context.rating_cell(band)


def _voice(context: Context, assessment: Assessment) -> Voice:
    """Return the voice of the figures of a row, with equal decimal places."""
    return voice_for_row(context.voice_of_row(assessment), assessment)


def _result(context: Context, assessment: Assessment) -> dict[str, Cell]:
    standing, none = assessment.standing, Cell(value=context.style.report.none)
    if standing.is_withheld:
        withheld = Cell(value=context.style.report.withheld)
        return {"result": withheld, "numerator": withheld, "denominator": withheld}
    counts = standing.result if isinstance(standing.result, Ratio) else None
    voice = _voice(context, assessment)
    return {
        "result": Cell(value=plain(write_missing(voice, standing)))
        if standing.value is None
        else row_cell(voice, printed_result(standing, standing.value)),
        "numerator": none if counts is None else count_cell(counts.numerator),
        "denominator": none if counts is None else count_cell(counts.denominator),
    }


def _thresholds(context: Context, assessment: Assessment) -> dict[str, Cell]:
    standing, none = assessment.standing, Cell(value=context.style.report.none)
    thresholds, voice = standing.thresholds, _voice(context, assessment)
    if thresholds is None:
        return {"target": none, "floor": none, "expected": none}
    if not assessment.indicator.unit.has_distances:
        return {"target": limit_cell(voice, standing.ranges[0].low or Fraction(0)), "floor": none, "expected": none}
    edge = standing.ranges[-1]
    shown = Cell(value=plain(write_range(voice, edge)))
    if isinstance(thresholds, ExpectedRange):
        return {"target": none, "floor": none, "expected": shown}
    ends = [end for end in (edge.low, edge.high) if end is not None]
    if standing.stated_target is None:
        return {"target": Cell(value=plain(write_range(voice, standing.ranges[0]))), "floor": shown, "expected": none}
    floor = shown if len(ends) == 2 or edge.has_excluded_end else limit_cell(voice, ends[0])
    target, text = limit_cell(voice, thresholds.target), (voice.value(thresholds.target, "target"),)
    bound = write_bound(voice, standing.ranges, thresholds.target, text)
    return {"target": target if bound == text else Cell(value=plain(bound)), "floor": floor, "expected": none}


def _margin(context: Context, margin: Fraction | None) -> Cell:
    return Cell(value=context.style.report.none if margin is None else float(margin))


def _change(context: Context, assessment: Assessment) -> dict[str, Cell]:
    comparison, report = assessment.comparison, context.style.report
    against = Cell(value=context.period(comparison.against, assessment.indicator))
    if comparison.is_withheld:
        change = Cell(value=report.withheld)
    else:
        without = Cell(value=report.brief[comparison.judgement])
        voice = _voice(context, assessment)
        change = without if comparison.change is None else change_cell(voice, comparison.change)
    return {"change": change, "against": against, "judgement": Cell(value=report.brief[comparison.judgement])}
