"""The live cells of an indicator: entries, and the formulas that depend on them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from qpr_core.analysis.answers import NoComparison, NoRating
from qpr_core.analysis.rating.stand import stand, why_no_target
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.display.excel.live_conditions import DIGITS
from qpr_core.display.excel.live_entry import CountEntry, Entry, FigureEntry, Replies
from qpr_core.display.excel.live_formulas import (
    change_formula,
    judged_bounds,
    judgement_formula,
    margin_formulas,
    rating_bounds,
    rating_formula,
    reason_not_judged,
)
from qpr_core.display.excel.references import cell_name
from qpr_core.display.excel.sheet import Cell, Look
from qpr_core.display.excel.shown_figures import LiveFormats, entry_cell, live_formats
from qpr_core.display.excel.workbook_context import Context
from qpr_core.errors import FigureError
from qpr_core.model.indicators.disclosure import RoundTo
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.values.figures import exact
from qpr_core.model.values.ratio import Ratio

LONGEST_FORMULA: Final = 8_000
"""The number of characters that a formula may have; Excel allows 8,192."""


MOST_BANDS: Final = 50
"""The number of bands that a formula can distinguish: Excel nests 64 functions."""


@frozen(kw_only=True)
class LiveRow:
    """The cells of a live row by column, and the columns that are not for entries."""

    cells: Mapping[str, Cell]
    fixed: tuple[str, ...]


def live_row(
    context: Context, assessment: Assessment, names: list[str], row: int, values: Mapping[str, Cell]
) -> LiveRow | str:
    """Return the live cells of an indicator, or the reason why it has none.

    Args:
        context: The report with its words.
        assessment: The assessment of the indicator.
        names: The names of the columns.
        row: The row of the sheet, counted from 0.
        values: The cells that the row has without formulas.
    """
    indicator, standing, words = assessment.indicator, assessment.standing, context.words
    if indicator.rule is not None or not indicator.unit.has_distances:
        return words.because_answer if indicator.rule is None else words.because_rule
    if standing.is_withheld or isinstance(indicator.disclosure, RoundTo):
        return words.because_withheld if standing.is_withheld else words.because_rounded
    if not _is_read_alike(assessment):
        return words.because_digits
    entry = _entry(indicator, assessment, names, row)
    judged = (
        judged_bounds(assessment.comparison)
        if _is_compared(assessment) and reason_not_judged(assessment.comparison) is None
        else ()
    )
    if not entry.fits((*rating_bounds(standing), *judged)):
        return words.because_digits
    cells = _formulas(context, assessment, entry, cell_name(row, names.index("rating")), values)
    is_too_long = any(len(cell.formula or "") > LONGEST_FORMULA for cell in cells.values())
    if is_too_long or len(standing.ranges) > MOST_BANDS:
        return words.because_length
    fixed = {
        "target",
        "floor",
        "expected",
        *({"result"} if isinstance(entry, CountEntry) else {"numerator", "denominator"}),
    }
    return LiveRow(
        cells={**_entries(context, assessment, entry), **cells}, fixed=tuple(name for name in names if name in fixed)
    )


def _entry(indicator: Indicator, assessment: Assessment, names: list[str], row: int) -> Entry:
    if is_counted(assessment):
        counted, total = (cell_name(row, names.index(name)) for name in ("numerator", "denominator"))
        return CountEntry(indicator=indicator, counted=counted, total=total)
    return FigureEntry(indicator=indicator, cell=cell_name(row, names.index("result")))


def is_counted(assessment: Assessment) -> bool:
    """Return True if the results of an indicator are two counts.

    Without a result, the latest one decides, and then whether only counts are allowed.
    """
    indicator, result = assessment.indicator, assessment.standing.result
    if result is None and assessment.results:
        result = assessment.results[-1].result
    needs_counts = indicator.disclosure is not None and indicator.unit.per != 1
    return isinstance(result, Ratio) or (result is None and needs_counts)


def _is_read_alike(assessment: Assessment) -> bool:
    """Return True if the number in the cell has the answers of the result."""
    standing, comparison = assessment.standing, assessment.comparison
    if isinstance(standing.result, Ratio):
        return max(standing.result.numerator, standing.result.denominator) < 10**DIGITS
    if standing.value is None:
        return True
    try:
        read = exact(float(f"{float(standing.value):.{DIGITS}g}"), assessment.code)
        again = stand(assessment.indicator, read, assessment.result_period)
    except FigureError:
        return False
    before = comparison.before.value
    if (
        before is not None
        and not comparison.is_withheld
        and (read > before, read < before) != (standing.value > before, standing.value < before)
    ):
        return False
    return again.rating is standing.rating


def _is_compared(assessment: Assessment) -> bool:
    return not assessment.is_carried and not assessment.comparison.is_withheld


def _entries(context: Context, assessment: Assessment, entry: Entry) -> dict[str, Cell]:
    standing, none = assessment.standing, context.style.report.none
    result = standing.result
    if isinstance(entry, FigureEntry):
        figure = entry_cell(context.voice_of_row(assessment), standing.value)
        return {"result": figure, "numerator": Cell(value=none), "denominator": Cell(value=none)}
    counts = (result.numerator, result.denominator) if isinstance(result, Ratio) else (None, None)
    formula = "=" + entry.answer(entry.value, Replies.all_alike(none), ())
    shown = none if standing.value is None else float(standing.value)
    entries = [Cell(value=count, look=Look(number="#,##0", is_entry=True)) for count in counts]
    return {
        "result": Cell(value=shown, formula=formula, look=_formats(context, assessment).result),
        "numerator": entries[0],
        "denominator": entries[1],
    }


def _formats(context: Context, assessment: Assessment) -> LiveFormats:
    """Return the number formats of the formulas of an indicator.

    A share of two counts may have decimal places.
    """
    figures = [assessment.standing.value, assessment.comparison.before.value]
    return live_formats(
        context.voice_of_row(assessment), [*figures, Fraction(1, 2)] if is_counted(assessment) else figures
    )


def _formulas(
    context: Context,
    assessment: Assessment,
    entry: Entry,
    rating_cell: str,
    values: Mapping[str, Cell],
) -> dict[str, Cell]:
    standing, comparison, brief = assessment.standing, assessment.comparison, context.style.report.brief
    none, texts, formats = context.style.report.none, context.rating_text, _formats(context, assessment)
    period = assessment.result_period or assessment.due
    without = why_no_target(assessment.indicator, period)
    cells = {
        "rating": Cell(
            value=texts(assessment.rating),
            formula=rating_formula(entry, standing, without, texts, _replies(context, assessment)),
        )
    }
    if standing.ranges and not isinstance(standing.thresholds, ExpectedRange):
        formulas = margin_formulas(entry, standing, rating_cell, texts, none)
        for name, formula in zip(("to_better", "to_worse"), formulas, strict=True):
            cells[name] = Cell(value=values[name].value, formula=formula, look=formats.margin)
    if _is_compared(assessment):
        before = comparison.before.value
        if before is not None:
            change, not_compared = values["change"], brief[NoComparison.NO_RESULT]
            cells["change"] = Cell(
                value=change.value,
                formula=change_formula(entry, before, not_compared),
                look=formats.change,
            )
        formula = judgement_formula(entry, comparison, brief.__getitem__)
        cells["judgement"] = Cell(value=values["judgement"].value, formula=formula)
    return cells


def _replies(context: Context, assessment: Assessment) -> Replies:
    """Return the texts for the rating of an entry without an answer.

    A blank cell has the reason of the report.
    """
    words, is_missing = context.words, isinstance(assessment.rating, NoRating) and assessment.standing.result is None
    blank = assessment.rating if is_missing else NoRating.NO_RESULT
    return Replies(
        blank=context.rating_text(blank),
        nothing=context.rating_text(NoRating.NOTHING_TO_COUNT),
        not_a_figure=words.not_a_figure,
        not_counts=words.not_counts,
        not_possible=words.not_possible,
        too_long=words.too_long,
    )
