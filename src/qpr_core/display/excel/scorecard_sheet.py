"""The sheet of the scorecard: a row for each indicator, by service."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.display.excel.live_row import LiveRow, is_counted, live_row
from qpr_core.display.excel.references import range_name
from qpr_core.display.excel.sheet import Cell, Coloured, Column, Line, Place, Sheet, Sparkline, head_row
from qpr_core.display.excel.shown_figures import change_cell, count_cell, figure_cell, result_cell
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.sections.scorecard import write_range
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Words

TABLE: Final = "Scorecard"


def scorecard_sheet(context: Context, drawn: Mapping[str, str]) -> Sheet:
    """Return the sheet of the scorecard.

    *drawn* has the range of the figures of each indicator, by its code.
    """
    words, columns, lines = context.words, _columns(context), _lines(context)
    names, first, assessments = list(columns), head_row(lines) + 1, context.in_order
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
    recent = names.index("recent")
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
            if each.code in drawn
        ),
        coloured=_coloured(context, names.index("rating"), first) if context.is_live else (),
        fixed=tuple(fixed),
        fixed_words=(words.fixed_title, words.fixed),
    )


def rating_range(context: Context) -> str:
    """Return the name of the cells with the ratings, which the cover counts."""
    first = head_row(_lines(context)) + 1
    rows = (first, first + len(context.report) - 1)
    return range_name(context.words.scorecard, list(_columns(context)).index("rating"), rows)


def _coloured(context: Context, column: int, first: int) -> tuple[Coloured, ...]:
    last = first + len(context.report) - 1
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
    words, report = context.words, context.style.report
    sparklines = fill(words.sparklines, recent=Words(report.recent), results=Words(words.results))
    lines = [f"{words.one_table} {words.colours}", f"{words.changes} {plain(sparklines)}"]
    if context.is_live:
        parts = {"result": report.result, "numerator": words.numerator, "denominator": words.denominator}
        lines += [plain(fill(words.live, **{name: Words(text) for name, text in parts.items()})), words.live_read]
    return tuple(Line(text=text) for text in lines)


def _columns(context: Context) -> dict[str, Column]:
    words, report = context.words, context.style.report
    has = {
        "service": any(each.service is not None for each in context.report),
        "counts": any(isinstance(each.standing.result, Ratio) for each in context.report)
        or (context.is_live and any(map(is_counted, context.report))),
        "owner": any(each.indicator.owner is not None for each in context.report),
        "kpis": bool(context.report.kpis),
        "activity": bool(context.report.activity),
        "before": context.report.previous is not None,
    }
    columns = {
        "code": (Column(heading=report.code, width=9), True),
        "name": (Column(heading=report.name, width=30), True),
        "service": (Column(heading=words.service, width=17), has["service"]),
        "unit": (Column(heading=words.unit, width=10), True),
        "period": (Column(heading=words.period, width=11), True),
        "result": (Column(heading=report.result, width=10), True),
        "numerator": (Column(heading=words.numerator, width=11), has["counts"]),
        "denominator": (Column(heading=words.denominator, width=12), has["counts"]),
        "target": (Column(heading=report.target, width=9), has["kpis"]),
        "floor": (Column(heading=_floor_heading(context), width=10), has["kpis"]),
        "expected": (Column(heading=report.expected, width=13), has["activity"]),
        "rating": (Column(heading=report.rating, width=13), True),
        "before": (Column(heading=words.rating_before, width=13), has["before"]),
        "to_better": (Column(heading=words.margin_to_better, width=11), context.is_live and has["kpis"]),
        "to_worse": (Column(heading=words.margin_to_worse, width=11), context.is_live and has["kpis"]),
        "live": (Column(heading=words.is_live, width=12), context.is_live),
        "change": (Column(heading=report.change, width=9), True),
        "judgement": (Column(heading=words.judgement, width=12), True),
        "travel": (Column(heading=report.travel, width=13), has["kpis"]),
        "owner": (Column(heading=words.owner, width=16), has["owner"]),
        "action": (Column(heading=words.action, width=40), context.actions is not None),
        "recent": (Column(heading=report.recent, width=20), True),
    }
    return {name: column for name, (column, is_shown) in columns.items() if is_shown}


def _floor_heading(context: Context) -> str:
    report, words = context.report, context.style.report
    if not report.kpis or summarise(report).by_floor:
        return words.floor
    return plain(fill(words.beyond, band=context.style.label_of(list(report.scheme)[-1])))


def _cells(context: Context, assessment: Assessment) -> dict[str, Cell]:
    indicator, report = assessment.indicator, context.style.report
    before = context.before.get(assessment.code)
    return {
        "code": Cell(value=indicator.code),
        "name": Cell(value=indicator.name),
        "service": Cell(value=report.no_service if indicator.service is None else indicator.service),
        "unit": Cell(value=context.voice(indicator).unit.name),
        "period": Cell(value=context.period(assessment.result_period or assessment.due, indicator)),
        **_result(context, assessment),
        **_thresholds(context, assessment),
        "rating": context.rating_cell(assessment.rating),
        "before": Cell(value=context.words.not_before) if before is None else context.rating_cell(before.rating),
        "to_better": _margin(context, assessment.standing.margin_to_better),
        "to_worse": _margin(context, assessment.standing.margin_to_worse),
        **_change(context, assessment),
        "travel": Cell(value=report.brief[assessment.direction_of_travel.direction]),
        "owner": Cell(value=report.none if indicator.owner is None else indicator.owner),
        "action": Cell(value=(context.actions or {}).get(indicator.code, report.none)),
        "recent": Cell(),
    }


def _result(context: Context, assessment: Assessment) -> dict[str, Cell]:
    standing, none = assessment.standing, Cell(value=context.style.report.none)
    if standing.is_withheld:
        withheld = Cell(value=context.style.report.withheld)
        return {"result": withheld, "numerator": withheld, "denominator": withheld}
    counts = standing.result if isinstance(standing.result, Ratio) else None
    missing = none if assessment.marker is None else Cell(value=assessment.marker)
    return {
        "result": missing
        if standing.value is None
        else result_cell(context.voice(assessment.indicator), standing, standing.value),
        "numerator": none if counts is None else count_cell(counts.numerator),
        "denominator": none if counts is None else count_cell(counts.denominator),
    }


def _thresholds(context: Context, assessment: Assessment) -> dict[str, Cell]:
    standing, none = assessment.standing, Cell(value=context.style.report.none)
    thresholds, voice = standing.thresholds, context.voice(assessment.indicator)
    if thresholds is None:
        return {"target": none, "floor": none, "expected": none}
    edge = standing.ranges[-1]
    shown = Cell(value=plain(write_range(voice, edge)))
    if isinstance(thresholds, ExpectedRange):
        return {"target": none, "floor": none, "expected": shown}
    ends = [end for end in (edge.low, edge.high) if end is not None]
    floor = shown if len(ends) == 2 else figure_cell(voice, ends[0])
    return {"target": figure_cell(voice, thresholds.target), "floor": floor, "expected": none}


def _margin(context: Context, margin: Fraction | None) -> Cell:
    return Cell(value=context.style.report.none if margin is None else float(margin))


def _change(context: Context, assessment: Assessment) -> dict[str, Cell]:
    comparison, report = assessment.comparison, context.style.report
    if comparison.is_withheld:
        change = Cell(value=report.withheld)
    else:
        change = Cell(value=report.none) if comparison.change is None else change_cell(comparison.change)
    return {"change": change, "judgement": Cell(value=report.brief[comparison.judgement])}
