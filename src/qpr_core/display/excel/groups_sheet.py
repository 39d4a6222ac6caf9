"""The sheet of groups: the counts of ratings and directions of each group."""

from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.analysis.reporting.grouping import groupings_of
from qpr_core.display.excel.sheet import Cell, Column, Line, Sheet
from qpr_core.display.excel.shown_figures import count_cell
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.wording.sections.context import Context as TextContext
from qpr_core.wording.sections.counts_by_group import group_rows
from qpr_core.wording.sections.counts_table import CountedRow, counts_table
from qpr_core.wording.sections.group_names import counts_head
from qpr_core.wording.sections.grouped import parts_by
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Spans

TABLE: Final = "Groups"


def groups_sheet(context: Context) -> Sheet | None:
    """Return the sheet of groups; `None` if there is nothing for it.

    It has the rows of `text.counts_by` for each grouping. The totals are on the cover. A report without KPIs, or
    without groups other than services, has no such sheet.
    """
    schemes = [
        TextContext(each, own)
        for each, own in zip(context.report.by_scheme, context.styles.each, strict=True)
        if each.kpis
    ]
    if not schemes or groupings_of(context.report.all_assessments) == (SERVICE,):
        return None
    words = context.words
    tables = [_table(context, each, _groupings(context)) for each in schemes]
    headings = [*dict.fromkeys(heading for headings, _ in tables for heading in headings)]
    rows = [dict(zip(own, row, strict=True)) for own, rows in tables for row in rows]
    lines = [words.one_table, *((words.groups_live,) if context.is_live else ())]
    return Sheet(
        name=words.groups,
        title=context.title(words.groups_title),
        table=TABLE,
        description=words.about_groups,
        columns=tuple(Column(heading=heading, width=_WIDTHS.get(place, 12)) for place, heading in enumerate(headings)),
        rows=tuple(tuple(row.get(heading, Cell()) for heading in headings) for row in rows),
        lines=tuple(Line(text=line) for line in lines),
    )


_WIDTHS: Final = {0: 20, 1: 36}


def _groupings(context: Context) -> list[str]:
    """Return the groupings of the report; services are left out if there are none."""
    known = (each.service for part in context.report.by_scheme for each in part.kpis)
    has_services = any(service is not None for service in known)
    groupings = groupings_of(context.report.all_assessments)
    return [each for each in groupings if has_services or each != SERVICE]


def _table(context: Context, text: TextContext, groupings: Sequence[str]) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Return the headings and the rows of one rating scheme.

    A band has a column in the table of all schemes, which is empty for the KPIs of the others.
    """
    words, rows = context.words, list(_rows(text, groupings))
    counts = counts_table(text, fill(words.group), [row for _, row in rows], (), with_zeros=False)
    several = [(words.scale, Cell(value=text.style.terms.kpis))] if context.report.others else []
    names = [Cell(value=plain(counts_head(text.style, grouping))) for grouping, _ in rows]
    headings = [words.grouping, words.group, *(heading for heading, _ in several)]
    cells = [cell for _, cell in several]
    kpis = plain(fill(context.style.report.kpis))
    return (
        [*headings, kpis, *(plain(heading) for heading in counts.columns[2:])],
        [(name, _cell(row[0]), *cells, *map(_cell, row[1:])) for name, row in zip(names, counts.rows, strict=True)],
    )


def _rows(text: TextContext, groupings: Sequence[str]) -> Iterator[tuple[str, CountedRow]]:
    """Yield the counts of each group, with its grouping.

    The grouping of the style has its level.
    """
    style = text.style
    for grouping in groupings:
        level = style.level if grouping == style.grouping else None
        for row in group_rows(text, parts_by(text.report, grouping, level)):
            yield grouping, row


def _cell(spans: Spans) -> Cell:
    """Return the cell of a count as a number, or that of a name as text."""
    match spans:
        case (Quantity() as count,):
            return count_cell(int(count.value))
        case _:
            return Cell(value=plain(spans))
