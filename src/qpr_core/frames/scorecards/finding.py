"""The rows of a table of results or targets, each with the indicator that it is for."""

from collections.abc import Iterator, Mapping

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cells import code_key, read_code
from qpr_core.frames.scorecards.context import Context, RowReader
from qpr_core.frames.scorecards.definitions import Known, data_rows
from qpr_core.frames.scorecards.recognised import Table


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
    names = {code_key(each.name): key for key, each in known.items()}
    keys: dict[str, str] = {}
    place, present = columns.parts.get(by), context.present(columns)
    for number in data_rows(source, columns, context, by, {*known, *names}):
        cell = None if place is None else source.rows[number][place]
        key = keys.get(cell) if isinstance(cell, str) else None
        if key is None:
            row = RowReader(context=context, table=source, columns=columns, row=number, present=present)
            key = _key(row, by, known, names, what)
            if key is None:
                continue
            if isinstance(cell, str):
                keys[cell] = key
        code = known[key].code
        yield RowReader(context=context, table=source, columns=columns, row=number, code=code, present=present), key


def _key(row: RowReader, by: str, known: Mapping[str, Known], names: Mapping[str, str], what: str) -> str | None:
    code = row.read(by, read_code)
    if code is None:
        if row.cell(by) is None:
            row.fault(TableError(f"row must have a {by}", shown="a blank cell"), by)
        return None
    key = code_key(code)
    found = key if key in known else names.get(key) if by == "name" else None
    if found is None:
        rule = f"{what} must be for an indicator in the table of indicators"
        row.fault(TableError(rule, shown=f"{by} {code!r}"), by)
    return found
