"""The sheet of groups: the counts of ratings and directions of each group."""

from collections.abc import Iterator
from typing import Final

from qpr_core.display.excel.sheet import Cell, Column, Line, Sheet
from qpr_core.display.excel.shown_figures import count_cell
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.sections.context import Context as TextContext
from qpr_core.wording.sections.counts_by_group import group_rows
from qpr_core.wording.sections.counts_table import CountedRow, counts_table
from qpr_core.wording.sections.group_names import counts_head
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Spans

TABLE: Final = "Groups"


def groups_sheet(context: Context) -> Sheet | None:
    """Return the sheet of groups; `None` if there is nothing for it.

    It has the rows of `text.counts_by` for each grouping. The totals are on the cover. A report without KPIs, or
    without groups other than services, has no such sheet.
    """
    if not context.report.kpis or context.report.groupings == (SERVICE,):
        return None
    words, text = context.words, TextContext(context.report, context.style)
    rows = list(_rows(text))
    counts = counts_table(text, fill(words.group), [row for _, row in rows], (), with_zeros=False)
    names = [Cell(value=plain(counts_head(context.style, grouping))) for grouping, _ in rows]
    lines = [words.one_table, *((words.groups_live,) if context.is_live else ())]
    return Sheet(
        name=words.groups,
        title=context.title(words.groups_title),
        table=TABLE,
        description=words.about_groups,
        columns=(
            Column(heading=words.grouping, width=20),
            Column(heading=words.group, width=36),
            *(Column(heading=plain(heading), width=12) for heading in counts.columns[1:]),
        ),
        rows=tuple((name, *map(_cell, row)) for name, row in zip(names, counts.rows, strict=True)),
        lines=tuple(Line(text=line) for line in lines),
    )


def _rows(text: TextContext) -> Iterator[tuple[str, CountedRow]]:
    """Yield the counts of each group, with its grouping.

    The grouping of the style has its level, and services are left out if there are none.
    """
    report, style = text.report, text.style
    for grouping in report.groupings:
        if grouping == SERVICE and all(each.service is None for each in report.kpis):
            continue
        level = style.level if grouping == style.grouping else None
        for row in group_rows(text, report.by(grouping, level=level)):
            yield grouping, row


def _cell(spans: Spans) -> Cell:
    """Return the cell of a count as a number, or that of a name as text."""
    match spans:
        case (Quantity() as count,):
            return count_cell(int(count.value))
        case _:
            return Cell(value=plain(spans))
