"""The sheet of items: a row for each project, action, milestone and risk."""

from collections.abc import Mapping
from typing import Final

from qpr_core.analysis.items.assessment import ItemBand
from qpr_core.analysis.items.report import ItemReport
from qpr_core.display.excel.sheet import Cell, Column, Line, Sheet
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.reasons.items import ItemVoice
from qpr_core.wording.sections.items import counts_text
from qpr_core.wording.sections.items_table import CELLS, ItemRow, column_heads, columns_of
from qpr_core.wording.text.capitals import capitalised

TABLE: Final = "Items"


_WIDTHS: Final[Mapping[str, int]] = {
    "name": 40,
    "service": 20,
    "group": 20,
    "status": 18,
    "before": 18,
    "run": 16,
    "due": 20,
}


def items_sheet(context: Context) -> Sheet | None:
    """Return the sheet of items; `None` if there are none.

    The counts of each kind are lines over the table.
    """
    reports, words = context.report.items, context.words
    if not reports:
        return None
    chosen = {column for report in reports for column in columns_of(report, context.style)}
    columns = [column for column in CELLS if column in chosen]
    heads = {column: plain(head) for column, head in column_heads(reports[0], context.style).items()}
    heads["name"] = words.item
    return Sheet(
        name=words.items,
        title=context.title(words.items_title),
        table=TABLE,
        description=words.about_items,
        columns=(
            Column(heading=words.kind, width=14),
            *(Column(heading=heads[column], width=_WIDTHS.get(column, 14)) for column in columns),
        ),
        rows=tuple(_cells(context, report, place, columns) for report in reports for place in range(len(report))),
        lines=(
            Line(text=words.one_table),
            *(Line(text=plain(capitalised(counts_text(report, context.style)))) for report in reports),
        ),
    )


def _cells(context: Context, report: ItemReport, place: int, columns: list[str]) -> tuple[Cell, ...]:
    assessment = report.assessments[place]
    row = ItemRow(ItemVoice(context.style, assessment, known=report.period), report)
    bands: dict[str, ItemBand | None] = {"status": assessment.band, "before": assessment.before}
    kind = Cell(value=context.style.items.kinds[report.kind].column)
    return (kind, *(_cell(context, row, column, bands.get(column)) for column in columns))


def _cell(context: Context, row: ItemRow, column: str, band: ItemBand | None) -> Cell:
    """Return a cell; that of a band has its colour and its symbol."""
    text = plain(capitalised(CELLS[column](row)))
    if not isinstance(band, Scheme):
        return Cell(value=text)
    return Cell(value=f"{band.symbol} {text}" if band.symbol else text, look=context.rating_look(band))
