"""The tables of a workbook: where each begins and ends, and its contents."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import evolve

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.headings import Columns, has_year, is_period, read_headings
from qpr_core.frames.scorecards.layout import Layout
from qpr_core.frames.scorecards.options import Options, Role
from qpr_core.frames.scorecards.recognised import Table, recognise, roles_of
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.scorecards.workbook_sheets import Sheet, source_table
from qpr_core.frames.tables.engines import Cell

_DRAWN: Final = "figure in units"


_ENOUGH: Final = 3
"""The number of known headings in a sheet that lacks only codes or names."""


_SEARCHED: Final = 40
"""The number of rows in which the headings of a sheet are looked for."""


def tables_of(sheets: Iterable[Sheet], options: Options, chosen: Mapping[Role, str]) -> tuple[list[Table], list[str]]:
    """Find the tables of a workbook, and list every part left out.

    Args:
        sheets: The sheets in the order of the workbook.
        options: How to read them.
        chosen: The name of the sheet for each role. If empty, a workbook that `to_excel` wrote shows the roles, or else
            the headings of the sheets do.

    Raises:
        TableError: If a chosen sheet is not in the workbook, or has no headings that are known.
    """
    found: list[Table] = []
    notices: list[str] = []
    known = list(sheets)
    names = [sheet.name for sheet in known]
    is_ours = not chosen
    chosen = chosen or {sheet.role: sheet.name for sheet in known if sheet.role is not None}
    for role, name in chosen.items():
        if name not in names:
            raise TableError(f"sheet for {role} must be one of {names!r}", given=name)
    for sheet in known:
        wanted = frozenset(role for role, name in chosen.items() if name == sheet.name)
        if (chosen and not wanted) or (sheet.is_hidden and not wanted):
            others = "is for readers (change figures in the sheet of results)" if is_ours else "was not asked for"
            reason = "is hidden" if sheet.is_hidden else others
            notices.append(f"sheet {sheet.name!r} {reason} and was not read")
            continue
        table = _table(sheet, options if sheet.role is None else _without_drawn(options, sheet.name))
        if table is None and wanted:
            raise TableError("sheet must have a row of headings with a code or a name", given=sheet.name)
        if table is None or not (wanted or table.roles or _is_almost_known(table)):
            notices.append(
                f"sheet {sheet.name!r} has no table of indicators, results or targets and was not read{_unknown(table)}"
            )
            continue
        found.append(evolve(table, roles=frozenset() if _is_almost_known(table) else wanted or table.roles))
        notices += _noticed(sheet, table)
    return found, notices


def _unknown(table: Table | None) -> str:
    """Return the headings of a table that are not known, in brackets."""
    if table is None or not table.columns.unknown:
        return ""
    headings = ", ".join(repr(table.source.heading(column)) for column in table.columns.unknown)
    return f" (these headings are not known: {headings})"


def _noticed(sheet: Sheet, table: Table) -> Iterator[str]:
    """Yield a notice for each kind of cells that a reader of the sheet does not see."""
    if sheet.hidden_rows:
        numbers = ", ".join(str(row + 1) for row in sheet.hidden_rows)
        yield f"sheet {sheet.name!r} has hidden rows, which were read: {numbers}"
    if sheet.hidden_columns:
        columns = ", ".join(sheet.hidden_columns)
        yield f"sheet {sheet.name!r} has hidden columns, which were read: {columns}"
    if sheet.comments:
        yield f"sheet {sheet.name!r} has comments on cells, which were not read: {', '.join(sheet.comments)}"
    if areas := [area for area, last in sheet.merged if last >= table.source.header]:
        yield f"sheet {sheet.name!r} has merged cells, each of which was read as the first: {', '.join(areas)}"


def _without_drawn(options: Options, name: str) -> Options:
    """Leave out the column that the sparklines of `to_excel` draw.

    It has no more than the other columns.
    """
    return evolve(options, ignored={**options.ignored, name: options.ignored_in(name) | {_DRAWN}})


def _table(sheet: Sheet, options: Options) -> Table | None:
    layout, skipped = options.layout, options.ignored_in(sheet.name)
    last = len(sheet.rows) - 1
    for row in range(min(len(sheet.rows), _SEARCHED)):
        columns = read_headings(source_table(sheet, row, row, 1), layout, skipped)
        if not {"code", "name"} & set(columns.parts) or len(columns.parts) + len(columns.periods) < 2:
            continue
        first, rows = row, 1
        if row and _is_header(sheet, row - 1, row, _named_columns(sheet, row, columns)):
            first, rows = row - 1, 2
        elif row < last and _continues(sheet, row, columns, layout, skipped):
            rows = 2
        source = source_table(sheet, first, last, rows)
        columns = recognise(source, options)
        return Table(
            source=source, columns=columns, roles=roles_of(columns), uncalculated=tuple(_uncalculated(sheet, source))
        )
    return _almost_known(sheet, options)


def _almost_known(sheet: Sheet, options: Options) -> Table | None:
    """Return a table whose headings are known, except that of codes and names."""
    layout, skipped = options.layout, options.ignored_in(sheet.name)
    for row in range(min(len(sheet.rows), _SEARCHED)):
        columns = read_headings(source_table(sheet, row, row, 1), layout, skipped)
        if len(columns.parts) >= _ENOUGH and len(columns.unknown) <= 1:
            source = source_table(sheet, row, len(sheet.rows) - 1, 1)
            return Table(source=source, columns=columns, roles=frozenset())
    return None


def _is_almost_known(table: Table) -> bool:
    return not {"code", "name"} & set(table.columns.parts)


def _uncalculated(sheet: Sheet, source: SourceTable) -> Iterator[tuple[int, int]]:
    rows = {number: row for row, number in enumerate(source.numbers)}
    columns = {letters: column for column, letters in enumerate(source.letters or ())}
    for letters, number in sheet.uncalculated:
        if number in rows and letters in columns:
            yield rows[number], columns[letters]


def _named_columns(sheet: Sheet, row: int, columns: Columns) -> set[int]:
    """Return the columns of codes and names, as the sheet counts them."""
    used = [at for at, cell in enumerate(sheet.rows[row]) if cell is not None]
    return {used[columns.parts[part]] for part in ("code", "name") if part in columns.parts}


def _is_header(sheet: Sheet, row: int, under: int, named: set[int]) -> bool:
    """Return True if a row has periods or parts over the headings of the row under it."""
    return any(
        is_period(cell) and below is not None and at not in named and not (_is_dated(cell) and has_year(below))
        for at, (cell, below) in enumerate(zip(sheet.rows[row], sheet.rows[under], strict=True))
    )


def _is_dated(cell: Cell) -> bool:
    return has_year(cell) or not isinstance(cell, str)


def _continues(sheet: Sheet, row: int, columns: Columns, layout: Layout, skipped: frozenset[str]) -> bool:
    """Return True if the next row has the second half of the headings."""
    above, below = sheet.rows[row], sheet.rows[row + 1]
    used = [at for at, cell in enumerate(above) if cell is not None]
    own = [used[columns.parts[part]] for part in ("code", "name") if part in columns.parts]
    if any(below[at] is not None and below[at] != above[at] for at in own):
        return False
    second = read_headings(source_table(sheet, row + 1, row + 1, 1), layout, skipped)
    return bool(second.periods or second.parts) and not second.unknown
