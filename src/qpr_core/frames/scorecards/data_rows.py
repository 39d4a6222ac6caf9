"""Rows with data: footnotes, totals and inner headings are left out."""

from collections.abc import Collection, Sequence
from typing import Final

from qpr_core.frames.scorecards.cells import (
    code_key,
)
from qpr_core.frames.scorecards.headings import Columns, plain
from qpr_core.frames.scorecards.row_reader import Context
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.tables.engines import Cell

_TOTALS: Final = {"total", "totals", "grand total", "overall", "overall total", "average", "mean", "sum", "all"}


def data_rows(
    table: SourceTable, columns: Columns, context: Context, by: str, codes: Collection[str] = ()
) -> list[int]:
    """Return the rows that have data; note those that are left out.

    A footnote is a row with one cell under the last row with several. A row with one of the *codes* is never one.
    """
    place = columns.parts.get(by)
    named, defining = (
        [columns.parts[part] for part in parts if part in columns.parts]
        for parts in (("code", "name"), ("polarity", "unit"))
    )
    headings = [plain(table.heading(column)) for column in range(len(table.headings))]
    filled = [sum([cell is not None for cell in row]) for row in table.rows]
    last = max((row for row, count in enumerate(filled) if count > 1), default=len(filled) - 1)
    found = []
    section: str | None = None
    for row, cells in table.numbered():
        if filled[row] == 0:
            continue
        name = None if place is None else cells[place]
        words = [cell for at in named if (cell := cells[at]) is not None]
        text = next(cell for cell in cells if cell is not None)
        is_known = isinstance(name, str) and code_key(name) in codes
        is_defined = any(cells[at] is not None and cells[at] is not text for at in defining)
        lacks_code = by == "code" and name is None
        if not is_defined and not is_known and words and _is_total(words[0], lacks_code=lacks_code):
            context.notice(f"{table.place(row)} is a row of totals and was left out: {words[0]!r}")
        elif row > last and not is_known:
            context.notice(f"{table.place(row)} is a footnote and was left out: {text!r}")
        elif _repeats_headings(headings, cells):
            context.notice(f"{table.place(row)} repeats the headings and was left out")
        elif not is_known and any(text is word for word in words) and _is_section(cells, context):
            section = str(text)
            context.notice(f"{table.place(row)} is a heading inside the table, and was read as a service: {text!r}")
        else:
            if section is not None:
                context.sections[table.name, table.numbers[row]] = section
            found.append(row)
    return found


def _is_total(cell: Cell, *, lacks_code: bool) -> bool:
    """Return True if a cell names totals.

    In a row without a code, "Total on target" does.
    """
    if not isinstance(cell, str):
        return False
    name = cell.strip(" :").casefold()
    first, _, _ = name.partition(" ")
    return name in _TOTALS or (lacks_code and first in _TOTALS)


def _repeats_headings(headings: Sequence[str], cells: Collection[Cell]) -> bool:
    """Return True if a row repeats the headings, as on printed pages."""
    return all(
        isinstance(cell, str) and plain(cell) == heading
        for heading, cell in zip(headings, cells, strict=True)
        if cell is not None
    )


def _is_section(cells: Collection[Cell], context: Context) -> bool:
    """Return True if a row has one text alone, in one cell or merged over several.

    With default polarities and units, a row may be a name without any result.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    is_one = len(set(texts)) == 1 and len(texts) == sum(cell is not None for cell in cells)
    return is_one and (len(texts) > 1 or "polarity" not in context.options.defaults)
