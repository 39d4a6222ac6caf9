"""The tables that a caller passes: data frames, or the sheets of a workbook."""

from collections.abc import Iterable
from os import PathLike

from attrs import evolve

from qpr_core.errors import TableError, got
from qpr_core.frames.scorecards.cell_faults import CellFaults
from qpr_core.frames.scorecards.data_frames import table_of
from qpr_core.frames.scorecards.group_headings import grouping_of
from qpr_core.frames.scorecards.headings import plain
from qpr_core.frames.scorecards.indicator_rows import DEFINITION, THRESHOLDS
from qpr_core.frames.scorecards.long_results import LONG
from qpr_core.frames.scorecards.options import Options, Role
from qpr_core.frames.scorecards.recognised import Table, recognise, roles_of
from qpr_core.frames.scorecards.sheets import tables_of
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.scorecards.targets import TARGETS
from qpr_core.frames.scorecards.workbook_sheets import read_sheets

_ALLOWED = {"indicators": DEFINITION, "results": LONG, "targets": TARGETS}
"""The parts that a table may have, by what it is read as."""


_ROW_OF_RESULT = frozenset({"value", "numerator", "denominator", "marker", "comparator", "year", "quarter", "period"})
"""The parts of a row in a long table, which a wide table has no place for."""


NOTHING = SourceTable(name="the tables", headings=(), rows=(), numbers=())
"""The table that faults of a source without tables are at."""


_REPEATED = frozenset({"name", "service", "owner", "unit", "polarity"})
"""The parts of a definition that tables of results and targets often repeat."""


def is_workbook(source: object) -> bool:
    """Return True if *source* is a path or an open file."""
    return isinstance(source, str | PathLike) or hasattr(source, "read")


def open_tables(
    source: object,
    results: object | None,
    targets: object | None,
    options: Options,
    *,
    only: Role | None = None,
) -> tuple[list[Table], list[str]]:
    """Open the tables, recognise their columns, and list every part left out.

    Args:
        source: A workbook or a table.
        results: A table of results, if *source* is not a workbook.
        targets: A table of targets, if *source* is not a workbook.
        options: How to read them.
        only: What *source* is read as. If None, its headings show it.

    Raises:
        TableError: If *source* is neither a workbook nor a table.
    """
    if is_workbook(source):
        if results is not None or targets is not None:
            raise TableError(
                "results= and targets= must not be passed with a workbook (name its sheets in sheets=)", given=source
            )
        tables, notices = tables_of(read_sheets(source), options, options.sheets)  # type: ignore[arg-type]  # a path or a file
    else:
        if options.sheets:
            raise TableError("sheets= must be passed only with a workbook", given=options.sheets)
        tables, notices = list(_frames(source, results, targets, options, only)), []
    if only != "results":
        tables = _with_one_kind_of_definitions(tables)
    if only == "indicators" and is_workbook(source):
        left_out = [table for table in tables if table.roles == {"results"}]
        notices += [f"{table.source.shown_name} has results and was not read" for table in left_out]
        tables = [table for table in tables if table.roles != {"results"}]
    if only == "results":
        left_out = [table for table in tables if "results" not in table.roles]
        notices += [f"{table.source.shown_name} has no results and was not read" for table in left_out]
        tables = [evolve(table, roles=frozenset({only})) for table in tables if "results" in table.roles]
    if not any("indicators" in table.roles for table in tables) and {"polarity", "unit"} <= options.defaults.keys():
        tables = [
            evolve(table, roles=table.roles | {"indicators"} if "results" in table.roles else table.roles)
            for table in tables
        ]
    return tables, notices


def _with_one_kind_of_definitions(tables: list[Table]) -> list[Table]:
    """Read tables without polarities as results alone if a different one has them.

    Whole definitions have a polarity and a unit.
    """

    def is_whole(table: Table) -> bool:
        return "indicators" in table.roles and {"polarity", "unit"} <= set(table.columns.parts)

    if not any(is_whole(table) for table in tables):
        return tables
    both: frozenset[Role] = frozenset({"indicators", "results"})
    return [
        evolve(table, roles=table.roles - {"indicators"}) if both <= table.roles and not is_whole(table) else table
        for table in tables
    ]


def missing_tables(tables: Iterable[Table], wanted: Iterable[Role], faults: CellFaults) -> None:
    """Keep each kind of table that is wanted and not there as a fault."""
    found = list(tables)
    place = found[0].source.place() if found else NOTHING.place()
    for role in wanted:
        if not any(role in table.roles for table in found):
            faults.add(TableError(_missing(role), shown="; ".join(map(_described, found)) or "no table"), place)


def _frames(
    source: object, results: object | None, targets: object | None, options: Options, only: Role | None
) -> Iterable[Table]:
    first = only or ("table" if results is None else "indicators")
    given = {first: source, "results": results, "targets": targets} if only != "results" else {first: source}
    for name, frame in given.items():
        if frame is not None or name == first:
            table = table_of(frame, name)
            columns = recognise(table, options)
            roles: frozenset[Role] = frozenset({name}) if name in _ALLOWED else frozenset()  # type: ignore[arg-type]  # each is a role
            if name == "table" or only == "indicators":
                roles |= roles_of(columns)
            elif name == "indicators":
                roles |= roles_of(columns) & {"targets"}
            yield Table(source=table, columns=columns, roles=roles)


def _missing(role: Role) -> str:
    remedy = {
        "indicators": "with a code or a name, and a polarity and a unit or defaults for them",
        "results": "with a code or a name, and a column for each period or columns for a period and a value",
        "targets": "with a code or a name, since and target",
    }[role]
    return f"tables must include a table of {role} {remedy} (correct its headings, or pass layout=)"


def _described(table: Table) -> str:
    headings = ", ".join(repr(table.source.heading(column)) for column in range(len(table.source.headings)))
    return f"{table.source.shown_name} with the headings {headings}"


def check_columns(table: Table, faults: CellFaults, notices: list[str]) -> None:
    """Keep columns that are unknown, repeated or in the wrong table as faults.

    Names, services, units and polarities in a table of results are left out with a notice.
    """
    if not table.roles:
        rule = "sheet must have a column of codes or names (correct its heading, or leave the sheet out with sheets=)"
        faults.add(TableError(rule, shown=_described(table)), table.source.place())
        return
    _check_headings(table, faults)
    _check_parts(table, faults, notices)
    if "results" in table.roles:
        _check_wide(table, faults)
    else:
        _check_no_results(table, faults)
    for row, column in table.uncalculated:
        rule = "formula must have a calculated result (open the workbook in Excel, and save it)"
        faults.add(TableError(rule, shown="no result"), table.source.place(row, column))


def _check_headings(table: Table, faults: CellFaults) -> None:
    source, columns = table.source, table.columns
    for column in columns.unknown:
        if any(row[column] is not None for row in source.rows) or source.heading(column):
            rule = "heading must be known (correct it, name it in layout= or groupings=, or pass it in ignore=)"
            shown = got(source.heading(column)) if source.heading(column) else "a blank cell over figures"
            faults.add(TableError(rule, shown=shown), source.place(None, column))
    for column, part in columns.repeated:
        name = part.replace("_", " ")
        rule = f"column for {name} must occur once (name one of them in layout=, or pass one in ignore=)"
        faults.add(TableError(rule, given=source.heading(column)), source.place(None, column))


def _check_parts(table: Table, faults: CellFaults, notices: list[str]) -> None:
    source, columns = table.source, table.columns
    allowed = {part for role in table.roles for part in _ALLOWED[role]}
    if any(part == "target" for _, part, _ in columns.periods):
        allowed |= {*THRESHOLDS} - {"target"}
    for part, column in columns.parts.items():
        is_place = grouping_of(part) is not None
        if part in allowed or (is_place and "indicators" in table.roles):
            continue
        if part in _REPEATED or is_place:
            notices.append(f"{source.place(None, column)} repeats the table of indicators and was not read")
        else:
            rule = f"column for {part.replace('_', ' ')} must be in a different table (move it, or pass it in ignore=)"
            faults.add(TableError(rule, given=source.heading(column)), source.place(None, column))


def _check_no_results(table: Table, faults: CellFaults) -> None:
    """Keep columns of periods as faults, except for those of targets."""
    for column, part, _ in table.columns.periods:
        if part != "target" or "targets" not in table.roles:
            rule = "column of a period must be in a table of results (move it, or pass it in ignore=)"
            heading = table.source.heading(column)
            faults.add(TableError(rule, given=heading), table.source.place(None, column))
    if "published" in table.columns.parts:
        column = table.columns.parts["published"]
        rule = "column of published ratings must be in a table of results (move it, or pass it in ignore=)"
        faults.add(TableError(rule, given=table.source.heading(column)), table.source.place(None, column))


def _check_wide(table: Table, faults: CellFaults) -> None:
    """Keep a table of results without periods, and columns that need one, as faults."""
    source, columns = table.source, table.columns
    if columns.is_long:
        return
    if not any(part in {"value", "numerator"} for _, part, _ in columns.periods):
        rule = "table of results must have a column for each period, or columns for a period and a value"
        faults.add(TableError(rule, shown=_described(table)), source.place())
        return
    for part in sorted(_ROW_OF_RESULT & set(columns.parts)):
        column = columns.parts[part]
        rule = (
            "column must be in a table with a row for each result (move it there, or pass it in ignore=)"
            if part in {"comparator", "marker"}
            else "heading must have a period, as the other results have (write it, or pass the column in ignore=)"
        )
        faults.add(TableError(rule, given=source.heading(column)), source.place(None, column))


def ignored_columns(tables: Iterable[Table], options: Options) -> tuple[tuple[str, ...], list[str]]:
    """Return the places of ignored columns, and a notice for each unknown one."""
    places: list[str] = []
    met: set[str] = set()
    for table in tables:
        ignored = options.ignored_in(table.source.name)
        for column in range(len(table.source.headings)):
            heading = plain(table.source.heading(column))
            if heading in ignored:
                met.add(heading)
                places.append(f"{table.source.place(None, column)} ({table.source.heading(column)!r})")
    strange = sorted({heading for headings in options.ignored.values() for heading in headings} - met)
    return tuple(places), [f"no table has the ignored column {heading!r}" for heading in strange]
