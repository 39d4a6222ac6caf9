"""Rows of tables of results or targets, and their indicators."""

from collections.abc import Iterator, Mapping

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cells import code_key, read_code
from qpr_core.frames.scorecards.data_rows import data_rows
from qpr_core.frames.scorecards.headings import FIGURES, Columns
from qpr_core.frames.scorecards.indicator_rows import Known
from qpr_core.frames.scorecards.recognised import Table
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.values.path_faults import close_to
from qpr_core.model.values.records import member_of
from qpr_core.model.values.unit import SPELLINGS


def rows_of(table: Table, context: Context) -> Iterator[RowReader]:
    """Yield every row of a table."""
    for row, _ in table.source.numbered():
        yield RowReader(context=context, table=table.source, columns=table.columns, row=row)


def rows_for(table: Table, context: Context, known: Mapping[str, Known], what: str) -> Iterator[tuple[RowReader, str]]:
    """Yield each row of data, with the key of the code of its indicator.

    A table without codes has names. A row of an indicator that is not known is a fault.

    Args:
        table: A table of results or of targets.
        context: What the reader needs.
        known: What is known of each indicator by the key of its code.
        what: What a row is, for errors: "result" or "target".
    """
    source, columns = table.source, table.columns
    by = "code" if "code" in columns.parts else "name"
    names = _names(known)
    keys: dict[tuple[Cell, Cell], str] = {}
    code_at, name_at = columns.parts.get("code"), columns.parts.get("name")
    present, figures = context.present(columns), _figure_columns(columns)
    for number in data_rows(source, columns, context, by, {*known, *names}):
        cells = source.rows[number]
        code = None if code_at is None else cells[code_at]
        name = None if name_at is None else cells[name_at]
        is_text = (code is None or isinstance(code, str)) and (name is None or isinstance(name, str))
        key = keys.get((code, name)) if is_text else None
        if key is None:
            row = RowReader(context=context, table=source, columns=columns, row=number, present=present)
            key = _key(row, by, known, names, what)
            if key is None:
                for column in figures if row.cell(by) is not None else ():
                    row.check_figure(column, None)
                continue
            if "indicators" not in table.roles:
                _check_repeated(row, known[key])
            if is_text:
                keys[code, name] = key
        own = known[key].code
        yield RowReader(context=context, table=source, columns=columns, row=number, code=own, present=present), key


def _figure_columns(columns: Columns) -> list[int]:
    """Return the columns that have the results of a table."""
    of_table = [column for part, column in columns.parts.items() if part in FIGURES]
    return [*of_table, *(column for column, part, _ in columns.periods if part in FIGURES)]


def _names(known: Mapping[str, Known]) -> dict[str, list[str]]:
    """Return the keys of the codes of the indicators with each name."""
    names: dict[str, list[str]] = {}
    for key, each in known.items():
        names.setdefault(code_key(each.name), []).append(key)
    return names


def _key(row: RowReader, by: str, known: Mapping[str, Known], names: Mapping[str, list[str]], what: str) -> str | None:
    code = row.read(by, read_code)
    if code is None:
        if row.cell(by) is None:
            row.context.faults.add_once(TableError(f"row must have a {by}", shown="a blank cell"), row.place(by))
        return None
    key = code_key(code)
    if by == "code" and key in known:
        return key if _has_its_name(row, known, key, names) else None
    found = names.get(key, []) if by == "name" else []
    if by == "name" and not found and key in known:
        return key
    if len(found) > 1:
        codes = ", ".join(known[each].code for each in found)
        row.fault(TableError(f"name must be that of one indicator (add a column 'code' with {codes})", given=code), by)
    elif not found:
        near = close_to(code, [each.code if by == "code" else each.name for each in known.values()])
        near = near or f" (correct the {by}, or add the indicator)"
        rule = f"{what} must be for an indicator in the table of indicators{near}"
        row.fault(TableError(rule, shown=f"{by} {code!r}"), by)
    return found[0] if len(found) == 1 else None


def _check_repeated(row: RowReader, known: Known) -> None:
    """Keep a unit or a polarity that is not that of the definition as a fault."""
    for part, own in (("unit", known.unit), ("polarity", known.polarity)):
        column = row.columns.parts.get(part)
        cell = None if column is None else row.table.rows[row.row][column]
        found = SPELLINGS.get(cell.lower()) if part == "unit" and isinstance(cell, str) else member_of(Polarity, cell)
        if own is not None and found is not None and found != own:
            rule = f"{part} must be the same as in the definition"
            row.context.faults.add_once(TableError(rule, given=cell), row.place(part))


def _has_its_name(row: RowReader, known: Mapping[str, Known], key: str, names: Mapping[str, list[str]]) -> bool:
    """Return True unless a row has the name of a different indicator."""
    name = row.cell("name")
    if not isinstance(name, str) or code_key(name) == code_key(known[key].name):
        return True
    others = names.get(code_key(name), [])
    if not others:
        text = f"{row.place('name')} has the name {name!r} for {known[key].code}, which is {known[key].name!r}"
        row.context.notice(text)
        return True
    rule = f"name must be that of the code {known[key].code} ({known[key].name})"
    row.fault(TableError(rule, shown=f"{name!r}, which is {known[others[0]].code}"), "name")
    row.context.refused.add(key)
    return False
