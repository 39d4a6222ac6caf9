"""The sheet of results: a row for each result behind the scorecard."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.display.excel.definitions_sheet import column_of
from qpr_core.display.excel.number_formats import figure_value
from qpr_core.display.excel.references import range_name
from qpr_core.display.excel.sheet import BLANK, Cell, Column, Line, Sheet, head_row
from qpr_core.display.excel.shown_figures import shown_cell
from qpr_core.display.excel.workbook_context import Context
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Observation, Result, Status
from qpr_core.model.time.period import Period
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.typed_figures import Marker
from qpr_core.wording.sections.sparks import starts

TABLE: Final = "Results"


_PARTS: Final = ("code", "name", "period", "value", "numerator", "denominator", "status", "marker", "comparator")


IN_UNITS: Final = "Figure in units"
"""The heading of the column that sparklines draw; it is not read again."""


class Results(NamedTuple):
    """The sheet of results, and the range of figures of each code."""

    sheet: Sheet
    drawn: dict[str, str]


def results_sheet(context: Context) -> Results:
    """Return the sheet of results.

    A withheld result has no figure here, as nowhere else.
    """
    words = context.words
    lines = (Line(text=f"{words.one_table} {words.blanks}"),)
    rows: list[dict[str, Cell]] = []
    drawn: dict[str, str] = {}
    shown = len(_PARTS)
    for assessment in context.report.all_assessments:
        first = head_row(lines) + 1 + len(rows)
        own = list(_own(context, assessment))
        rows += own
        start = _start_of_line(assessment, len(own))
        if any(row["shown"] is not BLANK for row in own[start:]):
            drawn[assessment.code] = range_name(words.results, shown, (first + start, first + len(own) - 1))
        rows += list(_comparators(context, assessment))
    columns = (*map(column_of, _PARTS), Column(heading=IN_UNITS, width=14))
    sheet = Sheet(
        name=words.results,
        title=words.results_title,
        table=TABLE,
        description=words.about_results,
        columns=columns,
        rows=tuple(tuple(row.get(part, BLANK) for part in (*_PARTS, "shown")) for row in rows),
        lines=lines,
    )
    return Results(sheet, drawn)


def _start_of_line(assessment: Assessment, count: int) -> int:
    """Return the first of *count* results that a sparkline draws.

    It is that of the newest year if the results are totals of the year to date: a line through several years would be
    a saw-tooth.
    """
    periods = [assessment.due.shift(step - count + 1) for step in range(count)]
    return starts(assessment.indicator, periods)[0]


def _own(context: Context, assessment: Assessment) -> Iterator[dict[str, Cell]]:
    """Yield the latest results of an indicator; a period without one has blank cells."""
    indicator = assessment.indicator
    known = {each.period: each for each in observations_of(context, assessment)}
    hidden = _withheld_of(context, assessment)
    last, markers = assessment.due, _markers_of(context, assessment)
    first = min((*known, *hidden), key=lambda period: period.ordinal, default=last)
    for step in range(first.distance(last) + 1):
        period = first.shift(step)
        row = _row(indicator, period)
        if period in known:
            yield row | _result(context, indicator, known[period].result, known[period].status)
        elif period in hidden:
            yield row | {"marker": Cell(value=context.style.report.withheld), "shown": BLANK}
        else:
            marked = {"marker": Cell(value=markers[period])} if period in markers else {}
            yield row | marked | {"shown": BLANK}


def _markers_of(context: Context, assessment: Assessment) -> Mapping[Period, str]:
    """Return the markers of missing results.

    Those from before the previous quarter are included.
    """
    before = context.before.get(assessment.code)
    return assessment.markers if before is None else {**before.markers, **assessment.markers}


def _withheld_of(context: Context, assessment: Assessment) -> frozenset[Period]:
    """Return the periods of withheld results, of the quarter before too."""
    before = context.before.get(assessment.code)
    return frozenset((*assessment.withheld, *(() if before is None else before.withheld)))


def observations_of(context: Context, assessment: Assessment) -> tuple[Observation, ...]:
    """Return the results of an assessment, and the one before them.

    The direction of travel of the quarter before depends on it.
    """
    before = context.before.get(assessment.code)
    earlier = () if before is None else before.results
    first = min((*(each.period for each in assessment.results), *assessment.withheld), default=assessment.due)
    if not assessment.results and not assessment.withheld:
        return ()
    return (*(each for each in earlier if each.period < first), *assessment.results)


def _comparators(context: Context, assessment: Assessment) -> Iterator[dict[str, Cell]]:
    indicator = assessment.indicator
    for name, series in indicator.comparators.items():
        for period, result, status in series:
            row = _row(indicator, period) | {"comparator": Cell(value=name)}
            if not isinstance(result, Fraction | Ratio) or isinstance(status, Marker):
                marked = {"marker": Cell(value=status.text)} if isinstance(status, Marker) else {}
                yield row | marked | {"shown": BLANK}
            else:
                yield row | _result(context, indicator, result, status)


def _row(indicator: Indicator, period: Period) -> dict[str, Cell]:
    return {
        "code": Cell(value=indicator.code),
        "name": Cell(value=indicator.name),
        "period": Cell(value=period.format(financial_year=indicator.financial_year)),
    }


def _result(context: Context, indicator: Indicator, result: Result, status: Status) -> dict[str, Cell]:
    cells = {} if status is Status.FINAL else {"status": Cell(value=status.value)}
    if isinstance(result, Ratio):
        cells |= {"numerator": Cell(value=result.numerator), "denominator": Cell(value=result.denominator)}
        if result.is_missing:
            return cells | {"shown": BLANK}
    else:
        cells["value"] = Cell(value=figure_value(result))
    return cells | {"shown": shown_cell(context.voice(indicator), indicator.measure(result))}
